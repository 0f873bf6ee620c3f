"""Where the chapters and scenes of a book begin, and what on its pages is no prose.

Headings, page numbers, captions and the licence of an electronic edition name people who are not there and cut talk in
two. Everything here is read off the text and its paragraphs; nothing in the text is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from inquit.document import TextSpan
from inquit.glyphs import APOSTROPHES, DASHES, HYPHEN, LETTERS, LINE_BREAK, Glyphs
from inquit.languages import Language

__all__ = ["Breaks", "body_of", "find_breaks"]

_Kind = Literal["chapter", "title", "scene", "furniture"]

_LINE_BREAK = re.compile(LINE_BREAK)
_ROMAN_NUMERAL = r"[IVXLC]{1,7}|[ivxlc]{1,7}"
_ROMAN = re.compile(_ROMAN_NUMERAL)
_BEFORE_NUMBER, _BEHIND_NUMBER = rf"[{DASHES}\[({{{HYPHEN}]+", rf"[{DASHES}\])}}{HYPHEN}]+"
_NUMBER_ALONE = re.compile(rf"(?:{_ROMAN_NUMERAL}|\d{{1,3}})[.:]?|{_BEFORE_NUMBER} ?\d{{1,4}} ?{_BEHIND_NUMBER}")
_NUMBERED_TITLE = r"(?:[IVXLC]{1,7}|\d{1,2})[.:] +(?P<title>[A-Z[:opening:]].*)"
_WORD = re.compile(rf"{LETTERS}(?:[{APOSTROPHES}]{LETTERS})*|\d+")  # unlike elsewhere, "1st" is a number and a word
_DRAWN = rf"[*#~•·⁂=+_.{DASHES}{HYPHEN}]"
_ORNAMENT = re.compile(rf"[*#~•·⁂=†☙❧]{{1,3}}|(?=.*{_DRAWN}{{2}}){_DRAWN}+")

# The longest title of a chapter in the novels measured has fifteen words ("In which ...").
MAX_TITLE_WORDS = 15
# An empty space is a break where it has so many lines, and is wider than nineteen of twenty other spaces. 100 novels
# have 22 scenes with three lines, 18 with four and 110 with two; a share of 0.02 changes none, one of 0.1 one. Where
# scenes do begin is marked nowhere: to be swept when it is.
MIN_BLANK_LINES = 3
RARE = 0.05
SMALL_WORD = 3  # "of", "and", "the" stay small in titles


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where a book begins and ends, and where it is broken; offsets into the text.

    body: the book without the licence around it.
    chapters, scenes: the first paragraph behind a heading, or behind a space, a row of stars or the like.
    furniture: paragraphs that are no prose: headings, page numbers, captions, ornaments.
    """

    body: TextSpan
    chapters: tuple[int, ...] = ()
    scenes: tuple[int, ...] = ()
    furniture: tuple[TextSpan, ...] = ()


def body_of(text: str, language: Language) -> TextSpan:
    """The text without the licence that Project Gutenberg puts before and after a book."""
    begins = language.pattern("book_begins").search(text)
    start = begins.end() if begins is not None else 0
    ends = language.pattern("book_ends").search(text, start)
    return TextSpan(start, ends.start() if ends is not None else len(text))


def find_breaks(text: str, paragraphs: Sequence[TextSpan], language: Language) -> Breaks:
    """The breaks of a book; `paragraphs` as `inquit.text.paragraph_spans` has them."""
    body = body_of(text, language)
    inside = [p for p in paragraphs if body.contains(p)]
    gaps = _gaps(text, inside)
    wide = _wide(gaps)
    chapters, scenes, furniture = [], [], []
    before: _Kind | None = None  # the strongest kind in the run of furniture right before
    for p, gap in zip(inside, gaps, strict=True):
        kind = _kind_of(p.of(text), gap, before, language)
        if kind is not None:
            furniture.append(p)
            before = _stronger(before, "chapter" if kind == "title" else kind)
            continue
        if before == "chapter":
            chapters.append(p.start)
        elif before == "scene" or gap >= wide:
            scenes.append(p.start)
        before = None
    return Breaks(body, tuple(chapters), tuple(scenes), tuple(furniture))


def _stronger(one: _Kind | None, other: _Kind) -> _Kind:
    return "chapter" if "chapter" in (one, other) else "scene" if "scene" in (one, other) else other


def _gaps(text: str, paragraphs: Sequence[TextSpan]) -> list[int]:
    """How many blank lines stand before each paragraph."""
    gaps, end = [], None
    for p in paragraphs:
        between = 0 if end is None else len(_LINE_BREAK.findall(text, end, p.start)) - 1
        gaps.append(max(0, between))
        end = p.end
    return gaps


def _wide(gaps: Sequence[int]) -> int:
    """How many blank lines are a break: more than nearly all paragraphs have before them."""
    counts = Counter(gaps)
    total, seen = len(gaps), 0
    for width in sorted(counts, reverse=True):
        seen += counts[width]
        if seen > RARE * total:
            return max(MIN_BLANK_LINES, width + 1)
    return MIN_BLANK_LINES


def _kind_of(line: str, gap: int, before: _Kind | None, language: Language) -> _Kind | None:
    """What a paragraph is besides prose, if anything; `before`: what stands right before it."""
    if language.pattern("caption").fullmatch(line):
        return "furniture"
    words = list(_words(line))
    if not words:
        return "scene" if _ORNAMENT.fullmatch("".join(line.split())) else None
    if len(words) > MAX_TITLE_WORDS or len(_LINE_BREAK.findall(line)) > 1:
        return None
    if _NUMBER_ALONE.fullmatch(line):
        return "chapter" if gap > 1 or line[0] in "IVXLC" else "furniture"  # else: the number of a page
    if _is_heading(line, words, language):
        return "chapter"
    if line.upper() == line and len("".join(words)) > 1 and not _is_talk(line, language.glyphs):
        return "chapter" if gap > 1 else "title" if before == "chapter" else "furniture"
    return "title" if before == "chapter" and _is_title(line, words, language.glyphs) else None


def _is_talk(line: str, glyphs: Glyphs) -> bool:
    """Whether a line in capitals begins with a quotation mark, or has one without its mate: it is part of a quote."""
    if line[0] in glyphs.marks:
        return True
    doubles = Counter(character for character in line if character in glyphs.doubles)
    straight = glyphs.opening & glyphs.closing
    if any(doubles[mark] % 2 for mark in straight):
        return True
    opened, closed = (sum(doubles[mark] for mark in side - straight) for side in (glyphs.opening, glyphs.closing))
    return opened != closed


def _words(line: str) -> Iterator[str]:
    return (found.group() for found in _WORD.finditer(line))


def _is_heading(line: str, words: Sequence[str], language: Language) -> bool:
    """Whether a line says that it heads a chapter: "CHAPTER IV. The Ferry", "Book the First", "IV. THE FERRY"."""
    first, *rest = words
    if first[0].islower():
        return False
    if first.lower() in language.words("headings", "alone"):
        return not rest and not line.endswith((",", "?", "!"))
    if first.lower() in language.words("headings", "numbered"):
        return bool(rest) and _is_numbered(rest, language)
    found = language.compiled(_NUMBERED_TITLE).fullmatch(line)
    return found is not None and _is_title(found["title"], list(_words(found["title"])), language.glyphs)


def _is_numbered(rest: Sequence[str], language: Language) -> bool:
    in_words = language.words("headings", "number")
    article = rest[0].lower() in language.function_words.definite_article
    number, *title = rest[1:] if article and len(rest) > 1 else rest
    if not (number.isdecimal() or _ROMAN.fullmatch(number) or number.lower() in in_words):
        return False
    return not title or title[0][0].isupper() or title[0].lower() in in_words


def _is_title(line: str, words: Sequence[str], glyphs: Glyphs) -> bool:
    """Whether a line looks like a title: no sentence, begins with a capital, no talk."""
    edges = line[0] in glyphs.marks or line[-1] in ",;:" or line[-1] in glyphs.closing
    if edges or not words[0][0].isupper():
        return False
    long = [word for word in words if len(word) > SMALL_WORD]
    capitals = sum(word[0].isupper() for word in long)
    return 2 * capitals > len(long) if line.endswith((".", "!", "?")) else True
