"""Lines of a transcript that nobody speaks: what every page has, headings, notices of what is done, directions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from inquit.document import TextSpan
from inquit.glyphs import DASHES, HYPHENS
from inquit.languages import Language
from inquit.structure.transcript.page_lines import PageLine
from inquit.structure.transcript.page_times import TIME_ALONE
from inquit.structure.transcript.stage_directions import is_direction

__all__ = ["LineKind", "SilentLines"]

# furniture and direction interrupt who speaks; heading and notice end the turn; time says when what follows is said.
LineKind = Literal["speech", "furniture", "direction", "time", "heading", "notice"]

MAX_HEADING = 120
MAX_TITLE_WORDS = 12
MAX_BOLD_WORDS = 6
MAX_NOTICE = 250
MAX_LINES_OF_NOTICE = 12  # of a block in which no line but the first is one; a longer one is a page without gaps
MAX_FURNITURE = 90
MIN_RECURRING = 3  # pages, for a head that is the same on each; one that differs in its number twice
MIN_NUMBERED_HEADS = 2
MAX_HEAD_LINES = 2  # of what stands apart on a page
MIN_CAPITALS = 5  # letters of a heading
SMALL_WORD = 3  # "of", "and", "the" stay small in titles
SHOUTED_SHARE = 0.5  # of the lines in capitals: a text that has no others has no headings to be told by them

_DIGITS = re.compile(r"\d+")
_KEY = re.compile(r"_\w{1,20}[ ]?:.*|[-=_*~#\s]{3,}|-->.*|<--.*|-!-.*", re.DOTALL)
_ACTION = re.compile(r"\*{1,3}[ ]|[-=<>]{2,}[ ]|\*{3}")
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t].*", re.DOTALL)
_ENDS = (".", "?", "!", "…", ",", ";", ":", ")", "]", *HYPHENS, *DASHES)

_SHOUTED = ("!", "?", ",", "…", *HYPHENS, *DASHES)


class SilentLines:
    """Tells the lines that are spoken from the others, by all lines of the page."""

    def __init__(self, text: str, lines: Sequence[PageLine], language: Language, bold: Sequence[TextSpan]) -> None:
        self._text = text
        self._ends = (*_ENDS, *language.glyphs.closing)
        self._language = language
        self._bold = frozenset(span.start for span in bold)
        self._bold_ends = frozenset(span.end for span in bold)
        self._sizes = Counter(line.block for line in lines)
        self._recurring = self._recurring_heads(lines)
        shouted = sum(self._in_capitals(line) for line in lines)
        self._has_small_letters = shouted <= SHOUTED_SHARE * len(lines)

    def kind(self, line: PageLine, *, chat: bool = False) -> LineKind:
        """What an unlabelled line is; in a chat, a star stands before what somebody does."""
        text = self._text[line.start : line.end]
        if chat and _ACTION.match(text):
            return "direction"
        if TIME_ALONE.fullmatch(text):
            return "time"
        if self._is_furniture(line, text):
            return "furniture"
        if len(text) <= MAX_NOTICE and (line.first or self._sizes[line.block] > MAX_LINES_OF_NOTICE):
            if self._language.pattern("stage_line").fullmatch(text):
                return "heading" if self._in_capitals(line) else "direction"
            if self._language.pattern("procedural_notice").fullmatch(text.strip("()[]_* ")) and (
                text[0] not in "([" or text[-1] in ")]"
            ):
                return "direction" if text[0] in "([" else "notice"
        if is_direction(self._text, TextSpan(line.start, line.end)):
            return "direction"
        return "heading" if self._is_heading(line, text) else "speech"

    def _is_furniture(self, line: PageLine, text: str) -> bool:
        if len(text) > MAX_FURNITURE:
            return False
        if _KEY.fullmatch(text):
            return True
        alone = self._sizes[line.block] <= MAX_HEAD_LINES
        return (alone and self._language.pattern("running_head").fullmatch(text) is not None) or (
            _DIGITS.sub("0", text) in self._recurring
        )

    def _recurring_heads(self, lines: Sequence[PageLine]) -> frozenset[str]:
        """The lines that come again and again, figures apart, and are no sentences."""
        seen: Counter[str] = Counter()
        for line in lines:
            if line.end - line.start <= MAX_FURNITURE and self._sizes[line.block] <= MAX_HEAD_LINES:
                text = self._text[line.start : line.end]
                if not text.endswith(self._ends) and not text[0].islower():
                    seen[_DIGITS.sub("0", text)] += 1
        return frozenset(
            head for head, n in seen.items() if n >= (MIN_NUMBERED_HEADS if "0" in head else MIN_RECURRING)
        )

    def _is_heading(self, line: PageLine, text: str) -> bool:
        if len(text) > MAX_HEADING:
            return False
        if _MARKDOWN_HEADING.fullmatch(text):
            return True
        if line.start in self._bold and line.end in self._bold_ends and self._sizes[line.block] == 1:
            return text.count(" ") < MAX_BOLD_WORDS and not text.endswith(self._ends)  # motions may be bold, too
        if self._in_capitals(line):
            return self._has_small_letters and not text.endswith(_SHOUTED)
        return self._sizes[line.block] == 1 and self._is_title(text)

    def _in_capitals(self, line: PageLine) -> bool:
        text = self._text[line.start : line.end]
        return text.isupper() and sum(map(str.isalpha, text)) >= MIN_CAPITALS

    def _is_title(self, text: str) -> bool:
        """Whether all long words of a line begin with a capital and it does not end as sentences do."""
        words = text.split()
        if not 1 < len(words) <= MAX_TITLE_WORDS or text.endswith(self._ends) or not text[0].isupper():
            return False
        long = [word for word in words if len(word) > SMALL_WORD and word[0].isalpha()]
        return len(long) > 1 and all(word[0].isupper() for word in long)
