"""How good the exported reader is by itself: tagged spans, and links between given spans.

The figures of whole statements with named speakers are those of `inquit score`; these here say which head loses what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from corpus import GoldDocument
from inquit.tagger.tag_head import PARTS, Part, best_tags, tag_runs
from inquit.tagger.tagging import Tagger
from inquit.tagger.windows import blocks
from piece_spans import NONE
from tagger_data import Labelled, labelled

Span = tuple[Part, int, int]


@dataclass
class Figures:
    """Counts over documents: spans by part (marked, tagged, both), and links by head (all, right)."""

    marked: Counter[Part] = field(default_factory=Counter)
    tagged: Counter[Part] = field(default_factory=Counter)
    both: Counter[Part] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def rows(self) -> Iterator[tuple[str, float]]:
        """Exact F1 by part, and the share of right links."""
        for part in PARTS:
            yield f"{part}, exact span F1", 2 * self.both[part] / (self.marked[part] + self.tagged[part])
        for name, total in self.links.items():
            yield f"{name}, right given the spans", self.right[name] / total


def evaluate(documents: Sequence[GoldDocument], reader: Tagger) -> Figures:
    """The figures of a reader on gold documents."""
    figures = Figures()
    for document in documents:
        _evaluate(labelled(document, reader.tokenizer), reader, figures)
    return figures


def _evaluate(gold: Labelled, reader: Tagger, figures: Figures) -> None:
    pieces = gold.pieces
    found: set[Span] = set()
    for block in blocks(pieces.paragraph_starts, len(pieces)):
        vectors = reader.encoder.vectors(pieces, block)
        scores = reader.heads.tags.log_probabilities(vectors)
        starts = [0, *(np.flatnonzero(np.diff(pieces.paragraph[block.lo : block.hi])) + 1).tolist()]
        parts = tag_runs(best_tags(scores, starts), scores)
        found |= {(p.part, block.lo + p.lo, block.lo + p.hi) for p in parts if block.lo + p.lo >= block.own}
        for name, head, target in (
            ("cue of content", reader.heads.cue_of, gold.cue_of),
            ("source of cue", reader.heads.source_of, gold.source_of),
        ):
            rows = np.flatnonzero(target[block.own : block.hi] >= NONE) + block.own - block.lo
            if not len(rows):
                continue
            best = head.log_probabilities(vectors, rows).argmax(axis=1)
            wanted = target[block.lo + rows] - block.lo
            wanted = np.where((wanted < 0) | (target[block.lo + rows] == NONE), len(vectors), wanted)
            figures.links[name] += len(rows)
            figures.right[name] += int((best == wanted).sum())
    one = np.zeros((len(gold.tag), 7), dtype=np.float32)
    marked = {(p.part, p.lo, p.hi) for p in tag_runs(gold.tag, one)}
    for part in PARTS:
        figures.marked[part] += sum(s[0] == part for s in marked)
        figures.tagged[part] += sum(s[0] == part for s in found)
        figures.both[part] += sum(s[0] == part for s in marked & found)
