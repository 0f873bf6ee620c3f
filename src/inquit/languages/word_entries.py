"""The entries of word lists: what is known of a title, a noun, a pronoun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from inquit.document import Gender, SpeakerKind
from inquit.languages.table_folder import Row

__all__ = [
    "Address",
    "AddressKind",
    "AnonymousKind",
    "AnonymousWord",
    "HeadNoun",
    "Pronoun",
    "Title",
    "gender_in_novels",
    "gender_of",
]

AddressKind = Literal["title", "rank", "wife", "maiden", "kin"]
AnonymousKind = Literal["person", "group", "nobody", ""]


@dataclass(frozen=True, slots=True)
class Title:
    """A form of address or an office that stands before a name ("Mr.", "General", "Senator")."""

    form: str
    kind: str  # "honorific", "rank" or "office"
    gender: Gender | None
    noun: str | None  # the common noun that a later "the ..." would use


@dataclass(frozen=True, slots=True)
class Address:
    """A form of address before a name in novels ("Mrs", "Captain", "Aunt")."""

    form: str  # lower case, no full stop
    kind: AddressKind
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class AnonymousWord:
    """A word for a speaker who is nobody in particular ("everyone", "voice")."""

    kind: AnonymousKind
    use: str


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """A common noun that can head the description of a speaker."""

    noun: str
    kind: SpeakerKind
    family: str  # nouns of one family can pick each other up ("a general ... the commander")
    gender: Gender | None

    @property
    def people(self) -> bool:
        """Whether it is somebody, one or several, and no body or paper."""
        return self.kind in ("person", "group")


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun with the features that decide what it can stand for."""

    form: str
    person: str
    number: str
    gender: str
    use: str


def gender_in_novels(row: Row) -> Gender | None:
    """The gender that a word has in novels, where an office is held by men."""
    return gender_of(row["novel_gender"] or row["gender"])


def gender_of(cell: str) -> Gender | None:
    """The gender that a cell says; None for an empty one."""
    return cast(Gender, cell) if cell else None
