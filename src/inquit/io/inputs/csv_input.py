"""CSV and TSV tables: a text a row, in the column that the header names."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.inputs.cell_text import CellReader
from inquit.io.inputs.input_format import Head, InputFormat, anything
from inquit.io.inputs.table_rows import TableColumns, row_source
from inquit.io.item import Item, lines_of
from inquit.io.limits import MAX_LINE, size_of
from inquit.io.read_options import ReadOptions
from inquit.io.text_decoding import Decoded, decode
from inquit.source import Source

__all__ = ["FORMAT", "count", "parse"]

_SEPARATORS = ",;\t|"
_ESCAPED = re.compile("[\udc80-\udcff]")  # bytes that are not UTF-8


def parse(item: Item, options: ReadOptions) -> Iterator[Source | Failure]:
    """A text a row, as the rows are read.

    Raises:
        InputError: there is no such column, or from here on it is no table.
    """
    rows = _rows(item)
    try:
        header = next(rows, [])
        if not any(header):
            raise InputError(f"{item.name}: no table; the first line must hold the names of its columns")
        columns = TableColumns.of([name.strip() for name in header], item.name, options)
        guess = _guess(item)
        texts = CellReader(as_html=options.html_cells)
        for number, cells in enumerate(rows, start=1):
            if any(cells):
                where = f"{item.name}, row {number}"
                found = _source(item.name, number, cells, columns, guess)
                yield texts.read(found, where)
    except csv.Error as error:
        raise InputError(f"{item.name}: not valid CSV ({error}); save the table anew") from error


def count(item: Item) -> int:
    """How many rows `parse` will give."""
    rows = _rows(item)
    next(rows, None)
    return sum(1 for cells in rows if any(cells))


def _rows(item: Item) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_LINE)
    lines = _lines(item)
    first = next(lines, "")
    # The sign that occurs most often in the header: names of columns hold none of them.
    separator = max(_SEPARATORS, key=first.count)

    def from_the_first() -> Iterator[str]:
        yield first
        yield from lines

    return csv.reader(from_the_first(), delimiter=separator)


def _lines(item: Item) -> Iterator[str]:
    """The lines; bytes that are not UTF-8 are escaped, as what they are is told by the cell that they stand in."""
    if item.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from io.StringIO(decode(item.read(), item.name).text, newline="")
        return
    lines: Iterable[bytes | None] = lines_of(item.stream, item.name)
    for number, line in enumerate(lines, start=1):
        if line is None:
            raise InputError(f"{item.name}, line {number}: longer than {size_of(MAX_LINE)}; split the text")
        yield (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).decode("utf-8", "surrogateescape")


def _guess(item: Item) -> str | None:
    """The encoding of a table that is not UTF-8, by its beginning, as a single cell says little; None where it is."""
    whole_lines = item.head.rpartition(b"\n")[0]
    if not _ESCAPED.search(whole_lines.decode("utf-8", "surrogateescape")):
        return None
    return decode(whole_lines, item.name).encoding


def _source(name: str, number: int, cells: list[str], columns: TableColumns, guess: str | None) -> Source | Failure:
    where = f"{name}, row {number}"
    if columns.text >= len(cells):
        return Failure(where, f"{where}: ends before the column of the text; repair the row")
    text = cells[columns.text]
    id_ = None if columns.id is None or columns.id >= len(cells) else _ESCAPED.sub("\ufffd", cells[columns.id])
    try:
        if "\0" in text or _ESCAPED.search(text):
            data = text.encode("utf-8", "surrogateescape")
            decoded = decode(data, where, declared=guess)
            decoded = replace(decoded, detected=decoded.encoding != "utf-8")
        else:
            decoded = Decoded(text, "utf-8")
    except InputError as error:
        return Failure(where, str(error))
    return row_source(name, number, id_, decoded, "CSV")


def _header_has_the_column(head: Head) -> bool:
    """Nearly any text may be a table; it takes a column that the user named."""
    return head.text_column_named and head.text_column in head.text.partition(b"\n")[0]


FORMAT = InputFormat(
    name="CSV",
    suffixes=(".csv", ".tsv"),
    media_types=("text/csv", "text/tab-separated-values"),
    if_named=anything,
    hint=_header_has_the_column,
    parse=parse,
    count=count,
)
