"""Where results go: a writer for each format, on standard output or on a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from inquit.io.outfile import OutputFile, replacing
from inquit.io.outputs.output_format import OutputFormat, WriteOptions, Writer
from inquit.render.screen import Screen

__all__ = ["Output", "Screen", "open_output", "text_output"]


@dataclass(frozen=True, slots=True)
class Output:
    """What the user wants to get, and where.

    format: the format that was chosen.
    path: the file; None for standard output.
    options: what the format is asked for.
    """

    format: OutputFormat
    path: Path | None = None
    options: WriteOptions = field(default_factory=WriteOptions)

    @property
    def on_terminal(self) -> bool:
        """Whether the results appear on the user's screen."""
        return self.path is None and sys.stdout.isatty()


@contextmanager
def open_output(output: Output, file: OutputFile | None, *, model: str) -> Iterator[Writer]:
    """A writer for the results; `finish` is called also when the block is cut short, so that JSON stays JSON.

    Args:
        output: what the user wants.
        file: the place of its file, which is to be completed afterwards; None for standard output.
        model: what made the results.

    Raises:
        OutputError: the file cannot be written.
    """
    from inquit import __version__

    options = replace(output.options, version=__version__, model=model)
    with _stream(output, file) as stream:
        writer = output.format.open(stream, options)
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
def _stream(output: Output, file: OutputFile | None) -> Iterator[IO[Any]]:
    if file is not None:
        with file.open(binary=output.format.binary) as stream:
            yield stream
    elif output.format.binary:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with _standard_output(output.format.to_read) as stream:
            yield stream


@contextmanager
def _standard_output(to_read: bool) -> Iterator[IO[Any]]:
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        if to_read:
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", newline="\n")
    yield stream
