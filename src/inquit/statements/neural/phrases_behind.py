"""The phrases that begin amid reported words or behind them, and what is known of each by the parse.

Each may still be reported or not: "(denied) the charge" "in a speech on Monday". What kind of phrase it is, what it
hangs on and what is reported before it are the features of a logistic model (`content_end_weights.tsv` of the language,
fitted by `training/fit_content_ends.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from inquit.glyphs import DASH_TOKENS
from inquit.languages.linear_model import bucket
from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ATTRIBUTE,
    AUXILIARIES,
    AUXILIARY,
    CASE_MARKER,
    CONJUNCT,
    COORDINATOR,
    INDIRECT_OBJECT,
    NEGATION,
    OBJECT,
    OBJECT_PREDICATE,
    PARTICLE,
    PREPOSITION,
    PREPOSITION_COMPLEMENTS,
    PUNCTUATION,
    ROOT,
    SUBJECTS,
)
from inquit.languages.tags import INFINITIVE_TO
from inquit.statements.subjects import EDGE_POS, NOMINAL
from inquit.text.parsing import Paragraph

__all__ = ["Phrase", "ReportedWords", "phrase_features", "phrases_behind"]

# The edges of coarse scales in features, in tokens, set by hand and not swept; the weights are fitted to them.
_BEFORE = (2, 3, 5, 8, 12, 18, 27)
_LENGTH = (2, 4, 7, 11, 17)
_SIGNS = frozenset((",", ";", ":", ".", "(", ")"))
_SMALL_WORDS = frozenset(("ADP", "SCONJ", "CCONJ", "PRON", "DET", "ADV", "PART", "AUX"))  # told apart by themselves
_NO_PHRASE = "rest"  # what stands behind all that the reported words govern
_HELD = frozenset((PUNCTUATION, COORDINATOR, CASE_MARKER))  # they begin no phrase
# What goes with the word that it hangs on: no words end between a verb and its object, a preposition and its noun.
_NEEDED = AUXILIARIES | SUBJECTS | PREPOSITION_COMPLEMENTS | {NEGATION, PARTICLE}
_NEEDED |= {OBJECT, INDIRECT_OBJECT, OBJECT_PREDICATE, ATTRIBUTE, ADJECTIVE_COMPLEMENT}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that hangs on a word before it, or the rest behind the reported words.

    at: its first token, a conjunction before it included. top: the token that governs the others.
    head: what it hangs on; None where a sentence begins.
    relation: how it hangs on it.
    """

    at: int
    top: int
    head: int | None
    relation: str

    @property
    def can_be_cut(self) -> bool:
        """Whether words may end before it."""
        return self.relation not in _NEEDED


@dataclass(frozen=True)
class ReportedWords:
    """Words of a paragraph from a token on that a cue reports.

    cue: its main word, if that is in the same sentence. limit: the token at which the words end at the latest.
    """

    p: Paragraph
    start: int
    cue: int | None
    limit: int

    @cached_property
    def top(self) -> int:
        """The token that governs the first of the words."""
        p, token = self.p, self.start
        while token < self.limit - 1 and p.pos[token] in EDGE_POS:
            token += 1
        while (head := p.head[token]) != token and self.start <= p.edges[head][0] and head < self.limit:
            token = head
        return token

    @cached_property
    def above(self) -> frozenset[int]:
        """The tokens that govern the cue, directly or not."""
        found: set[int] = set()
        token = self.cue
        while token is not None and self.p.head[token] != token:
            token = self.p.head[token]
            found.add(token)
        return frozenset(found)

    @cached_property
    def form(self) -> str:
        """What is reported, by its top: a clause, an infinitive, another verb, a noun, or its part of speech."""
        p, top = self.p, self.top
        if p.pos[top] in NOMINAL:
            return "noun"
        if p.pos[top] not in ("VERB", "AUX"):
            return p.pos[top]
        if _has_subject(p, top):
            return "clause"
        is_infinitive = any(p.dep[k] == AUXILIARY and p.tag[k] == INFINITIVE_TO for k in p.children[top])
        return "infinitive" if is_infinitive else "verb"

    @cached_property
    def sentence_end(self) -> int:
        """The token behind the sentence in which the words begin."""
        p, token = self.p, self.start
        while token < len(p) and p.sent[token] == p.sent[self.start]:
            token += 1
        return token


def phrases_behind(words: ReportedWords) -> list[Phrase]:
    """The phrases that begin behind the first token of the words and before their limit, in order.

    Of phrases that begin with the same token the largest.
    """
    p, found = words.p, dict[int, Phrase]()
    for top in range(words.start + 1, words.limit):
        phrase = _phrase(words, top)
        if phrase is not None:
            known = found.get(phrase.at)
            if known is None or p.depth[top] < p.depth[known.top]:
                found[phrase.at] = phrase
    rest = p.edges[words.top][1]
    while words.start < rest < words.limit and p.pos[rest] in EDGE_POS:
        rest += 1
    if words.start < rest < words.limit and rest not in found:
        found[rest] = Phrase(rest, rest, p.head[words.top], _NO_PHRASE)
    return [found[at] for at in sorted(found)]


def _phrase(words: ReportedWords, top: int) -> Phrase | None:
    p = words.p
    head, relation, at = p.head[top], p.dep[top], p.edges[top][0]
    if relation in _HELD or at <= words.start:
        return None
    if head == top:
        return Phrase(at, top, None, ROOT)
    if head >= at:
        return None
    if relation == CONJUNCT and at - 1 > words.start and p.dep[at - 1] == COORDINATOR:
        at -= 1
    return Phrase(at, top, head, relation) if head < at else None


def phrase_features(words: ReportedWords, phrase: Phrase) -> list[str]:
    """The features by which a phrase is reported with the words before it, or the writer's own."""
    p, top, relation, form = words.p, phrase.top, phrase.relation, words.form
    place, sign, word = _place(words, phrase.head), _sign(p, phrase.at), _word(p, phrase.at)
    before, length = bucket(phrase.at - words.start, _BEFORE), bucket(p.edges[top][1] - phrase.at, _LENGTH)
    subject, held, tail = _has_subject(p, top), _entity(p, phrase), f"{relation}|{place}"
    side = "before" if words.cue is not None and words.cue >= words.start else "after"
    head_pos, head = ("", "") if phrase.head is None else (p.pos[phrase.head], p.lemma[phrase.head])
    cue_pos, cue = ("", "") if words.cue is None else (p.pos[words.cue], p.lemma[words.cue])
    return [
        "bias",
        f"relation={relation}",
        f"relation+place={tail}",
        f"relation+place+sign={tail}|{sign}",
        f"word+place={word}|{place}",
        f"word+place+sign={word}|{place}|{sign}",
        f"form+place+relation={form}|{place}|{relation}",
        f"word+form+place={word}|{form}|{place}",
        f"before={before}",
        f"before+form={before}|{form}",
        f"before+length={before}|{length}",
        f"before+place={before}|{place}",
        f"length+relation={length}|{relation}",
        f"sign+side={sign}|{side}",
        f"tag={p.tag[top]}|{relation}|{sign}",
        f"entity+relation={held}|{relation}",
        f"entity+place={held}|{place}",
        f"head pos={head_pos}|{relation}|{sign}",
        f"head+word={head}|{word}",
        f"last={p.edges[top][1] >= words.sentence_end - 1}|{tail}",
        f"cue={cue}|{tail}",
        f"cue pos={cue_pos}|{tail}",
        f"subject={subject}|{tail}|{sign}",
        f"subject+word={subject}|{word}|{relation}",
    ]


def _place(words: ReportedWords, head: int | None) -> str:
    """Where what a phrase hangs on stands: among the reported words, beside the cue, above it."""
    if head is None:
        return "none"
    named = {words.top: "top", words.cue: "cue"}
    if head in named:
        return named[head]
    if head >= words.start:
        return "inside"
    if head in words.above:
        return "above"
    return "beside cue" if words.p.head[head] == words.cue else "outside"


def _sign(p: Paragraph, at: int) -> str:
    before = p.text[at - 1]
    if before[0].isalnum():
        return "none"
    return before if before in _SIGNS else "dash" if before in DASH_TOKENS else "other"


def _word(p: Paragraph, at: int) -> str:
    return p.lower[at] if p.pos[at] in _SMALL_WORDS else p.pos[at]


def _entity(p: Paragraph, phrase: Phrase) -> str:
    """What a phrase names; in a prepositional one the entity that the preposition leads to, or its word."""
    if phrase.relation != PREPOSITION:
        return p.ent_type[phrase.top]
    governed = [k for k in p.children[phrase.top] if p.dep[k] in PREPOSITION_COMPLEMENTS]
    return p.ent_type[governed[0]] or p.lemma[governed[0]] if governed else ""


def _has_subject(p: Paragraph, top: int) -> bool:
    return any(p.dep[k] in SUBJECTS for k in p.children[top])
