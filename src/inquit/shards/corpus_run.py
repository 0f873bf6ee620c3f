"""A corpus that is read in parts, whatever runs them: what is to be done, and the manifest of what was."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from os import PathLike, fspath
from typing import IO

from inquit.errors import OutputError, SettingsError, said_by
from inquit.io.checked_stream import cause_of
from inquit.shards.corpus_parts import Part, PartOptions, PartSummary
from inquit.shards.file_systems import FilePlace, left_over, place_of, writing
from inquit.shards.input_files import InputFile, PlannedInput, input_files, part_size, parts_of
from inquit.shards.manifest import ManifestHead, begun_with, check_same, part_line, write_manifest
from inquit.shards.part_reading import JSON_LINES, PARQUET
from inquit.shards.planned_files import PlannedFile

__all__ = ["CorpusCounts", "CorpusRun"]

# How the files are planned: each by itself, here one after the other, elsewhere maybe on many machines.
Planner = Callable[[Callable[[InputFile], PlannedFile], Sequence[InputFile]], Iterable[PlannedFile]]
_PROBE = ".inquit-probe"


@dataclass(slots=True)
class CorpusCounts:
    """What a run comes to.

    known: how many of the parts were done before.
    words: how many words this run has read.
    """

    parts: int = 0
    known: int = 0
    texts: int = 0
    failed: int = 0
    rows: int = 0
    words: int = 0

    def add(self, summary: PartSummary) -> None:
        """One more part is done."""
        self.parts += 1
        self.known += summary.known
        self.texts += len(summary.texts)
        self.failed += summary.failed
        self.rows += summary.rows
        self.words += summary.words


class CorpusRun(AbstractContextManager["CorpusRun"]):
    """One run over a corpus into a folder; the same run again does what is missing.

    inputs: files and folders that inquit reads, by path or address.
    output: the folder of the parts.
    options: how they are read.
    json_lines: whether parts are JSON Lines; else they are Parquet.

    Raises:
        InputError: an input is not there.
        OutputError: nothing can be written there.
    """

    def __init__(
        self,
        inputs: Sequence[str | PathLike[str]],
        output: str | PathLike[str],
        options: PartOptions | None = None,
        *,
        json_lines: bool = False,
    ) -> None:
        options = options or PartOptions()
        if options.reading.join or options.reading.joins_rows or options.reading.metadata is not None:
            raise SettingsError("a corpus is read in parts where a text is a row or a file; leave out what joins texts")
        self.folder = place_of(fspath(output))
        self.counts = CorpusCounts()
        self.parts: list[Part] = []
        self.suffix = JSON_LINES if json_lines else PARQUET
        self.files = input_files([fspath(name) for name in inputs], options.reading, self.folder)
        self._made_with = {**options.made_with(), "parts": self.suffix}
        self.options = replace(options, expected=options.digest())
        self._head: ManifestHead | None = None
        self._done: dict[str, int] = {}  # part: where its line is
        self._lines: IO[str] | None = None
        _see_that_it_can_be_written(self.folder)

    def __enter__(self) -> CorpusRun:
        with _noting():
            self._lines = tempfile.TemporaryFile("w+", encoding="utf-8", prefix="inquit-")
        return self

    def __exit__(self, *_: object) -> None:
        if self._lines is not None:
            with suppress(OSError):  # what did not find room is not wanted any more
                self._lines.close()

    def plan(self, planner: Planner = map) -> None:
        """Look at all files, cut them into parts, and see that an earlier run into the folder was the same.

        Raises:
            OutputError: it was not; nothing is mixed.
        """
        size = part_size(self.files)
        files = list(planner(PlannedInput(self.options.reading, size), self.files))
        self._head = ManifestHead.of(self._made_with, files, size)
        before = begun_with(self.folder)
        if before is None:
            write_manifest(self.folder, self._head)
        else:
            check_same(self.folder, before, self._head)
        self.parts = list(parts_of(files, size))

    def target(self, part: Part) -> str:
        """Where the rows of a part go."""
        return self.folder.below(part.name + self.suffix).address

    def add(self, summary: PartSummary) -> None:
        """One more part is done; parts may come in any order.

        Raises:
            OutputError: it cannot be noted.
        """
        assert self._lines is not None, "a run is a context"
        with _noting():
            self._done[summary.name] = self._lines.tell()
            self._lines.write(part_line(summary) + "\n")
        self.counts.add(summary)

    def finish(self) -> None:
        """Write the manifest of all parts, and clear away what killed writers left.

        Raises:
            OutputError: it cannot be written.
        """
        assert self._head is not None, "nothing was planned"
        counts = self.counts
        numbers = {"parts": counts.parts, "texts": counts.texts, "failed": counts.failed, "rows": counts.rows}
        write_manifest(self.folder, self._head, self._in_order(), numbers)
        for place in left_over(self.folder):
            with suppress(OSError):
                place.fs.delete_file(place.path)

    def _in_order(self) -> Iterator[str]:
        assert self._lines is not None, "a run is a context"
        for part in self.parts:
            with _noting():
                self._lines.seek(self._done[part.name])
                line = self._lines.readline()
            yield line.rstrip("\n")


@contextmanager
def _noting() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename or "the folder for temporary files"
        raise OutputError(
            f"what was done cannot be noted in {where} ({cause_of(error)}); make room there, or set TMPDIR to a folder "
            "that has some: the parts that are done stay"
        ) from error


def _see_that_it_can_be_written(folder: FilePlace) -> None:
    try:
        if folder.local and os.path.lexists(folder.path) and not os.path.isdir(folder.path):
            raise OutputError(f"{folder.name}: is a file; the parts of a corpus go into a folder, name one with -o")
        folder.fs.create_dir(folder.path, recursive=True)
    except OSError as error:
        said = cause_of(error) if error.errno is not None else said_by(error)
        raise OutputError(f"{folder.name}: the folder cannot be made ({said}); name another with -o") from error
    probe = folder.below(_PROBE)
    with writing(probe):
        pass
    with suppress(OSError):
        probe.fs.delete_file(probe.path)
