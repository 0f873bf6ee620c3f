"""`inquit stats`."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any

import typer

from inquit.cli import options
from inquit.cli.option_groups import ExtractionOptions, ReadingOptions, SpeakerRowOptions, with_options
from inquit.document import Document, Failure
from inquit.io.writers import Format, WriteOptions, Writer
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


class _StatsWriter:
    """Counts, and writes the figures at the end."""

    def __init__(self, stream: IO[str], write: Callable[[Statistics, IO[str]], object]) -> None:
        self._stream = stream
        self._write = write
        self._statistics = Statistics()

    def document(self, document: Document) -> None:
        self._statistics.add(document)

    def failure(self, failure: Failure) -> None:
        """Nothing: the failure is named on standard error."""

    def finish(self) -> None:
        self._write(self._statistics, self._stream)
        self._stream.flush()


def _table(stream: IO[Any], _: WriteOptions) -> Writer:
    def write(statistics: Statistics, stream: IO[str]) -> None:
        from inquit.cli.output import Screen
        from inquit.render.stats_table import stats_table

        screen = Screen(stream)
        screen.print(stats_table(statistics, screen.width))

    return _StatsWriter(stream, write)


def _csv(stream: IO[Any], _: WriteOptions) -> Writer:
    from inquit.io.writers.delimited import write_rows

    return _StatsWriter(stream, lambda statistics, stream: write_rows(stream, statistics.COLUMNS, statistics.rows()))


def _json(stream: IO[Any], _: WriteOptions) -> Writer:
    from inquit.io.writers.json_lines import json_line

    return _StatsWriter(stream, lambda statistics, stream: stream.write(json_line(statistics.record()) + "\n"))


_FORMATS = (
    Format("table", (".txt",), _table),
    Format("csv", (".csv",), _csv),
    Format("json", (".json",), _json),
)
