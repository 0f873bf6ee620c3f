"""The options of adding to a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["Database", "NoText"]

_WHAT_IS_KEPT = "What is kept"

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
        rich_help_panel=_WHAT_IS_KEPT,
        help="Keep the statements, and not the texts; those kept before go. Nothing can be read again, or be shown "
        "around a statement, then.",
    ),
]
