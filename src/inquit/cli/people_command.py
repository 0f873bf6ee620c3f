"""`inquit people`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from inquit.cli import options
from inquit.cli.option_lists import site_names
from inquit.io.outputs import OutputFormat

__all__ = ["PeopleAction", "people"]

_WRITERS = "inquit.cli.people_writers"  # where these are written, all at once
_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{_WRITERS}:write_people", to_read=True),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{_WRITERS}:write_people"),
    OutputFormat(name="json", endings=(".json",), writer=f"{_WRITERS}:write_people", escape="json"),
)
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


def people(
    database: Annotated[
        Path, typer.Argument(metavar="DATABASE", show_default=False, help="The SQLite file of the corpus (quotes.db).")
    ],
    action: Annotated[
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
    ] = PeopleAction.LIST,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", show_default=False, help="What the action is done with: see there."),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option("--top", metavar="N", min=1, rich_help_panel=_WHAT_IS_LISTED, help="Only so many, from the top."),
    ] = None,
    accept: Annotated[
        float | None,
        typer.Option(
            "--accept",
            metavar="SCORE",
            min=0.5,
            max=1.0,
            rich_help_panel=_WHAT_IS_LISTED,
            help="With suggest: say yes to all that are as likely as this, without questions.",
        ),
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option(
            "--documents",
            metavar="ID",
            callback=site_names,
            rich_help_panel=_WHAT_IS_SPLIT,
            help="With split: the documents in which it is somebody else. May be repeated, or given several with "
            "commas between them.",
        ),
    ] = None,
    as_printed: Annotated[
        str | None,
        typer.Option(
            "--as-printed",
            metavar="NAME",
            rich_help_panel=_WHAT_IS_SPLIT,
            help="With split: the name that somebody else has, in all texts that print it so.",
        ),
    ] = None,
    format_: options.FiguresFormatOption = None,
    output: options.Output = None,
) -> None:
    """Say who is one person across texts, list people, and correct what was linked.

    What is decided is kept, also when texts are read again, and can be taken back.

    For example:

        inquit people quotes.db list --top 20

        inquit people quotes.db suggest

        inquit people quotes.db merge "Joe Biden" "Joseph R. Biden Jr."

        inquit people quotes.db split p12 --documents 0417,0418

        inquit people quotes.db set p12 id=Q76 role=president
    """
    from inquit.cli.formats import choose_format
    from inquit.cli.people_job import PeopleJob, do_with_people

    chosen = choose_format(None if format_ is None else format_.value, output, among=_FORMATS)
    job = PeopleJob(
        action=action.value,
        words=words or (),
        format=chosen.name,
        output=output,
        is_listed=format_ is not None or output is not None,
        top=top,
        accept=accept,
        documents=documents or (),
        as_printed=as_printed,
    )
    do_with_people(database, job)
