"""The word lists of the fiction stage, as typed lookups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from inquit.document import Gender
from inquit.entities.vocabulary import head_nouns
from inquit.languages import read_table, read_words
from inquit.text.parsing import Paragraph

__all__ = [
    "Address",
    "addresses",
    "gender_of",
    "is_possessive",
    "nicknames",
    "person_nouns",
    "reports_speech",
    "speech_verbs",
    "title_nouns",
]

AddressKind = Literal["title", "rank", "wife", "maiden", "kin"]
_ADDRESS_KINDS = get_args(AddressKind)


@dataclass(frozen=True, slots=True)
class Address:
    """A form of address before a name ("Mrs", "Captain", "Aunt")."""

    form: str  # lower case, no full stop
    kind: AddressKind
    gender: Gender | None


@cache
def addresses() -> dict[str, Address]:
    """Forms of address by form."""
    return {
        row["form"]: Address(row["form"], cast(AddressKind, row["kind"]), gender_of(row["gender"]))
        for row in read_table("fiction_words")
        if row["kind"] in _ADDRESS_KINDS
    }


@cache
def person_nouns() -> dict[str, Gender | None]:
    """Common nouns for one person, with the gender that they show."""
    nouns = {noun: head.gender for noun, head in head_nouns().items() if head.kind == "person"}
    own = {row["form"]: gender_of(row["gender"]) for row in read_table("fiction_words") if row["kind"] == "person"}
    return {
        noun: gender for noun, gender in (nouns | own).items() if noun not in read_words("fiction_words", "no person")
    }


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """The given names that a pet form can stand for."""
    return {row["form"]: frozenset(row["names"].split(",")) for row in read_table("nicknames")}


@cache
def title_nouns() -> dict[str, str]:
    """The common nouns that short titles stand for."""
    return {row["title"]: row["noun"] for row in read_table("title_nouns")}


@cache
def speech_verbs() -> frozenset[str]:
    """Lemmas of verbs that report talk."""
    return read_words("speech_cues", "verb") | read_words("fiction_words", "speech")


def reports_speech(lemma: str, form: str) -> bool:
    """Whether a word beside a quote reports talk; `form`, in lower case, tells where the tagger went wrong."""
    return (
        lemma in speech_verbs()
        or lemma in read_words("fiction_words", "speech beside")
        or form in read_words("fiction_words", "speech form")
    )


def is_possessive(p: Paragraph, i: int) -> bool:
    """Whether "'s" follows a token, or an "s" that has lost its apostrophe."""
    return i + 1 < len(p) and (p.tag[i + 1] == "POS" or p.lower[i + 1] in ("'s", "’s", "s"))


def gender_of(cell: str) -> Gender | None:
    """The gender that a cell of a word list says; None for an empty one."""
    return cast(Gender, cell) if cell else None
