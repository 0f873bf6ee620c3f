"""Results as tables to read."""

from __future__ import annotations

from typing import IO, Any

from rich.text import Text

from inquit.document import Document, Failure
from inquit.io.outputs.output_format import WriteOptions
from inquit.render.screen import Screen
from inquit.render.table import TableOptions, document_table
from inquit.render.tally import Tally

__all__ = ["TableWriter"]


class TableWriter:
    """A table a document; at the end, when there were several, the sums."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        self._screen = Screen(stream)
        self._options = options
        self._tally = Tally()
        self._documents = 0
        self._between = False

    def document(self, document: Document) -> None:
        self._documents += 1
        self._tally += Tally.of(document)
        if self._options.several and self._options.some_speakers and not document.quotes:
            return
        if self._between:
            self._screen.print(Text())
        self._between = True
        options = TableOptions(
            explain=self._options.explain,
            all_quoted=self._options.with_not_quotes,
            heading=document.id if self._options.several else None,
        )
        self._screen.print(document_table(document, self._screen.width, options))

    def failure(self, failure: Failure) -> None:
        """Nothing: the failure is named on standard error."""

    def finish(self) -> None:
        if self._documents > 1:
            self._screen.print(Text(f"\n{self._documents} documents: {self._tally.sentence()}", style="bold"))
