"""The arguments and options of `inquit people`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from inquit.cli.option_lists import site_names

__all__ = ["Accept", "Action", "AsPrinted", "PeopleAction", "PeopleDatabase", "SplitDocuments", "Top", "Words"]

_WHAT_IS_SPLIT = "What is split off"
_WHAT_IS_LISTED = "What is listed"


class PeopleAction(StrEnum):
    """What is done with people."""

    LIST = "list"
    SUGGEST = "suggest"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    SET = "set"
    LOG = "log"
    UNDO = "undo"
    EXPORT = "export"


PeopleDatabase = Annotated[
    Path, typer.Argument(metavar="DATABASE", show_default=False, help="The SQLite file of the corpus (quotes.db).")
]
Action = Annotated[
    PeopleAction,
    typer.Argument(
        metavar="ACTION",
        help="list [NAME]: who speaks, those first who say most. suggest: who may be one person, each with a "
        "question (y, n, skip, quit). merge A B...: these are one person, with the id of the first. split P: some "
        "texts, or a name as printed, are somebody else's. rename P NAME. set P FIELD=VALUE...: id, role, kind, "
        "gender, affiliation; no value takes it back. log: what was decided. undo [N]: take back the last one, or "
        "number N. export FILE: a CSV file that --roster reads. A, B and P are ids (p12, or your own), or names "
        "that fit one person.",
    ),
]
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", show_default=False, help="What the action is done with: see there."),
]
Top = Annotated[
    int | None,
    typer.Option("--top", metavar="N", min=1, rich_help_panel=_WHAT_IS_LISTED, help="Only so many, from the top."),
]
Accept = Annotated[
    float | None,
    typer.Option(
        "--accept",
        metavar="SCORE",
        min=0.5,
        max=1.0,
        rich_help_panel=_WHAT_IS_LISTED,
        help="With suggest: say yes to all that are as likely as this, without questions.",
    ),
]
SplitDocuments = Annotated[
    list[str] | None,
    typer.Option(
        "--documents",
        metavar="ID",
        callback=site_names,
        rich_help_panel=_WHAT_IS_SPLIT,
        help="With split: the documents in which it is somebody else. May be repeated, or given several with "
        "commas between them.",
    ),
]
AsPrinted = Annotated[
    str | None,
    typer.Option(
        "--as-printed",
        metavar="NAME",
        rich_help_panel=_WHAT_IS_SPLIT,
        help="With split: the name that somebody else has, in all texts that print it so.",
    ),
]
