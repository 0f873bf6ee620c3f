"""`inquit add`."""

from __future__ import annotations

import typer

from inquit.cli import adding_options, options
from inquit.cli.option_groups import ListedExtractionOptions, ReadingOptions, with_options

__all__ = ["add"]


@with_options
def add(
    *,
    database: adding_options.Database,
    inputs: options.Inputs = None,
    reading: ReadingOptions,
    no_text: adding_options.NoText = False,
    extraction: ListedExtractionOptions,
) -> None:
    """Put texts with who said what in them into a database, again and again.

    Of texts that are in it already only those are read that have changed.

    For example:

        inquit add quotes.db articles/

        inquit add quotes.db monday.csv tuesday.csv --text-column body
    """
    from inquit.cli.adding import run_addition
    from inquit.cli.jobs import texts_to_read

    texts = texts_to_read(inputs, reading, extraction, database)
    raise typer.Exit(run_addition(database, texts, extraction, keeps_text=not no_text))
