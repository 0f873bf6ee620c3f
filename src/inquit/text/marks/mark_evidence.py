"""What stands beside a quotation mark, and how well the mark could open or close a quote there.

The figures are costs: 0 for a place where edited text has such a mark, about 1 for one where both readings occur, 3 and
more for a slip of the writer. `marks` adds them up over a paragraph and takes the cheapest reading of all its marks
together, so only their sums and differences matter. They were set by hand from the typographic conventions and checked
on news and on novels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from inquit.document import TextSpan
from inquit.languages import read_table, read_words

__all__ = ["IMPOSSIBLE", "SPACED", "Mark", "MarkTable", "mark_table", "marks_in"]

IMPOSSIBLE: Final = 9.0  # no reading that leaves a few marks unread costs as much
MIXED_PAIR: Final = 0.5  # two marks of one family that make no pair of the table: “this"
SPACED: Final = 1.2  # white space between a mark and what it marks
SLOPPY: Final = 1.5  # a mark turned the wrong way round

# What it costs to leave a mark unread.
_SKIP: Final = 3.0
_SKIP_LOOSE: Final = 1.5  # space on both sides, or letters on both sides
_SKIP_INCH: Final = 1.0  # after a digit
_SKIP_TWIN: Final = 0.4  # one of a doubled ""
_SKIP_SINGLE: Final = 1.5  # a single mark in an opener's place
_SKIP_CURLY_SINGLE: Final = 2.2  # ‘ is seldom an apostrophe
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
    **dict.fromkeys("-‐‑‒–—―−", "dash"),
    **dict.fromkeys("([{</=", "bracket"),
    **dict.fromkeys(")]}>", "end"),
    **dict.fromkeys(".!?", "stop"),
    **dict.fromkeys(",;:", "comma"),
    "…": "dots",
}
_DOTS: Final = re.compile(r"\.\s?\.")
_TRANSPARENT: Final = "\\\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"  # invisible, or escapes a mark
_THIN_SPACE: Final = "\u00a0\u2009\u200a\u202f"  # stands between a double and a single mark in careful typesetting
_REACH: Final = 16  # characters looked at on either side; longer than any word of the table of elisions
_WORD_AFTER: Final = re.compile(rf"[^\W_]{{1,{_REACH}}}")
_DECADE: Final = re.compile(r"\d\ds?")
_WORD_BEFORE: Final = re.compile(r"[^\W_]+$")


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


@dataclass(frozen=True)
class MarkTable:
    """The pairs of `quote_marks.tsv`, arranged for look-up by glyph."""

    family: Mapping[str, str]
    styles: Mapping[tuple[str, str], str]
    openers: Mapping[str, float]  # glyph -> extra cost of opening with it
    closers: frozenset[str]
    sloppy: frozenset[tuple[str, str]]
    strict: frozenset[str]  # families whose marks pair only as the table says

    def pair_cost(self, opener: str, closer: str) -> float:
        """The extra cost of closing `opener` with `closer`."""
        if self.family[opener] != self.family[closer]:
            return IMPOSSIBLE
        if (opener, closer) in self.styles:
            return SLOPPY if (opener, closer) in self.sloppy and self.openers[opener] == 0 else 0.0
        return IMPOSSIBLE if self.family[opener] in self.strict or closer not in self.closers else MIXED_PAIR

    def style(self, opener: str, closer: str | None) -> str:
        """The name of the pair; for one that is not in the table, of the pair that `opener` would begin."""
        if closer is not None and (opener, closer) in self.styles:
            return self.styles[opener, closer]
        pairs = [pair for pair in self.styles if pair[0] == opener]
        return self.styles[min(pairs, key=self.sloppy.__contains__)]


@cache
def mark_table() -> MarkTable:
    """The table of the pairs, read once."""
    rows = read_table("quote_marks")
    common = {row["open"] for row in rows if row["use"] == "common"}
    return MarkTable(
        family={row[side]: row["family"] for row in rows for side in ("open", "close")},
        styles={(row["open"], row["close"]): row["style"] for row in rows},
        openers={row["open"]: 0.0 if row["open"] in common else SLOPPY for row in rows},
        closers=frozenset(row["close"] for row in rows),
        sloppy=frozenset((row["open"], row["close"]) for row in rows if row["use"] == "sloppy"),
        strict=frozenset(row["family"] for row in rows) - {"double", "single"},
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Finds a run of marks; a mark read from the left; a mark of a reversed run, that is read from the right."""
    glyphs = sorted(mark_table().family, key=len, reverse=True)
    one = "".join(re.escape(glyph) for glyph in glyphs if len(glyph) == 1)
    return (
        re.compile(rf"[{one}](?:[{one}{re.escape(_TRANSPARENT)}]|[{_THIN_SPACE}](?=[{one}]))*"),
        re.compile("|".join(re.escape(glyph) for glyph in glyphs)),
        re.compile("|".join(re.escape(glyph[::-1]) for glyph in glyphs)),
    )


def marks_in(text: str, within: TextSpan) -> list[Mark]:
    """The marks of a paragraph that may be quotation marks, in text order; apostrophes inside words are left out."""
    marks: list[Mark] = []
    for run in _patterns()[0].finditer(text, within.start, within.end):
        marks += _marks_of_run(text, run.start(), run.end(), _place(text, run.start(), run.end(), within))
    _find_block_mark(marks)
    return marks


def _marks_of_run(text: str, start: int, end: int, place: _Place) -> Iterator[Mark]:
    family = mark_table().family
    twin_of = -1 if place.opens else 1  # of a doubled "" the outer one counts
    spots = _spots(text, start, end, place)
    for i, (at, glyph) in enumerate(spots):
        if family[glyph] == "single":
            costs = _single_costs(glyph, place)
        else:
            twin = glyph == '"' and (at + twin_of, glyph) in spots[max(0, i - 1) : i + 2]
            costs = place.open_cost, place.close_cost, _skip_cost(place, twin=twin)
        if min(costs[:2]) < IMPOSSIBLE:
            yield Mark(at, at + len(glyph), glyph, family[glyph], *costs)


def _find_block_mark(marks: list[Mark]) -> None:
    """Make it cheap to skip the only straight mark of a paragraph that has several curly ones.

    Some news sites begin each paragraph of a block quotation with a straight mark and leave the curly ones inside.
    """
    straight = [i for i, mark in enumerate(marks) if mark.glyph == '"']
    curly = sum(mark.family == "double" for mark in marks) - len(straight)
    if len(straight) == 1 and curly > 1:
        marks[straight[0]] = replace(marks[straight[0]], skip_cost=_SKIP_BLOCK_MARK)


def _spots(text: str, start: int, end: int, place: _Place) -> list[tuple[int, str]]:
    """The glyphs of a run with their offsets. In ''' the double mark is the outer one: on the left where it opens."""
    _, forward, backward = _patterns()
    if place.opens:
        return [(found.start(), found.group()) for found in forward.finditer(text, start, end)]
    run = text[start:end][::-1]
    return [(end - found.end(), found.group()[::-1]) for found in backward.finditer(run)][::-1]


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
        if start > within.start and text[start - 1] in _TRANSPARENT:
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


def _single_costs(glyph: str, place: _Place) -> tuple[float, float, float]:
    """The costs of opening, of closing and of leaving unread for a single mark, which may be an apostrophe."""
    can_open = place.left != "word" and place.right not in ("space", "edge")
    can_close = place.left not in ("space", "edge") and place.right != "word"
    if can_open and (not can_close or place.opens):
        elided = place.word_after in read_words("elisions", "front") or _DECADE.fullmatch(place.word_after)
        curly = _SKIP_CURLY_SINGLE if glyph == "‘" else _SKIP_SINGLE
        skip = _SKIP_APOSTROPHE if elided or glyph == "’" else curly
        return place.open_cost + _ELISION * bool(elided), IMPOSSIBLE, skip
    if not can_close:
        return IMPOSSIBLE, IMPOSSIBLE, 0.0
    if place.left != "word":
        return IMPOSSIBLE, place.close_cost, _SKIP_AFTER_STOP
    if place.word_before in read_words("elisions", "back") or place.word_before[-1:].isdigit():
        return IMPOSSIBLE, place.close_cost + _ELISION, _SKIP_APOSTROPHE
    if place.word_before.endswith("s"):
        return IMPOSSIBLE, place.close_cost + _PLURAL, _SKIP_APOSTROPHE
    return IMPOSSIBLE, place.close_cost + _AFTER_WORD, _SKIP_AFTER_WORD
