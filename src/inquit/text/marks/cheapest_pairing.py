"""The cheapest reading of the marks of one paragraph.

A reading says of every mark whether it opens, closes or means nothing. All readings are tried together, mark by mark;
of those that leave the same quotes open only the cheapest is kept, so the time grows with the marks and no faster.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from operator import attrgetter
from typing import Final, NamedTuple

from inquit.glyphs import GRAVE
from inquit.text.marks.mark_evidence import Mark
from inquit.text.marks.mark_table import IMPOSSIBLE, MarkTable

__all__ = ["Onward", "PairingStep", "best_reading"]

# What a reading costs beyond the marks' places; how much hangs on each is said in `mark_evidence`.
UNCLOSED_DOUBLE: Final = 2.0  # less than to skip a mark that clearly opens: a quote without end is a quote
UNCLOSED_OTHER: Final = 6.0  # single marks and angles without a partner are apostrophes and bullets, graves are code
CUT: Final = 2.5  # a new quote begins where the one before should have ended
GOES_ON: Final = 0.5  # unclosed, and the next paragraph opens again: the convention for long quotes
NEST_SAME: Final = 1.5  # “a “b” c”, where a single mark is usual inside
NEST_DOUBLE: Final = 0.5  # “a "b" c”
MAX_DEPTH: Final = 4  # two or six give the same stretches
HOPELESS: Final = 7.0  # a reading that costs so much more than the best one never makes up for it
BEAM: Final = 8  # readings kept at each mark; four or twelve give the same stretches


class PairingStep(NamedTuple):
    """One decision of a reading; a linked list, so that readings share what they have in common."""

    before: PairingStep | None
    mark: int
    closes: int  # how many open quotes end here
    clean: bool  # the last of them has its own closing mark
    opens: bool


class Onward(NamedTuple):
    """What the next paragraph says about the quotes that are open at the end of this one."""

    again: tuple[str, ...] = ()  # the opening marks that it begins with
    closer: str | None = None  # in the next line of one block: the closing mark that comes before any opening one

    def keeps(self, stack: tuple[str, ...], table: MarkTable) -> int:
        """How many of the open quotes, outermost first, go on."""
        count = 0
        while count < min(len(stack), len(self.again)) and stack[count] == self.again[count]:
            count += 1
        if not self.again and stack and self.closer is not None:
            return int(table.pair_cost(stack[0], self.closer) < IMPOSSIBLE)
        return count


class _Reading(NamedTuple):
    """One way to read the marks of a paragraph so far."""

    cost: float
    stack: tuple[str, ...]  # glyphs of the open quotes, outermost first
    trail: PairingStep | None


def best_reading(
    marks: list[Mark], first: int, carried: tuple[str, ...], onward: Onward, table: MarkTable
) -> list[PairingStep]:
    """The decisions of the cheapest reading of a paragraph, in text order.

    The quotes of `carried` are open where it begins; its first `first` marks only repeat their opening.
    """
    beam = [_Reading(0.0, carried, None)]
    for i in range(first, len(marks)):
        best: dict[tuple[str, ...], _Reading] = {}
        for reading in beam:
            for after in _continuations(reading, i, marks[i], table):
                known = best.get(after.stack)
                if known is None or after.cost < known.cost:
                    best[after.stack] = after
        kept = sorted(best.values(), key=attrgetter("cost"))[:BEAM]
        beam = [reading for reading in kept if reading.cost < kept[0].cost + HOPELESS]
    step = min(beam, key=lambda reading: reading.cost + _unclosed(reading.stack, onward, table)).trail
    steps = []
    while step is not None:
        steps.append(step)
        step = step.before
    return steps[::-1]


def _unclosed(stack: tuple[str, ...], onward: Onward, table: MarkTable) -> float:
    """The cost of quotes that are open at a paragraph's end."""
    kept = onward.keeps(stack, table)
    return GOES_ON * kept + sum(_unclosed_one(table, glyph) for glyph in stack[kept:])


@cache
def _unclosed_one(table: MarkTable, glyph: str) -> float:
    return UNCLOSED_DOUBLE if table.family[glyph] == "double" and GRAVE not in glyph else UNCLOSED_OTHER


def _continuations(reading: _Reading, i: int, mark: Mark, table: MarkTable) -> Iterable[_Reading]:
    """The readings that `reading` becomes with one more mark."""
    cost, stack, trail = reading
    yield _Reading(cost + mark.skip_cost, stack, trail)
    for pops, opener in enumerate(reversed(stack[-2:]), start=1):
        price = mark.close_cost + _pair_cost(table, opener, mark.glyph)
        if price < IMPOSSIBLE:
            price += sum(_unclosed_one(table, glyph) for glyph in stack[len(stack) - pops + 1 :])
            yield _Reading(cost + price, stack[:-pops], PairingStep(trail, i, pops, clean=True, opens=False))
    price = mark.open_cost + table.openers.get(mark.glyph, IMPOSSIBLE)
    if price >= IMPOSSIBLE:
        return
    nesting = _nesting(stack, mark, table)
    if nesting < IMPOSSIBLE:
        yield _Reading(cost + price + nesting, (*stack, mark.glyph), PairingStep(trail, i, 0, clean=False, opens=True))
    if stack and table.family[stack[-1]] == mark.family == "double":
        yield _Reading(cost + price + CUT, (*stack[:-1], mark.glyph), PairingStep(trail, i, 1, clean=False, opens=True))


@cache
def _pair_cost(table: MarkTable, opener: str, closer: str) -> float:
    return table.pair_cost(opener, closer)


def _nesting(stack: tuple[str, ...], mark: Mark, table: MarkTable) -> float:
    """The cost of opening a quote inside the open ones."""
    if len(stack) >= MAX_DEPTH:
        return IMPOSSIBLE
    if not stack or table.family[stack[-1]] != mark.family:
        return 0.0
    if mark.family == "single":
        return IMPOSSIBLE
    return NEST_SAME if stack[-1] == mark.glyph else NEST_DOUBLE
