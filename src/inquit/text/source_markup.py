"""The markup of pages in a plain text: tags of HTML, and the signs of Markdown around names and links.

They are no words and part names ("said <b>Ann Lund</b>", "**Ann Lund**", "[Ann Lund](https://...)"). What a reader of
the page sees instead is listed here; `respelling.py` keeps the places.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.entities import html5
from typing import NamedTuple

from inquit.glyphs import ANY_DASH, EM_DASH
from inquit.html_elements import BLOCKS, HTML_NAMES, SIGNING, comments_in, dash_before, without_comments

__all__ = ["SourceMarkup", "source_markup"]

Change = tuple[int, int, str]  # a stretch, and what is read in its place

_VALUE = r"(?:\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}'|[^\s<>\"']{1,2000})"
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]{{0,11}})(?:\s+[A-Za-z_:@][\w:.-]{{0,60}}\s*=\s*{_VALUE}){{0,20}}\s*/?>"
)
_PARAGRAPH, _LINE = "\n\n", "\n"
_Q = (html5["ldquo;"], html5["rdquo;"])
_SIGNED = _PARAGRAPH + EM_DASH + " "
_QUOTATION, _ITEM = "blockquote", "li"
# What is cited at the end of a quotation, and an office; no more of the quotation.
_LAST = re.compile(r"[^.!?]{0,120}\.?\s*")
_DASH_BEHIND = re.compile(rf"\s*(?:&mdash;|&#8212;|{ANY_DASH})")
# Each word large but for those inside names ("van", "of"); an office and a colon may follow ("**Ann Lund, mayor:**").
_LARGE = r"(?:(?![a-z\d_])\w[\w.’'-]{0,40})"
_NAME = rf"{_LARGE}(?:[ ,]{{1,2}}(?:[a-z]{{2,9}} )?{_LARGE}){{0,6}}[:,.]?"
_EMPHASIS = re.compile(rf"(?<![\w*_\\])(?P<sign>\*{{1,3}}|_{{1,3}})(?={_LARGE})(?P<inside>{_NAME})(?P=sign)(?![\w*_])")
_LINK = re.compile(r"(?<![!\w\\])\[(?P<inside>[^\[\]\n]{1,200})\]\((?:https?://|mailto:|www\.|/|#)[^\s()]{0,500}\)")


@dataclass(slots=True)
class SourceMarkup:
    """The markup of a text.

    changes: what is read in the place of each sign, in order and apart.
    quotations, items: the stretches that tags set off as block quotations and as items of lists.
    """

    changes: list[Change] = field(default_factory=list)
    quotations: list[tuple[int, int]] = field(default_factory=list)
    items: list[tuple[int, int]] = field(default_factory=list)


def source_markup(text: str) -> SourceMarkup:
    """The markup of a text; a look at a few characters where it has none."""
    out = SourceMarkup()
    if "<" in text and ">" in text:
        _Tags(text, out).read()
    if "](" in text:
        out.changes += [c for found in _LINK.finditer(text) for c in _around(found)]
    if "*" in text or "_" in text:
        out.changes += [c for found in _EMPHASIS.finditer(text) for c in _around(found)]
    return out


def _around(found: re.Match[str]) -> Iterator[Change]:
    """Leave out what stands around the words of a match."""
    lo, hi = found.span("inside")
    yield found.start(), lo, ""
    yield hi, found.end(), ""


class _Tag(NamedTuple):
    """A tag, or a comment, which has no name."""

    start: int
    end: int
    name: str
    closes: bool


class _Tags:
    """The tags of one text."""

    def __init__(self, text: str, out: SourceMarkup) -> None:
        self._text = text
        self._out = out
        comments = [_Tag(start, end, "", closes=False) for start, end in comments_in(text)]
        begins = [comment.start for comment in comments]
        for found in _TAG.finditer(text):
            start, end = found.span()
            before = bisect_right(begins, start) - 1
            if found["name"].lower() in HTML_NAMES and (before < 0 or comments[before].end <= start):
                comments.append(_Tag(start, end, found["name"].lower(), closes=bool(found["end"])))
        self._tags = sorted(comments)
        self._starts = [tag.start for tag in self._tags]

    def read(self) -> None:
        """Enter what stands for each tag, and what the tags set off."""
        self._hold(_QUOTATION, self._out.quotations)
        self._hold(_ITEM, self._out.items)
        signs = dict(self._sign(lo, hi) for lo, hi in self._out.quotations)
        for at, tag in enumerate(self._tags):
            start = min(tag.start, signs.get(at, tag.start))
            self._out.changes.append((start, tag.end, _SIGNED if at in signs else _read_for(tag)))

    def _hold(self, name: str, held: list[tuple[int, int]]) -> None:
        """Enter the outermost stretches between tags of a name, with what names a source right behind."""
        depth = begin = 0
        for at, tag in enumerate(self._tags):
            if tag.name != name:
                continue
            depth += -1 if tag.closes else 1
            if depth == 1 and not tag.closes:
                begin = tag.end
            elif depth <= 0:
                if depth == 0 and begin < tag.start:
                    held.append((begin, self._caption(at) if name == _QUOTATION else tag.start))
                depth = 0

    def _caption(self, at: int) -> int:
        """Where a block quotation ends with the caption or footer right behind its end tag, if it has one."""
        end = self._tags[at].end
        if at + 1 < len(self._tags):
            tag = self._tags[at + 1]
            if tag.name in SIGNING and not tag.closes and not self._text[end : tag.start].strip():
                return self._end_of(tag.name, at + 2, end)
        return self._tags[at].start

    def _end_of(self, name: str, at: int, otherwise: int) -> int:
        """Where the next end tag of a name begins, from the tag with that number on."""
        ends = self._ends.get(name, ())
        after = bisect_left(ends, at)
        return self._tags[ends[after]].start if after < len(ends) else otherwise

    @cached_property
    def _ends(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = defaultdict(list)
        for at, tag in enumerate(self._tags):
            if tag.closes:
                out[tag.name].append(at)
        return out

    def _sign(self, lo: int, hi: int) -> tuple[int, int]:
        """Which tag begins the signature of a quotation, and where a dash before it begins; -1 where none does."""
        first, last = bisect_right(self._starts, lo - 1), bisect_right(self._starts, hi - 1)
        opening = [at for at in range(first, last) if not self._tags[at].closes and self._tags[at].name in SIGNING]
        own = next((at for at in opening if self._tags[at].name != "cite"), None)
        at = own if own is not None else (opening[-1] if opening else -1)
        if at < 0:
            return -1, 0
        found = self._tags[at]
        start = dash_before(self._text, found.start, lo)
        rest = _TAG.sub("", without_comments(self._text[found.end : hi]))
        if _DASH_BEHIND.match(rest) is not None or not rest.strip():
            return -1, 0  # its own dash signs it
        if own is None:
            said = self._text[lo:start]
            if _LAST.fullmatch(rest) is None or said[-1:].isalnum() or said.endswith(","):
                return -1, 0  # a work that the quotation names
        return at, start


def _read_for(tag: _Tag) -> str:
    """What is read in the place of a tag that signs nothing."""
    if tag.name == "q":
        return _Q[tag.closes]
    if tag.name == "br":
        return _LINE
    return _PARAGRAPH if tag.name in BLOCKS else ""
