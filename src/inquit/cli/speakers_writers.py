"""How `inquit speakers` writes: the speakers of each document."""

from __future__ import annotations

from typing import IO, Any

from rich.text import Text

from inquit.document import Document, Failure
from inquit.io.outputs import WriteOptions
from inquit.io.outputs.csv_output import DocumentRows
from inquit.io.outputs.json_output import JsonList
from inquit.record import failure_record
from inquit.render.screen import Screen
from inquit.render.speakers_tables import speakers_table
from inquit.statistics import VOICE_COLUMNS, voice_rows

__all__ = ["SpeakersCsvWriter", "SpeakersJsonWriter", "SpeakersTableWriter"]


class SpeakersTableWriter:
    """A table a document."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        self._screen = Screen(stream)
        self._several = options.several
        self._between = False

    def document(self, document: Document) -> None:
        if self._between:
            self._screen.print(Text())
        self._between = True
        heading = document.id if self._several else None
        self._screen.print(speakers_table(document, self._screen.width, heading=heading))

    def failure(self, failure: Failure) -> None:
        """Nothing: the failure is named on standard error."""

    def finish(self) -> None:
        """Nothing: every table stands for itself."""


class SpeakersCsvWriter:
    """A row a speaker of a document."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        self._rows = DocumentRows(stream, ("document", *VOICE_COLUMNS), options.keep)

    def document(self, document: Document) -> None:
        rows = ([document.id, *row] for row in voice_rows(document))
        self._rows.write(
            document, (["; ".join(cell) if isinstance(cell, tuple) else cell for cell in row] for row in rows)
        )

    def failure(self, failure: Failure) -> None:
        """Nothing: a row without a speaker would be counted as one. The failure is named on standard error."""

    def finish(self) -> None:
        self._rows.finish()


class SpeakersJsonWriter:
    """One object, `{"documents": [...]}`, with a document a line."""

    def __init__(self, stream: IO[Any], _: WriteOptions) -> None:
        self._records = JsonList(stream, '{"documents": [', "]}")

    def document(self, document: Document) -> None:
        found = [dict(zip(VOICE_COLUMNS, row, strict=True)) for row in voice_rows(document)]
        about = {"fields": dict(fields)} if (fields := document.meta.get("fields")) else {}
        self._records.write({"id": document.id, **about, "quotes": len(document.quotes), "speakers": found})

    def failure(self, failure: Failure) -> None:
        self._records.write(failure_record(failure))

    def finish(self) -> None:
        self._records.finish()
