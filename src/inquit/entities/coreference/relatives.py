"""Relative pronouns: the noun phrase that a relative clause belongs to."""

from __future__ import annotations

from inquit.entities.coreference.referents import kind_of_noun
from inquit.entities.mention_index import MentionIndex
from inquit.entities.mentions.source_phrases import SourcePhrase, phrase_of_noun
from inquit.text.parsing import Paragraph

__all__ = ["antecedent_of_relative"]

_PERSONAL = frozenset({"who", "whom", "whose"})
_CLIMBS = frozenset(  # dependency labels
    ["pobj", "prep", "conj", "compound", "poss", "appos", "npadvmod", "amod", "acl", "dobj"]
)
_PEOPLE = frozenset({"person", "group"})
_OF_THING = frozenset({"pobj", "prep"})  # from "doctor" in "a letter from his doctor" to "letter"
_MAX_DEPTH = 4  # clauses between the pronoun and the verb that the parser hangs on the noun
_REACH = 12  # tokens looked back where the parser sees no relative clause


def antecedent_of_relative(cast: MentionIndex, phrase: SourcePhrase) -> SourcePhrase | None:
    """What "who", "which" or "that" at the head of a phrase stands for."""
    p = cast.parsed.paragraphs[phrase.paragraph]
    node = phrase.head
    for _ in range(_MAX_DEPTH):
        if p.dep[node] == "relcl" and p.head[node] < phrase.head:
            noun = p.head[node]
            if p.lower[phrase.head] in _PERSONAL:
                noun = _last_of_list(cast, phrase, _somebody_near(cast, phrase, noun))
            elif p.lower[phrase.head] == "which" and _is_person(cast, phrase.paragraph, noun):
                return _thing_before(cast, phrase)
            else:
                noun = _thing_above(cast, phrase.paragraph, noun)
            return phrase_of_noun(cast, phrase.paragraph, noun)
        node = p.head[node]
    return _thing_before(cast, phrase)


def _somebody_near(cast: MentionIndex, phrase: SourcePhrase, noun: int) -> int:
    """The person above the noun, or else the nearest one before the pronoun, or else the noun."""
    p, number = cast.parsed.paragraphs[phrase.paragraph], phrase.paragraph
    found = _person_above(cast, number, noun)
    if _may_be_somebody(cast, number, found):
        return found
    for i in range(phrase.head - 1, max(-1, phrase.head - _REACH), -1):
        if p.sent[i] != p.sent[phrase.head]:
            break
        if p.pos[i] in ("NOUN", "PROPN") and (_is_person(cast, number, i) or kind_of_noun(p, i) in _PEOPLE):
            return i
    return found


def _may_be_somebody(cast: MentionIndex, number: int, noun: int) -> bool:
    """Whether a noun can be people; a plural that no list knows can ("grandparents")."""
    p = cast.parsed.paragraphs[number]
    if cast.at(number, noun) is not None or p.tag[noun] == "NNS" or p.pos[noun] == "PRON":
        return True
    return kind_of_noun(p, noun) in _PEOPLE


def _last_of_list(cast: MentionIndex, phrase: SourcePhrase, noun: int) -> int:
    """As in "Lund, Berg and Dahl, who": the last of several people, who stands right before the pronoun."""
    p = cast.parsed.paragraphs[phrase.paragraph]
    last = phrase.head - 1
    while last > noun and not p.text[last][:1].isalnum():
        last -= 1
    if last <= noun or not _is_person(cast, phrase.paragraph, noun) or not _is_person(cast, phrase.paragraph, last):
        return noun
    node = last
    for _ in range(_MAX_DEPTH * 2):
        if node == noun:
            return last
        if p.dep[node] not in ("conj", "compound"):
            break
        node = p.head[node]
    return noun


def _thing_above(cast: MentionIndex, number: int, noun: int) -> int:
    """As in "that" and "which": a letter and not the doctor it is from, a firm by its name and not "a bank"."""
    p = cast.parsed.paragraphs[number]
    named = p.head[noun]
    if p.dep[noun] == "appos" and p.tag[noun] in ("NN", "NNP") and named < noun and cast.at(number, named) is not None:
        return named
    if kind_of_noun(p, noun) != "person" and not _is_person(cast, number, noun):
        return noun
    node = noun
    for _ in range(_MAX_DEPTH):
        if p.dep[node] not in _OF_THING:
            break
        node = p.head[node]
        if p.pos[node] == "NOUN" and kind_of_noun(p, node) in ("document", "organisation"):
            return node
    return noun


def _thing_before(cast: MentionIndex, phrase: SourcePhrase) -> SourcePhrase | None:
    """The nearest noun before the pronoun; for "which" one that names no person."""
    p = cast.parsed.paragraphs[phrase.paragraph]
    for i in range(phrase.head - 1, max(-1, phrase.head - _REACH), -1):
        person_for_which = p.lower[phrase.head] == "which" and _is_person(cast, phrase.paragraph, i)
        if p.pos[i] in ("NOUN", "PROPN") and not person_for_which:
            return phrase_of_noun(cast, phrase.paragraph, i)
    return None


def _person_above(cast: MentionIndex, number: int, noun: int) -> int:
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


def _is_person(cast: MentionIndex, number: int, i: int) -> bool:
    named = cast.at(number, i)
    return named is not None and cast.entity_of(named).kind == "person"


def _subject(p: Paragraph, node: int) -> int:
    """As in "Lund is a lawyer who": the subject, when it is a name."""
    subject = next((c for c in p.children[p.head[node]] if p.dep[c] == "nsubj"), None)
    return subject if subject is not None and p.pos[subject] == "PROPN" else node
