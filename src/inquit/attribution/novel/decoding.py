"""Who speaks each line of a book: of the ways to give the lines to speakers, the likeliest that a beam search finds.

Each choice depends on the ones before it, and on what reading from the end makes of those behind it. A line without a
name is often settled by one behind it: of two people who take turns, the name in the fifth line says who spoke the
first four.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from inquit.attribution.novel.beam import Way, followed, likeliest
from inquit.attribution.novel.book import Book
from inquit.attribution.novel.candidates import candidates, cannot_say
from inquit.attribution.novel.lines_ahead import LinesAhead, MaySpeak, begins_speech
from inquit.attribution.novel.ranking.line_features import line_features
from inquit.attribution.novel.ranking.speaker_model import SpeakerModel, SpeakerScorer
from inquit.attribution.novel.ranking.turn_taking import turn_features
from inquit.attribution.novel.ruled_out import shown_otherwise
from inquit.attribution.novel.speaker_choice import SpeakerChoice, choice_kind

__all__ = ["choose_speakers", "likeliest_choices"]


def choose_speakers(book: Book, model: SpeakerModel) -> list[SpeakerChoice]:
    """The speaker of every line."""

    def found_at(n: int) -> MaySpeak:
        found = candidates(book, n)
        return MaySpeak(found, line_features(book, n, found))

    return likeliest_choices(book, model.onward, LinesAhead(book, model.from_end, found_at).at)


def likeliest_choices(book: Book, scorer: SpeakerScorer, found_at: Callable[[int], MaySpeak]) -> list[SpeakerChoice]:
    """The speaker of every line; `found_at` gives the candidates of a line and their features.

    A name beside a verb of speech is taken as it is: it is right more often than anything learned.
    """
    ways = [Way()]
    for n in range(len(book.lines)):
        if not begins_speech(book, n):
            ways = [way.going_on(way.choice) for way in ways if way.choice is not None]
            continue
        may_speak = found_at(n)
        if may_speak.found:
            ways = likeliest(longer for way in ways for longer in _longer(way, book, n, may_speak, scorer))
        else:
            ways = [way.going_on(SpeakerChoice(None, 0.0, choice_kind(book, n))) for way in ways]
    return ways[0].choices()


def _longer(way: Way, book: Book, n: int, may_speak: MaySpeak, scorer: SpeakerScorer) -> Iterator[Way]:
    """The way with line `n` given to each of those who may well speak it."""
    found, features, _ = may_speak
    chances = scorer.chances(np.concatenate([features, turn_features(book, n, found, way.recent)], axis=1))
    others = cannot_say(book, n, way.recent[-1] if way.recent else None) | shown_otherwise(book, n, way.recent)
    return followed(way, book, n, found, chances, others=others)
