"""Whom a name beside a quote names: variants, titles, roles, people of one surname, organisations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

Read = Callable[..., Any]


def test_surname_and_first_name_find_the_full_name(read: Read) -> None:
    found = read("{Maria Lindqvist} said the bridge was safe.\n\n“It is,” {Lindqvist} said.\n\n“Yes,” said {Maria}.")
    assert found.names == ["Maria Lindqvist"] * 3
    assert found.rules == ["full name", "surname", "surname"]
    assert [s.id for s in found.speakers] == ["s1"]
    assert found.speakers[0].aliases == ("Lindqvist", "Maria")
    assert len(found.speakers[0].mentions) == 3


def test_the_fullest_form_wins_wherever_it_stands(read: Read) -> None:
    found = read("{Holm} said no.\n\n“No,” {Peter Holm} said.\n\nLater {Peter J. Holm} said yes.")
    assert set(found.names) == {"Peter J. Holm"}


def test_title_role_and_affiliation_are_split_off(read: Read) -> None:
    found = read("UNESCO Secretary-General Lord Arthur Pell said on Monday that the talks would go on. {Pell} said so.")
    speaker = found.speaker("Arthur Pell")
    assert (speaker.role, speaker.affiliation) == ("Secretary-General", "UNESCO")
    assert (speaker.kind, speaker.named, speaker.gender) == ("person", True, "male")


def test_role_from_an_apposition(read: Read) -> None:
    found = read("{Hugh Morton, a doctor at Kent, who saw the patients,} said: “They are well.”")
    speaker = found.speaker("Hugh Morton")
    assert (speaker.role, speaker.affiliation) == ("doctor", "Kent")


@pytest.mark.parametrize(
    "source",
    [
        "The union's president, Carla Jensen,",
        "Union president Carla Jensen",
        "Carla Jensen, the president of the union,",
        "President of the Dockers Union Carla Jensen",
        "one of the union's lawyers, Carla Jensen,",
    ],
)
def test_a_name_and_a_description_are_one_source(read: Read, source: str) -> None:
    assert read(f"{{{source}}} said the strike would go on.").names == ["Carla Jensen"]


def test_a_relation_is_no_role(read: Read) -> None:
    found = read("{Anna Berg, a close friend of the singer,} said she had left.")
    assert found.speaker("Anna Berg").role is None


def test_two_people_of_one_surname(read: Read) -> None:
    found = read(
        "Thomas Keller and his wife, Ingrid Keller, came to the hearing.\n\n"
        "“It was dark,” {Mr. Keller} said.\n\n“It was late,” {Mrs. Keller} said."
    )
    assert found.names == ["Thomas Keller", "Ingrid Keller"]


def test_the_person_just_introduced_owns_the_surname(read: Read) -> None:
    found = read(
        "{Paul Jensen} said the mine was closed. Miners cheered.\n\n"
        "{Mary Jensen} said it was not.\n\n“No,” {Jensen} said."
    )
    assert found.names[2] == "Mary Jensen"


def test_organisations_and_their_short_forms(read: Read) -> None:
    found = read(
        "{The World Harbour Organisation (WHO)} said ships were late.\n\n“Very late,” {the WHO} said.\n\n"
        "{The Bergen Post} reported delays. {The Post} said it was the wind."
    )
    assert found.names[:2] == ["World Harbour Organisation"] * 2
    assert found.names[2:] == ["Bergen Post"] * 2
    assert found.speakers[0].kind == "organisation"


def test_joint_sources_are_groups_with_members(read: Read) -> None:
    found = read("Sally Winter and Dave Moss own the shop.\n\n“We are glad,” {Winter and Moss} said.")
    speaker = found.speakers[0]
    assert (speaker.name, speaker.kind) == ("Sally Winter and Dave Moss", "group")
    assert speaker.members == ("Sally Winter", "Dave Moss")


def test_one_person_with_two_offices_is_no_group(read: Read) -> None:
    found = read("{The former mayor and current minister} said nothing.")
    assert found.speakers[0].kind == "person"


def test_possessive_source(read: Read) -> None:
    assert read("Karen Holt wrote it. {Holt’s} view is that it failed.").names == ["Karen Holt"]


def test_capitals_in_headlines_make_no_names(read: Read) -> None:
    found = read("Angry Karen Holt Slams New Tax Plan\n\n{Holt} said it was wrong. Karen Holt is a senator.")
    assert found.names == ["Karen Holt"]
