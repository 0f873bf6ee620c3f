"""How `inquit stats --by` writes with charts: an Excel workbook, or a page for a browser."""

from __future__ import annotations

from typing import IO, Any

from inquit.breakdown import CountTable
from inquit.cli.count_writers import CountsTableWriter
from inquit.io.outputs import WriteOptions

__all__ = ["CountsHtmlWriter", "CountsXlsxWriter"]


class CountsHtmlWriter(CountsTableWriter):
    """A table and a chart of it, in one file that needs no network."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        super().__init__(stream, options)
        self._version = options.version

    def _write(self, table: CountTable, stream: IO[Any]) -> None:
        from inquit.render.charts import write_charts_page

        write_charts_page(table, stream, version=self._version)


class CountsXlsxWriter(CountsTableWriter):
    """A sheet of figures, and one with a chart of them."""

    def _write(self, table: CountTable, stream: IO[Any]) -> None:
        from inquit.io.outputs.chart_workbook import MOST_SERIES, write_chart_workbook

        heads, names = [one.name for one in table.by], table.names
        cells = {one.values: one.sums.counted for one in table.lines}
        if len(heads) == 1:
            series: tuple[str, ...] = ("statements",)
            numbers = [[cells[(value,)]] for value in table.values[0]]
        else:
            series = names[1][:MOST_SERIES]
            numbers = [
                [cells.get((value, other), 0) for other in table.values[1][:MOST_SERIES]] for value in table.values[0]
            ]
        write_chart_workbook(
            stream,
            (table.columns, table.rows()),
            (" / ".join(heads), series, list(zip(names[0], numbers, strict=True))),
            upright=table.by[0].order == "value",
        )
