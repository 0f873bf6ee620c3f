"""How far a source that is no name reaches back, and who else is named near."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from inquit.entities.reach import Reach

pytestmark = pytest.mark.model

Read = Callable[..., Any]


def test_a_pronoun_reaches_back_over_others(read: Read) -> None:
    found = read("Peter Holm met Clara Dahl at the harbour. {He} said the ship was late.")
    assert found.namings[0].reach == Reach(back=42, rivals=1)


def test_who_is_named_two_paragraphs_up_is_no_rival(read: Read) -> None:
    found = read("Clara Dahl left.\n\nThe ship was late.\n\nPeter Holm stayed. {He} said no.")
    assert found.namings[0].reach.rivals == 0


def test_a_description_of_nobody_named_takes_up_nothing(read: Read) -> None:
    found = read("Clara Dahl left. {A neighbour} said the ship was late.")
    assert found.namings[0].reach == Reach(back=0, rivals=1)


def test_a_place_is_no_rival(read: Read) -> None:
    assert read("Peter Holm flew to Denmark. {He} said the ship was late.").namings[0].reach.rivals == 0


def test_a_name_reaches_for_nothing(read: Read) -> None:
    assert read("{Peter Holm} said that Clara Dahl left.").namings[0].reach is None
