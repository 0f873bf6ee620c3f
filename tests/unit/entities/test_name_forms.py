"""Which forms of a name are one name: particles, initials, companies with and without their legal form, handles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from inquit.document import Roster, RosterEntry
from inquit.entities.names.name_words import begins_with_particle
from inquit.languages import language_of

pytestmark = pytest.mark.model

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Marieke van der Velde", "van der Velde"),
        ("Charles de Groot", "De Groot"),
        ("Maria de la Cruz", "de la Cruz"),
        ("Ludwig von Harten", "Von Harten"),
        ("Omar al-Saleh", "Al-Saleh"),
        ("Sean O'Malley", "O’Malley"),
        ("Ian McTavish", "McTavish"),
        ("Ruth Bell-Carter", "Bell-Carter"),
        ("Ana Garcia Lopez", "Garcia Lopez"),
        ("J.D. Varley", "Varley"),
        ("W. H. Orden", "Orden"),
    ],
)
def test_family_names_of_all_shapes(read: Read, name: str, short: str) -> None:
    assert read(f"{name} came late. “It was raining,” {{{short}}} said.").names == [name]


def test_a_particle_may_be_a_given_name() -> None:
    assert begins_with_particle(("van", "der", "velde"), language_of().vocabulary)
    assert not begins_with_particle(("marieke", "van", "der", "velde"), language_of().vocabulary)
    assert not begins_with_particle(("velde",), language_of().vocabulary)


def test_van_as_a_given_name(read: Read) -> None:
    assert read("{Van Morland} said no. “Never,” {Morland} said.").names == ["Van Morland"] * 2


def test_companies_with_and_without_their_legal_form(read: Read) -> None:
    found = read(
        "{Northwind Energy ASA} said profit rose.\n\n{Northwind Energy} said costs fell.\n\n"
        "“We are pleased,” {Northwind} said.\n\n{Brandt & Sons Inc.} said no.\n\n{Brandt & Sons} said so again."
    )
    assert found.names == ["Northwind Energy ASA"] * 3 + ["Brandt & Sons Inc."] * 2


def test_a_company_named_after_a_person(read: Read) -> None:
    found = read("{Kessler Holdings} said it would close.\n\n{Kessler} said sales fell.")
    assert found.names == ["Kessler Holdings"] * 2
    assert found.speakers[0].kind == "organisation"


def test_a_person_besides_a_company_of_that_name(read: Read) -> None:
    found = read("{Kessler Holdings} said it would close.\n\n{Mr. Kessler} said he was sorry.")
    assert found.names == ["Kessler Holdings", "Kessler"]


def test_an_acronym_in_brackets_need_not_fit(read: Read) -> None:
    found = read("{Northwind Energy} (XNR) said profit rose.\n\n{XNR} said it would pay.")
    assert found.names == ["Northwind Energy"] * 2


def test_an_acronym_from_initials(read: Read) -> None:
    found = read("{The Centre for Rural Policy} said no.\n\n{The CRP} said never.")
    assert len(set(found.names)) == 1


def test_a_handle_is_its_owner(read: Read) -> None:
    found = read("Tom Varley is a candidate.\n\n“We will win,” {@TomVarley} tweeted.\n\n{@riverwatch} said no.")
    assert found.names == ["Tom Varley", "@riverwatch"]


def test_a_surname_alone_finds_its_roster_entry(read: Read) -> None:
    roster = Roster((RosterEntry("Ellen Marsh", (), "p-17"), RosterEntry("Ian Holm"), RosterEntry("Eva Holm")))
    found = read("“I saw it,” said {Mrs. Marsh}.\n\n“I did not,” said {Mr. Holm}.", roster)
    assert found.names == ["Ellen Marsh", "Holm"]
    assert found.speakers[0].id == "p-17"


def test_a_surname_that_the_recogniser_takes_for_a_place(read: Read) -> None:
    found = read("Ohio Governor John Kasich lost to Ann Lund.\n\n{Kasich} said so, according to {Lund}.")
    assert found.names == ["John Kasich", "Ann Lund"]


def test_husband_and_wife_of_whom_one_is_named_in_full(read: Read) -> None:
    found = read("Ann Lund won. {Mrs. Lund} smiled. {Mr. Lund} said he was tired.\n\n“I won,” {Lund} said.")
    assert found.names == ["Ann Lund", "Lund", "Ann Lund"]


def test_a_dash_before_a_name_is_no_part_of_it(read: Read) -> None:
    assert read("-Michelle Marks is angry. {Marks} said no.").names == ["Michelle Marks"]
    assert read("“We asked three times.” {-Captain Rosa Linden}").names == ["Rosa Linden"]


def test_the_better_known_of_a_couple_has_the_bare_surname(read: Read) -> None:
    found = read(
        "Ann Lund, his wife, came too. President Lund spoke. Mr. Lund left.\n\n{Mr. Lund} said no. {Mrs. Lund} did not."
        "\n\n“No,” {Lund} said."
    )
    assert found.names == ["Lund", "Ann Lund", "Lund"]
