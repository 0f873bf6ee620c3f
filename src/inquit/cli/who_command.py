"""`inquit who`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from inquit.cli import options
from inquit.cli.find_command import Searched
from inquit.cli.option_groups import ListedExtractionOptions, ReadingOptions, with_options

__all__ = ["who"]


class ProfileFormat(StrEnum):
    """How a person is shown."""

    table = "table"
    json = "json"


Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", show_default=False, help="The name, an alias, or the id (p12, or one of your own) of a person."
    ),
]
FormatOfProfile = Annotated[
    ProfileFormat,
    typer.Option("--format", "-f", rich_help_panel="How it is shown", help="A page to read, or one JSON object."),
]


@with_options
def who(
    *,
    searched: Searched,
    name: Name,
    reading: ReadingOptions,
    format_: FormatOfProfile = ProfileFormat.table,
    output: options.Output = None,
    extraction: ListedExtractionOptions,
) -> None:
    """Say what is known of one person: how often, where, when, as what, to whom and beside whom somebody speaks.

    Exit code: 0 when somebody is called so, 1 when nobody is or something failed, 2 when the command is wrong.

    For example:

        inquit who quotes.db "Ann Lee"

        inquit who quotes.db p12 --format json
    """
    from inquit.cli.searching import run_who

    raise typer.Exit(run_who(searched, name, (reading, extraction), output, as_json=format_ is ProfileFormat.json))
