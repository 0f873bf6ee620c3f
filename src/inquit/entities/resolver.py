"""From one source phrase to a speaker: names directly, pronouns and descriptions through what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from inquit.document import Gender, Quote, Step, TextSpan
from inquit.entities.cast import Cast
from inquit.entities.nominals import Descriptions, noun_at
from inquit.entities.phrases import Phrase, phrase_of_noun
from inquit.entities.pronouns import antecedent_of_person, antecedent_of_thing, antecedents_of_group
from inquit.entities.referents import Key, Referent, Speakers, kind_of_noun, noun_phrases_before
from inquit.entities.registry import Registry
from inquit.entities.relatives import antecedent_of_relative
from inquit.entities.vocabulary import head_nouns, pronouns
from inquit.entities.wording import describe, describe_group, kind_of_phrase, printed_text, signature, with_article
from inquit.entities.writer import EnclosingQuotes, find_writer

__all__ = ["Resolved", "Resolver"]

_AUTHOR: Key = ("author",)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who a source is, which step decided, and the chain from the mention to the name."""

    key: Key
    rule: str
    via: tuple[Step, ...]


class Resolver:
    """Resolves the sources of one text, in order; what it resolved can be picked up by what follows.

    `resolve_quote` gives the speaker of another quote, for "I" inside somebody's words.
    """

    def __init__(self, cast: Cast, quotes: Sequence[Quote], resolve_quote: Callable[[int], Resolved | None]) -> None:
        self._cast = cast
        self._quotes = quotes
        self._enclosing = EnclosingQuotes(quotes)
        self._resolve_quote = resolve_quote
        self.registry = Registry(cast)
        self.speakers = Speakers()
        self.unknown: set[Key] = set()  # those for whom the text has nothing but a pronoun
        self._descriptions = Descriptions(cast)

    def resolve(self, phrase: Phrase, quote: int) -> Resolved | None:
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
        return self._cast.gender_of(self._cast.entities[int(str(key[1]))])

    def _name(self, phrase: Phrase, index: int) -> Resolved:
        mention = self._cast.mentions[index]
        entity = self._cast.entity_of(index)
        key = self.registry.add_entity(entity, entity.name)
        printed = self._text(mention.span)
        if self.registry.from_roster(key):
            rule = "roster"
        elif phrase.apposed:
            rule = "apposition"
        elif mention.words == entity.words:
            rule = "full name" if len(mention.words) > 1 else "only name"
        else:
            rule = "surname" if entity.kind == "person" else "short name"
        via = [Step(self._text(self._span(phrase)), self._span(phrase), "source")]
        if rule in ("surname", "short name", "roster"):
            via.append(self._name_step(key, rule))
        elif printed != via[0].text:
            via.append(Step(printed, mention.span, rule))
        return Resolved(key, rule, tuple(via))

    def _name_step(self, key: Key, why: str) -> Step:
        """The step to where the speaker's name is printed first."""
        name = self.registry.name(key)
        if key[0] == "name":
            entity = self._cast.entities[int(str(key[1]))]
            for i in entity.mentions:
                if self._cast.mentions[i].words == entity.words:
                    return Step(name, self._cast.mentions[i].span, why)
        return Step(name, None, why)

    def _pronoun(self, phrase: Phrase, quote: int) -> Resolved | None:
        pronoun = phrase.pronoun
        if pronoun is None:
            return None
        if pronoun.person == "1":
            return self._first_person(phrase, quote)
        if pronoun.use == "relative":
            return self._relative(phrase, quote)
        if pronoun.number == "singular" and pronoun.gender != "neuter":
            gender: Gender = "female" if pronoun.gender == "female" else "male"
            nouns, own = self._described_people(phrase), self._quotes[quote].content
            found = antecedent_of_person(
                self._cast, self.speakers, phrase.paragraph, phrase.head, gender=gender, others=nouns, own=own
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

    def _described_people(self, phrase: Phrase) -> list[Referent]:
        """People spoken of by a common noun shortly before ("the president", "a witness")."""
        out = []
        for at, i in noun_phrases_before(self._cast, phrase.paragraph, phrase.head, reach=1):
            p = self._cast.parsed.paragraphs[at]
            if kind_of_noun(p, i) != "person" or p.tag[i] != "NN" or p.dep[i] not in ("nsubj", "nsubjpass"):
                continue
            noun = phrase_of_noun(self._cast, at, i)
            found = self._descriptions.resolve(noun, self.speakers) if noun.form == "nominal" else None
            gender = self.gender(found.key) if found is not None and found.key is not None else ""
            span = p.token_span(i, i + 1)
            out.append(Referent(("noun", at, i), span, at, p.sent[i], i, "person", gender, False, True))
        return out

    def _plural(self, phrase: Phrase, quote: int) -> Resolved:
        found = antecedents_of_group(self._cast, self.speakers, phrase.paragraph, phrase.head)
        return self._antecedent(phrase, found, "plural pronoun", quote)

    def _antecedent(self, phrase: Phrase, found: Referent | None, rule: str, quote: int) -> Resolved:
        """Whom the antecedent names; it may be a noun phrase that has to be read itself."""
        if found is None:
            return self._own_words(phrase, "unresolved pronoun")
        if found.key[0] == "noun":
            antecedent = self.resolve(phrase_of_noun(self._cast, found.paragraph, found.token), quote)
            return self._chained(phrase, antecedent, rule) if antecedent else self._own_words(phrase, rule)
        return self._link(phrase, found, rule)

    def _first_person(self, phrase: Phrase, quote: int) -> Resolved:
        """As in "I" inside somebody's words is that speaker, elsewhere the writer of the text."""
        span = self._span(phrase)
        outer = self._enclosing.around(span, quote)
        if outer is not None:
            resolved = self._resolve_quote(outer)
            if resolved is not None:
                return self._chained(phrase, resolved, "enclosing quote")
        signature = find_writer(self._cast, phrase.paragraph)
        if signature is not None:
            entity = self._cast.entity_of(signature)
            key = self.registry.add_entity(entity, entity.name)
            step = Step(entity.name, self._cast.mentions[signature].span, "signature")
            return Resolved(key, "author", (self._source(phrase), step))
        key = self.registry.add_description(_AUTHOR, "author", "person")
        return Resolved(key, "author", (self._source(phrase), Step("author", None, "author")))

    def _relative(self, phrase: Phrase, quote: int) -> Resolved | None:
        """As in "who", "which", "that": the noun phrase that the relative clause belongs to."""
        antecedent = antecedent_of_relative(self._cast, phrase)
        if (
            antecedent is None or antecedent.head >= phrase.head
        ):  # an antecedent stands before, or the search never ends
            return self._own_words(phrase, "pronoun")
        resolved = self.resolve(antecedent, quote)
        return self._chained(phrase, resolved, "relative pronoun") if resolved else None

    def _nominal(self, phrase: Phrase, quote: int) -> Resolved | None:
        maker = self._maker(phrase, quote)
        if maker is not None:
            return maker
        found = self._descriptions.resolve(phrase, self.speakers)
        if found is not None and found.key is not None:
            return self._link_key(phrase, found.key, found.why)
        if found is not None and found.phrase is not None:
            earlier = phrase_of_noun(self._cast, *found.phrase)
            if earlier.form == "nominal":
                return self._chained(phrase, self._described(earlier, None), "nominal")
        return self._described(phrase, quote)

    def _maker(self, phrase: Phrase, quote: int) -> Resolved | None:
        """Whose words "Lund's statement" and "her account" are: the maker's, when in view."""
        p = self._cast.parsed.paragraphs[phrase.paragraph]
        noun = noun_at(p, phrase.head)
        if noun is None or noun.family != "utterance":
            return None
        for i in range(phrase.lo, phrase.head):
            if p.tag[i] == "PRP$" and (pronoun := pronouns().get(p.lower[i])):
                owner = Phrase(phrase.paragraph, i, i + 1, i, "pronoun", pronoun=pronoun)
                resolved = self._pronoun(owner, quote)
                return self._chained(phrase, resolved, "maker") if resolved else None
            if p.tag[i] == "POS" and (named := self._cast.at(phrase.paragraph, i - 1)) is not None:
                return self._chained(phrase, self._name(phrase, named), "maker")
        return None

    def _described(self, phrase: Phrase, quote: int | None) -> Resolved:
        owner = self._owner(phrase)
        name = describe(self._cast, phrase, owner)
        key: Key = ("description", signature(self._cast, phrase, owner))
        noun = head_nouns().get(self._cast.parsed.paragraphs[phrase.paragraph].lemma[phrase.head])
        self.registry.add_description(key, name, kind_of_phrase(self._cast, phrase))
        if noun is not None and noun.gender:
            self.registry.note_gender(key, noun.gender)
        return Resolved(key, "description", (self._source(phrase),))

    def _owner(self, phrase: Phrase) -> str | None:
        """Whose it is in "his aides"."""
        p = self._cast.parsed.paragraphs[phrase.paragraph]
        pronoun = pronouns().get(p.lower[phrase.lo])
        if pronoun is None or pronoun.use != "possessive" or pronoun.person != "3" or phrase.hi - phrase.lo == 1:
            return None
        gender = pronoun.gender if pronoun.gender in ("female", "male") else ""
        if not gender:
            return None
        found = antecedent_of_person(self._cast, self.speakers, phrase.paragraph, phrase.lo, gender=gender)
        return self.registry.name(self._key_of(found.key)) if found else None

    def _own_words(self, phrase: Phrase, rule: str) -> Resolved:
        """Nobody found: the printed words are all there is."""
        resolved = replace(self._described(phrase, None), rule=rule)
        if self._span(phrase).of(self._cast.parsed.text).lower() in pronouns():
            self.unknown.add(resolved.key)
        return resolved

    def _group(self, phrase: Phrase, quote: int) -> Resolved | None:
        parts = [(member, self.resolve(member, quote)) for member in phrase.members]
        all_named = all(r is not None and member.form in ("name", "pronoun") for member, r in parts)
        names = []
        for member, resolved in parts:
            if resolved is not None and (all_named or member.form == "name"):
                names.append(self.registry.name(resolved.key))
            else:
                names.append(self._text(self._span(member)))
        if not all_named:
            names = [printed_text(self._cast, member) for member, _ in parts]
        names = [names[0], *(with_article(self._cast, m, n) for (m, _), n in zip(parts[1:], names[1:], strict=True))]
        name = describe_group(self._cast, phrase, names)
        key: Key = ("group", *sorted(n.casefold() for n in names))
        self.registry.add_group(key, name, tuple(names), named=all_named)
        return Resolved(key, "group", (self._source(phrase),))

    def _key_of(self, key: Key) -> Key:
        """A key that the registry knows: an entity that has not spoken yet is entered."""
        if key[0] == "name" and key not in self.registry:
            entity = self._cast.entities[int(str(key[1]))]
            return self.registry.add_entity(entity, entity.name)
        return key

    def _link(self, phrase: Phrase, referent: Referent, rule: str) -> Resolved:
        key = self._key_of(referent.key)
        via = [self._source(phrase), Step(self._text(referent.span), referent.span, rule)]
        if via[-1].text != self.registry.name(key):
            via.append(self._name_step(key, "name"))
        return Resolved(key, rule, tuple(via))

    def _link_key(self, phrase: Phrase, key: Key, rule: str) -> Resolved:
        key = self._key_of(key)
        return Resolved(key, rule, (self._source(phrase), self._name_step(key, rule)))

    def _chained(self, phrase: Phrase, antecedent: Resolved, rule: str) -> Resolved:
        rest = tuple(replace(s, why=rule) if n == 0 else s for n, s in enumerate(antecedent.via))
        return Resolved(antecedent.key, rule, (self._source(phrase), *rest))

    def _source(self, phrase: Phrase) -> Step:
        span = self._span(phrase)
        return Step(self._text(span), span, "source")

    def _span(self, phrase: Phrase) -> TextSpan:
        p = self._cast.parsed.paragraphs[phrase.paragraph]
        return p.token_span(phrase.lo, max(phrase.hi, phrase.lo + 1))

    def _text(self, span: TextSpan) -> str:
        return " ".join(span.of(self._cast.parsed.text).split())
