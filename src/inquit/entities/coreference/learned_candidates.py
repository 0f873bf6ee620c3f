"""Those whom a phrase may take up, with what speaks for each: what the reader's chains say, the places, the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from inquit.document import Gender, Quote
from inquit.entities.coreference.antecedent import Antecedent
from inquit.entities.coreference.chains import Chains, Place
from inquit.entities.coreference.discourse import Discourse, Referent
from inquit.entities.coreference.nominals import Descriptions
from inquit.entities.coreference.pronouns import groups_before, people_before, place_features, things_before
from inquit.entities.coreference.remote_antecedents import described_people
from inquit.entities.coreference.weighed_candidates import AntecedentCandidate, PhraseKind
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.noun_kinds import noun_at
from inquit.entities.sources.source_phrases import SourcePhrase, phrase_of_noun
from inquit.entities.speaker_key import SpeakerKey
from inquit.languages.word_entries import Pronoun

__all__ = ["LearnedCandidates", "phrase_kind"]

_LEAST = 1e-3  # chances below are not told apart
_WORTH = 0.05  # somebody whom only the chains know of has to be this likely
# What is known of places and did not help the choice, with articles left out.
_UNUSED = frozenset({"token", "headline"})
# What answers are called in results.
_WHYS: Mapping[PhraseKind, str] = {
    "he": "pronoun",
    "it": "neuter pronoun",
    "they": "plural pronoun",
    "person": "nominal",
    "thing": "nominal",
}


class LearnedCandidates:
    """Makes the candidates of the phrases of one text."""

    def __init__(
        self,
        index: NameIndex,
        quotes: Sequence[Quote],
        discourse: Discourse,
        chains: Chains,
        descriptions: Descriptions,
    ) -> None:
        self._index = index
        self._quotes = quotes
        self._discourse = discourse
        self._chains = chains
        self._descriptions = descriptions

    def of(
        self, phrase: SourcePhrase, quote: int | None, by_rules: Antecedent | None
    ) -> tuple[PhraseKind, list[AntecedentCandidate]] | None:
        """The candidates for a phrase and its kind; None where the rules decide alone.

        by_rules: what the rules answer, which is one of the candidates.
        """
        kind = phrase_kind(self._index, phrase)
        if kind is None:
            return None
        found = self._people(phrase, quote) if kind == "he" else self._places(phrase, kind)
        return kind, list(self._weighed(phrase, kind, found, by_rules))

    def _people(self, phrase: SourcePhrase, quote: int | None) -> Iterator[tuple[Referent, dict[str, float]]]:
        gender: Gender = "female" if phrase.pronoun is not None and phrase.pronoun.gender == "female" else "male"
        others: Iterable[Referent] = ()
        if quote is not None:
            others = described_people(self._index, self._discourse, self._descriptions, phrase)
        own = () if quote is None else self._quotes[quote].content
        people = people_before(self._index, self._discourse, phrase.paragraph, phrase.head, others=list(others))
        for referent in people:
            if referent.gender in (None, gender):
                features = self._place_features(phrase, referent, gender)
                yield referent, features | {"own_words": any(span.contains(referent.span) for span in own)}

    def _places(self, phrase: SourcePhrase, kind: PhraseKind) -> Iterator[tuple[Referent, dict[str, float]]]:
        if kind in ("it", "they"):
            before = things_before if kind == "it" else groups_before
            for referent in before(self._index, self._discourse, phrase.paragraph, phrase.head):
                speaks = {"can_speak": referent.kind is not None}
                yield referent, self._place_features(phrase, referent, None) | speaks

    def _place_features(self, phrase: SourcePhrase, referent: Referent, gender: Gender | None) -> dict[str, float]:
        sent = self._index.parsed.paragraphs[phrase.paragraph].sent[phrase.head]
        known = place_features(self._index, referent, phrase.paragraph, sent, gender)
        return {name: value for name, value in known.items() if name not in _UNUSED}

    def _weighed(
        self,
        phrase: SourcePhrase,
        kind: PhraseKind,
        found: Iterable[tuple[Referent, dict[str, float]]],
        by_rules: Antecedent | None,
    ) -> Iterator[AntecedentCandidate]:
        """The candidates at their places, whom else the chains lead to, and what the rules say."""
        here = (phrase.paragraph, phrase.head)
        meant = self._chains.meant(here)
        answer = self._key_of_answer(by_rules)
        seen: set[SpeakerKey | None] = set()
        for referent, features in found:
            key = self._canonical(referent.key)
            seen.add(key)
            known = _chance(meant, key) | {"rules": key == answer}
            yield AntecedentCandidate(key, self._taken_up(referent, _WHYS[kind]), features | known)
        for key in meant:
            if key not in seen and self._is_worth(kind, key, here) and meant[key] >= _WORTH:
                seen.add(key)
                taken_up = self._by_chain(key, _WHYS[kind])
                yield AntecedentCandidate(key, taken_up, _chance(meant, key) | {"rules": key == answer, "chain": True})
        if answer not in seen and (answer is not None or kind in ("person", "thing")):
            yield AntecedentCandidate(answer, by_rules, _chance(meant, answer or _own(here)) | {"rules": True})
            seen.add(answer)
        if None not in seen and kind in ("person", "thing"):
            yield AntecedentCandidate(None, None, _chance(meant, _own(here)) | {"nobody": True})

    def _is_worth(self, kind: PhraseKind, key: SpeakerKey, here: Place) -> bool:
        """Whether somebody is a candidate because the chains lead to him; for "he" not what is only a noun."""
        return key != _own(here) and not (kind == "he" and key.kind == "noun phrase")

    def _key_of_answer(self, found: Antecedent | None) -> SpeakerKey | None:
        if found is None:
            return None
        if found.key is not None:
            return self._canonical(found.key)
        if found.phrase is None:
            return None
        if found.phrase.mention is not None:
            return self._discourse.key_of(self._index.entity_of(found.phrase.mention))
        return _own((found.phrase.paragraph, found.phrase.head))

    def _canonical(self, key: SpeakerKey) -> SpeakerKey:
        return self._discourse.key_of(self._index.entities[key.entity]) if key.kind == "name" else key

    def _taken_up(self, referent: Referent, why: str) -> Antecedent:
        if referent.key.kind == "noun phrase":
            return Antecedent(why, phrase=phrase_of_noun(self._index, referent.paragraph, referent.token))
        return Antecedent(why, key=referent.key, span=referent.span, kind=referent.kind)

    def _by_chain(self, key: SpeakerKey, why: str) -> Antecedent:
        if key.kind == "noun phrase":
            paragraph, token = _place(key)
            return Antecedent(why, phrase=phrase_of_noun(self._index, paragraph, token), as_printed=True)
        return Antecedent(why, key=key)


def phrase_kind(index: NameIndex, phrase: SourcePhrase) -> PhraseKind | None:
    """By which weights a phrase is resolved; None where the rules decide alone."""
    if phrase.pronoun is not None:
        return _kind_of_pronoun(phrase.pronoun)
    noun = noun_at(index.parsed.paragraphs[phrase.paragraph], phrase.head)
    if noun is None or phrase.form != "nominal":
        return None
    return "person" if noun.kind == "person" else "thing"


def _kind_of_pronoun(pronoun: Pronoun) -> PhraseKind | None:
    if pronoun.use == "relative":
        return None
    if pronoun.number == "singular" and pronoun.gender in ("male", "female"):
        return "he"
    if pronoun.gender == "neuter" or pronoun.use == "demonstrative":
        return "it"
    return "they" if pronoun.number == "plural" else None


def _chance(meant: Mapping[SpeakerKey, float], key: SpeakerKey) -> dict[str, float]:
    return {"chance": log(max(meant.get(key, 0.0), _LEAST))}


def _own(place: Place) -> SpeakerKey:
    return SpeakerKey("noun phrase", details=place)


def _place(key: SpeakerKey) -> Place:
    paragraph, token = key.details
    assert isinstance(paragraph, int)
    assert isinstance(token, int)
    return paragraph, token
