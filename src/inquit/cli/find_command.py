"""`inquit find`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inquit.cli import database_options, options
from inquit.cli.option_groups import CorpusRowOptions, ListedExtractionOptions, ReadingOptions, with_options

if TYPE_CHECKING:
    from inquit.cli.output import Output
    from inquit.io.outputs import WriteOptions

__all__ = ["Searched", "find"]

_HOW = "How it is shown"
# As many rows of a table as can be looked through.
_USUAL_LIMIT = 20
_MOST = 2**31 - 1  # more than any database holds


class SortOrder(StrEnum):
    """In what order statements are shown."""

    date = "date"
    confidence = "confidence"
    rank = "rank"


class SearchedStretch(StrEnum):
    """Where the words may stand."""

    statement = "statement"
    paragraph = "paragraph"


Searched = Annotated[
    str,
    typer.Argument(
        metavar="DATABASE | FILE | FOLDER | URL | -",
        show_default=False,
        help="A database that `inquit add` has made, or anything that `inquit extract` reads.",
    ),
]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS",
        show_default=False,
        help="All of them have to be there, in any form. Also: '\"a phrase\"', -without, this OR that, begin*. None at "
        "all: whatever the options take.",
    ),
]
Sort = Annotated[
    SortOrder,
    typer.Option(
        "--sort",
        rich_help_panel=_HOW,
        help="The latest first, the most certain first, or what fits the words best first.",
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        min=1,
        max=_MOST,
        metavar="N",
        show_default=False,
        rich_help_panel=_HOW,
        help=f"Only the first N statements; without it, {_USUAL_LIMIT} in the table, and all in other formats.",
    ),
]
All = Annotated[bool, typer.Option("--all", rich_help_panel=_HOW, help="All statements, in the table, too.")]
Context = Annotated[
    int,
    typer.Option(
        "--context",
        min=0,
        max=50,
        metavar="N",
        rich_help_panel=_HOW,
        help="In the table, also N sentences before and after each statement, and for an answer its question.",
    ),
]
In = Annotated[
    SearchedStretch,
    typer.Option("--in", help="Whether the words stand in the statement, or anywhere in its paragraph."),
]


@with_options
def find(
    *,
    searched: Searched,
    words: Words = None,
    in_: In = SearchedStretch.statement,
    reading: ReadingOptions,
    format_: options.FormatOption = None,
    output: options.Output = None,
    sort: Sort = SortOrder.date,
    limit: Limit = None,
    all_: All = False,
    context: Context = 0,
    with_text: options.WithText = False,
    bom: options.ByteOrderMark = False,
    machine: database_options.AsFound = False,
    rows: CorpusRowOptions,
    extraction: ListedExtractionOptions,
) -> None:
    """Find statements by their words, and by who said them, when and where.

    Exit code: 0 when something is found, 1 when nothing is or something failed, 2 when the command is wrong.

    For example:

        inquit find quotes.db "ferry terminal"

        inquit find quotes.db budget --person "Ann Lee" --since 2024-05

        inquit find quotes.db '"ferry terminal" -closed' -o found.csv
    """
    from inquit.cli.searching import SearchAsked, run_search
    from inquit.io.outputs import WriteOptions

    if all_ and limit is not None:
        raise typer.BadParameter("contradicts --limit; leave one of them out", param_hint="'--all'")
    to = _output(format_, output, WriteOptions(with_text=with_text, bom=bom, several=True, some_speakers=True))
    is_table = to.format.name == "table"
    asked = SearchAsked(
        words=" ".join(words or ()),
        sort=sort.value,
        limit=limit if limit is not None or all_ or not is_table else _USUAL_LIMIT,
        context=context,
        around=in_ is SearchedStretch.paragraph,
    )
    raise typer.Exit(run_search(searched, asked, to, rows, (reading, extraction), as_found=machine))


def _output(format_: str | None, path: Path | None, wanted: WriteOptions) -> Output:
    from inquit.cli.formats import choose_format
    from inquit.cli.output import Output

    return Output(choose_format(format_, path), path, wanted)
