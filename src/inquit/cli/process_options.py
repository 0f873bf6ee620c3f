"""The options about the processes that read texts."""

from __future__ import annotations

from typing import Annotated

import typer

from inquit.cli.help_panels import HOW_TEXT_IS_READ
from inquit.errors import SettingsError
from inquit.time_limits import checked_seconds

__all__ = ["Jobs", "MaxSeconds", "checked_time_limit"]


def checked_time_limit(seconds: float | None) -> float | None:
    try:
        return checked_seconds(seconds)
    except SettingsError as error:
        raise typer.BadParameter(f"{seconds:g} is no number of seconds above 0, as 60 or 0.5 are") from error


Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        show_default=False,
        rich_help_panel=HOW_TEXT_IS_READ,
        help="How many processes read texts; each takes memory. Without it, one a core where there are many texts, as "
        "far as 300 MB of memory are free for each.",
    ),
]
MaxSeconds = Annotated[
    float | None,
    typer.Option(
        "--max-seconds",
        metavar="N",
        callback=checked_time_limit,
        show_default=False,
        rich_help_panel=HOW_TEXT_IS_READ,
        help="How long one text may take, and taking its file apart; with more it has failed, and the rest goes on.",
    ),
]
