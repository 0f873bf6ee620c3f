"""`inquit same`."""

from __future__ import annotations

from typing import Annotated

import typer

from inquit.cli import options
from inquit.cli.option_groups import (
    CorpusRowOptions,
    DestinationOptions,
    ListedExtractionOptions,
    ReadingOptions,
    with_options,
)
from inquit.io.outputs import OutputFormat, WriteOptions

__all__ = ["same"]

_WRITERS = "inquit.cli.same_writers"
_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{_WRITERS}:SameTableWriter", to_read=True),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_WRITERS}:SameCsvWriter"),
    OutputFormat(name="json", endings=(".json",), writer=f"{_WRITERS}:SameJsonWriter", escape="json"),
)
_PANEL = "What is compared"
MinSites = Annotated[
    int,
    typer.Option(
        "--min-sites", min=1, metavar="N", rich_help_panel=_PANEL, help="Only what so many sites or outlets have."
    ),
]
MinWords = Annotated[
    int,
    typer.Option(
        "--min-words",
        min=1,
        metavar="N",
        rich_help_panel=_PANEL,
        help="Only statements of so many words: shorter ones are the same by chance.",
    ),
]


@with_options
def same(
    *,
    inputs: options.Inputs = None,
    min_sites: MinSites = 1,
    min_words: MinWords = 5,
    reading: ReadingOptions,
    format_: options.FiguresFormatOption = None,
    destination: DestinationOptions,
    rows: CorpusRowOptions,
    extraction: ListedExtractionOptions,
) -> None:
    """List the same words in several texts, the earliest first, and what was altered.

    Statements that are nearly the same, or a part of a longer one, stand together: [-left out-] {+added+} says what is
    other than in the earliest. It says, too, where texts give the same words to different people.

    For example:

        inquit same quotes.db --min-sites 3

        inquit same articles/ -o same.csv
    """
    from inquit.cli.formats import choose_format
    from inquit.cli.jobs import make_job, texts_or_results
    from inquit.cli.one_database import one_database
    from inquit.cli.output import Output
    from inquit.cli.run import run

    chosen = choose_format(None if format_ is None else format_.value, destination.output, among=_FORMATS)
    to = Output(chosen, destination.output, WriteOptions(min_words=min_words, min_sites=min_sites), destination.resume)
    if (database := one_database(inputs)) is not None:
        from inquit.cli.database_figures import write_same_statements

        write_same_statements(database, to, rows.row_filter(extraction.genre))
        return
    texts = texts_or_results(inputs, reading, extraction, destination.output)
    raise typer.Exit(run(make_job(texts, to, rows, extraction)))
