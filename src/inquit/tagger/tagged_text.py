"""The tagger's view of a text: the parts of statements, and which belong together, each with its probability."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inquit.document import TextSpan
from inquit.tagger.antecedents import Antecedents
from inquit.tagger.content_reach import Reaches
from inquit.tagger.entity_head import TokenTags
from inquit.tagger.name_heads import TaggedMention, TaggedName
from inquit.tagger.pieces import Pieces

__all__ = ["CueLinks", "TaggedContent", "TaggedCue", "TaggedText"]


@dataclass(frozen=True, slots=True)
class TaggedCue:
    """Reporting words and their source.

    chance: that the surest of these words is in a cue, wherever that begins and ends.
    speech: that they report speech or writing rather than an attitude.
    source: the mention that they are linked to; None where the tagger sees none.
    source_chance: of the link, or that there is none.
    whole: `source` is a tagged mention; otherwise it is only the word where one begins.
    """

    span: TextSpan
    chance: float
    speech: float
    source: TextSpan | None
    source_chance: float
    whole: bool


@dataclass(frozen=True, slots=True)
class TaggedContent:
    """A run of words that is reported.

    chance: that the surest of these words is.
    """

    span: TextSpan
    chance: float


@dataclass(frozen=True, slots=True)
class CueLinks:
    """Links of the pieces `lo` up to `hi`: shape (pieces, cues).

    0 in paragraphs where nothing is reported or stands in marks: nobody asks there.
    """

    lo: int
    hi: int
    cues: tuple[int, ...]
    chance: NDArray[np.float32]


class TaggedText:
    """The tagger's view of one text; cues are known by their index in `cues`."""

    def __init__(self, pieces: Pieces, antecedents: Antecedents | None = None) -> None:
        self._pieces = pieces
        self.antecedents = antecedents  # None where no words were asked for, or no head knows of any
        self.reaches: Reaches | None = None  # None where no head knows of any
        self.entities: TokenTags | None = None  # None where they were not asked for, or no head knows of any
        self._said: list[NDArray[np.float32]] = []
        self._links: list[CueLinks] = []
        self._cue_at: dict[int, int] = {}  # by the cue's first piece
        self.cues: list[TaggedCue] = []
        self.contents: list[TaggedContent] = []
        self.names: list[TaggedName] = []
        self.mentions: list[TaggedMention] = []

    def said(self, span: TextSpan) -> float:
        """How likely the words of a span are to be reported ones: the mean over its pieces."""
        lo, hi = self._held(span)
        parts = [self._said[i][max(lo, k.lo) - k.lo : hi - k.lo] for i, k in self._near(lo, hi)]
        joined = parts[0] if len(parts) == 1 else np.concatenate(parts) if parts else ()
        return float(np.add.reduce(joined) / np.float32(len(joined))) if len(joined) else 0.0

    def goes_on(self, start: int, at: int) -> float | None:
        """How likely words that are reported and begin at `start` go on to what begins at `at`; None if unknown."""
        if self.reaches is None:
            return None
        lo, hi = self._held(TextSpan(start, at))
        return self.reaches.beyond(lo, hi)

    def cues_of(self, span: TextSpan) -> dict[int, float]:
        """The cues that the words of a span may belong to, with their probabilities."""
        lo, hi = self._held(span)
        total: dict[int, float] = {}
        for _, links in self._near(lo, hi):
            rows = links.chance[max(lo, links.lo) - links.lo : hi - links.lo]
            for cue, chance in zip(links.cues, rows.sum(axis=0).tolist(), strict=True):
                total[cue] = total.get(cue, 0.0) + chance
        return {cue: chance / max(1, hi - lo) for cue, chance in total.items()}

    def _held(self, span: TextSpan) -> tuple[int, int]:
        lo = int(self._pieces.end.searchsorted(span.start, "right"))
        return lo, max(lo, int(self._pieces.start.searchsorted(span.end)))

    def _near(self, lo: int, hi: int) -> Iterator[tuple[int, CueLinks]]:
        first = max(0, bisect_right(self._links, lo, key=lambda links: links.lo) - 1)
        for i in range(first, len(self._links)):
            if self._links[i].lo >= hi:
                break
            if self._links[i].hi > lo:
                yield i, self._links[i]

    def _span(self, lo: int, hi: int) -> TextSpan:
        return TextSpan(int(self._pieces.start[lo]), int(self._pieces.end[hi - 1]))
