"""The words by which people and organisations are named, as typed lookups over a language's tables."""

from __future__ import annotations

from functools import cached_property
from typing import cast, get_args

from inquit.document import Gender, SpeakerKind
from inquit.languages.description_words import DescriptionWords
from inquit.languages.novel_words import NovelWords
from inquit.languages.word_entries import HeadNoun, Pronoun, Title, gender_of

__all__ = ["Vocabulary"]

_PARTY = "party:"


class Vocabulary(NovelWords, DescriptionWords):
    """All words of one language that name or describe people and organisations."""

    @cached_property
    def titles(self) -> dict[str, Title]:
        """Titles by lower-case form."""
        return {
            row["form"]: Title(row["form"], row["kind"], gender_of(row["gender"]), row["noun"] or None)
            for row in self._tables.rows("titles")
            if row["kind"]
        }

    @cached_property
    def honorifics(self) -> frozenset[str]:
        """Titles that come with no office ("Mr.", "Queen")."""
        return frozenset(form for form, title in self.titles.items() if title.kind == "honorific")

    @cached_property
    def head_nouns(self) -> dict[str, HeadNoun]:
        """Head nouns by lemma."""
        nouns = [
            HeadNoun(row["noun"], cast(SpeakerKind, row["kind"]), row["class"], None)
            for row in self._tables.rows("head_nouns")
        ]
        nouns += [
            HeadNoun(row["noun"], "person", row["class"], gender_of(row["gender"]))
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
    def pronouns(self) -> dict[str, Pronoun]:
        """Pronouns by lower-case form."""
        return {row["form"]: Pronoun(**row) for row in self._tables.rows("pronouns")}

    @cached_property
    def given_names(self) -> dict[str, Gender | None]:
        """The gender that a common given name mostly goes with; None where it goes with either."""
        return {row["name"]: gender_of(row["gender"]) for row in self._tables.rows("given_names")}

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
    def campus_nouns(self) -> frozenset[str]:
        """What has its seat in its name behind a comma ("University of Norland, Lakeside")."""
        return self._parts("campus")

    @cached_property
    def portfolios(self) -> frozenset[str]:
        """What a minister is for ("defence"): no organisation, even with a capital."""
        return self._parts("portfolio")

    @cached_property
    def legal_forms(self) -> frozenset[str]:
        """What ends the full name of a company ("Inc"), without full stops."""
        return self._parts("legal")

    @cached_property
    def organisation_joints(self) -> frozenset[str]:
        """What goes on with an organisation's noun ("Department of")."""
        return self._parts("organisation joint")

    @cached_property
    def lesser_offices(self) -> frozenset[str]:
        """What makes another office of one ("deputy director")."""
        return self._parts("lesser")

    @cached_property
    def vices(self) -> frozenset[str]:
        """What a hyphen joins to an office in the list of nouns ("vice president")."""
        return self._parts("vice")

    @cached_property
    def handle_prefixes(self) -> frozenset[str]:
        """What stands before a name in that of an account ("@realAnnLund")."""
        return self._parts("handle")

    @cached_property
    def plural_endings(self) -> frozenset[str]:
        """What a plural adds to a noun or a name."""
        return self._parts("plural ending") | self._parts("longer plural ending")

    def noun_in_name(self, word: str) -> HeadNoun | None:
        """The head noun that a word of a name is, in the singular or the plural ("Industries")."""
        noun = self.head_nouns.get(word)
        endings = (e for e in self._parts("plural ending") if noun is None and word.endswith(e))
        return noun or next((n for e in endings if (n := self.head_nouns.get(word.removesuffix(e)))), None)

    @cached_property
    def pronoun_genders(self) -> dict[str, Gender]:
        """Pronouns that show a person's gender."""
        genders = {form: pronoun.gender for form, pronoun in self.pronouns.items()}
        return {form: cast(Gender, gender) for form, gender in genders.items() if gender in get_args(Gender)}

    def _parts(self, kind: str) -> frozenset[str]:
        return self._tables.words("name_parts", kind)
