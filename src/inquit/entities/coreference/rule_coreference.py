"""Coreference by rules: one set for relative pronouns, one for personal ones, one for descriptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inquit.document import Gender, Quote
from inquit.entities.coreference.antecedent import Antecedent
from inquit.entities.coreference.discourse import Discourse, Referent
from inquit.entities.coreference.nominals import Descriptions
from inquit.entities.coreference.pairs import pair_before
from inquit.entities.coreference.pronouns import (
    antecedent_of_person,
    antecedent_of_thing,
    antecedents_of_group,
    name_referents,
)
from inquit.entities.coreference.relatives import antecedent_of_relative
from inquit.entities.coreference.remote_antecedents import described_people, lone_speaker
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.noun_kinds import noun_at
from inquit.entities.sources.ages import age_in
from inquit.entities.sources.source_phrases import SourcePhrase, phrase_of_noun
from inquit.entities.speaker_key import SpeakerKey
from inquit.languages.tags import POSSESSIVE_ENDING, POSSESSIVE_PRONOUN
from inquit.languages.word_entries import Pronoun

__all__ = ["RuleCoreference"]


class RuleCoreference:
    """The rules over the parse and what was said so far."""

    def __init__(self, index: NameIndex, quotes: Sequence[Quote], discourse: Discourse) -> None:
        self._index = index
        self._quotes = quotes
        self._discourse = discourse
        self.descriptions = Descriptions(index, discourse)

    def antecedent(self, phrase: SourcePhrase, quote: int | None) -> Antecedent | None:
        """What a pronoun or a description takes up."""
        if phrase.pronoun is None:
            return (
                self._maker(phrase) or self._aged(phrase) or pair_before(self._index, phrase) or self._nominal(phrase)
            )
        if phrase.pronoun.use == "relative":
            return self._relative(phrase)
        return self._pronoun(phrase, phrase.pronoun, quote)

    def _relative(self, phrase: SourcePhrase) -> Antecedent | None:
        """As in "who", "which", "that": the noun phrase that the relative clause belongs to."""
        found = antecedent_of_relative(self._index, phrase)
        return Antecedent("relative pronoun", phrase=found) if found is not None else None

    def _pronoun(self, phrase: SourcePhrase, pronoun: Pronoun, quote: int | None) -> Antecedent | None:
        index, discourse, at = self._index, self._discourse, (phrase.paragraph, phrase.head)
        if pronoun.number == "singular" and pronoun.gender != "neuter":
            found = self._person(phrase, pronoun, quote) or self._named_next(phrase, pronoun)
            return self._found(found, "pronoun")
        if pronoun.gender == "neuter" or pronoun.use == "demonstrative":
            return self._found(antecedent_of_thing(index, discourse, *at), "neuter pronoun")
        if pronoun.number == "plural":
            found = antecedents_of_group(index, discourse, *at) or lone_speaker(index, discourse, phrase)
            return self._found(found, "plural pronoun")
        return None

    def _person(self, phrase: SourcePhrase, pronoun: Pronoun, quote: int | None) -> Referent | None:
        gender: Gender = "female" if pronoun.gender == "female" else "male"
        others: tuple[Referent, ...] = ()
        if quote is not None:
            others = tuple(described_people(self._index, self._discourse, self.descriptions, phrase))
        return antecedent_of_person(
            self._index,
            self._discourse,
            phrase.paragraph,
            phrase.head,
            gender=gender,
            others=others,
            own=() if quote is None else self._quotes[quote].content,
        )

    def _named_next(self, phrase: SourcePhrase, pronoun: Pronoun) -> Referent | None:
        """As in "“It broke,” he said. Jens Krogh was on the pier.": whom the next sentence begins with.

        But not in "“No,” said Jens Krogh.", who answers.
        """
        sent = self._index.parsed.paragraphs[phrase.paragraph].sent[phrase.head]
        for at in range(phrase.paragraph, min(phrase.paragraph + 2, len(self._index.parsed.paragraphs))):
            q = self._index.parsed.paragraphs[at]
            wanted = sent + 1 if at == phrase.paragraph else 0
            ahead = [r for r in name_referents(self._index, at, q.span.end, reach=0) if r.sent == wanted]
            if wanted <= q.sent[-1]:
                first = ahead[-1] if ahead else None
                if first is None or first.kind != "person" or not first.subject or first.quoted:
                    return None
                speaks = any(first.span.overlaps(source) for quote in self._quotes for source in quote.source)
                return first if not speaks and first.gender in (None, pronoun.gender) else None
        return None

    def _found(self, found: Referent | None, why: str) -> Antecedent:
        if found is None:
            return Antecedent("unresolved pronoun")
        if found.key.kind == "noun phrase":
            return Antecedent(why, phrase=phrase_of_noun(self._index, found.paragraph, found.token))
        return Antecedent(why, key=found.key, span=found.span, kind=found.kind)

    def _maker(self, phrase: SourcePhrase) -> Antecedent | None:
        """Whose words "Lund's statement" and "her account" are: the maker's, when in view."""
        p = self._index.parsed.paragraphs[phrase.paragraph]
        noun = noun_at(p, phrase.head)
        if noun is None or noun.family not in p.language.vocabulary.classes("utterance"):
            return None
        for i in range(phrase.lo, phrase.head):
            if p.tag[i] == POSSESSIVE_PRONOUN and (pronoun := p.language.vocabulary.pronouns.get(p.lower[i])):
                owner = SourcePhrase(phrase.paragraph, i, i + 1, i, "pronoun", pronoun=pronoun)
                return Antecedent("maker", phrase=owner)
            if p.tag[i] == POSSESSIVE_ENDING and (named := self._index.at(phrase.paragraph, i - 1)) is not None:
                return Antecedent("maker", phrase=replace(phrase, form="name", mention=named))
        return None

    def _aged(self, phrase: SourcePhrase) -> Antecedent | None:
        """Who "the 46-year-old" is: the person of that age."""
        p = self._index.parsed.paragraphs[phrase.paragraph]
        age = age_in(p, phrase.lo, phrase.hi)
        people = self.descriptions.people_of_age(age) if age else []
        if age and not people and p.lower[phrase.lo] in p.language.function_words.definite_article:
            people = self._only_one(phrase)
        return Antecedent("age", key=SpeakerKey("name", people[0])) if len(people) == 1 else None

    def _only_one(self, phrase: SourcePhrase) -> list[int]:
        """The one person whom the text has named so far, if it gives no age of that one."""
        start = self._index.parsed.paragraphs[phrase.paragraph].start[phrase.lo]
        named = {
            m.entity for m in self._index.mentions if m.span.start < start and self._index.entity_of(m).kind == "person"
        }
        return [key for key in named if len(named) == 1 and not self.descriptions.has_age(key)]

    def _nominal(self, phrase: SourcePhrase) -> Antecedent | None:
        found = self.descriptions.resolve(phrase)
        if found is None or found.phrase is None:
            return found
        return found if found.phrase.form == "nominal" else None
