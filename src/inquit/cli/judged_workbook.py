"""A judged table as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

from inquit.cli.judged_rows import JudgedRow
from inquit.cli.judged_table_writers import WideRows
from inquit.io.inputs.beside_texts import plain_value
from inquit.io.inputs.whole_rows import TableHead
from inquit.io.outputs import WriteOptions
from inquit.io.outputs.xlsx_book import XlsxBook, XlsxSheets

__all__ = ["JudgedWorkbook"]

_WIDTHS = {"found": 60, "differences": 60, "notes": 40, "error": 40, "speaker_found": 26, "source_id": 26}


class JudgedWorkbook:
    """A row a row; texts stay texts, whatever they begin with."""

    def __init__(self, stream: IO[bytes], options: WriteOptions) -> None:
        del options  # nothing to choose
        self._book = XlsxBook(stream)
        self._wide = WideRows()
        self._sheets: XlsxSheets

    @property
    def renamed(self) -> dict[str, str]:
        return self._wide.renamed

    @property
    def left_out(self) -> set[str]:
        return self._wide.left_out

    def begin(self, head: TableHead, *, spelled_as_csv: bool) -> None:
        """Take the header, where it is known."""
        self._write(self._wide.begin(head), [])

    def row(self, judged: JudgedRow) -> None:
        """Write one row."""
        self._write(*self._wide.take(judged))

    def finish(self) -> None:
        """Put the workbook together."""
        if not self._book.is_broken:
            self._write(*self._wide.rest())
            self._book.finish()

    def _write(self, header: Sequence[str] | None, rows: Iterable[JudgedRow]) -> None:
        with self._book.faults():
            if header is not None:
                self._sheets = self._book.sheets("quotations", header, _WIDTHS)
            for judged in rows:
                own, found, beyond = self._wide.cells(judged)
                self._sheets.append([(*map(plain_value, own), *found, *map(plain_value, beyond))])
