"""Relative pronouns: the noun phrase that a relative clause belongs to."""

from __future__ import annotations

from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.noun_kinds import describes_people, kind_of_noun
from inquit.entities.sources.source_phrases import SourcePhrase, phrase_of_noun
from inquit.languages.relations import (
    ADJECTIVE,
    ADNOMINAL_CLAUSE,
    APPOSITION,
    ATTRIBUTE,
    COMPOUND,
    CONJUNCT,
    NOUN_ADVERB,
    OBJECT,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
)
from inquit.languages.tags import NOUN_PLURAL, SINGULARS
from inquit.text.parsing import Paragraph

__all__ = ["antecedent_of_relative"]

# From a noun to the one that it says more of.
_CLIMBS = frozenset(
    [
        PREPOSITION_OBJECT,
        PREPOSITION,
        CONJUNCT,
        COMPOUND,
        POSSESSOR,
        APPOSITION,
        NOUN_ADVERB,
        ADJECTIVE,
        ADNOMINAL_CLAUSE,
        OBJECT,
    ]
)
_OF_THING = frozenset({PREPOSITION_OBJECT, PREPOSITION})  # from "doctor" in "a letter from his doctor" to "letter"
_MAX_DEPTH = 4  # clauses between the pronoun and the verb that the parser hangs on the noun
_REACH = 12  # tokens looked back where the parser sees no relative clause; by hand, as long as most noun phrases


def antecedent_of_relative(index: NameIndex, phrase: SourcePhrase) -> SourcePhrase | None:
    """What "who", "which" or "that" at the head of a phrase stands for."""
    p = index.parsed.paragraphs[phrase.paragraph]
    words, word = p.language.function_words, p.lower[phrase.head]
    node = phrase.head
    for _ in range(_MAX_DEPTH):
        if p.dep[node] == RELATIVE_CLAUSE and p.head[node] < phrase.head:
            noun = p.head[node]
            if word in words.personal_relative:
                noun = _last_of_list(index, phrase, _somebody_near(index, phrase, noun))
            elif word in words.thing_relative and _is_person(index, phrase.paragraph, noun):
                return _thing_before(index, phrase)
            else:
                noun = _thing_above(index, phrase.paragraph, noun)
            return phrase_of_noun(index, phrase.paragraph, noun)
        node = p.head[node]
    return _thing_before(index, phrase)


def _somebody_near(index: NameIndex, phrase: SourcePhrase, noun: int) -> int:
    """The person above the noun, or else the nearest one before the pronoun, or else the noun."""
    p, number = index.parsed.paragraphs[phrase.paragraph], phrase.paragraph
    found = _person_above(index, number, noun)
    if _may_be_somebody(index, number, found):
        return found
    for i in range(phrase.head - 1, max(-1, phrase.head - _REACH), -1):
        if p.sent[i] != p.sent[phrase.head]:
            break
        if p.pos[i] in ("NOUN", "PROPN") and (_is_person(index, number, i) or describes_people(p, i)):
            return i
    return found


def _may_be_somebody(index: NameIndex, number: int, noun: int) -> bool:
    """Whether a noun can be people; a plural that no list knows can ("grandparents")."""
    p = index.parsed.paragraphs[number]
    if index.at(number, noun) is not None or p.tag[noun] == NOUN_PLURAL or p.pos[noun] == "PRON":
        return True
    return describes_people(p, noun)


def _last_of_list(index: NameIndex, phrase: SourcePhrase, noun: int) -> int:
    """As in "Lund, Berg and Dahl, who": the last of several people, who stands right before the pronoun."""
    p = index.parsed.paragraphs[phrase.paragraph]
    last = phrase.head - 1
    while last > noun and not p.text[last][:1].isalnum():
        last -= 1
    if last <= noun or not _is_person(index, phrase.paragraph, noun) or not _is_person(index, phrase.paragraph, last):
        return noun
    node = last
    for _ in range(_MAX_DEPTH * 2):
        if node == noun:
            return last
        if p.dep[node] not in (CONJUNCT, COMPOUND):
            break
        node = p.head[node]
    return noun


def _thing_above(index: NameIndex, number: int, noun: int) -> int:
    """As in "that" and "which": a letter and not the doctor it is from, a firm by its name and not "a bank"."""
    p = index.parsed.paragraphs[number]
    named = p.head[noun]
    if p.dep[noun] == APPOSITION and p.tag[noun] in SINGULARS and named < noun and index.at(number, named) is not None:
        return named
    if kind_of_noun(p, noun) != "person" and not _is_person(index, number, noun):
        return noun
    node = noun
    for _ in range(_MAX_DEPTH):
        if p.dep[node] not in _OF_THING:
            break
        node = p.head[node]
        if p.pos[node] == "NOUN" and kind_of_noun(p, node) in ("document", "organisation"):
            return node
    return noun


def _thing_before(index: NameIndex, phrase: SourcePhrase) -> SourcePhrase | None:
    """The nearest noun before the pronoun; for "which" one that names no person."""
    p = index.parsed.paragraphs[phrase.paragraph]
    no_person = p.lower[phrase.head] in p.language.function_words.thing_relative
    for i in range(phrase.head - 1, max(-1, phrase.head - _REACH), -1):
        if p.pos[i] in ("NOUN", "PROPN") and not (no_person and _is_person(index, phrase.paragraph, i)):
            return phrase_of_noun(index, phrase.paragraph, i)
    return None


def _person_above(index: NameIndex, number: int, noun: int) -> int:
    """As in "who" stands for a person: from "friends of the city who" climb to "friends"."""
    p = index.parsed.paragraphs[number]
    node = noun
    for _ in range(_MAX_DEPTH):
        if p.dep[node] == APPOSITION and p.pos[p.head[node]] == "PROPN":
            node = p.head[node]
            continue
        if p.dep[node] == ATTRIBUTE:
            return _subject(p, node)
        if _is_person(index, number, node) or describes_people(p, node):
            return node
        if p.dep[node] not in _CLIMBS:
            return noun
        node = p.head[node]
    return noun


def _is_person(index: NameIndex, number: int, i: int) -> bool:
    named = index.at(number, i)
    return named is not None and index.entity_of(named).kind == "person"


def _subject(p: Paragraph, node: int) -> int:
    """As in "Lund is a lawyer who": the subject, when it is a name."""
    subject = next((c for c in p.children[p.head[node]] if p.dep[c] == SUBJECT), None)
    return subject if subject is not None and p.pos[subject] == "PROPN" else node
