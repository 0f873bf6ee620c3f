"""Indices over a text for looking up descriptions; each is built when it is first needed."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from inquit.entities.coreference.discourse import Referent
from inquit.entities.mention_index import NameIndex
from inquit.entities.roles import Role, role_from_predicate, roles_of
from inquit.entities.sources.ages import people_by_age
from inquit.entities.speaker_key import SpeakerKey
from inquit.languages.relations import COMPOUND
from inquit.languages.word_entries import HeadNoun

__all__ = ["DescriptionIndex"]


class DescriptionIndex:
    """Who is described how, and where which nouns stand."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._vocabulary = index.parsed.language.vocabulary
        self._starts: dict[int, list[int]] = {}
        self._words: dict[SpeakerKey, set[str]] = defaultdict(set)

    def people(self, noun: HeadNoun) -> Iterator[tuple[int, list[Role]]]:
        """Named people (by entity) one of whose roles holds the noun or another of its family, with their roles."""
        keys = self._by_role_word.get(noun.noun, set()) | self._by_role_word.get(f"#{noun.family}", set())
        return ((key, self._roles[key]) for key in sorted(keys))

    def roles(self, key: int) -> list[Role]:
        """The roles of a named person."""
        return self._roles.get(key, [])

    def organisations_with(self, noun: str) -> list[int]:
        """Organisations whose name begins or ends with the noun, most mentioned first."""
        return self._organisations.get(noun, [])

    def organisation_of_family(self, family: str, offset: int) -> int | None:
        """The organisation mentioned last before an offset whose name holds a noun of the family."""
        best: tuple[int, int] | None = None
        for key in self._families.get(family, []):
            at = self.last_before(key, offset)
            if at >= 0 and (best is None or at > best[0]):
                best = (at, key)
        return best[1] if best else None

    def nouns(self, noun: str) -> list[tuple[int, int]]:
        """Where a head noun stands, in text order."""
        return self._nouns.get(noun, [])

    def last_before(self, key: int, offset: int) -> int:
        """Where an entity is mentioned last before an offset; -1 where it is not."""
        if key not in self._starts:
            self._starts[key] = sorted(m.span.start for m in self._index.entities[key].mentions)
        starts = self._starts[key]
        i = bisect_left(starts, offset)
        return starts[i - 1] if i else -1

    def words_of(self, key: SpeakerKey, referent: Referent) -> set[str]:
        """The lemmas with which a described source was printed so far."""
        p = self._index.parsed.paragraphs[referent.paragraph]
        words = self._words[key]
        words.update(p.lemma[i] for i in p.tokens_in(referent.span))
        return words

    @cached_property
    def ages(self) -> dict[int, list[int]]:
        """The people (by entity) for each age that the text gives."""
        return people_by_age(self._index)

    @cached_property
    def _roles(self) -> dict[int, list[Role]]:
        out: dict[int, list[Role]] = defaultdict(list)
        for mention in self._index.mentions:
            if self._index.entity_of(mention).kind == "person":
                out[mention.entity] += roles_of(self._index, mention)
                if (role := role_from_predicate(self._index, mention)) is not None:
                    out[mention.entity].append(role)
        return out

    @cached_property
    def _by_role_word(self) -> dict[str, set[int]]:
        out: dict[str, set[int]] = defaultdict(set)
        for key, roles in self._roles.items():
            for role in roles:
                for word in role.words | {role.head} | ({f"#{role.noun.family}"} if role.noun else set()):
                    out[word].add(key)
        return out

    @cached_property
    def _nouns(self) -> dict[str, list[tuple[int, int]]]:
        out: dict[str, list[tuple[int, int]]] = defaultdict(list)
        known = self._vocabulary.head_nouns
        for at, paragraph in enumerate(self._index.parsed.paragraphs):
            for i, word in enumerate(paragraph.lemma):
                if word in known and paragraph.pos[i] == "NOUN" and paragraph.dep[i] != COMPOUND:
                    out[word].append((at, i))
        return out

    @cached_property
    def _families(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = defaultdict(list)
        nouns = self._vocabulary.head_nouns
        for entity in self._index.entities:
            if entity.kind == "organisation" and len(entity.words) > 1:
                families = {nouns[word].family for word in {entity.words[0], entity.words[-1]} & nouns.keys()}
                if entity.words[-1] in self._vocabulary.mastheads:
                    families |= self._vocabulary.classes("press")
                for family in families:
                    out[family].append(entity.key)
        return out

    @cached_property
    def _organisations(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = defaultdict(list)
        for entity in sorted(self._index.entities, key=lambda e: -len(e.mentions)):
            if entity.kind == "organisation" and len(entity.words) > 1:
                for word in {entity.words[0], entity.words[-1]}:
                    out[word].append(entity.key)
        return out
