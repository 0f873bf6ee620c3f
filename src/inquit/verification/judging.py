"""The verdict on one quotation: where it may stand, how it lies there, and which place is the best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from inquit.verification.article_quotations import Quotation
from inquit.verification.found_places import found_place
from inquit.verification.judged_readings import JudgedReading, judge_reading, stitched
from inquit.verification.likeliest_places import MATCHES, likeliest_first
from inquit.verification.looked_for import LookedFor
from inquit.verification.meant_passages import nearest_readings
from inquit.verification.piecing import LEAST_PIECE, apart, marked_pieces, near_reading, pieces
from inquit.verification.readings import Reading
from inquit.verification.readings_in_passages import readings_in_order
from inquit.verification.source_texts import Sources
from inquit.verification.verdicts import GOOD, VERDICTS, CheckedQuotation, SourcePlace, SpeakerCheck
from inquit.verification.word_alignment import MAX_CELLS

__all__ = ["judge"]

# One or two words are said by everybody.
TOO_FEW: Final = 2
# Words that stand in more places than this are a manner of speaking, and say nothing of who said them.
MANY_PLACES: Final = 20
# Places of which it is asked whose words they are; the others are counted. By hand.
MAX_ASKED: Final = 100
# Of these so many are read and judged. By hand.
MAX_JUDGED: Final = 8
# Words of a quotation times places that are judged: of whole chapters few places.
_MAX_WORDS_JUDGED: Final = 20_000
# Where a quotation has words in their order that its source has, this share of them is a passage that is meant: of five
# words two may be others, of ten four.
MEANT: Final = 0.6
_TOO_LONG = "It is too long to be compared with what is like it: only its very words were looked for."
_HAVE_THE_WORDS: Final = GOOD | {"other_speaker"}


def judge(quotation: Quotation, sources: Sources, id: str) -> CheckedQuotation:
    """What is found out about a quotation."""
    wanted = LookedFor.of(quotation, sources)
    claimed = None if quotation.speaker is None else quotation.speaker.name
    row = None if quotation.row is None else quotation.row.id
    unknown = CheckedQuotation(
        id, quotation.text, "not_found", quotation.spans, row, turns_meaning=None, speaker=SpeakerCheck(claimed)
    )
    verbatim = _verbatim(wanted)
    places = len(verbatim) if len(verbatim) < MAX_ASKED else sources.count(wanted.plain.words)
    if len(wanted.plain) <= TOO_FEW:
        return _too_short(unknown, verbatim, sources, places)
    most = max(1, min(MAX_JUDGED, _MAX_WORDS_JUDGED // len(wanted.plain)))
    likely = likeliest_first(quotation, verbatim, sources)[:most]
    judged = [judge_reading(quotation, wanted.plain, reading, sources) for reading in likely]
    if places > MANY_PLACES and not any(one.speaker.match == "same" for one in judged):
        return _too_short(unknown, verbatim, sources, places)
    if not any(one.verdict in GOOD for one in judged):
        judged += readings_in_order(wanted, most)
    judged = judged or list(_put_together(wanted, most))
    if not judged:
        too_long = len(wanted.plain) ** 2 > MAX_CELLS
        return replace(unknown, notes=(_TOO_LONG,)) if too_long else unknown
    best = min(judged, key=_rank)
    return _checked(unknown, best, sources, places or _places_like(best, judged))


def _places_like(best: JudgedReading, judged: Sequence[JudgedReading]) -> int:
    """How many places have the words as the best one does; two readings of the same words are one place."""
    alike = [one.reading for one in judged if one.verdict == best.verdict]
    count, source, last = 0, None, 0
    for reading in sorted(alike, key=lambda one: (one.source.number, one.first)):
        same = reading.source is source
        count += not same or reading.first > last
        source, last = reading.source, max(last, reading.last) if same else reading.last
    return count


def _verbatim(wanted: LookedFor) -> list[Reading]:
    """The first places where the words stand one after another."""
    words = wanted.plain.words
    places = islice(wanted.sources.places(words), MAX_ASKED) if words else ()
    return [Reading(one.source, range(one.lo, one.hi)) for one in places]


def _put_together(wanted: LookedFor, most: int) -> Iterator[JudgedReading]:
    """What a quotation is that stands nowhere as it is: pieces that stand apart, or a passage that was altered."""
    parts = marked_pieces(wanted.marked, wanted.sources)
    if parts and apart(parts):
        yield stitched(wanted.quotation, wanted.marked, parts, wanted.sources)
        return
    near = nearest_readings(wanted, most)
    if not any(reading.longest_strange < LEAST_PIECE for _, reading in near):
        parts = pieces(wanted.plain, wanted.sources)
        if parts and apart(parts):
            yield stitched(wanted.quotation, wanted.plain, parts, wanted.sources)
            return
        if parts:
            reading = near_reading(parts, len(wanted.plain))
            yield judge_reading(wanted.quotation, wanted.plain, reading, wanted.sources)
            return
    for spelled, reading in near:
        # Of the parts of one that leaves something out one may be altered, and another stand elsewhere.
        longest = max(hi - lo for lo, hi in spelled.marked.parts)
        if reading.words_shared >= MEANT * longest:
            yield judge_reading(wanted.quotation, spelled.marked, reading, wanted.sources)


def _rank(one: JudgedReading) -> tuple[bool, int, int, int]:
    """Those with the words first, of these first the same speaker's; then the better verdict, and what differs less."""
    return (
        one.verdict not in _HAVE_THE_WORDS,
        MATCHES.index(one.speaker.match),
        VERDICTS.index(one.verdict),
        len(one.differences),
    )


def _too_short(
    unknown: CheckedQuotation, verbatim: Sequence[Reading], sources: Sources, places: int
) -> CheckedQuotation:
    found = _place(verbatim[0], sources) if verbatim else None
    return replace(unknown, verdict="too_short", found=found, places=places)


def _checked(unknown: CheckedQuotation, best: JudgedReading, sources: Sources, places: int) -> CheckedQuotation:
    return replace(
        unknown,
        verdict=best.verdict,
        turns_meaning=best.turns_meaning,
        second_hand=best.second_hand,
        speaker=best.speaker,
        found=_place(best.reading, sources),
        places=places,
        differences=best.differences,
        notes=best.notes,
    )


def _place(reading: Reading, sources: Sources) -> SourcePlace:
    return found_place(reading.source, reading.stretches(), sources)
