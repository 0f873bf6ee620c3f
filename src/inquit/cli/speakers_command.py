"""`inquit speakers`."""

from __future__ import annotations

from typing import IO, Any

import typer

from inquit.cli import options
from inquit.cli.option_groups import ExtractionOptions, ReadingOptions, RowOptions, with_options
from inquit.document import Document, Failure
from inquit.io.outputs import OutputFormat, WriteOptions
from inquit.io.outputs.csv_output import RowWriter
from inquit.io.outputs.json_output import JsonList
from inquit.record import failure_record
from inquit.statistics import VOICE_COLUMNS, voice_rows

__all__ = ["speakers"]


@with_options
def speakers(
    *,
    inputs: options.Inputs = None,
    reading: ReadingOptions,
    format_: options.FiguresFormatOption = None,
    output: options.Output = None,
    rows: RowOptions,
    extraction: ExtractionOptions,
) -> None:
    """List who speaks, and how much, in every document by itself.

    With names, aliases and gender; in fiction also those who are only spoken to.

    For example:

        inquit speakers novel.epub

        inquit speakers articles/ -o speakers.csv
    """
    from inquit.cli.formats import choose_format
    from inquit.cli.jobs import make_job, texts_to_read
    from inquit.cli.output import Output
    from inquit.cli.run import run

    texts = texts_to_read(inputs, reading, output)
    chosen = choose_format(None if format_ is None else format_.value, output, among=_FORMATS)
    raise typer.Exit(
        run(make_job(texts, Output(chosen, output, WriteOptions(several=texts.several)), rows, extraction))
    )


class SpeakersTableWriter:
    """A table a document."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        from inquit.render.screen import Screen

        self._screen = Screen(stream)
        self._several = options.several
        self._between = False

    def document(self, document: Document) -> None:
        from rich.text import Text

        from inquit.render.speakers_tables import speakers_table

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

    def __init__(self, stream: IO[Any], _: WriteOptions) -> None:
        self._rows = RowWriter(stream, ("document", *VOICE_COLUMNS))

    def document(self, document: Document) -> None:
        rows = ([document.id, *row] for row in voice_rows(document))
        self._rows.write(["; ".join(cell) if isinstance(cell, tuple) else cell for cell in row] for row in rows)

    def failure(self, failure: Failure) -> None:
        """Nothing: a row without a speaker would be counted as one. The failure is named on standard error."""

    def finish(self) -> None:
        """Nothing: every row stands for itself."""


class SpeakersJsonWriter:
    """One object, `{"documents": [...]}`, with a document a line."""

    def __init__(self, stream: IO[Any], _: WriteOptions) -> None:
        self._records = JsonList(stream, '{"documents": [', "]}")

    def document(self, document: Document) -> None:
        found = [dict(zip(VOICE_COLUMNS, row, strict=True)) for row in voice_rows(document)]
        self._records.write({"id": document.id, "quotes": len(document.quotes), "speakers": found})

    def failure(self, failure: Failure) -> None:
        self._records.write(failure_record(failure))

    def finish(self) -> None:
        self._records.finish()


_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{__name__}:SpeakersTableWriter"),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{__name__}:SpeakersCsvWriter"),
    OutputFormat(name="json", endings=(".json",), writer=f"{__name__}:SpeakersJsonWriter"),
)
