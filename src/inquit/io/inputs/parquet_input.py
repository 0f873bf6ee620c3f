"""Parquet tables: a text a row, in the column that the schema names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inquit.document import Failure
from inquit.errors import InputError, said_by
from inquit.io.inputs.cell_text import CellReader
from inquit.io.inputs.input_format import InputFormat, RangeSize, begins_with
from inquit.io.inputs.joined_rows import TableRow, texts_of
from inquit.io.inputs.result_tables import is_table_of_results, results_of
from inquit.io.inputs.table_rows import TableColumns, empty_table, row_source
from inquit.io.inputs.whole_rows import TableHead, WholeRow, WholeTable
from inquit.io.item import ALL_ROWS, Item, RowRange
from inquit.io.limits import MEGABYTE
from inquit.io.read_options import ReadOptions
from inquit.io.text_decoding import Decoded
from inquit.source import Found, Source

__all__ = ["FORMAT", "count", "parse", "ranges", "whole_rows"]

# Bytes of a column that are held in memory at a time; else a whole group of rows is, often the whole table.
_BUFFER = MEGABYTE
# Rows that are held in memory at a time.
_ROWS = 64


def parse(item: Item, options: ReadOptions) -> Iterator[Found]:
    """A text a row, as the rows are read, or one of several.

    Raises:
        InputError: the file is damaged, or there is no such column.
    """
    import pyarrow.parquet as pq
    from pyarrow import ArrowException

    try:
        with pq.ParquetFile(item.seekable(), buffer_size=_BUFFER, pre_buffer=False) as table:
            if options.takes_results and is_table_of_results(table):
                yield from results_of(table, item.name)
                return
            columns = TableColumns.of(table.schema_arrow.names, item.name, options)
            none = True
            rows = _rows(item, table, columns, CellReader(as_html=options.html_cells))
            for found in texts_of(rows, item.name, options, table.schema_arrow.names):
                none = False
                yield found
            if none and item.rows == ALL_ROWS:
                yield empty_table(item.name, "Parquet")
    except ArrowException as error:
        raise _damaged(item, error) from error


def _rows(item: Item, table: Any, columns: TableColumns, texts: CellReader) -> Iterator[TableRow]:
    names = table.schema_arrow.names
    groups, number = _groups(table, item.rows)
    kept = [names[index] for index in columns.all]
    for batch in table.iter_batches(_ROWS, row_groups=groups, columns=kept, use_threads=False):
        held = {index: batch.column(names[index]) for index in columns.all}
        for at in range(batch.num_rows):
            number += 1
            if number < item.rows.first:
                continue
            if item.rows.ends_before(number):
                return
            row: dict[int | None, Any] = {column: cells[at] for column, cells in held.items()}
            id_cell = None if columns.id is None else row[columns.id]
            found: Found = _source(item.name, number, id_cell, row[columns.text])
            if isinstance(found, Failure):
                yield TableRow(found)
                continue
            id_, speaker, time = (_value(row.get(one)) for one in (columns.id, columns.speaker, columns.time))
            found = texts.read(found, f"{item.name}, row {number}")
            beside = {name: _value(row.get(index)) for name, index in columns.beside.items()}
            yield TableRow(found, "" if id_ is None else str(id_), speaker, time, beside=beside)


def _groups(table: Any, rows: RowRange) -> tuple[list[int], int]:
    """The groups of rows in which some are that are wanted, and how many rows stand before them."""
    groups: list[int] = []
    before = behind = 0
    for group in range(table.num_row_groups):
        begin, behind = behind, behind + table.metadata.row_group(group).num_rows
        if behind < rows.first:
            before = behind
        elif not rows.ends_before(begin + 1):
            groups.append(group)
    return groups, before


def _value(cell: Any) -> Any:
    """What a cell beside the text holds; U+FFFD for what cannot be read."""
    try:
        return None if cell is None else cell.as_py()
    except (ValueError, OverflowError):
        return "\ufffd"


def whole_rows(item: Item, options: ReadOptions) -> WholeTable:
    """The rows with all their cells.

    Raises:
        InputError: the file is damaged.
    """
    import pyarrow.parquet as pq
    from pyarrow import ArrowException

    del options  # nothing to choose
    try:
        with pq.ParquetFile(item.seekable(), buffer_size=_BUFFER, pre_buffer=False) as table:
            names = tuple(table.schema_arrow.names)
            yield TableHead(names)
            number = 0
            for batch in table.iter_batches(_ROWS, use_threads=False):
                for at in range(batch.num_rows):
                    number += 1
                    yield WholeRow(f"row {number}", names, tuple(_value(column[at]) for column in batch.columns))
    except ArrowException as error:
        raise _damaged(item, error) from error


def count(item: Item) -> int:
    """How many rows `parse` will give.

    Raises:
        InputError: the file is damaged.
    """
    import pyarrow.parquet as pq
    from pyarrow import ArrowException

    try:
        return max(1, int(pq.read_metadata(item.seekable()).num_rows))
    except ArrowException as error:
        raise _damaged(item, error) from error


def ranges(item: Item, size: RangeSize) -> Iterator[RowRange]:
    """The rows in parts, by how large they are on the whole.

    Raises:
        InputError: the file is damaged.
    """
    import pyarrow.parquet as pq
    from pyarrow import ArrowException

    try:
        about = pq.read_metadata(item.seekable())
    except ArrowException as error:
        raise _damaged(item, error) from error
    unpacked = sum(about.row_group(group).total_byte_size for group in range(about.num_row_groups))
    rows = min(size.rows, max(1, size.size * about.num_rows // max(unpacked, 1)))
    for first in range(1, about.num_rows + 1, rows):
        yield RowRange(first, min(rows, about.num_rows + 1 - first))


def _source(name: str, number: int, id_cell: Any, text_cell: Any) -> Source | Failure:
    where = f"{name}, row {number}"
    try:
        id_ = None if id_cell is None else id_cell.as_py()
        text = text_cell.as_py()
    except (ValueError, OverflowError) as error:  # bytes that are no UTF-8, dates of no calendar
        return Failure(where, f"{where}: a damaged cell ({error}); write the table anew")
    if text is None:
        text = ""
    if not isinstance(text, str):
        return Failure(where, f"{where}: no text in the column but {type(text).__name__}; name another --text-column")
    return row_source(name, number, id_, Decoded(text, "utf-8"), "Parquet")


def _damaged(item: Item, error: Exception) -> InputError:
    what = said_by(error)
    return InputError(f"{item.name}: a damaged Parquet file ({what}); get it anew")


FORMAT = InputFormat(
    name="Parquet",
    suffixes=(".parquet",),
    media_types=("application/vnd.apache.parquet",),
    magic=begins_with(b"PAR1"),
    parse=parse,
    count=count,
    rows=whole_rows,
    ranges=ranges,
    libraries=("pyarrow.parquet",),
    extra="parquet",
    sandboxed=True,
)
