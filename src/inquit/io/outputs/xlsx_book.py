"""Excel workbooks, written row by row: cells are text or numbers, never formulas."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import IO, Any

from lxml.etree import LxmlError, SerialisationError
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from inquit.errors import OutputError
from inquit.io.outputs.columns import Cell
from inquit.io.outputs.zip_writer import ZipWriter
from inquit.text_safety import defused, xml_safe

__all__ = ["CUT", "MAX_CELL", "MAX_ROWS", "XlsxBook", "XlsxSheets", "xlsx_cell"]

# Limits of the format.
MAX_CELL = 32_767  # UTF-16 units
MAX_ROWS = 1_048_576
CUT = " […]"  # ends a text that is longer than a cell
_UNITS_PER_CHARACTER = 2  # at most
_WIDTH = 12  # Excel counts in widths of a digit


class XlsxBook:
    """A workbook whose rows go to temporary files as they come; it is put together at the end."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._book = Workbook(write_only=True)
        self._ended = False

    def sheets(self, name: str, columns: Sequence[str], widths: Mapping[str, int]) -> XlsxSheets:
        """Sheets for more rows.

        name: that of the first one.
        columns: the names over the rows.
        widths: of columns that need more room, or less.
        """
        return XlsxSheets(self._book, name, columns, widths)

    @property
    def is_broken(self) -> bool:
        """Whether a row is half-written, and no workbook will be made of it."""
        return self._ended

    def finish(self) -> None:
        """Put the workbook together."""
        self._book.properties.modified = datetime.now(tz=UTC).replace(tzinfo=None)
        with self.faults(), ZipWriter(self._stream) as archive:
            ExcelWriter(self._book, archive).save()

    @contextmanager
    def faults(self) -> Iterator[None]:
        """When something cannot be written, end the sheets: those that nobody ends complain when they are forgotten.

        Raises:
            OSError: a temporary file cannot be written, which lxml says in a way of its own.
        """
        try:
            yield
        except (OSError, OutputError, SerialisationError) as error:
            self._ended = True
            for sheet in self._book.worksheets:
                _end(sheet)
            if isinstance(error, SerialisationError):
                number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
                raise OSError(number, os.strerror(number)) from error
            raise


class XlsxSheets:
    """Rows of one kind, in as many sheets as they need."""

    def __init__(self, book: Any, name: str, columns: Sequence[str], widths: Mapping[str, int]) -> None:
        self._book = book
        self._name = name
        self._names = columns
        self._widths = widths
        self._number = 0
        self._begin()

    def append(self, rows: Iterable[tuple[Cell, ...]]) -> None:
        """Write more rows; where a sheet is full, they go on in another one ("quotes 2")."""
        for row in rows:
            if self._rows == MAX_ROWS:
                self._begin()
            self._sheet.append([xlsx_cell(self._sheet, cell) for cell in row])
            self._rows += 1

    def _begin(self) -> None:
        self._number += 1
        self._sheet = self._book.create_sheet(self._name if self._number == 1 else f"{self._name} {self._number}")
        self._sheet.freeze_panes = "A2"
        for number, name in enumerate(self._names, start=1):
            self._sheet.column_dimensions[get_column_letter(number)].width = self._widths.get(name, _WIDTH)
        header = [WriteOnlyCell(self._sheet, xml_safe(name)) for name in self._names]
        for cell in header:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(vertical="top")
        self._sheet.append(header)
        self._rows = 1


def _end(sheet: Any) -> None:
    """End what writes the rows of a sheet, from within outwards."""
    writer = sheet._writer
    for part in (sheet._rows, None if writer is None else writer.xf):
        with suppress(LxmlError, OSError, StopIteration):
            if part is not None:
                part.close()


def xlsx_cell(sheet: Any, value: Cell) -> object:
    """A cell that Excel shows as it is, never a formula."""
    if not isinstance(value, str):
        return value
    text = _fitting(xml_safe(value.replace("\r\n", "\n").replace("\r", "\n")))
    if text == defused(text) and text not in ERROR_CODES:
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # openpyxl took it for a formula or for an error value
    cell.quotePrefix = True  # and Excel would, once the cell is edited
    return cell


def _fitting(text: str) -> str:
    if len(text) * _UNITS_PER_CHARACTER <= MAX_CELL or _units(text) <= MAX_CELL:
        return text
    kept = text.encode("utf-16-le")[: (MAX_CELL - len(CUT)) * 2]
    return kept.decode("utf-16-le", errors="ignore") + CUT  # "ignore": the cut may have split a pair


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
