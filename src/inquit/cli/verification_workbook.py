"""How `inquit verify` writes an Excel workbook: a row a quotation."""

from __future__ import annotations

from typing import IO

from inquit.cli.verification_writers import VERIFICATION_COLUMNS, verification_rows
from inquit.document import Failure
from inquit.io.outputs import WriteOptions
from inquit.io.outputs.xlsx_book import XlsxBook
from inquit.verification.verdicts import Verification

__all__ = ["VerificationWorkbook"]

_WIDTHS = {
    "document": 26, "quotation": 60, "marked": 80, "speaker": 26, "speaker_found": 26, "source": 26, "found": 60,
    "differences": 60, "notes": 40,
}  # fmt: skip


class VerificationWorkbook:
    """A row a quotation; an article that could not be read has none."""

    def __init__(self, stream: IO[bytes], options: WriteOptions) -> None:
        del options
        self._book = XlsxBook(stream)
        with self._book.faults():
            self._quotations = self._book.sheets("quotations", VERIFICATION_COLUMNS, _WIDTHS)

    def verification(self, verification: Verification) -> None:
        """More rows."""
        with self._book.faults():
            self._quotations.append(verification_rows(verification))

    def failure(self, failure: Failure) -> None:
        """Nothing: a row would be taken for a quotation. The caller names the failure."""

    def finish(self) -> None:
        """Put the workbook together."""
        if not self._book.is_broken:
            self._book.finish()
