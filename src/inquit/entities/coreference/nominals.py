"""Descriptions that pick up somebody already spoken of: "the general", "the commander", "the newspaper", "the poll".

A definite description is looked up among the people whose role it is ("the governor"), the unnamed sources with the
same head ("a senior general ... the general") or one of the same family ("the commander"), the organisations whose
name holds the noun ("the commission"), and earlier noun phrases that say more ("a Bloomberg poll ... the poll").
A description that says something new ("the Lund campaign" after "the Berg campaign") picks up nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from inquit.entities.coreference.antecedent import Antecedent
from inquit.entities.coreference.description_index import DescriptionIndex
from inquit.entities.coreference.discourse import Discourse, Referent
from inquit.entities.coreference.pronouns import antecedent_of_person
from inquit.entities.coreference.role_fit import (
    CONTENT,
    NEW_WORD,
    SAME_HEAD,
    SHARED_WORD,
    Wanted,
    as_wanted,
    fit,
    may_be,
    noun_at,
)
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.capitalised import is_headline, role_noun
from inquit.entities.sources.source_phrases import SourcePhrase, phrase_of_noun
from inquit.entities.speaker_key import SpeakerKey
from inquit.entities.vocabulary import HeadNoun, head_nouns
from inquit.text.parsing import Paragraph

__all__ = ["Descriptions", "noun_at"]

_DEFINITE = frozenset({"the", "this", "that", "these"})
_BOTH = frozenset({"both", "each", "two"})
# Kinds of organisation that are called by a bare noun although the name does not hold it.
_CALLED_BY_NOUN = frozenset({"bank", "company", "agency", "media"})
# A first description without an article, or in the lead, may name its person only later.
_LEAD = 3
_NEARBY = 2  # paragraphs back for "the candidate" whose role the text does not give
_HEADLINES = 2  # paragraphs at the top that may be headlines
# A description without a known role picks up the nearest person only when its noun is as wide as these.
_WIDE = frozenset({"candidate", "party", "human", "lawmaker"})
# A description of a person without a known role still picks up somebody when it is this short.
_SHORT = 4


class Descriptions:
    """Everything that descriptions can pick up in one text."""

    def __init__(self, index: NameIndex, discourse: Discourse) -> None:
        self._index = index
        self._discourse = discourse
        self._described = DescriptionIndex(index)

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
        wanted = as_wanted(p, phrase, noun)
        plural = wanted.tag in ("NNS", "NNPS")
        if p.lower[phrase.lo] in _BOTH or (phrase.hi - phrase.lo > 1 and p.lower[phrase.lo + 1] in _BOTH):
            return self._joint(wanted)
        if noun.kind == "person" and not plural:
            return self._person(p, wanted)
        if not self._is_definite(p, phrase):
            return self._same_bare(p, wanted)
        return self._thing(wanted) or (self._joint(wanted) if plural and not wanted.words else None)

    def _printed(self, paragraph: int, token: int) -> Antecedent:
        """The earlier phrase around a noun, which introduces somebody."""
        return Antecedent("nominal", phrase=phrase_of_noun(self._index, paragraph, token), as_printed=True)

    def people_of_age(self, age: int) -> list[int]:
        """The people (by entity) of whom the text says that they are so old."""
        return self._described.ages.get(age, [])

    def _is_definite(self, p: Paragraph, phrase: SourcePhrase) -> bool:
        """Whether an article or (in headlines) its absence says that the reader knows who is meant."""
        if p.lower[phrase.lo] in _DEFINITE:
            return True
        if p.tag[phrase.head] not in ("NN", "NNP") or p.pos[phrase.lo] in ("DET", "NUM"):
            return False
        opens = phrase.lo == 0 and phrase.paragraph < _HEADLINES
        return opens or (p.text[phrase.head][:1].isupper() and is_headline(p))

    def _joint(self, wanted: Wanted) -> Antecedent | None:
        """As in "both sides", "the two men", "the senators": the last joint source."""
        for referent in self._discourse.before(wanted.offset):
            if referent.key.kind == "group" or (wanted.tag == "NNS" and referent.plural and not wanted.words):
                return _taken_up(referent.key)
        return None

    def _person(self, p: Paragraph, wanted: Wanted) -> Antecedent | None:
        phrase = wanted.phrase
        definite = self._is_definite(p, phrase)
        named = self._by_role(wanted)
        if not definite:
            return (
                _taken_up(SpeakerKey("name", named[2]))
                if named is not None and self._names_it_too(p, wanted, named)
                else None
            )
        unnamed = self._unnamed(wanted)
        if unnamed is not None and (named is None or named[0] < SAME_HEAD or unnamed[0] > named[1]):
            return _taken_up(unnamed[1])
        if named is not None:
            return _taken_up(SpeakerKey("name", named[2]))
        if p.lower[phrase.lo] == "the" and phrase.hi - phrase.lo <= _SHORT and wanted.noun.family in _WIDE:
            found = antecedent_of_person(
                self._index,
                self._discourse,
                phrase.paragraph,
                phrase.head,
                gender=wanted.noun.gender,
                fits=lambda referent: self._may_be(wanted, referent),
            )
            return Antecedent("nominal by nearness", key=found.key) if found else None
        return None

    def _may_be(self, wanted: Wanted, referent: Referent) -> bool:
        if wanted.phrase.paragraph - referent.paragraph > _NEARBY or referent.key.kind != "name":
            return wanted.phrase.paragraph - referent.paragraph <= _NEARBY
        return may_be(wanted, self._described.roles(referent.key.entity))

    def _names_it_too(self, p: Paragraph, wanted: Wanted, named: tuple[float, int, int]) -> bool:
        """Whether a description that is not definite still is a certain person's: "a spokeswoman for Lund" whose name
        follows soon, "Lund's lawyer" where the text calls somebody so.
        """
        score, before, key = named
        first = wanted.phrase.lo
        owned = any(p.tag[i] == "POS" for i in range(first, wanted.phrase.head))
        if owned:
            return score >= SAME_HEAD + SHARED_WORD - NEW_WORD
        paragraphs = [mention.paragraph for mention in self._index.entities[key].mentions]
        soon = bool(paragraphs) and 0 <= paragraphs[0] - wanted.phrase.paragraph <= _LEAD
        return p.lower[first] in ("a", "an") and soon and before < 0 and score >= SAME_HEAD + SHARED_WORD - NEW_WORD

    def _by_role(self, wanted: Wanted) -> tuple[float, int, int] | None:
        """A named person whose role the description gives: score, offset of the last mention before, entity."""
        best: tuple[float, int, int] | None = None
        for key, roles in self._described.people(wanted.noun):
            score = max(fit(wanted, role) for role in roles)
            if score <= 0 or self._gender_clashes(wanted, key):
                continue
            at = self._described.last_before(key, wanted.offset)
            if best is None or (score, at) > best[:2]:
                best = (score, at, key)
        return best

    def _gender_clashes(self, wanted: Wanted, key: int) -> bool:
        known = self._index.entities[key].likely_gender
        return bool(wanted.noun.gender and known and known != wanted.noun.gender)

    def _unnamed(self, wanted: Wanted) -> tuple[int, SpeakerKey] | None:
        """A source without a name that was described by the same noun, or else by one of the same family."""
        related: tuple[int, SpeakerKey] | None = None
        for referent in self._discourse.before(wanted.offset):
            other = self._noun_of(referent)
            if other is None or referent.plural or not self._says_nothing_new(wanted, referent):
                continue
            if other.noun == wanted.noun.noun:
                return referent.span.start, referent.key
            if other.family == wanted.noun.family and other.kind == wanted.noun.kind:
                related = related or (referent.span.start, referent.key)
        return related

    def _thing(self, wanted: Wanted) -> Antecedent | None:
        for referent in self._discourse.before(wanted.offset):
            other = self._noun_of(referent)
            if other is None or other.noun != wanted.noun.noun or not self._same_number(wanted, referent):
                continue
            if self._says_nothing_new(wanted, referent):
                return _taken_up(referent.key)
        if wanted.noun.kind in ("organisation", "group") and (key := self._named_with(wanted)) is not None:
            return _taken_up(SpeakerKey("name", key))
        earlier = next(self._earlier_phrases(wanted), None)
        if earlier is not None:
            return self._printed(*earlier)
        return None if wanted.words else self._related(wanted)

    def _same_number(self, wanted: Wanted, referent: Referent) -> bool:
        tag = self._index.parsed.paragraphs[referent.paragraph].tag[referent.token]
        return (tag in ("NNS", "NNPS")) == (wanted.tag in ("NNS", "NNPS"))

    def _noun_of(self, referent: Referent) -> HeadNoun | None:
        """The head noun of a source that is known by a description only."""
        if referent.key.kind != "description":
            return None
        return noun_at(self._index.parsed.paragraphs[referent.paragraph], referent.token)

    def _says_nothing_new(self, wanted: Wanted, referent: Referent) -> bool:
        """Whether all content words of the description are in the earlier one."""
        return wanted.words <= self._described.words_of(referent.key, referent)

    def _named_with(self, wanted: Wanted) -> int | None:
        """The organisation named before whose name begins or ends with the noun."""
        for key in self._described.organisations_with(wanted.noun.noun):
            entity = self._index.entities[key]
            if wanted.words <= set(entity.words) and self._described.last_before(key, wanted.offset) >= 0:
                return key
        return None

    def _earlier_phrases(self, wanted: Wanted) -> Iterator[tuple[int, int]]:
        """Earlier noun phrases with the same head that say more ("a Bloomberg poll" for "the poll"), last first."""
        for at, i in reversed(self._described.nouns(wanted.noun.noun)):
            other = self._index.parsed.paragraphs[at]
            if other.start[i] >= wanted.offset or other.tag[i] != wanted.tag or self._index.quoted[at][i]:
                continue
            lo, hi = other.edges[i]
            words = {other.lemma[j] for j in range(lo, hi) if other.pos[j] in CONTENT and j != i}
            if words > wanted.words:
                yield at, i

    def _related(self, wanted: Wanted) -> Antecedent | None:
        """The last source of the same family: "the study" for "a new report", "the paper" for "the Herald"."""
        fallback: SpeakerKey | None = None
        for referent in self._discourse.before(wanted.offset):
            other = self._noun_of(referent) or self._noun_in_name(referent)
            if referent.plural:
                continue
            if other is not None and other.kind == wanted.noun.kind and other.family == wanted.noun.family:
                return _taken_up(referent.key)
            if other is None and referent.kind == "organisation":
                fallback = fallback or referent.key
        named = self._described.organisation_of_family(wanted.noun.family, wanted.offset)
        if named is not None and wanted.noun.family in _CALLED_BY_NOUN:
            return _taken_up(SpeakerKey("name", named))
        return _taken_up(fallback) if fallback and wanted.noun.family in _CALLED_BY_NOUN else None

    def _noun_in_name(self, referent: Referent) -> HeadNoun | None:
        if referent.key.kind != "name":
            return None
        words = self._index.entities[referent.key.entity].words
        return next((n for w in (words[-1], words[0]) if (n := head_nouns().get(w)) is not None), None)

    def _same_bare(self, p: Paragraph, wanted: Wanted) -> Antecedent | None:
        """A bare plural ("experts") goes on with a fuller source of the same head ("Experts on trade")."""
        phrase = wanted.phrase
        if phrase.hi - phrase.lo > 1:
            return None
        if wanted.noun.noun == "police":
            return self._police(p, phrase)
        if wanted.tag != "NNS":
            return None
        for referent in self._discourse.before(wanted.offset):
            q = self._index.parsed.paragraphs[referent.paragraph]
            same = referent.key.kind == "description" and q.lemma[referent.token] == p.lemma[phrase.head]
            first = head_nouns().get(q.lower[q.tokens_in(referent.span).start])
            quantified = first is not None and first.family == "some"
            if same and q.tag[referent.token] == "NNS" and not quantified:
                return _taken_up(referent.key)
        return None

    def _police(self, p: Paragraph, phrase: SourcePhrase) -> Antecedent | None:
        """As in "police" are those of the place that the text names ("Tulsa police"), wherever it does."""
        for at, i in self._described.nouns("police"):
            q = self._index.parsed.paragraphs[at]
            if i and q.pos[i - 1] == "PROPN" and self._index.at(at, i - 1) is not None:
                return self._printed(at, i)
        return None


def _taken_up(key: SpeakerKey) -> Antecedent:
    return Antecedent("nominal", key=key)


def _second_role(p: Paragraph, phrase: SourcePhrase) -> int | None:
    """As in "the former secretary of state and current nominee": the head of the second description of one person."""
    if p.lower[phrase.lo] != "the" or p.tag[phrase.head] not in ("NN", "NNP"):
        return None
    joint = next((i for i in range(phrase.head + 1, phrase.hi) if p.pos[i] == "CCONJ"), None)
    if joint is None or not role_noun(p, phrase.head) or p.pos[joint + 1 : joint + 2] in (["DET"], ["PRON"]):
        return None
    heads = [i for i in range(joint + 1, phrase.hi) if p.tag[i] == "NN" and role_noun(p, i)]
    return heads[-1] if heads else None
