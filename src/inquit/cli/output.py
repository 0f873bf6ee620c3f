"""Where results go: a writer for each format, on standard output or on a file."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from rich.console import Console, RenderableType
from rich.text import Text

from inquit.cli.options import Format
from inquit.document import Document, Failure
from inquit.io.outfile import replacing
from inquit.io.writers import CsvWriter, JsonLinesWriter, JsonWriter, Writer
from inquit.render.table import TableOptions, document_table
from inquit.render.tally import Tally

__all__ = ["Output", "Screen", "TableWriter", "open_output", "text_output"]

# Off a terminal nobody says how wide a line may be; every mail program and every pager shows this much.
DEFAULT_WIDTH = 80
MIN_WIDTH = 40


@dataclass(frozen=True, slots=True)
class Output:
    """What the user wants to get, and where.

    format, path, explain, all_quoted, with_text: the options of these names; without a path, standard output.
    several: whether tables need headings to be told apart.
    """

    format: Format
    path: Path | None = None
    explain: bool = False
    all_quoted: bool = False
    several: bool = False
    with_text: bool = False

    @property
    def on_terminal(self) -> bool:
        """Whether the results appear on the user's screen."""
        return self.path is None and sys.stdout.isatty()


class Screen:
    """Prints what is for reading on a terminal, or on anything else as on a terminal of a fixed width."""

    def __init__(self, stream: TextIO) -> None:
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

    def __init__(self, stream: TextIO, output: Output) -> None:
        self._screen = Screen(stream)
        self._output = output
        self._tally = Tally()
        self._documents = 0

    def document(self, document: Document) -> None:
        if self._documents:
            self._screen.print(Text())
        self._documents += 1
        self._tally += Tally.of(document)
        options = TableOptions(
            explain=self._output.explain,
            all_quoted=self._output.all_quoted,
            heading=document.id if self._output.several else None,
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
    with text_output(output.path, output.format) as stream:
        writer = _writer(output, stream, model)
        try:
            yield writer
        finally:
            writer.finish()


@contextmanager
def text_output(path: Path | None, format_: Format) -> Iterator[TextIO]:
    """Standard output, or the file where one is named.

    Raises:
        OutputError: the file cannot be written.
    """
    with _standard_output(format_) if path is None else replacing(path) as stream:
        yield stream


@contextmanager
def _standard_output(format_: Format) -> Iterator[TextIO]:
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        if format_ is Format.table:
            stream.reconfigure(errors="replace")  # a terminal that cannot show a character shows a question mark
        else:
            stream.reconfigure(encoding="utf-8", newline="\n")
    yield stream


def _writer(output: Output, stream: TextIO, model: str) -> Writer:
    match output.format:
        case Format.table:
            return TableWriter(stream, output)
        case Format.csv:
            return CsvWriter(stream, with_not_quotes=output.all_quoted)
        case Format.jsonl:
            return JsonLinesWriter(stream, with_not_quotes=output.all_quoted, with_text=output.with_text)
        case Format.json:
            from inquit import __version__

            return JsonWriter(
                stream,
                version=__version__,
                model=model,
                with_not_quotes=output.all_quoted,
                with_text=output.with_text,
            )
