"""Pairing what was marked with what was found, one to one, by the characters that they share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from inquit.document import TextSpan
from inquit.scoring.scored_rows import Spans

__all__ = ["EXACT", "HALF", "merged", "overlapping", "pairs", "similarity"]

# The least intersection over union of two statements that count as the same one. Half lets edges differ (a final stop,
# "that", a clause that one reader counts in), and is what other work on quotations reports.
HALF = 0.5
EXACT = 1.0


def pairs(gold: Sequence[Spans], predicted: Sequence[Spans], threshold: float) -> list[tuple[int, int]]:
    """Indices of what belongs together: the most similar pair first, then the most similar of the rest, and so on.

    Of pairs that are equally similar, the one that comes first in `gold`, then in `predicted`, wins.

    Args:
        gold: for each statement its spans, as `merged` gives them.
        predicted: the same.
        threshold: the least similarity of a pair; above 0.
    """
    ranked = sorted(
        (-similar, g, p)
        for g, p in _neighbours(gold, predicted)
        if (similar := similarity(gold[g], predicted[p])) >= threshold
    )
    left_gold, left_predicted = set(range(len(gold))), set(range(len(predicted)))
    chosen = []
    for _, g, p in ranked:
        if g in left_gold and p in left_predicted:
            left_gold.remove(g)
            left_predicted.remove(p)
            chosen.append((g, p))
    return chosen


def similarity(a: Spans, b: Spans) -> float:
    """Intersection over union in characters; 0 where there is none."""
    both = _shared(a, b)
    return both / (_size(a) + _size(b) - both) if both else 0.0


def overlapping(a: Spans, b: Spans) -> bool:
    """Whether a span of the one and a span of the other share a character."""
    return any(x.overlaps(y) for x in a for y in b)


def merged(spans: Sequence[TextSpan]) -> Spans:
    """The same characters as spans that are in order, apart from each other and not empty."""
    out: list[TextSpan] = []
    for span in sorted(spans):
        if span.start == span.end:
            continue
        if out and span.start <= out[-1].end:
            out[-1] = TextSpan(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _neighbours(gold: Sequence[Spans], predicted: Sequence[Spans]) -> Iterator[tuple[int, int]]:
    """The pairs of which the extents meet. Everything else has similarity 0, and a novel has millions of pairs."""
    order = sorted((spans[0].start, spans[-1].end, p) for p, spans in enumerate(predicted) if spans)
    starts = [start for start, _, _ in order]
    furthest = list(accumulate((end for _, end, _ in order), max))
    for g, spans in enumerate(gold):
        if spans:
            first = bisect_right(furthest, spans[0].start)
            for _, end, p in order[first : bisect_left(starts, spans[-1].end)]:
                if end > spans[0].start:
                    yield g, p


def _size(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _shared(a: Spans, b: Spans) -> int:
    """How many characters two merged lists of spans share."""
    total, i, j = 0, 0, 0
    while i < len(a) and j < len(b):
        total += max(0, min(a[i].end, b[j].end) - max(a[i].start, b[j].start))
        if a[i].end <= b[j].end:
            i += 1
        else:
            j += 1
    return total
