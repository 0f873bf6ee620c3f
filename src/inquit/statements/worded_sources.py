"""Who is named in phrases without a verb of speech: "in the words of X", "For X, it was '...'", "'...': X on bill"."""

from __future__ import annotations

from inquit.glyphs import HYPHEN_TOKENS, LONG_DASH_TOKENS
from inquit.languages.entity_labels import PERSON
from inquit.languages.relations import PREPOSITION_OBJECT
from inquit.languages.tags import FINITE
from inquit.statements.cue_links import SENTENCE_END
from inquit.statements.subjects import noun_phrase
from inquit.structure.turn_labels import LayoutSource
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["headline_source", "standpoint", "words_of"]

_NAME_POS = frozenset({"NOUN", "PROPN"})
_IN_NAME = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_RULE = "label"
_HEADLINE_ENDS = LONG_DASH_TOKENS | HYPHEN_TOKENS | {":"}
# By hand: tokens between a phrase and the words in marks, of a name with its office, and of a headline.
_REACH = 14
_HEADLINE = 40
_SAYING = 3  # words that make a saying


def words_of(p: Paragraph, stretch: Stretch) -> LayoutSource | None:
    """Whose words a stretch is said to be: "in the words of his wife Karin, '...'"."""
    at = stretch.lo - 1
    while at >= 0 and p.text[at] in (",", ":"):
        at -= 1
    for i in range(at, max(1, at - _REACH), -1):
        if p.text[i] in SENTENCE_END or p.pos[i] in ("VERB", "AUX"):
            return None
        if p.lower[i] in p.language.function_words.belonging_preposition and _leads_to_words(p, i - 1):
            lo = i - 3 if p.pos[i - 2] == "DET" else i - 2
            return LayoutSource(_RULE, p.token_span(max(0, lo), i + 1), p.token_span(i + 1, at + 1)) if at > i else None
    return None


def _leads_to_words(p: Paragraph, noun: int) -> bool:
    """Whether a noun is that of "in the words of"."""
    if noun < 1 or p.lower[noun] not in p.language.words("source_phrases", "wording"):
        return False
    before = noun - 2 if p.pos[noun - 1] in ("DET", "ADJ") else noun - 1
    return before >= 0 and p.pos[before] == "ADP"


def standpoint(p: Paragraph, stretch: Stretch) -> tuple[LayoutSource, int] | None:
    """For whom something is what a stretch says, and where the clause begins: "For Karin Berg, it was '...'"."""
    comma = next((i for i in range(stretch.lo - 1, max(0, stretch.lo - _REACH), -1) if p.text[i] == ","), None)
    if comma is None or p.sent[comma] != p.sent[stretch.lo - 1]:
        return None
    first = next((i for i in range(comma, -1, -1) if i == 0 or p.sent[i - 1] != p.sent[comma]), 0)
    copula = [i for i in range(comma + 1, stretch.lo) if p.lemma[i] in p.language.function_words.copula]
    if (
        not copula
        or stretch.lo - copula[-1] > 1
        or p.lower[first] not in p.language.words("source_phrases", "standpoint")
    ):
        return None
    head = next((k for k in p.children[first] if p.dep[k] == PREPOSITION_OBJECT), None)
    if head is None or not first < head < comma or not _is_person(p, head):
        return None
    lo, hi = noun_phrase(p, head)
    source = p.token_span(max(lo, first + 1), min(hi, comma))
    return LayoutSource(_RULE, p.token_span(first, first + 1), source), comma + 1


def _is_person(p: Paragraph, head: int) -> bool:
    if p.pos[head] == "PROPN":
        return p.ent_type[head] == PERSON or p.pos[head - 1] == "PROPN"
    return p.lemma[head] in p.language.vocabulary.news_persons


def headline_source(p: Paragraph, stretch: Stretch) -> LayoutSource | None:
    """Who says what a headline begins with: "'We will not pay': Mayor on bill"."""
    mark = stretch.hi
    if stretch.lo or len(p) > _HEADLINE or not mark + 1 < len(p) or p.text[mark] not in _HEADLINE_ENDS:
        return None
    if not p.text[-1][-1].isalnum() or any(
        p.tag[i] in FINITE and p.pos[i] in ("VERB", "AUX") for i in range(mark, len(p))
    ):
        return None
    words = [i for i in range(stretch.lo, mark) if p.text[i][0].isalnum()]
    verbal = any(p.pos[i] in ("VERB", "AUX", "PRON") for i in words)
    hi = mark + 1
    while hi < len(p) and p.pos[hi] in _IN_NAME:
        hi += 1
    named = hi > mark + 1 and p.pos[hi - 1] in _NAME_POS
    if not verbal or len(words) < _SAYING or not named or not (hi == len(p) or p.pos[hi] in ("ADP", "SCONJ")):
        return None
    return LayoutSource(_RULE, p.token_span(mark, mark + 1), p.token_span(mark + 1, hi))
