"""From the mention beside a quote to the speaker: the last word on who it is, for every quote with a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inquit.document import Gender, Quote, Roster, Speaker, Step, TextSpan
from inquit.entities.cast import Cast, build_cast
from inquit.entities.nominals import Descriptions, noun_at
from inquit.entities.phrases import Phrase, phrase_of_noun, read_phrase
from inquit.entities.pronouns import antecedent_of_person, antecedent_of_thing, antecedents_of_group
from inquit.entities.referents import Key, Referent, Speakers, is_subject, kind_of_noun, noun_phrases_before
from inquit.entities.registry import Registry
from inquit.entities.vocabulary import head_nouns, pronouns
from inquit.entities.wording import describe, describe_group, is_plural, kind_of_phrase, signature
from inquit.entities.writer import find_writer
from inquit.parsing import Paragraph, ParsedText

__all__ = ["Naming", "name_speakers"]

_AUTHOR: Key = ("author",)


@dataclass(frozen=True, slots=True)
class Naming:
    """Who a quote's source is, which step decided, and the chain from the mention to the name."""

    speaker_id: str | None
    rule: str
    via: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class _Resolved:
    key: Key
    rule: str
    via: tuple[Step, ...]


def name_speakers(
    parsed: ParsedText, quotes: Sequence[Quote], roster: Roster | None = None, *, cast: Cast | None = None
) -> tuple[tuple[Speaker, ...], tuple[Naming | None, ...]]:
    """The speakers of the quotes, and for each quote who it is; None for a quote without a source.

    `cast` saves building it again where a caller has it.
    """
    namer = _Namer(cast or build_cast(parsed, quotes, roster), quotes)
    return namer.run()


class _Namer:
    """Reads the sources of one text in order."""

    def __init__(self, cast: Cast, quotes: Sequence[Quote]) -> None:
        self._cast = cast
        self._quotes = quotes
        self._registry = Registry(cast)
        self._speakers = Speakers()
        self._descriptions = Descriptions(cast)
        self._resolved: dict[int, _Resolved | None] = {}
        self._pending: set[int] = set()

    def run(self) -> tuple[tuple[Speaker, ...], tuple[Naming | None, ...]]:
        order = sorted((q.source[0].start, i) for i, q in enumerate(self._quotes) if q.source)
        for _, i in order:
            self._quote(i)
        keys = [r.key for i in range(len(self._quotes)) if (r := self._resolved.get(i)) is not None]
        speakers, ids = self._registry.finish(keys)
        namings = tuple(
            Naming(ids[r.key], r.rule, r.via) if (r := self._resolved.get(i)) is not None else None
            for i in range(len(self._quotes))
        )
        return speakers, namings

    def _quote(self, i: int) -> _Resolved | None:
        if i in self._resolved or i in self._pending:
            return self._resolved.get(i)
        self._pending.add(i)
        phrase = read_phrase(self._cast, self._quotes[i].source)
        resolved = self._phrase(phrase, i) if phrase is not None else None
        self._resolved[i] = resolved
        if phrase is not None and resolved is not None:
            self._note(phrase, resolved)
        return resolved

    def _note(self, phrase: Phrase, resolved: _Resolved) -> None:
        """Remember the source as something later pronouns and descriptions can pick up."""
        p = self._cast.parsed.paragraphs[phrase.paragraph]
        span = p.token_span(phrase.lo, phrase.hi)
        kind = self._registry.kind(resolved.key)
        self._registry.mention(resolved.key, span, "" if phrase.pronoun else self._text(span))
        self._speakers.seen.append(
            Referent(
                resolved.key,
                span,
                phrase.paragraph,
                p.sent[phrase.head],
                phrase.head,
                kind,
                self._gender(resolved.key),
                plural=kind == "group",
                subject=is_subject(p, phrase.lo, phrase.hi),
                spoke=True,
                quoted=self._cast.zones.hold(span.start),
            )
        )

    def _gender(self, key: Key) -> str:
        shown = self._registry.gender(key) if key in self._registry else None
        if shown or key[0] != "name":
            return shown or ""
        return self._cast.gender_of(self._cast.entities[int(str(key[1]))])

    def _phrase(self, phrase: Phrase, quote: int) -> _Resolved | None:
        if phrase.form == "name" and phrase.mention is not None:
            return self._name(phrase, phrase.mention)
        if phrase.form == "pronoun":
            return self._pronoun(phrase, quote)
        if phrase.form == "group":
            return self._group(phrase, quote)
        return self._nominal(phrase, quote)

    # names

    def _name(self, phrase: Phrase, index: int) -> _Resolved:
        mention = self._cast.mentions[index]
        entity = self._cast.entity_of(index)
        key = self._registry.add_entity(entity, entity.name)
        printed = self._text(mention.span)
        if self._registry.from_roster(key):
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
        return _Resolved(key, rule, tuple(via))

    def _name_step(self, key: Key, why: str) -> Step:
        """The step to where the speaker's name is printed first."""
        name = self._registry.name(key)
        if key[0] == "name":
            entity = self._cast.entities[int(str(key[1]))]
            for i in entity.mentions:
                if self._cast.mentions[i].words == entity.words:
                    return Step(name, self._cast.mentions[i].span, why)
        return Step(name, None, why)

    # pronouns

    def _pronoun(self, phrase: Phrase, quote: int) -> _Resolved | None:
        pronoun = phrase.pronoun
        if pronoun is None:
            return None
        if pronoun.person == "1":
            return self._first_person(phrase, quote)
        if pronoun.use == "relative":
            return self._relative(phrase, quote)
        if pronoun.number == "singular" and pronoun.gender != "neuter":
            gender: Gender = "female" if pronoun.gender == "female" else "male"
            nouns = self._described_people(phrase)
            found = antecedent_of_person(
                self._cast, self._speakers, phrase.paragraph, phrase.head, gender=gender, others=nouns
            )
            resolved = self._antecedent(phrase, found, "pronoun", quote)
            self._registry.note_gender(resolved.key, gender)
            return resolved
        if pronoun.gender == "neuter" or pronoun.use == "demonstrative":
            found = antecedent_of_thing(self._cast, self._speakers, phrase.paragraph, phrase.head)
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
            found = self._descriptions.resolve(noun, self._speakers) if noun.form == "nominal" else None
            gender = self._gender(found.key) if found is not None and found.key is not None else ""
            span = p.token_span(i, i + 1)
            out.append(Referent(("noun", at, i), span, at, p.sent[i], i, "person", gender, False, True))
        return out

    def _plural(self, phrase: Phrase, quote: int) -> _Resolved:
        found = antecedents_of_group(self._cast, self._speakers, phrase.paragraph, phrase.head)
        return self._antecedent(phrase, found, "plural pronoun", quote)

    def _antecedent(self, phrase: Phrase, found: Referent | None, rule: str, quote: int) -> _Resolved:
        """Whom the antecedent names; it may be a noun phrase that has to be read itself."""
        if found is None:
            return self._own_words(phrase, "unresolved pronoun")
        if found.key[0] == "noun":
            antecedent = self._phrase(phrase_of_noun(self._cast, found.paragraph, found.token), quote)
            return self._chained(phrase, antecedent, rule) if antecedent else self._own_words(phrase, rule)
        return self._link(phrase, found, rule)

    def _first_person(self, phrase: Phrase, quote: int) -> _Resolved:
        """ "I" inside somebody's words is that speaker, elsewhere the writer of the text."""
        span = self._span(phrase)
        outer = self._enclosing(span, quote)
        if outer is not None:
            resolved = self._quote(outer)
            if resolved is not None:
                return self._chained(phrase, resolved, "enclosing quote")
        signature = find_writer(self._cast, phrase.paragraph)
        if signature is not None:
            entity = self._cast.entity_of(signature)
            key = self._registry.add_entity(entity, entity.name)
            step = Step(entity.name, self._cast.mentions[signature].span, "signature")
            return _Resolved(key, "author", (self._source(phrase), step))
        key = self._registry.add_description(_AUTHOR, "author", "person")
        return _Resolved(key, "author", (self._source(phrase), Step("author", None, "author")))

    def _enclosing(self, span: TextSpan, quote: int) -> int | None:
        """The smallest other quote that holds the span."""
        best: tuple[int, int] | None = None
        for i, other in enumerate(self._quotes):
            if i == quote or other.type != "direct" or not other.source:
                continue
            size = sum(s.end - s.start for s in other.content)
            if any(s.contains(span) for s in other.content) and (best is None or size < best[0]):
                best = (size, i)
        return best[1] if best else None

    def _relative(self, phrase: Phrase, quote: int) -> _Resolved | None:
        """ "who", "which", "that": the noun phrase that the relative clause belongs to."""
        antecedent = self._antecedent_of_relative(phrase)
        if antecedent is None:
            return self._own_words(phrase, "pronoun")
        resolved = self._phrase(antecedent, quote)
        return self._chained(phrase, resolved, "relative pronoun") if resolved else None

    def _antecedent_of_relative(self, phrase: Phrase) -> Phrase | None:
        p = self._cast.parsed.paragraphs[phrase.paragraph]
        node = phrase.head
        for _ in range(4):
            if p.dep[node] == "relcl" and p.head[node] < phrase.head:
                noun = p.head[node]
                if phrase.pronoun is not None and phrase.pronoun.form in ("who", "whom", "whose"):
                    noun = self._person_above(p, noun)
                return phrase_of_noun(self._cast, phrase.paragraph, noun)
            node = p.head[node]
        for i in range(phrase.head - 1, max(-1, phrase.head - 12), -1):
            if p.pos[i] in ("NOUN", "PROPN"):
                return phrase_of_noun(self._cast, phrase.paragraph, i)
        return None

    def _person_above(self, p: Paragraph, noun: int) -> int:
        """ "who" stands for a person: from "friends of the city who" climb to "friends"."""
        node = noun
        for _ in range(4):
            named = self._cast.at(self._number_of(p), node)
            person = named is not None and self._cast.entity_of(named).kind == "person"
            if p.dep[node] == "appos" and p.pos[p.head[node]] == "PROPN":
                node = p.head[node]
                continue
            if p.dep[node] == "attr":  # "Lund is a lawyer who"
                subject = next((c for c in p.children[p.head[node]] if p.dep[c] == "nsubj"), None)
                return subject if subject is not None and p.pos[subject] == "PROPN" else node
            if person or kind_of_noun(p, node) in ("person", "group"):
                return node
            if p.dep[node] not in ("pobj", "prep", "conj", "compound", "poss", "appos", "npadvmod"):
                return noun
            node = p.head[node]
        return noun

    def _number_of(self, p: Paragraph) -> int:
        number = self._cast.paragraph_index(p.span.start)
        return number if number is not None else -1

    # descriptions

    def _nominal(self, phrase: Phrase, quote: int) -> _Resolved | None:
        maker = self._maker(phrase, quote)
        if maker is not None:
            return maker
        found = self._descriptions.resolve(phrase, self._speakers)
        if found is not None and found.key is not None:
            return self._link_key(phrase, found.key, found.why)
        if found is not None and found.phrase is not None:
            earlier = phrase_of_noun(self._cast, *found.phrase)
            if earlier.form == "nominal":
                return self._chained(phrase, self._described(earlier, None), "nominal")
        return self._described(phrase, quote)

    def _maker(self, phrase: Phrase, quote: int) -> _Resolved | None:
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

    def _described(self, phrase: Phrase, quote: int | None) -> _Resolved:
        owner = self._owner(phrase)
        name = describe(self._cast, phrase, owner)
        key: Key = ("description", signature(self._cast, phrase, owner))
        noun = head_nouns().get(self._cast.parsed.paragraphs[phrase.paragraph].lemma[phrase.head])
        self._registry.add_description(key, name, kind_of_phrase(self._cast, phrase))
        if noun is not None and noun.gender:
            self._registry.note_gender(key, noun.gender)
        return _Resolved(key, "description", (self._source(phrase),))

    def _owner(self, phrase: Phrase) -> str | None:
        """Whose it is in "his aides"."""
        p = self._cast.parsed.paragraphs[phrase.paragraph]
        pronoun = pronouns().get(p.lower[phrase.lo])
        if pronoun is None or pronoun.use != "possessive" or phrase.hi - phrase.lo < 2 or pronoun.person != "3":
            return None
        gender = pronoun.gender if pronoun.gender in ("female", "male") else ""
        if not gender:
            return None
        found = antecedent_of_person(self._cast, self._speakers, phrase.paragraph, phrase.lo, gender=gender)
        return self._registry.name(self._key_of(found.key)) if found else None

    def _own_words(self, phrase: Phrase, rule: str) -> _Resolved:
        """Nobody found: the printed words are all there is."""
        resolved = self._described(phrase, None)
        return replace(resolved, rule=rule)

    # groups

    def _group(self, phrase: Phrase, quote: int) -> _Resolved | None:
        parts = [(member, self._phrase(member, quote)) for member in phrase.members]
        all_named = all(r is not None and member.form in ("name", "pronoun") for member, r in parts)
        names = []
        for member, resolved in parts:
            if resolved is not None and (all_named or member.form == "name"):
                names.append(self._registry.name(resolved.key))
            else:
                names.append(self._text(self._span(member)))
        if not all_named:
            names = [self._printed(member) for member, _ in parts]
        names = [names[0], *(self._with_article(m, n) for (m, _), n in zip(parts[1:], names[1:], strict=True))]
        name = describe_group(self._cast, phrase, names)
        key: Key = ("group", *sorted(n.casefold() for n in names))
        self._registry.add_group(key, name, tuple(names), named=all_named)
        return _Resolved(key, "group", (self._source(phrase),))

    def _printed(self, member: Phrase) -> str:
        """A member as it is printed, without title and leading article."""
        if member.form == "name" and member.mention is not None:
            return self._text(self._cast.mentions[member.mention].span)
        return describe(self._cast, member)

    def _with_article(self, member: Phrase, name: str) -> str:
        """A later member of an enumeration keeps its article: "China and the United States"."""
        p = self._cast.parsed.paragraphs[member.paragraph]
        keeps = p.lower[member.lo] in ("the", "a", "an") and not name.lower().startswith(("the ", "a ", "an "))
        return f"{p.lower[member.lo]} {name}" if keeps else name

    # links

    def _key_of(self, key: Key) -> Key:
        """A key that the registry knows: an entity that has not spoken yet is entered."""
        if key[0] == "name" and key not in self._registry:
            entity = self._cast.entities[int(str(key[1]))]
            return self._registry.add_entity(entity, entity.name)
        return key

    def _link(self, phrase: Phrase, referent: Referent, rule: str) -> _Resolved:
        key = self._key_of(referent.key)
        via = [self._source(phrase), Step(self._text(referent.span), referent.span, rule)]
        if via[-1].text != self._registry.name(key):
            via.append(self._name_step(key, "name"))
        return _Resolved(key, rule, tuple(via))

    def _link_key(self, phrase: Phrase, key: Key, rule: str) -> _Resolved:
        key = self._key_of(key)
        return _Resolved(key, rule, (self._source(phrase), self._name_step(key, rule)))

    def _chained(self, phrase: Phrase, antecedent: _Resolved, rule: str) -> _Resolved:
        rest = tuple(replace(s, why=rule) if n == 0 else s for n, s in enumerate(antecedent.via))
        return _Resolved(antecedent.key, rule, (self._source(phrase), *rest))

    def _source(self, phrase: Phrase) -> Step:
        span = self._span(phrase)
        return Step(self._text(span), span, "source")

    def _span(self, phrase: Phrase) -> TextSpan:
        p = self._cast.parsed.paragraphs[phrase.paragraph]
        return p.token_span(phrase.lo, max(phrase.hi, phrase.lo + 1))

    def _text(self, span: TextSpan) -> str:
        return " ".join(span.of(self._cast.parsed.text).split())
