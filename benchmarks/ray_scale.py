"""What Ray costs beside `--jobs`, and what the driver holds: runs of the command, by processor time and memory.

    python benchmarks/ray_scale.py speed TEXTS.jsonl [--texts 2000] [--engine rules] [--workers 1 2]
    python benchmarks/ray_scale.py memory [--texts 2000 50000]

`speed` repeats the texts of a file until there are as many as are asked for, and reads them by `--jobs N` into one file
and by `--on ray --jobs N` into parts, one run after the other. Processor time is that of all processes of a run, which
does not depend on what else the machine does, as the clock does. `memory` has the rules read short made-up texts, and
prints what the process of the command itself held at most.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

SAMPLE = 0.25  # seconds between two looks at the processes
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
SHORT = "“We won {},” said Ann Lee."


@dataclass
class Processes:
    """All processes of a run, as they were seen last.

    seconds: of the processor, by number and start.
    memory: the most that each held, in bytes.
    names: what each was called.
    """

    root: int
    seconds: dict[tuple[int, str], float] = field(default_factory=dict)
    memory: dict[tuple[int, str], int] = field(default_factory=dict)
    names: dict[tuple[int, str], str] = field(default_factory=dict)

    def look(self) -> None:
        """See what runs now."""
        parents, found = {}, {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and (seen := _stat(entry)) is not None:
                name, fields = seen
                parents[int(entry.name)] = int(fields[1])
                found[int(entry.name)] = name, fields
        for pid, (name, fields) in found.items():
            if self._is_of_run(pid, parents):
                key = pid, fields[19]
                self.seconds[key] = (int(fields[11]) + int(fields[12])) / TICKS
                self.memory[key] = max(self.memory.get(key, 0), int(fields[21]) * PAGE)
                self.names[key] = name

    def _is_of_run(self, pid: int, parents: dict[int, int]) -> bool:
        while pid > 1:
            if pid == self.root:
                return True
            pid = parents.get(pid, 0)
        return False


def _stat(entry: Path) -> tuple[str, list[str]] | None:
    try:
        name, _, rest = (entry / "stat").read_text().partition("(")[2].rpartition(")")
    except OSError:
        return None
    return name, rest.split()


@dataclass(frozen=True)
class Run:
    """What a run took."""

    clock: float
    seconds: float
    driver: int
    largest: dict[str, int]


def run(arguments: Sequence[str]) -> Run:
    """Run the command, and see what it takes."""
    begin = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", "inquit", "extract", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as command:
        processes, ended = Processes(command.pid), threading.Event()

        def watch() -> None:
            while not ended.wait(SAMPLE):
                processes.look()

        watcher = threading.Thread(target=watch)
        watcher.start()
        assert command.stderr is not None
        said = command.stderr.read().decode()
        command.wait()
        ended.set()
        watcher.join()
    if command.returncode:
        raise SystemExit(f"{arguments} failed: {said}")
    clock = time.monotonic() - begin
    largest: dict[str, int] = {}
    for key, size in processes.memory.items():
        name = processes.names[key]
        largest[name] = max(size, largest.get(name, 0))
    driver = max(size for key, size in processes.memory.items() if key[0] == command.pid)
    return Run(clock, sum(processes.seconds.values()), driver, largest)


def articles(file: Path, number: int) -> Iterator[str]:
    """So many texts of a file, as lines, over and over again, each with an id of its own."""
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for count, record in enumerate(islice(cycle(records), number)):
        yield json.dumps({"id": f"a{count}", "text": record["text"]})


def speed(given: argparse.Namespace, folder: Path) -> None:
    """Ray beside `--jobs`."""
    corpus = folder / "texts.jsonl"
    lines = list(articles(given.file, given.texts))
    corpus.write_text("\n".join(lines), encoding="utf-8")
    words = sum(len(json.loads(line)["text"].split()) for line in lines)
    print(f"{given.texts:,} texts, {words:,} words, engine {given.engine}; load {os.getloadavg()[0]:.1f}")
    usual = [str(corpus), "--engine", given.engine]
    for workers in given.workers:
        jobs = ["--jobs", str(workers)]
        alone = run([*usual, "-o", str(folder / f"q{workers}.parquet"), *jobs])
        on_ray = run([*usual, "-o", str(folder / f"q{workers}"), "--on", "ray", *jobs])
        for name, one in ((f"--jobs {workers}", alone), (f"--on ray --jobs {workers}", on_ray)):
            print(
                f"{name:20} {one.seconds:8.1f} s of processor {words / one.seconds:8,.0f} words/s of processor "
                f"{one.clock:8.1f} s by the clock {words / one.clock:8,.0f} words/s"
            )
        more = on_ray.seconds / alone.seconds - 1, on_ray.clock / alone.clock - 1
        print(
            f"{'Ray takes':20} {more[0]:+8.1%} of processor, {more[1]:+.1%} by the clock; load {os.getloadavg()[0]:.1f}"
        )
        sizes = sorted(on_ray.largest.items(), key=lambda one: -one[1])[:6]
        print(" " * 21 + ", ".join(f"{name} {size / 1e6:,.0f} MB" for name, size in sizes))


def memory(given: argparse.Namespace, folder: Path) -> None:
    """What the driver holds."""
    for number in given.texts:
        corpus = folder / f"texts{number}.jsonl"
        corpus.write_text("\n".join(json.dumps({"id": f"a{n}", "text": SHORT.format(n)}) for n in range(number)))
        one = run([str(corpus), "-o", str(folder / f"m{number}"), "--on", "ray", "--engine", "rules", "--jobs", "2"])
        manifest = (folder / f"m{number}" / "manifest.json").stat().st_size
        print(
            f"{number:,} texts: the driver held {one.driver / 1e6:,.0f} MB; manifest {manifest / 1e6:,.1f} MB; "
            f"{one.seconds:,.0f} s of processor, {one.clock:,.0f} s by the clock; load {os.getloadavg()[0]:.1f}"
        )


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    fast = commands.add_parser("speed")
    fast.add_argument("file", type=Path)
    fast.add_argument("--texts", type=int, default=2_000)
    fast.add_argument("--engine", default="rules")
    fast.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    fast.set_defaults(does=speed)
    held = commands.add_parser("memory")
    held.add_argument("--texts", type=int, nargs="+", default=[2_000, 50_000])
    held.set_defaults(does=memory)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="inquit-") as folder:
        given.does(given, Path(folder))


if __name__ == "__main__":
    main()
