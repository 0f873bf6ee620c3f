"""A server of tools for assistants: what it is started with, and how it ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from types import FrameType

import typer

from inquit.assistant import Toolbox, ToolProcess, declared_tools
from inquit.cli.databases_as_inputs import documents_of
from inquit.cli.messages import notice, say_error
from inquit.cli.standard_streams import unwritable_output
from inquit.cli.termination import exit_code
from inquit.cli.verifying_job import with_their_texts
from inquit.errors import ExtraMissingError
from inquit.filters import RowFilter
from inquit.io.database_files import is_database
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.source import Found

__all__ = ["serve_assistants"]


def serve_assistants(database: Path | None, names: Sequence[str], max_seconds: float, model: str) -> None:
    """Serve until the assistant's program wants no more.

    Raises:
        InquitError: a package is missing, or the database cannot be opened.
        BadParameter: a source cannot be one.
    """
    if find_spec("mcp_types") is None:  # which came with version 2
        raise ExtraMissingError("inquit mcp", "mcp>=2", extra="mcp")
    if "-" in names:
        raise typer.BadParameter("standard input is the assistant's; name a file", param_hint="'--sources'")
    if database is not None:
        _see_that_it_opens(database)
    if sys.stdin is None or sys.stdout is None:
        raise typer.BadParameter("standard input or output is closed, and an assistant asks and is answered there")
    from inquit import __version__
    from inquit.assistant.protocol_server import serve

    searched = list(names) or ([] if database is None else [str(database)])
    load = partial(_texts_of, searched) if searched else None
    process = ToolProcess(partial(Toolbox, load, database, model=model), max_seconds)
    at_hand = ["database"] * (database is not None) + ["sources"] * bool(searched)
    if sys.stdin.isatty():
        notice("an assistant's program starts this command, and speaks to it; Ctrl-C ends it")
    with _ending_at_once():
        try:
            serve(declared_tools(at_hand), process, version=__version__, orphaned=partial(os._exit, 0))
        except BrokenPipeError:  # nobody reads any more, which is no fault
            os._exit(0)
        except OSError as error:
            say_error(str(unwritable_output(error)))
            os._exit(1)


def _see_that_it_opens(database: Path) -> None:
    from inquit.store import Store

    with Store(database, writes=False):
        pass


def _texts_of(names: Sequence[str]) -> Iterator[Found]:
    """The texts that the server is started with, whatever they are in."""
    for name in names:
        stored = documents_of(name, RowFilter()) if is_database(name) else None
        yield from with_their_texts(stored or read_sources([name], BytesIO(), ReadOptions(takes_results=True)))


@contextmanager
def _ending_at_once() -> Iterator[None]:
    """Within the block the user's Ctrl-C, or SIGTERM, ends the process without a word, unless it is ignored."""
    if threading.current_thread() is not threading.main_thread():  # only that one may say what to do
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: FrameType | None) -> None:
    """At once: a thread waits for input that may never come, and nothing is to be put in order."""
    del frame
    os._exit(exit_code(KeyboardInterrupt(signal.Signals(number))))
