"""The passages that a quotation may be meant for, though its words are not all there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from inquit.verification.asides import asides_in
from inquit.verification.looked_for import MARGIN, LookedFor
from inquit.verification.readings import Reading, WordWindow
from inquit.verification.word_alignment import aligned

__all__ = ["nearest_readings"]

# Passages of which it is read who speaks. By hand.
MAX_READ: Final = 3


def nearest_readings(wanted: LookedFor, most: int) -> list[tuple[LookedFor, Reading]]:
    """The readings that have most of the words, without what is not the speaker's, and the quotation as spelled there.

    most: so many places are looked at.
    """
    near = sorted(_aligned(wanted, most), key=lambda found: -found[1].words_shared)
    return [(spelled, _without_asides(spelled, reading)) for spelled, reading in near[:MAX_READ]]


def _aligned(wanted: LookedFor, most: int) -> Iterator[tuple[LookedFor, Reading]]:
    for spelled, window in wanted.windows(most):
        reading = aligned(spelled.marked, window)
        if reading is not None:
            yield spelled, reading


def _without_asides(wanted: LookedFor, reading: Reading) -> Reading:
    """The same reading, in which nothing is missing that is not the speaker's."""
    window = WordWindow.around(reading.source, reading.first, reading.last + 1, MARGIN)
    asides = {at for lo, slip in asides_in(window, wanted.passage(reading)) for at in range(lo, slip.end)}
    return (aligned(wanted.marked, window, asides) if asides else None) or reading
