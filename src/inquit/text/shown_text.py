"""A text as libraries take it best, at the same offsets: what stands in their way is a space."""

from __future__ import annotations

import re

from inquit.glyphs import LETTER, LINE_BREAKS, SIGNING_DASH
from inquit.languages import Language
from inquit.text.note_marks import without_note_marks
from inquit.text.paragraphs import QUOTED_LINE, QUOTED_SIGN

__all__ = ["parsable", "shown"]

_LINE_BREAK_CHARACTER = re.compile(f"[{LINE_BREAKS}]")
# A dash that touches a capital: behind a closing mark, or at the beginning of a line that ends in no stop.
_GLUED_SIGNATURE = (
    rf"(?m)(?:(?<=[[:closing:]])|(?<=[[:closing:]][ .,])){SIGNING_DASH}(?=(?![a-z]){LETTER})"
    rf"|^{SIGNING_DASH}(?=(?![a-z]){LETTER}[^\n[:doubles:]]{{1,100}}(?<![.!?,;:…])$)"
)
_QUOTED_BREAK = re.compile(rf"(?<=[{LINE_BREAKS}]){QUOTED_LINE.pattern}")
_SURROGATE = re.compile("[\ud800-\udfff]")
# More signs in a row than any line of a page has are an ornament or noise, and a parser takes as long for each as for a
# word. By hand.
MAX_SIGNS = 200
_SIGN = r"[^\w\s]\s{0,2}"
_ORNAMENT = re.compile(rf"(?<![^\w\s])((?:{_SIGN}){{{MAX_SIGNS}}})((?:{_SIGN})+)")


def shown(text: str) -> str:
    """The text as libraries take it, at the same offsets.

    A space stands for a line break, the mark of a footnote and each sign by which the next line is quoted, U+FFFD for a
    lone surrogate.
    """
    if QUOTED_SIGN in text:
        text = _QUOTED_BREAK.sub(lambda signs: " " * len(signs[0]), text)
    return without_note_marks(_SURROGATE.sub("\ufffd", _LINE_BREAK_CHARACTER.sub(" ", text)))


def parsable(text: str, language: Language) -> str:
    """As `shown`, and without the dash before a signature, which tokenizers leave on the name: "”—Ann Lund, mayor".

    Of a row of signs without end only the first are left.
    """
    text = _ORNAMENT.sub(lambda signs: signs[1] + " " * len(signs[2]), text)
    return shown(language.compiled(_GLUED_SIGNATURE).sub(lambda dash: " " * len(dash[0]), text))
