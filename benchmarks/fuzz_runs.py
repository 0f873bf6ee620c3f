"""Long runs of fuzzing: in chunks, each in a process of its own that is watched, with a log that a run goes on from.

A script gives what one chunk does. Its process notes what it is about to try before it tries it, so that what hangs it,
or ends it, is known. Each chunk is a line of the log; what was found is a file in the corpus, one a kind.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

__all__ = ["Notes", "Run", "arguments", "run", "signature_of"]

ROOT = Path(__file__).resolve().parents[1]
HANGS = 60.0  # seconds that nothing may take
_WAITS = 10  # times as long as that a process may be given no time to work, or wait for another
_POLL = 0.5
_FAULTS = ("exceptions", "breaches", "hangs", "deaths")
# Libraries below spaCy would start a thread a core in every process.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Notes:
    """What the process of a chunk notes: what it is about to try, how much is done, and what it found."""

    def __init__(self, place: Path, corpus: Path) -> None:
        self._file = place.open("wb", buffering=0)
        self.corpus = corpus
        self.done = 0
        self.counts: Counter[str] = Counter()
        self.slowest: tuple[float, str] = (0.0, "")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def about_to(self, items: Any) -> None:
        """Note what is tried next."""
        told = {"items": items, "done": self.done, "counts": self.counts, "slowest": self.slowest}
        data = json.dumps(told).encode() + b"\n"
        os.pwrite(self._file.fileno(), data, 0)
        self._file.truncate(len(data))

    def found(self, kind: str, signature: str, what: dict[str, Any], shrink: Callable[[], str] | None = None) -> None:
        """Count a fault, and keep the first of its signature, shrunk."""
        self.counts[kind] += 1
        keep(self.corpus, kind, signature, what, shrink)


def keep(
    corpus: Path, kind: str, signature: str, what: dict[str, Any], shrink: Callable[[], str] | None = None
) -> None:
    """Write a finding, unless there is one of that signature."""
    place = corpus / "findings" / f"{kind}-{hashlib.sha256(signature.encode()).hexdigest()[:12]}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        place.write_text(json.dumps({"signature": signature, **what}), encoding="utf-8")
        if shrink is not None:
            place.write_text(json.dumps({"signature": signature, "shrunk": shrink(), **what}, indent=1))


def signature_of(error: BaseException) -> str:
    """Where an exception came from, in words that are the same for all of its kind."""
    frames = traceback.extract_tb(error.__traceback__)
    last = [f"{Path(frame.filename).name}:{frame.name}: {frame.line}" for frame in frames[-3:]]
    return f"{type(error).__name__}: {re.sub('[0-9]+', '0', str(error))[:80]} | " + " | ".join(last)


@dataclass
class Run:
    """One chunk of a run, as its process gets it."""

    seed: int
    chunk: int
    size: int
    corpus: Path


def arguments(about: str, total: int, size: int) -> argparse.ArgumentParser:
    """The options of every script that fuzzes."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--total", type=int, default=total, help=f"how many in all, those in the log too ({total})")
    parser.add_argument("--size", type=int, default=size, help=f"of a chunk ({size})")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e6, help="no chunk is begun after so many")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of what is of interest and what is found")
    parser.add_argument("--log", type=Path, required=True, help="a line a chunk; a run goes on behind its last")
    parser.add_argument("--sum", action="store_true", help="only sum up the log")
    parser.add_argument("--chunk", type=int, help=argparse.SUPPRESS)
    return parser


def run(args: argparse.Namespace, chunk: Callable[[Run, Notes], None]) -> int:
    """Do one chunk, sum up, or see to all chunks; the exit code is 1 where anything was found."""
    if args.chunk is not None:
        faulthandler.enable()
        with Notes(_notes_of(args, args.chunk), args.corpus) as notes:
            chunk(Run(args.seed, args.chunk, args.size, args.corpus), notes)
            notes.about_to(None)
        return 0
    if not args.sum:
        _Overseer(args).work()
    return _summed_up(args.log)


def _notes_of(args: argparse.Namespace, number: int) -> Path:
    args.corpus.mkdir(parents=True, exist_ok=True)
    place: Path = args.corpus / f"notes-{Path(sys.argv[0]).stem}-{number}.json"
    return place


class _Overseer:
    """Begins chunks, watches them, and logs them."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self._lock = threading.Lock()
        self._begin = time.monotonic()
        self._stopped = False
        args.log.parent.mkdir(parents=True, exist_ok=True)
        lines = list(_lines(args.log))
        self._done = sum(line["done"] for line in lines)
        self._next = max((line["chunk"] for line in lines), default=-1) + 1
        self._under_way = 0
        self._commit = _commit()

    def work(self) -> None:
        """Until so many are done, the time is over, or the process is told to end."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        with ThreadPoolExecutor(self._args.jobs) as pool:
            for future in [pool.submit(self._chunks) for _ in range(self._args.jobs)]:
                future.result()

    def _stop(self, *_: object) -> None:
        self._stopped = True

    def _chunks(self) -> None:
        while (number := self._another()) is not None:
            line = self._watched(number)
            with self._lock, self._args.log.open("a", encoding="utf-8") as log:
                log.write(json.dumps(line) + "\n")
                self._done += line["done"]
                self._under_way -= self._args.size
            if line["counts"]["deaths"] and not line["done"]:  # it cannot even begin, and no other will
                self._stopped = True

    def _another(self) -> int | None:
        with self._lock:
            over = time.monotonic() - self._begin > self._args.minutes * 60
            if self._stopped or over or self._done + self._under_way >= self._args.total:
                return None
            self._under_way += self._args.size
            self._next += 1
            return self._next - 1

    def _watched(self, number: int) -> dict[str, Any]:
        """The line of a chunk; one that hangs or dies ends early."""
        notes, errors = _notes_of(self._args, number), self._args.corpus / f"errors-{number}.txt"
        notes.write_bytes(b"{}")
        begin, before = time.time(), _cpu_of_children()
        command = [sys.executable, *sys.argv, "--chunk", str(number)]
        with errors.open("wb") as stream:
            child = subprocess.Popen(command, stderr=stream, env={**os.environ, **dict.fromkeys(_THREADS, "1")})
        fault = self._fault(child, notes)
        told = json.loads(notes.read_bytes() or b"{}")
        counts = Counter(told.get("counts", {}))
        if fault:
            counts[fault] += 1
            said = errors.read_text(errors="replace")[-5000:]
            keep(self._args.corpus, fault, f"{number} {told.get('items')}", {"items": told.get("items"), "said": said})
        notes.unlink()
        errors.unlink()
        return {
            "chunk": number,
            "commit": self._commit,
            "done": told.get("done", 0),
            "seconds": round(time.time() - begin, 1),
            "cpu": round(_cpu_of_children() - before, 1),  # of all jobs, where there are several
            "counts": counts,
            "slowest": told.get("slowest"),
            "ended": time.strftime("%F %T"),
        }

    def _fault(self, child: subprocess.Popen[bytes], notes: Path) -> str | None:
        watch = _Watch(child.pid, notes)
        while child.poll() is None:
            time.sleep(_POLL)
            if self._stopped:
                child.kill()
                child.wait()
                return None
            if watch.hangs():
                child.send_signal(signal.SIGABRT)  # faulthandler says where it was
                child.wait()
                return "hangs"
        return "deaths" if child.returncode else None


class _Watch:
    """Tells whether a process has been at one thing for too long: by its own time, as the machine may be busy."""

    def __init__(self, pid: int, notes: Path) -> None:
        self._pid, self._notes = pid, notes
        self._noted = (0.0, 0.0)  # when it last noted something, and how much it had worked then

    def hangs(self) -> bool:
        """Whether it works, or waits, without an end."""
        noted, worked = self._notes.stat().st_mtime, _cpu_of(self._pid)
        if noted != self._noted[0]:
            self._noted = (noted, worked)
        waited = time.time() - noted
        return waited > HANGS and (worked - self._noted[1] > HANGS or waited > HANGS * _WAITS)


def _cpu_of(pid: int) -> float:
    """The seconds that a process has worked; where that cannot be known, the time of day."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return time.time()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _cpu_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "rev-parse", "--short=10", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _lines(log: Path) -> Iterator[dict[str, Any]]:
    if log.exists():
        yield from map(json.loads, log.read_text(encoding="utf-8").splitlines())


def _summed_up(log: Path) -> int:
    """Print the sums of a log, by the commit that was tried and in all."""
    by_commit: dict[str, Counter[str]] = {}
    for line in _lines(log):
        for sums in (by_commit.setdefault(line["commit"], Counter()), by_commit.setdefault("in all", Counter())):
            sums.update({"done": line["done"], "seconds": line["seconds"], "cpu": line["cpu"], **line["counts"]})
    total = by_commit.pop("in all", Counter())
    for commit, sums in [*by_commit.items(), ("in all", total)]:
        faults = ", ".join(f"{sums[kind]} {kind}" for kind in _FAULTS)
        print(f"{commit:10} {sums['done']:9,} in {sums['seconds']:7,.0f} s ({sums['cpu']:7,.0f} s of CPU): {faults}")
    others = {key: n for key, n in sorted(total.items()) if key not in (*_FAULTS, "done", "seconds", "cpu")}
    print("  ".join(f"{key} {n:,}" for key, n in others.items()))
    slowest = max((line["slowest"] for line in _lines(log) if line["slowest"]), default=(0.0, ""))
    print(f"slowest: {slowest[0]:.2f} s {slowest[1]!r}")
    return 1 if any(total[kind] for kind in _FAULTS) else 0
