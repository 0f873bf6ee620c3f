"""The options of adding to a database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

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


@dataclass(frozen=True, slots=True)
class AddingOptions:
    """What is done with a database."""

    no_text: NoText = False
    prune: Prune = False
    refresh: Refresh = False
    dry_run: DryRun = False
