"""Marks on a text, cut so that they nest: what XML needs, and what people's quotes do not always do."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from inquit.document import Document, Quote, TextSpan
from inquit.languages import language_of

__all__ = ["Fragment", "fragments"]

_ELEMENTS = {"content": "said", "quoted": "quote", "cue": "seg", "source": "seg", "not_quote": "q"}
# Which of two marks with the same span is around the other.
_ORDER = {"content": 0, "source": 1, "cue": 2, "quoted": 3, "not_quote": 4}


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of one paragraph in one element.

    part: for the content of a quote, which of its fragments in the order of the text, from 1; `last` for the last one.
    """

    start: int
    end: int
    kind: Literal["content", "quoted", "cue", "source", "not_quote"]
    quote: Quote | None = None
    reason: str = ""
    part: int = 0
    last: bool = False

    @property
    def element(self) -> str:
        """The name of the element."""
        return _ELEMENTS[self.kind]

    def around(self, number: int) -> tuple[int, int, int, int]:
        """In this order, what is around something comes before it."""
        return self.start, -self.end, _ORDER[self.kind], number


def fragments(
    document: Document, paragraphs: Sequence[tuple[int, int]], *, with_not_quotes: bool = False
) -> dict[int, list[Fragment]]:
    """For the start of each paragraph, its fragments: each opens after what is around it, and closes before that."""
    by_paragraph: dict[int, list[Fragment]] = defaultdict(list)
    starts = [start for start, _ in paragraphs]
    for mark in _marks(document, with_not_quotes):
        for number in range(max(0, bisect_right(starts, mark.start) - 1), len(paragraphs)):
            start, end = paragraphs[number]
            if start >= mark.end:
                break
            piece = replace(mark, start=max(start, mark.start), end=min(end, mark.end))
            if piece.start < piece.end:
                by_paragraph[start].append(piece)
    return _numbered({start: list(_nested(by_paragraph[start])) for start in sorted(by_paragraph)})


def _marks(document: Document, with_not_quotes: bool) -> Iterator[Fragment]:
    for quote in document.quotes:
        for span in quote.content:
            yield Fragment(span.start, span.end, "content", quote)
            if quote.type == "mixed":
                yield from (Fragment(*inner, "quoted", quote) for inner in _marked(document.text, span))
        yield from (Fragment(span.start, span.end, "cue", quote) for span in quote.cue)
        yield from (Fragment(span.start, span.end, "source", quote) for span in quote.source)
    if with_not_quotes:
        for found in document.not_quotes:
            yield Fragment(found.span.start, found.span.end, "not_quote", reason=found.reason)


def _marked(text: str, span: TextSpan) -> Iterator[tuple[int, int]]:
    """The stretches from an opening mark to the next closing one; by hand, as a pattern would look for each anew."""
    at, closers = span.start, _closers()
    unclosed: set[str] = set()  # marks that nothing closes from here on
    for place in range(span.start, span.end):
        mark = text[place]
        if place < at or mark not in closers or mark in unclosed:
            continue
        end = next((end for closer in closers[mark] if (end := text.find(closer, place + 1, span.end)) >= 0), -1)
        if end < 0:
            unclosed.add(mark)
        else:
            at = end + 1
            yield place, at


@cache
def _closers() -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for opening, closing in language_of().glyphs.sure_pairs:
        out[opening].append(closing)
    return dict(out)


def _nested(pieces: list[Fragment]) -> Iterator[Fragment]:
    """The pieces in the order in which they open; one that goes on after what is around it has ended is cut there."""
    waiting = [(piece.around(number), number, piece) for number, piece in enumerate(pieces)]
    heapq.heapify(waiting)
    ends: list[int] = []
    while waiting:
        _, number, piece = heapq.heappop(waiting)
        while ends and ends[-1] <= piece.start:
            ends.pop()
        if ends and ends[-1] < piece.end:
            rest = replace(piece, start=ends[-1])
            heapq.heappush(waiting, (rest.around(number), number, rest))
            piece = replace(piece, end=ends[-1])
        ends.append(piece.end)
        yield piece


def _numbered(tree: dict[int, list[Fragment]]) -> dict[int, list[Fragment]]:
    counts: dict[str, int] = defaultdict(int)
    totals: dict[str, int] = defaultdict(int)
    for pieces in tree.values():
        for piece in pieces:
            if piece.kind == "content" and piece.quote is not None:
                totals[piece.quote.id] += 1

    def numbered(piece: Fragment) -> Fragment:
        if piece.kind != "content" or piece.quote is None:
            return piece
        counts[piece.quote.id] += 1
        return replace(piece, part=counts[piece.quote.id], last=counts[piece.quote.id] == totals[piece.quote.id])

    return {start: [numbered(piece) for piece in pieces] for start, pieces in tree.items()}
