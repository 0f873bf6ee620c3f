"""`inquit stats`."""

from __future__ import annotations

from typing import IO, Any

import typer

from inquit.cli import options
from inquit.cli.option_groups import ExtractionOptions, ReadingOptions, SpeakerRowOptions, with_options
from inquit.document import Document, Failure
from inquit.io.outputs import OutputFormat, WriteOptions
from inquit.statistics import Statistics

__all__ = ["stats"]


@with_options
def stats(
    *,
    inputs: options.Inputs = None,
    reading: ReadingOptions,
    format_: options.FiguresFormatOption = None,
    output: options.Output = None,
    rows: SpeakerRowOptions,
    extraction: ExtractionOptions,
) -> None:
    """Say who is quoted most, in all documents together.

    For each speaker: statements, words, shares and documents. Speakers with the same full name are one.

    For example:

        inquit stats articles/

        inquit stats articles/ --type direct -o speakers.csv
    """
    from inquit.cli.formats import choose_format
    from inquit.cli.jobs import make_job, texts_to_read
    from inquit.cli.output import Output
    from inquit.cli.run import run

    texts = texts_to_read(inputs, reading, output)
    chosen = choose_format(None if format_ is None else format_.value, output, among=_FORMATS)
    raise typer.Exit(run(make_job(texts, Output(chosen, output), rows, extraction)))


class StatsTableWriter:
    """Counts, and writes the figures at the end: a table."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        del options  # nothing to choose
        self._stream = stream
        self._statistics = Statistics()

    def document(self, document: Document) -> None:
        self._statistics.add(document)

    def failure(self, failure: Failure) -> None:
        """Nothing: the failure is named on standard error."""

    def finish(self) -> None:
        self._write(self._statistics, self._stream)
        self._stream.flush()

    def _write(self, statistics: Statistics, stream: IO[str]) -> None:
        from inquit.render.screen import Screen
        from inquit.render.stats_table import stats_table

        screen = Screen(stream)
        screen.print(stats_table(statistics, screen.width))


class StatsCsvWriter(StatsTableWriter):
    """The same as a row a speaker."""

    def _write(self, statistics: Statistics, stream: IO[str]) -> None:
        from inquit.io.outputs.csv_output import write_rows

        write_rows(stream, statistics.COLUMNS, statistics.rows())


class StatsJsonWriter(StatsTableWriter):
    """The same as one object."""

    def _write(self, statistics: Statistics, stream: IO[str]) -> None:
        from inquit.io.outputs.json_output import json_line

        stream.write(json_line(statistics.record()) + "\n")


_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{__name__}:StatsTableWriter"),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{__name__}:StatsCsvWriter"),
    OutputFormat(name="json", endings=(".json",), writer=f"{__name__}:StatsJsonWriter"),
)
