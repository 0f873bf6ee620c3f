"""The words by which characters of novels are named and called, as typed lookups over a language's tables."""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast

from inquit.document import Gender
from inquit.languages.table_folder import TableFolder
from inquit.languages.word_entries import (
    Address,
    AddressKind,
    AnonymousKind,
    AnonymousWord,
    gender_in_novels,
    gender_of,
)

__all__ = ["NovelWords"]


class NovelWords:
    """Each kind is read when it is first asked for."""

    def __init__(self, tables: TableFolder) -> None:
        self._tables = tables

    @cached_property
    def addresses(self) -> dict[str, Address]:
        """The forms of address of novels by form."""
        return {
            row["form"]: Address(row["form"], cast(AddressKind, row["address"]), gender_in_novels(row))
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
    def person_nouns(self) -> dict[str, Gender | None]:
        """Common nouns for one person, with the gender that they show."""
        rows = self._tables.rows("person_nouns")
        return {row["noun"]: gender_in_novels(row) for row in rows if row["genre"] != "news"}

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
        """The common words that people are called by: one noun for all spellings of one, and its gender."""
        called = {noun: (noun, gender) for noun, gender in self.person_nouns.items()}
        called |= {form: (form, address.gender) for form, address in self.addresses.items()}
        return called | {row["form"]: (row["noun"], gender_of(row["gender"])) for row in self._tables.rows("vocatives")}

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
    def misters(self) -> frozenset[str]:
        """The title of any man ("mr")."""
        return self._novels("mister")

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Titles that begin a name wherever they stand ("Miss Hale | Mrs. Weller")."""
        titled = (word for word, address in self.addresses.items() if address.kind in ("wife", "maiden"))
        return self.misters.union(titled)

    @cached_property
    def knights(self) -> frozenset[str]:
        """Titles of men with their given names ("sir")."""
        return self._novels("knight")

    @cached_property
    def ladies(self) -> frozenset[str]:
        """Titles of women with their given or their husbands' names ("lady")."""
        return self._novels("lady")

    @cached_property
    def mistresses(self) -> frozenset[str]:
        """Titles of wives who are no ladies ("mrs")."""
        return self._novels("mistress")

    @cached_property
    def interjections(self) -> frozenset[str]:
        """Words before a name that somebody is called by ("oh")."""
        return self._novels("interjection")

    @cached_property
    def description_joints(self) -> frozenset[str]:
        """What goes on with a description ("the man in the white waistcoat")."""
        return self._novels("description joint")

    @cached_property
    def realm_joints(self) -> frozenset[str]:
        """What joins a title and what it is of ("the King of Hearts")."""
        return self._novels("realm")

    @cached_property
    def adverb_endings(self) -> tuple[str, ...]:
        """Endings of words that a tagger takes for nouns ("said he meekly")."""
        return tuple(sorted(self._novels("adverb ending")))

    @cached_property
    def possessive_clitics(self) -> frozenset[str]:
        """Tokens that make a name a possessor, whatever the tagger says."""
        return self._novels("possessive")

    @cached_property
    def kin_suffixes(self) -> tuple[tuple[str, ...], ...]:
        """What goes on with a noun for a relative ("-in-law"), by tokens."""
        return tuple(tuple(re.findall("-|[^-]+", suffix)) for suffix in sorted(self._novels("kin suffix")))

    @cached_property
    def deeds(self) -> frozenset[str]:
        """Lemmas of what people do and things hardly ever do ("nod")."""
        return self._novels("deed")

    @cached_property
    def closings(self) -> frozenset[str]:
        """Words above the name below a letter ("sincerely")."""
        return self._novels("closing")

    @cached_property
    def anonymous(self) -> dict[str, AnonymousWord]:
        """The words for speakers who are nobody in particular, by form ("everyone", "voice")."""
        return {
            row["form"]: AnonymousWord(cast(AnonymousKind, row["kind"]), row["use"])
            for row in self._tables.rows("anonymous_speakers")
        }

    @cached_property
    def nicknames(self) -> dict[str, frozenset[str]]:
        """The given names that a pet form can stand for."""
        return {row["form"]: frozenset(row["names"].split(",")) for row in self._tables.rows("nicknames")}

    def _novels(self, kind: str) -> frozenset[str]:
        return self._tables.words("novel_words", kind)
