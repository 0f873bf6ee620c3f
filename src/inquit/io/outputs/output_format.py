"""What every format has in common: how it is described, what it is asked for, and how it is fed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath
from typing import IO, Any, Literal, Protocol

from inquit.document import Document, Failure
from inquit.errors import ExtraMissingError, OutputError
from inquit.expected_types import TEXT, TEXT_OR_NONE, TEXTS, WHOLE_NUMBER_OR_NONE, YES_OR_NO, check_fields
from inquit.io.checked_stream import cause_of

__all__ = ["Escape", "OutputFormat", "RefusedError", "WriteOptions", "Writer"]

Escape = Literal["picture", "json", "xml"]


class RefusedError(OutputError):
    """A format has no way to hold a document; others it may hold."""


class Writer(Protocol):
    """Something that takes results one at a time; `finish` completes what makes them readable."""

    def document(self, document: Document) -> None:
        """Write the result for one text.

        Raises:
            RefusedError: the format cannot hold it; nothing of it is written.
        """

    def failure(self, failure: Failure) -> None:
        """Write that one text failed."""

    def finish(self) -> None:
        """Write what comes after the last document."""


class _CheckedWriter:
    """A writer whose temporary files are named where they cannot be written."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def document(self, document: Document) -> None:
        with _temporary_files():
            self._writer.document(document)

    def failure(self, failure: Failure) -> None:
        with _temporary_files():
            self._writer.failure(failure)

    def finish(self) -> None:
        with _temporary_files():
            self._writer.finish()


@contextmanager
def _temporary_files() -> Iterator[None]:
    """An error of the system is one of temporary files, as streams of results have their own errors."""
    try:
        yield
    except BrokenPipeError:  # standard output, which nobody reads any more
        raise
    except OSError as error:
        where = error.filename or tempfile.tempdir or "any of the usual folders"
        raise OutputError(
            f"{where}: no temporary file can be written there ({cause_of(error)}); make room, or set TMPDIR to another "
            "folder"
        ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """What the user wants besides the rows; a format takes of it what it has a use for.

    with_not_quotes: also what stood in quotation marks but is nobody's statement.
    with_text: also the text that positions refer to, where a format can do without.
    bom: begin with a byte order mark.
    explain: under every row of the table, why it has this speaker.
    several: whether there is more than one text, so that headings are needed to tell them apart.
    some_speakers: whether only statements of some speakers are wanted; a text without one need not be named, then.
    keep: the user's own columns, by name, behind those of inquit; empty for those that the first text has.
    passages: of the texts of a report only the paragraphs with statements.
    by, top, distinct: what figures are by, how many values they are of (None: all), and whether the same words in
        several texts count once.
    min_words, min_sites: how long statements must be, and how many sites must have them, to be the same words; None for
        as usual.
    title: what a report is called; None for a name made from the texts.
    version, model: what made the results.

    Raises:
        SettingsError: one of these is of another type.
    """

    with_not_quotes: bool = False
    with_text: bool = False
    bom: bool = False
    explain: bool = False
    several: bool = False
    some_speakers: bool = False
    passages: bool = False
    keep: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    top: int | None = None
    distinct: bool = False
    min_words: int | None = None
    min_sites: int | None = None
    title: str | None = None
    version: str = ""
    model: str = ""

    def __post_init__(self) -> None:
        check_fields(self, _EXPECTED)


_OTHERS = {
    "title": TEXT_OR_NONE,
    "version": TEXT,
    "model": TEXT,
    "by": TEXTS,
    "top": WHOLE_NUMBER_OR_NONE,
    "min_words": WHOLE_NUMBER_OR_NONE,
    "min_sites": WHOLE_NUMBER_OR_NONE,
    "keep": TEXTS,
}
_EXPECTED = {name: _OTHERS.get(name, YES_OR_NO) for name in WriteOptions.__dataclass_fields__}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFormat:
    """One format of results.

    name: what the user calls it.
    endings: the file endings that mean it.
    writer: the class that writes it, as "module:Class", imported when it is asked for; it is made from an open stream,
        of bytes where `binary` is true, else of text that is written as UTF-8, and from `WriteOptions`.
    to_read: whether it is for people to read on a terminal.
    also: endings that a file of this format may have, although they mean another one.
    variants: how it is written to files of some of these, where that is not as elsewhere.
    escape: how it spells, on a terminal, what the terminal would obey: as a picture (␛), or as JSON or XML do.
    package: a package that has to be there and is not always.
    extra: the extra that brings it, where that has not the name of the format.
    """

    name: str
    endings: tuple[str, ...] = ()
    writer: str
    binary: bool = False
    to_read: bool = False
    also: tuple[str, ...] = ()
    variants: tuple[OutputFormat, ...] = ()
    package: str | None = None
    extra: str | None = None
    escape: Escape = "picture"

    def for_file(self, path: PurePath) -> OutputFormat:
        """The format as a file of this name has it."""
        return next((one for one in self.variants if path.suffix.lower() in one.also), self)

    def open(self, stream: IO[Any], options: WriteOptions, before: Callable[[Any], Writer] | None = None) -> Writer:
        """The writer for an open stream.

        before: makes of a writer that takes something else than documents one that takes these.

        Raises:
            OutputError: what it needs besides the stream cannot be written; so do its methods.
        """
        module, _, name = self.writer.partition(":")
        make = getattr(import_module(module), name)
        with _temporary_files():
            writer = make(stream, options)
            return _CheckedWriter(writer if before is None else before(writer))

    def check_package(self) -> None:
        """See that the package is there that it needs.

        Raises:
            ExtraMissingError: it is not.
        """
        if self.package is not None and find_spec(self.package) is None:
            raise ExtraMissingError(f"the format {self.name}", self.package, extra=self.extra or self.name)
