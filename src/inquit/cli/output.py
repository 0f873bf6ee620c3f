"""Where results go: a writer for each format, on standard output or on a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from inquit.cli.standard_streams import is_shown, standard_output
from inquit.io.outfile import OutputFile, replacing
from inquit.io.outputs.output_format import Escape, OutputFormat, WriteOptions, Writer
from inquit.render.screen import Screen

__all__ = ["Output", "Screen", "open_output", "text_output", "unwritten"]


@dataclass(frozen=True, slots=True)
class Output:
    """What the user wants to get, and where.

    format: the format that was chosen.
    path: the file; None for standard output.
    options: what the format is asked for.
    resume: whether an earlier run is gone on with, that was to write this file.
    before: what makes of documents what the writer of the format takes, where that is something else.
    """

    format: OutputFormat
    path: Path | None = None
    options: WriteOptions = field(default_factory=WriteOptions)
    resume: bool = False
    before: Callable[[Any], Writer] | None = None

    @property
    def on_terminal(self) -> bool:
        """Whether the results appear on the user's screen."""
        return self.path is None and is_shown()


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
        writer = output.format.open(stream, options, output.before)
        try:
            yield writer
        finally:
            writer.finish()


@contextmanager
def text_output(path: Path | None, *, escape: Escape | None = "picture") -> Iterator[IO[Any]]:
    """A stream of text: standard output, or the file where one is named.

    escape: how data is spelled that a terminal would obey; None for what is made for people to read, and safe already.

    Raises:
        OutputError: the file cannot be written.
    """
    with standard_output(escape=escape) if path is None else replacing(path) as stream:
        yield stream


def _stream(output: Output, file: OutputFile | None) -> AbstractContextManager[IO[Any]]:
    if file is not None:
        return file.open(binary=output.format.binary)
    escape = None if output.format.to_read else output.format.escape
    return standard_output(binary=output.format.binary, escape=escape)


def unwritten(path: Path) -> str:
    """What is said of an output file when there was nothing to write."""
    return f"{path} stays as it was" if path.exists() else f"{path} is not written"
