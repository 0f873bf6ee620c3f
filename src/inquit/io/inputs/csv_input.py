"""CSV and TSV tables: a text a row, in the column that the header names."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.inputs.cell_text import CellReader
from inquit.io.inputs.csv_lines import CsvLines
from inquit.io.inputs.csv_rows import CsvRow, CsvRows
from inquit.io.inputs.input_format import Head, InputFormat, RangeSize, anything
from inquit.io.inputs.joined_rows import TableRow, texts_of
from inquit.io.inputs.table_rows import TableColumns, empty_table, row_source
from inquit.io.inputs.whole_rows import TableHead, WholeRow, WholeTable
from inquit.io.item import ALL_ROWS, Item, RowRange
from inquit.io.limits import HEAD
from inquit.io.read_options import ReadOptions
from inquit.io.text_decoding import Decoded, decode, is_wide
from inquit.source import Found, Source

__all__ = ["FORMAT", "count", "parse", "ranges", "whole_rows"]

_ESCAPED = re.compile("[\udc80-\udcff]")  # bytes that are not UTF-8
_FIRST_LINE_END = re.compile(r'(?:[^"\r\n]|"[^"]*(?:"|\Z))*(\r\n?|\n|\Z)')


def parse(item: Item, options: ReadOptions) -> Iterator[Found]:
    """A text a row, as the rows are read, or one of several; what is no row is a failure in its place.

    Raises:
        InputError: there is no such column, or from here on it is no table.
    """
    if not item.head:
        yield empty_table(item.name, "CSV")
        return
    with _rows(item) as rows:
        if not any(rows.header):
            raise InputError(f"{item.name}: no table; the first line must hold the names of its columns")
        names = [name.strip() for name in rows.header]
        columns = TableColumns.of(names, item.name, options)
        none = True
        read = _read(item, rows, columns, CellReader(as_html=options.html_cells))
        for found in texts_of(read, item.name, options, names):
            none = False
            yield found
        if none and item.rows == ALL_ROWS:
            yield empty_table(item.name, "CSV")


def _read(item: Item, rows: CsvRows, columns: TableColumns, texts: CellReader) -> Iterator[TableRow]:
    guess = _guess(item)
    for row in rows:
        if row.number < item.rows.first:
            continue
        if item.rows.ends_before(row.number):
            return
        if row.fault is not None or any(row.cells):
            found: Found = _source(item.name, row, columns, guess)
            if isinstance(found, Source) and any(row.cells[len(rows.header) :]):
                found = _with_notice_of_width(found, f"{item.name}, row {row.number}", rows.separator)
            found = texts.read(found, f"{item.name}, row {row.number}")
            id_, speaker, time = (_cell(row, number, guess) for number in (columns.id, columns.speaker, columns.time))
            beside = {name: _cell(row, number, guess) for name, number in columns.beside.items()}
            yield TableRow(found, id_, speaker, time, beside=beside)


def _cell(row: CsvRow, column: int | None, guess: str | None) -> str:
    """A cell beside the text, empty where there is none."""
    return "" if column is None or column >= len(row.cells) else _decoded(row.cells[column], guess)


def _decoded(cell: str, guess: str | None) -> str:
    """A cell; what is no character of the encoding is shown as such."""
    if not _ESCAPED.search(cell):
        return cell
    return cell.encode("utf-8", "surrogateescape").decode(guess or "utf-8", "replace")


def whole_rows(item: Item, options: ReadOptions) -> WholeTable:
    """The rows with all their cells; those without a cell are passed over.

    Raises:
        InputError: from some line on it is no table.
    """
    del options  # nothing to choose
    guess = _guess(item)
    with _rows(item) as rows:
        names = tuple(_decoded(name, guess) for name in rows.header)
        yield TableHead(names, rows.separator, item.head.startswith(codecs.BOM_UTF8))
        stripped = tuple(name.strip() for name in names)
        for row in rows:
            if row.fault is not None:
                yield WholeRow(f"row {row.number}", fault=f"row {row.number} (line {row.line}): {row.fault}")
            elif row.cells:
                yield WholeRow(f"row {row.number}", stripped, tuple(_decoded(cell, guess) for cell in row.cells))


def count(item: Item) -> int:
    """How many rows `parse` will give.

    Raises:
        InputError: from some line on it is no table.
    """
    with _rows(item) as rows:
        return max(1, sum(1 for row in rows if row.fault is not None or any(row.cells)))


def ranges(item: Item, size: RangeSize) -> Iterator[RowRange]:
    """The rows in parts, each from where it begins; of a table that is no UTF-8, or of an old Mac, from the beginning.

    Raises:
        InputError: from some line on it is no table.
    """
    goes = item.stream.seekable() and _is_plain(item)
    lines = CsvLines(item.stream) if goes else None
    first, begin, line, number = 1, -1, 1, 0
    with nullcontext(CsvRows(lines, item.name)) if lines is not None else _rows(item) as rows:
        for row in rows:
            number = row.number
            here = 0 if lines is None else lines.begin_of(row.line)
            if begin < 0:
                begin, line = here, row.line
            if number - first >= size.rows or here - begin >= size.size:
                yield RowRange(first, number - first, begin if goes else None, line)
                first, begin, line = number, here, row.line
    if number >= first:
        yield RowRange(first, number + 1 - first, begin if goes else None, line)


def _is_plain(item: Item) -> bool:
    """Whether lines end as they mostly do, in UTF-8."""
    return (
        not is_wide(item.head)
        and _guess(item) is None
        and _line_ends(item.head.decode("utf-8-sig", "surrogateescape")) == "\n"
    )


@contextmanager
def _rows(item: Item) -> Iterator[CsvRows]:
    """The rows; bytes that are not UTF-8 are escaped, as what they are is told by the cell that they stand in."""
    if is_wide(item.head):
        text = decode(item.read(), item.name).text
        yield CsvRows(io.StringIO(text, newline=_line_ends(text[:HEAD])), item.name)
        return
    if item.rows.offset is not None:
        lines = CsvLines(item.stream)
        rows = CsvRows(lines, item.name)
        lines.go_to(item.rows.offset)
        rows.go_on(item.rows.first, item.rows.line)
        yield rows
        return
    ends = _line_ends(item.head.decode("utf-8-sig", "surrogateescape"))
    stream = io.TextIOWrapper(item.stream, "utf-8-sig", "surrogateescape", newline=ends)
    try:
        yield CsvRows(stream, item.name)
    finally:
        stream.detach()  # it would be closed, and is not ours


def _line_ends(text: str) -> str:
    """What ends lines: where the first ends in a lone carriage return, as old Macs have it, that does, too."""
    found = _FIRST_LINE_END.match(text)
    return "" if found is not None and found[1] == "\r" else "\n"


def _guess(item: Item) -> str | None:
    """The encoding of a table that is not UTF-8, by its beginning, as a single cell says little; None where it is."""
    whole_lines = item.head[: max(map(item.head.rfind, (b"\n", b"\r")), default=0)]
    if is_wide(item.head) or not _ESCAPED.search(whole_lines.decode("utf-8", "surrogateescape")):
        return None
    return decode(whole_lines, item.name).encoding


def _source(name: str, row: CsvRow, columns: TableColumns, guess: str | None) -> Source | Failure:
    where, cells = f"{name}, row {row.number}", row.cells
    if row.fault is not None:
        return Failure(where, f"{where} (line {row.line}): {row.fault}")
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
    return row_source(name, row.number, id_, decoded, "CSV")


def _with_notice_of_width(found: Source, where: str, separator: str) -> Source:
    notice = (
        f"{where}: has more cells than the header, so its text may be cut or shifted; put cells that hold "
        f"{separator!r} in quotation marks"
    )
    return replace(found, notices=(*found.notices, notice))


def _header_has_the_column(head: Head) -> bool:
    """Nearly any text may be a table; it takes columns that the user named."""
    first = head.text.partition(b"\n")[0]
    return bool(head.named_columns) and all(name in first for name in head.named_columns)


FORMAT = InputFormat(
    name="CSV",
    suffixes=(".csv", ".tsv"),
    media_types=("text/csv", "text/tab-separated-values"),
    if_named=anything,
    hint=_header_has_the_column,
    parse=parse,
    count=count,
    rows=whole_rows,
    ranges=ranges,
)
