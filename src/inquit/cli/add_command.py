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
    adding: adding_options.AddingOptions,
    extraction: ListedExtractionOptions,
) -> None:
    """Put texts with who said what in them into a database, again and again.

    Of texts that are in it already only those are read that have changed, or would be read otherwise now.

    For example:

        inquit add quotes.db articles/

        inquit add quotes.db monday.csv tuesday.csv --text-column body

        inquit add quotes.db articles/ --prune --dry-run

        inquit add quotes.db --refresh

        inquit add quotes.db https://example.org/news.rss --follow --urls pages.txt
    """
    from inquit.cli.adding import run_addition
    from inquit.cli.jobs import Texts, texts_or_results
    from inquit.io.url_list import urls_in

    if str(database) == ":memory:":
        raise typer.BadParameter("a database in memory is gone with the command; name a file", param_hint="DATABASE")
    if adding.series is not None:
        reading = reading.keeping(adding.series)
    named = [*(inputs or ()), *(() if adding.urls is None else urls_in(adding.urls))]
    if adding.refresh and not named:  # nothing else
        texts = Texts([], reading.read_options(), 0)
    else:
        texts = texts_or_results(named, reading, extraction, database)
    raise typer.Exit(run_addition(database, texts, extraction, adding))
