"""How `inquit stats` writes: the figures over all documents."""

from __future__ import annotations

from typing import IO, Any

from inquit.document import Document, Failure
from inquit.io.outputs import WriteOptions
from inquit.io.outputs.csv_output import write_rows
from inquit.io.outputs.json_output import json_line
from inquit.render.screen import Screen
from inquit.render.stats_table import stats_table
from inquit.statistics import Statistics

__all__ = ["StatsCsvWriter", "StatsJsonWriter", "StatsTableWriter"]


class StatsTableWriter:
    """Counts, and writes the figures at the end: a table."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        del options  # nothing to choose
        self._stream = stream
        self._statistics = Statistics()

    def document(self, document: Document) -> None:
        self._statistics.add(document)

    def failure(self, failure: Failure) -> None:
        """Nothing: the failure is named on standard error."""

    def finish(self) -> None:
        self._write(self._statistics, self._stream)
        self._stream.flush()

    def _write(self, statistics: Statistics, stream: IO[str]) -> None:
        screen = Screen(stream)
        screen.print(stats_table(statistics, screen.width))


class StatsCsvWriter(StatsTableWriter):
    """The same as a row a speaker."""

    def _write(self, statistics: Statistics, stream: IO[str]) -> None:
        write_rows(stream, statistics.COLUMNS, statistics.rows())


class StatsJsonWriter(StatsTableWriter):
    """The same as one object."""

    def _write(self, statistics: Statistics, stream: IO[str]) -> None:
        stream.write(json_line(statistics.record()) + "\n")
