"""Whose relative or servant somebody is whom a book only describes."""

from __future__ import annotations

import pytest
from tests.unit.books import BookOf

pytestmark = pytest.mark.model

SAID = "“You are late,” said Martin's mother. “It rained,” said Anne's mother. "


def described(book_of: BookOf, text: str) -> dict[str, int]:
    """Those without a name and how often each is described."""
    return {c.name: c.uses for c in book_of(text, None).characters.entities if not c.named}


def test_owners_tell_two_apart(book_of: BookOf) -> None:
    assert described(book_of, SAID) == {"Martin's mother": 1, "Anne's mother": 1}


def test_a_pronoun_takes_up_the_last_whose_owner_fits(book_of: BookOf) -> None:
    found = described(book_of, SAID + "Anne Weller laughed. Her mother frowned.")
    assert found == {"Martin's mother": 1, "Anne's mother": 2}


def test_the_narrators_own_is_another(book_of: BookOf) -> None:
    assert described(book_of, SAID + "My mother frowned.") == {"Martin's mother": 1, "Anne's mother": 1, "mother": 1}


def test_a_common_noun_owns(book_of: BookOf) -> None:
    text = "“You are late,” said the miller's son. “It rained,” said the baker's son."
    assert {"miller's son", "baker's son"} <= set(described(book_of, text))


def test_one_owner_where_the_text_goes_without(book_of: BookOf) -> None:
    text = "A nurse stood by Martin's bed. Martin's nurse was tired. The nurse slept."
    assert described(book_of, text) == {"nurse": 3}
    assert described(book_of, "Martin Weller rose. Martin's nurse was tired. His nurse slept.") == {"Martin's nurse": 2}


def test_an_animal_owns(book_of: BookOf) -> None:
    text = "“You are late,” said the old fox's wife. “It rained,” said the heron's wife. The nurse had rested."
    found = described(book_of, text)
    assert {"old fox's wife", "heron's wife"} <= set(found)
