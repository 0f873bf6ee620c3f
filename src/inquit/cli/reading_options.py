"""The options of where texts are, and which of them are one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inquit.cli.help_panels import WHERE_TEXTS_ARE
from inquit.cli.option_dates import date_format
from inquit.cli.option_lists import columns_to_keep

__all__ = [
    "DateColumn",
    "DateFormat",
    "Glob",
    "HtmlCells",
    "IdColumn",
    "Join",
    "Keep",
    "Metadata",
    "SiteColumn",
    "SpeakerColumn",
    "TextColumn",
    "TimeColumn",
    "TitleColumn",
    "UrlColumn",
]

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
Keep = Annotated[
    list[str] | None,
    typer.Option(
        "--keep",
        metavar="COLUMNS",
        callback=columns_to_keep,
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default=False,
        help="Other columns of tables, and fields of JSON and JSON Lines, that go along into the results: names with "
        "commas between them, or all.",
    ),
]
DateColumn = Annotated[
    str | None,
    typer.Option(
        "--date-column",
        metavar="NAME",
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default="date or published",
        help="The column (or field) with the date of a text.",
    ),
]
DateFormat = Annotated[
    str | None,
    typer.Option(
        "--date-format",
        metavar="FORMAT",
        callback=date_format,
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default="2024-05-03, also with a time; 2024-05; 2024",
        help="How dates are written that are not in ISO 8601: %d/%m/%Y for 03/05/2024, %B %d, %Y for May 3, 2024.",
    ),
]
TitleColumn = Annotated[
    str | None,
    typer.Option(
        "--title-column",
        metavar="NAME",
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default="title or headline",
        help="The column (or field) with the title of a text.",
    ),
]
SiteColumn = Annotated[
    str | None,
    typer.Option(
        "--site-column",
        metavar="NAME",
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default="site or outlet",
        help="The column (or field) with the site, paper or station that a text is from.",
    ),
]
UrlColumn = Annotated[
    str | None,
    typer.Option(
        "--url-column",
        metavar="NAME",
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default="url",
        help="The column (or field) with the address of a text.",
    ),
]
Metadata = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="FILE",
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default=False,
        help="A CSV file about the texts: the column file or id says which; others are title, date, site, author "
        "and url, and columns to keep.",
    ),
]
