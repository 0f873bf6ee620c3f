"""From one source phrase to a speaker: names directly, pronouns and descriptions through what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from inquit.document import Quote, Step
from inquit.entities.coreference.antecedent import Antecedent, CoreferenceFactory
from inquit.entities.coreference.discourse import Discourse, Referent, is_subject
from inquit.entities.coreference.remote_antecedents import one_of_many
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.naming_steps import Resolved, StepWriter
from inquit.entities.sources.author import EnclosingQuotes, find_writer
from inquit.entities.sources.description_wording import (
    describe,
    describe_group,
    kind_of_phrase,
    printed_text,
    signature,
    with_article,
)
from inquit.entities.sources.printable_phrases import is_printable, whole_phrase
from inquit.entities.sources.source_phrases import SourcePhrase
from inquit.entities.sources.voices import NO_VOICES, Voices
from inquit.entities.speaker_key import SpeakerKey
from inquit.entities.speaker_registry import SpeakerRegistry
from inquit.languages.entity_labels import NATIONALITY
from inquit.languages.word_entries import Pronoun

__all__ = ["SourceNaming"]

_AUTHOR = SpeakerKey("author")


class SourceNaming:
    """Names the sources of one text, in order; what it named can be taken up by what follows.

    `resolve_quote` gives the speaker of another quote, for "I" inside somebody's words.
    """

    def __init__(
        self,
        index: NameIndex,
        quotes: Sequence[Quote],
        coreference: CoreferenceFactory,
        resolve_quote: Callable[[int], Resolved | None],
        *,
        voices: Voices = NO_VOICES,
    ) -> None:
        self._index = index
        self._enclosing = EnclosingQuotes(quotes)
        self._voices = voices
        self._resolve_quote = resolve_quote
        self.registry = SpeakerRegistry(index)
        self._steps = StepWriter(index, self.registry)
        self._discourse = Discourse(self.registry, voices)
        self._coreference = coreference(index, quotes, self._discourse)
        self.unknown: set[SpeakerKey] = set()  # those for whom the text has nothing but a pronoun
        self._under_way: list[SourcePhrase] = []  # each read for the sake of the one before

    def resolve(self, phrase: SourcePhrase, quote: int) -> Resolved:
        """Who the source phrase of a quote (by its index) is."""
        self._under_way.append(phrase)
        resolved = self._resolved(phrase, quote)
        self._under_way.pop()
        return resolved

    def _resolved(self, phrase: SourcePhrase, quote: int) -> Resolved:
        if phrase.mention is not None:
            return self._name(phrase, phrase.mention)
        if phrase.pronoun is not None:
            return self._pronoun(phrase, phrase.pronoun, quote)
        if phrase.form == "group":
            return self._group(phrase, quote)
        return self._nominal(phrase, quote)

    def note(self, phrase: SourcePhrase, resolved: Resolved) -> None:
        """Remember a source as something that later pronouns and descriptions can take up."""
        paragraph = self._index.parsed.paragraphs[phrase.paragraph]
        span = self._steps.span(phrase)
        kind = self.registry.kind(resolved.key)
        self.registry.mention(resolved.key, span, "" if phrase.pronoun else self._steps.text(span))
        self._discourse.note(
            Referent(
                resolved.key,
                span,
                phrase.paragraph,
                paragraph.sent[phrase.head],
                phrase.head,
                kind,
                self.registry.likely_gender(resolved.key),
                plural=kind == "group",
                subject=is_subject(paragraph, phrase.lo, phrase.hi),
                spoke=True,
                quoted=self._index.quoted[phrase.paragraph][phrase.lo],
            )
        )

    def _name(self, phrase: SourcePhrase, mention: NameMention) -> Resolved:
        entity = self._index.entity_of(mention)
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

    def _pronoun(self, phrase: SourcePhrase, pronoun: Pronoun, quote: int) -> Resolved:
        if pronoun.person == "1":
            return self._first_person(phrase, quote)
        found = self._coreference.antecedent(phrase, quote)
        if found is None or not _stands_before(found, phrase):
            resolved = self._own_words(phrase, "pronoun")
        else:
            resolved = self._taken_up(phrase, found, quote) or self._own_words(phrase, found.why)
        if pronoun.gender in ("female", "male"):
            self.registry.note_gender(resolved.key, "female" if pronoun.gender == "female" else "male")
        return resolved

    def _nominal(self, phrase: SourcePhrase, quote: int) -> Resolved:
        one = self._given(phrase) or self._one(phrase)
        if one is not None:
            return one
        if not is_printable(self._index, phrase):
            whole = whole_phrase(self._index, phrase)
            if whole is not None and whole not in self._under_way:
                return self.resolve(whole, quote)
        found = self._coreference.antecedent(phrase, quote)
        return (self._taken_up(phrase, found, quote) if found is not None else None) or self._described(phrase)

    def _taken_up(self, phrase: SourcePhrase, found: Antecedent, quote: int) -> Resolved | None:
        """Whom the antecedent names; it may be a phrase that has to be read itself.

        Nobody where that is what the phrase is read for: a member of a group cannot stand for the group.
        """
        if found.phrase in self._under_way:
            return None
        if found.phrase is not None:
            earlier = self._described(found.phrase) if found.as_printed else self.resolve(found.phrase, quote)
            return self._steps.chained(phrase, earlier, found.why, found.sureness)
        return None if found.key is None else self._steps.taken_up(phrase, found, self._key_of(found.key))

    def _first_person(self, phrase: SourcePhrase, quote: int) -> Resolved:
        """As in "I" inside somebody's words is that speaker, elsewhere whoever has the floor, or the writer."""
        span = self._steps.span(phrase)
        outer = self._enclosing.around(span, quote)
        if outer is not None:
            resolved = self._resolve_quote(outer)
            if resolved is not None:
                return self._steps.chained(phrase, resolved, "enclosing quote")
        voice = self._voices.speaker_at(span.start)
        if voice is not None:
            key = self.registry.add_entry(voice)
            return Resolved(key, "enclosing turn", (self._steps.source(phrase), Step(voice.name, None, "turn")))
        signature = find_writer(self._index, phrase.paragraph)
        if signature is not None:
            entity = self._index.entity_of(signature)
            key = self.registry.add_entity(entity, entity.name)
            step = Step(entity.name, signature.span, "signature")
            return Resolved(key, "author", (self._steps.source(phrase), step))
        key = self.registry.add_described(_AUTHOR, ("author",), "person")
        return Resolved(key, "author", (self._steps.source(phrase), Step("author", None, "author")))

    def _given(self, phrase: SourcePhrase) -> Resolved | None:
        """Whose description it is by the user's word, whomever else the text could mean."""
        if not self.registry.knows_descriptions:
            return None
        entry = self.registry.entry_described(*self._wordings(phrase, self._owner(phrase)))
        if entry is None:
            return None
        key = self.registry.add_entry_described(entry, kind_of_phrase(self._index, phrase))
        return Resolved(key, "roster", self._steps_to(phrase, key))

    def _wordings(self, phrase: SourcePhrase, owner: str | None) -> list[str]:
        """What a description may be called: by whose it is, if that is known, and as it is printed."""
        return list(dict.fromkeys((describe(self._index, phrase, owner), describe(self._index, phrase))))

    def _steps_to(self, phrase: SourcePhrase, key: SpeakerKey) -> tuple[Step, ...]:
        source = self._steps.source(phrase)
        is_name = describe(self._index, phrase) == self.registry.name(key)
        return (source,) if is_name else (source, self._steps.name_step(key, "roster"))

    def _one(self, phrase: SourcePhrase) -> Resolved | None:
        """As in "one" after "Analysts were unsure" is an analyst, and each "one" another."""
        found = one_of_many(self._index, phrase)
        if found is None:
            return None
        key = SpeakerKey("one of many", details=(phrase.paragraph, phrase.head))
        self.registry.add_description(key, found[2], "person")
        span = self._index.parsed.paragraphs[found[0]].token_span(found[1], found[1] + 1)
        return Resolved(
            key, "description", (self._steps.source(phrase), Step(self._steps.text(span), span, "one of them"))
        )

    def _described(self, phrase: SourcePhrase) -> Resolved:
        owner = self._owner(phrase)
        key = SpeakerKey("description", details=(signature(self._index, phrase, owner),))
        noun = self._index.parsed.language.vocabulary.head_nouns.get(
            self._index.parsed.paragraphs[phrase.paragraph].lemma[phrase.head]
        )
        key = self.registry.add_described(key, self._wordings(phrase, owner), kind_of_phrase(self._index, phrase))
        if noun is not None and noun.gender:
            self.registry.note_gender(key, noun.gender)
        if self.registry.from_roster(key):
            return Resolved(key, "roster", self._steps_to(phrase, key))
        if not is_printable(self._index, phrase):
            self.unknown.add(key)
        return Resolved(key, "description", (self._steps.source(phrase),))

    def _owner(self, phrase: SourcePhrase) -> str | None:
        """Whose it is in "his aides" and "its director": somebody, or an organisation by name."""
        p = self._index.parsed.paragraphs[phrase.paragraph]
        pronoun = p.language.vocabulary.pronouns.get(p.lower[phrase.lo])
        if pronoun is None or pronoun.use != "possessive" or pronoun.person != "3" or phrase.hi - phrase.lo == 1:
            return None
        if not pronoun.gender:
            return None
        lo = phrase.lo
        found = self._coreference.antecedent(
            SourcePhrase(phrase.paragraph, lo, lo + 1, lo, "pronoun", pronoun=pronoun), None
        )
        if found is None or found.key is None or (pronoun.gender == "neuter" and not self._is_organisation(found)):
            return None
        return self.registry.name(self._key_of(found.key))

    def _is_organisation(self, found: Antecedent) -> bool:
        """Whether something that has a name is an organisation, and no people or party."""
        if found.key is None or found.key.kind != "name" or found.kind != "organisation":
            return False
        return not any(m.label == NATIONALITY for m in self._index.entities[found.key.entity].mentions)

    def _own_words(self, phrase: SourcePhrase, rule: str) -> Resolved:
        """Nobody found: the printed words are all there is."""
        resolved = replace(self._described(phrase), rule=rule)
        if (
            self._steps.span(phrase).of(self._index.parsed.text).lower()
            in self._index.parsed.language.vocabulary.pronouns
        ):
            self.unknown.add(resolved.key)
        return resolved

    def _group(self, phrase: SourcePhrase, quote: int) -> Resolved:
        if not phrase.members:  # "Mr. and Mrs. Lund"
            name = self._steps.text(self._steps.span(phrase))
            couple = self.registry.add_group(SpeakerKey("group", details=(name.casefold(),)), name, (), named=True)
            return Resolved(couple, "group", (self._steps.source(phrase),))
        parts = [(member, self.resolve(member, quote)) for member in phrase.members]
        if len({resolved.key for _, resolved in parts}) == 1:
            return parts[0][1]  # what looks like two is one, described twice
        all_named = all(member.form in ("name", "pronoun") for member, _ in parts)
        if all_named:
            names = [self.registry.name(resolved.key) for _, resolved in parts]
        else:
            names = [printed_text(self._index, member) for member, _ in parts]
        names = [names[0], *(with_article(self._index, m, n) for (m, _), n in zip(parts[1:], names[1:], strict=True))]
        name = describe_group(self._index, names)
        key = SpeakerKey("group", details=tuple(sorted(n.casefold() for n in names)))
        key = self.registry.add_group(key, name, tuple(names), named=all_named)
        return Resolved(key, "group", (self._steps.source(phrase),))

    def _key_of(self, key: SpeakerKey) -> SpeakerKey:
        """A key that the registry knows: an entity that has not spoken yet is entered."""
        if key.kind == "name" and key not in self.registry:
            entity = self._index.entities[key.entity]
            return self.registry.add_entity(entity, entity.name)
        return key


def _stands_before(found: Antecedent, phrase: SourcePhrase) -> bool:
    """Whether an antecedent that has to be read stands before what takes it up, or the search would never end."""
    earlier = found.phrase
    return earlier is None or (earlier.paragraph, earlier.head) < (phrase.paragraph, phrase.head)
