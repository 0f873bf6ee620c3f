"""Gold novels as lines with candidates, features and the right speaker of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus import GoldDocument
from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey
from inquit.attribution.novel.candidates import candidates
from inquit.attribution.novel.lines_ahead import MaySpeak, begins_speech
from inquit.attribution.novel.novel_attribution import read_book
from inquit.attribution.novel.ranking.line_features import FeatureMatrix, line_features
from inquit.attribution.novel.ranking.turn_taking import LOOK_BACK, turn_features
from inquit.attribution.novel.ranking.turns_ahead import LOOK_AHEAD, SpokenAhead, ahead_features, end_of_speech
from inquit.attribution.novel.speaker_choice import SpeakerChoice
from inquit.attribution.novel.speaker_list import NARRATOR_NAME
from inquit.document import Roster, TextSpan
from inquit.scoring.name_matching import accepts, bare_words
from speaker_links import page_and_links

SAME = 0.5  # a stretch in quotation marks is a gold one if they share this part of both, as in the common scorer
Gold = dict[str, Any]


@dataclass(frozen=True)
class NovelLines:
    """The lines of one gold novel.

    gold: by line, the gold quotes that its stretches are, one each; None for a stretch that is none.
    right: by line, which candidates are the speaker, shape (candidates,).
    said: by line, how likely its words are somebody's.
    """

    id: str
    book: Book
    found: list[list[CharacterKey]]
    features: list[FeatureMatrix]
    gold: list[list[Gold | None]]
    right: list[NDArray[np.float32]]
    said: list[float]

    @cached_property
    def begins(self) -> list[bool]:
        """By line, whether it begins a speech; what goes on with one has its speaker, whoever it is."""
        return [begins_speech(self.book, n) for n in range(len(self.book.lines))]

    def from_end(self, n: int, speakers: Sequence[CharacterKey | None]) -> FeatureMatrix:
        """The features of the candidates of a line for reading from the end, given the speakers of all lines."""
        first = end_of_speech(self.book, n)
        return self._with_ahead(n, [(key, 1.0) for key in speakers[first : first + LOOK_AHEAD]])

    def onward(
        self, n: int, speakers: Sequence[CharacterKey | None], from_end: Sequence[SpeakerChoice]
    ) -> FeatureMatrix:
        """The same for reading onward, also given what reading from the end chose for all lines."""
        history = turn_features(self.book, n, self.found[n], speakers[max(0, n - LOOK_BACK) : n])
        return np.concatenate([self.may_speak(n, from_end).features, history], axis=1)

    def may_speak(self, n: int, from_end: Sequence[SpeakerChoice]) -> MaySpeak:
        """The candidates of a line for reading onward, but for who spoke the lines before."""
        first = end_of_speech(self.book, n)
        ahead = [(choice.speaker, choice.chance) for choice in from_end[first : first + LOOK_AHEAD]]
        return MaySpeak(self.found[n], self._with_ahead(n, ahead), from_end[n])

    def _with_ahead(self, n: int, ahead: Sequence[SpokenAhead]) -> FeatureMatrix:
        return np.concatenate([self.features[n], ahead_features(self.book, n, self.found[n], ahead)], axis=1)

    @cached_property
    def gold_speakers(self) -> list[CharacterKey | None]:
        """The candidate that is the speaker of each line; None where none is."""
        return [
            found[int(right.argmax())] if right.any() else None
            for found, right in zip(self.found, self.right, strict=True)
        ]


class Names:
    """Which printed names a gold document accepts for a speaker."""

    def __init__(self, quotes: Sequence[Gold]) -> None:
        self._accepted = {q["speaker"]: [q["speaker"], *q["aliases"]] for q in quotes if q["speaker"]}
        self._rivals = {
            speaker: {bare_words(n) for other, names in self._accepted.items() if other != speaker for n in names}
            for speaker in self._accepted
        }
        self._known: dict[tuple[str, str], bool] = {}

    def is_right(self, printed: str | None, gold: Gold | None) -> bool:
        """Whether the printed name is the speaker's of a gold quote."""
        if printed is None or gold is None or gold["speaker"] is None:
            return False
        pair = (printed, gold["speaker"])
        if pair not in self._known:
            self._known[pair] = accepts(self._accepted[pair[1]], printed, self._rivals[pair[1]])
        return self._known[pair]


def printed_name(book: Book, key: CharacterKey | None) -> str | None:
    """The name that is printed for a speaker."""
    if key is None:
        return None
    return NARRATOR_NAME if key == NARRATOR else book.characters.entities[key].name


def novel_lines(document: GoldDocument, cache: Path) -> NovelLines:
    """The lines of a gold novel; `cache` is where what the reader links is kept."""
    page, links = page_and_links(document, cache)
    assert page.dialogue is not None
    book = read_book(page, Roster(), links)
    found = [candidates(book, n) for n in range(len(book.lines))]
    names, at = Names(document.quotes), _Gold(document.quotes)
    gold = [[at.quote(stretch.span) for stretch in line.stretches] for line in book.lines]
    right = [
        np.array([names.is_right(printed_name(book, key), quotes[0]) for key in keys], dtype=np.float32)
        for keys, quotes in zip(found, gold, strict=True)
    ]
    said = [min(page.dialogue.chances.get(s.marked, 1.0) for s in line.stretches) for line in book.lines]
    features = [line_features(book, n, keys) for n, keys in enumerate(found)]
    return NovelLines(document.id, book, found, features, gold, right, said)


class _Gold:
    """The gold quotes by place."""

    def __init__(self, quotes: Sequence[Gold]) -> None:
        self._spans = sorted(((s, e, i) for i, q in enumerate(quotes) for s, e in q["content"]), key=lambda x: x[:2])
        self._starts = [s for s, _, _ in self._spans]
        self._quotes = quotes

    def quote(self, span: TextSpan) -> Gold | None:
        """The gold quote that a stretch is."""
        best, most = None, SAME
        at = bisect_left(self._starts, span.end)
        for s, e, i in self._spans[max(0, at - 3) : at]:
            shared = min(e, span.end) - max(s, span.start)
            whole = max(e, span.end) - min(s, span.start)
            if shared >= most * whole:
                best, most = self._quotes[i], shared / whole
        return best
