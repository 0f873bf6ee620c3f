"""How well the role of a named person fits a description that is looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.entities.roles import Role, field_words
from inquit.entities.sources.source_phrases import SourcePhrase
from inquit.entities.vocabulary import HeadNoun, head_nouns, party_words
from inquit.text.parsing import Paragraph

__all__ = ["CONTENT", "NEW_WORD", "SAME_HEAD", "SHARED_WORD", "Wanted", "as_wanted", "fit", "may_be", "noun_at"]

SAME_HEAD = 3.0
_SAME_FAMILY = 1.0
SHARED_WORD = 1.0
NEW_WORD = 0.3
_NEW_PEOPLE = 1.5
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_ANYBODY = frozenset({"human"})
# Families of nouns for those who are hardly a candidate, a lawmaker or a Republican besides.
_PRIVATE = frozenset({"scholar", "worker", "artist", "writer"}) | {"doctor", "sport", "police", "aide"}
# A vice president is not "the president".
_LESSER = frozenset({"vice", "deputy", "assistant"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A description as it is looked up."""

    phrase: SourcePhrase
    noun: HeadNoun
    tag: str
    words: frozenset[str]  # its content words other than the head
    offset: int
    fields: frozenset[str]  # common nouns right before the head: "council" of "council leader"
    peoples: frozenset[str]  # those of the words that name a people or a party
    parties: frozenset[str]  # the parties that the words name


def as_wanted(p: Paragraph, phrase: SourcePhrase, noun: HeadNoun) -> Wanted:
    """The description as it is looked up."""
    words = frozenset(p.lemma[i] for i in range(phrase.lo, phrase.hi) if p.pos[i] in CONTENT and i != phrase.head)
    return Wanted(
        phrase,
        noun,
        p.tag[phrase.head],
        words,
        p.start[phrase.lo],
        fields=field_words(p, phrase.lo, phrase.head),
        peoples=frozenset(p.lemma[i] for i in range(phrase.lo, phrase.hi) if p.ent_type[i] == "NORP"),
        parties=_parties(words | {noun.noun}),
    )


def _parties(words: frozenset[str]) -> frozenset[str]:
    return frozenset(party_words()[word] for word in words if word in party_words())


def noun_at(p: Paragraph, i: int) -> HeadNoun | None:
    """The head noun entry of a token."""
    return head_nouns().get(p.lemma[i]) or head_nouns().get(p.lower[i])


def fit(looked_for: Wanted, role: Role) -> float:
    """How well a role fits; 0 where it is not the one."""
    other = head_nouns().get(role.head)
    if role.head == looked_for.noun.noun or looked_for.noun.noun in role.words:
        score = SAME_HEAD
    elif other is not None and other.family == looked_for.noun.family:
        score = _SAME_FAMILY
    else:
        return 0.0
    if score == _SAME_FAMILY and looked_for.words and not looked_for.words & role.words:
        return 0.0
    if _LESSER & role.words - looked_for.words or _clashes(looked_for, role):
        return 0.0
    new = looked_for.words - role.words
    shared = len(looked_for.words & role.words)
    return score + SHARED_WORD * shared - NEW_WORD * len(new) - _NEW_PEOPLE * len(new & looked_for.peoples)


def may_be(looked_for: Wanted, roles: Sequence[Role]) -> bool:
    """Whether somebody with these roles can be meant by a wide description ("the candidate"): an economist is none."""
    if not roles or looked_for.noun.family in _ANYBODY:
        return True
    families = {noun.family for role in roles if (noun := head_nouns().get(role.head)) is not None}
    return (not families or not families <= _PRIVATE) and not any(_clashes(looked_for, role) for role in roles)


def _clashes(looked_for: Wanted, role: Role) -> bool:
    """A council leader is not the opposition leader, a Republican nominee not the Libertarian one."""
    parties = _parties(role.words)
    if looked_for.parties and parties and looked_for.parties.isdisjoint(parties):
        return True
    return bool(looked_for.fields and role.fields) and looked_for.fields.isdisjoint(role.words)
