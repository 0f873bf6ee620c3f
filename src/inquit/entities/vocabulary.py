"""The word lists that the naming stage reads, as typed lookups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from inquit.document import Gender, SpeakerKind
from inquit.languages import read_table, read_words

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


_PARTY = "party:"


@dataclass(frozen=True, slots=True)
class Title:
    """A form of address or an office that stands before a name ("Mr.", "General", "Senator")."""

    form: str
    kind: str  # "honorific", "rank" or "office"
    gender: Gender | None
    noun: str | None  # the common noun that a later "the ..." would use


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """A common noun that can head the description of a speaker."""

    noun: str
    kind: SpeakerKind
    family: str  # nouns of one family can pick each other up ("a general ... the commander")
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun with the features that decide what it can stand for."""

    form: str
    person: str
    number: str
    gender: str
    use: str


@cache
def titles() -> dict[str, Title]:
    """Titles by lower-case form."""
    return {
        row["form"]: Title(row["form"], row["kind"], _gender(row["gender"]), row["noun"] or None)
        for row in read_table("titles")
    }


@cache
def head_nouns() -> dict[str, HeadNoun]:
    """Head nouns by lemma."""
    return {
        row["noun"]: HeadNoun(row["noun"], cast(SpeakerKind, row["kind"]), row["class"], _gender(row["gender"]))
        for row in read_table("head_nouns")
    }


@cache
def pronouns() -> dict[str, Pronoun]:
    """Pronouns by lower-case form."""
    return {row["form"]: Pronoun(**row) for row in read_table("pronouns")}


@cache
def given_names() -> dict[str, str]:
    """The gender that a common given name mostly goes with; "" where it goes with either."""
    return {row["name"]: row["gender"] for row in read_table("given_names")}


def particles() -> frozenset[str]:
    """Small words inside a personal name ("van", "al")."""
    return read_words("name_parts", "particle")


def connectors() -> frozenset[str]:
    """Small words inside the name of an organisation ("of", "and")."""
    return read_words("name_parts", "connector")


def suffixes() -> frozenset[str]:
    """What may follow a family name ("Jr.")."""
    return read_words("name_parts", "suffix")


@cache
def party_words() -> dict[str, str]:
    """Words that name a party, each with the noun for its members ("gop": "republican")."""
    return {row["form"]: row["kind"].removeprefix(_PARTY) for row in read_table("name_parts") if _PARTY in row["kind"]}


def mastheads() -> frozenset[str]:
    """What ends the name of a newspaper ("gazette")."""
    return read_words("name_parts", "masthead")


def thing_nouns() -> frozenset[str]:
    """What ends the name of a street, a place or a law and of no person ("avenue")."""
    return read_words("name_parts", "thing")


def portfolios() -> frozenset[str]:
    """What a minister is for ("defence"): no organisation, even with a capital."""
    return read_words("name_parts", "portfolio")


def legal_forms() -> frozenset[str]:
    """What ends the full name of a company ("Inc"), without full stops."""
    return read_words("name_parts", "legal")


def _gender(cell: str) -> Gender | None:
    return cast(Gender, cell) if cell else None
