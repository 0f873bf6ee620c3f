"""The options of `inquit verify` alone."""

from __future__ import annotations

from typing import Annotated

import typer

from inquit.cli.help_panels import WHAT_IS_LISTED, WHAT_IS_READ
from inquit.cli.many_values import MANY
from inquit.cli.option_lists import failing_findings, verdict_names
from inquit.io.outputs import OutputFormat

__all__ = [
    "FORMATS",
    "Against",
    "AllQuoted",
    "Articles",
    "By",
    "FailOn",
    "Format",
    "Only",
    "Quote",
    "Reported",
]

_WRITERS = "inquit.cli.verification_writers"
FORMATS = (
    OutputFormat(
        name="table", endings=(".txt",), writer="inquit.render.verification_table:VerificationTable", to_read=True
    ),
    OutputFormat(name="json", endings=(".json",), writer=f"{_WRITERS}:VerificationJson", escape="json"),
    OutputFormat(
        name="jsonl", endings=(".jsonl", ".ndjson"), writer=f"{_WRITERS}:VerificationJsonLines", escape="json"
    ),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_WRITERS}:VerificationCsv"),
    OutputFormat(name="tsv", endings=(".tsv", ".tab"), writer=f"{_WRITERS}:VerificationTsv"),
    OutputFormat(
        name="html",
        endings=(".html", ".htm"),
        writer="inquit.render.verification_page:VerificationPage",
        escape="xml",
    ),
    OutputFormat(
        name="xlsx",
        endings=(".xlsx",),
        writer="inquit.cli.verification_workbook:VerificationWorkbook",
        binary=True,
        package="openpyxl",
    ),
)
_CHECKED = "What is checked"


def _known_format(name: str | None) -> str | None:
    names = [one.name for one in FORMATS]
    if name is not None and name not in names:
        raise typer.BadParameter(f"there is no format {name!r} here; take one of {', '.join(names)}")
    return name


Articles = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ARTICLES",
        show_default=False,
        help="The texts whose quotations are checked. " + WHAT_IS_READ,
    ),
]
Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar=f"SOURCES{MANY}",
        show_default=False,
        rich_help_panel=_CHECKED,
        help="What they are checked against: all that the articles may be, results of inquit with their texts, and "
        "databases of `inquit add`. Takes all arguments up to the next option, or up to --.",
    ),
]
Quote = Annotated[
    str | None,
    typer.Option(
        "--quote",
        metavar="TEXT",
        show_default=False,
        rich_help_panel=_CHECKED,
        help="Check this quotation, in place of articles.",
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", show_default=False, rich_help_panel=_CHECKED, help="Who is said to have said --quote."
    ),
]
AllQuoted = Annotated[
    bool,
    typer.Option(
        "--all-quoted",
        rich_help_panel=_CHECKED,
        help="Also check titles, terms and single words in quotation marks.",
    ),
]
Reported = Annotated[
    bool,
    typer.Option(
        "--reported",
        rich_help_panel=_CHECKED,
        help="Also show statements in other words beside the nearest passages of their speaker; they are not judged.",
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="VERDICTS",
        callback=verdict_names,
        rich_help_panel=WHAT_IS_LISTED,
        help="Show only quotations of these verdicts, with commas between them: exact, same_words, cleaned, shortened, "
        "altered, stitched, other_speaker, not_found, too_short. The summary counts all.",
    ),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="VERDICTS",
        callback=failing_findings,
        rich_help_panel=WHAT_IS_LISTED,
        help="End with exit code 3 where a quotation has one of these verdicts, or is second_hand, or has a difference "
        "that turns_meaning; shown or not.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="|".join(one.name for one in FORMATS),
        callback=_known_format,
        show_default=False,
        rich_help_panel="How it is shown",
        help="The format of the results. Without it, the ending of the output file says it (.csv), or it is a table.",
    ),
]
