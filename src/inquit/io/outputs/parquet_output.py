"""Results as a Parquet file: one row a statement, with typed columns."""

from __future__ import annotations

from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from inquit.document import Document, Failure
from inquit.io.outputs.columns import Cell, quote_columns, rows_of
from inquit.io.outputs.output_format import WriteOptions
from inquit.text_safety import encodable

__all__ = ["ROWS_PER_GROUP", "ParquetWriter"]

# A row group is what is in memory at a time, when writing as when reading; 20,000 rows of news are about 10 MB.
ROWS_PER_GROUP = 20_000
# A column of Parquet has one type, and times are numbers in one file and texts in the next: they are texts in all.
_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "flag": pa.bool_(),
    "time": pa.string(),
}


class ParquetWriter:
    """Written in row groups; lone surrogates become U+FFFD, every other text stays as it is."""

    def __init__(self, stream: IO[bytes], options: WriteOptions) -> None:
        self._with_not_quotes = options.with_not_quotes
        columns = quote_columns(with_not_quotes=options.with_not_quotes)
        self._schema = pa.schema(
            [pa.field(column.name, _TYPES[column.kind]) for column in columns],
            metadata={"inquit": options.version, "model": encodable(options.model)},
        )
        self._file = pq.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[tuple[Cell, ...]] = []

    def document(self, document: Document) -> None:
        for row in rows_of(document, with_not_quotes=self._with_not_quotes):
            self._rows.append(row)
            if len(self._rows) == ROWS_PER_GROUP:
                self._write()

    def failure(self, failure: Failure) -> None:
        """Nothing: a row without a quote would be counted as one. The caller names the failure."""

    def finish(self) -> None:
        if self._rows:
            self._write()
        self._file.close()

    def _write(self) -> None:
        arrays = [
            pa.array([_plain_cell(cell, field.type) for cell in cells], field.type)
            for cells, field in zip(zip(*self._rows, strict=True), self._schema, strict=True)
        ]
        self._file.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows.clear()


def _plain_cell(cell: Cell, kind: pa.DataType) -> Cell:
    if cell is not None and pa.types.is_string(kind):
        return encodable(str(cell))
    return cell
