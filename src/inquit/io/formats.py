"""The formats that are read: their names, the endings of their files, and the packages that they need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.item import Item
from inquit.io.source import ReadOptions, Source

__all__ = ["ARCHIVE", "FORMATS", "Format", "Reader", "TableReader", "format_of_name", "reader_of"]


class Reader(Protocol):
    """What each module of `inquit.io.readers` is."""

    def read(self, item: Item, options: ReadOptions) -> Iterator[Source | Failure]:
        """The texts of an item.

        Raises:
            InputError: nothing in it can be read.
        """


class TableReader(Reader, Protocol):
    """What the modules for tables are that can count their rows before they are read."""

    def count(self, item: Item) -> int:
        """How many texts `read` will give.

        Raises:
            InputError: nothing in it can be read.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    name: as it stands in `meta`, and in messages.
    module: the reader, in `inquit.io.readers`.
    endings: of the names of its files.
    extra: what `pip install "inquit[...]"` needs to say for the packages of the reader; None where it needs none.
    guarded: whether the file is taken apart by a library that a hostile file can lead to take any time and memory.
    table: whether one file holds many texts.
    """

    name: str
    module: str
    endings: tuple[str, ...]
    extra: str | None = None
    guarded: bool = False
    table: bool = False


ARCHIVE = Format("ZIP", "", (".zip",))
FORMATS = {
    one.name: one
    for one in (
        Format("text", "text", (".txt", ".text")),
        Format("Markdown", "markdown", (".md", ".markdown"), guarded=True),
        Format("HTML", "html", (".html", ".htm", ".xhtml"), extra="html", guarded=True),
        Format("PDF", "pdf", (".pdf",), extra="pdf", guarded=True),
        Format("DOCX", "docx", (".docx",), extra="docx", guarded=True),
        Format("EPUB", "epub", (".epub",), extra="epub", guarded=True),
        Format("JSON Lines", "json_lines", (".jsonl", ".ndjson"), table=True),
        Format("CSV", "csv_table", (".csv", ".tsv"), table=True),
        Format("Parquet", "parquet", (".parquet",), extra="parquet", guarded=True, table=True),
        ARCHIVE,
    )
}
_BY_ENDING = {ending: one for one in FORMATS.values() for ending in one.endings}


def format_of_name(name: str) -> Format | None:
    """The format that a file of this name should have; None where the name does not say."""
    return _BY_ENDING.get(PurePath(name).suffix.lower())


def reader_of(format_: Format, where: str) -> Reader:
    """The reader of a format.

    Raises:
        InputError: it needs a package that is not installed.
    """
    try:
        module = import_module(f"inquit.io.readers.{format_.module}")
    except ImportError as error:
        if format_.extra is None:
            raise
        package = "a package" if error.name is None else f"the package {error.name}"
        raise InputError(
            f'{where}: to read {format_.name}, {package} is missing; run: pip install "inquit[{format_.extra}]"'
        ) from error
    return cast(Reader, module)
