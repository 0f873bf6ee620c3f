"""Who is named right behind a quote and its verb: "interrupted Senator Lamar", "put in Rosa", "went on the cook".

Read off the words: parsers take the name for an object, or for the place that a particle leads to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.glyphs import HYPHEN_TOKENS, LONG_DASH_TOKENS
from inquit.languages.entity_labels import DATE, TIME
from inquit.statements.cue_links import SENTENCE_END
from inquit.text.marks.marked_stretches import Stretch
from inquit.text.parsing import Paragraph

__all__ = ["InvertedTag", "tag_before", "tag_behind"]

_CLOSES = SENTENCE_END | LONG_DASH_TOKENS | {","}
_IN_NAME = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_NAMES = frozenset({"NOUN", "PROPN"})
_LEADS = frozenset((",", ":"))
_LEAD_WORDS = 14  # tokens of a name with what it is for, before a quote; by hand
_WORDS = 8  # of a name with its office, by hand


@dataclass(frozen=True, slots=True)
class InvertedTag:
    """A verb of speech behind a quote and the name behind it; tokens.

    verb, behind_verb: the verb, and where it ends with its particle.
    hi: where the name ends.
    """

    verb: int
    behind_verb: int
    hi: int

    def source(self, p: Paragraph) -> TextSpan:
        """The name."""
        return p.token_span(self.behind_verb, self.hi)

    def holds(self, token: int) -> bool:
        """Whether a token is in the tag."""
        return self.verb <= token < self.hi


def tag_behind(p: Paragraph, stretch: Stretch, quoted: Sequence[bool]) -> InvertedTag | None:
    """The tag with verb and name inverted that stands right behind a stretch."""
    verb = stretch.hi
    ended = not _CLOSES.isdisjoint(p.text[max(stretch.lo, verb - 2) : verb])
    if not ended and verb < len(p) and p.text[verb] == ",":
        verb, ended = verb + 1, True
    if verb + 1 >= len(p) or quoted[verb]:
        return None
    reporting = p.language.reporting
    if (p.lower[verb], p.lower[verb + 1]) in reporting.with_particle:
        begins = verb + 2
    elif p.lower[verb] in reporting.finite_forms:
        begins = verb + 1
    else:
        return None
    hi = _end_of_name(p, begins, quoted)
    between = hi < len(p) and quoted[hi]  # "“We are ready” wrote Lund “to help.”"
    if hi == begins or not (ended or between) or not _is_somebody(p, verb, begins, hi):
        return None
    return InvertedTag(verb, begins, hi)


def tag_before(p: Paragraph, stretch: Stretch, quoted: Sequence[bool]) -> InvertedTag | None:
    """The tag with verb and name inverted that opens a sentence and leads to a stretch: "Remarked Ann Lund, “...”"."""
    mark = stretch.lo - 1
    if mark < 1 or p.text[mark] not in _LEADS or quoted[mark]:
        return None
    verb = next((i for i in range(mark, -1, -1) if i == 0 or p.sent[i - 1] != p.sent[mark]), 0)
    begins, tokens, reporting = verb + 1, range(verb + 1, mark), p.language.reporting
    leads = reporting.opens_inversion(p.lower[verb]) and p.lemma[verb] not in reporting.addressee_verbs
    if not leads or not 0 < len(tokens) <= _LEAD_WORDS or p.pos[begins] == "ADP":
        return None
    name = any(p.pos[i] == "PROPN" for i in tokens)
    clause = any(p.pos[i] in ("VERB", "AUX") or quoted[i] for i in tokens)
    return InvertedTag(verb, begins, mark) if name and not clause else None


def _end_of_name(p: Paragraph, lo: int, quoted: Sequence[bool]) -> int:
    words, hi = p.language.vocabulary, lo
    while hi < min(len(p), lo + _WORDS) and not quoted[hi]:
        inside = hi > lo and (p.lower[hi] in words.particles or p.text[hi] in HYPHEN_TOKENS)
        if not (inside or p.pos[hi] in _IN_NAME or p.text[hi][0].isupper() or p.lower[hi] in words.titles):
            break
        if p.lower[hi] in p.language.function_words.interrogative:
            break
        hi += 1
    return hi


def _is_somebody(p: Paragraph, verb: int, lo: int, hi: int) -> bool:
    """Whether the words are somebody's name or description, and nobody spoken to."""
    last = hi - 1
    if any(p.ent_type[i] in (DATE, TIME) for i in range(lo, hi)):
        return False
    if hi < len(p) and (p.pos[hi] in ("VERB", "AUX", "PART") or p.text[hi][0].isdigit()):
        return False  # "said (the man had left)"
    if p.lower[lo] in p.language.function_words.subject_pronoun:
        return hi == lo + 1
    if p.pos[last] not in _NAMES and not p.text[last][0].isupper():
        return False
    named = p.text[last][0].isupper()
    known = named or p.pos[lo] == "DET"
    spoken_to = p.lemma[verb] in p.language.reporting.addressee_verbs
    return known and (named or not spoken_to)
