"""Whether a quotation is put together of pieces that stand apart in the sources, and which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.reading_in_order import MAX_GAP
from inquit.verification.readings import Reading, WordWindow
from inquit.verification.source_texts import Sources, SourceText

__all__ = ["LEAST_PIECE", "FoundPart", "apart", "marked_pieces", "pieces", "reading_of"]

# Fewer words than this next to one another are found in every long source.
LEAST_PIECE: Final = 4
# As part of a quotation that says where something is left out.
_LEAST_MARKED: Final = 3
# With more pieces than this, any sentence could be put together of the words of a library.
MAX_PIECES: Final = 4
# Places of one piece that are looked at.
_PLACES: Final = 8


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
    """The parts between omission marks, where all stand somewhere; else none. Parts of a word or two say nothing."""
    found: list[FoundPart] = []
    for lo, hi in quoted.parts:
        if hi - lo < _LEAST_MARKED:
            continue
        places = list(_places(quoted, lo, hi, sources))
        if not places:
            return ()
        found.append(min(places, key=lambda piece: _distance(found[-1], piece)) if found else places[0])
    return tuple(found) if len(found) > 1 else ()


def _places(quoted: QuotedWords, lo: int, hi: int, sources: Sources) -> Iterator[FoundPart]:
    words = quoted.words[lo:hi]
    left = _PLACES
    for candidate in sources.candidates(words):
        known = candidate.source.words.words
        for place in range(candidate.lo, candidate.hi - len(words) + 1):
            if tuple(known[place : place + len(words)]) == words:
                yield FoundPart(lo, hi, candidate.source, place)
                left -= 1
                if not left:
                    return


def pieces(quoted: QuotedWords, windows: Iterable[WordWindow]) -> tuple[FoundPart, ...]:
    """The fewest pieces that a quotation is made of without a word that is in none; else none."""
    runs = [piece for window in windows for piece in _runs(quoted, window)]
    found: list[FoundPart] = []
    at = 0
    while at < len(quoted):
        reaching = [run for run in runs if run.lo <= at and run.hi - at >= LEAST_PIECE]
        if not reaching or len(found) == MAX_PIECES:
            return ()
        last = found[-1] if found else None
        best = max(reaching, key=lambda run: (run.hi, 0 if last is None else -_distance(last, run)))
        found.append(FoundPart(at, best.hi, best.source, best.place + at - best.lo))
        at = best.hi
    return tuple(found) if len(found) > 1 else ()


def _runs(quoted: QuotedWords, window: WordWindow) -> Iterator[FoundPart]:
    """The longest runs of words that a quotation and a window share."""
    words = window.words()
    starts: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - LEAST_PIECE + 1):
        starts[words[at : at + LEAST_PIECE]].append(at)
    for number in range(len(quoted) - LEAST_PIECE + 1):
        for at in starts.get(quoted.words[number : number + LEAST_PIECE], ())[:_PLACES]:
            if number and at and words[at - 1] == quoted.words[number - 1]:
                continue
            end, stop = number + LEAST_PIECE, at + LEAST_PIECE
            while end < len(quoted) and stop < len(words) and words[stop] == quoted.words[end]:
                end, stop = end + 1, stop + 1
            yield FoundPart(number, end, window.source, window.lo + at)


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
