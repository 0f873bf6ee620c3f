"""Relative pronouns: the noun phrase that a relative clause belongs to."""

from __future__ import annotations

from inquit.entities.cast import Cast
from inquit.entities.phrases import Phrase, phrase_of_noun
from inquit.entities.referents import kind_of_noun
from inquit.parsing import Paragraph

__all__ = ["antecedent_of_relative"]

_PERSONAL = frozenset({"who", "whom", "whose"})
_CLIMBS = frozenset(["pobj", "prep", "conj", "compound", "poss", "appos", "npadvmod"])  # dependency labels
_MAX_DEPTH = 4  # clauses between the pronoun and the verb that the parser hangs on the noun
_REACH = 12  # tokens looked back where the parser sees no relative clause


def antecedent_of_relative(cast: Cast, phrase: Phrase) -> Phrase | None:
    """What "who", "which" or "that" at the head of a phrase stands for."""
    p = cast.parsed.paragraphs[phrase.paragraph]
    node = phrase.head
    for _ in range(_MAX_DEPTH):
        if p.dep[node] == "relcl" and p.head[node] < phrase.head:
            noun = p.head[node]
            if p.lower[phrase.head] in _PERSONAL:
                noun = _person_above(cast, phrase.paragraph, noun)
            elif p.lower[phrase.head] == "which" and _is_person(cast, phrase.paragraph, noun):
                return _thing_before(cast, phrase)
            return phrase_of_noun(cast, phrase.paragraph, noun)
        node = p.head[node]
    return _thing_before(cast, phrase)


def _thing_before(cast: Cast, phrase: Phrase) -> Phrase | None:
    """The nearest noun before the pronoun; for "which" one that names no person."""
    p = cast.parsed.paragraphs[phrase.paragraph]
    for i in range(phrase.head - 1, max(-1, phrase.head - _REACH), -1):
        person_for_which = p.lower[phrase.head] == "which" and _is_person(cast, phrase.paragraph, i)
        if p.pos[i] in ("NOUN", "PROPN") and not person_for_which:
            return phrase_of_noun(cast, phrase.paragraph, i)
    return None


def _person_above(cast: Cast, number: int, noun: int) -> int:
    """As in "who" stands for a person: from "friends of the city who" climb to "friends"."""
    p = cast.parsed.paragraphs[number]
    node = noun
    for _ in range(_MAX_DEPTH):
        if p.dep[node] == "appos" and p.pos[p.head[node]] == "PROPN":
            node = p.head[node]
            continue
        if p.dep[node] == "attr":
            return _subject(p, node)
        if _is_person(cast, number, node) or kind_of_noun(p, node) in ("person", "group"):
            return node
        if p.dep[node] not in _CLIMBS:
            return noun
        node = p.head[node]
    return noun


def _is_person(cast: Cast, number: int, i: int) -> bool:
    named = cast.at(number, i)
    return named is not None and cast.entity_of(named).kind == "person"


def _subject(p: Paragraph, node: int) -> int:
    """As in "Lund is a lawyer who": the subject, when it is a name."""
    subject = next((c for c in p.children[p.head[node]] if p.dep[c] == "nsubj"), None)
    return subject if subject is not None and p.pos[subject] == "PROPN" else node
