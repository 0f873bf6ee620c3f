"""`inquit stats`."""

from __future__ import annotations

import typer

from inquit.cli import options
from inquit.cli.option_groups import (
    CountedRowOptions,
    DestinationOptions,
    ListedExtractionOptions,
    ReadingOptions,
    with_options,
)
from inquit.io.outputs import OutputFormat

__all__ = ["stats"]

_WRITERS = "inquit.cli.stats_writers"
_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{_WRITERS}:StatsTableWriter", to_read=True),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_WRITERS}:StatsCsvWriter"),
    OutputFormat(name="json", endings=(".json",), writer=f"{_WRITERS}:StatsJsonWriter", escape="json"),
)


@with_options
def stats(
    *,
    inputs: options.Inputs = None,
    reading: ReadingOptions,
    format_: options.FiguresFormatOption = None,
    destination: DestinationOptions,
    rows: CountedRowOptions,
    extraction: ListedExtractionOptions,
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

    texts = texts_to_read(inputs, reading, extraction, destination.output)
    chosen = choose_format(None if format_ is None else format_.value, destination.output, among=_FORMATS)
    raise typer.Exit(
        run(make_job(texts, Output(chosen, destination.output, resume=destination.resume), rows, extraction))
    )
