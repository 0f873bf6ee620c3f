"""Descriptions that pick up somebody already spoken of: "the general", "the commander", "the newspaper", "the poll".

A definite description is looked up among the people whose role it is ("the governor"), the unnamed sources with the
same head ("a senior general ... the general") or one of the same family ("the commander"), the organisations whose
name holds the noun ("the commission"), and earlier noun phrases that say more ("a Bloomberg poll ... the poll").
A description that says something new ("the Lund campaign" after "the Berg campaign") picks up nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from inquit.entities.coreference.antecedent import Antecedent
from inquit.entities.coreference.description_index import DescriptionIndex
from inquit.entities.coreference.discourse import Discourse, Referent
from inquit.entities.coreference.pronouns import antecedent_of_person
from inquit.entities.coreference.role_fit import (
    CONTENT,
    NEW_WORD,
    SAME_HEAD,
    SHARED_WORD,
    SoughtDescription,
    fit,
    may_be,
    sought_description,
)
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.capitalised import is_headline
from inquit.entities.mentions.noun_kinds import is_of_class, is_role_noun, noun_at
from inquit.entities.sources.source_phrases import SourcePhrase, phrase_of_noun
from inquit.entities.speaker_key import SpeakerKey
from inquit.languages.tags import NOUN_PLURAL, NOUN_SINGULAR, PLURALS, POSSESSIVE_ENDING, SINGULARS
from inquit.languages.word_entries import HeadNoun
from inquit.text.parsing import Paragraph

__all__ = ["Descriptions"]

# Paragraphs within which the name follows of somebody who is described first ("a spokeswoman for Lund"). This and the
# next three are set by hand on polnear_dev, to be swept when descriptions are measured by themselves.
_LEAD = 3
_NEARBY = 2  # paragraphs back for "the candidate" whose role the text does not give
_HEADLINES = 2  # paragraphs at the top that may be headlines
# A description of a person without a known role still picks up somebody when it is this short.
_SHORT = 4


class _RoleMatch(NamedTuple):
    """A named person who has the role that a description gives."""

    score: float
    offset: int  # of the last mention before the description; -1 for none
    entity: int


class Descriptions:
    """Everything that descriptions can pick up in one text."""

    def __init__(self, index: NameIndex, discourse: Discourse) -> None:
        self._index = index
        self._discourse = discourse
        self._described = DescriptionIndex(index)
        self._words = index.parsed.language.function_words
        self._vocabulary = index.parsed.language.vocabulary

    def resolve(self, phrase: SourcePhrase) -> Antecedent | None:
        """Whom a nominal phrase picks up; None where it introduces somebody itself."""
        found = self._resolve(phrase)
        if found is not None:
            return found
        second = _second_role(self._index.parsed.paragraphs[phrase.paragraph], phrase)
        return self._resolve(replace(phrase, head=second)) if second is not None else None

    def _resolve(self, phrase: SourcePhrase) -> Antecedent | None:
        p = self._index.parsed.paragraphs[phrase.paragraph]
        noun = noun_at(p, phrase.head)
        if noun is None:
            return None
        sought = sought_description(p, phrase, noun)
        plural = sought.tag in PLURALS
        if not self._words.joint_determiner.isdisjoint(p.lower[phrase.lo : min(phrase.lo + 2, phrase.hi)]):
            return self._joint(sought)
        if noun.kind == "person" and not plural:
            return self._person(p, sought)
        if not self._is_definite(p, phrase):
            return self._same_bare(p, sought)
        return self._thing(sought) or (self._joint(sought) if plural and not sought.words else None)

    def _printed(self, paragraph: int, token: int) -> Antecedent:
        """The earlier phrase around a noun, which introduces somebody."""
        return Antecedent("nominal", phrase=phrase_of_noun(self._index, paragraph, token), as_printed=True)

    def people_of_age(self, age: int) -> list[int]:
        """The people (by entity) of whom the text says that they are so old."""
        return self._described.ages.get(age, [])

    def has_age(self, key: int) -> bool:
        """Whether the text gives an age of a person (by entity)."""
        return any(key in people for people in self._described.ages.values())

    def _is_definite(self, p: Paragraph, phrase: SourcePhrase) -> bool:
        """Whether an article or (in headlines) its absence says that the reader knows who is meant."""
        if p.lower[phrase.lo] in self._words.definite_determiner:
            return True
        if p.tag[phrase.head] not in SINGULARS or p.pos[phrase.lo] in ("DET", "NUM"):
            return False
        opens = phrase.lo == 0 and phrase.paragraph < _HEADLINES
        return opens or (p.text[phrase.head][:1].isupper() and is_headline(p))

    def _joint(self, sought: SoughtDescription) -> Antecedent | None:
        """As in "both sides", "the two men", "the senators": the last joint source."""
        for referent in self._discourse.before(sought.offset):
            if referent.key.kind == "group" or (sought.tag == NOUN_PLURAL and referent.plural and not sought.words):
                return _taken_up(referent.key)
        return None

    def _person(self, p: Paragraph, sought: SoughtDescription) -> Antecedent | None:
        phrase = sought.phrase
        named = self._by_role(sought)
        if not self._is_definite(p, phrase):
            certain = named is not None and self._names_it_too(p, sought, named)
            return _taken_up(SpeakerKey("name", named.entity)) if named is not None and certain else None
        unnamed = self._unnamed(sought)
        if unnamed is not None and (named is None or named.score < SAME_HEAD or unnamed[0] > named.offset):
            return _taken_up(unnamed[1])
        if named is not None:
            return _taken_up(SpeakerKey("name", named.entity))
        wide = sought.noun.family in self._vocabulary.classes("wide")
        short = phrase.hi - phrase.lo <= _SHORT
        if wide and short and p.lower[phrase.lo] in self._words.definite_article:
            found = antecedent_of_person(
                self._index,
                self._discourse,
                phrase.paragraph,
                phrase.head,
                gender=sought.noun.gender,
                fits=lambda referent: self._may_be(sought, referent),
            )
            return Antecedent("nominal by nearness", key=found.key) if found else None
        return None

    def _may_be(self, sought: SoughtDescription, referent: Referent) -> bool:
        if sought.phrase.paragraph - referent.paragraph > _NEARBY or referent.key.kind != "name":
            return sought.phrase.paragraph - referent.paragraph <= _NEARBY
        return may_be(sought, self._described.roles(referent.key.entity))

    def _names_it_too(self, p: Paragraph, sought: SoughtDescription, named: _RoleMatch) -> bool:
        """Whether a description that is not definite still is a certain person's: "a spokeswoman for Lund" whose name
        follows soon, "Lund's lawyer" where the text calls somebody so.
        """
        first = sought.phrase.lo
        certain = named.score >= SAME_HEAD + SHARED_WORD - NEW_WORD
        owned = any(p.tag[i] == POSSESSIVE_ENDING for i in range(first, sought.phrase.head))
        if owned:
            return certain
        paragraphs = [mention.paragraph for mention in self._index.entities[named.entity].mentions]
        soon = bool(paragraphs) and 0 <= paragraphs[0] - sought.phrase.paragraph <= _LEAD
        return p.lower[first] in self._words.indefinite_article and soon and named.offset < 0 and certain

    def _by_role(self, sought: SoughtDescription) -> _RoleMatch | None:
        """The named person whose role the description gives best, and last."""
        best: _RoleMatch | None = None
        for key, roles in self._described.people(sought.noun):
            score = max(fit(sought, role) for role in roles)
            if score <= 0 or self._gender_clashes(sought, key):
                continue
            at = self._described.last_before(key, sought.offset)
            if best is None or (score, at) > best[:2]:
                best = _RoleMatch(score, at, key)
        return best

    def _gender_clashes(self, sought: SoughtDescription, key: int) -> bool:
        known = self._index.entities[key].likely_gender
        return bool(sought.noun.gender and known and known != sought.noun.gender)

    def _unnamed(self, sought: SoughtDescription) -> tuple[int, SpeakerKey] | None:
        """A source without a name that was described by the same noun, or else by one of the same family."""
        related: tuple[int, SpeakerKey] | None = None
        for referent in self._discourse.before(sought.offset):
            other = self._noun_of(referent)
            if other is None or referent.plural or not self._says_nothing_new(sought, referent):
                continue
            if other.noun == sought.noun.noun:
                return referent.span.start, referent.key
            if other.family == sought.noun.family and other.kind == sought.noun.kind:
                related = related or (referent.span.start, referent.key)
        return related

    def _thing(self, sought: SoughtDescription) -> Antecedent | None:
        for referent in self._discourse.before(sought.offset):
            other = self._noun_of(referent)
            if other is None or other.noun != sought.noun.noun or not self._same_number(sought, referent):
                continue
            if self._says_nothing_new(sought, referent):
                return _taken_up(referent.key)
        if sought.noun.kind in ("organisation", "group") and (key := self._named_with(sought)) is not None:
            return _taken_up(SpeakerKey("name", key))
        earlier = next(self._earlier_phrases(sought), None)
        if earlier is not None:
            return self._printed(*earlier)
        return None if sought.words else self._related(sought)

    def _same_number(self, sought: SoughtDescription, referent: Referent) -> bool:
        tag = self._index.parsed.paragraphs[referent.paragraph].tag[referent.token]
        return (tag in PLURALS) == (sought.tag in PLURALS)

    def _noun_of(self, referent: Referent) -> HeadNoun | None:
        """The head noun of a source that is known by a description only."""
        if referent.key.kind != "description":
            return None
        return noun_at(self._index.parsed.paragraphs[referent.paragraph], referent.token)

    def _says_nothing_new(self, sought: SoughtDescription, referent: Referent) -> bool:
        """Whether all content words of the description are in the earlier one."""
        return sought.words <= self._described.words_of(referent.key, referent)

    def _named_with(self, sought: SoughtDescription) -> int | None:
        """The organisation named before whose name begins or ends with the noun."""
        for key in self._described.organisations_with(sought.noun.noun):
            entity = self._index.entities[key]
            if sought.words <= set(entity.words) and self._described.last_before(key, sought.offset) >= 0:
                return key
        return None

    def _earlier_phrases(self, sought: SoughtDescription) -> Iterator[tuple[int, int]]:
        """Earlier noun phrases with the same head that say more ("a Bloomberg poll" for "the poll"), last first."""
        for at, i in reversed(self._described.nouns(sought.noun.noun)):
            other = self._index.parsed.paragraphs[at]
            if other.start[i] >= sought.offset or other.tag[i] != sought.tag or self._index.quoted[at][i]:
                continue
            lo, hi = other.edges[i]
            words = {other.lemma[j] for j in range(lo, hi) if other.pos[j] in CONTENT and j != i}
            if words > sought.words:
                yield at, i

    def _related(self, sought: SoughtDescription) -> Antecedent | None:
        """The last source of the same family: "the study" for "a new report", "the paper" for "the Herald"."""
        fallback: SpeakerKey | None = None
        for referent in self._discourse.before(sought.offset):
            other = self._noun_of(referent) or self._noun_in_name(referent)
            if referent.plural:
                continue
            if other is not None and other.kind == sought.noun.kind and other.family == sought.noun.family:
                return _taken_up(referent.key)
            if other is None and referent.kind == "organisation":
                fallback = fallback or referent.key
        named = self._described.organisation_of_family(sought.noun.family, sought.offset)
        if sought.noun.family not in self._vocabulary.classes("called by noun"):
            return None
        if named is not None:
            return _taken_up(SpeakerKey("name", named))
        return _taken_up(fallback) if fallback else None

    def _noun_in_name(self, referent: Referent) -> HeadNoun | None:
        if referent.key.kind != "name":
            return None
        words = self._index.entities[referent.key.entity].words
        nouns = self._vocabulary.head_nouns
        return nouns.get(words[-1]) or nouns.get(words[0])

    def _same_bare(self, p: Paragraph, sought: SoughtDescription) -> Antecedent | None:
        """A bare plural ("experts") goes on with a fuller source of the same head ("Experts on trade")."""
        phrase = sought.phrase
        if phrase.hi - phrase.lo > 1:
            return None
        if sought.noun.noun in self._vocabulary.in_descriptions("of the place"):
            return self._of_the_place(sought)
        if sought.tag != NOUN_PLURAL:
            return None
        for referent in self._discourse.before(sought.offset):
            q = self._index.parsed.paragraphs[referent.paragraph]
            same = referent.key.kind == "description" and q.lemma[referent.token] == p.lemma[phrase.head]
            quantified = is_of_class(q, q.tokens_in(referent.span).start, "quantity")
            if same and q.tag[referent.token] == NOUN_PLURAL and not quantified:
                return _taken_up(referent.key)
        return None

    def _of_the_place(self, sought: SoughtDescription) -> Antecedent | None:
        """As in "police" are those of the place that the text names ("Tulsa police"), wherever it does."""
        for at, i in self._described.nouns(sought.noun.noun):
            q = self._index.parsed.paragraphs[at]
            if i and q.pos[i - 1] == "PROPN" and self._index.at(at, i - 1) is not None:
                return self._printed(at, i)
        return None


def _taken_up(key: SpeakerKey) -> Antecedent:
    return Antecedent("nominal", key=key)


def _second_role(p: Paragraph, phrase: SourcePhrase) -> int | None:
    """As in "the former secretary of state and current nominee": the head of the second description of one person."""
    if p.lower[phrase.lo] not in p.language.function_words.definite_article or p.tag[phrase.head] not in SINGULARS:
        return None
    joint = next((i for i in range(phrase.head + 1, phrase.hi) if p.pos[i] == "CCONJ"), None)
    if joint is None or not is_role_noun(p, phrase.head) or p.pos[joint + 1 : joint + 2] in (["DET"], ["PRON"]):
        return None
    heads = [i for i in range(joint + 1, phrase.hi) if p.tag[i] == NOUN_SINGULAR and is_role_noun(p, i)]
    return heads[-1] if heads else None
