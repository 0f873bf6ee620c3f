"""Whom each paragraph of a book names or describes, each once: every line asks it of the paragraphs around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from inquit.entities.characters import CharacterIndex

__all__ = ["NarrationMention", "PeopleNear"]


@dataclass(frozen=True, slots=True)
class NarrationMention:
    """A mention of a character in the narration: where, and whether it is a subject."""

    offset: int
    token: int
    character: int
    subject: bool


@dataclass(frozen=True)
class PeopleNear:
    """People by paragraph, in its order.

    people: by character, whether the name is a person's. narrated: the mentions in the narration.
    """

    characters: CharacterIndex
    people: Sequence[bool]
    narrated: Sequence[Sequence[NarrationMention]]
    _named: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _described: dict[tuple[int, bool], tuple[int, ...]] = field(default_factory=dict)

    def named(self, q: int) -> tuple[int, ...]:
        """Those named in a paragraph, or meant by its pronouns."""
        if q not in self._named:
            mentioned = [m.entity for m in self.characters.mentions_in(q)]
            found = [who for who in mentioned if self._is_named(who) and self.people[who]]
            found += [place.character for place in self.narrated[q] if self._is_named(place.character)]
            self._named[q] = tuple(dict.fromkeys(found))
        return self._named[q]

    def described(self, q: int, *, any_role: bool) -> tuple[int, ...]:
        """Those described in a paragraph, as the subject of a verb or as anything, or meant by its pronouns."""
        key = q, any_role
        if key not in self._described:
            places = (place for place in self.narrated[q] if place.subject or any_role)
            found = (place.character for place in places if not self._is_named(place.character))
            self._described[key] = tuple(dict.fromkeys(found))
        return self._described[key]

    def _is_named(self, character: int) -> bool:
        return self.characters.entities[character].named
