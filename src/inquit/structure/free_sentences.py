"""Stretches in marks that are speech by their place alone: sentences between sentences, and words with a tag.

Two capitalised words look like a title ("You lied."); but titles, signs and terms are parts of the writer's sentence.
"""

from __future__ import annotations

import re

from inquit.glyphs import LETTERS, LINE_BREAKS
from inquit.languages import Language
from inquit.text.marks.pairing import Marked

__all__ = ["is_free_sentence"]

_STOPS = ".!?…"
_TAGGED = ",!?"
_TAG = re.compile(rf"[ {LINE_BREAKS}]+(?P<first>{LETTERS})(?: (?P<second>{LETTERS}))?")
_LOOK = 60  # characters looked at on either side: room for the words of a tag


def is_free_sentence(text: str, m: Marked, language: Language) -> bool:
    """Whether a closed stretch is a sentence between two of the writer's, or has a tag right behind it."""
    if not m.closed or len(m.spans) > 1:
        return False
    span, marks = m.spans[0], "".join(language.glyphs.marks)
    words = text[span.start : span.end].strip(marks)
    if not words[:1].isupper():
        return False
    if words[-1] in _TAGGED and _has_tag(text, span.end, language):
        return True
    before = text[max(0, span.start - _LOOK) : span.start].rstrip()
    behind = text[span.end : span.end + _LOOK].lstrip()
    ends = not before or before[-1] in _STOPS or before[-1] in marks
    begins = not behind or behind[0].isupper() or behind[0] in marks
    return words[-1] in _STOPS and ends and begins


def _has_tag(text: str, end: int, language: Language) -> bool:
    """Whether a verb of speech stands right behind a stretch, or behind one word for who speaks."""
    found = _TAG.match(text, end, end + _LOOK)
    if found is None:
        return False
    forms = language.reporting.dash_forms
    named = found["first"][0].isupper() or found["first"] in language.function_words.subject_pronoun
    return found["first"] in forms or (named and found["second"] in forms)
