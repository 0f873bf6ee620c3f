"""`inquit stats`."""

from __future__ import annotations

from dataclasses import replace

import typer

from inquit.cli import database_options, options
from inquit.cli.option_groups import (
    CountingOptions,
    DestinationOptions,
    ListedExtractionOptions,
    ReadingOptions,
    StatsRowOptions,
    with_options,
)
from inquit.io.outputs import OutputFormat, WriteOptions

__all__ = ["stats"]

_SPEAKERS = "inquit.cli.stats_writers"
_COUNTS = "inquit.cli.count_writers"
_CHARTS = "inquit.cli.count_charts"
_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{_SPEAKERS}:StatsTableWriter", to_read=True),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_SPEAKERS}:StatsCsvWriter"),
    OutputFormat(name="json", endings=(".json",), writer=f"{_SPEAKERS}:StatsJsonWriter", escape="json"),
)
_COUNT_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{_COUNTS}:CountsTableWriter", to_read=True),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_COUNTS}:CountsCsvWriter"),
    OutputFormat(name="json", endings=(".json",), writer=f"{_COUNTS}:CountsJsonWriter", escape="json"),
    OutputFormat(
        name="xlsx", endings=(".xlsx",), writer=f"{_CHARTS}:CountsXlsxWriter", binary=True, package="openpyxl"
    ),
    OutputFormat(name="html", endings=(".html", ".htm"), writer=f"{_CHARTS}:CountsHtmlWriter"),
)
_USUAL = {one.name for one in _FORMATS}


@with_options
def stats(
    *,
    inputs: options.Inputs = None,
    counting: CountingOptions,
    reading: ReadingOptions,
    format_: options.StatsFormatOption = None,
    destination: DestinationOptions,
    machine: database_options.AsFound = False,
    rows: StatsRowOptions,
    extraction: ListedExtractionOptions,
) -> None:
    """Say who is quoted most, in all documents together.

    For each speaker: statements, words, shares and documents. Speakers with the same full name are one. With --by, the
    same for each site, month or whatever else statements can be counted by; as XLSX and HTML with charts.

    For example:

        inquit stats articles/

        inquit stats articles/ --type direct -o speakers.csv

        inquit stats quotes.db --by month,gender -o months.html
    """
    from inquit.cli.formats import choose_format
    from inquit.cli.jobs import make_job, texts_or_results
    from inquit.cli.one_database import one_database
    from inquit.cli.output import Output
    from inquit.cli.run import run

    chosen = choose_format(None if format_ is None else format_.value, destination.output, among=_COUNT_FORMATS)
    by = counting.dimensions(charted=chosen.name not in _USUAL)
    if not by:
        chosen = next(one for one in _FORMATS if one.name == chosen.name)
    wanted = WriteOptions(by=by, top=counting.top, distinct=counting.distinct)
    to = Output(chosen, destination.output, wanted, destination.resume)
    if by and (database := one_database(inputs)) is not None:
        from inquit.cli.database_figures import write_counts

        write_counts(database, to, rows.row_filter(extraction.genre), as_found=machine)
        return
    texts = texts_or_results(inputs, reading, extraction, destination.output)
    raise typer.Exit(run(make_job(replace(texts, as_found=machine), to, rows, extraction)))
