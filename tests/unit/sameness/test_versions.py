"""The same words as several texts print them."""

from __future__ import annotations

import pytest

from inquit.sameness.differences import Alteration, alterations, shown_alterations
from inquit.sameness.versions import SameStatement, Version, same_statement, version_rows

WORDS = "We will not leave the city on Monday"


def version(number: int, statement: str = WORDS, **about: str | bool | None) -> Version:
    return Version(number=number, document=f"d{number}", id="q1", statement=statement, **about)  # type: ignore[arg-type]


def group(*versions: Version, min_sites: int = 1) -> SameStatement:
    found = same_statement(versions, min_sites=min_sites)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("later", "shown"),
    [
        (WORDS, ""),
        ("“we will not LEAVE the city, on Monday”", ""),
        ("We will leave the city on Monday", "[-not-]"),
        ("We will not leave the old city on Monday", "{+old+}"),
        ("We will not leave this town on Monday", "[-the city-]{+this town+}"),
        ("We leave the city on Monday", "[-will not-]"),
        ("Perhaps we will not leave the city", "{+Perhaps+} [-on Monday-]"),
        (f"{WORDS} a b c d e f g h i", "{+a b c … g h i+}"),
        ("", "[-We will not leave the city on Monday-]"),
    ],
)
def test_what_was_altered(later: str, shown: str) -> None:
    assert shown_alterations(alterations(WORDS, later)) == shown


def test_an_alteration_has_the_words_as_printed() -> None:
    assert alterations("We left Zürich at ten", "We left GENÈVE at ten") == (Alteration("changed", "Zürich", "GENÈVE"),)


def test_the_earliest_comes_first_and_the_others_are_held_against_it() -> None:
    found = group(
        version(1), version(2, "We will leave the city", date="2024-05-02"), version(3, date="2024-05-01T09:00:00")
    )

    assert [one.number for one in found.versions] == [3, 2, 1]
    assert [shown_alterations(one.altered) for one in found.versions] == ["", "[-not-] [-on Monday-]", ""]


def test_one_text_is_not_several() -> None:
    assert same_statement([version(1), version(1)]) is None
    assert same_statement([]) is None


def test_so_many_sites() -> None:
    versions = [version(1, site="A"), version(2, site="B"), version(3)]

    assert group(*versions, min_sites=2).sites == ("A", "B")
    assert same_statement(versions, min_sites=3) is None


def test_of_a_statement_within_another_one_the_inner_one_counts() -> None:
    inner = Version(number=1, document="d1", id="q2", statement=WORDS, parent_id="q1")

    assert [one.id for one in group(version(1), inner, version(2)).versions] == ["q2", "q1"]
    assert same_statement([version(1), inner]) is None


@pytest.mark.parametrize(
    ("people", "different"),
    [
        ([("Ann Lee", "p1"), ("Lee", "p2")], False),
        ([("Ann Lee", None), ("Bo Ray", None)], True),
        ([("Ann Lee", None), ("Lee", None)], False),
        ([("Ann Lee", None), (None, None)], False),
        ([("Ann Lee", "p1"), ("Ann Lee", "p2")], True),
        ([("Ann Lee", "p1"), ("Ann Lee", "p1")], False),
        ([("Ann Lee", "p1"), ("Lee", None)], False),
        ([("Ann Lee", "p1"), ("Bo Ray", None)], True),
    ],
)
def test_whether_texts_give_it_to_different_people(
    people: list[tuple[str | None, str | None]], different: bool
) -> None:
    found = group(
        *(version(number, person=name, person_id=id_, named=True) for number, (name, id_) in enumerate(people))
    )

    assert found.has_different_people is different


def test_who_is_only_described_may_be_anybody() -> None:
    described = version(2, person="spokesman", person_id="p7", named=False)

    assert not group(version(1, person="Ann Lee", person_id="p1", named=True), described).has_different_people


def test_a_row_a_version() -> None:
    found = group(version(1, site="A", person="Ann Lee", named=True), version(2, f"{WORDS} morning"))

    assert list(version_rows([found])) == [
        (1, None, "A", "d1", "q1", "Ann Lee", None, WORDS, None, False),
        (1, None, None, "d2", "q1", None, None, f"{WORDS} morning", "{+morning+}", False),
    ]
