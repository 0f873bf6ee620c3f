"""How `inquit stats --by` writes: the figures over all documents, or those that a database has made."""

from __future__ import annotations

from typing import IO, Any

from inquit.breakdown import CountTable, StatementCounts
from inquit.document import Document, Failure
from inquit.io.outputs import WriteOptions
from inquit.io.outputs.csv_output import write_rows
from inquit.io.outputs.json_output import json_line
from inquit.render.counts_tables import counts_table
from inquit.render.screen import Screen

__all__ = ["CountsCsvWriter", "CountsJsonWriter", "CountsTableWriter"]


class CountsTableWriter:
    """StatementCounts, and writes the figures at the end: a table."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        self._stream = stream
        self._top = options.top
        self._counts = StatementCounts(options.by, distinct=options.distinct)

    def document(self, document: Document) -> None:
        self._counts.add(document)

    def failure(self, failure: Failure) -> None:
        """Nothing: the failure is named on standard error."""

    def finish(self) -> None:
        self.write(self._counts.table())

    def write(self, table: CountTable) -> None:
        """Write figures that were made elsewhere."""
        self._write(table.top(self._top), self._stream)
        self._stream.flush()

    def _write(self, table: CountTable, stream: IO[Any]) -> None:
        screen = Screen(stream)
        screen.print(counts_table(table, screen.width))


class CountsCsvWriter(CountsTableWriter):
    """The same as a row a line."""

    def _write(self, table: CountTable, stream: IO[Any]) -> None:
        write_rows(stream, table.columns, table.rows())


class CountsJsonWriter(CountsTableWriter):
    """The same as one object."""

    def _write(self, table: CountTable, stream: IO[Any]) -> None:
        stream.write(json_line(table.record()) + "\n")
