"""Whether a confidence of 0.8 is right in eight cases of ten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inquit.scoring.compare import Comparison, View

__all__ = ["BINS", "Bin", "Calibration", "calibrated", "calibration"]

# Ten equal bins are what the literature reports; with fewer, errors in opposite directions cancel out unseen.
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The items with a confidence in one range.

    low, high: from the one to below the other; the last bin includes 1.
    """

    low: float
    high: float
    items: int
    confidence: float  # mean
    right: float  # share

    @property
    def gap(self) -> float:
        """How far the share of right speakers lies from what the confidence promised."""
        return abs(self.right - self.confidence)


@dataclass(frozen=True, slots=True)
class Calibration:
    """The bins that hold something."""

    bins: tuple[Bin, ...]

    @property
    def items(self) -> int:
        """How many items the bins hold."""
        return sum(part.items for part in self.bins)

    @property
    def error(self) -> float:
        """The expected calibration error: the mean gap over the items."""
        return sum(part.gap * part.items for part in self.bins) / self.items if self.bins else 0.0


def calibration(comparisons: Iterable[Comparison], view: View) -> Calibration:
    """The calibration over the predicted items of a view that have a speaker.

    What matches nothing in gold is wrong; what matches a statement whose speaker no reader could tell is left out.
    """
    return calibrated([item for comparison in comparisons for item in _items(comparison, view)])


def _items(comparison: Comparison, view: View) -> Iterator[tuple[float, bool]]:
    known = [(o.predicted, o.who) for o in comparison.outcomes if o.view == view and o.gold.speaker is not None]
    others = [(stray.predicted, False) for stray in comparison.strays if stray.view == view]
    for predicted, right in [*known, *others]:
        if predicted is not None and predicted.speaker is not None and predicted.confidence is not None:
            yield predicted.confidence, right


def calibrated(items: Sequence[tuple[float, bool]]) -> Calibration:
    """Bins of (confidence, right)."""
    held: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in items:
        held[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return Calibration(
        tuple(
            Bin(
                low=number / BINS,
                high=(number + 1) / BINS,
                items=len(inside),
                confidence=sum(confidence for confidence, _ in inside) / len(inside),
                right=sum(right for _, right in inside) / len(inside),
            )
            for number, inside in enumerate(held)
            if inside
        )
    )
