"""Kills: what is left of a run that is killed at any moment, and whether `--resume` makes the result whole.

    python benchmarks/kills.py [--kills 200] [--seed 1] [--formats jsonl,csv,xlsx,parquet,html,zip] [--jobs 1,2]

`inquit extract FOLDER -o FILE` is killed (SIGKILL; the command alone, or all of its processes at once) at a moment that
is drawn: half of them over the whole of its duration, half over what comes after its first result. Then

- FILE must be absent, or as it was before, or complete;
- no process of the run may go on;
- the same command with `--resume` must end well, with the content of an undisturbed run, and leave nothing else behind.

Exit code 1 where one of these does not hold. Not for Windows.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from tests.running import of_group  # noqa: E402
from tests.waiting import until  # noqa: E402

from inquit.io.outfile import journal_path  # noqa: E402

FORMATS = ("jsonl", "csv", "xlsx", "parquet", "html", "zip")
TEXTS = 20
# A kill may come a little after the end of an average run, so that the very end is met, too.
BEYOND = 1.05
# What a run does must be noticed when it happens.
PAUSE = 0.002
OLD = b"what was there before\n"
PARAGRAPH = "“We have {n} boats,” said Ann Lee, the mayor of Springfield. She added that nobody had asked for more.\n\n"
# What differs between two runs that find the same.
_SECONDS = re.compile(rb'("seconds": )[0-9.]+')


@dataclass(frozen=True, slots=True)
class Setup:
    """What is run: the ending of its output, and with how many processes."""

    ending: str
    jobs: int

    def command(self, *more: str) -> list[str]:
        """The command, to be run in the folder of the texts."""
        how = ("--engine", "rules", "--jobs", str(self.jobs))
        return [sys.executable, "-m", "inquit", "extract", "texts", *how, "-o", f"out.{self.ending}", *more]


@dataclass(slots=True)
class Tally:
    """What came of the kills of one setup."""

    left: Counter[str] = field(default_factory=Counter)  # what the file was then: absent, old or complete
    resumed: int = 0  # runs that took over what had been done
    breaches: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A run that nobody killed: what it wrote, and when it had its first result, and had ended, in seconds."""

    content: Any
    begun: float
    ended: float


def content(path: Path) -> Any:
    """What is in a file of results, without what differs from run to run."""
    data = path.read_bytes()
    if path.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    if path.suffix == ".parquet":
        import pyarrow.parquet

        return pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
    if path.suffix == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return _SECONDS.sub(rb"\1", data)


def make_texts(folder: Path) -> None:
    """Texts that a run takes together from a table, a page and files."""
    texts = folder / "texts"
    texts.mkdir()
    for number in range(TEXTS - 3):
        (texts / f"{number}.txt").write_text(PARAGRAPH.format(n=number) * (number + 1))
    rows = ({"id": f"row {number}", "text": PARAGRAPH.format(n=number)} for number in range(2))
    (texts / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (texts / "0.html").write_text(f"<html><body><article><p>{PARAGRAPH.format(n=77)}</p></article></body></html>")


def undisturbed(setup: Setup, folder: Path) -> Undisturbed:
    """How a run goes by itself."""
    out = folder / f"out.{setup.ending}"
    begin = time.monotonic()
    begun = 0.0
    with subprocess.Popen(setup.command(), cwd=folder, stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            if not begun and has_result(out):
                begun = time.monotonic() - begin
            time.sleep(PAUSE)
        ended = time.monotonic() - begin
        errors = b"" if process.stderr is None else process.stderr.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(setup.command())} fails by itself: {errors.decode()}")
    found = content(out)
    out.unlink()
    return Undisturbed(found, min(begun or ended, ended), ended)


def has_result(out: Path) -> bool:
    """Whether the run that writes this file has noted a result, beside what it was begun with."""
    with suppress(OSError):
        return journal_path(out).read_bytes().count(b"\n") > 1
    return False


class Kill:
    """One kill, and what comes after it."""

    def __init__(self, setup: Setup, normal: Undisturbed, folder: Path, draw: random.Random) -> None:
        self._setup, self._normal, self._folder = setup, normal, folder
        self._out = folder / f"out.{setup.ending}"
        self._has_old = draw.choice((True, False))
        self._whole_group = draw.choice((True, False))
        self._after_result = draw.choice((True, False))
        last = normal.ended - normal.begun if self._after_result else normal.ended
        self._moment = draw.uniform(0, last * BEYOND)

    def __str__(self) -> str:
        since = "its first result" if self._after_result else "its start"
        what = "all processes" if self._whole_group else "the command"
        return f"{self._setup.ending}, {self._setup.jobs} jobs, {what} killed {self._moment:.3f} s after {since}"

    def breaches(self, tally: Tally) -> Iterator[str]:
        """What does not hold."""
        if self._has_old:
            self._out.write_bytes(OLD)
        yield from self._killed()
        state = self._state()
        tally.left[state] += 1
        if state not in ("absent", "old", "complete"):
            yield state
        resumed = subprocess.run(self._setup.command("--resume"), cwd=self._folder, capture_output=True, check=False)
        said = resumed.stderr.decode()
        tally.resumed += "done before" in said
        if resumed.returncode:
            yield f"--resume ends with exit code {resumed.returncode}: {said.strip()}"
        elif self._state() != "complete":
            yield f"--resume brings something else: {said.strip()}"
        left = sorted(path.name for path in self._folder.iterdir() if path not in (self._out, self._folder / "texts"))
        if left:
            yield f"left behind: {', '.join(left)}"

    def clear(self) -> None:
        """Leave nothing but the texts."""
        for path in self._folder.iterdir():
            if path.is_file():
                path.unlink()

    def _killed(self) -> Iterator[str]:
        process = subprocess.Popen(
            self._setup.command(),
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        if self._after_result:
            while not has_result(self._out) and process.poll() is None:
                time.sleep(PAUSE)
        time.sleep(self._moment)
        with suppress(ProcessLookupError):
            if self._whole_group:
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
        if not until(lambda: not of_group(process.pid)):
            yield f"processes go on: {of_group(process.pid)}"

    def _state(self) -> str:
        if not self._out.exists():
            return "absent"
        if self._has_old and self._out.read_bytes() == OLD:
            return "old"
        try:
            return "complete" if content(self._out) == self._normal.content else "something else than a whole result"
        except Exception as error:  # noqa: BLE001 - whatever a library raises at half a file
            return f"damaged ({type(error).__name__})"


def run(kills: int, setups: list[Setup], seed: int, folder: Path) -> dict[Setup, Tally]:
    """Kill as often as asked for, one setup after the other."""
    draw = random.Random(seed)
    make_texts(folder)
    drawn = setups[:kills]
    normal = {setup: undisturbed(setup, folder) for setup in drawn}
    tallies = {setup: Tally() for setup in drawn}
    for number in range(kills):
        setup = drawn[number % len(drawn)]
        kill = Kill(setup, normal[setup], folder, draw)
        for breach in kill.breaches(tallies[setup]):
            tallies[setup].breaches.append(breach)
            print(f"kill {number}: {kill}: {breach}", file=sys.stderr, flush=True)
        kill.clear()
    return tallies


def table(tallies: dict[Setup, Tally]) -> str:
    """What came of it, a row a setup."""
    head = (
        "| format | jobs | kills | absent | old | complete | took over | breaches |\n|---|---|---|---|---|---|---|---|"
    )
    rows = [
        f"| {setup.ending} | {setup.jobs} | {tally.left.total()} | {tally.left['absent']} | {tally.left['old']} "
        f"| {tally.left['complete']} | {tally.resumed} | {len(tally.breaches)} |"
        for setup, tally in tallies.items()
    ]
    return "\n".join([head, *rows])


def main() -> int:
    """Run it; the exit code."""
    parser = argparse.ArgumentParser(description="What is left of a run that is killed, and what --resume makes of it.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", default=",".join(FORMATS), help="endings of output files")
    parser.add_argument("--jobs", default="1,2")
    given = parser.parse_args()
    setups = [Setup(ending, int(jobs)) for ending, jobs in product(given.formats.split(","), given.jobs.split(","))]
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        tallies = run(given.kills, setups, given.seed, Path(folder))
    print(table(tallies))
    broken = sum(len(tally.breaches) for tally in tallies.values())
    print(f"\n{given.kills} kills, {broken} breaches, {(time.monotonic() - begin) / 60:.0f} minutes")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
