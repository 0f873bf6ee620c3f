"""Whether a quotation is put together of pieces that stand apart in the sources, and which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Final

from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.reading_in_order import MAX_GAP
from inquit.verification.readings import Departure, DepartureKind, Reading, WordWindow
from inquit.verification.source_texts import Sources, SourceText

__all__ = [
    "LEAST_PART",
    "LEAST_PIECE",
    "MAX_STRANGE",
    "FoundPart",
    "apart",
    "marked_pieces",
    "near_reading",
    "pieces",
    "reading_of",
]

# Fewer words than this next to one another are found in every long source.
LEAST_PIECE: Final = 4
# As part of a quotation that says where something is left out.
LEAST_PART: Final = 3
# With more pieces than this, any sentence could be put together of the words of a library.
MAX_PIECES: Final = 4
# This share of the words may be in no piece: what joins them.
MAX_STRANGE: Final = 0.2
# Places of one piece that are looked at.
MAX_PLACES: Final = 100


@dataclass(frozen=True, slots=True)
class FoundPart:
    """Words of a quotation, from `lo` up to and without `hi`, that a source has side by side from word `place` on."""

    lo: int
    hi: int
    source: SourceText
    place: int

    @property
    def end(self) -> int:
        return self.place + self.hi - self.lo


def marked_pieces(quoted: QuotedWords, sources: Sources) -> tuple[FoundPart, ...]:
    """The parts between omission marks, where all stand somewhere; else none.

    Parts of a word or two stand everywhere: they have to be near one of the others.
    """
    long: list[FoundPart] = []
    for lo, hi in quoted.parts:
        if hi - lo >= LEAST_PART:
            part = _nearest(quoted, lo, hi, sources, long)
            if part is None:
                return ()
            long.append(part)
    found = [_beside(quoted, lo, hi, long) for lo, hi in quoted.parts if hi - lo < LEAST_PART]
    short = [part for part in found if part is not None]
    if not long or len(long) + len(short) < max(2, len(quoted.parts)):
        return ()
    return tuple(sorted((*long, *short), key=lambda part: part.lo))


def _beside(quoted: QuotedWords, lo: int, hi: int, others: Sequence[FoundPart]) -> FoundPart | None:
    """A word or two near one of the other parts, behind the one before them if they stand there."""
    words = quoted.words[lo:hi]
    found = []
    for other in others:
        window = WordWindow.around(other.source, other.place, other.end, MAX_GAP)
        known = window.words()
        found += [
            FoundPart(lo, hi, other.source, window.lo + at)
            for at in range(len(known) - len(words) + 1)
            if known[at : at + len(words)] == words
        ]
    before = next((other for other in reversed(others) if other.hi <= lo), None)
    if before is None:
        # It stands before the others if it can.
        return min(found, key=lambda part: _distance(part, others[0]), default=None)
    return min(found, key=lambda part: _distance(before, part), default=None)


def pieces(quoted: QuotedWords, sources: Sources) -> tuple[FoundPart, ...]:
    """The longest pieces that a quotation is made of, where hardly a word is in none of them; else none."""
    found: list[FoundPart] = []
    at = strange = 0
    while at < len(quoted) and strange <= MAX_STRANGE * len(quoted) and len(found) <= MAX_PIECES:
        end = at + _longest(quoted.words[at:], sources)
        # What is left has to be a piece, too.
        if 0 < len(quoted) - end < LEAST_PIECE:
            end = max(min(end, at + LEAST_PIECE), len(quoted) - LEAST_PIECE)
        part = _nearest(quoted, at, end, sources, found) if end - at >= LEAST_PIECE else None
        if part is not None:
            found.append(part)
            at = end
        else:
            at, strange = at + 1, strange + 1
    made = 1 < len(found) <= MAX_PIECES and strange <= MAX_STRANGE * len(quoted)
    return tuple(found) if made else ()


def _longest(words: Sequence[str], sources: Sources) -> int:
    """How many of these words from the first on stand side by side somewhere."""
    known, unknown = 0, LEAST_PIECE
    while unknown <= len(words) and _stand_somewhere(words[:unknown], sources):
        known, unknown = unknown, 2 * unknown
    unknown = min(unknown, len(words) + 1)
    while unknown - known > 1:
        middle = (known + unknown) // 2
        if _stand_somewhere(words[:middle], sources):
            known = middle
        else:
            unknown = middle
    return known


def _stand_somewhere(words: Sequence[str], sources: Sources) -> bool:
    return next(sources.places(words), None) is not None


def _nearest(quoted: QuotedWords, lo: int, hi: int, sources: Sources, found: Sequence[FoundPart]) -> FoundPart | None:
    """The place of some words that is nearest behind the part before."""
    places = [FoundPart(lo, hi, one.source, one.lo) for one in islice(sources.places(quoted.words[lo:hi]), MAX_PLACES)]
    if not found:
        return places[0] if places else None
    return min(places, key=lambda part: _distance(found[-1], part), default=None)


def _distance(one: FoundPart, other: FoundPart) -> int:
    """How far a piece is from where it would stand behind another; another source is farther than any."""
    if one.source is not other.source:
        return 1 << 40
    gap = other.place - one.end
    return gap if gap >= 0 else (1 << 20) - gap


def apart(found: Sequence[FoundPart]) -> str | None:
    """Why pieces stand apart; None where they follow one another within reach."""
    for one, other in pairwise(found):
        if one.source is not other.source:
            return "Its parts stand in different sources."
        if other.place < one.end:
            return "Its parts stand in another order."
        if other.place - one.end > MAX_GAP:
            return f"Its parts stand more than {MAX_GAP} words apart."
    return None


def reading_of(found: Sequence[FoundPart], size: int) -> Reading:
    """The pieces as one reading; those of the source that has most of them."""
    places: list[int | None] = [None] * size
    source = max((piece.source for piece in found), key=lambda one: sum(p.source is one for p in found))
    for piece in found:
        if piece.source is source:
            places[piece.lo : piece.hi] = range(piece.place, piece.end)
    return Reading(source, places)


def near_reading(found: Sequence[FoundPart], size: int) -> Reading:
    """Pieces that follow one another, with what stands between them."""
    departures = []
    for one, other in pairwise(found):
        if one.hi < other.lo or one.end < other.place:
            kind: DepartureKind = "left_out" if one.hi == other.lo else "added" if one.end == other.place else "changed"
            departures.append(Departure(kind, (one.hi, other.lo), (one.end, other.place)))
    first, last = found[0], found[-1]
    if first.lo:
        departures.insert(0, Departure("added", (0, first.lo), (first.place, first.place)))
    if last.hi < size:
        departures.append(Departure("added", (last.hi, size), (last.end, last.end)))
    return replace(reading_of(found, size), departures=tuple(departures))
