"""Sources that are neither a name nor a plain pronoun: ages, one of many, couples, relative clauses, possessors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

Read = Callable[..., Any]


@pytest.mark.parametrize(
    "first",
    ["Tim Rudge, 46, was found on the road.", "Tim Rudge (46) was found.", "Tim Rudge, a 46-year-old driver, fell."],
)
def test_an_age_finds_its_person(read: Read, first: str) -> None:
    found = read(f"{first} Ann Lund, 31, was not. “I forget,” the {{46-year}}-old said.")
    assert found.names == ["Tim Rudge"]
    assert found.rules == ["age"]


def test_an_age_of_nobody_stays_a_description(read: Read) -> None:
    found = read("Ann Lund, 31, was there. “I forget,” {the 46-year-old} said.")
    assert found.names == ["46-year-old"]
    assert not found.speakers[0].named


def test_one_and_another_of_many(read: Read) -> None:
    found = read(
        "Several tax analysts were unsure. “It may fall,” said {one}, who covers banks. {Another} said it would rise."
    )
    assert found.names == ["tax analyst", "another tax analyst"]
    assert [speaker.named for speaker in found.speakers] == [False, False]


def test_each_one_is_somebody_else(read: Read) -> None:
    found = read("Residents were angry. “It is a shame,” {one} said. “We will sue,” {one} said.")
    assert len(found.speakers) == 2


def test_they_for_one_person(read: Read) -> None:
    found = read("“I loved that shop,” said {Robin Ash}, who uses they and them. “It was home,” {they} said.")
    assert found.names == ["Robin Ash"] * 2


def test_a_couple_is_one_source(read: Read) -> None:
    found = read("{Mrs. Halvorsen} wept. {Mr. and Mrs. Halvorsen} said they would appeal.")
    assert found.names == ["Halvorsen", "Mr. and Mrs. Halvorsen"]
    assert found.speaker("Halvorsen").gender == "female"


def test_a_joint_source_with_an_apposition(read: Read) -> None:
    found = read("{Ellen Marsh and her husband, Tom Marsh}, said they saw it. “It was red,” said {Mrs. Marsh}.")
    assert found.names == ["Ellen Marsh and Tom Marsh", "Ellen Marsh"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The board met a person familiar with the talks, {who} said they failed.", "person familiar with the talks"),
        ("He released a letter from his doctor {that} says he is well.", "letter from his doctor"),
        ("It went to singers like Olga Weber, Emil Falk and Hanna Voss, {who} said it was late.", "Hanna Voss"),
    ],
)
def test_what_a_relative_clause_belongs_to(read: Read, text: str, name: str) -> None:
    assert read(text).names == [name]


def test_its_in_a_description(read: Read) -> None:
    found = read("{The Lowell Institute} said rents rose. “We need more houses,” {its director} said.")
    assert found.names[1] == "Lowell Institute’s director"


def test_nobody_is_sought_in_his_own_words(read: Read) -> None:
    found = read("{Ann Lund} spoke last. People like Eva Brandt are “rare,” {she} said.")
    assert found.names == ["Ann Lund"] * 2


def test_a_leader_of_something_else_is_not_meant(read: Read) -> None:
    found = read("Opposition leader Tom Varley spoke. “Goodbye,” {the council leader} said.")
    assert found.names == ["council leader"]


def test_the_description_in_the_text_decides(read: Read) -> None:
    found = read(
        "Opposition leader Tom Varley spoke. Jane Holt, leader of the town council, left.\n\n"
        "“Goodbye,” {the council leader} said."
    )
    assert found.names == ["Jane Holt"]


def test_a_nominee_of_the_other_party_is_not_meant(read: Read) -> None:
    found = read(
        "Republican nominee Tom Varley spoke. Libertarian nominee Jane Holt left.\n\n{The Republican nominee} said no."
    )
    assert found.names == ["Tom Varley"]


def test_the_candidate_is_no_economist(read: Read) -> None:
    found = read("Tom Varley won.\n\n“It is late,” said {Jane Holt}, an economist. {The candidate} said no.")
    assert found.names == ["Jane Holt", "Tom Varley"]
