"""Labels taken apart: names without their dress, in ordinary letters, and what is said beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.attribution.transcript.label_parser import LabelParser
from inquit.attribution.transcript.label_parts import LabelParts
from inquit.languages import language_of

LANGUAGE = language_of()


def read(label: str, text: str = "") -> LabelParts:
    return LabelParser(text, LANGUAGE).read(label)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MR. DAVID PARK", "David Park"),
        ("Mr. Oakes", "Oakes"),
        ("MR.OAKES", "Oakes"),
        ("MR . VAN NESS", "Van Ness"),
        ("HON.T. ELLIS LUND", "T. Ellis Lund"),
        ("MR V. LUND", "V. Lund"),
        ("MR. J.F. OAKES", "J.F. Oakes"),
        ("HON. T. OAKES.-", "T. Oakes"),
        ("MR. OAKES [interrupting]", "Oakes"),
        ("MR. OAKES (via telephone)", "Oakes"),
        ("MR. OAKES (Continued)", "Oakes"),
        ("MIRA (CONT'D)", "Mira"),
        ("MIRA (V.O.)", "Mira"),
        ("WILL (on phone)", "Will"),
        ("ANN (she/her)", "Ann"),
        ("Tom Oakes, continued", "Tom Oakes"),
        ("3. Tom Oakes", "Tom Oakes"),
        ("T1. Tom Oakes", "Tom Oakes"),
        ("Oakes, Tom", "Tom Oakes"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("Tom Oakes, Jr.", "Tom Oakes Jr"),
        ("DR. OAKES, M.D.", "Oakes"),
        ("The Rt Hon. Jane Roe MP", "Jane Roe"),
        ("(AJ)", "AJ"),
        ("Lord Alder of Kenby", "Lord Alder of Kenby"),
        ("Eng. Gorse", "Gorse"),
        ("(Mr. ole Naro)", "ole Naro"),
        ("tomo", "tomo"),
        ("tomo_42", "tomo_42"),
    ],
)
def test_the_dress_of_a_name_comes_off(label: str, name: str) -> None:
    found = read(label)

    assert (found.kind, found.name) == ("name", name)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("TINA BROWNE", "Tina Browne"),
        ("MS MCDONALD", "McDonald"),
        ("MS McDONALD", "McDonald"),
        ("SEAN O'BRIEN", "Sean O'Brien"),
        ("ANN D’SILVA", "Ann D’Silva"),
        ("R. TOKI-BROWN", "R. Toki-Brown"),
        ("JAN VAN DER BERG", "Jan van der Berg"),
        ("VAN DER BERG", "van der Berg"),
        ("JOHN ALDER III", "John Alder III"),
        ("MS. NG", "Ng"),
        ("EVA", "Eva"),
        ("CDR", "CDR"),
        ("CC", "CC"),
        ("DB", "DB"),
        ("MSM", "MSM"),
    ],
)
def test_capitals_become_ordinary_letters(label: str, name: str) -> None:
    assert read(label).name == name


@pytest.mark.parametrize(
    ("label", "text", "name"),
    [
        ("ANN DEWITT", "It was DeWitt who came.", "Ann DeWitt"),
        ("MACLEAN", "Here MacLean left.", "MacLean"),
        ("ROU", "Then Rou came.", "Rou"),
    ],
)
def test_a_name_is_spelled_as_elsewhere_in_the_text(label: str, text: str, name: str) -> None:
    assert read(label, text).name == name


@pytest.mark.parametrize(
    ("label", "name", "role", "affiliation"),
    [
        ("MR. DAVID PARK (Port Authority)", "David Park", None, "Port Authority"),
        ("Tom Oakes (Port West) (Lab)", "Tom Oakes", None, "Port West, Lab"),
        ("Oakes, Tom (PPE)", "Tom Oakes", None, "PPE"),
        ("Tom Oakes (CEO)", "Tom Oakes", "CEO", None),
        ("Tom Oakes, Mayor of Westport", "Tom Oakes", "Mayor of Westport", None),
        ("Tom Oakes, Port Authority", "Tom Oakes", None, "Port Authority"),
        ("Tom Oakes (chief engineer, Port Authority)", "Tom Oakes", "chief engineer", "Port Authority"),
        ("Tom Oakes (Chief Engineer, Port Authority)", "Tom Oakes", "Chief Engineer", "Port Authority"),
        ("Senator Jane Roe (D-Ohio)", "Jane Roe", "Senator", "D-Ohio"),
        ("CHAIRMAN LEE", "Lee", "Chairman", None),
        ("CHAIRMAN MR. LEE", "Lee", "Chairman", None),
        ("Attorney General Roe", "Roe", "Attorney General", None),
        (
            "The Parliamentary Under-Secretary for Roads (Ann Lee)",
            "Ann Lee",
            "Parliamentary Under-Secretary for Roads",
            None,
        ),
        ("CHIEF JUSTICE ALDER", "Alder", "Chief Justice", None),
        ("Secretary of State Jane Roe", "Jane Roe", "Secretary of State", None),
        ("Prof. Gorse", "Gorse", "Professor", None),
        ("The Minister for Roads and Ports (Mr. Namba)", "Namba", "Minister for Roads and Ports", None),
        ("MR DEPUTY SPEAKER (T.LUND)", "T. Lund", "Deputy Speaker", None),
        ("ACTING CLERK AT THE TABLE (J. DALE)", "J. Dale", "Acting Clerk at the Table", None),
    ],
)
def test_offices_and_where_somebody_belongs(label: str, name: str, role: str | None, affiliation: str | None) -> None:
    found = read(label)

    assert (found.kind, found.name, found.role, found.affiliation) == ("name", name, role, affiliation)


@pytest.mark.parametrize(
    ("label", "kind", "name"),
    [
        ("Mr. Speaker", "office", "Speaker"),
        ("Mr. Deputy Speaker", "office", "Deputy Speaker"),
        ("MADAM CHAIR", "office", "Chair"),
        ("THE COURT", "office", "Court"),
        ("The Lord Bishop of Kenby", "office", "Lord Bishop of Kenby"),
        ("DEFENSE COUNSEL", "office", "Defense Counsel"),
        ("Speaker 1", "unnamed", "Speaker 1"),
        ("SPEAKER_00", "unnamed", "SPEAKER_00"),
        ("SOLDIER #1", "unnamed", "Soldier #1"),
        ("MINISTER DR", "office", "Minister Dr"),
        ("Doctor of Divinity", "office", "Doctor of Divinity"),
        ("UNIDENTIFIED SPEAKER", "unnamed", "Unidentified Speaker"),
        ("Unknown Speaker", "unnamed", "Unknown Speaker"),
        ("White guy", "unnamed", "White guy"),
        ("A hon. Member", "unnamed", "Hon. Member"),
        ("Hon. Members", "group", "Hon. Members"),
        ("SEVERAL HON. MEMBERS", "group", "Several Hon. Members"),
        ("ALL", "group", "All"),
        ("AUDIENCE", "group", "Audience"),
        ("Q.", "question", "Q"),
        ("INTERVIEWER", "question", "Interviewer"),
        ("A", "answer", "A"),
        ("THE WITNESS", "witness", "Witness"),
    ],
)
def test_labels_that_are_no_names(label: str, kind: str, name: str) -> None:
    found = read(label)

    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize("label", ["ANN AND BOB", "Ann & Bob", "ANN/BOB"])
def test_two_who_speak_at_once(label: str) -> None:
    found = read(label)

    assert found.kind == "joint"
    assert [read(member).name for member in found.members] == ["Ann", "Bob"]


def test_initials_behind_a_name_are_a_short_form_of_it() -> None:
    assert read("David Park (DP)").aliases == ("DP",)


@pytest.mark.parametrize("label", ["", "( )", "...", "[laughs]"])
def test_a_label_without_a_name_is_kept(label: str) -> None:
    assert read(label).kind == "unnamed"


PIECES = st.sampled_from(
    ["MR.", "Dr", "The", "Speaker", "Oakes", "(", ")", ",", "/", "and", "of", "#1", "Q", "II", "'", "-", "{}"]
)


@given(st.one_of(st.lists(PIECES, max_size=7).map(" ".join), st.text(max_size=40)))
def test_any_label_has_a_name_or_is_empty(label: str) -> None:
    found = read(label)

    assert found.name or not label.strip() or found.kind == "unnamed"
