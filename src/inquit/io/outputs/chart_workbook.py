"""An Excel workbook of figures: a sheet with all of them, and one with a chart and the numbers it is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import IO, Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell as CellOfBook
from openpyxl.cell import WriteOnlyCell
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font
from openpyxl.writer.excel import ExcelWriter

from inquit.io.outputs.columns import Cell
from inquit.io.outputs.xlsx_book import MAX_ROWS, xlsx_cell
from inquit.io.outputs.zip_writer import ZipWriter

__all__ = ["MOST_SERIES", "write_chart_workbook"]

_MOST: Final = 40  # bars that can still be read
MOST_SERIES: Final = 40  # colours side by side; Excel has room for 16,384 columns
_NAME = 40  # width, in digits
_CHART_WIDTH, _CHART_HEIGHT, _BAR = 24.0, 8.0, 0.6  # in centimetres


def write_chart_workbook(
    stream: IO[bytes],
    figures: tuple[Sequence[str], Iterable[Sequence[Cell]]],
    chart: tuple[str, Sequence[str], Sequence[tuple[str, Sequence[int]]]],
    *,
    upright: bool,
) -> None:
    """Write the workbook.

    Args:
        stream: where to.
        figures: the heads of the columns, and the rows.
        chart: what its bars are of, the names of its series, and for each bar its name and the numbers.
        upright: whether the bars stand, as those of times do.
    """
    book = Workbook(write_only=True)
    _sheet(book, "figures", *figures)
    what, series, bars = chart
    sheet = _sheet(book, "chart", [what, *series], ([name, *numbers] for name, numbers in bars))
    if bars:
        sheet.add_chart(_bars(sheet, what, len(series), min(_MOST, len(bars)), upright=upright), _beside(len(series)))
    book.properties.modified = datetime.now(tz=UTC).replace(tzinfo=None)
    with ZipWriter(stream) as archive:
        ExcelWriter(book, archive).save()


def _sheet(book: Any, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Any:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["A"].width = _NAME
    sheet.append([_bold(sheet, xlsx_cell(sheet, head)) for head in heads])
    for row in islice(rows, MAX_ROWS - 1):
        sheet.append([xlsx_cell(sheet, cell) for cell in row])
    return sheet


def _bold(sheet: Any, value: object) -> Any:
    cell = value if isinstance(value, CellOfBook) else WriteOnlyCell(sheet, value)
    cell.font = Font(bold=True)
    return cell


def _bars(sheet: Any, what: str, series: int, bars: int, *, upright: bool) -> Any:
    chart = BarChart()
    chart.type = "col" if upright else "bar"
    chart.grouping, chart.overlap = "stacked", 100
    chart.title = None
    chart.x_axis.title, chart.y_axis.title = what, "statements"
    chart.x_axis.delete = chart.y_axis.delete = False
    if not upright:
        chart.x_axis.scaling.orientation = "maxMin"  # the first on top
    if series == 1:
        chart.legend = None
    chart.add_data(Reference(sheet, min_col=2, max_col=1 + series, min_row=1, max_row=1 + bars), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=1 + bars))
    chart.width, chart.height = _CHART_WIDTH, max(_CHART_HEIGHT, _BAR * bars)
    return chart


def _beside(series: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(series + 3)}2"
