"""Role and affiliation: from the words beside a name, and from a predicate where nothing else gives one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        ("Sofia Brandt is a doctor at Kenby Hospital. “No,” {Brandt} said.", "doctor", "Kenby Hospital"),
        ("{The interior minister, Stefan Voll}, said no.", "interior minister", None),
        ("A {spokesman for Norvale Motors, Ivan Kroll}, said no.", "spokesman", "Norvale Motors"),
        ("“No,” its {chairwoman, Karin Bro}, said.", "chairwoman", None),
        ("{Paul Etienne}, a botanist at the University of Merle who came, said no.", "botanist", "University of Merle"),
        ("“No,” said {Peter Kwame} of the Institute for Public Policy.", None, "Institute for Public Policy"),
        ("{Professor Ida Moen} said no.", "Professor", None),
        ("{Defence Minister Omar Falk} said no.", "Defence Minister", None),
    ],
)
def test_role_and_affiliation(read: Read, text: str, role: str | None, affiliation: str | None) -> None:
    (speaker,) = read(text).speakers
    assert (speaker.role, speaker.affiliation) == (role, affiliation)


@pytest.mark.parametrize(
    "text",
    [
        "Sofia Brandt is not a doctor. “No,” {Brandt} said.",
        "Sofia Brandt would be a doctor by now. “No,” {Brandt} said.",
        "Sofia Brandt is “a clever politician”. “No,” {Brandt} said.",
    ],
)
def test_what_a_predicate_does_not_say(read: Read, text: str) -> None:
    assert read(text).speakers[0].role is None


def test_a_role_beside_the_name_wins(read: Read) -> None:
    found = read("Sofia Brandt is a mother. “No,” said {Sofia Brandt}, a doctor at Kenby Hospital.")
    assert found.speakers[0].role == "doctor"


def test_a_role_noun_shows_the_gender(read: Read) -> None:
    assert read("“No,” its {chairwoman, Karin Bro}, said.").speakers[0].gender == "female"
