"""Results as CSV and TSV: a header, and one row a statement."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import partial
from typing import IO

from inquit.document import Document, Failure
from inquit.io.outputs.columns import Cell, quote_columns, rows_of
from inquit.io.outputs.kept_columns import KeptColumns
from inquit.io.outputs.output_format import WriteOptions
from inquit.text_safety import defused, encodable

__all__ = ["CsvWriter", "DocumentRows", "RowWriter", "TsvWriter", "write_rows"]

_BYTE_ORDER_MARK = "\ufeff"


class CsvWriter:
    """One row a quote; a failed document has no rows.

    With `with_not_quotes` there is a column `reason` more, and a row of the type `not_quote` for each such stretch.
    `bom` puts a byte order mark in front, by which Excel knows UTF-8.
    """

    _delimiter = ","

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        self._with_not_quotes = options.with_not_quotes
        if options.bom:
            stream.write(_BYTE_ORDER_MARK)
        columns = [column.name for column in quote_columns(with_not_quotes=options.with_not_quotes)]
        self._rows = DocumentRows(stream, columns, options.keep, delimiter=self._delimiter)

    def document(self, document: Document) -> None:
        self._rows.write(document, rows_of(document, with_not_quotes=self._with_not_quotes))

    def failure(self, failure: Failure) -> None:
        """Nothing: a row without a quote would be counted as one. The caller names the failure."""

    def finish(self) -> None:
        self._rows.finish()


class TsvWriter(CsvWriter):
    """The same with tabs."""

    _delimiter = "\t"


class RowWriter:
    """Rows under a header, as a spreadsheet shows them as they are."""

    def __init__(self, stream: IO[str], columns: Sequence[str], *, delimiter: str = ",") -> None:
        self._stream = stream
        # The rows end in CR LF, as RFC 4180 has it; with LF alone, the csv module leaves a CR in a cell unquoted.
        self._rows = csv.writer(stream, delimiter=delimiter)
        self._rows.writerow(map(_plain_cell, columns))  # of which some are the user's

    def write(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Write more rows."""
        self._rows.writerows([_plain_cell(cell) for cell in row] for row in rows)
        self._stream.flush()


class DocumentRows:
    """Rows of documents, with the user's own columns behind the others.

    keep: the names of these; empty for those of the first document.
    """

    def __init__(self, stream: IO[str], columns: Sequence[str], keep: tuple[str, ...], *, delimiter: str = ",") -> None:
        self._begin = partial(RowWriter, stream, delimiter=delimiter)
        self._columns = columns
        self._keep = keep
        self._begun: tuple[RowWriter, KeptColumns] | None = None

    def write(self, document: Document, rows: Iterable[Sequence[Cell]]) -> None:
        """Write the rows of one more document."""
        writer, kept = self._under_header(document)
        writer.write(kept.with_cells(document, rows))

    def finish(self) -> None:
        """See that there is a header; every row stands for itself."""
        self._under_header(None)

    def _under_header(self, document: Document | None) -> tuple[RowWriter, KeptColumns]:
        if self._begun is None:
            kept = KeptColumns(self._keep, self._columns, document)
            self._begun = self._begin((*self._columns, *kept.names)), kept
        return self._begun


def write_rows(stream: IO[str], columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """A whole CSV file of other rows than statements."""
    RowWriter(stream, columns).write(rows)


def _plain_cell(cell: Cell) -> object:
    """A cell that a spreadsheet shows as it is, and that can be written as UTF-8."""
    if isinstance(cell, str):
        return defused(encodable(cell))
    return str(cell).lower() if isinstance(cell, bool) else cell
