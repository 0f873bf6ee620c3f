"""Where a quotation and the passage that it is meant to be differ, word by word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz.distance import LCSseq, Levenshtein

from inquit.verification.letter_case import begins_sentence
from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.reading_in_order import MAX_GAP
from inquit.verification.readings import ASIDE, Departure, DepartureKind, Reading, WordWindow
from inquit.verification.source_texts import SourceText

__all__ = ["MAX_CELLS", "aligned"]

# A run of words that the source has farther than this from the others, for each of its words, stands there by chance.
_WORDS_APART: Final = 3
# Words of a quotation times words of a passage that are compared, an eighth of a byte each.
MAX_CELLS: Final = 1_000_000_000

_Block = tuple[int, int, int]  # first word of the quotation, first word of the passage, words
_Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words of a source side by side, but for those that are not the speaker's; with their numbers in the source."""

    source: SourceText
    words: Sequence[str]
    numbers: Sequence[int]

    def part(self, lo: int, hi: int) -> _Passage:
        return _Passage(self.source, self.words[lo:hi], self.numbers[lo:hi])

    def said(self, stretch: _Stretch) -> _Stretch:
        """A stretch by the numbers of the source."""
        lo, hi = stretch
        if lo < hi:
            return self.numbers[lo], self.numbers[hi - 1] + 1
        at = self.numbers[lo] if lo < len(self.numbers) else self.numbers[-1] + 1
        return at, at


def aligned(quoted: QuotedWords, window: WordWindow, asides: Collection[int] = ()) -> Reading | None:
    """The reading in which most words of a quotation stand in their order; None where no word does.

    asides: words of the source that are not the speaker's.
    """
    passage = _passage(window, asides)
    if len(passage.words) * len(quoted) > MAX_CELLS:
        return None
    blocks = [
        (block.dest_start, block.src_start, block.src_end - block.src_start)
        for block in LCSseq.opcodes(passage.words, quoted.words)
        if block.tag == "equal"
    ]
    if not blocks:
        return None
    blocks = _near(quoted, _closed_up(passage.words, blocks))
    meant = _with_edges(quoted, passage, blocks)
    places: list[int | None] = [None] * len(quoted)
    apart: list[tuple[_Stretch, _Stretch]] = []
    for code in Levenshtein.opcodes(meant.words, quoted.words):
        printed, said = (code.dest_start, code.dest_end), (code.src_start, code.src_end)
        if code.tag == "equal":
            places[slice(*printed)] = range(*said)
        elif apart and apart[-1][0][1] == printed[0] and apart[-1][1][1] == said[0]:
            apart[-1] = (apart[-1][0][0], printed[1]), (apart[-1][1][0], said[1])
        else:
            apart.append((printed, said))
    apart = [_slid(quoted, meant.words, places, printed, said) for printed, said in apart]
    inner = [one for one in apart if one[0][0] < one[0][1] or (one[1][0] > 0 and one[1][1] < len(meant.words))]
    departures = [_departure(quoted, meant, printed, said) for printed, said in inner]
    numbers = [None if place is None else meant.numbers[place] for place in places]
    if not any(place is not None for place in numbers):
        return None  # the same words stand so far from one another that to change them is the shorter way
    moved = _moved(quoted, meant, departures)
    return Reading(window.source, numbers, tuple(_with_brackets(quoted, numbers, moved)))


def _passage(window: WordWindow, asides: Collection[int]) -> _Passage:
    words, numbers = window.words(), range(window.lo, window.hi)
    if not asides:
        return _Passage(window.source, words, numbers)
    kept = [at for at, number in enumerate(numbers) if number not in asides]
    return _Passage(window.source, [words[at] for at in kept], [numbers[at] for at in kept])


def _closed_up(words: Sequence[str], blocks: list[_Block]) -> list[_Block]:
    """With the runs as near to one another as the same words stand there: from the end on, or from the beginning."""
    from_end, from_start = list(blocks), list(blocks)
    for at in range(len(blocks) - 2, -1, -1):
        number, place, size = blocks[at]
        after = from_end[at + 1]
        near = after[1] - size
        if number + size == after[0] and words[near : near + size] == words[place : place + size]:
            from_end[at] = number, near, size
    for at in range(1, len(blocks)):
        number, place, size = blocks[at]
        before = from_start[at - 1]
        near = before[1] + before[2]
        if number == before[0] + before[2] and words[near : near + size] == words[place : place + size]:
            from_start[at] = number, near, size
    return min(from_end, from_start, key=lambda closed: closed[-1][1] + closed[-1][2] - closed[0][1])


def _near(quoted: QuotedWords, blocks: list[_Block]) -> list[_Block]:
    """The longest run, and those that stand near enough for their size."""
    longest = max(range(len(blocks)), key=lambda at: blocks[at][2])
    near = [blocks[longest]]
    for block in reversed(blocks[:longest]):
        if not _stands_apart(quoted, block, near[0], block[2]):
            near.insert(0, block)
    for block in blocks[longest + 1 :]:
        if not _stands_apart(quoted, near[-1], block, block[2]):
            near.append(block)
    return near


def _stands_apart(quoted: QuotedWords, one: _Block, other: _Block, size: int) -> bool:
    """Whether the source has more words more between two runs than the quotation accounts for."""
    end, start = one[0] + one[2], other[0]
    marked = any(number in quoted.gaps or number in quoted.brackets for number in range(end, start + 1))
    return (other[1] - one[1] - one[2]) - (start - end) > (MAX_GAP if marked else _WORDS_APART * size)


def _with_edges(quoted: QuotedWords, passage: _Passage, blocks: Sequence[_Block]) -> _Passage:
    """The words of the source from the first run to the last, and those that others stand for at the edges."""
    lo, hi = blocks[0][1], blocks[-1][1] + blocks[-1][2]
    for _ in range(blocks[0][0]):
        if lo > 0 and not begins_sentence(passage.source, passage.numbers[lo]):
            lo -= 1
    for _ in range(len(quoted) - blocks[-1][0] - blocks[-1][2]):
        if hi < len(passage.words) and not begins_sentence(passage.source, passage.numbers[hi]):
            hi += 1
    return passage.part(lo, hi)


def _slid(
    quoted: QuotedWords, words: Sequence[str], places: list[int | None], printed: _Stretch, said: _Stretch
) -> tuple[_Stretch, _Stretch]:
    """Words that are missing, moved to the omission mark or bracket near them where they can stand as well.

    Of "the old mill and the town" the words "the old mill and" are missing before "the town", or "old mill and the" are
    behind "the".
    """
    number, (lo, hi) = printed[0], said
    if printed[0] != printed[1]:
        return printed, said
    moved = list(places)
    while number not in quoted.gaps and number not in quoted.brackets:
        if number == 0 or moved[number - 1] != lo - 1 or words[lo - 1] != words[hi - 1]:
            return printed, said
        number, lo, hi = number - 1, lo - 1, hi - 1
        moved[number] = hi
    places[:] = moved
    return (number, number), (lo, hi)


def _departure(quoted: QuotedWords, meant: _Passage, printed: _Stretch, said: _Stretch) -> Departure:
    kind: DepartureKind = "changed"
    mark = None
    number = printed[0]
    if said[0] == said[1]:
        kind = "added"
    elif printed[0] == printed[1]:
        kind = "left_out"
        if tuple(meant.words[slice(*said)]) == quoted.put_in.get(number):
            kind, mark = ASIDE, quoted.beside[number]
        elif number in quoted.brackets:
            kind, mark = "changed", quoted.brackets[number][0]
        elif number in quoted.gaps:
            kind, mark = "omitted", quoted.gaps[number]
    return Departure(kind, printed, meant.said(said), mark)


def _moved(quoted: QuotedWords, meant: _Passage, departures: Sequence[Departure]) -> list[Departure]:
    """With what is left out at one place and added at another as one."""
    words = meant.source.words.words
    left_out = {tuple(words[slice(*one.said)]): one for one in departures if one.kind in ("left_out", "omitted")}
    found = []
    gone = []
    for one in departures:
        added = quoted.words[slice(*one.quoted)]
        size = len(added)
        if one.kind == "added" and (other := left_out.pop(added, None)) is not None:
            gone.append(other)
            one = replace(one, kind="moved", said=other.said)
        elif one.kind == "added":
            for lo in (meant.numbers[-1] + 1, meant.numbers[0] - size):
                if lo >= 0 and tuple(words[lo : lo + size]) == added:
                    one = replace(one, kind="moved", said=(lo, lo + size))
        found.append(one)
    return [one for one in found if one not in gone]


def _with_brackets(
    quoted: QuotedWords, places: Sequence[int | None], departures: Iterable[Departure]
) -> Iterator[Departure]:
    """With what is put in where nothing of the source is missing."""
    listed = list(departures)
    known = {one.mark for one in listed}
    for number, marks in quoted.brackets.items():
        place = next((place for place in places[number:] if place is not None), None)
        if place is None:
            place = next(one for one in reversed(places) if one is not None) + 1
        listed += [Departure("inserted", (number, number), (place, place), one) for one in marks if one not in known]
    return iter(sorted(listed, key=lambda one: one.quoted))
