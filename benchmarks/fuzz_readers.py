"""Broken and odd files: what the readers do with a hundred thousand of them, of every format.

    python benchmarks/fuzz_readers.py --corpus DIR --log FILE [--total 100000] [--size 1000] [--jobs 1] [--sum]

Files, made by `hostile_files.py`, are given to the readers under their own name or a wrong one. Each must end in texts
that are whole (`tests/invariants.py`) or in sentences, within the time and memory that the readers promise; of the
texts about which a file says more than their words, some are extracted, too.
"""

from __future__ import annotations

import base64
import io
import random
import re
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))

from tests.invariants import check, check_input  # noqa: E402

from fuzz_runs import Notes, Run, arguments, run, signature_of  # noqa: E402
from hostile_files import ENDINGS, FileMaker  # noqa: E402
from hostile_texts import Choice, TextMaker, sometimes  # noqa: E402
from inquit import Document, Extractor, Failure, Settings  # noqa: E402
from inquit.io.read_inputs import read_sources  # noqa: E402
from inquit.io.read_options import ReadOptions  # noqa: E402
from inquit.source import Markup, Source  # noqa: E402

MAX_MEGABYTES = 1024
# What the message of an exception says that no reader expects.
FAULT = "please report this"
# What a message says when a bound was needed, rather than a look at the file.
BOUNDS = {"time": "not read within", "memory": "needs more than", "died": "the process that read it ended"}
WRONG_NAME = 0.15
EXTRACTED = 0.1  # of the texts that a file says more about
LONGEST = 3000  # characters of a text that is extracted
# Most files are read as they are; a part of a chunk each.
OPTIONS = (
    (0.8, ReadOptions()),
    (0.1, ReadOptions(html_cells=True)),
    (0.1, ReadOptions(text_column="body", id_column="title", glob="*")),
)


def chunk(this: Run, notes: Notes) -> None:
    """Read so many files."""
    choice = random.Random(f"{this.seed} {this.chunk}")
    folder = this.corpus / f"files-{this.chunk}"
    folder.mkdir(exist_ok=True)
    maker = FileMaker(TextMaker([]))
    for share, options in OPTIONS:
        _Reading(folder, notes, choice).read(maker, round(this.size * share), options)
    shutil.rmtree(folder)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    if peak > MAX_MEGABYTES:
        notes.found("breaches", "too much memory", {"chunk": this.chunk, "megabytes": peak})


class _Reading:
    """Reads files one by one, each there until the next is asked for."""

    def __init__(self, folder: Path, notes: Notes, choice: Choice) -> None:
        self._folder, self._notes, self._choice = folder, notes, choice
        self._path = folder
        self._ending = ""
        self._extractor: Extractor | None = None

    def read(self, maker: FileMaker, files: int, options: ReadOptions) -> None:
        """Read so many files, and note what is wrong with what comes of them."""
        for found in read_sources(self._paths(maker, files), io.BytesIO(), options):  # type: ignore[arg-type]  # lazily
            assert not isinstance(found, Document), "results are read as texts here"
            self._count(found)
            try:
                check_input(found)
                if isinstance(found, Source) and found.markup != Markup() and sometimes(self._choice, EXTRACTED):
                    self._extract(found)
            except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
                self._keep("breaches" if isinstance(error, AssertionError) else "exceptions", signature_of(error))

    def _paths(self, maker: FileMaker, files: int) -> Iterator[str]:
        for _ in range(files):
            self._ending = self._choice.choice(ENDINGS)
            name = self._choice.choice(ENDINGS) if sometimes(self._choice, WRONG_NAME) else self._ending
            self._path = self._folder / f"{self._notes.done}.{name}"
            self._path.write_bytes(maker.draw(self._ending, self._choice))
            self._notes.about_to(str(self._path))
            begin = time.monotonic()
            yield str(self._path)
            self._notes.slowest = max(self._notes.slowest, (round(time.monotonic() - begin, 2), self._path.name))
            self._notes.done += 1
            self._notes.counts[f"{self._ending} files"] += 1
            self._path.unlink()

    def _count(self, found: Source | Failure) -> None:
        if isinstance(found, Source):
            self._notes.counts[f"{self._ending} texts"] += 1
            return
        self._notes.counts[f"{self._ending} refused"] += 1
        self._notes.counts.update(key for key, words in BOUNDS.items() if words in found.error)
        if FAULT in found.error:
            self._keep("exceptions", re.sub(r"\S*/files-\S*|[0-9]+", "", found.error))

    def _keep(self, kind: str, signature: str) -> None:
        data = base64.b64encode(self._path.read_bytes()).decode()
        self._notes.found(kind, signature, {"name": self._path.name, "data": data})

    def _extract(self, source: Source) -> None:
        if self._extractor is None:
            self._extractor = Extractor(settings=Settings(engine="rules"))
        if len(source.text) <= LONGEST:
            self._notes.about_to([str(self._path), source.text])
            check(self._extractor.extract(source), source.text)
            self._notes.counts["extracted"] += 1


def main() -> int:
    """Fuzz, or sum up."""
    parser = arguments(__doc__ or "", total=100_000, size=1000)
    return run(parser.parse_args(), chunk)


if __name__ == "__main__":
    sys.exit(main())
