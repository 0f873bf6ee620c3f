"""Speakers given before a quote by layout alone: labels ("Smith: ...").

No verb links these to the words; the colon or dash is the cue (as in PolNeAR's guidelines).
"""

from __future__ import annotations

from inquit.glyphs import LONG_DASH_TOKENS
from inquit.languages.entity_labels import NATIONALITY, ORGANISATION, PERSON
from inquit.statements.subjects import noun_phrase
from inquit.structure.turn_labels import LayoutSource
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["label_at_end", "label_before"]

_LABEL_ENDS = LONG_DASH_TOKENS | {":"}
_NAME_POS = frozenset(("PROPN", "NOUN"))
# A label in front of which more stands is a word of a sentence. Room for a name with an office; not swept.
MAX_LABEL_WORDS = 10


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
    if not known and not (p.pos[name] == "PROPN" and colon <= MAX_LABEL_WORDS):
        return None
    head = name
    while p.head[head] != head and p.head[head] < colon and p.pos[p.head[head]] in _NAME_POS:
        head = p.head[head]
    lo, _ = noun_phrase(p, head)
    lo = max(min(lo, _entity_start(p, name)), colon - MAX_LABEL_WORDS)
    return LayoutSource("label", p.token_span(colon, colon + 1), p.token_span(lo, colon))


def _entity_start(p: Paragraph, token: int) -> int:
    while token > 0 and p.ent_iob[token] == "I":
        token -= 1
    return token
