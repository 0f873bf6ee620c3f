"""Full names of people by what two names of one person share, so that a list of names is not compared all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from heapq import merge
from itertools import groupby, islice

from inquit.entities.names.name_group import NameGroup
from inquit.entities.names.name_words import MIN_SHORT_FORM, Words, initials_of, same_person
from inquit.languages import Language

__all__ = ["PeopleByName"]

# Others that a name is compared with, of those who share something of it: in a list of names without end the time of
# all would grow with its square. No family of an article has so many given names that begin alike.
MOST_COMPARED = 50


class PeopleByName:
    """Clusters of full names, found by the name that each began with."""

    def __init__(self, language: Language) -> None:
        self.clusters: list[list[NameGroup]] = []
        self._language = language
        self._sharing: dict[tuple[str, ...], list[int]] = defaultdict(list)  # clusters, by surname and what they share

    def add(self, group: NameGroup) -> None:
        """Put a name into the first cluster that may be the same person's, or else into one of its own."""
        home = next((n for n in self._alike(group.bare) if self._is_same(group, n)), None)
        if home is None:
            home = len(self.clusters)
            self.clusters.append([])
            for key in self._known_by(group.bare):
                self._sharing[key].append(home)
        self.clusters[home].append(group)

    def _is_same(self, group: NameGroup, n: int) -> bool:
        return same_person(group.words, self.clusters[n][0].words, self._language)

    def _alike(self, name: Words) -> Iterator[int]:
        """The clusters that share something with a name, in their order."""
        found = merge(*(self._sharing[key] for key in self._asked_for(name) if key in self._sharing))
        return islice((n for n, _ in groupby(found)), MOST_COMPARED)

    def _known_by(self, name: Words) -> set[tuple[str, ...]]:
        *given, family = name
        first, nicknames = given[0], self._language.vocabulary.nicknames
        keys: set[tuple[str, ...]] = {("is", first), ("begins", first[:1]), ("initials", initials_of(given))}
        keys |= {("is short for", long) for long in nicknames.get(first, ())} | _either_way(given)
        return {(family, *key) for key in keys}

    def _asked_for(self, name: Words) -> set[tuple[str, ...]]:
        """What those are known by whom `same_person` takes for whoever has a name."""
        *given, family = name
        first, nicknames = given[0], self._language.vocabulary.nicknames
        keys: set[tuple[str, ...]] = {
            ("is", word) for word in (first, first[:1], initials_of(given), *nicknames.get(first, ()))
        }
        keys |= {("initials", first), ("is short for", first)} | _either_way(given)
        if len(first) == 1:
            keys.add(("begins", first))
        return {(family, *key) for key in keys}


def _either_way(given: list[str]) -> set[tuple[str, ...]]:
    keys = {("has", word) for word in given if len(word) > 1}
    return keys | ({("opens", given[0][:MIN_SHORT_FORM])} if len(given[0]) >= MIN_SHORT_FORM else set())
