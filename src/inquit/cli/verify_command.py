"""`inquit verify`."""

from __future__ import annotations

import typer

from inquit.cli import options, verify_options
from inquit.cli.option_groups import DestinationOptions, ExtractionOptions, TextOptions, with_options

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

        inquit verify --quote "We will sell the harbour" --by "Ann Lund" --against minutes/
    """
    from inquit.cli.verify_run import VerifyRequest, run_verify
    from inquit.cli.verifying_job import Check

    request = VerifyRequest(inputs, against, quote, by, format_, destination, accepting, bom)
    check = Check(all_quoted, reported, frozenset(only or ()), frozenset(fail_on or ()))
    raise typer.Exit(run_verify(request, check, reading, extraction))
