"""The options of where texts are, and which of them are one."""

from __future__ import annotations

from typing import Annotated

import typer

from inquit.cli.help_panels import WHERE_TEXTS_ARE

__all__ = ["Glob", "HtmlCells", "IdColumn", "Join", "SpeakerColumn", "TextColumn", "TimeColumn"]

TextColumn = Annotated[
    str | None,
    typer.Option(
        "--text-column",
        metavar="NAME",
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default="text",
        help="The column of tables, and the field of JSON and JSON Lines (a.b: b within a), that holds the text.",
    ),
]
IdColumn = Annotated[
    str | None,
    typer.Option(
        "--id-column",
        metavar="NAME",
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default="id, or the number of the row",
        help="The column of tables, and the field of JSON and JSON Lines, that holds the document's id.",
    ),
]
SpeakerColumn = Annotated[
    str | None,
    typer.Option(
        "--speaker-column",
        metavar="NAME",
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default=False,
        help="The column (or field) that names who speaks: the rows of a table are one transcript then, or with "
        "--id-column those of each id. An empty cell goes on with the last speaker.",
    ),
]
TimeColumn = Annotated[
    str | None,
    typer.Option(
        "--time-column",
        metavar="NAME",
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default=False,
        help="The column (or field) that says when it is spoken: seconds, h:mm:ss, or a date; for rows that are one "
        "text, as with --speaker-column.",
    ),
]
Glob = Annotated[
    str | None,
    typer.Option(
        "--glob",
        metavar="PATTERN",
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default=False,
        help="Which files of folders and archives to read ('*.txt'). Without it, all of a known format.",
    ),
]
Join = Annotated[
    bool,
    typer.Option(
        "--join",
        rich_help_panel=WHERE_TEXTS_ARE,
        help="Read all texts as one, with one set of people: chapters of a book, tapes of an interview. Files of a "
        "folder come in the order of the numbers in their names.",
    ),
]
HtmlCells = Annotated[
    bool,
    typer.Option(
        "--html-cells",
        rich_help_panel=WHERE_TEXTS_ARE,
        help="Read texts and cells of tables that hold tags or entities of HTML (&ldquo;) as HTML.",
    ),
]
