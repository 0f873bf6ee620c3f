"""Results as a Parquet file: one row a statement, with typed columns."""

from __future__ import annotations

from typing import IO, ClassVar

import pyarrow as pa
import pyarrow.parquet as pq

from inquit.document import Document, Failure
from inquit.io.outputs.columns import Cell, quote_columns, rows_of
from inquit.io.outputs.kept_columns import KeptColumns
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
    """Written in row groups; lone surrogates become U+FFFD, every other text stays as it is.

    BESIDE: the names of texts that every row has behind the columns of statements.
    """

    BESIDE: ClassVar[tuple[str, ...]] = ()

    def __init__(self, stream: IO[bytes], options: WriteOptions) -> None:
        self._with_not_quotes = options.with_not_quotes
        self._stream = stream
        self._options = options
        self._begun: tuple[pa.Schema, pq.ParquetWriter, KeptColumns] | None = None
        self._rows: list[tuple[Cell, ...]] = []

    def document(self, document: Document) -> None:
        _, _, kept = self._under_schema(document)
        rows = rows_of(document, with_not_quotes=self._with_not_quotes)
        beside = self._cells_beside()
        for row in kept.with_cells(document, ((*row, *beside) for row in rows)):
            self._add(row)

    def failure(self, failure: Failure) -> None:
        """Nothing: a row without a quote would be counted as one. The caller names the failure."""

    def finish(self) -> None:
        if self._rows:
            self._write()
        _, file, _ = self._under_schema(None)
        if (about := self._about_rows()) is not None:
            file.add_key_value_metadata(about)
        file.close()

    def _cells_beside(self) -> tuple[str | None, ...]:
        return ()

    def _about_rows(self) -> dict[str, str] | None:
        """What else is noted in the file, when all rows are known."""
        return None

    def _add(self, row: tuple[Cell, ...]) -> None:
        self._rows.append(row)
        if len(self._rows) == ROWS_PER_GROUP:
            self._write()

    def _under_schema(self, document: Document | None) -> tuple[pa.Schema, pq.ParquetWriter, KeptColumns]:
        """What the file is written with, which the first document settles."""
        if self._begun is None:
            columns = quote_columns(with_not_quotes=self._with_not_quotes)
            kept = KeptColumns(self._options.keep, [*(column.name for column in columns), *self.BESIDE], document)
            fields = [pa.field(column.name, _TYPES[column.kind]) for column in columns]
            fields += [pa.field(name, _TYPES["text"]) for name in self.BESIDE]
            fields += [pa.field(encodable(name), _TYPES["text"]) for name in kept.names]
            about = {"inquit": self._options.version, "model": encodable(self._options.model)}
            schema = pa.schema(fields, metadata=about)
            self._begun = schema, pq.ParquetWriter(self._stream, schema, compression="zstd"), kept
        return self._begun

    def _write(self) -> None:
        schema, file, _ = self._under_schema(None)
        arrays = [
            pa.array([_plain_cell(cell, field.type) for cell in cells], field.type)
            for cells, field in zip(zip(*self._rows, strict=True), schema, strict=True)
        ]
        file.write_table(pa.Table.from_arrays(arrays, schema=schema))
        self._rows.clear()


def _plain_cell(cell: Cell, kind: pa.DataType) -> Cell:
    if cell is not None and pa.types.is_string(kind):
        return encodable(str(cell).lower() if isinstance(cell, bool) else str(cell))
    return cell
