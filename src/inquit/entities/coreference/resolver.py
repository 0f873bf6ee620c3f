"""From one source phrase to a speaker: names directly, pronouns and descriptions through what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from inquit.document import Gender, Quote, Step
from inquit.entities.ages import age_in
from inquit.entities.author import EnclosingQuotes, find_writer
from inquit.entities.coreference.antecedents import described_people, lone_speaker, one_of_many
from inquit.entities.coreference.nominals import Descriptions, noun_at
from inquit.entities.coreference.pronouns import antecedent_of_person, antecedent_of_thing, antecedents_of_group
from inquit.entities.coreference.referents import Key, Referent, Speakers
from inquit.entities.coreference.relatives import antecedent_of_relative
from inquit.entities.coreference.resolution_steps import Resolved, Steps
from inquit.entities.description_wording import (
    describe,
    describe_group,
    kind_of_phrase,
    printed_text,
    signature,
    with_article,
)
from inquit.entities.mention_index import MentionIndex
from inquit.entities.mentions.source_phrases import SourcePhrase, phrase_of_noun
from inquit.entities.names.clustering import Entity
from inquit.entities.speaker_registry import SpeakerRegistry
from inquit.entities.vocabulary import head_nouns, pronouns

__all__ = ["Resolved", "Resolver"]

_AUTHOR: Key = ("author",)


class Resolver:
    """Resolves the sources of one text, in order; what it resolved can be picked up by what follows.

    `resolve_quote` gives the speaker of another quote, for "I" inside somebody's words.
    """

    def __init__(
        self, cast: MentionIndex, quotes: Sequence[Quote], resolve_quote: Callable[[int], Resolved | None]
    ) -> None:
        self._cast = cast
        self._quotes = quotes
        self._enclosing = EnclosingQuotes(quotes)
        self._resolve_quote = resolve_quote
        self.registry = SpeakerRegistry(cast)
        self._steps = Steps(cast, self.registry)
        self.speakers = Speakers()
        self.unknown: set[Key] = set()  # those for whom the text has nothing but a pronoun
        self._descriptions = Descriptions(cast)

    def resolve(self, phrase: SourcePhrase, quote: int) -> Resolved | None:
        """Who the source phrase of a quote (by its index) is."""
        if phrase.form == "name" and phrase.mention is not None:
            return self._name(phrase, phrase.mention)
        if phrase.form == "pronoun":
            return self._pronoun(phrase, quote)
        if phrase.form == "group":
            return self._group(phrase, quote)
        return self._nominal(phrase, quote)

    def gender(self, key: Key) -> str:
        """What is known or guessed of a speaker's gender."""
        shown = self.registry.gender(key) if key in self.registry else None
        if shown or key[0] != "name":
            return shown or ""
        return self._cast.gender_of(self._entity(key))

    def _name(self, phrase: SourcePhrase, index: int) -> Resolved:
        mention = self._cast.mentions[index]
        entity = self._cast.entity_of(index)
        key = self.registry.add_entity(entity, entity.name)
        printed = self._steps.text(mention.span)
        if self.registry.from_roster(key):
            rule = "roster"
        elif phrase.apposed:
            rule = "apposition"
        elif mention.words == entity.words:
            rule = "full name" if len(mention.words) > 1 else "only name"
        else:
            rule = "surname" if entity.kind == "person" else "short name"
        via = [Step(self._steps.text(self._steps.span(phrase)), self._steps.span(phrase), "source")]
        if rule in ("surname", "short name", "roster"):
            via.append(self._steps.name_step(key, rule))
        elif printed != via[0].text:
            via.append(Step(printed, mention.span, rule))
        return Resolved(key, rule, tuple(via))

    def _pronoun(self, phrase: SourcePhrase, quote: int) -> Resolved | None:
        pronoun = phrase.pronoun
        if pronoun is None:
            return None
        if pronoun.person == "1":
            return self._first_person(phrase, quote)
        if pronoun.use == "relative":
            return self._relative(phrase, quote)
        if pronoun.number == "singular" and pronoun.gender != "neuter":
            gender: Gender = "female" if pronoun.gender == "female" else "male"
            nouns = described_people(self._cast, self.speakers, self._descriptions, self.gender, phrase)
            found = antecedent_of_person(
                self._cast,
                self.speakers,
                phrase.paragraph,
                phrase.head,
                gender=gender,
                others=tuple(nouns),
                own=self._quotes[quote].content,
            )
            resolved = self._antecedent(phrase, found, "pronoun", quote)
            self.registry.note_gender(resolved.key, gender)
            return resolved
        if pronoun.gender == "neuter" or pronoun.use == "demonstrative":
            found = antecedent_of_thing(self._cast, self.speakers, phrase.paragraph, phrase.head)
            return self._antecedent(phrase, found, "neuter pronoun", quote)
        if pronoun.number == "plural":
            return self._plural(phrase, quote)
        return self._own_words(phrase, "pronoun")

    def _plural(self, phrase: SourcePhrase, quote: int) -> Resolved:
        found = antecedents_of_group(self._cast, self.speakers, phrase.paragraph, phrase.head)
        found = found or lone_speaker(self._cast, self.speakers, phrase)
        return self._antecedent(phrase, found, "plural pronoun", quote)

    def _antecedent(self, phrase: SourcePhrase, found: Referent | None, rule: str, quote: int) -> Resolved:
        """Whom the antecedent names; it may be a noun phrase that has to be read itself."""
        if found is None:
            return self._own_words(phrase, "unresolved pronoun")
        if found.key[0] == "noun":
            antecedent = self.resolve(phrase_of_noun(self._cast, found.paragraph, found.token), quote)
            return self._steps.chained(phrase, antecedent, rule) if antecedent else self._own_words(phrase, rule)
        return self._link(phrase, found, rule)

    def _first_person(self, phrase: SourcePhrase, quote: int) -> Resolved:
        """As in "I" inside somebody's words is that speaker, elsewhere the writer of the text."""
        span = self._steps.span(phrase)
        outer = self._enclosing.around(span, quote)
        if outer is not None:
            resolved = self._resolve_quote(outer)
            if resolved is not None:
                return self._steps.chained(phrase, resolved, "enclosing quote")
        signature = find_writer(self._cast, phrase.paragraph)
        if signature is not None:
            entity = self._cast.entity_of(signature)
            key = self.registry.add_entity(entity, entity.name)
            step = Step(entity.name, self._cast.mentions[signature].span, "signature")
            return Resolved(key, "author", (self._steps.source(phrase), step))
        key = self.registry.add_description(_AUTHOR, "author", "person")
        return Resolved(key, "author", (self._steps.source(phrase), Step("author", None, "author")))

    def _relative(self, phrase: SourcePhrase, quote: int) -> Resolved | None:
        """As in "who", "which", "that": the noun phrase that the relative clause belongs to."""
        antecedent = antecedent_of_relative(self._cast, phrase)
        if (
            antecedent is None or antecedent.head >= phrase.head
        ):  # an antecedent stands before, or the search never ends
            return self._own_words(phrase, "pronoun")
        resolved = self.resolve(antecedent, quote)
        return self._steps.chained(phrase, resolved, "relative pronoun") if resolved else None

    def _nominal(self, phrase: SourcePhrase, quote: int) -> Resolved | None:
        special = self._maker(phrase, quote) or self._aged(phrase) or self._one(phrase)
        if special is not None:
            return special
        found = self._descriptions.resolve(phrase, self.speakers)
        if found is not None and found.key is not None:
            return self._link_key(phrase, found.key, found.why)
        if found is not None and found.phrase is not None:
            earlier = phrase_of_noun(self._cast, *found.phrase)
            if earlier.form == "nominal":
                return self._steps.chained(phrase, self._described(earlier, None), "nominal")
        return self._described(phrase, quote)

    def _maker(self, phrase: SourcePhrase, quote: int) -> Resolved | None:
        """Whose words "Lund's statement" and "her account" are: the maker's, when in view."""
        p = self._cast.parsed.paragraphs[phrase.paragraph]
        noun = noun_at(p, phrase.head)
        if noun is None or noun.family != "utterance":
            return None
        for i in range(phrase.lo, phrase.head):
            if p.tag[i] == "PRP$" and (pronoun := pronouns().get(p.lower[i])):
                owner = SourcePhrase(phrase.paragraph, i, i + 1, i, "pronoun", pronoun=pronoun)
                resolved = self._pronoun(owner, quote)
                return self._steps.chained(phrase, resolved, "maker") if resolved else None
            if p.tag[i] == "POS" and (named := self._cast.at(phrase.paragraph, i - 1)) is not None:
                return self._steps.chained(phrase, self._name(phrase, named), "maker")
        return None

    def _aged(self, phrase: SourcePhrase) -> Resolved | None:
        """Who "the 46-year-old" is: the person of that age."""
        age = age_in(self._cast.parsed.paragraphs[phrase.paragraph], phrase.lo, phrase.hi)
        people = self._descriptions.people_of_age(age) if age else []
        return self._link_key(phrase, ("name", people[0]), "age") if len(people) == 1 else None

    def _one(self, phrase: SourcePhrase) -> Resolved | None:
        """As in "one" after "Analysts were unsure" is an analyst, and each "one" another."""
        found = one_of_many(self._cast, phrase)
        if found is None:
            return None
        key: Key = ("one", phrase.paragraph, phrase.head)
        self.registry.add_description(key, found[2], "person")
        span = self._cast.parsed.paragraphs[found[0]].token_span(found[1], found[1] + 1)
        return Resolved(
            key, "description", (self._steps.source(phrase), Step(self._steps.text(span), span, "one of them"))
        )

    def _described(self, phrase: SourcePhrase, quote: int | None) -> Resolved:
        owner = self._owner(phrase)
        name = describe(self._cast, phrase, owner)
        key: Key = ("description", signature(self._cast, phrase, owner))
        noun = head_nouns().get(self._cast.parsed.paragraphs[phrase.paragraph].lemma[phrase.head])
        self.registry.add_description(key, name, kind_of_phrase(self._cast, phrase))
        if noun is not None and noun.gender:
            self.registry.note_gender(key, noun.gender)
        return Resolved(key, "description", (self._steps.source(phrase),))

    def _owner(self, phrase: SourcePhrase) -> str | None:
        """Whose it is in "his aides"."""
        p = self._cast.parsed.paragraphs[phrase.paragraph]
        pronoun = pronouns().get(p.lower[phrase.lo])
        if pronoun is None or pronoun.use != "possessive" or pronoun.person != "3" or phrase.hi - phrase.lo == 1:
            return None
        if pronoun.gender == "neuter":
            return self._owning_thing(phrase)
        if pronoun.gender not in ("female", "male"):
            return None
        found = antecedent_of_person(self._cast, self.speakers, phrase.paragraph, phrase.lo, gender=pronoun.gender)
        return self.registry.name(self._key_of(found.key)) if found else None

    def _entity(self, key: Key) -> Entity:
        return self._cast.entities[int(str(key[1]))]

    def _owning_thing(self, phrase: SourcePhrase) -> str | None:
        """Whose it is in "its director": an organisation by name."""
        found = antecedent_of_thing(self._cast, self.speakers, phrase.paragraph, phrase.lo)
        if found is None or found.key[0] != "name" or found.kind != "organisation":
            return None
        if any(self._cast.mentions[i].label == "NORP" for i in self._entity(found.key).mentions):
            return None
        return self.registry.name(self._key_of(found.key))

    def _own_words(self, phrase: SourcePhrase, rule: str) -> Resolved:
        """Nobody found: the printed words are all there is."""
        resolved = replace(self._described(phrase, None), rule=rule)
        if self._steps.span(phrase).of(self._cast.parsed.text).lower() in pronouns():
            self.unknown.add(resolved.key)
        return resolved

    def _group(self, phrase: SourcePhrase, quote: int) -> Resolved | None:
        if not phrase.members:  # "Mr. and Mrs. Lund"
            name = self._steps.text(self._steps.span(phrase))
            couple = self.registry.add_group(("group", name.casefold()), name, (), named=True)
            return Resolved(couple, "group", (self._steps.source(phrase),))
        parts = [(member, self.resolve(member, quote)) for member in phrase.members]
        all_named = all(r is not None and member.form in ("name", "pronoun") for member, r in parts)
        names = []
        for member, resolved in parts:
            if resolved is not None and (all_named or member.form == "name"):
                names.append(self.registry.name(resolved.key))
            else:
                names.append(self._steps.text(self._steps.span(member)))
        if not all_named:
            names = [printed_text(self._cast, member) for member, _ in parts]
        names = [names[0], *(with_article(self._cast, m, n) for (m, _), n in zip(parts[1:], names[1:], strict=True))]
        name = describe_group(self._cast, phrase, names)
        key: Key = ("group", *sorted(n.casefold() for n in names))
        self.registry.add_group(key, name, tuple(names), named=all_named)
        return Resolved(key, "group", (self._steps.source(phrase),))

    def _key_of(self, key: Key) -> Key:
        """A key that the registry knows: an entity that has not spoken yet is entered."""
        if key[0] == "name" and key not in self.registry:
            entity = self._entity(key)
            return self.registry.add_entity(entity, entity.name)
        return key

    def _link(self, phrase: SourcePhrase, referent: Referent, rule: str) -> Resolved:
        key = self._key_of(referent.key)
        via = [self._steps.source(phrase), Step(self._steps.text(referent.span), referent.span, rule)]
        if via[-1].text != self.registry.name(key):
            via.append(self._steps.name_step(key, "name"))
        return Resolved(key, rule, tuple(via))

    def _link_key(self, phrase: SourcePhrase, key: Key, rule: str) -> Resolved:
        key = self._key_of(key)
        return Resolved(key, rule, (self._steps.source(phrase), self._steps.name_step(key, rule)))
