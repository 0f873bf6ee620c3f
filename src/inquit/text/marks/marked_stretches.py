"""The marked stretches of a text as tokens of its paragraphs: cut once, and shared by all that ask for them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from inquit.document import TextSpan
from inquit.text.marks.pairing import Marked
from inquit.text.parsing import Paragraph

__all__ = ["MarkedStretches", "Stretch", "quoted_flags"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked stretch (or its part in one paragraph) as tokens of a paragraph, marks included."""

    lo: int
    hi: int
    marked: int  # index among the marked stretches of the text
    span: TextSpan  # to the character: a token can reach beyond a quotation mark


class MarkedStretches:
    """What stands in quotation marks, by paragraph.

    paragraphs: the parsed paragraphs of the text, in order.
    marked: its marked stretches, as `inquit.text.marks.pairing.find_marked` gives them.
    """

    def __init__(self, paragraphs: Sequence[Paragraph], marked: Sequence[Marked]) -> None:
        self.paragraphs = paragraphs
        self.marked = tuple(marked)

    @cached_property
    def outer(self) -> list[tuple[Stretch, ...]]:
        """By paragraph, the stretches that lie in no other."""
        return [tuple(_cut(p, self._outer.within(p.span))) for p in self.paragraphs]

    @cached_property
    def inner(self) -> list[tuple[Stretch, ...]]:
        """By paragraph, the stretches that lie in others."""
        spans = _Spans([(i, span) for i, m in enumerate(self.marked) if m.depth for span in m.spans])
        return [tuple(_cut(p, spans.within(p.span))) for p in self.paragraphs]

    @cached_property
    def _outer(self) -> _Spans:
        return _Spans([(i, span) for i, m in enumerate(self.marked) if not m.depth for span in m.spans])

    def touches(self, span: TextSpan) -> bool:
        """Whether a stretch shares a character with a place of the text."""
        return bool(self._outer.within(span))

    def outermost(self, index: int) -> int:
        """The index of the stretch that holds this one and lies in no other."""
        while (parent := self.marked[index].parent) is not None:
            index = parent
        return index


class _Spans:
    """Spans of marked stretches, to be asked for those in a place."""

    def __init__(self, numbered: Sequence[tuple[int, TextSpan]]) -> None:
        self._numbered = sorted(numbered, key=lambda one: one[1].start)
        self._starts = [span.start for _, span in self._numbered]
        self._ends = list(accumulate((span.end for _, span in self._numbered), max))  # nested ones end before others

    def within(self, place: TextSpan) -> Sequence[tuple[int, TextSpan]]:
        """The spans that share a character with `place`, as `(marked index, span)`."""
        return self._numbered[bisect_right(self._ends, place.start) : bisect_left(self._starts, place.end)]


def _cut(p: Paragraph, spans: Sequence[tuple[int, TextSpan]]) -> Iterator[Stretch]:
    """The given `(marked index, span)` as token ranges of the paragraph; those elsewhere are left out."""
    for marked, span in spans:
        if span.start < p.span.end and p.span.start < span.end:
            tokens = p.tokens_in(span)
            if tokens:
                here = TextSpan(max(span.start, p.span.start), min(span.end, p.span.end))
                yield Stretch(tokens.start, tokens.stop, marked, here)


def quoted_flags(p: Paragraph, stretches: Sequence[Stretch]) -> list[bool]:
    """For each token whether it stands inside a marked stretch."""
    flags = [False] * len(p)
    for s in stretches:
        flags[s.lo : s.hi] = [True] * (s.hi - s.lo)
    return flags
