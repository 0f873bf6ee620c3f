"""The options of `inquit verify` alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from inquit.cli.help_panels import WHAT_IS_LISTED, WHAT_IS_READ
from inquit.cli.many_values import MANY
from inquit.cli.option_lists import accepted_ids, failing_findings, verdict_names
from inquit.cli.options import named_file
from inquit.io.outputs import OutputFormat

__all__ = [
    "DID_NOT_PASS",
    "FORMATS",
    "UNREAD",
    "AcceptingOptions",
    "Against",
    "AllQuoted",
    "Articles",
    "By",
    "FailOn",
    "Format",
    "Only",
    "Quote",
    "Reported",
    "refuse_mark",
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
UNREAD, DID_NOT_PASS = 1, 3  # exit codes
_SPREADSHEET_FORMATS = ("csv", "tsv")
_CHECKED = "What is checked"
_PASSED = "What an editor has passed"


def _known_format(name: str | None) -> str | None:
    names = [one.name for one in FORMATS]
    if name is not None and name not in names:
        raise typer.BadParameter(f"there is no format {name!r} here; take one of {', '.join(names)}")
    return name


def refuse_mark(chosen: OutputFormat) -> None:
    """Raises BadParameter where a format has no byte order mark."""
    if chosen.name not in _SPREADSHEET_FORMATS:
        raise typer.BadParameter(f"{chosen.name} has no byte order mark; csv and tsv may", param_hint="'--bom'")


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
AcceptedFile = Annotated[
    Path | None,
    typer.Option(
        "--accepted",
        metavar="FILE",
        callback=named_file,
        rich_help_panel=_PASSED,
        help="A file of quotations that an editor has passed: they are marked, and do not fail --fail-on, as long as "
        "the text of their source is the same and nothing more is found out about them.",
    ),
]
Accept = Annotated[
    list[str] | None,
    typer.Option(
        "--accept",
        metavar="IDS",
        callback=accepted_ids,
        show_default=False,
        rich_help_panel=_PASSED,
        help="Pass these of this run (v3,v7; with several articles draft.txt:v3), and note them in that file, which is "
        "made where there is none.",
    ),
]
AcceptAll = Annotated[
    bool,
    typer.Option(
        "--accept-all",
        rich_help_panel=_PASSED,
        help="Pass all of this run that are shown and not good, the same way.",
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


@dataclass(frozen=True, slots=True)
class AcceptingOptions:
    """What an editor has passed, before and now."""

    accepted: AcceptedFile = None
    accept: Accept = None
    accept_all: AcceptAll = False

    def __post_init__(self) -> None:
        if self.writes and self.accepted is None:
            raise typer.BadParameter(
                "name the file that they are noted in: --accepted FILE",
                param_hint="'--accept'" if self.accept else "'--accept-all'",
            )

    @property
    def writes(self) -> bool:
        """Whether something comes to the file."""
        return bool(self.accept or self.accept_all)
