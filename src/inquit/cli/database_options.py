"""The options of commands that look after a database."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["AsFound", "BackupFile", "DocumentNames", "ExistingDatabase", "InfoFormat", "OverviewFormat"]

ExistingDatabase = Annotated[
    Path, typer.Argument(metavar="DATABASE", show_default=False, help="The SQLite file of the corpus (quotes.db).")
]
DocumentNames = Annotated[
    list[str],
    typer.Argument(
        metavar="DOC...",
        show_default=False,
        help="Documents: the path of a file or table or a URL, for all texts of it, one text of a table as "
        "monday.csv:3, or an id as results show it.",
    ),
]
BackupFile = Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="The file for the copy.")]
AsFound = Annotated[
    bool,
    typer.Option("--machine", help="Of a database, what was found in the texts, without what people have corrected."),
]


class OverviewFormat(StrEnum):
    """How the figures of a database are written."""

    TABLE = "table"
    JSON = "json"


InfoFormat = Annotated[OverviewFormat, typer.Option("--format", help="How the figures are written.")]
