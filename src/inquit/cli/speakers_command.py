"""`inquit speakers`."""

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
from inquit.io.outputs import OutputFormat, WriteOptions

__all__ = ["speakers"]

_WRITERS = "inquit.cli.speakers_writers"
_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{_WRITERS}:SpeakersTableWriter", to_read=True),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_WRITERS}:SpeakersCsvWriter"),
    OutputFormat(name="json", endings=(".json",), writer=f"{_WRITERS}:SpeakersJsonWriter", escape="json"),
)


@with_options
def speakers(
    *,
    inputs: options.Inputs = None,
    reading: ReadingOptions,
    format_: options.FiguresFormatOption = None,
    destination: DestinationOptions,
    rows: CountedRowOptions,
    extraction: ListedExtractionOptions,
) -> None:
    """List who speaks, and how much, in every document by itself.

    With names, aliases and gender; in fiction also those who are only spoken to.

    For example:

        inquit speakers novel.epub

        inquit speakers articles/ -o speakers.csv
    """
    from inquit.cli.formats import choose_format
    from inquit.cli.jobs import make_job, texts_or_results
    from inquit.cli.output import Output
    from inquit.cli.run import run

    texts = texts_or_results(inputs, reading, extraction, destination.output)
    chosen = choose_format(None if format_ is None else format_.value, destination.output, among=_FORMATS)
    wanted = WriteOptions(several=texts.several, keep=tuple(reading.keep or ()))
    to = Output(chosen, destination.output, wanted, destination.resume)
    raise typer.Exit(run(make_job(texts, to, rows, extraction)))
