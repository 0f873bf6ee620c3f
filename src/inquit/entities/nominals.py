"""Descriptions that pick up somebody already spoken of: "the general", "the commander", "the newspaper", "the poll".

A definite description is looked up in this order: an organisation whose name holds the noun ("the commission"), a
person whose role it is ("the governor"), an unnamed source or noun phrase with the same head ("a senior general ...
the general"), and then the same with a noun of the same family ("the commander").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from inquit.entities.cast import Cast
from inquit.entities.phrases import Phrase
from inquit.entities.referents import Key, Referent, Speakers, kind_of_noun
from inquit.entities.roles import Role, roles_of
from inquit.entities.vocabulary import HeadNoun, head_nouns
from inquit.parsing import Paragraph

__all__ = ["Descriptions", "Found"]

_DEFINITE = frozenset({"the", "this", "that", "these"})
_INDEFINITE = frozenset({"a", "an", "another", "some"})
# Weights chosen on polnear_dev; only their order matters.
_SAME_HEAD = 3.0
_SAME_FAMILY = 1.0
_SHARED_WORD = 1.0
_SPOKE = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """What a description picks up: a known key, or an earlier noun phrase (paragraph, head token)."""

    key: Key | None
    phrase: tuple[int, int] | None = None
    why: str = "nominal"


class Descriptions:
    """Everything that descriptions can pick up in one text; the indices are built when first needed."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._roles: dict[int, list[tuple[int, Role]]] | None = None
        self._nouns: dict[str, list[tuple[int, int]]] | None = None
        self._organisations: dict[str, list[int]] | None = None

    def resolve(self, phrase: Phrase, speakers: Speakers) -> Found | None:
        """Whom a nominal phrase picks up; None where it introduces somebody itself."""
        p = self._cast.parsed.paragraphs[phrase.paragraph]
        noun = _noun(p, phrase.head)
        if noun is None or not self._is_definite(p, phrase):
            return self._same_plural(p, phrase, speakers) if noun is not None else None
        plural = p.tag[phrase.head] in ("NNS", "NNPS")
        offset = p.start[phrase.lo]
        if noun.kind == "person" and not plural:
            found = self._person(p, phrase, noun, offset)
            unnamed = self._unnamed(p, phrase, noun, speakers, offset)
            return unnamed if unnamed and (found is None or found[0] < _SAME_HEAD) else (found[1] if found else None)
        return self._thing(p, phrase, noun, speakers, offset)

    def _is_definite(self, p: Paragraph, phrase: Phrase) -> bool:
        first = p.lower[phrase.lo]
        if first in _DEFINITE:
            return True
        # Headlines leave the article out.
        return phrase.hi - phrase.lo <= 3 and p.text[phrase.head][:1].isupper() and p.tag[phrase.head] in ("NN", "NNP")

    def _person(self, p: Paragraph, phrase: Phrase, noun: HeadNoun, offset: int) -> tuple[float, Found] | None:
        """A named person whose role the description gives."""
        wanted = {p.lemma[i] for i in range(phrase.lo, phrase.hi)} | {p.lower[i] for i in range(phrase.lo, phrase.hi)}
        wanted -= _DEFINITE
        best: tuple[float, int, int] | None = None
        for key, roles in self._described().items():
            score = max(_fit(noun, wanted, role) for _, role in roles)
            if score <= 0:
                continue
            at = self._last_before(key, offset)
            if best is None or (score, at) > best[:2]:
                best = (score, at, key)
        return (best[0], Found(("name", best[2]))) if best else None

    def _last_before(self, key: int, offset: int) -> int:
        """The offset of the last mention before `offset`; those behind count as far away."""
        last = -1
        for i in self._cast.entities[key].mentions:
            start = self._cast.mentions[i].span.start
            if start < offset:
                last = max(last, start)
        return last

    def _unnamed(
        self, p: Paragraph, phrase: Phrase, noun: HeadNoun, speakers: Speakers, offset: int
    ) -> Found | None:
        """A source without a name that was described by the same noun, or else by one of the same family."""
        related: Key | None = None
        for referent in speakers.before(offset):
            if referent.key[0] != "description" or referent.plural:
                continue
            other = _noun(self._cast.parsed.paragraphs[referent.paragraph], referent.token)
            if other is None:
                continue
            if other.noun == noun.noun:
                return Found(referent.key)
            if other.family == noun.family and other.kind == noun.kind:
                related = related or referent.key
        return Found(related) if related else None

    def _thing(
        self, p: Paragraph, phrase: Phrase, noun: HeadNoun, speakers: Speakers, offset: int
    ) -> Found | None:
        for referent in speakers.before(offset):
            if self._same_head(referent, noun, p.tag[phrase.head]):
                return Found(referent.key)
        if noun.kind in ("organisation", "group"):
            for key in self._named_with(noun.noun):
                if self._last_before(key, offset) >= 0:
                    return Found(("name", key))
        earlier = self._earlier_phrase(p, phrase, noun, offset)
        if earlier is not None:
            return Found(None, earlier)
        return self._related_thing(noun, speakers, offset)

    def _same_head(self, referent: Referent, noun: HeadNoun, tag: str) -> bool:
        p = self._cast.parsed.paragraphs[referent.paragraph]
        if referent.key[0] != "description" or p.tag[referent.token] != tag:
            return False
        other = _noun(p, referent.token)
        return other is not None and other.noun == noun.noun

    def _earlier_phrase(self, p: Paragraph, phrase: Phrase, noun: HeadNoun, offset: int) -> tuple[int, int] | None:
        """The latest earlier noun phrase with the same head that says more ("a Bloomberg poll" for "the poll")."""
        own = phrase.hi - phrase.lo
        for at, i in reversed(self._nouns_of(noun.noun)):
            other = self._cast.parsed.paragraphs[at]
            if other.start[i] >= offset or other.tag[i] != p.tag[phrase.head] or self._cast.zones.hold(other.start[i]):
                continue
            lo, hi = other.edges[i]
            if hi - lo > own and (other.lower[lo] in _INDEFINITE or other.text[max(lo, i - 1)][:1].isupper()):
                return at, i
        return None

    def _related_thing(self, noun: HeadNoun, speakers: Speakers, offset: int) -> Found | None:
        """The last source of the same kind: a document for a document, an organisation for an organisation."""
        for referent in speakers.before(offset):
            if referent.kind == noun.kind and noun.kind in ("document", "organisation"):
                return Found(referent.key)
        return None

    def _same_plural(self, p: Paragraph, phrase: Phrase, speakers: Speakers) -> Found | None:
        """A bare plural ("experts") goes on with a fuller source of the same head ("Experts on trade")."""
        if phrase.hi - phrase.lo > 1 or p.tag[phrase.head] != "NNS":
            return None
        for referent in speakers.before(p.start[phrase.lo]):
            if referent.key[0] == "description" and referent.plural:
                other = self._cast.parsed.paragraphs[referent.paragraph]
                if other.lemma[referent.token] == p.lemma[phrase.head]:
                    return Found(referent.key)
        return None

    def _described(self) -> dict[int, list[tuple[int, Role]]]:
        if self._roles is None:
            self._roles = defaultdict(list)
            for i in range(len(self._cast.mentions)):
                if self._cast.entity_of(i).kind == "person":
                    for role in roles_of(self._cast, i):
                        self._roles[self._cast.owner[i]].append((i, role))
        return self._roles

    def _nouns_of(self, lemma: str) -> list[tuple[int, int]]:
        if self._nouns is None:
            self._nouns = defaultdict(list)
            known = head_nouns()
            for at, paragraph in enumerate(self._cast.parsed.paragraphs):
                for i, word in enumerate(paragraph.lemma):
                    if word in known and paragraph.pos[i] == "NOUN" and paragraph.dep[i] != "compound":
                        self._nouns[word].append((at, i))
        return self._nouns.get(lemma, [])

    def _named_with(self, noun: str) -> Iterator[int]:
        """Organisations whose name begins or ends with the noun, most mentioned first."""
        if self._organisations is None:
            self._organisations = defaultdict(list)
            for entity in sorted(self._cast.entities, key=lambda e: -len(e.mentions)):
                if entity.kind == "organisation" and len(entity.words) > 1:
                    for word in {entity.words[0], entity.words[-1]}:
                        self._organisations[word].append(entity.key)
        return iter(self._organisations.get(noun, []))


def _noun(p: Paragraph, i: int) -> HeadNoun | None:
    return head_nouns().get(p.lemma[i]) or head_nouns().get(p.lower[i])


def _fit(noun: HeadNoun, wanted: set[str], role: Role) -> float:
    other = head_nouns().get(role.head)
    score = 0.0
    if role.head == noun.noun or noun.noun in role.words:
        score += _SAME_HEAD
    elif other is not None and other.family == noun.family:
        score += _SAME_FAMILY
    else:
        return 0.0
    return score + _SHARED_WORD * len(wanted & role.words)
