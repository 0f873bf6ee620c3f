"""A table that a user names, with all its rows and cells, whatever its format."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from inquit.errors import InputError
from inquit.io.compressed import unpacking
from inquit.io.input_faults import said_of
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
    """
    how = ReadOptions(text_column=column, max_seconds=None if options is None else options.max_seconds)
    if name == _STDIN:
        with _table_in(Item("stdin", stdin), how) as table:
            yield table
        return
    if is_url(name) or os.path.isdir(name):
        what = (
            "a table is read from a file; save it, and name the file"
            if is_url(name)
            else "a folder; name a table in it"
        )
        raise InputError(f"{name}: {what}")
    with ExitStack() as stack:
        try:
            file = stack.enter_context(opened(name))
        except FileNotFoundError as error:
            raise InputError(no_such_file(name)) from error
        except OSError as error:
            raise InputError(said_of(name, error)) from error
        yield stack.enter_context(_table_in(Item(name, file.stream, file=file.path), how))


@contextmanager
def _table_in(item: Item, options: ReadOptions) -> Iterator[OpenTable]:
    format_ = sniff(item, options)
    if format_ is COMPRESSED:
        with unpacking(item.stream, item.head, item.name) as stream:
            unpacked = Item(item.name, stream, rewinds=False)
            with _read_as(unpacked, sniff(unpacked, options), options) as table:
                yield table
    else:
        with _read_as(item, format_, options) as table:
            yield table


@contextmanager
def _read_as(item: Item, format_: InputFormat, options: ReadOptions) -> Iterator[OpenTable]:
    with Sandbox() as sandbox, closing(_bordered(item.name, _rows(item, format_, options, sandbox))) as rows:
        head = next(rows)
        assert isinstance(head, TableHead)
        yield OpenTable(item.name, format_.name, head, (row for row in rows if isinstance(row, WholeRow)))


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


def _bordered(name: str, rows: WholeTable) -> Generator[TableHead | WholeRow]:
    """The rows; whatever happens while they are read is said of the table."""
    try:
        yield from rows
    except InputError:
        raise
    except Exception as error:
        raise InputError(said_of(name, error)) from error
