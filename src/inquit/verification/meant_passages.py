"""The passages that a quotation may be meant for, though its words are not all there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from inquit.verification.asides import asides_in
from inquit.verification.looked_for import MARGIN, LookedFor
from inquit.verification.readings import Reading, WordWindow
from inquit.verification.word_alignment import aligned

__all__ = ["nearest_readings"]

# Passages of which it is read who speaks. By hand.
MAX_READ: Final = 3
# Places of one pair of words in a window that are looked at.
MAX_PAIRS: Final = 20


def nearest_readings(wanted: LookedFor, most: int) -> list[tuple[LookedFor, Reading]]:
    """The readings that have most of the words, without what is not the speaker's, and the quotation as spelled there.

    most: so many places are looked at.
    """
    near = sorted(_aligned(wanted, most), key=lambda found: -found[1].words_shared)
    return [(spelled, _without_asides(spelled, reading)) for spelled, reading in near[:MAX_READ]]


def _aligned(wanted: LookedFor, most: int) -> Iterator[tuple[LookedFor, Reading]]:
    for spelled, window in wanted.windows(most):
        found = [aligned(spelled.marked, part) for part in (window, _narrowed(spelled, window))]
        readings = [reading for reading in found if reading is not None]
        if readings:
            yield spelled, max(readings, key=lambda reading: reading.words_shared)


def _narrowed(wanted: LookedFor, window: WordWindow) -> WordWindow:
    """The stretch of a window, not much longer than the quotation, that has most pairs of its words at their distance.

    In a wide one the words that are everywhere are found scattered.
    """
    words, quoted = window.words(), wanted.marked.words
    pairs: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - 1):
        pairs[words[at : at + 2]].append(at)
    begins = Counter(
        (at - number) // MARGIN
        for number in range(len(quoted) - 1)
        for at in pairs.get(quoted[number : number + 2], ())[:MAX_PAIRS]
    )
    if not begins or wanted.marked.gaps:
        return window
    lo = window.lo + max(begins, key=lambda begin: begins[begin]) * MARGIN
    return WordWindow(window.source, max(window.lo, lo - MARGIN), min(window.hi, lo + len(quoted) + 2 * MARGIN))


def _without_asides(wanted: LookedFor, reading: Reading) -> Reading:
    """The same reading, in which nothing is missing that is not the speaker's."""
    window = WordWindow.around(reading.source, reading.first, reading.last + 1, MARGIN)
    asides = {at for lo, slip in asides_in(window, wanted.passage(reading)) for at in range(lo, slip.end)}
    return (aligned(wanted.marked, window, asides) if asides else None) or reading
