"""Speakers given beside a quote by layout alone: labels ("Smith: ..."), signatures ("..." - Jo Smith).

No verb links these to the words; the colon or dash is the cue (as in PolNeAR's guidelines).
"""

from __future__ import annotations

import re

from inquit.document import TextSpan
from inquit.glyphs import ANY_DASH, LETTER, LONG_DASH_TOKENS
from inquit.languages.entity_labels import NATIONALITY, ORGANISATION, PERSON
from inquit.statements.subjects import noun_phrase
from inquit.structure.turn_labels import LayoutSource
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["label_at_end", "label_before", "signature_after"]

_LABEL_ENDS = LONG_DASH_TOKENS | {":"}
_SIGNATURE = (
    rf"[\s.,]*(?P<dash>{ANY_DASH})\s*(?P<name>(?![a-z]){LETTER}[^\n[:doubles:]]{{1,100}}?)[\s.]*"
    r"(?=\n|$|[[:opening-doubles:]])"
)
_SIGNATURE_ENDS = re.compile(r"[\s.,]*")
_NAME_POS = frozenset(("PROPN", "NOUN"))
_VERBS = frozenset(("VERB", "AUX"))
# A signature longer than this is a sentence that goes on after a dash. Room for a name with an office; not swept, to be
# fitted when signatures are annotated.
MAX_SIGNATURE_WORDS = 10


def label_before(p: Paragraph, stretch: Stretch) -> LayoutSource | None:
    """A name right before a colon or dash right before the stretch."""
    return _label(p, stretch.lo - 1)


def label_at_end(p: Paragraph) -> LayoutSource | None:
    """A name before the colon that a paragraph ends with ("From Chairwoman Jo Smith:")."""
    return _label(p, len(p) - 1)


def _label(p: Paragraph, colon: int) -> LayoutSource | None:
    name = colon - 1
    if name < 0 or p.text[colon] not in _LABEL_ENDS or p.pos[name] not in _NAME_POS:
        return None
    known = p.ent_type[name] in (PERSON, ORGANISATION, NATIONALITY)
    if not known and not (p.pos[name] == "PROPN" and colon <= MAX_SIGNATURE_WORDS):
        return None
    head = name
    while p.head[head] != head and p.head[head] < colon and p.pos[p.head[head]] in _NAME_POS:
        head = p.head[head]
    lo, _ = noun_phrase(p, head)
    lo = max(min(lo, _entity_start(p, name)), colon - MAX_SIGNATURE_WORDS)
    return LayoutSource("label", p.token_span(colon, colon + 1), p.token_span(lo, colon))


def _entity_start(p: Paragraph, token: int) -> int:
    while token > 0 and p.ent_iob[token] == "I":
        token -= 1
    return token


def signature_after(p: Paragraph, text: str, stretch: Stretch, below: Paragraph | None) -> LayoutSource | None:
    """A dash and a name behind the stretch up to the end of the line or the next mark, or as a paragraph below it."""
    signature = p.language.compiled(_SIGNATURE)
    found = signature.match(text, stretch.span.end, p.span.end)
    if found is not None:
        return _signature(p, found)
    if below is None or _SIGNATURE_ENDS.fullmatch(text, stretch.span.end, p.span.end) is None:
        return None
    found = signature.fullmatch(text, below.span.start, below.span.end)
    return None if found is None else _signature(below, found)


def _signature(p: Paragraph, found: re.Match[str]) -> LayoutSource | None:
    name = TextSpan(*found.span("name"))
    words = [i for i in p.tokens_in(name) if p.text[i][0].isalnum()]
    if not words or len(words) > MAX_SIGNATURE_WORDS or any(p.pos[i] in _VERBS for i in words):
        return None
    return LayoutSource("signature", TextSpan(*found.span("dash")), name)
