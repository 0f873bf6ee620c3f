"""The two directions in which the lines of gold novels are given to speakers, and what scorers learn from in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np

from inquit.attribution.novel.book import CharacterKey
from inquit.attribution.novel.decoding import likeliest_choices
from inquit.attribution.novel.lines_ahead import LinesAhead, MaySpeak
from inquit.attribution.novel.ranking.line_features import LINE_FEATURES, FeatureMatrix
from inquit.attribution.novel.ranking.speaker_model import SpeakerScorer
from inquit.attribution.novel.ranking.taken_up import TAKEN_UP_FEATURES
from inquit.attribution.novel.speaker_choice import SpeakerChoice
from speaker_data import NovelLines
from speaker_network import Examples

Speakers = Sequence[CharacterKey | None]  # of the lines of a novel

# Of one line in so many it is left out what the reader says, so that the scorer also does without one (engine "rules").
UNREAD = 4
# Lines of short texts count as often: there are thirty times as many of whole novels, and what to do with a name that
# stands once has to be learned from short ones. More helps them and costs novels: docs/fiction.md.
SHORT_WEIGHT = 5
SHORT = 300  # lines


class Reading(Protocol):
    """A direction in which lines are given to speakers; novels by number.

    networks: how many are fitted for novels left out, by round. Where the choices are only features of what comes next
        one does, for time.
    """

    networks: ClassVar[Sequence[int]]

    def rows(self, i: int, n: int, speakers: Speakers) -> FeatureMatrix:
        """The features of the candidates of a line, given the speakers of all lines."""
        ...

    def choices(self, i: int, scorer: SpeakerScorer) -> list[SpeakerChoice]:
        """What the package would choose for every line."""
        ...


@dataclass(frozen=True)
class FromEnd:
    """Reading from the end, as `inquit.attribution.novel.lines_ahead` does it."""

    novels: Sequence[NovelLines]
    networks: ClassVar[Sequence[int]] = (1, 1)

    def rows(self, i: int, n: int, speakers: Speakers) -> FeatureMatrix:
        """As in `Reading`."""
        return self.novels[i].from_end(n, speakers)

    def choices(self, i: int, scorer: SpeakerScorer) -> list[SpeakerChoice]:
        """As in `Reading`."""
        novel = self.novels[i]
        ahead = LinesAhead(novel.book, scorer, lambda n: MaySpeak(novel.found[n], novel.features[n]))
        out: list[SpeakerChoice] = []
        for n, begins in enumerate(novel.begins):
            chosen = ahead.at(n).from_end if begins else out[-1]
            assert chosen is not None
            out.append(chosen)
        return out


@dataclass(frozen=True)
class Onward:
    """Reading onward, as `inquit.attribution.novel.decoding` does it; `from_end`: what the other chose, by novel."""

    novels: Sequence[NovelLines]
    from_end: Sequence[Sequence[SpeakerChoice]]
    networks: ClassVar[Sequence[int]] = (1, 4)

    def rows(self, i: int, n: int, speakers: Speakers) -> FeatureMatrix:
        """As in `Reading`."""
        return self.novels[i].onward(n, speakers, self.from_end[i])

    def choices(self, i: int, scorer: SpeakerScorer) -> list[SpeakerChoice]:
        """As in `Reading`."""
        novel = self.novels[i]
        return likeliest_choices(novel.book, scorer, lambda n: novel.may_speak(n, self.from_end[i]))


def examples_of(novels: Sequence[NovelLines], speakers: Sequence[Speakers], reading: Reading) -> Examples:
    """The lines whose speaker is among the candidates, given who speaks the other lines."""
    known = [
        (i, n)
        for i, novel in enumerate(novels)
        for n, (right, begins) in enumerate(zip(novel.right, novel.begins, strict=True))
        if begins and right.any()
    ]
    rows = np.concatenate([_read(reading.rows(i, n, speakers[i]), n) for i, n in known])
    right = [novels[i].right[n] for i, n in known]
    sizes = np.array([len(marks) for marks in right])
    short = np.array([len(novel.right) < SHORT for novel in novels])
    own = np.array([i for i, _ in known])
    times = np.where(short[own], SHORT_WEIGHT, 1)
    return Examples(rows, np.concatenate(right), np.cumsum(sizes) - sizes, sizes, own, times)


def _read(rows: FeatureMatrix, n: int) -> FeatureMatrix:
    """The features of line `n`; of some lines without what the reader says."""
    if n % UNREAD == 0:
        rows[:, len(LINE_FEATURES) - len(TAKEN_UP_FEATURES) : len(LINE_FEATURES)] = 0.0
    return rows
