"""How much faster several processes read, and whether what they write is the same.

    python benchmarks/parallel.py GOLD.jsonl [--jobs 1 2 4] [--rounds 3] [--documents N]

Each round runs `inquit extract GOLD.jsonl --format jsonl --jobs N` once for every N, in turn, so that a machine whose
speed drifts harms all alike. The time is that of the whole command, loading the pipeline included. The ratio to one
process is taken round by round; quote the median. Where other programs use the machine, look at the processor time,
too: N processes cannot be faster than N times what they spend in all beside one.

Where Linux says it, the last column is how much memory one process more takes: what no other process has of the memory
of all processes of a run, at its most, beside that of a run of one, for each that is more.

Exit code 1 where an output differs in anything but `seconds`.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from inquit.settings import available_cores

# Seconds between two looks at the memory, of which each takes some milliseconds a process.
_PAUSE = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command.

    Seconds on the clock and of the processors, what it wrote without its `seconds`, and how many MiB of memory it had
    at its most that no other process shared.
    """

    clock: float
    processors: float
    output: bytes
    private: float


def main() -> int:
    """Run, print a line a number of processes, and say whether the outputs are equal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="JSON Lines with a text a line")
    parser.add_argument("--jobs", type=int, nargs="+", default=range(1, available_cores() + 1))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--documents", type=int, default=None, help="only the first so many")
    args = parser.parse_args()
    lines = args.gold.read_text(encoding="utf-8").splitlines(keepends=True)[: args.documents]
    words = sum(len(json.loads(line)["text"].split()) for line in lines)
    numbers = sorted({1, *args.jobs})
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "gold.jsonl")
        source.write_text("".join(lines), encoding="utf-8")
        rounds = [[run(source, jobs) for jobs in numbers] for _ in range(args.rounds)]
    print(f"{len(lines)} documents, {words} words, {args.rounds} rounds, {available_cores()} cores")
    print("processes  seconds  words/s  ratio (from - to)       processor s  at most  MiB for one more")
    for jobs, runs in zip(numbers, zip(*rounds, strict=True), strict=True):
        print(line(words, jobs, runs, [each[0] for each in rounds]))
    equal = len({each.output for runs in rounds for each in runs}) == 1
    print("the outputs are equal, byte for byte" if equal else "THE OUTPUTS DIFFER")
    return 0 if equal else 1


def line(words: int, jobs: int, runs: Sequence[Run], alone: Sequence[Run]) -> str:
    """The row of the table for so many processes."""
    clock = statistics.median(run.clock for run in runs)
    processors = statistics.median(run.processors for run in runs)
    ratios = sorted(one.clock / run.clock for one, run in zip(alone, runs, strict=True))
    limit = statistics.median(jobs * one.processors / run.processors for one, run in zip(alone, runs, strict=True))
    spread = f"{statistics.median(ratios):5.2f} ({ratios[0]:.2f} - {ratios[-1]:.2f})"
    more = statistics.median(run.private - one.private for one, run in zip(alone, runs, strict=True)) / max(jobs - 1, 1)
    return f"{jobs:9}  {clock:7.1f}  {words / clock:7.0f}  {spread:22}  {processors:11.1f}  {limit:7.2f}  {more:16.0f}"


def run(source: Path, jobs: int) -> Run:
    """The command on this file with so many processes."""
    out = source.with_name("out.jsonl")
    options = ["-f", "jsonl", "-o", str(out), "--jobs", str(jobs)]
    command = [sys.executable, "-m", "inquit", "extract", str(source), *options]
    before, begin = processor_seconds(), time.perf_counter()
    process, private = subprocess.Popen(command), 0.0
    while process.poll() is None:
        private = max(private, sum(map(private_mib, family(process.pid))))
        time.sleep(_PAUSE)
    clock, processors = time.perf_counter() - begin, processor_seconds() - before
    if process.returncode:
        raise SystemExit(process.returncode)
    return Run(clock, processors, b"\n".join(without_seconds(row) for row in out.read_bytes().splitlines()), private)


def family(pid: int) -> list[int]:
    """A process with those that it has started, and those that they have; itself where the system does not say."""
    out = [pid]
    for one in out:
        with suppress(OSError):
            out += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
    return out


def private_mib(pid: int) -> float:
    """The memory of a process that no other has, too; 0 where the system does not say."""
    with suppress(OSError):
        fields = (row.split() for row in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines())
        return sum(int(field[1]) for field in fields if field[0].startswith("Private_")) / 1024
    return 0.0


def without_seconds(row: bytes) -> bytes:
    """A record without the one number that may differ."""
    before, _, after = row.partition(b'"seconds": ')
    return before + after.partition(b",")[2]


def processor_seconds() -> float:
    """What all processes that have ended, and their own, have spent."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
