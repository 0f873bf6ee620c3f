"""People by their full names: found by what two names of one share, in work that grows as the list does."""

import itertools
import random

import pytest

from inquit.entities.names import people_by_name
from inquit.entities.names.name_group import NameGroup
from inquit.entities.names.name_words import Words, same_person
from inquit.entities.names.people_by_name import PeopleByName
from inquit.languages import language_of

ENGLISH = language_of("en")
GIVEN = "ann a marie am robert rob bob eric erica j.f jf john fredrik".split()


def names_of_one_family() -> list[Words]:
    alone = [(first, "lund") for first in GIVEN]
    return alone + [(first, second, "lund") for first, second in itertools.permutations(GIVEN, 2)]


def clustered(names: list[Words]) -> list[list[Words]]:
    people = PeopleByName(ENGLISH)
    for n, words in enumerate(names):
        people.add(NameGroup(words, ENGLISH.vocabulary, members=[n]))
    return [[group.words for group in cluster] for cluster in people.clusters]


@pytest.mark.parametrize("seed", range(5))
def test_a_name_joins_the_first_that_may_be_the_same_persons(seed: int) -> None:
    names = names_of_one_family()
    random.Random(seed).shuffle(names)
    expected: list[list[Words]] = []
    for words in names:
        home = next((cluster for cluster in expected if same_person(words, cluster[0], ENGLISH)), None)
        if home is None:
            expected.append([words])
        else:
            home.append(words)
    assert clustered(names) == expected


def test_a_list_of_names_costs_as_much_as_it_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counted(one: Words, other: Words, language: object) -> bool:
        nonlocal compared
        compared += 1
        return same_person(one, other, ENGLISH)

    monkeypatch.setattr(people_by_name, "same_person", counted)

    def comparisons(size: int) -> int:
        nonlocal compared
        compared = 0
        clustered([(f"mar{n}", f"x{n}", "marie", "lund") for n in range(size)])
        return compared

    assert comparisons(1600) <= 5 * comparisons(400)
