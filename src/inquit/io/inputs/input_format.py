"""What an input format says about itself: how its files are told, what reading them needs, and what reads them."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module

from inquit.errors import InputError
from inquit.installation import install_command
from inquit.io.archives import opened_archive
from inquit.io.inputs.whole_rows import WholeTable
from inquit.io.item import Item, RowRange
from inquit.io.read_options import TEXT_COLUMN, ReadOptions
from inquit.source import Found

__all__ = ["Head", "InputFormat", "Parse", "RangeSize", "Sign", "anything", "begins_with"]

_ALL_INPUTS = "inputs"
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")


class Head:
    """The beginning of an item, in which formats look for their signs, and what else the user said about it."""

    def __init__(self, item: Item, options: ReadOptions) -> None:
        self.data = item.head
        self.options = options
        # As bytes to look for; a name that the shell gave in no known encoding is found nowhere.
        self.text_column = (options.text_column or TEXT_COLUMN).encode("utf-8", "surrogatepass")
        named = (options.text_column, options.speaker_column, options.time_column)
        self.named_columns = [name.encode("utf-8", "surrogatepass") for name in named if name is not None]
        self._item = item

    @cached_property
    def text(self) -> bytes:
        """The beginning without its byte order mark, as bytes in which ASCII can be looked for."""
        for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
            if self.data.startswith(mark):
                return self.data[len(mark) :].decode(encoding, "replace").encode("ascii", "replace")
        return self.data.removeprefix(codecs.BOM_UTF8)

    @property
    def packed(self) -> bool:
        """Whether this is a ZIP archive, as the files of many formats are inside."""
        return self.data.startswith(_PACKED)

    @cached_property
    def members(self) -> frozenset[str]:
        """The names of what an archive holds; nothing where this is none.

        Raises:
            BadZipFile: it is damaged.
            InputError: it has too many members.
        """
        if not self.packed:
            return frozenset()
        with opened_archive(self._item.seekable(), self._item.name) as archive:
            return frozenset(archive.namelist())


Sign = Callable[[Head], bool]
Parse = Callable[[Item, ReadOptions], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class RangeSize:
    """How much of a table is read at a time: so many rows, or so many bytes, whichever is less; one row at least."""

    rows: int
    size: int


def anything(head: Head) -> bool:
    """A sign that is always there: for formats whose name is to be trusted, as their content shows nothing."""
    del head  # it does not matter
    return True


def begins_with(*starts: bytes) -> Sign:
    """The sign of a format whose files begin with certain bytes."""
    return lambda head: head.data.startswith(starts)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFormat:
    """A format.

    name: as it stands in `meta`, and in messages.
    suffixes: the endings of the names of its files.
    shares_suffixes: whether files that hold no text have these endings, too; in folders, those are passed over.
    media_types: what servers call it.
    parse: the texts of an item; raises InputError where nothing in it can be read. None for an archive, whose members
        are read instead.
    count: for a table, which holds many texts, how many `parse` will give; it may raise InputError, too.
    rows: for a table, its rows with all their cells; it may raise InputError, too.
    ranges: for a table that can be read in parts, the parts, each row in one of them; it may raise InputError, too.
    magic: a sign that is sure, whatever the file is called.
    if_named: a sign that is enough where the name says the same; None where the name is not believed by itself.
    hint: a sign that is enough where neither the content nor a name that is believed says anything.
    libraries: what has to be imported for `parse`; only when a file is read, as it may take long, or be missing.
    extra: the extra of inquit that brings these; None where they come with inquit itself.
    sandboxed: whether the libraries can be led by a hostile file to take any time and memory.
    leads_to_pages: whether its texts stand for pages, which `meta` has the addresses of.
    """

    name: str
    suffixes: tuple[str, ...]
    parse: Parse | None
    media_types: tuple[str, ...] = ()
    count: Callable[[Item], int] | None = None
    rows: Callable[[Item, ReadOptions], WholeTable] | None = None
    ranges: Callable[[Item, RangeSize], Iterator[RowRange]] | None = None
    magic: Sign | None = None
    if_named: Sign | None = None
    hint: Sign | None = None
    libraries: tuple[str, ...] = ()
    extra: str | None = None
    sandboxed: bool = False
    shares_suffixes: bool = False
    leads_to_pages: bool = False

    def load(self, where: str) -> Parse:
        """Import the libraries; what parses an item, then.

        Raises:
            InputError: one is not installed.
        """
        try:
            for library in self.libraries:
                import_module(library)
        except ImportError as error:
            package = "a package" if error.name is None else f"the package {error.name}"
            command = install_command(self.extra or _ALL_INPUTS)
            raise InputError(f"{where}: to read {self.name}, {package} is missing; run: {command}") from error
        if self.parse is None:
            raise InputError(f"{where}: {self.name} holds files and is no text itself; unpack it first")
        return self.parse
