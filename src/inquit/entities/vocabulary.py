"""The word lists that the naming stage reads, as typed lookups."""

from __future__ import annotations

from inquit.languages import language_of
from inquit.languages.vocabulary import HeadNoun, Pronoun, Title

__all__ = [
    "HeadNoun",
    "Pronoun",
    "Title",
    "connectors",
    "given_names",
    "head_nouns",
    "legal_forms",
    "mastheads",
    "particles",
    "party_words",
    "portfolios",
    "pronouns",
    "suffixes",
    "thing_nouns",
    "titles",
]


def titles() -> dict[str, Title]:
    """Titles by lower-case form."""
    return language_of().vocabulary.titles


def head_nouns() -> dict[str, HeadNoun]:
    """Head nouns by lemma."""
    return language_of().vocabulary.head_nouns


def pronouns() -> dict[str, Pronoun]:
    """Pronouns by lower-case form."""
    return language_of().vocabulary.pronouns


def given_names() -> dict[str, str]:
    """The gender that a common given name mostly goes with; "" where it goes with either."""
    return language_of().vocabulary.given_names


def particles() -> frozenset[str]:
    """Small words inside a personal name ("van", "al")."""
    return language_of().vocabulary.particles


def connectors() -> frozenset[str]:
    """Small words inside the name of an organisation ("of", "and")."""
    return language_of().vocabulary.connectors


def suffixes() -> frozenset[str]:
    """What may follow a family name ("Jr.")."""
    return language_of().vocabulary.suffixes


def party_words() -> dict[str, str]:
    """Words that name a party, each with the noun for its members ("gop": "republican")."""
    return language_of().vocabulary.party_words


def mastheads() -> frozenset[str]:
    """What ends the name of a newspaper ("gazette")."""
    return language_of().vocabulary.mastheads


def thing_nouns() -> frozenset[str]:
    """What ends the name of a street, a place or a law and of no person ("avenue")."""
    return language_of().vocabulary.thing_nouns


def portfolios() -> frozenset[str]:
    """What a minister is for ("defence"): no organisation, even with a capital."""
    return language_of().vocabulary.portfolios


def legal_forms() -> frozenset[str]:
    """What ends the full name of a company ("Inc"), without full stops."""
    return language_of().vocabulary.legal_forms
