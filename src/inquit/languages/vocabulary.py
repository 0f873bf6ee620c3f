"""The words by which people and organisations are named, as typed lookups over a language's tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast, get_args

from inquit.document import Gender, SpeakerKind
from inquit.languages.table_folder import Row, TableFolder

__all__ = ["Address", "AddressKind", "HeadNoun", "Pronoun", "Title", "Vocabulary"]

AddressKind = Literal["title", "rank", "wife", "maiden", "kin"]

_PARTY = "party:"


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


class Vocabulary:
    """The words of one language that name people and organisations, each kind read when it is first asked for."""

    def __init__(self, tables: TableFolder) -> None:
        self._tables = tables

    @cached_property
    def titles(self) -> dict[str, Title]:
        """Titles by lower-case form."""
        return {
            row["form"]: Title(row["form"], row["kind"], _gender(row["gender"]), row["noun"] or None)
            for row in self._tables.rows("titles")
            if row["kind"]
        }

    @cached_property
    def honorifics(self) -> frozenset[str]:
        """Titles that come with no office ("Mr.", "Queen")."""
        return frozenset(form for form, title in self.titles.items() if title.kind == "honorific")

    @cached_property
    def addresses(self) -> dict[str, Address]:
        """The forms of address of novels by form."""
        return {
            row["form"]: Address(row["form"], cast(AddressKind, row["address"]), _novel_gender(row))
            for row in self._tables.rows("titles")
            if row["address"]
        }

    @cached_property
    def title_nouns(self) -> dict[str, str]:
        """The common nouns that the short titles of novels stand for."""
        return {row["form"]: row["novel_noun"] for row in self._tables.rows("titles") if row["novel_noun"]}

    @cached_property
    def abbreviated_titles(self) -> frozenset[str]:
        """Titles whose full stop a tokenizer parts from them."""
        return self._novels("abbreviation")

    @cached_property
    def head_nouns(self) -> dict[str, HeadNoun]:
        """Head nouns by lemma."""
        nouns = [
            HeadNoun(row["noun"], cast(SpeakerKind, row["kind"]), row["class"], None)
            for row in self._tables.rows("head_nouns")
        ]
        nouns += [
            HeadNoun(row["noun"], "person", row["class"], _gender(row["gender"]))
            for row in self._tables.rows("person_nouns")
            if row["genre"] != "novels"
        ]
        return {noun.noun: noun for noun in nouns}

    @cached_property
    def news_persons(self) -> frozenset[str]:
        """Head nouns of persons."""
        return frozenset(noun for noun, head in self.head_nouns.items() if head.kind == "person")

    @cached_property
    def text_nouns(self) -> frozenset[str]:
        """Head nouns for what is written; polls and films are documents too, but show rather than say."""
        return frozenset(noun for noun, head in self.head_nouns.items() if head.family == "text")

    @cached_property
    def person_nouns(self) -> dict[str, Gender | None]:
        """Common nouns for one person in novels, with the gender that they show."""
        return {row["noun"]: _novel_gender(row) for row in self._tables.rows("person_nouns") if row["genre"] != "news"}

    @cached_property
    def no_persons(self) -> frozenset[str]:
        """Nouns that are nobody in novels, though a word list for news or a verb of speech says so."""
        news = {row["noun"] for row in self._tables.rows("person_nouns") if row["genre"] == "news"}
        return self._novels("no person") | news

    @cached_property
    def spouse_nouns(self) -> frozenset[str]:
        """Nouns for whom somebody is married to."""
        return self._novels("spouse")

    @cached_property
    def vocatives(self) -> dict[str, tuple[str, Gender | None]]:
        """What people in novels are called by other common words: one noun for all spellings, and its gender."""
        return {row["form"]: (row["noun"], _gender(row["gender"])) for row in self._tables.rows("vocatives")}

    @cached_property
    def vocative_openers(self) -> frozenset[str]:
        """Words before a common word that somebody is called by ("oh")."""
        return self._novels("vocative opener")

    @cached_property
    def vocative_modifiers(self) -> frozenset[str]:
        """Words that belong to a common word that somebody is called by ("dear")."""
        return self._novels("vocative modifier")

    @cached_property
    def epithets(self) -> frozenset[str]:
        """What can stand before a name without being part of it ("poor")."""
        return self._novels("epithet")

    @cached_property
    def no_names(self) -> frozenset[str]:
        """Words with a capital that name nobody in novels."""
        return self._novels("no name")

    @cached_property
    def place_prepositions(self) -> frozenset[str]:
        """Prepositions before names of places ("near")."""
        return self._novels("place")

    @cached_property
    def closings(self) -> frozenset[str]:
        """Words above the name below a letter ("sincerely")."""
        return self._novels("closing")

    @cached_property
    def nicknames(self) -> dict[str, frozenset[str]]:
        """The given names that a pet form can stand for."""
        return {row["form"]: frozenset(row["names"].split(",")) for row in self._tables.rows("nicknames")}

    @cached_property
    def pronouns(self) -> dict[str, Pronoun]:
        """Pronouns by lower-case form."""
        return {row["form"]: Pronoun(**row) for row in self._tables.rows("pronouns")}

    @cached_property
    def pronoun_genders(self) -> dict[str, Gender]:
        """The pronouns for one person of known gender, with the gender."""
        return {
            form: cast(Gender, pronoun.gender)
            for form, pronoun in self.pronouns.items()
            if pronoun.gender in get_args(Gender)
        }

    @cached_property
    def given_names(self) -> dict[str, str]:
        """The gender that a common given name mostly goes with; "" where it goes with either."""
        return {row["name"]: row["gender"] for row in self._tables.rows("given_names")}

    @cached_property
    def particles(self) -> frozenset[str]:
        """Small words inside a personal name ("van", "al")."""
        return self._parts("particle")

    @cached_property
    def connectors(self) -> frozenset[str]:
        """Small words inside the name of an organisation ("of", "and")."""
        return self._parts("connector")

    @cached_property
    def suffixes(self) -> frozenset[str]:
        """What may follow a family name ("Jr.")."""
        return self._parts("suffix")

    @cached_property
    def party_words(self) -> dict[str, str]:
        """Words that name a party, each with the noun for its members ("gop": "republican")."""
        parts = self._tables.rows("name_parts")
        return {row["form"]: row["kind"].removeprefix(_PARTY) for row in parts if _PARTY in row["kind"]}

    @cached_property
    def mastheads(self) -> frozenset[str]:
        """What ends the name of a newspaper ("gazette")."""
        return self._parts("masthead")

    @cached_property
    def thing_nouns(self) -> frozenset[str]:
        """What ends the name of a street, a place or a law and of no person ("avenue")."""
        return self._parts("thing")

    @cached_property
    def portfolios(self) -> frozenset[str]:
        """What a minister is for ("defence"): no organisation, even with a capital."""
        return self._parts("portfolio")

    @cached_property
    def legal_forms(self) -> frozenset[str]:
        """What ends the full name of a company ("Inc"), without full stops."""
        return self._parts("legal")

    def _parts(self, kind: str) -> frozenset[str]:
        return self._tables.words("name_parts", kind)

    def _novels(self, kind: str) -> frozenset[str]:
        return self._tables.words("novel_words", kind)


def _novel_gender(row: Row) -> Gender | None:
    """The gender that a word has in novels, where an office is held by men."""
    return _gender(row["novel_gender"] or row["gender"])


def _gender(cell: str) -> Gender | None:
    return cast(Gender, cell) if cell else None
