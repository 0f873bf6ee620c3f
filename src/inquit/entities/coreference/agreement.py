"""Which earlier words a word cannot take up, whatever a reader thinks of them: "she" no firm, no Peter, no "they"."""

from __future__ import annotations

from inquit.document import Gender, SpeakerKind
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.noun_kinds import noun_at
from inquit.languages.tags import NAME_PLURAL, PLURALS
from inquit.languages.word_entries import Pronoun

__all__ = ["Agreement"]

Place = tuple[int, int]  # a paragraph, by its position, and a token


class Agreement:
    """Compares what is known of two words of one text: kind, gender, number and person."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._pronouns = index.parsed.language.vocabulary.pronouns

    def allows(self, place: Place, earlier: Place) -> bool:
        """Whether a word may take up an earlier one."""
        own, other = self._pronoun(place), self._pronoun(earlier)
        if own is not None and other is not None:
            return _same(own, other)
        if own is None:
            return self._noun_allows(place, earlier) if other is None else _noun_takes_up(other)
        if _is_personal(own):
            return self._may_be_person(earlier, "female" if own.gender == "female" else "male")
        if own.gender == "neuter":
            return self._kind(earlier) not in ("person", "group") and not self._is_plural(earlier)
        if own.number == "plural" and own.person == "3":
            return self._kind(earlier) != "person" or self._is_plural(earlier)
        return True

    def _noun_allows(self, place: Place, earlier: Place) -> bool:
        named, plural = self._index.at(*earlier), self._is_plural(place)
        entity = None if named is None else self._index.entity_of(named)
        if (entity is None or (entity.kind == "person" and plural)) and plural != self._is_plural(earlier):
            return False
        kind, other = self._kind(place), self._kind(earlier)
        if kind == "person" and entity is not None and entity.kind != "person":
            return False
        if kind and other and kind != other and "person" in (kind, other):
            return False
        gender, known = self._gender(place), self._gender(earlier)
        return gender is None or known is None or gender == known

    def _may_be_person(self, place: Place, gender: Gender) -> bool:
        if self._kind(place) not in (None, "person") or self._is_plural(place):
            return False
        named = self._index.at(*place)
        if named is not None and self._index.entity_of(named).kind != "person":
            return False
        return self._gender(place) in (None, gender)

    def _pronoun(self, place: Place) -> Pronoun | None:
        if self._index.at(*place) is not None:
            return None
        return self._pronouns.get(self._index.parsed.paragraphs[place[0]].lower[place[1]])

    def _kind(self, place: Place) -> SpeakerKind | None:
        """The kind of what a noun or a name means, as far as it is known."""
        named = self._index.at(*place)
        if named is not None:
            kind = self._index.entity_of(named).kind
            return None if kind == "place" else kind
        noun = noun_at(self._index.parsed.paragraphs[place[0]], place[1])
        return None if noun is None else noun.kind

    def _gender(self, place: Place) -> Gender | None:
        named = self._index.at(*place)
        if named is not None:
            return named.gender or self._index.entity_of(named).likely_gender
        noun = noun_at(self._index.parsed.paragraphs[place[0]], place[1])
        return None if noun is None else noun.gender

    def _is_plural(self, place: Place) -> bool:
        tag = self._index.parsed.paragraphs[place[0]].tag[place[1]]
        named = self._index.at(*place)
        if named is not None:
            return tag == NAME_PLURAL and self._index.entity_of(named).kind == "person"
        return tag in PLURALS


def _same(own: Pronoun, other: Pronoun) -> bool:
    """Whether two pronouns may mean the same; "I" in somebody's words may be "he"."""
    if own.use == "relative" or other.use == "relative":
        return True
    if own.person != other.person:
        return other.person == "1" and other.number == own.number and _is_personal(own)
    return own.gender == other.gender and own.number == other.number


def _is_personal(pronoun: Pronoun) -> bool:
    """Whether it is "he" or "she", in any form."""
    return bool(pronoun.gender) and pronoun.gender != "neuter"


def _noun_takes_up(other: Pronoun) -> bool:
    """Whether a noun ("the senator") may take up a pronoun."""
    return other.person == "3"
