"""When statements are said, by the times that the file or the page gives to stretches of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from inquit.document import Quote, TimeSpan
from inquit.source import GivenTime

__all__ = ["with_times"]


def with_times(quotes: Sequence[Quote], times: Sequence[GivenTime]) -> tuple[Quote, ...]:
    """The quotes with the time from the first stretch that they share a character with to the last.

    times: in any order; their stretches do not overlap.
    """
    if not times:
        return tuple(quotes)
    ordered = sorted(times, key=lambda time: time.span)
    starts, ends = [time.span.start for time in ordered], [time.span.end for time in ordered]
    out: list[Quote] = []
    for quote in quotes:
        shared = ordered[bisect_right(ends, quote.content[0].start) : bisect_left(starts, quote.content[-1].end)]
        out.append(replace(quote, time=TimeSpan(shared[0].start, shared[-1].end)) if shared else quote)
    return tuple(out)
