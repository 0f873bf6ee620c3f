"""The figures: a line for each value, or each two values, that statements have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inquit.breakdown.dimensions import UNKNOWN, Dimension, Key
from inquit.statistics import Sums

__all__ = ["CountLine", "CountTable", "make_table"]

FIGURES = ("quotes", "words", "share", "direct_share", "documents", "turns", "time")
_DECIMALS = 4  # of shares
_MILLISECONDS = 3
_OF_TEXT = 2  # parts of the key of a text; that of a chapter has more


@dataclass(frozen=True, slots=True)
class CountLine:
    """How much there is of one value, or of two together.

    values: one for each dimension; None where there is none.
    documents: how many texts have it.
    """

    values: tuple[str | None, ...]
    sums: Sums
    documents: int


@dataclass(frozen=True, slots=True)
class CountTable:
    """Figures by one dimension or two.

    by: the dimensions.
    values: for each dimension its values in order, None (if any) at the end.
    lines: in the order of the values; in a cross table, those pairs of which there is something.
    sums: of all that was counted, whether it has a line or not.
    documents: how many texts were counted.
    unknown: for each dimension how many statements have no value; of a gender or kind, an unknown one.
    left_out: for each dimension how many values `top` has left out.
    """

    by: tuple[Dimension, ...]
    values: tuple[tuple[str | None, ...], ...]
    lines: tuple[CountLine, ...]
    sums: Sums
    documents: int
    unknown: tuple[int, ...]
    left_out: tuple[int, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of `rows`."""
        return (*(one.name for one in self.by), *FIGURES)

    @property
    def by_turns(self) -> bool:
        """Whether all that is counted is turns of transcripts."""
        return 0 < self.sums.turns == self.sums.counted

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """For each dimension its values as people read them."""
        pairs = zip(self.by, self.values, strict=True)
        return tuple(tuple(by.missing if one is None else one for one in values) for by, values in pairs)

    def share(self, sums: Sums) -> float:
        """The share among all statements; among the turns alone, where a text is a transcript."""
        return sums.counted / self.sums.counted if self.sums.counted else 0.0

    def rows(self) -> Iterator[tuple[str | int | float | None, ...]]:
        """A row of `columns` for each line; shares have four decimals."""
        for one in self.lines:
            sums = one.sums
            shares = round(self.share(sums), _DECIMALS), round(sums.direct_share, _DECIMALS)
            turns = sums.turns if self.sums.turns else None
            yield *one.values, sums.quotes, sums.words, *shares, one.documents, turns, _time(sums)

    def record(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "by": [one.name for one in self.by],
            "documents": self.documents,
            "quotes": self.sums.quotes,
            "words": self.sums.words,
            "turns": self.sums.turns or None,
            "time": _time(self.sums),
            "unknown": {one.name: number for one, number in zip(self.by, self.unknown, strict=True)},
            "left_out": {one.name: number for one, number in zip(self.by, self.left_out, strict=True)},
            "lines": [dict(zip(self.columns, row, strict=True)) for row in self.rows()],
        }

    def margin(self, axis: int) -> Counter[str | None]:
        """How much is counted of each value of a dimension."""
        counts: Counter[str | None] = Counter()
        for one in self.lines:
            counts[one.values[axis]] += one.sums.counted
        return counts

    def top(self, number: int | None) -> CountTable:
        """The same with so many values of each dimension only, those with most; what has no value stays besides."""
        if number is None:
            return self
        values, left_out = zip(*(self._most(axis, number) for axis in range(len(self.by))), strict=True)
        kept = [set(one) for one in values]
        lines = [one for one in self.lines if all(value in some for value, some in zip(one.values, kept, strict=True))]
        return replace(self, values=values, lines=tuple(lines), left_out=left_out)

    def _most(self, axis: int, number: int) -> tuple[tuple[str | None, ...], int]:
        margin = self.margin(axis)
        places = {value: place for place, value in enumerate(self.values[axis])}
        ranked = sorted((one for one in self.values[axis] if one is not None), key=lambda v: (-margin[v], places[v]))
        most = {*ranked[:number], None}
        return tuple(one for one in self.values[axis] if one in most), max(0, len(ranked) - number)


def make_table(
    by: Sequence[Dimension], cells: Mapping[tuple[Key, ...], tuple[Sums, int]], *, sums: Sums, documents: int
) -> CountTable:
    """The table of what was counted.

    Args:
        by: the dimensions.
        cells: for each key the sums, and how many texts have it.
        sums: of all together.
        documents: how many texts were counted.
    """
    labels = [_labels({key[axis] for key in cells}) for axis in range(len(by))]
    margins = [_margin(cells, axis) for axis in range(len(by))]
    order = [_ordered(one, margins[axis], labels[axis]) for axis, one in enumerate(by)]
    places = [{key: place for place, key in enumerate(keys)} for keys in order]
    ranked = sorted(cells, key=lambda key: tuple(places[axis][one] for axis, one in enumerate(key)))
    return CountTable(
        by=tuple(by),
        values=tuple(tuple(labels[axis][key] for key in keys) for axis, keys in enumerate(order)),
        lines=tuple(CountLine(tuple(labels[a][one] for a, one in enumerate(key)), *cells[key]) for key in ranked),
        sums=sums,
        documents=documents,
        unknown=tuple(_unknown(one, cells, axis) for axis, one in enumerate(by)),
        left_out=(0,) * len(by),
    )


def _margin(cells: Mapping[tuple[Key, ...], tuple[Sums, int]], axis: int) -> dict[Key, Sums]:
    margin: dict[Key, Sums] = defaultdict(Sums)
    for key, (sums, _) in cells.items():
        margin[key[axis]].add(sums)
    return margin


def _unknown(by: Dimension, cells: Mapping[tuple[Key, ...], tuple[Sums, int]], axis: int) -> int:
    nothing = (None, UNKNOWN) if by.has_unknown else (None,)
    return sum(sums.counted for key, (sums, _) in cells.items() if key[axis] in nothing)


def _ordered(by: Dimension, margin: Mapping[Key, Sums], labels: Mapping[Key, str | None]) -> list[Key]:
    def place(key: Key) -> tuple[Any, ...]:
        if by.order == "text" and isinstance(key, tuple):
            return key is None, key[:-1]
        if by.order == "value":
            return key is None, labels[key] or ""
        sums = margin[key]
        return key is None, -sums.counted, -sums.words, -sums.quotes, labels[key] or ""

    return sorted(margin, key=place)


def _labels(keys: Iterable[Key]) -> dict[Key, str | None]:
    """What each key is called: texts and chapters of one name are told apart by numbers."""
    plain = {key: _called(key) for key in keys}
    several_books = len({key[0] for key in plain if isinstance(key, tuple) and len(key) > _OF_TEXT}) > 1
    if several_books:
        plain = {key: f"{key[1]}: {label}" if isinstance(key, tuple) else label for key, label in plain.items()}
    return _told_apart(plain)


def _called(key: Key) -> str | None:
    if isinstance(key, tuple):
        return key[-1]
    return None if key is None else str(key)


def _told_apart(labels: Mapping[Key, str | None]) -> dict[Key, str | None]:
    """The labels, with a number behind those that stand for something else before."""
    told: dict[Key, str | None] = {}
    used = set()
    for key in sorted(labels, key=_place_among_all):
        label, number = labels[key], 1
        while label in used:
            number += 1
            label = f"{labels[key]} ({number})"
        used.add(label)
        told[key] = label
    return told


def _place_among_all(key: Key) -> tuple[str, Any]:
    """Keys of all kinds in one order."""
    return type(key).__name__, 0 if key is None else key


def _time(sums: Sums) -> float | None:
    return None if sums.seconds is None else round(sums.seconds, _MILLISECONDS)
