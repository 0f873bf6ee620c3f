"""`inquit mcp`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from inquit.cli import options
from inquit.cli.grouped_options import with_options
from inquit.cli.many_values import MANY
from inquit.cli.process_options import checked_time_limit
from inquit.settings import DEFAULT_MODEL

__all__ = ["mcp"]

# A client waits about a minute for an answer before it gives up itself.
_USUAL_SECONDS = 50.0

StoredDatabase = Annotated[
    Path | None,
    typer.Argument(
        metavar="DATABASE",
        show_default=False,
        help="A database that `inquit add` has made, for the tools `find` and `who`.",
    ),
]
SourceNames = Annotated[
    list[str] | None,
    typer.Option(
        "--sources",
        metavar=f"SOURCES{MANY}",
        show_default=False,
        help="What quotations are looked for in, and what can be extracted by its name: all that `inquit verify` takes "
        "--against. Without it, the texts of the database. Takes all arguments up to the next option.",
    ),
]
SecondsOfCall = Annotated[
    float,
    typer.Option(
        "--max-seconds",
        metavar="N",
        callback=checked_time_limit,
        help="How long one call may take; with more it has failed, and the server goes on.",
    ),
]


@with_options
def mcp(
    *,
    database: StoredDatabase = None,
    sources: SourceNames = None,
    max_seconds: SecondsOfCall = _USUAL_SECONDS,
    model: options.Model = DEFAULT_MODEL,
) -> None:
    """Offer inquit to assistants as tools, by the Model Context Protocol over standard input and output.

    The assistant's program starts the command and ends it. The tools only read, and only what the command names;
    docs/assistants.md has the configuration.

    For example:

        inquit mcp

        inquit mcp quotes.db --sources speeches/
    """
    from inquit.cli.serving_assistants import serve_assistants

    serve_assistants(database, sources or [], max_seconds, model)
