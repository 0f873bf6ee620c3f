"""Whom a book may mean by a description: who is named near it, and who stands beside it as somebody else."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from inquit.attribution.novel.dialogue_lines import DialogueLine
from inquit.entities.characters import CharacterIndex
from inquit.text.parsing import Paragraph

__all__ = ["Cooccurrence"]

# By hand; the scorer's weights are fitted for what is counted so, and a change asks for a new fit.
WITHIN = 2  # paragraphs before a description in which whom it means is named
MAX_LIFT = 2.0
# Counts are taken as if so many more had been seen that say nothing.
PRIOR = 2


class Cooccurrence:
    """For each description in a book, the named characters around it, over the whole book."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], characters: CharacterIndex, lines: Sequence[DialogueLine]
    ) -> None:
        self._size = len(paragraphs)
        self._near: dict[int, Counter[int]] = defaultdict(Counter)  # paragraphs, by description and character
        self._every: Counter[int] = Counter()  # paragraphs, by character
        self._sentences: dict[int, Counter[int]] = defaultdict(Counter)
        self._answers: dict[int, Counter[int]] = defaultdict(Counter)
        self._characters = characters
        for q, p in enumerate(paragraphs):
            self._count_near(q)
            self._count_sentences(q, p)
        self._count_answers(lines)

    def _is_named(self, character: int) -> bool:
        return self._characters.entities[character].named

    def _count_near(self, q: int) -> None:
        here = self._characters.mentions_in
        around = range(max(0, q - WITHIN), q + 1)
        named = {m.entity for k in around for m in here(k) if self._is_named(m.entity)}
        self._every.update(named)
        for described in {m.entity for m in here(q) if not self._is_named(m.entity)}:
            self._near[described].update({described, *named})

    def _count_sentences(self, q: int, p: Paragraph) -> None:
        sentences: dict[int, set[int]] = defaultdict(set)
        for m in self._characters.mentions_in(q):
            if not m.quoted:
                sentences[p.sent[m.head]].add(m.entity)
        for together in sentences.values():
            for described in together:
                if not self._is_named(described):
                    self._sentences[described].update(together)

    def _count_answers(self, lines: Sequence[DialogueLine]) -> None:
        """Lines whose tag describes somebody, beside a line of the next paragraph whose tag names somebody."""
        for n, line in enumerate(lines):
            cue = line.cue
            if cue is None or cue.kind != "noun" or cue.character is None:
                continue
            self._answers[cue.character][cue.character] += 1
            around = (lines[m] for m in (n - 1, n + 1) if 0 <= m < len(lines))
            beside = (x.cue for x in around if abs(x.paragraph - line.paragraph) == 1)
            named = {x.character for x in beside if x is not None and x.kind == "name" and x.character is not None}
            self._answers[cue.character].update(named)

    def near(self, described: int, key: int) -> tuple[float, float]:
        """How much a description seems to mean somebody.

        The share of the paragraphs with it in which the one is named right before, and by how much that is more than
        in all paragraphs (log ratio, between -2 and 2).
        """
        counts = self._near[described]
        own, seen = counts[key], counts[described]
        if not seen:
            return 0.0, 0.0
        usual = (self._every[key] + 1) / (self._size + PRIOR)
        lift = math.log((own + PRIOR * usual) / (seen + PRIOR) / usual)
        return own / seen, max(-MAX_LIFT, min(MAX_LIFT, lift))

    def apart(self, described: int, key: int) -> tuple[float, float]:
        """How much a description seems to mean another: they share sentences, and answer each other.

        The share of the sentences with the description that name the one too, and of the lines that the described
        one says with one beside them that the other says.
        """
        return _share(self._sentences[described], described, key), _share(self._answers[described], described, key)


def _share(counts: Counter[int], described: int, key: int) -> float:
    return counts[key] / (counts[described] + PRIOR)
