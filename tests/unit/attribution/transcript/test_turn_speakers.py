"""Labels to people: one name a person, whatever form the label has."""

from __future__ import annotations

import pytest
from tests.unit.attribution.transcript.pages import read

from inquit.document import RosterEntry


def test_later_short_labels_are_joined_to_the_full_name() -> None:
    found = read("MR. DAVID PARK (Port Authority) || A.\nMs. Lund || B.\nMR. PARK || C.\nPark || D.\nDavid || E.")

    assert found.names == ["David Park", "Lund", "David Park", "David Park", "David Park"]
    assert found.one("David Park").affiliation == "Port Authority"
    assert found.one("David Park").gender == "male"


def test_a_full_name_further_down_names_all() -> None:
    assert read("PARK || A.\nLUND || B.\nDAVID PARK || C.").names == ["David Park", "Lund", "David Park"]


def test_initials_are_joined_to_the_name_that_has_them() -> None:
    assert read("MR V. LUND || A.\nVERA LUND || B.\nMS V. LUND || C.").names == ["V. Lund", "Vera Lund", "Vera Lund"]


def test_two_of_one_family_name_are_two() -> None:
    found = read("TOM BROWN || A.\nANN BROWN || B.\nMR. BROWN || C.\nMS. BROWN || D.")

    assert found.names == ["Tom Brown", "Ann Brown", "Tom Brown", "Ann Brown"]


def test_two_of_one_family_name_without_given_names_are_told_apart_by_title() -> None:
    assert read("MR. BROWN || A.\nMS. BROWN || B.\nMR. BROWN || C.").names == ["Mr. Brown", "Ms. Brown", "Mr. Brown"]


def test_a_family_name_of_two_is_nobodys() -> None:
    found = read("TOM BROWN || A.\nBOB BROWN || B.\nBROWN || C.")

    assert len(found.speakers) == 3


def test_initials_by_a_legend_in_the_label() -> None:
    found = read("David Park (DP) || A.\nAnn Lee (AL) || B.\nDP || C.\nAL || D.")

    assert found.names == ["David Park", "Ann Lee", "David Park", "Ann Lee"]


def test_initials_that_only_one_has() -> None:
    assert read("David Park || A.\nAnn Lee || B.\nDP || C.").names == ["David Park", "Ann Lee", "David Park"]


def test_a_label_that_a_reader_of_a_page_tore() -> None:
    found = read("MR. STEINHAUS || A.\nMR . STE INHAUS || B.\nMR. STEINHAUS || C.")

    assert found.names == ["Steinhaus"] * 3


@pytest.mark.parametrize(
    "page",
    [
        "The Minister for Roads (Mr. Namba) || A.\nMr. Lund || B.\nMr. Namba || C.\nThe Minister for Roads || D.",
        "The Minister for Roads (Mr. Namba) || A.\nMr. Lund || B.\nNAMBA || C.\nThe Minister || D.",
    ],
)
def test_an_office_is_joined_to_its_holder(page: str) -> None:
    found = read(page)

    assert found.names == ["Namba", "Lund", "Namba", "Namba"]
    assert found.one("Namba").role == "Minister for Roads"


def test_offices_are_whole() -> None:
    found = read("Mr. Speaker || A.\nMr. Deputy Speaker || B.\nMR SPEAKER || C.\nMR DEPUTY SPEAKER || D.")

    assert found.names == ["Speaker", "Deputy Speaker"] * 2
    assert not found.one("Speaker").named
    assert found.one("Speaker").kind == "person"


def test_an_office_may_change_hands() -> None:
    page = "CHAIRMAN LEE || A.\nThe Chairman || B.\nCHAIRMAN ROE || C.\nThe Chairman || D."

    assert read(page).names == ["Lee", "Lee", "Roe", "Roe"]


def test_an_office_held_later_by_one_alone_is_his_before() -> None:
    assert read("MR SPEAKER || A.\nMS LUND || B.\nMR SPEAKER (T. ROE) || C.").names == ["T. Roe", "Lund", "T. Roe"]


def test_whoever_is_in_the_chair() -> None:
    page = "[Mr. Oakes in the Chair]\nThe Chair || A.\nMs. Lund || B.\n[Ms. Roe in the Chair]\nThe Chair || C."

    assert read(page).names == ["Oakes", "Lund", "Roe"]


@pytest.mark.parametrize(
    "heading",
    [
        "REMARKS BY PRESIDENT JANE ROE",
        "PRESIDENT JANE ROE'S ADDRESS TO THE HARBOUR",
        "Remarks by President Jane Roe at the Harbour",
        "The President (Jane Roe)",
    ],
)
def test_a_heading_names_the_holder_of_an_office(heading: str) -> None:
    found = read(f"{heading}\nTHE PRESIDENT || Thank you all.")

    assert found.names == ["Jane Roe"]
    assert found.one("Jane Roe").role == "President"


def test_groups_are_groups() -> None:
    found = read("Mr. Kell || A.\nHon. Members || No!\nALL || No!")

    assert [(s.name, s.kind) for s in found.speakers[1:]] == [("Hon. Members", "group"), ("All", "group")]


def test_two_at_once_are_a_group_with_its_members() -> None:
    found = read("ANN LEE || A.\nBOB ROE || B.\nANN AND BOB || C.")

    assert found.names[2] == "Ann Lee and Bob Roe"
    assert found.one("Ann Lee and Bob Roe").members == ("Ann Lee", "Bob Roe")
    assert found.one("Ann Lee and Bob Roe").kind == "group"


def test_the_users_roster_names_all_turns_of_a_label() -> None:
    entry = RosterEntry("Anna Berg", ("Speaker 1",), "p7")
    found = read("Speaker 1 || A.\nSpeaker 2 || B.\nSPEAKER 1 || C.", roster=(entry,))

    assert found.names == ["Anna Berg", "Speaker 2", "Anna Berg"]
    assert found.quotes[0].speaker_id == "p7"
    assert found.one("Speaker 2").named is False
    assert "roster" in found.rules[0]


def test_the_users_roster_has_the_full_name() -> None:
    found = read(
        "BERG || A.\nMS. ROE || B.", roster=(RosterEntry("Anna Berg", (), "p7"), RosterEntry("Eva Lund", (), "p8"))
    )

    assert found.names == ["Anna Berg", "Roe"]
    assert [speaker.id for speaker in found.speakers] == ["p7", "s1"]


@pytest.mark.parametrize(
    "said",
    [
        "Speaker 1 || Hello, I'm Anna Berg, and I build boats.",
        "Speaker 1 || My name is Anna Berg.",
        "Speaker 1 || I am Anna Berg from the port.",
    ],
)
def test_somebody_says_his_name(said: str) -> None:
    found = read(f"Speaker 2 || Who are you?\n{said}\nSpeaker 2 || I see.\nSpeaker 1 || Yes.")

    assert found.names == ["Speaker 2", "Anna Berg", "Speaker 2", "Anna Berg"]
    assert found.one("Anna Berg").aliases == ("Speaker 1",)
    assert found.quotes[1].confidence < 0.9
    assert [step.text for step in found.quotes[3].evidence.via] == ["Speaker 1", "Anna Berg"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("Hello.", "Thank you, Anna. Let us go on."), ("Anna, what do you build?", "I see."), ("And you, Anna?", "Good.")],
)
def test_somebody_is_called_by_name(before: str, after: str) -> None:
    found = read(f"Speaker 2 || {before}\nSpeaker 1 || Boats.\nSpeaker 2 || {after}")

    assert found.names == ["Speaker 2", "Anna", "Speaker 2"]
    assert found.quotes[1].confidence <= 0.6


@pytest.mark.parametrize(
    "said", ["I'm Sorry about it.", "I'm American.", "Thank you, Harbour.", "I am here for Anna Berg."]
)
def test_other_words_name_nobody(said: str) -> None:
    assert read(f"Speaker 1 || Well.\nSpeaker 2 || {said}\nSpeaker 1 || Yes.").names == [
        "Speaker 1",
        "Speaker 2",
        "Speaker 1",
    ]


def test_what_the_file_gives_is_sure() -> None:
    found = read("Ann Lee || A.\nBob Roe || B.", given=True)

    assert [quote.confidence for quote in found.quotes] == [1.0, 1.0]
    assert found.rules[0].startswith("given turn")


def test_the_cast_of_a_file_names_its_people() -> None:
    cast = (RosterEntry("Hamnet", ("HAM",)), RosterEntry("Orsola", ()))
    found = read("HAM || A.\nOrs || B.", cast=cast)

    assert found.names == ["Hamnet", "Orsola"]


def test_a_turn_of_nobody_has_no_speaker() -> None:
    found = read(" || A.\nAnn || B.", given=True)

    assert (found.names, found.quotes[0].confidence) == ([None, "Ann"], 0.0)


def test_many_labels_take_no_time_that_grows_with_their_square() -> None:
    page = "\n".join(f"MR. A{n} NAME{n % 7} || Yes." for n in range(3000))

    assert len(read(page).quotes) == 3000


def test_a_given_name_in_the_talk_is_the_only_full_one() -> None:
    page = "Speaker 1 || With me is Tom Oakes.\nSpeaker 2 || Hello.\nSpeaker 1 || Thank you, Tom."

    assert read(page).names == ["Speaker 1", "Tom Oakes", "Speaker 1"]


def test_whoever_is_thanked_has_spoken_before() -> None:
    page = (
        "Dr. Anna Voss || It is.\nChair || Thank you, Dr. Voss.\nSpeaker 1 || Shame!\nUnknown Speaker || I'm Tom Oakes."
    )

    assert read(page).names == ["Anna Voss", "Chair", "Speaker 1", "Unknown Speaker"]


def test_a_family_name_alone_has_its_title_where_others_have_the_name() -> None:
    assert read("MRS. ALDER || A.\nMR. JOHN ALDER || B.").names == ["Mrs. Alder", "John Alder"]


def test_a_title_in_parentheses_within_parentheses() -> None:
    assert read("The Minister for Ports (Hon. (Dr.) Anna Voss) || A.").one("Anna Voss").role == "Minister for Ports"


def test_a_letter_beside_another_is_a_name() -> None:
    assert read("A || How was it?\nB || Fine.\nA || And then?", given=True).names == ["A", "B", "A"]


@pytest.mark.parametrize("asks", ["Q", "Ann Lee"])
def test_a_letter_that_answers_is_no_name(asks: str) -> None:
    assert read(f"{asks} || How was it?\nA || Fine.").names[1] == "interviewee"
