"""Whether `inquit score` gives the same figures, to the last digit, as another program that scores the common format.

    python benchmarks/scorer_agreement.py SCORE.py GOLD.jsonl PRED.jsonl [PRED.jsonl ...] [--perturbed N]

SCORE.py is run as `SCORE.py GOLD PRED --json`. Each prediction file is compared as it is, then N times perturbed: rows
dropped, doubled, moved, split, cut off from their speaker or given another, cues and sources taken away. The gold
itself is compared as predictions, too. Exit code 1 where any figure differs.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from inquit.scoring import Signature, compare_all, read_gold, read_predictions, report, report_record

Row = dict[str, Any]


def main() -> int:
    """Compare, print a line a comparison, and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path, nargs="*")
    parser.add_argument("--perturbed", type=int, default=3, metavar="N")
    args = parser.parse_args()
    differ = 0
    with tempfile.TemporaryDirectory() as folder:
        for label, path in cases(args.gold, args.predictions, args.perturbed, Path(folder)):
            begin = time.perf_counter()
            ours = figures(args.gold, path)
            middle = time.perf_counter()
            theirs = json.loads(
                subprocess.run(
                    [sys.executable, args.scorer, args.gold, path, "--json"], check=True, capture_output=True, text=True
                ).stdout
            )
            wrong = {name: (value, ours.get(name)) for name, value in theirs.items() if ours.get(name) != value}
            differ += bool(wrong)
            numbers = sum(len(value) if isinstance(value, dict) else 1 for value in theirs.values())
            took = f"{middle - begin:.1f} s, the other {time.perf_counter() - middle:.1f} s"
            print(f"{'DIFFERS' if wrong else 'equal'}: {label}, {numbers} numbers; {took}")
            for name, (value, mine) in wrong.items():
                print(f"    {name}: {value} there, {mine} here")
    return 1 if differ else 0


def figures(gold: Path, predictions: Path) -> dict[str, Any]:
    """The figures of `inquit score`, without the intervals, which are another matter."""
    documents = read_gold(gold.read_bytes(), gold.name)
    found = read_predictions(predictions.read_bytes(), predictions.name, documents)
    result = report(compare_all(documents, found), Signature("", None, None, "", len(documents)))
    out: dict[str, Any] = report_record(result)["figures"]
    return out


def cases(gold: Path, predictions: list[Path], perturbed: int, folder: Path) -> Iterator[tuple[str, Path]]:
    """The prediction files to compare with."""
    for path in (gold, *predictions):
        yield f"{gold.name} with {path.name}", path
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        texts = {d["id"]: d["text"] for d in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
        for seed in range(perturbed):
            scratch = folder / "perturbed.jsonl"
            with scratch.open("w", encoding="utf-8") as out:
                for record in perturb(records, texts, random.Random(seed)):
                    out.write(json.dumps(record) + "\n")
            yield f"{gold.name} with {path.name} perturbed ({seed})", scratch


def perturb(records: list[Row], texts: dict[str, str], chance: random.Random) -> Iterator[Row]:
    """The records with damage of every kind; some are left out."""
    changes: list[Callable[[Row, str, random.Random], list[Row]]] = [drop, double, move, split, rename, bare, same]
    for record in records:
        if chance.random() < 0.05:  # noqa: PLR2004 - a document now and then
            continue
        text = texts[record["id"]]
        names = [quote.get("speaker") for quote in record["quotes"]] or [None]
        rows: list[Row] = []
        for quote in record["quotes"]:
            copy = {**quote, "other": chance.choice(names)}
            rows += chance.choice(changes)(copy, text, chance) if chance.random() < 0.5 else [copy]  # noqa: PLR2004
        yield {"id": record["id"], "seconds": chance.choice([0, 0.1234, chance.random()]), "quotes": rows}


def same(row: Row, text: str, chance: random.Random) -> list[Row]:
    """Unchanged."""
    return [row]


def drop(row: Row, text: str, chance: random.Random) -> list[Row]:
    """Missed."""
    return []


def double(row: Row, text: str, chance: random.Random) -> list[Row]:
    """Found twice, with two speakers."""
    return [row, {**row, "speaker": row["other"]}]


def move(row: Row, text: str, chance: random.Random) -> list[Row]:
    """With other edges."""
    moved = []
    for start, end in row["content"]:
        start = max(0, start + chance.randint(-9, 9))
        moved.append([start, max(start + 1, min(len(text), end + chance.randint(-30, 30)))])
    return [{**row, "content": [[s, min(e, len(text))] for s, e in moved if s < len(text)] or row["content"]}]


def split(row: Row, text: str, chance: random.Random) -> list[Row]:
    """In two halves, whose similarity to the whole is then equal."""
    start, end = row["content"][0]
    middle = (start + end) // 2
    if middle in (start, end):
        return [row]
    return [{**row, "content": [[start, middle]]}, {**row, "content": [[middle, end], *row["content"][1:]]}]


def rename(row: Row, text: str, chance: random.Random) -> list[Row]:
    """With another speaker, a title, a description, or none."""
    name = row.get("speaker") or "Nobody"
    changed = chance.choice([row["other"], None, "", f"Mr. {name}", f"{name}, a commissioner", name.split()[-1]])
    return [{**row, "speaker": changed}]


def bare(row: Row, text: str, chance: random.Random) -> list[Row]:
    """Without cue and source."""
    return [{**row, "cue": [], "source": []}]


if __name__ == "__main__":
    sys.exit(main())
