"""How well the role of a named person fits a description that is looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.entities.roles import Role, field_words
from inquit.entities.sources.source_phrases import SourcePhrase
from inquit.languages.entity_labels import NATIONALITY
from inquit.languages.vocabulary import Vocabulary
from inquit.languages.word_entries import HeadNoun
from inquit.text.parsing import Paragraph

__all__ = [
    "CONTENT",
    "NEW_WORD",
    "SAME_HEAD",
    "SHARED_WORD",
    "SoughtDescription",
    "fit",
    "may_be",
    "sought_description",
]

# How much the words of a description speak for a role, and against it. Set by hand on polnear_dev: a shared word
# outweighs three new ones, a people that the role does not name costs half of the same head. To be fitted with the
# weights of pronouns.
SAME_HEAD = 3.0
_SAME_FAMILY = 1.0
SHARED_WORD = 1.0
NEW_WORD = 0.3
_NEW_PEOPLE = 1.5
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class SoughtDescription:
    """A description as it is looked up."""

    phrase: SourcePhrase
    noun: HeadNoun
    tag: str
    words: frozenset[str]  # its content words other than the head
    offset: int
    fields: frozenset[str]  # common nouns right before the head: "council" of "council leader"
    peoples: frozenset[str]  # those of the words that name a people or a party
    parties: frozenset[str]  # the parties that the words name
    vocabulary: Vocabulary


def sought_description(p: Paragraph, phrase: SourcePhrase, noun: HeadNoun) -> SoughtDescription:
    """The description as it is looked up."""
    words = frozenset(p.lemma[i] for i in range(phrase.lo, phrase.hi) if p.pos[i] in CONTENT and i != phrase.head)
    return SoughtDescription(
        phrase,
        noun,
        p.tag[phrase.head],
        words,
        p.start[phrase.lo],
        fields=field_words(p, phrase.lo, phrase.head),
        peoples=frozenset(p.lemma[i] for i in range(phrase.lo, phrase.hi) if p.ent_type[i] == NATIONALITY),
        parties=_parties(words | {noun.noun}, p.language.vocabulary),
        vocabulary=p.language.vocabulary,
    )


def _parties(words: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.party_words[word] for word in words if word in vocabulary.party_words)


def fit(sought: SoughtDescription, role: Role) -> float:
    """How well a role fits; 0 where it is not the one."""
    if role.head == sought.noun.noun or sought.noun.noun in role.words:
        score = SAME_HEAD
    elif role.noun is not None and role.noun.family == sought.noun.family:
        score = _SAME_FAMILY
    else:
        return 0.0
    if score == _SAME_FAMILY and sought.words and not sought.words & role.words:
        return 0.0
    if sought.vocabulary.lesser_offices & role.words - sought.words or _clashes(sought, role):
        return 0.0  # a vice president is not "the president"
    new = sought.words - role.words
    shared = len(sought.words & role.words)
    return score + SHARED_WORD * shared - NEW_WORD * len(new) - _NEW_PEOPLE * len(new & sought.peoples)


def may_be(sought: SoughtDescription, roles: Sequence[Role]) -> bool:
    """Whether somebody with these roles can be meant by a wide description ("the candidate"): an economist is none."""
    if not roles or sought.noun.family in sought.vocabulary.classes("anybody"):
        return True
    families = {role.noun.family for role in roles if role.noun is not None}
    private = bool(families) and families <= sought.vocabulary.classes("private")
    return not private and not any(_clashes(sought, role) for role in roles)


def _clashes(sought: SoughtDescription, role: Role) -> bool:
    """A council leader is not the opposition leader, a Republican nominee not the Libertarian one."""
    parties = _parties(role.words, sought.vocabulary)
    if sought.parties and parties and sought.parties.isdisjoint(parties):
        return True
    return bool(sought.fields and role.fields) and sought.fields.isdisjoint(role.words)
