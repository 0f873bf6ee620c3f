"""A server of pages: the database that it shows, and what is said at its end."""

from __future__ import annotations

import getpass
import shlex
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import typer

from inquit.cli.adding import run_addition
from inquit.cli.adding_options import AddingOptions
from inquit.cli.jobs import texts_or_results
from inquit.cli.option_groups import ExtractionOptions, ReadingOptions
from inquit.cli.termination import ending_as_interrupted
from inquit.io.database_files import is_database
from inquit.render.display import displayable
from inquit.render.tally import counted
from inquit.store import Store

__all__ = ["PageServing", "serve_pages"]

_SOME_FAILED: Final = 1  # the exit code where the rest is done
_MOST: Final = 1_000_000  # corrections that are counted; more than anybody makes before looking at the server


@dataclass(frozen=True, slots=True)
class PageServing:
    """How pages are served.

    host, port: where the server listens.
    opens_browser: whether a browser is opened.
    reviewer: who corrects; None for whoever is logged in.
    saved_as: the file of a database that is made.
    token_file: what holds the token of programs.
    """

    host: str | None
    port: int
    opens_browser: bool
    reviewer: str | None
    saved_as: Path | None
    token_file: Path | None


def serve_pages(opened: str | None, serving: PageServing) -> None:
    """Serve until the user wants no more.

    Raises:
        InquitError: a package is missing, the database cannot be opened, or nobody can listen there.
        BadParameter: the options contradict what is opened.
    """
    from inquit import __version__
    from inquit.web import ServerAddress, serve

    with ending_as_interrupted(), _database(opened, serving.saved_as) as database:
        serve(
            database,
            ServerAddress(serving.host, serving.port, serving.token_file),
            reviewer=serving.reviewer or _login_name(),
            version=__version__,
            says=typer.echo,
            opens_browser=serving.opens_browser,
        )


@contextmanager
def _database(opened: str | None, saved_as: Path | None) -> Iterator[Path]:
    """The database to serve; one that is made for the occasion stays, and its name is told at the end."""
    if opened is not None and is_database(opened):
        if saved_as is not None:
            raise typer.BadParameter("the database is saved where it is; leave it out", param_hint="'--save'")
        Store(opened).close()  # which brings it to the layout of today
        yield Path(opened)
        return
    if saved_as is not None and saved_as.exists():
        raise typer.BadParameter(f"{saved_as} is there already; name another file", param_hint="'--save'")
    database = saved_as or Path(mkdtemp(prefix="inquit-"), "quotes.db")
    Store(database).close()
    if opened is not None:
        extraction = ExtractionOptions()
        texts = texts_or_results([opened], ReadingOptions(), extraction, database)
        code = run_addition(database, texts, extraction, AddingOptions(), is_opened_next=True)
        if code not in (0, _SOME_FAILED) and not _has_nothing(database):
            raise typer.Exit(code)
        if code and _has_nothing(database):
            _remove(database, with_folder=saved_as is None)
            raise typer.Exit(code)
    try:
        yield database
    finally:
        _say_where(database, is_saved=saved_as is not None)


def _has_nothing(database: Path) -> bool:
    with Store(database, writes=False) as store:
        return store.count() == 0


def _remove(database: Path, *, with_folder: bool) -> None:
    """Take back a database that was made for texts of which none could be read; where that fails, it is empty."""
    if with_folder:
        shutil.rmtree(database.parent, ignore_errors=True)
        return
    with suppress(OSError):
        for suffix in ("", "-wal", "-shm"):
            Path(f"{database}{suffix}").unlink(missing_ok=True)


def _say_where(database: Path, *, is_saved: bool) -> None:
    with Store(database, writes=False) as store:
        texts, made = store.count(), len(store.history(limit=_MOST))
    name = displayable(shlex.quote(str(database)))
    what = f"{counted(texts, 'text')} and {counted(made, 'correction')}"
    if is_saved:
        typer.echo(f"{what} in {name}")
    else:
        typer.echo(f"{what} not saved yet, in {name}; keep them: inquit backup {name} quotes.db")


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # nobody is logged in by a name
        return "unknown"
