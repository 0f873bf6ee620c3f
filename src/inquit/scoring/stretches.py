"""The stretches between quotation marks in the content of statements, without marks and punctuation at the edges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from inquit.document import TextSpan

__all__ = ["stretches", "trimmed"]

# One alternative a style. A stretch whose closing mark is missing reaches to the end of its paragraph, and one in
# curly marks also to the next opening mark.
_STRETCH = re.compile(
    r"""
      (?:''|``) (?:(?!''|``).)* (?:''|\Z)
    | “ [^“”]*  (?:”|\Z|(?=“))
    | " [^"]*   (?:"|\Z)
    | « [^«»]*  (?:»|\Z)
    | „ [^„“”]* (?:[“”]|\Z)
    """,
    re.DOTALL | re.VERBOSE,
)
# A piece that begins with one of these and has no other marks is taken as one stretch: an apostrophe cannot be told
# from a closing mark.
_SINGLE = tuple("‘'`")
_BLANK_LINE = re.compile(r"\n\s*\n")
_OPENING = frozenset('"“«„')
_CLOSING = frozenset('"”»')
_EDGES = " \t\r\n\"“”«»„'‘’,.;:—–-…!?"


class _Row(Protocol):
    @property
    def content(self) -> tuple[TextSpan, ...]: ...


_AnyRow = TypeVar("_AnyRow", bound=_Row)


def stretches(text: str, rows: Iterable[_AnyRow]) -> list[tuple[TextSpan, _AnyRow]]:
    """Each quoted stretch once, in the order of the text, with the row that it belongs to.

    Where two rows hold the same stretch it belongs to the shorter one, and to the first of two that are equally long.
    """
    best: dict[TextSpan, tuple[int, _AnyRow]] = {}
    for row in rows:
        size = sum(span.end - span.start for span in row.content)
        for span in row.content:
            for stretch in _of_span(text, span):
                if stretch not in best or size < best[stretch][0]:
                    best[stretch] = (size, row)
    return [(stretch, best[stretch][1]) for stretch in sorted(best)]


def trimmed(text: str, span: TextSpan) -> TextSpan:
    """The span without white space, quotation marks and punctuation at its edges; it may become empty."""
    words = span.of(text).lstrip(_EDGES)
    return TextSpan(span.end - len(words), span.end - len(words) + len(words.rstrip(_EDGES)))


def _of_span(text: str, span: TextSpan) -> Iterator[TextSpan]:
    wide = _with_marks(text, span)
    for piece in _pieces(text, wide):
        found = [TextSpan(*match.span()) for match in _STRETCH.finditer(text, piece.start, piece.end)]
        if not found and text.startswith(_SINGLE, piece.start, piece.end):
            found = [piece]
        yield from (short for short in (trimmed(text, stretch) for stretch in found) if short.start < short.end)


def _with_marks(text: str, span: TextSpan) -> TextSpan:
    """The span with the quotation marks around it, which some programs leave out."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return TextSpan(start, end)


def _pieces(text: str, span: TextSpan) -> Iterator[TextSpan]:
    """The parts of a span between blank lines."""
    start = span.start
    for gap in _BLANK_LINE.finditer(text, span.start, span.end):
        yield TextSpan(start, gap.start())
        start = gap.end()
    yield TextSpan(start, span.end)
