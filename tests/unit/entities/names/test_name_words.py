"""Names as sequences of words."""

from __future__ import annotations

import pytest

from inquit.entities.names.name_words import acronym_matches, is_acronym, misspelt, name_words, same_person
from inquit.languages import language_of

ENGLISH = language_of()
VOCABULARY = ENGLISH.vocabulary


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lund", ("ann", "lund")),
        ("Lund’s", ("lund",)),
        ("the Lunds'", ("the", "lunds")),
        ("J.F. Berg", ("jf", "berg")),
        ("J. F. Berg", ("j", "f", "berg")),
        ("S.E.C.", ("sec",)),
        ("Omar al-Rashid", ("omar", "al-rashid")),
        ("Ann O’Dell", ("ann", "o'dell")),
        ("“”", ()),
        ("", ()),
    ],
)
def test_key_of_a_name(text: str, words: tuple[str, ...]) -> None:
    assert name_words(text, ENGLISH) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Lund", "Ann Maria Lund", True),
        ("A. Lund", "Ann Lund", True),
        ("J.F. Lund", "John Fredrik Lund", True),
        ("Ann Lund", "Ann Lund Jr.", True),
        ("Ben Lund", "Benjamin Lund", True),
        ("Mia Lund", "Maria Mia Lund", True),
        ("Ann Lund", "Ben Lund", False),
        ("Al Lund", "Alexandra Lund", False),
        ("Rob Lund", "Robert Lund", True),
        ("Bill Lund", "William Lund", True),
        ("Steve Lund", "Steven Lund", True),
        ("Eric Lund", "Erica Lund", False),
        ("Daniel Lund", "Daniela Lund", False),
        ("Joan Lund", "Joanna Lund", False),
        ("Rob Lund", "Roberto Lund", True),
        ("Zdislav Lund", "Zdislava Lund", False),
        ("Ann Lund", "Ann Berg", False),
        ("Lund", "Ann Lund", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(name_words(one, ENGLISH), name_words(other, ENGLISH), ENGLISH) is same
    assert same_person(name_words(other, ENGLISH), name_words(one, ENGLISH), ENGLISH) is same


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("HLO", "Harbour Life Organisation", True),
        ("DOH", "Department of Health", True),
        ("DH", "Department of Health", True),
        ("FOTR", "Friends of the River", True),
        ("HL", "Harbour Life Organisation", False),
        ("HLOX", "Harbour Life Organisation", False),
        ("H", "Harbour", False),
    ],
)
def test_acronyms(acronym: str, name: str, fits: bool) -> None:
    assert acronym_matches(acronym.lower(), name_words(name, ENGLISH), VOCABULARY) is fits


def test_acronym_shape() -> None:
    assert is_acronym("N.U.M.")
    assert not is_acronym("Num")
    assert not is_acronym("A")


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("bauchtman", "buchtmann", True),
        ("lindqvist", "lindquist", True),
        ("lindbergs", "lindberg", False),  # a plural
        ("berg", "borg", False),  # too short to tell
        ("andersen", "petersen", False),
    ],
)
def test_slips_of_the_pen(one: str, other: str, slip: bool) -> None:
    assert misspelt(one, other, VOCABULARY) is slip
