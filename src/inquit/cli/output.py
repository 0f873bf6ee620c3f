"""Where results go: a writer for each format, on standard output or on a file."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from rich.console import Console, RenderableType
from rich.text import Text

from inquit.cli.formats import TABLE
from inquit.document import Document, Failure
from inquit.io.outfile import replacing
from inquit.io.writers import Format, WriteOptions, Writer
from inquit.render.table import TableOptions, document_table
from inquit.render.tally import Tally

__all__ = ["Output", "Screen", "TableWriter", "open_output", "text_output"]

# Off a terminal nobody says how wide a line may be; every mail program and every pager shows this much.
DEFAULT_WIDTH = 80
MIN_WIDTH = 40


@dataclass(frozen=True, slots=True)
class Output:
    """What the user wants to get, and where.

    format: the format that was chosen.
    path: the file; None for standard output.
    options: what the format is asked for.
    """

    format: Format
    path: Path | None = None
    options: WriteOptions = field(default_factory=WriteOptions)

    @property
    def on_terminal(self) -> bool:
        """Whether the results appear on the user's screen."""
        return self.path is None and sys.stdout.isatty()


class Screen:
    """Prints what is for reading on a terminal, or on anything else as on a terminal of a fixed width."""

    def __init__(self, stream: IO[Any]) -> None:
        self._console = Console(
            file=stream, width=None if stream.isatty() else _width(), markup=False, highlight=False, emoji=False
        )
        self._stream = stream

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self._console.width

    def print(self, renderable: RenderableType) -> None:
        """Print it, off a terminal without colours and without spaces at the ends of lines."""
        if self._console.is_terminal:
            self._console.print(renderable)
            return
        with self._console.capture() as captured:
            self._console.print(renderable)
        # rich fills every line up to the width with spaces
        self._stream.writelines(line.rstrip() + "\n" for line in captured.get().splitlines())
        self._stream.flush()


class TableWriter:
    """A table a document; at the end, when there were several, the sums."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        self._screen = Screen(stream)
        self._options = options
        self._tally = Tally()
        self._documents = 0

    def document(self, document: Document) -> None:
        if self._documents:
            self._screen.print(Text())
        self._documents += 1
        self._tally += Tally.of(document)
        options = TableOptions(
            explain=self._options.explain,
            all_quoted=self._options.with_not_quotes,
            heading=document.id if self._options.several else None,
        )
        self._screen.print(document_table(document, self._screen.width, options))

    def failure(self, failure: Failure) -> None:
        """Nothing: the failure is named on standard error."""

    def finish(self) -> None:
        if self._documents > 1:
            self._screen.print(Text(f"\n{self._documents} documents: {self._tally.sentence()}", style="bold"))


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    return max(MIN_WIDTH, int(columns)) if columns.isdecimal() else DEFAULT_WIDTH


@contextmanager
def open_output(output: Output, *, model: str) -> Iterator[Writer]:
    """A writer for the results; `finish` is called also when the block is cut short, so that JSON stays JSON.

    Raises:
        OutputError: the file cannot be written.
    """
    from inquit import __version__

    options = replace(output.options, version=__version__, model=model)
    with _stream(output) as stream:
        writer = output.format.make(stream, options)
        try:
            yield writer
        finally:
            writer.finish()


@contextmanager
def text_output(path: Path | None, *, to_read: bool = False) -> Iterator[IO[Any]]:
    """A stream of text: standard output, or the file where one is named.

    to_read: for people; a terminal that cannot show a character then shows a question mark.

    Raises:
        OutputError: the file cannot be written.
    """
    with _standard_output(to_read) if path is None else replacing(path) as stream:
        yield stream


@contextmanager
def _stream(output: Output) -> Iterator[IO[Any]]:
    if not output.format.binary:
        with text_output(output.path, to_read=output.format is TABLE) as stream:
            yield stream
    elif output.path is not None:
        with replacing(output.path, binary=True) as stream:
            yield stream
    else:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


@contextmanager
def _standard_output(to_read: bool) -> Iterator[IO[Any]]:
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        if to_read:
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", newline="\n")
    yield stream
