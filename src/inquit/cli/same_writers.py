"""How `inquit same` writes: the same words in several texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from inquit.document import Document, Failure
from inquit.io.outputs import WriteOptions
from inquit.io.outputs.csv_output import write_rows
from inquit.io.outputs.json_output import json_line
from inquit.render.same_tables import same_groups, sums_of_groups
from inquit.render.screen import Screen
from inquit.sameness.documents_compared import ComparedDocuments
from inquit.sameness.versions import VERSION_COLUMNS, SameStatement, version_rows
from inquit.sameness.wording import MIN_WORDS

__all__ = ["SameCsvWriter", "SameJsonWriter", "SameTableWriter"]


class SameTableWriter:
    """Compares, and writes the groups at the end: for people to read."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        self._stream = stream
        self._compared = ComparedDocuments(min_words=options.min_words or MIN_WORDS, min_sites=options.min_sites or 1)

    def document(self, document: Document) -> None:
        self._compared.add(document)

    def failure(self, failure: Failure) -> None:
        """Nothing: the failure is named on standard error."""

    def finish(self) -> None:
        self.write(self._compared.groups(), self._compared.documents)

    def write(self, groups: Iterable[SameStatement], documents: int) -> None:
        """Write groups that were found in so many documents, here or elsewhere."""
        self._write(groups, documents, self._stream)
        self._stream.flush()

    def _write(self, groups: Iterable[SameStatement], documents: int, stream: IO[Any]) -> None:
        screen, number = Screen(stream), 0
        for shown in same_groups(groups):
            screen.print(shown)
            number += 1
        screen.print(sums_of_groups(number, documents))


class SameCsvWriter(SameTableWriter):
    """The same as a row a version."""

    def _write(self, groups: Iterable[SameStatement], documents: int, stream: IO[Any]) -> None:
        write_rows(stream, VERSION_COLUMNS, version_rows(groups))


class SameJsonWriter(SameTableWriter):
    """The same as one object, a group a line."""

    def _write(self, groups: Iterable[SameStatement], documents: int, stream: IO[Any]) -> None:
        stream.write(f'{{"documents": {documents}, "statements": [')
        parted = "\n"
        for group in groups:
            stream.write(parted + json_line(group.record()))
            parted = ",\n"
        stream.write("\n]}\n")
