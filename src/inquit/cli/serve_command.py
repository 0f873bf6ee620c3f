"""`inquit serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["serve"]

_MOST_PORTS = 65_535

Opened = Annotated[
    str | None,
    typer.Argument(
        metavar="DATABASE | FILE | FOLDER | URL",
        show_default=False,
        help="A database that `inquit add` has made; or what `inquit extract` reads, for which a database is made; or "
        "nothing, for an empty one.",
    ),
]
Port = Annotated[
    int, typer.Option("--port", min=0, max=_MOST_PORTS, metavar="N", help="Where to listen; 0: any port that is free.")
]
Host = Annotated[
    str | None,
    typer.Option(
        "--host",
        metavar="ADDRESS",
        show_default=False,
        help="Listen to other machines, too, at this address of yours; they have to know a token, which is printed.",
    ),
]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Open no browser; the address is printed.")]
ReviewerName = Annotated[
    str | None,
    typer.Option(
        "--reviewer", metavar="NAME", show_default=False, help="Who corrects, for the log; else your login name."
    ),
]
Saved = Annotated[
    Path | None,
    typer.Option(
        "--save",
        metavar="DATABASE",
        show_default=False,
        help="The file of a database that is made; without it, one in the system's folder for temporary files.",
    ),
]
TokenFile = Annotated[
    Path | None,
    typer.Option(
        "--token",
        metavar="FILE",
        show_default=False,
        help="Let programs ask, too, that send the token in this file; it is made where there is none, for you alone.",
    ),
]


def serve(
    opened: Opened = None,
    port: Port = 0,
    host: Host = None,
    no_browser: NoBrowser = False,
    reviewer: ReviewerName = None,
    save: Saved = None,
    token: TokenFile = None,
) -> None:
    """Read and correct a corpus in a browser, until Ctrl-C.

    It listens to this machine only, unless --host is given. What is corrected stands in the database at once.

    For example:

        inquit serve quotes.db

        inquit serve article.txt --save quotes.db

        inquit serve quotes.db --reviewer Eva --port 8000 --no-browser
    """
    from inquit.cli.serving_pages import PageServing, serve_pages

    serve_pages(opened, PageServing(host, port, not no_browser, reviewer, save, token))
