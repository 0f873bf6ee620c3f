"""What stands beside a quotation mark, and how well the mark could open or close a quote there.

The figures are costs: 0 for a place where edited text has such a mark, about 1 for one where both readings occur, 3 and
more for a slip of the writer. `marks` adds them up over a paragraph and takes the cheapest reading of all its marks
together, so only their sums and differences matter. They were set by hand from the typographic conventions. Of 13,819
stretches in 484 articles, 80 openings of novels and four whole ones, 36 change where the cost of leaving a double mark
unread is halved, and at most four where any other single cost here or in `cheapest_pairing` is halved or raised by
half; those of the places below were not swept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from inquit.document import TextSpan
from inquit.glyphs import APOSTROPHES, DASH_LIKE, LETTER_OR_DIGIT
from inquit.languages import Language
from inquit.text.marks.mark_table import IMPOSSIBLE, SPACED, TRANSPARENT, MarkTable

__all__ = ["Mark", "marks_in"]


# What it costs to leave a mark unread.
_SKIP: Final = 3.0
_SKIP_LOOSE: Final = 1.5  # space on both sides, or letters on both sides
_SKIP_INCH: Final = 1.0  # after a digit
_SKIP_TWIN: Final = 0.4  # one of a doubled ""
_SKIP_SINGLE: Final = 1.5  # a single mark in an opener's place
_SKIP_CURLY_SINGLE: Final = 2.2  # ‘ and its like are seldom apostrophes
_SKIP_APOSTROPHE: Final = 0.2  # where apostrophes are common: the boys' , '90s, ’tis, 6'
_SKIP_AFTER_WORD: Final = 0.7
_SKIP_AFTER_STOP: Final = 2.0  # apostrophes do not follow punctuation

_SKIP_BLOCK_MARK: Final = -0.1  # see _find_block_mark; less than the 0 of a clean opener

# A single mark as a quotation mark where an apostrophe is as likely.
_ELISION: Final = 1.5
_PLURAL: Final = 0.6
_AFTER_WORD: Final = 0.3

# The cost of opening and of closing, by the class of the character on the left and on the right.
_Costs = Mapping[str, float]
_OPEN_LEFT: Final[_Costs] = {
    "edge": 0,
    "space": 0,
    "bracket": 0,
    "dash": 0.2,
    "other": 0.7,
    "comma": 0.7,
    "stop": 1.2,
    "dots": 1.2,
    "end": 1.5,
    "word": 2,
}
_OPEN_RIGHT: Final[_Costs] = {
    "word": 0,
    "bracket": 0,
    "other": 0,
    "dots": 0.2,
    "dash": 0.3,
    "stop": 1,
    "space": SPACED,
    "end": 1.5,
    "comma": 2,
    "edge": 4,
}
_CLOSE_LEFT: Final[_Costs] = {
    "word": 0,
    "stop": 0,
    "dots": 0,
    "comma": 0,
    "end": 0,
    "dash": 0.2,
    "other": 0.3,
    "space": SPACED,
    "bracket": 1.5,
    "edge": 4,
}
_CLOSE_RIGHT: Final[_Costs] = {
    "edge": 0,
    "space": 0,
    "stop": 0,
    "dots": 0,
    "comma": 0,
    "end": 0,
    "dash": 0.2,
    "bracket": 1,
    "other": 1,
    "word": 2,
}
_CLASSES: Final = {
    **dict.fromkeys(DASH_LIKE, "dash"),
    **dict.fromkeys("([{</=", "bracket"),
    **dict.fromkeys(")]}>", "end"),
    **dict.fromkeys(".!?", "stop"),
    **dict.fromkeys(",;:", "comma"),
    "…": "dots",
}
_DOTS: Final = re.compile(r"\.\s?\.")
_MAX_RUN: Final = 100  # more marks in a row are an ornament; each of them would be weighed
_REACH: Final = 16  # characters looked at on either side; longer than any word of the table of elisions
_WORD_AFTER: Final = re.compile(rf"{LETTER_OR_DIGIT}{{1,{_REACH}}}")
_WORD_BEFORE: Final = re.compile(rf"(?<!{LETTER_OR_DIGIT}){LETTER_OR_DIGIT}+$")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark in its place: what it may mean there, and the cost of each reading."""

    start: int
    end: int
    glyph: str
    family: str
    open_cost: float
    close_cost: float
    skip_cost: float


def marks_in(text: str, within: TextSpan, table: MarkTable) -> list[Mark]:
    """The marks of a paragraph that may be quotation marks, in text order; apostrophes inside words are left out."""
    marks: list[Mark] = []
    for run in table.run.finditer(text, within.start, within.end):
        if run.end() - run.start() > _MAX_RUN:
            continue
        spots = _spots(text, run, place := _place(text, run.start(), run.end(), within), table)
        marks += _marks_of_run(spots, place, table)
    _find_block_mark(marks, table.straight)
    return marks


def _marks_of_run(spots: list[tuple[int, str]], place: _Place, table: MarkTable) -> Iterator[Mark]:
    family = table.family
    twin_of = -1 if place.opens else 1  # of a doubled "" the outer one counts
    for i, (at, glyph) in enumerate(spots):
        if family[glyph] == "single":
            costs = _single_costs(glyph, place, table.language)
        else:
            twin = glyph in table.straight and (at + twin_of, glyph) in spots[max(0, i - 1) : i + 2]
            costs = place.open_cost, place.close_cost, _skip_cost(place, twin=twin)
        if min(costs[:2]) < IMPOSSIBLE:
            yield Mark(at, at + len(glyph), glyph, family[glyph], *costs)


def _find_block_mark(marks: list[Mark], straights: frozenset[str]) -> None:
    """Make it cheap to skip the only straight mark of a paragraph that has several curly ones.

    Some news sites begin each paragraph of a block quotation with a straight mark and leave the curly ones inside.
    """
    straight = [i for i, mark in enumerate(marks) if mark.glyph in straights]
    curly = sum(mark.family == "double" for mark in marks) - len(straight)
    if len(straight) == 1 and curly > 1:
        marks[straight[0]] = replace(marks[straight[0]], skip_cost=_SKIP_BLOCK_MARK)


def _spots(text: str, run: re.Match[str], place: _Place, table: MarkTable) -> list[tuple[int, str]]:
    """The glyphs of a run with their offsets. In ''' the double mark is the outer one: on the left where it opens."""
    start, end = run.span()
    if place.opens:
        return [(found.start(), found.group()) for found in table.forward.finditer(text, start, end)]
    reverse = run.group()[::-1]
    return [(end - found.end(), found.group()[::-1]) for found in table.backward.finditer(reverse)][::-1]


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands beside a run of marks, the marks themselves not regarded."""

    left: str  # class of the character before
    right: str
    word_before: str  # lower case; its last letters, where it is long
    word_after: str

    @property
    def open_cost(self) -> float:
        return _OPEN_LEFT[self.left] + _OPEN_RIGHT[self.right]

    @property
    def close_cost(self) -> float:
        return _CLOSE_LEFT[self.left] + _CLOSE_RIGHT[self.right]

    @property
    def opens(self) -> bool:
        return self.open_cost < self.close_cost


def _place(text: str, start: int, end: int, within: TextSpan) -> _Place:
    for _ in range(_REACH):  # bounded, so that no text makes this slow
        if start > within.start and text[start - 1] in TRANSPARENT:
            start -= 1
    before = _WORD_BEFORE.search(text[max(within.start, start - _REACH) : start])
    after = _WORD_AFTER.match(text, end, within.end)
    return _Place(
        left=_class_of(text, start - 1) if start > within.start else "edge",
        right=_class_of(text, end) if end < within.end else "edge",
        word_before=before.group().lower() if before else "",
        word_after=after.group().lower() if after else "",
    )


def _class_of(text: str, at: int) -> str:
    char = text[at]
    if char.isalnum():
        return "word"
    if char.isspace():
        return "space"
    if char == "." and (_DOTS.match(text, at) or text[max(0, at - 1)] == "."):
        return "dots"
    return _CLASSES.get(char, "other")


def _skip_cost(place: _Place, *, twin: bool) -> float:
    """What it costs to take a double mark for a stray one."""
    if twin:
        return _SKIP_TWIN
    if place.left == place.right and place.left in ("space", "word"):
        return _SKIP_LOOSE
    if place.word_before[-1:].isdigit() and place.right != "word":
        return _SKIP_INCH
    return _SKIP


def _single_costs(glyph: str, place: _Place, language: Language) -> tuple[float, float, float]:
    """The costs of opening, of closing and of leaving unread for a single mark, which may be an apostrophe."""
    can_open = place.left != "word" and place.right not in ("space", "edge")
    can_close = place.left not in ("space", "edge") and place.right != "word"
    if can_open and (not can_close or place.opens):
        after = place.word_after
        elided = after in language.words("elisions", "front") or language.pattern("decade").fullmatch(after)
        if elided or (glyph in APOSTROPHES and glyph not in language.glyphs.opening):
            skip = _SKIP_APOSTROPHE
        else:
            skip = _SKIP_SINGLE if glyph.isascii() else _SKIP_CURLY_SINGLE
        return place.open_cost + _ELISION * bool(elided), IMPOSSIBLE, skip
    if not can_close:
        return IMPOSSIBLE, IMPOSSIBLE, 0.0
    if place.left != "word":
        return IMPOSSIBLE, place.close_cost, _SKIP_AFTER_STOP
    if place.word_before in language.words("elisions", "back") or place.word_before[-1:].isdigit():
        return IMPOSSIBLE, place.close_cost + _ELISION, _SKIP_APOSTROPHE
    if language.pattern("plural").search(place.word_before):
        return IMPOSSIBLE, place.close_cost + _PLURAL, _SKIP_APOSTROPHE
    return IMPOSSIBLE, place.close_cost + _AFTER_WORD, _SKIP_AFTER_WORD
