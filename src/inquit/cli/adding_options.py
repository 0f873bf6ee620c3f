"""The options of adding to a database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from inquit.cli.help_panels import WHERE_TEXTS_ARE

__all__ = ["AddingOptions", "Database"]

_WHAT_IS_DONE = "What is done"

Database = Annotated[
    Path,
    typer.Argument(
        metavar="DATABASE",
        show_default=False,
        help="The SQLite file of the corpus (quotes.db); it is made where there is none.",
    ),
]
NoText = Annotated[
    bool,
    typer.Option(
        "--no-text",
        rich_help_panel=_WHAT_IS_DONE,
        help="Keep the statements, and not the texts; those kept before go. Nothing can be read again, or be shown "
        "around a statement, then.",
    ),
]
Prune = Annotated[
    bool,
    typer.Option(
        "--prune",
        rich_help_panel=_WHAT_IS_DONE,
        help="Remove what came from under the files and folders that are named, and is there no more. Nothing of what "
        "cannot be read now goes, and no pages or items of feeds.",
    ),
]
Series = Annotated[
    str | None,
    typer.Option(
        "--series",
        metavar="COLUMN",
        show_default=False,
        rich_help_panel=WHERE_TEXTS_ARE,
        help="The column that says which novels belong together, so that their characters are the same people; "
        "without it a character is somebody within one of them only.",
    ),
]
Refresh = Annotated[
    bool,
    typer.Option(
        "--refresh",
        rich_help_panel=_WHAT_IS_DONE,
        help="Read the texts of the database again that would be read otherwise now: after an update of inquit, or "
        "with other settings.",
    ),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", rich_help_panel=_WHAT_IS_DONE, help="Say what would be done, and do nothing."),
]


WithPeople = Annotated[
    bool,
    typer.Option(
        "--with-people",
        rich_help_panel=_WHAT_IS_DONE,
        help="Read texts with the people of the database whom somebody has corrected as a roster, by their full names. "
        "What was read before is not read again for that.",
    ),
]
Follow = Annotated[
    bool,
    typer.Option(
        "--follow",
        rich_help_panel=WHERE_TEXTS_ARE,
        help="Of feeds read the pages that their items lead to. The items themselves are read where a page cannot be "
        "had.",
    ),
]
Urls = Annotated[
    Path | None,
    typer.Option(
        "--urls",
        metavar="FILE",
        rich_help_panel=WHERE_TEXTS_ARE,
        show_default=False,
        help="Also read the pages that this file names, a URL a line; lines that begin with # are passed over.",
    ),
]
Pause = Annotated[
    float,
    typer.Option(
        "--pause",
        min=0.0,
        metavar="SECONDS",
        rich_help_panel=WHERE_TEXTS_ARE,
        help="How long to wait between two pages of one host.",
    ),
]


@dataclass(frozen=True, slots=True)
class AddingOptions:
    """What is done with a database."""

    no_text: NoText = False
    prune: Prune = False
    refresh: Refresh = False
    series: Series = None
    with_people: WithPeople = False
    dry_run: DryRun = False
    follow: Follow = False
    urls: Urls = None
    pause: Pause = 1.0
