"""What the page says about speakers outside of their turns."""

from __future__ import annotations

import pytest
from tests.unit.attribution.transcript.pages import read


@pytest.mark.parametrize(
    "listed",
    [
        "PRESENT:\nDavid Park, Port Authority\nAnn Lee, Chair",
        "Attendees\n- David Park (Port Authority)\n- Ann Lee (Chair)",
        "Participants: David Park (Port Authority); Ann Lee (Chair)",
        "APPEARANCES:\nMR. DAVID PARK, Port Authority\nMS. ANN LEE, Chair",
        "## Speakers\n* David Park - Port Authority\n* Ann Lee - Chair",
        "Speakers:\nDavid Park\nChair: Ann Lee",
    ],
)
def test_a_list_has_the_full_names(listed: str) -> None:
    found = read(f"{listed}\nPARK || A.\nLEE || B.\nTHE CHAIR || C.")

    assert found.names == ["David Park", "Ann Lee", "Ann Lee"]


def test_a_list_with_initials() -> None:
    found = read("Participants: David Park (DP), Ann Lee (AL)\nDP || A.\nAL || B.")

    assert found.names == ["David Park", "Ann Lee"]


@pytest.mark.parametrize("sign", [": ", " = "])
def test_a_legend(sign: str) -> None:
    found = read(f"Key\nDP{sign}David Park\nXX{sign}Ann Lee\nDP || A.\nXX || B.")

    assert found.names == ["David Park", "Ann Lee"]


def test_a_cast_has_the_names_that_a_play_shortens() -> None:
    page = "DRAMATIS PERSONAE\nHAMNET, Prince of Kenby\nORSOLA, his sister\nHam || A.\nOrs || B.\nHAMNET || C."

    assert read(page).names == ["Hamnet", "Orsola", "Hamnet"]


def test_who_is_listed_and_silent_is_no_speaker() -> None:
    assert [s.name for s in read("PRESENT:\nDavid Park\nAnn Lee\nPARK || A.").speakers] == ["David Park"]


def test_questions_are_of_whoever_examines() -> None:
    page = """
JOAN ENDERSBY, called as a witness, having been duly sworn
DIRECT EXAMINATION BY MR. OAKES:
Q || Where were you?
A || At the port.
THE COURT || Speak up.
CROSS-EXAMINATION
BY MS. LOPEZ:
Q || All night?
THE WITNESS || Yes.
MS. LOPEZ || No more questions.
TOM KELL, having been first duly sworn
BY MR. OAKES:
Q || And you?
A || At home.
"""
    names = read(page).names

    assert names[:2] == ["Oakes", "Joan Endersby"]
    assert names[2:6] == ["Court", "Lopez", "Joan Endersby", "Lopez"]
    assert names[6:] == ["Oakes", "Tom Kell"]


@pytest.mark.parametrize(
    "heading",
    [
        "Professor Lund's interview with Joan Endersby",
        "Interview with Joan Endersby by Karin Lund",
        "Interviewer: Karin Lund\nName: Joan Endersby",
        "Joan Endersby interviewed by Karin Lund",
    ],
)
def test_an_interviews_heading_names_both(heading: str) -> None:
    found = read(f"{heading}\nQ || When?\nA || Then.\nInterviewer || Why?")

    assert found.names[1] == "Joan Endersby"
    assert str(found.names[0]).endswith("Lund")
    assert found.names[0] == found.names[2]


def test_questions_that_nobody_is_named_for() -> None:
    found = read("Q || When?\nA || Then.\nQ. || Why?")

    assert found.names == ["interviewer", "interviewee", "interviewer"]
    assert [s.named for s in found.speakers] == [False, False]
    assert all(quote.confidence <= 0.5 for quote in found.quotes)


def test_turns_without_labels_alternate_in_an_interview() -> None:
    found = read("Name: Joan Endersby\n || When?\n || Then.\n || Why?")

    assert found.names == ["interviewer", "Joan Endersby", "interviewer"]
    assert all(quote.confidence < 0.5 for quote in found.quotes)


@pytest.mark.parametrize(
    ("legend", "labels"),
    [
        ("DP || David Park\nAL || Ann Lee", ("DP", "AL")),
        ("Interviewer || David Park\nInterviewee || Ann Lee", ("Q", "A")),
        ("Chair || David Park\nThe Clerk || Ann Lee", ("Mr. Chair", "CLERK")),
        ("Speaker 1 || David Park\nSpeaker 2 || Ann Lee", ("Speaker 1", "Speaker 2")),
        ("Interviewer || David Park\nName || Ann Lee", ("Interviewer", "A")),
    ],
)
def test_labels_that_are_explained_first_say_nothing(legend: str, labels: tuple[str, str]) -> None:
    found = read(f"{legend}\n{labels[0]} || How long was the winter?\n{labels[1]} || It was long.")

    assert found.names == ["David Park", "Ann Lee"]


def test_who_says_but_a_name_says_it() -> None:
    assert read("DP || Who came?\nAL || David Park\nDP || I see.").names == ["DP", "AL", "DP"]


def test_a_list_that_looks_like_a_turn_is_none() -> None:
    found = read("PRESENT || Ann Lee (Chair), David Park (Port Authority)\nCHAIR || A.\nMR. PARK || B.")

    assert found.names == ["Ann Lee", "David Park"]
    assert found.one("David Park").affiliation == "Port Authority"


def test_those_who_appear_for_a_side() -> None:
    sides = "For the Plaintiff: MR. THOMAS OAKES\nFor the Defendant: MS. MARIA LOPEZ"
    page = f"APPEARANCES:\n{sides}\nMR. OAKES || A.\nMS. LOPEZ || B."

    assert read(page).names == ["Thomas Oakes", "Maria Lopez"]


def test_initials_are_those_of_the_heading() -> None:
    page = "Interview with Joan Endersby\nInterviewed by Professor Karin Lund\nKL || When?\nJE || Then."

    assert read(page).names == ["Karin Lund", "Joan Endersby"]
