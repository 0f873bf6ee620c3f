"""What a database costs: beside extraction, when nothing has changed, and when a run is killed.

    python benchmarks/adding.py GOLD.jsonl [--documents 30] [--rounds 5] [--unchanged 10000] [--kills 50] [--seed 1]

- Adding: `inquit add` and `inquit extract -o x.jsonl` take turns on the same articles; the ratio of the processor time
  is taken round by round, the median counts. The bar is 1.05.
- Nothing changed: so many short documents are put into a database, then added again; the second run against what
  reading them took. The bar is a hundredth.
- Kills: the same command is killed (SIGKILL) at random moments; after each, `PRAGMA integrity_check` must be ok, every
  document whole, and the same command must end with what an undisturbed one has.

Exit code 1 where a bar is missed. Not for Windows.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

DEAREST = 1.05
UNCHANGED = 0.01
PARAGRAPH = "“We have {n} boats,” said Ann Lee, the mayor of Springfield. She added that nobody had asked for more.\n\n"
# What a document is made of, whichever numbers its rows have and whenever it came.
WHOLE = """
SELECT documents.key, statements.row, statements.statement, statements.confidence, speakers.name, people.name
FROM documents
LEFT JOIN statements ON statements.document_id = documents.id
LEFT JOIN speakers ON speakers.id = statements.speaker_id
LEFT JOIN people ON people.id = statements.person_id
ORDER BY 1, 2
"""
# Documents of which a part is missing: each text here has the same number of statements for each paragraph.
HAS_TABLES = "SELECT 1 FROM sqlite_master WHERE name = 'statements'"
PARTS = "SELECT document_id, COUNT(*) FROM statements GROUP BY document_id"


def main() -> int:
    """Measure what is asked for, print it, and say whether the bars are reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="JSON Lines with a text a line")
    parser.add_argument("--documents", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--unchanged", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reached = [
            not args.rounds or adding(folder, args.gold, args.documents, args.rounds),
            not args.unchanged or nothing_changed(folder, args.unchanged),
            not args.kills or kills(folder, args.kills, random.Random(args.seed)),
        ]
    return 0 if all(reached) else 1


def adding(folder: Path, gold: Path, documents: int, rounds: int) -> bool:
    """The cost beside extraction."""
    articles = folder / "articles.jsonl"
    records = map(json.loads, gold.read_text(encoding="utf-8").splitlines()[:documents])
    articles.write_text("".join(json.dumps({"id": one["id"], "text": one["text"]}) + "\n" for one in records))
    ratios = []
    for number in range(rounds):
        database = folder / f"cost{number}.db"
        add, extract = ("add", str(database), "articles.jsonl"), ("extract", "articles.jsonl", "-o", "out.jsonl")
        # In turn, each first in half of the rounds, so that a machine whose speed drifts harms both alike.
        if number % 2:
            took_extract, took_add = inquit(folder, *extract), inquit(folder, *add)
        else:
            took_add, took_extract = inquit(folder, *add), inquit(folder, *extract)
        ratios.append(took_add / took_extract)
    middle = statistics.median(ratios)
    print(f"adding {documents} articles against extracting to JSON Lines: {middle:.3f}", spread(ratios))
    return middle <= DEAREST


def nothing_changed(folder: Path, documents: int) -> bool:
    """The cost of adding the same once more, against that of the first time."""
    rows = folder / "rows.jsonl"
    with rows.open("w", encoding="utf-8") as file:
        for number in range(documents):
            file.write(json.dumps({"id": f"d{number}", "text": PARAGRAPH.format(n=number) * 8}) + "\n")
    command = ("add", str(folder / "rows.db"), "rows.jsonl", "--engine", "rules")
    first, again = inquit(folder, *command), inquit(folder, *command)
    print(f"{documents} unchanged documents: {again:.1f} s against {first:.1f} s, {again / first:.4f}")
    return again / first <= UNCHANGED


def kills(folder: Path, count: int, dice: random.Random) -> bool:
    """What is left of a run that is killed, and whether the same command goes on."""
    texts = folder / "texts"
    texts.mkdir()
    for number in range(20):
        (texts / f"{number}.txt").write_text(PARAGRAPH.format(n=number) * (number + 1), encoding="utf-8")
    begin = time.monotonic()
    inquit(folder, *killed_command("whole.db"))
    duration = time.monotonic() - begin
    whole, parts = rows_of(folder / "whole.db", WHOLE), set(rows_of(folder / "whole.db", PARTS))
    sizes = {number for _, number in parts}
    breaches = []
    left = []
    for number in range(count):
        name = f"killed{number}.db"
        run_and_kill(folder, killed_command(name), dice.uniform(0.2, 1.05) * duration)
        database = folder / name
        if database.exists():
            if rows_of(database, "PRAGMA integrity_check") != [("ok",)]:
                breaches.append(f"kill {number}: damaged")
            some = rows_of(database, PARTS) if rows_of(database, HAS_TABLES) else []
            left.append(len(some))
            if any(found not in sizes for _, found in some):
                breaches.append(f"kill {number}: a part of a document")
        inquit(folder, *killed_command(name))
        if rows_of(database, WHOLE) != whole:
            breaches.append(f"kill {number}: the finished result differs")
    midway = sum(0 < found < len(parts) for found in left)
    print(f"{count} kills, {midway} of them with some documents done; breaches: {len(breaches)}")
    print(*breaches, sep="\n")
    return not breaches


def killed_command(database: str) -> tuple[str, ...]:
    return ("add", database, "texts", "--engine", "rules", "--jobs", "1")


def run_and_kill(folder: Path, command: Sequence[str], after: float) -> None:
    """Begin a command, and kill all of its processes after so many seconds."""
    with subprocess.Popen(
        [sys.executable, "-m", "inquit", *command],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def inquit(folder: Path, *arguments: str) -> float:
    """The processor time of a command, in seconds."""
    before = used()
    done = subprocess.run([sys.executable, "-m", "inquit", *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"inquit {' '.join(arguments)}: {done.stderr}")
    return used() - before


def used() -> float:
    """The processor time of all children so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def rows_of(database: Path, query: str) -> list[tuple[object, ...]]:
    """What a query finds, by Python's own sqlite3."""
    connection = sqlite3.connect(database)
    try:
        return list(connection.execute(query))
    finally:
        connection.close()


def spread(ratios: Sequence[float]) -> str:
    return f"({min(ratios):.3f} to {max(ratios):.3f}, {len(ratios)} rounds)"


if __name__ == "__main__":
    raise SystemExit(main())
