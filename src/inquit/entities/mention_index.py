"""The cast of a text: every name mention and whom it names, indexed by place; built once and asked by later stages."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from inquit.document import Quote, Roster
from inquit.entities.mentions.name_mentions import NameMention, find_names
from inquit.entities.names.clustering import Entity, cluster
from inquit.entities.vocabulary import given_names, pronouns
from inquit.text.parsing import ParsedText

__all__ = ["MentionIndex", "QuotedZones", "index_mentions"]

_NO_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})  # labels of what is no name


@dataclass(frozen=True, slots=True)
class QuotedZones:
    """Where the text is somebody's words, so that mentions there count for less."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @staticmethod
    def of(quotes: Sequence[Quote]) -> QuotedZones:
        """The zones of direct quotes; what is reported indirectly is still the writer's wording."""
        merged: list[list[int]] = []
        for start, end in sorted((s.start, s.end) for q in quotes if q.type == "direct" for s in q.content):
            if merged and start <= merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        return QuotedZones(tuple(s for s, _ in merged), tuple(e for _, e in merged))

    def hold(self, offset: int) -> bool:
        """Whether the character at `offset` is inside quoted words."""
        i = bisect_right(self.starts, offset) - 1
        return i >= 0 and offset < self.ends[i]


@dataclass(frozen=True, slots=True)
class MentionIndex:
    """Name mentions of a text in order, and the entities that they name."""

    parsed: ParsedText
    mentions: tuple[NameMention, ...]
    entities: tuple[Entity, ...]
    owner: tuple[int, ...]  # for each mention the key of its entity
    zones: QuotedZones
    first_in: tuple[int, ...]  # for each paragraph the index of its first mention; one more entry at the end
    starts: tuple[int, ...]  # of the paragraphs
    guessed: Mapping[int, str]  # genders that pronouns beside a lone name suggest
    roster: Roster = field(default_factory=Roster)

    def entity_of(self, mention: int) -> Entity:
        """Whom a mention (by its index) names."""
        return self.entities[self.owner[mention]]

    def indices_in(self, paragraph: int) -> range:
        """The indices of the mentions in one item of `parsed.paragraphs` (by position, not by number)."""
        if not 0 <= paragraph < len(self.first_in) - 1:
            return range(0)
        return range(self.first_in[paragraph], self.first_in[paragraph + 1])

    def at(self, paragraph: int, token: int) -> int | None:
        """The index of the mention whose bare name covers a token."""
        for i in self.indices_in(paragraph):
            if self.mentions[i].lo <= token < self.mentions[i].hi:
                return i
        return None

    def paragraph_index(self, offset: int) -> int | None:
        """The position in `parsed.paragraphs` of the paragraph that holds a character."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.parsed.paragraphs[i].span.end else None

    def gender_of(self, entity: Entity) -> str:
        """As in "female", "male" or "": shown by the text, or guessed from the given name; for ranking only."""
        if entity.gender:
            return entity.gender
        if entity.kind == "person" and (len(entity.words) > 1 or self._is_given_name(entity)):
            return given_names().get(entity.words[0], "") or self.guessed.get(entity.key, "")
        return self.guessed.get(entity.key, "")

    def _is_given_name(self, entity: Entity) -> bool:
        """Whether a single word is nothing but a given name ("Kevin"): "Mr. James" has it as a family name."""
        return not any(self.mentions[i].titled for i in entity.mentions)


def index_mentions(parsed: ParsedText, quotes: Sequence[Quote] = (), roster: Roster | None = None) -> MentionIndex:
    """Find the names of a text and cluster them into entities."""
    mentions = _without_dates(find_names(parsed))
    entities, owner = cluster(parsed, mentions)
    first_in = [0]
    i = 0
    for number in range(len(parsed.paragraphs)):
        while i < len(mentions) and mentions[i].paragraph <= number:
            i += 1
        first_in.append(i)
    return MentionIndex(
        parsed,
        tuple(mentions),
        tuple(entities),
        tuple(owner),
        QuotedZones.of(quotes),
        tuple(first_in),
        tuple(p.span.start for p in parsed.paragraphs),
        _guess_genders(parsed, mentions, entities, owner),
        roster or Roster(),
    )


def _without_dates(mentions: list[NameMention]) -> list[NameMention]:
    """Without days and months, unless the text prints the same word as (the end of) a name."""
    names = {m.words[-1] for m in mentions if m.words and m.label not in _NO_NAMES}
    return [m for m in mentions if m.words and (m.label not in _NO_NAMES or m.words[-1] in names)]


def _guess_genders(
    parsed: ParsedText, mentions: Sequence[NameMention], entities: Sequence[Entity], owner: Sequence[int]
) -> dict[int, str]:
    """The gender of pronouns that follow the only person named in their sentence, by majority."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    people: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    for i, mention in enumerate(mentions):
        if entities[owner[i]].kind == "person":
            sentence = (mention.paragraph, parsed.paragraphs[mention.paragraph].sent[mention.lo])
            people[sentence].setdefault(owner[i], mention.lo)
    for (number, sent), found in people.items():
        if len(found) != 1:
            continue
        (key, lo), paragraph = next(iter(found.items())), parsed.paragraphs[number]
        i = lo
        while i < len(paragraph) and paragraph.sent[i] == sent:
            entry = pronouns().get(paragraph.lower[i])
            if entry is not None and entry.gender in ("female", "male"):
                votes[key][entry.gender] += 1
            i += 1
    return {key: counts.most_common(1)[0][0] for key, counts in votes.items()}
