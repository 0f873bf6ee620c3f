"""Options of figures: what statements are counted by."""

from __future__ import annotations

from typing import Annotated

import typer

from inquit.cli.option_lists import counted_by

__all__ = ["By", "Distinct", "Top"]

_PANEL = "What is counted"

By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="WHAT",
        callback=counted_by,
        rich_help_panel=_PANEL,
        help="Count statements by person, site, date, month, gender, kind, type, role, document, chapter, addressee, "
        "or a column that was kept. Two with a comma between them make a cross table.",
    ),
]
Top = Annotated[
    int | None,
    typer.Option("--top", min=1, metavar="N", rich_help_panel=_PANEL, help="Only the N values with most statements."),
]
Distinct = Annotated[
    bool,
    typer.Option(
        "--distinct",
        rich_help_panel=_PANEL,
        help="Count the same words (five or more) in several texts once, for the text with the earliest date.",
    ),
]
