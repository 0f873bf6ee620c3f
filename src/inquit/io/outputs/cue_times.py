"""When the rows of a document stand on a screen: every row has a beginning and an end, from 0 on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from inquit.clock import seconds_between, seconds_of
from inquit.document import Quote, Time

__all__ = ["cue_times"]

# Seventeen characters a second is what adults read with ease, by the usual guides for subtitles; nothing is shown
# for less than a second.
_CHARACTERS_A_SECOND = 17
_SHORTEST = 1.0

Times = tuple[float, float]


@dataclass(slots=True)
class _Group:
    """A row with a time, and those behind it that have none, by their lengths."""

    start: float
    end: float | None  # of the first row
    first: int
    others: list[int] = field(default_factory=list)

    def times(self, follows: float | None) -> list[Times]:
        """From when to when each row is shown, where another group follows at a time, or none does."""
        if self.end is None:
            until = follows if follows is not None and follows > self.start else None
            return _shared(self.start, until, [self.first, *self.others])
        until = follows if follows is not None and follows > self.end else None
        return [(self.start, self.end), *_shared(self.end, until, self.others)]


def cue_times(rows: Sequence[Quote], lengths: Sequence[int]) -> list[Times] | None:
    """For each row from when to when it is shown; None where no row has a time.

    Times of day count from the first row, and so do seconds where some are below 0. An end that nobody knows is the
    next beginning, or when the row has been read. Rows without a time share what is left of that of the one before.

    lengths: how many characters each row has.
    """
    groups, before = _groups(rows, lengths)
    if not groups:
        return None
    starts = [group.start for group in groups]
    out = _shared(starts[0] - _reading_time(before), starts[0], before)
    for group, follows in zip(groups, [*starts[1:], None], strict=True):
        out += group.times(follows)
    first = min(0.0, *(start for start, _ in out))
    return [(start - first, end - first) for start, end in out]


def _groups(rows: Sequence[Quote], lengths: Sequence[int]) -> tuple[list[_Group], list[int]]:
    """The groups, and the rows before the first that has a time."""
    groups: list[_Group] = []
    before: list[int] = []
    clock = _Clock()
    for row, length in zip(rows, lengths, strict=True):
        start, end = (None, None) if row.time is None else (clock.at(row.time.start), clock.at(row.time.end))
        if start is not None:
            groups.append(_Group(start, end if end is not None and end > start else None, length))
        elif groups:
            groups[-1].others.append(length)
        else:
            before.append(length)
    return groups, before


class _Clock:
    """Seconds as they are, times of day from the first one that comes; what is of another kind than that is unknown."""

    def __init__(self) -> None:
        self._last: Time | None = None
        self._at = 0.0

    def at(self, time: Time | None) -> float | None:
        if time is None or seconds_of(time) is None:
            return None
        if self._last is None:
            self._at = 0.0 if isinstance(time, str) else float(time)
        else:
            passed = seconds_between(self._last, time)
            if passed is None:
                return None
            self._at += passed
        self._last = time
        return self._at


def _shared(start: float, end: float | None, lengths: Sequence[int]) -> list[Times]:
    """A time for each row, by their lengths; without an end, as long as it takes to read them."""
    if not lengths:
        return []
    end = start + _reading_time(lengths) if end is None else end
    total = max(1, sum(lengths))
    cuts = [start + (end - start) * at / total for at in accumulate(lengths[:-1], initial=0)]
    return list(pairwise([*cuts, end]))


def _reading_time(lengths: Sequence[int]) -> float:
    return max(_SHORTEST, sum(lengths) / _CHARACTERS_A_SECOND) if lengths else 0.0
