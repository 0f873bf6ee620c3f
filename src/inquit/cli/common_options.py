"""The options of every command that has any."""

from __future__ import annotations

from typing import Annotated

import typer

from inquit.cli.quietness import keep_quiet

__all__ = ["NoConfig", "Quiet"]


def _load_defaults(context: typer.Context, left_out: bool) -> bool:
    if not left_out and not context.resilient_parsing:
        from inquit.cli.option_defaults import load_defaults

        load_defaults(context)
    return left_out


Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet", "-q", callback=keep_quiet, help="Say nothing on standard error but what failed: no notes, no bar."
    ),
]
# Eager: so it comes before the options whose defaults it loads, and behind --help, which needs none.
NoConfig = Annotated[
    bool,
    typer.Option(
        "--no-config",
        is_eager=True,
        callback=_load_defaults,
        help="Leave out what inquit.toml, pyproject.toml and variables INQUIT_... set.",
    ),
]
