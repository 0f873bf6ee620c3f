"""Where a quotation and the passage that it is meant to be differ, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz.distance import LCSseq

from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.readings import Departure, DepartureKind, Reading, Window

__all__ = ["aligned"]

# A word of the quotation that the source has this many words away from the others is not the same word, but one that
# stands there by chance: for each word in a run that stands apart.
_WORDS_APART: Final = 3

_Block = tuple[int, int, int]  # first word of the quotation, first word of the source, words


def aligned(quoted: QuotedWords, window: Window) -> Reading | None:
    """The reading that has the most words of a quotation in their order; None where there is no such word."""
    blocks = [
        (block.dest_start, window.lo + block.src_start, block.src_end - block.src_start)
        for block in LCSseq.opcodes(window.words(), quoted.words)
        if block.tag == "equal"
    ]
    blocks = _near(blocks)
    if not blocks:
        return None
    places: list[int | None] = [None] * len(quoted)
    for number, place, size in blocks:
        places[number : number + size] = range(place, place + size)
    return Reading(window.source, places, _moved(quoted, window, _departures(quoted, blocks)))


def _near(blocks: list[_Block]) -> list[_Block]:
    """Without the runs at both ends that stand too far from the rest for their size."""
    while len(blocks) > 1:
        if _stands_apart(blocks[0], _distance(blocks[0], blocks[1])):
            del blocks[0]
        elif _stands_apart(blocks[-1], _distance(blocks[-2], blocks[-1])):
            del blocks[-1]
        else:
            break
    return blocks


def _distance(one: _Block, other: _Block) -> int:
    """How many words more the source has between two runs than the quotation."""
    return (other[1] - one[1] - one[2]) - (other[0] - one[0] - one[2])


def _stands_apart(block: _Block, distance: int) -> bool:
    return distance > _WORDS_APART * block[2]


def _departures(quoted: QuotedWords, blocks: Sequence[_Block]) -> list[Departure]:
    found = []
    number, place = 0, blocks[0][1]
    for first, start, size in [*blocks, (len(quoted), blocks[-1][1] + blocks[-1][2], 0)]:
        if first > number or start > place:
            kind = _kind(quoted, (number, first), (place, start))
            mark = quoted.gaps.get(number) if kind == "omitted" else None
            found.append(Departure(kind, (number, first), (place, start), mark))
        number, place = first + size, start + size
    return found


def _kind(quoted: QuotedWords, printed: tuple[int, int], said: tuple[int, int]) -> DepartureKind:
    if said[0] == said[1]:
        return "added"
    if printed[0] == printed[1]:
        return "omitted" if printed[0] in quoted.gaps else "left_out"
    return "changed"


def _moved(quoted: QuotedWords, window: Window, departures: Sequence[Departure]) -> tuple[Departure, ...]:
    """With what is left out at one place and added at another as one."""
    words = window.source.words.words
    left_out = {
        tuple(words[slice(*one.said)]): at for at, one in enumerate(departures) if one.kind in ("left_out", "omitted")
    }
    taken: dict[int, Departure] = {}
    gone: set[int] = set()
    for at, one in enumerate(departures):
        other = left_out.get(quoted.words[slice(*one.quoted)]) if one.kind == "added" else None
        if other is not None and other not in gone:
            taken[at] = replace(one, kind="moved", said=departures[other].said)
            gone.add(other)
    return tuple(taken.get(at, one) for at, one in enumerate(departures) if at not in gone)
