"""Whom the reader takes the pronouns and descriptions beside a line to mean, by the words that they take up.

A pronoun takes up earlier words, some of them pronouns too; what it means is followed back to words that name or
describe somebody, each way as likely as its links are together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inquit.attribution.novel.dialogue_lines import DialogueLine
from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.entities.characters import CharacterIndex
from inquit.entities.coreference.antecedent_links import AntecedentLinks
from inquit.text.parsing import Paragraph

__all__ = ["TAKEN_UP_FEATURES", "TakenUp"]

TAKEN_UP_FEATURES = (
    "meant by the pronoun of the tag",
    "meant by the description of the tag",
    "likeliest of those meant by the tag",
    "meant by the beat before",
    "meant by the beat behind",
    "meant by who acts right before",
    "the reader says whom words mean",
)
# Links that are followed one behind the other; what is left to say after so many is next to nothing. By hand.
MOST_LINKS = 12
LEAST = 0.02  # of a chance that makes somebody the likeliest one; by hand, as the weights were fitted

_NOBODY: Mapping[int, float] = {}


class TakenUp:
    """How likely the words of a book mean each character; nothing is known where no reader has linked them."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], characters: CharacterIndex, links: AntecedentLinks | None
    ) -> None:
        self._paragraphs, self._links = paragraphs, links
        self._named: dict[int, int] = {}  # by where a word begins, whom it names or describes
        self._known: dict[int, Mapping[int, float]] = {}
        if links is None:
            return
        for q, p in enumerate(paragraphs):
            for m in characters.mentions_in(q):
                self._named |= {p.start[i]: m.entity for i in range(m.lo, m.hi)}

    def features(self, line: DialogueLine, found: Sequence[int]) -> list[list[float]]:
        """Of the candidates of a line, as in `TAKEN_UP_FEATURES`."""
        if self._links is None:
            return [[0.0] * len(TAKEN_UP_FEATURES)] * len(found)
        pronoun, noun = self._meant(line.cue, "pronoun"), self._meant(line.cue, "noun")
        tag = pronoun or noun
        most = max((tag.get(key, 0.0) for key in found), default=0.0)
        beats = [self._meant(x, "pronoun") for x in (line.beat_before, line.beat_after, line.opening)]
        return [
            [
                pronoun.get(key, 0.0),
                noun.get(key, 0.0),
                float(tag.get(key, 0.0) >= max(most, LEAST)),
                *(beat.get(key, 0.0) for beat in beats),
                1.0,
            ]
            for key in found
        ]

    def _meant(self, tag: DialogueTag | None, kind: str) -> Mapping[int, float]:
        """Whom the source of a tag of a kind means by the words that it takes up."""
        if tag is None or tag.kind != kind:
            return _NOBODY
        return self._followed(self._paragraphs[tag.paragraph].start[tag.source], MOST_LINKS)

    def _followed(self, offset: int, most: int) -> Mapping[int, float]:
        """By character, how likely the word that begins at an offset means it."""
        if offset in self._known:
            return self._known[offset]
        assert self._links is not None
        earlier = self._links.earlier(offset)
        out: dict[int, float] = {}
        if earlier is not None and most:
            for before, chance in zip(earlier[0], earlier[1], strict=True):
                named = self._named.get(before)
                meant = self._followed(before, most - 1) if named is None else {named: 1.0}
                for key, own in meant.items():
                    out[key] = out.get(key, 0.0) + chance * own
        self._known[offset] = out
        return out
