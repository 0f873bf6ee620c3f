"""Where in a source a stretch stands, and when it was said, as people look for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from inquit.document import Document, Place, TextSpan, TimeSpan
from inquit.source import GivenTime

__all__ = ["PlacesInSource", "times_of_rows"]


class PlacesInSource:
    """The pages and lines of a source, and the times at which it is spoken, to be asked for those of a stretch."""

    def __init__(self, places: Sequence[Place], times: Iterable[GivenTime] = ()) -> None:
        self._places = places
        self._times = sorted(times, key=lambda time: time.span)

    def label(self, span: TextSpan) -> str | None:
        """Where a stretch begins ("page 3", "line 12"), as far as known."""
        at = bisect_right(self._places, span.start, key=lambda place: place.start)
        return self._places[at - 1].label if at else None

    def time(self, span: TextSpan) -> TimeSpan | None:
        """When a stretch is said, as far as known."""
        lo = bisect_right(self._times, span.start, key=lambda time: time.span.end)
        hi = bisect_left(self._times, span.end, key=lambda time: time.span.start)
        said = self._times[lo:hi]
        return TimeSpan(said[0].start, said[-1].end) if said else None


def times_of_rows(document: Document) -> Iterable[GivenTime]:
    """When the turns of a document are said, each stretch of them."""
    for quote in document.quotes:
        if quote.time is not None and quote.parent_id is None:
            for span in quote.content:
                yield GivenTime(span, quote.time.start, quote.time.end)
