"""The options that say where URLs may lead."""

from __future__ import annotations

from typing import Annotated

import typer

from inquit.cli.help_panels import WHERE_TEXTS_ARE
from inquit.cli.option_lists import hosts

__all__ = ["AllowHost", "AllowPrivate"]

AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        rich_help_panel=WHERE_TEXTS_ARE,
        help="Let URLs lead to this machine and its network, too; not to link-local addresses, where clouds hand out "
        "keys.",
    ),
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        metavar="HOST",
        callback=hosts,
        rich_help_panel=WHERE_TEXTS_ARE,
        help="Let URLs lead to this host wherever it is: a name or an address, as the URL has it, with a port or "
        "without. May be repeated, or given several hosts with commas between them.",
    ),
]
