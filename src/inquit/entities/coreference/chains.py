"""Whom the words of a text mean, by chains of links: "he" takes up "the senator", who takes up Ann Lee.

The probability that a word means somebody is the sum over the earlier words that it may take up: how likely it takes
up each, times how likely that one means him. Names are certain of themselves, and so is what has been decided before; a
word that takes up nobody means what it says itself. Each word is read once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from inquit.entities.coreference.agreement import Agreement
from inquit.entities.coreference.antecedent import ChainLink
from inquit.entities.coreference.antecedent_links import AntecedentLinks
from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.names.named_entity import NamedEntity
from inquit.entities.speaker_key import SpeakerKey

__all__ = ["Chains", "Place"]

Place = tuple[int, int]  # a paragraph, by its position, and a token

# Shares less likely than this are left out, so that a chain stays short; together they move no choice.
_LEAST_SHARE = 5e-3
_LONGEST = 6  # links that are shown of a chain


class Chains:
    """Whom the words of one text mean; asked in its order."""

    def __init__(self, index: NameIndex, links: AntecedentLinks, key_of: Callable[[NamedEntity], SpeakerKey]) -> None:
        self._index = index
        self._links = links
        self._key_of = key_of
        self._agreement = Agreement(index)
        self._titles = {(m.paragraph, i): m for m in index.mentions for i in range(m.left, m.lo)}
        self._meant: dict[Place, Mapping[SpeakerKey, float]] = {}
        self._earlier: dict[Place, list[tuple[Place, float]]] = {}

    def settle(self, place: Place, key: SpeakerKey) -> None:
        """Take for certain whom a word means."""
        if self._name_at(place) is None:
            self._meant[place] = {key: 1.0}

    def meant(self, place: Place) -> Mapping[SpeakerKey, float]:
        """How likely a word means each of those whom it may mean; together one at most."""
        under_way = [place]
        while under_way:
            now = under_way[-1]
            if now not in self._meant and self._name_at(now) is None:
                missing = [p for p, _ in self.earlier(now) if p not in self._meant]
                if missing:
                    under_way += missing
                    continue
            under_way.pop()
            if now not in self._meant:
                self._meant[now] = self._shares(now)
        return self._meant[place]

    def earlier(self, place: Place) -> list[tuple[Place, float]]:
        """The earlier words that a word may take up, with their probabilities."""
        found = self._earlier.get(place)
        if found is None:
            found = self._earlier[place] = list(self._agreeing(place))
        return found

    def _agreeing(self, place: Place) -> Iterator[tuple[Place, float]]:
        """The links of a word but for those that cannot be, whose share goes to the others and to nobody."""
        known = self._links.earlier(self._index.parsed.paragraphs[place[0]].start[place[1]])
        offsets, chances, _ = known or ((), (), 1.0)
        pairs = [(self._place(offset), chance) for offset, chance in zip(offsets, chances, strict=True)]
        kept = [(p, c) for p, c in pairs if p is not None and p < place and self._agreement.allows(place, p)]
        left = max(_LEAST_SHARE, 1.0 - sum(chances) + sum(chance for _, chance in kept))
        return ((p, chance / left) for p, chance in kept)

    def links_to(self, place: Place, key: SpeakerKey) -> Iterator[ChainLink]:
        """The likeliest chain from a word to somebody, without the word itself."""
        for _ in range(_LONGEST):
            if self._name_at(place) is not None:
                return
            onward = ((chance * self.meant(p).get(key, 0.0), p) for p, chance in self.earlier(place))
            share, place = max(onward, default=(0.0, place))
            if not share:
                return
            yield ChainLink(place, self.meant(place)[key])

    def _shares(self, place: Place) -> Mapping[SpeakerKey, float]:
        name = self._name_at(place)
        if name is not None:
            return {self._key_of(self._index.entity_of(name)): 1.0}
        shares: dict[SpeakerKey, float] = defaultdict(float)
        for p, chance in self.earlier(place):
            for key, share in self._meant[p].items():
                shares[key] += chance * share
        kept = {key: share for key, share in shares.items() if share >= _LEAST_SHARE}
        own = max(0.0, 1.0 - sum(chance for _, chance in self.earlier(place)))
        return kept | {SpeakerKey("noun phrase", details=place): own}

    def _name_at(self, place: Place) -> NameMention | None:
        return self._index.at(*place) or self._titles.get(place)

    def _place(self, offset: int) -> Place | None:
        number = self._index.paragraph_at(offset)
        if number is None:
            return None
        starts = self._index.parsed.paragraphs[number].start
        token = bisect_left(starts, offset)
        return (number, token) if token < len(starts) and starts[token] == offset else None
