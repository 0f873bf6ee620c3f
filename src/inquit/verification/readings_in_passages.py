"""The places where all the words of a quotation stand in order, and what comes of each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from inquit.verification.asides import asides_in, windows_of_voices
from inquit.verification.cleaning import slips_in
from inquit.verification.judged_readings import JudgedReading, judge_reading
from inquit.verification.looked_for import LookedFor
from inquit.verification.reading_in_order import read_in_order
from inquit.verification.readings import Reading, WordWindow
from inquit.verification.word_alignment import aligned

__all__ = ["readings_in_order"]


def readings_in_order(wanted: LookedFor, most: int) -> Iterator[JudgedReading]:
    """What comes of the places where the words stand in order, and what is missing may be missing.

    most: so many places are looked at.
    """
    if not len(wanted.marked):
        return
    for spelled, window in wanted.windows(most):
        reading = _reading(spelled, window)
        if reading is not None:
            judged = judge_reading(wanted.quotation, spelled.marked, reading, wanted.sources)
            yield judged
            if judged.verdict == "stitched":
                yield from _within_voices(spelled, window, most)


def _reading(wanted: LookedFor, window: WordWindow) -> Reading | None:
    """The words in order; what is not the speaker's is looked for, and passed over, only where all the words stand."""
    slips = slips_in(window)
    near = read_in_order(wanted.marked, window, slips)
    if near is not None and not any(departure.kind == "omitted" for departure in near.departures):
        return near
    near = near or aligned(wanted.marked, window)
    if near is None or near.longest_strange:
        return None
    for place, slip in asides_in(window, wanted.passage(near)):
        slips.setdefault(place, []).append(slip)
    return read_in_order(wanted.marked, window, slips)


def _within_voices(wanted: LookedFor, window: WordWindow, most: int) -> Iterator[JudgedReading]:
    """The same within what one speaker says: the nearest words may be another's."""
    passage = wanted.passage(Reading(window.source, (window.lo, window.hi - 1)))
    for part in islice(windows_of_voices(window, passage), most):
        reading = read_in_order(wanted.marked, part, slips_in(part))
        if reading is not None:
            yield judge_reading(wanted.quotation, wanted.marked, reading, wanted.sources)
