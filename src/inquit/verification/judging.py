"""The verdict on one quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from inquit.verification.article_quotations import Quotation
from inquit.verification.asides import asides_in, windows_of_voices
from inquit.verification.cleaning import slips_in
from inquit.verification.found_places import found_place
from inquit.verification.judged_readings import JudgedReading, judge_reading, stitched
from inquit.verification.likeliest_places import MATCHES, likeliest_first
from inquit.verification.piecing import LEAST_PIECE, apart, marked_pieces, pieces
from inquit.verification.quotation_parts import QuotedWords, quoted_words
from inquit.verification.reading_in_order import MAX_GAP, contiguous, read_in_order
from inquit.verification.readings import Reading, WordWindow
from inquit.verification.source_texts import Candidate, Sources
from inquit.verification.source_voices import Passage
from inquit.verification.verdicts import GOOD, VERDICTS, CheckedQuotation, SourcePlace, SpeakerCheck
from inquit.verification.word_alignment import aligned

__all__ = ["judge"]

# One or two words are said by everybody.
TOO_FEW: Final = 2
# Words that stand in more places than this are a manner of speaking, and say nothing of who said them.
MANY_PLACES: Final = 20
# Places that are read and judged; the others are counted.
MAX_JUDGED: Final = 8
# Passages that a quotation may be meant for of which it is read who speaks.
MAX_READ: Final = 3
# Where a quotation has words in their order that its source has, this share of them is a passage that is meant: of five
# words one may be another, of ten three, ...
MEANT: Final = 0.6
# Words beside a candidate that may belong to it.
_MARGIN: Final = 12


@dataclass(frozen=True)
class _Asked:
    """A quotation with what is asked of the sources about it.

    plain: its words, brackets and dots being punctuation; `marked`: as the marks say.
    """

    quotation: Quotation
    plain: QuotedWords
    marked: QuotedWords
    sources: Sources


def judge(quotation: Quotation, sources: Sources, id: str) -> CheckedQuotation:
    """What is found out about a quotation."""
    spans = quotation.spans
    asked = _Asked(
        quotation,
        quoted_words(quotation.article, spans, marks=False),
        quoted_words(quotation.article, spans),
        sources,
    )
    claimed = None if quotation.speaker is None else quotation.speaker.name
    row = None if quotation.row is None else quotation.row.id
    unknown = CheckedQuotation(
        id, quotation.text, "not_found", spans, row, turns_meaning=None, speaker=SpeakerCheck(claimed)
    )
    if not len(asked.plain):
        return replace(unknown, verdict="too_short")
    verbatim = _verbatim(asked)
    if len(asked.plain) <= TOO_FEW:
        return _too_short(unknown, verbatim, sources)
    likely = likeliest_first(quotation, verbatim, sources)
    judged = [judge_reading(quotation, asked.plain, reading, sources) for reading in likely[:MAX_JUDGED]]
    if len(verbatim) > MANY_PLACES and not any(one.speaker.match == "same" for one in judged):
        return _too_short(unknown, verbatim, sources)
    if not any(one.verdict in GOOD for one in judged):
        judged += _in_order(asked)
    judged = judged or _put_together(asked)
    if not judged:
        return unknown
    best = min(judged, key=_rank)
    return _checked(unknown, best, sources, len(verbatim) or sum(one.verdict == best.verdict for one in judged))


def _put_together(asked: _Asked) -> list[JudgedReading]:
    """What a quotation is that stands nowhere as it is: pieces that stand apart, or a passage that was altered."""
    parts = marked_pieces(asked.marked, asked.sources)
    if parts and apart(parts):
        return [stitched(asked.quotation, asked.marked, parts, asked.sources)]
    near = sorted(_nearest(asked), key=lambda reading: -reading.words_shared)[:MAX_READ]
    if not any(one.longest_strange < LEAST_PIECE for one in near):
        parts = pieces(asked.plain, _windows(asked))
        if parts and apart(parts):
            return [stitched(asked.quotation, asked.plain, parts, asked.sources)]
    return [
        judge_reading(asked.quotation, asked.marked, _without_asides(asked, reading), asked.sources)
        for reading in near
        if reading.words_shared >= MEANT * len(asked.marked)
    ]


def _without_asides(asked: _Asked, reading: Reading) -> Reading:
    """The same reading, in which nothing is missing that is not the speaker's."""
    window = WordWindow.around(reading.source, reading.first, reading.last + 1, _MARGIN)
    asides = {at for lo, slip in asides_in(window, _passage(asked, reading)) for at in range(lo, slip.end)}
    return (aligned(asked.marked, window, asides) if asides else None) or reading


def _rank(one: JudgedReading) -> tuple[bool, int, int, int]:
    """Good ones first, of these first the same speaker's; then the better verdict, then what leaves out less."""
    return (
        one.verdict not in GOOD,
        MATCHES.index(one.speaker.match),
        VERDICTS.index(one.verdict),
        len(one.differences),
    )


def _verbatim(asked: _Asked) -> list[Reading]:
    """The places where the words stand one after another."""
    found: dict[tuple[str, int], Reading] = {}
    for candidate in asked.sources.candidates(asked.plain.words):
        for reading in contiguous(asked.plain, WordWindow(candidate.source, candidate.lo, candidate.hi)):
            found.setdefault((candidate.source.id, reading.first), reading)
    return list(found.values())


def _in_order(asked: _Asked) -> Iterator[JudgedReading]:
    """What comes of the places where the words stand in order, and what is missing may be missing."""
    if not len(asked.marked):
        return
    for window in _windows(asked):
        reading = read_in_order(asked.marked, window, slips_in(window)) or _with_asides(asked, window)
        if reading is not None:
            judged = judge_reading(asked.quotation, asked.marked, reading, asked.sources)
            yield judged
            if judged.verdict == "stitched":
                yield from _within_voices(asked, window)


def _with_asides(asked: _Asked, window: WordWindow) -> Reading | None:
    """A reading that passes over what is not the speaker's; looked for only where all the words are there."""
    near = aligned(asked.marked, window)
    if near is None or near.longest_strange:
        return None
    slips = slips_in(window)
    for place, slip in asides_in(window, _passage(asked, near)):
        slips.setdefault(place, []).append(slip)
    return read_in_order(asked.marked, window, slips)


def _within_voices(asked: _Asked, window: WordWindow) -> Iterator[JudgedReading]:
    """The same within what one speaker says: the nearest words may be another's."""
    passage = _passage(asked, Reading(window.source, (window.lo, window.hi - 1)))
    for part in islice(windows_of_voices(window, passage), MAX_JUDGED):
        reading = read_in_order(asked.marked, part, slips_in(part))
        if reading is not None:
            yield judge_reading(asked.quotation, asked.marked, reading, asked.sources)


def _passage(asked: _Asked, reading: Reading) -> Passage:
    source = reading.source
    span = source.words.span(reading.first, reading.last + 1)
    return asked.sources.passages.passage(source.source, source.document, span)


def _nearest(asked: _Asked) -> Iterator[Reading]:
    """The passages that the quotation may be meant for."""
    for window in _windows(asked):
        reading = aligned(asked.marked, window)
        if reading is not None:
            yield reading


def _windows(asked: _Asked) -> Iterator[WordWindow]:
    """Where the quotation, or one of its parts, may stand, each once."""
    seen: set[tuple[str, int, int]] = set()
    for candidate in _candidates(asked):
        more = _MARGIN + len(asked.marked) + MAX_GAP * len(asked.marked.gaps)
        window = WordWindow.around(candidate.source, candidate.lo, candidate.hi, more)
        if (key := (window.source.id, window.lo, window.hi)) not in seen:
            seen.add(key)
            yield window
        if len(seen) == MAX_JUDGED:
            return


def _candidates(asked: _Asked) -> Iterator[Candidate]:
    yield from asked.sources.candidates(asked.marked.words)
    if asked.marked.gaps or asked.marked.brackets:
        for lo, hi in sorted(asked.marked.parts, key=lambda part: part[0] - part[1]):
            if hi - lo > TOO_FEW:
                yield from asked.sources.candidates(asked.marked.words[lo:hi])


def _too_short(unknown: CheckedQuotation, verbatim: Sequence[Reading], sources: Sources) -> CheckedQuotation:
    if not verbatim:
        return replace(unknown, verdict="too_short")
    return replace(unknown, verdict="too_short", found=_place(verbatim[0], sources), places=len(verbatim))


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
