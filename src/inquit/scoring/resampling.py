"""How sure a figure is, and whether two of them differ: by drawing documents again and again.

Documents, not statements, are drawn: statements of one article share their speakers, and are right or wrong together.
Everything starts from a fixed seed, so that the same files give the same output.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, product
from operator import itemgetter

from inquit.scoring.counts import Score

__all__ = ["DRAWS", "SEED", "Interval", "Intervals", "ScoreDifference", "compared", "intervals"]

SEED = 20_160_727
# The edges of a 95 % interval are each the 25th of the draws from the end; more draws change them by less than a
# figure's third decimal, which is the last one shown.
DRAWS = 1000
# A p-value can be no smaller than one in this many.
SWAPS = 10_000
_LEVEL = 0.95
_FEWEST = 2  # of one document nothing can be drawn but itself


@dataclass(frozen=True, slots=True)
class Interval:
    """Where 95 % of the draws lie.

    low, high: the bounds, both of which draws may have.
    """

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Intervals:
    """The intervals of one figure."""

    precision: Interval
    recall: Interval
    f1: Interval


@dataclass(frozen=True, slots=True)
class ScoreDifference:
    """The F1 of two systems on the same documents.

    interval: of the difference, from a paired bootstrap.
    p: how often a difference of this size or more comes about where it is chance which system found what (approximate
        randomisation; exact where all ways to swap documents can be tried).
    """

    f1: float
    other: float
    interval: Interval | None
    p: float

    @property
    def difference(self) -> float:
        """Positive where the first system is better."""
        return self.f1 - self.other


def intervals(scores: Sequence[Score], *, draws: int = DRAWS, seed: int = SEED) -> Intervals | None:
    """The 95 % bootstrap intervals of a figure, given its counts by document; None for fewer than two documents."""
    if len(scores) < _FEWEST:
        return None
    drawn = list(_drawn(scores, draws, seed))
    return Intervals(
        _middle([score.precision for score in drawn]),
        _middle([score.recall for score in drawn]),
        _middle([score.f1 for score in drawn]),
    )


def compared(
    ours: Sequence[Score], theirs: Sequence[Score], *, draws: int = DRAWS, swaps: int = SWAPS, seed: int = SEED
) -> ScoreDifference:
    """Whether the F1 of two systems differs, given the counts of both for the same documents in the same order."""
    f1, other = _total(ours).f1, _total(theirs).f1
    interval = None
    if len(ours) >= _FEWEST:
        both = zip(_drawn(ours, draws, seed), _drawn(theirs, draws, seed), strict=True)  # one seed: the same documents
        interval = _middle([mine.f1 - yours.f1 for mine, yours in both])
    return ScoreDifference(f1, other, interval, _p(ours, theirs, swaps, seed))


def _p(ours: Sequence[Score], theirs: Sequence[Score], swaps: int, seed: int) -> float:
    """Two-sided: the share of the ways to swap documents between the systems that give as large a difference."""
    mine, yours = _total(ours), _total(theirs)
    observed = abs(mine.f1 - yours.f1)
    # Documents on which the systems have the same counts change nothing when they are swapped.
    gains = [_minus(b, a) for a, b in zip(ours, theirs, strict=True) if a != b]
    exact = 2 ** len(gains) <= swaps
    columns = _columns(gains)
    extreme = 0
    for swap in product((0, 1), repeat=len(gains)) if exact else _random_swaps(len(gains), swaps, seed):
        gained = Score(*(sum(compress(column, swap)) for column in columns))
        # Equal counts give equal quotients only up to rounding; what is as large as observed must not be lost to it.
        extreme += abs((mine + gained).f1 - _minus(yours, gained).f1) >= observed - 1e-12
    return extreme / 2 ** len(gains) if exact else (extreme + 1) / (swaps + 1)


def _random_swaps(length: int, swaps: int, seed: int) -> Iterator[list[int]]:
    chance = random.Random(seed)
    for _ in range(swaps):
        bits = chance.getrandbits(length)
        yield [bits >> place & 1 for place in range(length)]


def _drawn(scores: Sequence[Score], draws: int, seed: int) -> Iterator[Score]:
    """The sums over documents drawn with replacement."""
    chance = random.Random(seed)
    columns = _columns(scores)
    everything = range(len(scores))
    for _ in range(draws):
        pick = itemgetter(*chance.choices(everything, k=len(scores)))
        yield Score(*(sum(pick(column)) for column in columns))


def _columns(scores: Sequence[Score]) -> tuple[list[int], list[int], list[int]]:
    return [s.right for s in scores], [s.gold for s in scores], [s.predicted for s in scores]


def _middle(values: list[float]) -> Interval:
    values.sort()
    tail = round(len(values) * (1 - _LEVEL) / 2)
    return Interval(values[tail], values[-1 - tail])


def _total(scores: Sequence[Score]) -> Score:
    return Score(*map(sum, _columns(scores)))


def _minus(a: Score, b: Score) -> Score:
    return Score(a.right - b.right, a.gold - b.gold, a.predicted - b.predicted)
