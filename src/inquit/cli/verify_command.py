"""`inquit verify`."""

from __future__ import annotations

import typer

from inquit.cli import options, verify_options
from inquit.cli.option_groups import DestinationOptions, ExtractionOptions, TextOptions, with_options
from inquit.cli.verify_table_options import JudgedTableOptions

__all__ = ["verify"]


@with_options
def verify(
    *,
    inputs: verify_options.Articles = None,
    against: verify_options.Against = None,
    quote: verify_options.Quote = None,
    by: verify_options.By = None,
    all_quoted: verify_options.AllQuoted = False,
    reported: verify_options.Reported = False,
    only: verify_options.Only = None,
    fail_on: verify_options.FailOn = None,
    accepting: verify_options.AcceptingOptions,
    table: JudgedTableOptions,
    reading: TextOptions,
    format_: verify_options.Format = None,
    destination: DestinationOptions,
    bom: options.ByteOrderMark = False,
    extraction: ExtractionOptions,
) -> None:
    """Check quotations against their sources: are they there, word for word, and who said them?

    Exit code: 0 when all is well, 1 when something could not be read (the rest is done), 2 when the command is wrong, 3
    when all was read and a quotation has what --fail-on names.

    For example:

        inquit verify article.txt --against interview.txt

        inquit verify drafts/ --against transcripts/*.srt report.pdf -o checked.html

        inquit verify article.txt --against quotes.db --only altered,not_found --fail-on altered,not_found

        inquit verify drafts/ --against minutes/ --accepted passed.jsonl --accept drafts/a.txt:v3

        inquit verify claims.csv --quote-column quote --speaker-column who --source-column source -o judged.csv

        inquit verify --quote "We will sell the harbour" --by "Ann Lund" --against minutes/
    """
    from inquit.cli.verify_run import VerifyRequest, run_verify
    from inquit.cli.verifying_job import Check

    if table.quote_column is not None:
        from inquit.cli.verify_table import TableRequest, verify_table

        table.refuse_beside(
            {"quote": quote, "by": by, "all-quoted": all_quoted, "reported": reported, "accepted": accepting.accepted}
        )
        shown, failing = frozenset(only or ()), frozenset(fail_on or ())
        rows = TableRequest(inputs, against, table, format_, destination, bom, shown, failing)
        raise typer.Exit(verify_table(rows, reading, extraction))
    request = VerifyRequest(inputs, against, quote, by, format_, destination, accepting, bom)
    check = Check(all_quoted, reported, frozenset(only or ()), frozenset(fail_on or ()))
    raise typer.Exit(run_verify(request, check, reading, extraction))
