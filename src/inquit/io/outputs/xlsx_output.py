"""Results as an Excel workbook: a sheet for the quotes, one for the speakers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from inquit.document import Document, Failure
from inquit.io.outputs.columns import SPEAKER_COLUMNS, Cell, quote_columns, rows_of, speaker_rows_of
from inquit.io.outputs.kept_columns import KeptColumns
from inquit.io.outputs.output_format import WriteOptions
from inquit.io.outputs.xlsx_book import XlsxBook, XlsxSheets

__all__ = ["XlsxWriter"]

# Wide enough to read; Excel counts in widths of a digit.
_WIDTHS = {"quote": 80, "speaker": 26, "name": 26, "role": 26, "document": 26, "members": 26, "aliases": 26, "via": 30}


class XlsxWriter:
    """Rows go to temporary files as they come, and the workbook is put together at the end.

    Cells are text or numbers, never formulas. Where a sheet is full, the rows go on in another one ("quotes 2").
    Line ends become those of Excel (LF), control characters pictures (␛), and a text that is longer than a cell may be
    ends in " […]"; the columns `start` and `end` still say where all of it stands.
    """

    def __init__(self, stream: IO[bytes], options: WriteOptions) -> None:
        self._with_not_quotes = options.with_not_quotes
        self._book = XlsxBook(stream)
        self._keep = options.keep
        self._begun: tuple[_DocumentSheets, _DocumentSheets] | None = None

    def document(self, document: Document) -> None:
        with self._book.faults():
            quotes, speakers = self._sheets(document)
            quotes.append(document, rows_of(document, with_not_quotes=self._with_not_quotes))
            speakers.append(document, speaker_rows_of(document))

    def failure(self, failure: Failure) -> None:
        """Nothing: a row without a quote would be counted as one. The caller names the failure."""

    def finish(self) -> None:
        if self._book.is_broken:
            return
        with self._book.faults():
            self._sheets(None)
        self._book.finish()

    def _sheets(self, document: Document | None) -> tuple[_DocumentSheets, _DocumentSheets]:
        """Those of statements and of speakers, whose columns the first document settles."""
        if self._begun is None:
            quotes = [column.name for column in quote_columns(with_not_quotes=self._with_not_quotes)]
            speakers = [column.name for column in SPEAKER_COLUMNS]
            self._begun = self._with_kept("quotes", quotes, document), self._with_kept("speakers", speakers, document)
        return self._begun

    def _with_kept(self, name: str, columns: list[str], document: Document | None) -> _DocumentSheets:
        kept = KeptColumns(self._keep, columns, document)
        return _DocumentSheets(self._book.sheets(name, (*columns, *kept.names), _WIDTHS), kept)


class _DocumentSheets:
    """Rows of documents, with the user's own columns behind the others."""

    def __init__(self, sheets: XlsxSheets, kept: KeptColumns) -> None:
        self._sheets = sheets
        self._kept = kept

    def append(self, document: Document, rows: Iterable[tuple[Cell, ...]]) -> None:
        self._sheets.append(self._kept.with_cells(document, rows))
