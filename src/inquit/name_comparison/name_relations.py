"""In what way two names may be one person's; pairs are found by what they share, never by trying all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

from inquit.languages import language_of
from inquit.name_comparison.name_keys import PERSON, NameKey

__all__ = [
    "ACRONYM",
    "ANOTHER_KIND",
    "GIVEN_NAME",
    "INITIAL",
    "MIDDLE_NAME",
    "PART_OF_NAME",
    "SHORT_FORM",
    "SPELLING",
    "SURNAME",
    "related_names",
]

SURNAME: Final = "surname"
MIDDLE_NAME: Final = "middle name"
INITIAL: Final = "initial"
SHORT_FORM: Final = "short form"
SPELLING: Final = "spelling"
GIVEN_NAME: Final = "given name"
ACRONYM: Final = "acronym"
PART_OF_NAME: Final = "part of name"
ANOTHER_KIND: Final = "another kind"

# Of so many names that share a given and a family name's first letter no two are compared: such a group says nothing.
_LARGEST_GROUP: Final = 200
# A short name that so many could have meant is not asked about.
_MOST_MEANT: Final = 5
_ALIKE: Final = 85  # of 100, as rapidfuzz has it: one letter of seven
_LEAST_SPELT: Final = 4  # letters; shorter names that differ are others
_ACRONYM: Final = 2  # words at least

Related = tuple[NameKey, NameKey, str]


def related_names(keys: Iterable[NameKey]) -> Iterator[Related]:
    """Pairs of different names that may be one person's, with the kind of each; a shorter name comes first."""
    names = sorted(set(keys), key=lambda key: (key.kind, key.words, key.generation))
    people = [key for key in names if key.kind == PERSON]
    others = [key for key in names if key.kind != PERSON]
    yield from _of_people(people)
    yield from _of_organisations(others)
    for found in _grouped(names, lambda key: [" ".join(key.words)]):
        yield from ((one, other, ANOTHER_KIND) for one, other in combinations(found, 2) if one.kind != other.kind)


def _of_people(names: list[NameKey]) -> Iterator[Related]:
    several = [key for key in names if len(key.words) > 1]
    single = [key for key in names if len(key.words) == 1]
    seen: set[tuple[NameKey, NameKey]] = set()
    for found in (*_grouped(several, _by_family), *_grouped(several, _by_given)):
        for one, other in combinations(found, 2):
            if (one, other) not in seen and (kind := _relation(one, other)):
                seen.add((one, other))
                yield (one, other, kind) if len(one.words) <= len(other.words) else (other, one, kind)
    for kind, place in ((SURNAME, -1), (GIVEN_NAME, 0)):
        bearers: dict[str, list[NameKey]] = defaultdict(list)
        for key in several:
            bearers[key.words[place]].append(key)
        for key in single:
            meant = bearers.get(key.words[0], [])
            if len(meant) <= _MOST_MEANT:
                yield from ((key, full, kind) for full in meant)


def _relation(one: NameKey, other: NameKey) -> str | None:
    """In what way two names of several words may be one person's."""
    if one.generation and other.generation and one.generation != other.generation:
        return None
    (first, *middle, family), (first_too, *middle_too, family_too) = one.words, other.words
    if family != family_too:
        return SPELLING if first == first_too and middle == middle_too and _is_slip(family, family_too) else None
    if not _middles_fit(middle, middle_too):
        return None
    if first == first_too:
        return MIDDLE_NAME
    if len(first) == 1 or len(first_too) == 1:
        return INITIAL if first[0] == first_too[0] else None
    if _short_forms(first) & _short_forms(first_too):
        return SHORT_FORM
    return SPELLING if _is_slip(first, first_too) else None


def _middles_fit(one: list[str], other: list[str]) -> bool:
    """Whether no two middle names contradict each other; an initial fits a name."""
    return all(a[0] == b[0] and (a == b or 1 in (len(a), len(b))) for a, b in zip(one, other, strict=False))


def _short_forms(given: str) -> frozenset[str]:
    """A given name with those that it is short for."""
    return language_of().vocabulary.nicknames.get(given, frozenset()) | {given}


def _is_slip(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LEAST_SPELT and one[0] == other[0] and fuzz.ratio(one, other) >= _ALIKE


def _by_family(key: NameKey) -> list[Hashable]:
    return [(key.family, letter) for letter in sorted({form[0] for form in _short_forms(key.words[0])})]


def _by_given(key: NameKey) -> list[Hashable]:
    return [(key.words[:-1], key.family[0])]


def _of_organisations(names: list[NameKey]) -> Iterator[Related]:
    by_acronym: dict[str, list[NameKey]] = defaultdict(list)
    by_words = {(key.kind, key.words): key for key in names}
    for key in names:
        for acronym in _acronyms(key):
            by_acronym[acronym].append(key)
    for key in names:
        if len(key.words) == 1:
            meant = [long for long in by_acronym.get(key.words[0], []) if long.kind == key.kind]
            yield from ((key, long, ACRONYM) for long in meant[:_MOST_MEANT])
        for size in range(1, len(key.words)):
            for part in (key.words[:size], key.words[-size:]):
                if (short := by_words.get((key.kind, part))) is not None:
                    yield short, key, PART_OF_NAME


def _acronyms(key: NameKey) -> set[str]:
    connectors = language_of().vocabulary.connectors
    of_all = "".join(word[0] for word in key.words)
    of_most = "".join(word[0] for word in key.words if word not in connectors)
    return {acronym for acronym in (of_all, of_most) if len(acronym) >= _ACRONYM}


def _grouped(names: Iterable[NameKey], shared: Callable[[NameKey], Iterable[Hashable]]) -> list[list[NameKey]]:
    """Names that share something, in groups that are small enough to look at every pair."""
    groups: dict[Hashable, list[NameKey]] = defaultdict(list)
    for name in names:
        for what in shared(name):
            groups[what].append(name)
    return [found for found in groups.values() if 1 < len(found) <= _LARGEST_GROUP]
