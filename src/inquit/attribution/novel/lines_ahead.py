"""Who speaks the lines ahead, as it looks from the end of a book: what is settled late settles what stands before.

A book is read from the end block by block, each with lines behind it to begin with, so that no more than one block is
held, however long the book is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from inquit.attribution.novel.beam import Way, followed, likeliest
from inquit.attribution.novel.book import Book, CharacterKey
from inquit.attribution.novel.ranking.line_features import FeatureMatrix
from inquit.attribution.novel.ranking.speaker_model import SpeakerScorer
from inquit.attribution.novel.ranking.turns_ahead import LOOK_AHEAD, ahead_features, end_of_speech
from inquit.attribution.novel.speaker_choice import SpeakerChoice, choice_kind

__all__ = ["LinesAhead", "MaySpeak", "begins_speech", "choices_from_end"]

# Lines that are read from the end at once, and those behind them that only show who speaks there. By hand: ten
# megabytes; a speaker is rarely settled by what stands more than some lines behind.
BLOCK = 1000
BEYOND = 2 * LOOK_AHEAD


class MaySpeak(NamedTuple):
    """The candidates of a line and their features, and what reading from the end chooses, where it was read so."""

    found: list[CharacterKey]
    features: FeatureMatrix
    from_end: SpeakerChoice | None = None


class LinesAhead:
    """The candidates of each line, with features that tell who speaks ahead; asked for in the order of the text."""

    def __init__(self, book: Book, scorer: SpeakerScorer, found_at: Callable[[int], MaySpeak]) -> None:
        self._book, self._scorer, self._found_at = book, scorer, found_at
        self._known: dict[int, MaySpeak] = {}
        self._choices: dict[int, SpeakerChoice] = {}
        self._read = 0  # lines before it have been read from the end

    def at(self, n: int) -> MaySpeak:
        """The candidates of a line; of one that begins a speech."""
        if n >= self._read:
            self._read_on(n)
        found, features, _ = self._known.pop(n)
        ahead = ahead_features(self._book, n, found, _spoken(self._book, n, self._choices))
        return MaySpeak(found, np.concatenate([features, ahead], axis=1), self._choices[n])

    def _read_on(self, lo: int) -> None:
        size = len(self._book.lines)
        self._read = min(lo + BLOCK, size)
        end = min(self._read + BEYOND, size)
        begins = (n for n in range(lo, end) if n not in self._known and begins_speech(self._book, n))
        self._known = {n: may for n, may in self._known.items() if n >= lo}
        self._known |= {n: self._found_at(n) for n in begins}
        self._choices = choices_from_end(self._book, self._scorer, self._known, end)


def begins_speech(book: Book, n: int) -> bool:
    """Whether a line does not go on with the speech of the paragraph before."""
    return not (n and book.lines[n].goes_on)


def choices_from_end(
    book: Book, scorer: SpeakerScorer, may_speak: dict[int, MaySpeak], end: int
) -> dict[int, SpeakerChoice]:
    """By line, the speakers of those given; `end`: where they end, and nothing is known of what is behind."""
    order = sorted(may_speak, reverse=True)
    ways = [Way()]
    for n in order:
        found, features, _ = may_speak[n]
        goes_on = min(end, end_of_speech(book, n)) - n - 1
        if found:
            ways = likeliest(longer for way in ways for longer in _longer(way, book, n, (found, features), scorer))
        else:
            ways = [way.going_on(SpeakerChoice(None, 0.0, choice_kind(book, n))) for way in ways]
        for _ in range(goes_on):
            ways = [way.going_on(way.choice) for way in ways if way.choice is not None]
    chosen = iter(ways[0].choices())
    out: dict[int, SpeakerChoice] = {}
    for n in order:
        for m in range(n, min(end, end_of_speech(book, n))):
            out[m] = next(chosen)
    return out


def _longer(
    way: Way, book: Book, n: int, may_speak: tuple[list[CharacterKey], FeatureMatrix], scorer: SpeakerScorer
) -> Sequence[Way]:
    found, features = may_speak
    ahead = ahead_features(book, n, found, [(key, 1.0) for key in way.recent[: -LOOK_AHEAD - 1 : -1]])
    chances = scorer.chances(np.concatenate([features, ahead], axis=1))
    return list(followed(way, book, n, found, chances, others=_not_here(book, n, way.recent[-1:])))


def _not_here(book: Book, n: int, following: Sequence[CharacterKey | None]) -> frozenset[CharacterKey]:
    """Those who do not say a line, as they say the one right before or behind it of the same paragraph."""
    out: set[CharacterKey] = set()
    if following and n + 1 < len(book.lines) and book.lines[n + 1].answers:
        out.update(key for key in following if key is not None)
    if n and book.lines[n].answers and (sure := book.sure[n - 1]) is not None:
        out.add(sure)
    return frozenset(out)


def _spoken(book: Book, n: int, choices: dict[int, SpeakerChoice]) -> list[tuple[CharacterKey | None, float]]:
    """The speakers of the lines behind the speech that a line begins, and how likely they are."""
    first = end_of_speech(book, n)
    known = (choices[m] for m in range(first, first + LOOK_AHEAD) if m in choices)
    return [(choice.speaker, choice.chance) for choice in known]
