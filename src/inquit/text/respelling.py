"""What a text spells in a way that is not meant to be read: "&ldquo;" and "&#8217;" for marks, "â€œ" for “; tags.

Such a text was taken out of a page or a file with the wrong encoding. It is read as it was meant; all that is found is
then given by its place in the text as it is. Marks that are spelled so at the edges of a quote are left out of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from html.entities import html5
from typing import Any, Literal, TypeVar

from inquit.document import Document, TextSpan
from inquit.text.source_markup import SourceMarkup, source_markup

__all__ = ["Respelling", "respelled"]

_Value = TypeVar("_Value")

_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,30}));")
# The first two of the three characters that the bytes of a mark or a dash in UTF-8 are in Windows-1252.
_BROKEN = "â€"
_BYTES = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}
_BYTE_OF = {character: byte for byte, character in _BYTES.items()}
_CONTINUATION = re.escape("".join(_BYTES[byte] for byte in range(0x80, 0xC0)))
_BROKEN_CHARACTER = re.compile(rf"[Â-ß][{_CONTINUATION}]|[à-ï][{_CONTINUATION}]{{2}}")
# The third byte of a closing mark has no character there, and is lost on the way.
_CLOSING = b"\xe2\x80\x9d".decode("utf-8")
_LOST = chr(0xFFFD)
_BROKEN_CLOSING = re.compile(_BROKEN + rf"(?:{_LOST}|(?=[\s.,;:!?)\]]|\Z))")
_MAX_CODE = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class _Change:
    """What was meant, mostly one character: where it stands, and the stretch of the text as it is that spells it."""

    at: int
    to: int
    start: int
    end: int


class Respelling:
    """A text as it was meant, and where its characters stand in the text as it is.

    quotations, items: what its tags set off as block quotations and items of lists, by places of the text as it is.
    """

    def __init__(self, given: str, changes: Iterable[tuple[int, int, str]], page: SourceMarkup) -> None:
        """Changes are in order; one that begins inside another is left out."""
        self.given = given
        parts: list[str] = []
        self._changes: list[_Change] = []
        last = length = 0
        for start, end, meant in changes:
            if start < last:
                continue
            parts += (given[last:start], meant)
            length += start - last
            self._changes.append(_Change(length, length + len(meant), start, end))
            length += len(meant)
            last = end
        self.text = "".join((*parts, given[last:]))
        self._meant = [change.at for change in self._changes]
        self._starts = [change.start for change in self._changes]
        self.quotations = tuple(TextSpan(*stretch) for stretch in page.quotations)
        self.items = tuple(TextSpan(*stretch) for stretch in page.items)

    def inner(self, value: _Value) -> _Value:
        """What holds spans of the text as it is, with those of the text as it was meant."""
        out: _Value = _mapped(value, self._inner)
        return out

    def outer(self, spans: Iterable[TextSpan]) -> tuple[TextSpan, ...]:
        """The opposite, of spans alone; one in which tags break a paragraph is given in parts."""
        return tuple(self.outer_span(piece) for span in spans for piece in self._pieces(span))

    def document(self, document: Document, marks: frozenset[str]) -> Document:
        """The result for the text as it was meant, as that for the text as it is."""
        quotes = tuple(
            replace(
                q,
                content=tuple(
                    piece
                    for span in q.content
                    for piece in self._pieces(self._without_marks(span, document.text, marks))
                ),
            )
            for q in document.quotes
        )
        document = replace(document, quotes=quotes)
        out: Document = _mapped(document, self.outer_span)
        return replace(out, text=self.given)

    def _without_marks(self, span: TextSpan, text: str, marks: frozenset[str]) -> TextSpan:
        start, end = span.start, span.end
        while start < end and text[start] in marks and self._change(start) is not None:
            start = _inward(text, start + 1, 1)
        while end > start and text[end - 1] in marks and self._change(end - 1) is not None:
            end = _inward(text, end - 1, -1)
        return TextSpan(start, end) if start < end else span

    def _pieces(self, span: TextSpan) -> Iterator[TextSpan]:
        """A span in parts, where what stands in it is read as the break of a paragraph."""
        start = span.start
        for change in self._changes[bisect_left(self._meant, start) : bisect_left(self._meant, span.end)]:
            if change.to < span.end and self.text[change.at : change.to].isspace():
                if start < change.at:
                    yield TextSpan(start, change.at)
                start = change.to
        yield TextSpan(start, span.end)

    def _change(self, at: int) -> _Change | None:
        i = bisect_right(self._meant, at) - 1
        return self._changes[i] if i >= 0 and at < self._changes[i].to else None

    def outer_span(self, span: TextSpan) -> TextSpan:
        """A span of the text as it was meant, in the text as it is."""
        start = self._out_of(span.start)
        if span.start == span.end:
            return TextSpan(start, start)
        last = self._change(span.end - 1)
        return TextSpan(start, self._out_of(span.end - 1) + 1 if last is None else last.end)

    def _inner(self, span: TextSpan) -> TextSpan:
        start = self._into(span.start)
        return TextSpan(start, max(start, self._into(span.end)))

    def _out_of(self, at: int) -> int:
        """Where the character at a place of the text as it was meant begins in the text as it is."""
        i = bisect_right(self._meant, at) - 1
        if i < 0:
            return at
        change = self._changes[i]
        return change.start if at < change.to else change.end + at - change.to

    def _into(self, at: int) -> int:
        """The opposite; within what spells a character it is that character's place."""
        i = bisect_right(self._starts, at) - 1
        if i < 0:
            return at
        change = self._changes[i]
        return change.at if at < change.end else change.to + at - change.end


def respelled(text: str) -> Respelling | None:
    """The text as it was meant; None where it is spelled so already."""
    page = source_markup(text)
    changes = page.changes + (_references(text) if "&" in text else [])
    if _BROKEN in text:
        changes += _broken(text)
    widest_first = sorted(changes, key=lambda change: (change[0], -change[1]))
    return Respelling(text, widest_first, page) if changes else None


def _inward(text: str, edge: int, step: Literal[1, -1]) -> int:
    """The edge of a quote behind the blanks that stand between it and a mark."""
    while 0 < edge < len(text) and text[edge if step > 0 else edge - 1].isspace():
        edge += step
    return edge


def _references(text: str) -> list[tuple[int, int, str]]:
    return [(*found.span(), character) for found in _REFERENCE.finditer(text) if (character := _character(found))]


def _character(found: re.Match[str]) -> str:
    """The character that a reference stands for; nothing where it is none, or two."""
    decimal, hexadecimal, name = found.groups()
    if name is not None:
        character = html5.get(f"{name};", "")
        return character if len(character) == 1 else ""
    code = int(decimal) if decimal is not None else int(hexadecimal, 16)
    return "" if code > _MAX_CODE or code in _SURROGATES or code == 0 else chr(code)


def _broken(text: str) -> list[tuple[int, int, str]]:
    """Characters whose bytes in UTF-8 were read as Windows-1252."""
    found = {m.start(): (*m.span(), _CLOSING) for m in _BROKEN_CLOSING.finditer(text)}
    for m in _BROKEN_CHARACTER.finditer(text):
        if character := _mended(m[0]):
            found[m.start()] = (*m.span(), character)
    return list(found.values())


def _mended(broken: str) -> str:
    character = bytes(_BYTE_OF[c] for c in broken).decode("utf-8", "ignore")
    return character if len(character) == 1 else ""


def _mapped(value: Any, change: Callable[[TextSpan], TextSpan]) -> Any:
    """A value with every span in it changed."""
    if isinstance(value, TextSpan):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        return replace(value, **{name: _mapped(one, change) for name, one in held.items()})
    return value
