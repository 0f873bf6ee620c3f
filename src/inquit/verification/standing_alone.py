"""Whether a stretch in marks that nobody is found for is a quotation all the same: it stands alone, or is a sentence.

The reader of an article takes for a scare quote what no word introduces. In lists, tables and captions no word does.
"""

from __future__ import annotations

import re

from inquit.document import TextSpan
from inquit.glyphs import LETTER, LETTERS, SIGNING_DASH
from inquit.languages import language_of

__all__ = ["is_sentence_in_marks", "signature_behind", "stands_alone"]

_WORD = re.compile(LETTERS)
# Characters around it that are looked at; more is no label and no signature.
_NEAR = 120
_EDGE = re.compile(r"[\n|\t]")  # of a line, or of a cell in it
_REFERENCE = re.compile(r"&#?\w{1,10};")
_SIGNATURE = rf"[[:closing:]*_\s]{{0,6}}{SIGNING_DASH}[*_\s]{{0,4}}(?P<name>{LETTER}[^,;()\[\]*_]{{1,60}})"
_STOPS = (".", "!", "?", "…")


def stands_alone(text: str, span: TextSpan) -> bool:
    """Whether nothing but names and signs stand beside a stretch in its line or its cell."""
    before, behind = _EDGE.split(text[max(0, span.start - _NEAR) : span.start])[-1], _behind(text, span)
    if max(len(before), len(behind)) == _NEAR:
        return False
    words = _WORD.findall(_REFERENCE.sub(" ", f"{before} {behind}"))
    return not any(word.islower() for word in words if len(word) > 1)


def signature_behind(text: str, span: TextSpan) -> str | None:
    """The name behind a dash that ends the line of a stretch."""
    found = language_of().compiled(_SIGNATURE).match(_behind(text, span))
    name = None if found is None else found["name"].strip()
    return name if name and name[0].isupper() else None


def is_sentence_in_marks(text: str, span: TextSpan) -> bool:
    """Whether a stretch begins and ends as a sentence does."""
    said = span.of(text)
    return said[:1].isupper() and said.endswith(_STOPS)


def _behind(text: str, span: TextSpan) -> str:
    return _EDGE.split(text[span.end : span.end + _NEAR], maxsplit=1)[0]
