"""Broken files: what the readers do with thousands of them a format.

    python benchmarks/fuzz_readers.py [--files 10000] [--seed 1] [--minutes 60] [--formats pdf,docx]

Files of every format, made from one article by `tests/made_inputs.py`, are cut, flipped, spliced, given to the readers
under their own name or a wrong one, and, where the format is an archive inside, also changed within. Every file must
end in texts or in sentences (a table in many of both), within the time and memory that the readers promise. Exit code 1
when one does not.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from tests.made_inputs import ARTICLE, MAKERS, archive  # noqa: E402

from inquit.document import Failure  # noqa: E402
from inquit.io.read_inputs import read_sources  # noqa: E402
from inquit.io.read_options import ReadOptions  # noqa: E402

MAX_SECONDS = 10.0
MAX_MEGABYTES = 1024
PACKED = ("docx", "epub", "zip")
# What the message of an exception says that no reader expects.
FAULT = "please report this"
# What a message says when a bound was needed, rather than a look at the file.
BOUNDS = {"time": "not read within", "memory": "needs more than", "died": "the process that read it ended"}


@dataclass
class Outcome:
    """What became of the files of one format."""

    format: str
    files: int = 0
    read: int = 0
    refused: int = 0
    bounds: dict[str, int] = field(default_factory=dict)
    slowest: float = 0.0
    slowest_file: int = 0  # its number
    seconds: float = 0.0
    megabytes: float = 0.0
    tracebacks: int = 0  # or what would have been one

    @property
    def good(self) -> bool:
        """Whether every file kept the promise."""
        return not self.tracebacks and self.slowest <= MAX_SECONDS and self.megabytes <= MAX_MEGABYTES


def main() -> None:
    """Fuzz each format in a process of its own, and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60.0, help="for each format; fewer files are read then")
    parser.add_argument("--formats", default=",".join(MAKERS))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(asdict(fuzz(args.one, args.files, args.seed, args.minutes * 60))))
        return
    print(f"seed {args.seed}")
    print(
        f"{'format':8} {'files':>6} {'read':>6} {'refused':>7} {'time':>5} {'memory':>6} {'died':>5} {'tracebacks':>10}"
        f" {'slowest (file)':>16} {'peak':>8} {'all':>7}"
    )
    outcomes = [_apart(name, args) for name in args.formats.split(",")]
    sys.exit(0 if all(outcome.good for outcome in outcomes) else 1)


def _apart(name: str, args: argparse.Namespace) -> Outcome:
    command = [sys.executable, __file__, "--one", name, "--files", str(args.files), "--seed", str(args.seed)]
    done = subprocess.run([*command, "--minutes", str(args.minutes)], capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: the readers raised an error\n{done.stderr[-2000:]}")
        return Outcome(name, tracebacks=1)
    outcome = Outcome(**json.loads(done.stdout))
    outcome.tracebacks += done.stderr.count("Traceback")
    bounds = " ".join(
        f"{outcome.bounds.get(key, 0):>{width}}" for key, width in (("time", 5), ("memory", 6), ("died", 5))
    )
    print(
        f"{outcome.format:8} {outcome.files:6} {outcome.read:6} {outcome.refused:7} {bounds} {outcome.tracebacks:10}"
        f" {outcome.slowest:6.2f} s ({outcome.slowest_file}) {outcome.megabytes:5.0f} MB {outcome.seconds:5.0f} s",
        flush=True,
    )
    return outcome


def fuzz(name: str, files: int, seed: int, seconds: float) -> Outcome:
    """Read so many broken files of a format, or as many as there is time for."""
    outcome = Outcome(name)
    bounds: Counter[str] = Counter()
    begin = time.monotonic()
    mutants = _mutants(name, files, random.Random(f"{seed} {name}"))
    with tempfile.TemporaryDirectory() as folder:
        paths = _timed(_written(Path(folder), name, mutants), outcome, begin + seconds)
        for found in read_sources(paths, io.BytesIO(), ReadOptions()):  # type: ignore[arg-type]  # a path at a time
            if isinstance(found, Failure):
                outcome.refused += 1
                outcome.tracebacks += FAULT in found.error
                bounds.update(key for key, words in BOUNDS.items() if words in found.error)
            else:
                outcome.read += 1
    outcome.bounds = dict(bounds)
    outcome.seconds = time.monotonic() - begin
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    outcome.megabytes = peak / 1024
    return outcome


def _written(folder: Path, name: str, mutants: Iterator[tuple[str, bytes]]) -> Iterator[str]:
    """The paths of the files, each there until the next is asked for; first a whole one, which loads libraries."""
    for number, (file_name, data) in enumerate(chain([(f"x.{name}", MAKERS[name](ARTICLE))], mutants)):
        path = folder / f"{number}-{file_name}"
        path.write_bytes(data)
        yield str(path)
        path.unlink()


def _timed(paths: Iterator[str], outcome: Outcome, end: float) -> Iterator[str]:
    """The same paths, the time between them taken, until the end."""
    for number, path in enumerate(paths):
        begin = time.monotonic()
        if begin > end:
            return
        yield path
        taken = time.monotonic() - begin
        if number:
            outcome.files += 1
            if taken > outcome.slowest:
                outcome.slowest, outcome.slowest_file = taken, number


def _mutants(name: str, files: int, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Names and contents of broken files."""
    originals = {ending: make(ARTICLE) for ending, make in MAKERS.items()}
    endings = list(MAKERS)
    for _ in range(files):
        data = originals[name]
        if name in PACKED and chance.random() < 0.5:  # noqa: PLR2004
            data = _changed_within(data, chance)
        else:
            data = _changed(data, originals, chance)
        ending = chance.choice(endings) if chance.random() < 0.2 else name  # noqa: PLR2004
        yield f"x.{ending}", data


def _changed(data: bytes, others: dict[str, bytes], chance: random.Random) -> bytes:
    """The bytes, cut, flipped, spliced or left as they are."""
    changed = bytearray(data)
    at = chance.randrange(len(changed))
    match chance.randrange(7):
        case 0:
            return data[:at]
        case 1:
            return data[at:]
        case 2:  # bits anywhere
            for _ in range(chance.choice((1, 4, 32, 256))):
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        case 3:  # a stretch is gone
            del changed[at : at + chance.choice((1, 16, 512))]
        case 4:  # a stretch stands there many times
            changed[at:at] = data[at : at + chance.choice((8, 64, 1024))] * chance.choice((2, 20, 200))
        case 5:  # the beginning of one format and the rest of another
            changed[at:] = others[chance.choice(list(others))][at:]
        case 6:  # numbers become the largest, or nothing
            changed[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"9999"))
    return bytes(changed)


def _changed_within(data: bytes, chance: random.Random) -> bytes:
    """An archive with one member broken, and in order besides."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    name = chance.choice([name for name, content in files.items() if content])
    if chance.randrange(8) == 0:
        del files[name]
    else:
        files[name] = _changed(files[name], files, chance)
    return archive(files)


if __name__ == "__main__":
    main()
