"""Full names from elsewhere on the page, and labels that are codes."""

from __future__ import annotations

import pytest
from tests.unit.attribution.transcript.pages import read


@pytest.mark.parametrize(
    "page",
    [
        "HON. G. ROWE || As Hon. Tai said, no.\nHON. TAI || I thank the Honourable George Rowe.",
        "Pauline Rowe, the mayor of Westport, spoke to us about the bridge.\nROWE || No.\nINTERVIEWER || Why?",
        "ORAL ARGUMENT OF HELEN ROWE\nJUSTICE ALDER || Why?\nMS. ROWE || Because.",
        "JUSTICE ALDER || Why?\nROWE || Because.\nJUSTICE ALDER || Thank you, Governor Mike Rowe.",
    ],
)
def test_the_only_full_name_that_fits(page: str) -> None:
    names = set(read(page).names)

    assert names & {"George Rowe", "Pauline Rowe", "Helen Rowe", "Mike Rowe"}
    assert "Rowe" not in names
    assert "G. Rowe" not in names


@pytest.mark.parametrize(
    "page",
    [
        "Pauline Rowe and her husband Tom Rowe spoke to us.\nROWE || No.\nALDER || Why?",  # which?
        "ALDER || And your father, John Rowe?\nROWE || A miner.",  # another of the family
        "ROWE || My son is Tom Rowe, and Governor Tom Rowe to you.\nALDER || Why?",  # in his own words
        "Pauline Rowe spoke to us.\nMR. ROWE || No.\nALDER || Why?",  # a title speaks against it
        "Minister Rowe spoke to us.\nROWE || No.\nALDER || Why?",  # no name
    ],
)
def test_what_is_not_his_full_name(page: str) -> None:
    assert "Rowe" in read(page).names


def test_two_of_a_family_keep_their_labels() -> None:
    page = "George Rowe spoke first.\nMR. ROWE || A.\nMS. ROWE || B."

    assert read(page).names == ["Mr. Rowe", "Ms. Rowe"]


def test_a_fuller_name_is_told_with_its_place() -> None:
    found = read("Pauline Rowe, the mayor, spoke to us.\nROWE || No.\nALDER || Why?").quotes[0]

    assert found.evidence.rule == "turn; fuller name"
    assert [(step.text, step.span and step.span.start) for step in found.evidence.via] == [
        ("ROWE", 38),
        ("Pauline Rowe", 0),
    ]


@pytest.mark.parametrize(
    "legend",
    [
        "Interviewee: Maeve Sorley Munro (MSM)\nInterviewer: Dougal Baird (DB)",
        "MSM = Maeve Sorley Munro, narrator\nDB = Dougal Baird, interviewer",
        "MSM: Maeve Sorley Munro; DB: Dougal Baird",
        "MSM = Maeve Sorley Munro, DB = Dougal Baird.",
        "An interview with Maeve Sorley Munro (MSM) and Dougal Baird (DB)",
        "[MSM] – Maeve Sorley Munro\n[DB] – Dougal Baird",
    ],
)
def test_a_legend_without_a_heading(legend: str) -> None:
    assert read(f"{legend}\nMSM || A.\nDB || B.\nMSM || C.").names == [
        "Maeve Sorley Munro",
        "Dougal Baird",
        "Maeve Sorley Munro",
    ]


def test_a_code_behind_a_name_is_no_party() -> None:
    found = read("Present: Ana Jimenez (AJ), Marek Smolka (MSM), Dora Bell (LIB)\nAJ || A.\n(MSM) || B.\nBELL || C.")

    assert found.names == ["Ana Jimenez", "Marek Smolka", "Dora Bell"]
    assert found.one("Marek Smolka").affiliation is None
    assert found.one("Dora Bell").affiliation == "LIB"


def test_people_between_semicolons() -> None:
    page = "Persons: MARGERY, a widow; TOBIAS, her lodger.\nMar || A.\nTob || B.\nMar || C."

    assert read(page).names == ["Margery", "Tobias", "Margery"]


def test_a_deputy_who_speaks_is_not_whoever_presides() -> None:
    page = "[Mr. Oakridge in the Chair]\nThe Chairman || A.\nMr. Deputy Chairman || B.\nThe Chair || C."

    assert read(page).names == ["Oakridge", "Deputy Chairman", "Oakridge"]


def test_a_deputy_who_presides() -> None:
    page = "Madam Speaker || A.\n[Mr. Oakridge in the Chair]\nMr. Deputy Speaker || B.\nMr. Pell || C."

    assert read(page).names[1:] == ["Oakridge", "Pell"]


def test_letters_without_questions_are_no_sides() -> None:
    found = read("A || One.\nB || Two.\nA || Three.")

    assert found.names == ["A", "B", "A"]


def test_the_letters_of_questions_and_answers_are_no_names() -> None:
    found = read("Q || One?\nA || Two.")

    assert found.names == ["interviewer", "interviewee"]
    assert [speaker.aliases for speaker in found.speakers] == [(), ()]


@pytest.mark.parametrize("label", ["WOMEN", "CHILDREN", "SOLDIERS", "Villagers"])
def test_nouns_for_several_are_groups(label: str) -> None:
    (speaker,) = read(f"{label} || A.\n{label} || B.").speakers

    assert (speaker.name, speaker.kind) == (label.capitalize(), "group")


@pytest.mark.parametrize(("label", "name"), [("O'HANLON", "O'Hanlon"), ("SMITH-JONES", "Smith-Jones")])
def test_names_of_two_parts_in_capitals(label: str, name: str) -> None:
    assert read(f"{label} || A.\nTOM || B.").names[0] == name
