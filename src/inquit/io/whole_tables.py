"""A table that a user names, with all its rows and cells, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from inquit.errors import InputError
from inquit.io.compressed import unpacking
from inquit.io.inputs.all_inputs import COMPRESSED, INPUT_FORMATS
from inquit.io.inputs.input_format import InputFormat
from inquit.io.inputs.whole_rows import TableHead, WholeRow, WholeTable
from inquit.io.item import Item, is_url
from inquit.io.named_files import no_such_file
from inquit.io.opened_files import opened
from inquit.io.read_options import ReadOptions
from inquit.io.sandbox import Sandbox, SandboxRequest
from inquit.io.sniff import sniff

__all__ = ["OpenTable", "opened_table"]

_STDIN = "-"


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table that is read.

    name: what to call it in messages.
    format: the name of its format.
    head: what it says of all its rows, which come one at a time.
    """

    name: str
    format: str
    head: TableHead
    rows: Iterator[WholeRow]


@contextmanager
def opened_table(name: str, column: str, stdin: BinaryIO, options: ReadOptions | None = None) -> Iterator[OpenTable]:
    """The table of this name, or on standard input (`-`), which may be packed.

    column: one that it must have, by which it is known for a table where its name does not say so.

    Raises:
        InputError: it cannot be read, or is no table; its rows raise it, too.
        OSError: the system does not let it be read.
    """
    how = ReadOptions(text_column=column, max_seconds=None if options is None else options.max_seconds)
    if name == _STDIN:
        with _table_in(Item("stdin", stdin), how) as table:
            yield table
        return
    if is_url(name):
        raise InputError(f"{name}: a table is read from a file; save it, and name the file")
    try:
        with opened(name) as file, _table_in(Item(name, file.stream, file=file.path), how) as table:
            yield table
    except FileNotFoundError as error:
        raise InputError(no_such_file(name)) from error


@contextmanager
def _table_in(item: Item, options: ReadOptions) -> Iterator[OpenTable]:
    format_ = sniff(item, options)
    if format_ is not COMPRESSED:
        with Sandbox() as sandbox:
            yield _opened(item, format_, _rows(item, format_, options, sandbox))
        return
    with unpacking(item.stream, item.head, item.name) as stream, Sandbox() as sandbox:
        unpacked = Item(item.name, stream, rewinds=False)
        format_ = sniff(unpacked, options)
        yield _opened(unpacked, format_, _rows(unpacked, format_, options, sandbox))


def _rows(item: Item, format_: InputFormat, options: ReadOptions, sandbox: Sandbox) -> WholeTable:
    if format_.rows is None:
        tables = ", ".join(one.name for one in INPUT_FORMATS.values() if one.rows is not None)
        raise InputError(f"{item.name}: no table ({format_.name}); name one in {tables}")
    if format_.sandboxed and item.head:
        file = item.file
        data = b"" if file is not None else item.read()
        return sandbox.rows(SandboxRequest(format_.name, item.name, options, file=file, data=data))
    format_.load(item.name)
    return format_.rows(item, options)


def _opened(item: Item, format_: InputFormat, found: WholeTable) -> OpenTable:
    head = next(found)
    assert isinstance(head, TableHead)
    return OpenTable(item.name, format_.name, head, (row for row in found if isinstance(row, WholeRow)))
