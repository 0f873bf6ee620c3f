"""StatementCounts the statements of documents that come one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from inquit.breakdown.count_table import CountTable, make_table
from inquit.breakdown.dimensions import Dimension, Key, check_columns, columns_of, date_of, dimension_of
from inquit.document import Document
from inquit.sameness.wording import wording_digest
from inquit.statistics import Sums

__all__ = ["StatementCounts"]

_Cell = tuple[Key, ...]
_LATEST = "~"  # stands behind every date


@dataclass(slots=True)
class _Figures:
    """How much there is of one cell, and in which texts."""

    sums: Sums = field(default_factory=Sums)
    documents: set[int] = field(default_factory=set)

    def add(self, sums: Sums, number: int) -> None:
        self.sums.add(sums)
        self.documents.add(number)


@dataclass(slots=True)
class _First:
    """The statements of the same words in the text that has them first."""

    text: tuple[str, int]  # its date and number
    statements: list[tuple[_Cell, Sums]] = field(default_factory=list)


class StatementCounts:
    """Takes documents one at a time and keeps sums only, so that any number of them may come.

    by: one or two names of `DIMENSIONS`, or of columns that the user keeps.
    distinct: count the same words in several texts once, for the text of the earliest date, or of several and of those
        without a date the one that comes first. Fewer than `MIN_WORDS` words are never the same ones.
    """

    def __init__(self, by: Sequence[str], *, distinct: bool = False) -> None:
        self.by: tuple[Dimension, ...] = tuple(map(dimension_of, by))
        self.documents = 0
        self._distinct = distinct
        self._figures: dict[_Cell, _Figures] = {}
        self._firsts: dict[str, _First] = {}
        self._columns: set[str] = set()

    def add(self, document: Document) -> None:
        """Count the statements of one more document."""
        self.documents += 1
        number = self.documents
        self._columns |= columns_of(document)
        ways = [one.of(document, number) for one in self.by]
        date = date_of(document.meta.get("date")) or _LATEST
        for quote in document.quotes:
            cell, sums = tuple(way(quote) for way in ways), Sums.of(document, quote)
            words = wording_digest(document.text_of(quote.content)) if self._distinct else None
            if words is None:
                self._add(cell, sums, number)
            else:
                self._add_once(words, (date, number), cell, sums)

    def table(self) -> CountTable:
        """What was counted; nothing may be added afterwards.

        Raises:
            SettingsError: no text has a column that is counted by.
        """
        if self.documents:
            check_columns(self.by, self._columns)
        for first in self._firsts.values():
            for cell, sums in first.statements:
                self._add(cell, sums, first.text[1])
        self._firsts.clear()
        total = Sums()
        for figures in self._figures.values():
            total.add(figures.sums)
        cells = {cell: (one.sums, len(one.documents)) for cell, one in self._figures.items()}
        return make_table(self.by, cells, sums=total, documents=self.documents)

    def _add(self, cell: _Cell, sums: Sums, number: int) -> None:
        self._figures.setdefault(cell, _Figures()).add(sums, number)

    def _add_once(self, words: str, text: tuple[str, int], cell: _Cell, sums: Sums) -> None:
        first = self._firsts.setdefault(words, _First(text))
        if text < first.text:
            first.text, first.statements = text, []
        if text == first.text:
            first.statements.append((cell, sums))
