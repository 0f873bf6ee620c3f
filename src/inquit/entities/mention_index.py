"""Who is named where in a text: built once, by the rules for names of its kind, and asked by all later stages."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from inquit.document import Roster
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.names.named_entity import NamedEntity
from inquit.text.parsing import ParsedText

__all__ = ["MentionIndex", "NameIndex", "NameStrategy", "index_mentions"]

EntityT = TypeVar("EntityT", bound=NamedEntity)
EntityT_co = TypeVar("EntityT_co", bound=NamedEntity, covariant=True)


class NameStrategy(Protocol[EntityT]):
    """How names are found in a kind of text, and which of them are one's."""

    def find(self, parsed: ParsedText, quoted: QuotedTokens) -> list[NameMention]:
        """The names that the text prints, in its order."""

    def cluster(
        self, parsed: ParsedText, quoted: QuotedTokens, mentions: Sequence[NameMention], roster: Roster
    ) -> tuple[list[EntityT], list[NameMention]]:
        """Whom the mentions name, by key, and the mentions with the keys; those that name nobody are left out."""


@dataclass(frozen=True)
class MentionIndex(Generic[EntityT_co]):
    """The mentions of a text in its order, and the entities that they name."""

    parsed: ParsedText
    quoted: QuotedTokens
    mentions: tuple[NameMention, ...]
    entities: tuple[EntityT_co, ...]
    roster: Roster

    def entity_of(self, mention: NameMention) -> EntityT_co:
        """Whom a mention names."""
        return self.entities[mention.entity]

    def mentions_in(self, paragraph: int) -> Sequence[NameMention]:
        """The mentions in one item of `parsed.paragraphs` (by position, not by number)."""
        return self._by_paragraph.get(paragraph, ())

    def at(self, paragraph: int, token: int) -> NameMention | None:
        """The mention that a token belongs to."""
        return self._by_token.get((paragraph, token))

    def paragraph_at(self, offset: int) -> int | None:
        """The position in `parsed.paragraphs` of the paragraph that holds a character."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and offset < self.parsed.paragraphs[i].span.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [p.span.start for p in self.parsed.paragraphs]

    @cached_property
    def _by_paragraph(self) -> dict[int, list[NameMention]]:
        out: dict[int, list[NameMention]] = defaultdict(list)
        for mention in self.mentions:
            out[mention.paragraph].append(mention)
        return dict(out)

    @cached_property
    def _by_token(self) -> dict[tuple[int, int], NameMention]:
        """By paragraph and token; a description holds all of its words, also one that looks like a name."""
        found = sorted(self.mentions, key=lambda mention: mention.noun is not None)
        return {(m.paragraph, token): m for m in found for token in range(m.lo, m.hi)}


NameIndex = MentionIndex[NamedEntity]  # what all that follows needs of it


def index_mentions(
    parsed: ParsedText, strategy: NameStrategy[EntityT], quoted: QuotedTokens, roster: Roster | None = None
) -> MentionIndex[EntityT]:
    """Find the names of a text and cluster them into entities; `quoted` are the words that are somebody's."""
    roster = roster or Roster()
    entities, mentions = strategy.cluster(parsed, quoted, strategy.find(parsed, quoted), roster)
    return MentionIndex(parsed, quoted, tuple(mentions), tuple(entities), roster)
