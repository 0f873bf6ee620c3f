"""The two sides of a quotation, each cut where the quotation and where differences begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from inquit.document import TextSpan
from inquit.verification.excerpts import excerpts_around
from inquit.verification.verdicts import CheckedQuotation, Difference, Excerpt

__all__ = ["Piece", "article_side", "source_side"]

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch with the same marks throughout.

    quoted: whether it is in the quotation.
    difference: what differs there, if anything.
    """

    text: str
    quoted: bool = False
    difference: Difference | None = None


def article_side(article: str, one: CheckedQuotation) -> list[list[Piece]]:
    """The quotation as the article has it, with words around it; a list of pieces for each excerpt."""
    if not one.spans:
        return [[Piece(one.text, quoted=True)]]
    changes = [(found.quotation, found) for found in one.differences if found.quotation]
    return [list(_pieces(excerpt, one.spans, changes)) for excerpt in excerpts_around(article, one.spans)]


def source_side(one: CheckedQuotation) -> list[list[Piece]]:
    """The same place in the source; nothing where there is none."""
    if one.found is None:
        return []
    changes = [(found.source, found) for found in one.differences if found.source]
    spans = one.found.spans
    if not one.found.excerpts:
        return [[Piece(one.found.text, quoted=True)]]
    return [list(_pieces(excerpt, spans, changes)) for excerpt in one.found.excerpts]


def _pieces(
    excerpt: Excerpt, spans: Sequence[TextSpan], changes: Iterable[tuple[TextSpan, Difference]]
) -> Iterator[Piece]:
    here = TextSpan(excerpt.start, excerpt.start + len(excerpt.text))
    within = [(span, found) for span, found in changes if here.overlaps(span)]
    borders = {here.start, here.end}
    for span in (*spans, *(span for span, _ in within)):
        borders.update(place for place in (span.start, span.end) if here.start < place < here.end)
    quoted, differing = _Covering((span, True) for span in spans), _Covering(within)
    for start, end in pairwise(sorted(borders)):
        yield Piece(
            TextSpan(start, end).shift(-here.start).of(excerpt.text), bool(quoted.at(start)), differing.at(start)
        )


class _Covering(Generic[_Value]):
    """Which of several stretches covers a place, the innermost of them; places are asked for in order."""

    def __init__(self, stretches: Iterable[tuple[TextSpan, _Value]]) -> None:
        self._coming = sorted(stretches, key=lambda one: one[0], reverse=True)
        self._open: list[tuple[int, _Value]] = []

    def at(self, place: int) -> _Value | None:
        while self._coming and self._coming[-1][0].start <= place:
            span, value = self._coming.pop()
            self._open.append((span.end, value))
        while self._open and self._open[-1][0] <= place:
            self._open.pop()
        return self._open[-1][1] if self._open else None
