"""Figures that are kept, and brought up to date text by text: of a million statements they are never counted twice.

What each text has of each value is kept. When somebody asks again, the texts that were changed since are counted anew,
and nothing else; so what is told is always what the database holds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from heapq import nsmallest
from threading import Lock
from typing import Final

from sqlite_utils.db import Database

from inquit.breakdown import CountTable, dimension_of, make_table
from inquit.breakdown.dimensions import UNKNOWN, Dimension, Key
from inquit.filters import RowFilter
from inquit.statistics import Sums
from inquit.store.changes import changed_texts, last_change
from inquit.store.statement_figures import TextShare, are_told_by_sums, shares_of_texts, statement_figures

__all__ = ["KeptFigures"]

# Values of texts that are kept, of all tables together; each takes some 200 bytes.
_MOST: Final = 1_000_000
# Where more than one text in so many has changed, all are counted: that goes along the table, and jumps nowhere.
_FEW: Final = 8


class KeptFigures:
    """The figures that were asked for last."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._tables: OrderedDict[tuple[tuple[str, ...], RowFilter, int | None], _Table] = OrderedDict()
        self._lock = Lock()

    def top(self, db: Database, by: Sequence[str], rows: RowFilter, number: int | None) -> CountTable:
        """What `statement_figures` gives now, with the values of which there is most.

        Raises:
            SettingsError: no text has a column that is counted by.
        """
        with self._lock:  # two who ask for the same wait for one
            key = (tuple(by), rows, number)
            table = self._tables.setdefault(key, _Table(tuple(by), rows, number))
            self._tables.move_to_end(key)
            try:
                found = table.now(db)
            except BaseException:
                del self._tables[key]
                raise
            while len(self._tables) > 1 and sum(one.size for one in self._tables.values()) > self._most:
                self._tables.popitem(last=False)
            return found


class _Table:
    """One table, and what each text has of it."""

    def __init__(self, by: tuple[str, ...], rows: RowFilter, number: int | None) -> None:
        self._by = by
        self._rows = rows
        self._number = number
        self._dimensions: tuple[Dimension, ...] = tuple(map(dimension_of, by))
        self._since = 0
        self.size = 0  # how many values of texts are kept
        self._texts: dict[int, dict[tuple[Key, ...], TextShare]] = {}
        self._cells: dict[tuple[Key, ...], list[int]] = {}  # statements, words, words in direct ones, texts
        self._made: CountTable | None = None

    def now(self, db: Database) -> CountTable:
        """The table as it is now."""
        now = last_change(db)
        if self._made is not None and now == self._since:
            return self._made
        if not self._is_of_texts(db):
            self._forget()
            self._made = statement_figures(db, self._by, self._rows).top(self._number)
        elif self._bring_up(db) or self._made is None:
            self._made = self._table()
        self._since = now
        return self._made

    def _is_of_texts(self, db: Database) -> bool:
        """Whether it is a sum over texts; names of people are looked up in all of them."""
        rows = self._rows
        asks_for_names = rows.speakers or rows.addressees or rows.without_speakers
        is_given = any(one.is_field for one in self._dimensions)
        return not asks_for_names and not is_given and are_told_by_sums(db, self._dimensions)

    def _bring_up(self, db: Database) -> bool:
        """Count the texts that have changed: whether that makes a difference."""
        changed = changed_texts(db, self._since) if self._texts else None
        if changed is None or len(changed) * _FEW > len(self._texts):
            self._forget()
            for number, shares in shares_of_texts(db, self._rows, self._dimensions).items():
                self._put(number, shares)
            return True
        now = shares_of_texts(db, self._rows, self._dimensions, changed)
        differs = False
        for number in changed:
            if self._texts.get(number) != now.get(number):
                differs = True
                self._take_away(number)
                if number in now:
                    self._put(number, now[number])
        return differs

    def _forget(self) -> None:
        self._texts, self._cells, self.size = {}, {}, 0

    def _put(self, number: int, shares: dict[tuple[Key, ...], TextShare]) -> None:
        self._texts[number] = shares
        self.size += 1 + len(shares)
        for key, (quotes, words, direct) in shares.items():
            cell = self._cells.setdefault(key, [0, 0, 0, 0])
            for place, more in enumerate((quotes, words, direct, 1)):
                cell[place] += more

    def _take_away(self, number: int) -> None:
        shares = self._texts.pop(number, None)
        if shares is None:
            return
        self.size -= 1 + len(shares)
        for key, (quotes, words, direct) in shares.items():
            cell = self._cells[key]
            for place, less in enumerate((quotes, words, direct, 1)):
                cell[place] -= less
            if cell[3] == 0:
                del self._cells[key]

    def _table(self) -> CountTable:
        total = _sums(*(sum(cell[place] for cell in self._cells.values()) for place in range(3)))
        most = self._most()
        wanted = self._cells if most is None else {key: self._cells[key] for key in most}
        cells = {key: (_sums(*sums), texts) for key, (*sums, texts) in wanted.items()}
        table = make_table(self._dimensions, cells, sums=total, documents=len(self._texts))
        if most is None:
            return table.top(self._number)
        unknown = sum(cell[0] for key, cell in self._cells.items() if key in self._nothing)
        told = len(self._cells) - ((None,) in self._cells)
        return replace(table, unknown=(unknown,), left_out=(max(0, told - (self._number or 0)),))

    def _most(self) -> list[tuple[Key, ...]] | None:
        """Of one dimension the values of which there is most, and the lack of one; None where all are looked at."""
        is_simple = len(self._dimensions) == 1 and self._dimensions[0].order == "size" and self._number is not None
        if not is_simple or not all(key is None or isinstance(key, str) for (key,) in self._cells):
            return None
        told = ((-quotes, -words, key[0], key) for key, (quotes, words, *_) in self._cells.items() if key != (None,))
        most = [key for *_, key in nsmallest(self._number or 0, told)]
        return [*most, (None,)] if (None,) in self._cells else most

    @property
    def _nothing(self) -> tuple[tuple[Key, ...], ...]:
        """What stands for a value that is not known."""
        return ((None,), (UNKNOWN,)) if self._dimensions[0].has_unknown else ((None,),)


def _sums(quotes: int, words: int, direct: int) -> Sums:
    return Sums(quotes=quotes, counted=quotes, words=words, direct_words=direct)
