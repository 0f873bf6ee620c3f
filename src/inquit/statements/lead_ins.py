"""Phrases without a verb that say whose words follow their colon: "And from Jo Smith:", "A message from our chair, X:".

So do "X, by email:", "X on Facebook:", "Her reply:", "X's message to the council:", "The answer:". Between them and the
words there is nothing but the colon, which is the cue, as of a label.
"""

from __future__ import annotations

import re

from inquit.languages.entity_labels import POLITICAL_PLACE
from inquit.languages.relations import OBJECT, PASSIVE_SUBJECT
from inquit.languages.tags import BASE_FORM, FINITE, PAST_PARTICIPLE, PAST_TENSE, PLURALS, POSSESSIVE_ENDING
from inquit.statements.cue_links import SENTENCE_END
from inquit.statements.subjects import EDGE_POS, Range, noun_phrase
from inquit.structure.turn_labels import LayoutSource
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["lead_in", "led_in"]

_COLON = ":"
_RULE = "label"
# Longer phrases in front of a colon are parts of a sentence. Room for a name, an office and a way of saying. By hand.
MAX_TOKENS = 24
_DETERMINERS = frozenset(("DET", "ADJ", "CCONJ", "ADV", "INTJ", "NUM"))
_CLAUSE_TAGS = FINITE | {BASE_FORM}  # of verbs that make a sentence of a phrase
_NOMINAL = frozenset(("NOUN", "PROPN"))


def lead_in(p: Paragraph, colon: int) -> LayoutSource | None:
    """The speaker whom the phrase before a colon names, where it is a lead-in."""
    if colon < 1 or p.text[colon] != _COLON:
        return None
    return _label(p, colon, _speaker(p, _clause_start(p, colon), colon))


def led_in(p: Paragraph, stretch: Stretch, above: Paragraph | None) -> LayoutSource | None:
    """Whom a phrase without a verb right before a stretch, or at the end of the paragraph above, gives its words to."""
    if stretch.lo > 0:
        return lead_in(p, stretch.lo - 1)
    return None if above is None else _lead_in_above(above)


def _lead_in_above(p: Paragraph) -> LayoutSource | None:
    """The same for a paragraph above the words; "From the desk of Jo Smith" needs no colon there."""
    last = len(p) - 1
    if p.text[last] == _COLON:
        return lead_in(p, last)
    if p.text[last] in SENTENCE_END or len(p) > MAX_TOKENS:
        return None
    source = _behind(p, p.language.pattern("desk_of"), 0, len(p))
    return None if source is None else LayoutSource(_RULE, None, p.token_span(*source))


def _label(p: Paragraph, colon: int, source: Range | None) -> LayoutSource | None:
    if source is None:
        return None
    lo, hi = source
    comma = next((i for i in range(lo + 1, hi) if p.text[i] == ","), None)
    if comma is not None and p.pos[comma - 1] == "NOUN" and _is_name(p, comma + 1, hi):
        lo = comma + 1
    while hi > lo + 1 and p.pos[hi - 1] in EDGE_POS:
        hi -= 1
    return LayoutSource(_RULE, p.token_span(colon, colon + 1), p.token_span(lo, hi))


def _is_name(p: Paragraph, lo: int, hi: int) -> bool:
    """Whether two capitals or more stand there, known or not: "our chair, Ines Falk"."""
    return hi - lo > 1 and all(p.text[i][0].isupper() for i in range(lo, hi))


def _clause_start(p: Paragraph, colon: int) -> int:
    lo = colon
    closing = p.language.glyphs.sure_closing_tokens
    while lo > 0 and p.text[lo - 1] not in SENTENCE_END and p.text[lo - 1] not in closing:
        lo -= 1
    while lo < colon and p.pos[lo] in EDGE_POS:
        lo += 1
    return lo


def _speaker(p: Paragraph, lo: int, colon: int) -> Range | None:
    """The phrase of the speaker in a lead-in from `lo` to the colon."""
    if not 1 <= colon - lo <= MAX_TOKENS:
        return None
    noun = _utterance(p, lo, colon)
    if any(p.tag[i] in _CLAUSE_TAGS for i in range(lo, colon) if i != noun):
        return None
    if noun is not None and (found := _of_utterance(p, lo, noun, colon)) is not None:
        return found
    return _behind(p, p.language.pattern("lead_in_from"), lo, colon) or _with_channel(p, lo, colon)


def _utterance(p: Paragraph, lo: int, colon: int) -> int | None:
    """The first noun for something said of a lead-in ("statement", "reply")."""
    nouns = p.language.reporting.nouns
    words = (i for i in range(lo, colon) if p.lower[i] in nouns or p.lemma[i] in nouns)
    return next((i for i in words if p.tag[i] not in (PAST_TENSE, PAST_PARTICIPLE)), None)


def _of_utterance(p: Paragraph, lo: int, noun: int, colon: int) -> Range | None:
    """Whose it is: the owner before the noun, who stands behind "from" or "by", who was asked for it."""
    owner = _owner(p, lo, noun)
    if owner is not None:
        return owner
    first = lo + (p.pos[lo] == "ADP" and p.tag[noun] in PLURALS)  # "Among the demands of the nurses:"
    if any(p.pos[i] not in _DETERMINERS and p.pos[i] not in _NOMINAL for i in range(first, noun)):
        return None
    after = noun + 1
    if after < colon - 1 and p.tag[noun] in PLURALS and p.lower[after] in _of(p):
        return _names_somebody(p, after + 1, colon)
    if after < colon - 1 and p.lower[after] in p.language.function_words.agent_preposition:
        return _names_somebody(p, after + 1, colon)
    if after == colon and p.lower[lo] in p.language.function_words.definite_article:
        return _asked(p, lo)
    return None


def _of(p: Paragraph) -> frozenset[str]:
    return p.language.function_words.belonging_preposition


def _owner(p: Paragraph, lo: int, noun: int) -> Range | None:
    ending = next((i for i in range(lo + 1, noun) if p.tag[i] == POSSESSIVE_ENDING), None)
    pronoun = p.language.vocabulary.pronouns.get(p.lower[lo])
    if ending is None and pronoun is not None and pronoun.use == "possessive":
        return lo, lo + 1
    inside = range(lo, noun) if ending is None else range(ending + 1, noun)
    if ending is None or any(p.pos[i] not in _DETERMINERS and p.pos[i] not in _NOMINAL for i in inside):
        return None
    return lo, ending


def _asked(p: Paragraph, lo: int) -> Range | None:
    """Who was asked in the sentence before: "She asked Jo Smith to pay. The answer:"."""
    hearers = p.language.reporting.addressee_verbs
    for verb in range(lo - 1, -1, -1):
        if p.sent[verb] < p.sent[lo] - 1:
            break
        if p.pos[verb] != "VERB" or p.lemma[verb] not in hearers:
            continue
        kids = p.children[verb]
        asked = [k for k in kids if p.dep[k] == PASSIVE_SUBJECT] or [k for k in kids if p.dep[k] == OBJECT]
        if asked:
            return noun_phrase(p, asked[0])
    return None


def _behind(p: Paragraph, pattern: re.Pattern[str], lo: int, hi: int) -> Range | None:
    """What stands behind the words of a pattern that a lead-in begins with."""
    words = " ".join(p.text[lo:hi])
    found = pattern.match(words)
    if found is None:
        return None
    start = lo + words[: found.end()].count(" ")
    comma = next((i for i in range(start, hi) if p.text[i] == ","), None)
    if comma is not None and p.ent_type[start] == POLITICAL_PLACE and _names_somebody(p, comma + 1, hi):
        start = comma + 1  # "From Perth, reader Jo Smith"
    return _names_somebody(p, start, hi)


def _with_channel(p: Paragraph, lo: int, colon: int) -> Range | None:
    """A name that a way of saying follows: "Jo Smith, by email", "Jo Smith on Facebook", "in her own words"."""
    if p.pos[lo] != "PROPN":
        return None
    end = next((i for i in range(lo + 1, colon) if p.pos[i] in ("ADP", "SCONJ")), None)
    if end is None or p.language.pattern("channel").match(p.lower[end]) is None:
        return None
    hi = end - (p.text[end - 1] == ",")
    if any(p.pos[i] in ("VERB", "AUX") for i in range(lo, hi)):
        return None
    return _names_somebody(p, lo, hi)


def _names_somebody(p: Paragraph, lo: int, hi: int) -> Range | None:
    """The phrase, if it holds a name or a noun for somebody."""
    nouns, titles = p.language.vocabulary.head_nouns, p.language.vocabulary.titles
    named = any(p.pos[i] == "PROPN" or p.lemma[i] in nouns or p.lower[i] in titles for i in range(lo, hi))
    return (lo, hi) if named and lo < hi else None
