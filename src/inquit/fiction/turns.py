"""Who speaks each line of a book: the lines are read in order, so that each choice knows the ones before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from inquit.fiction.book import NARRATOR, Book, Key
from inquit.fiction.candidates import candidates
from inquit.fiction.features import Matrix, features_of
from inquit.fiction.history import history_of
from inquit.fiction.scorer import Scorer

__all__ = ["Turn", "choose", "choose_speakers"]


@dataclass(frozen=True, slots=True)
class Turn:
    """The speaker of a line, how likely it was among the candidates, and what the choice rests on."""

    speaker: Key | None  # None where there are no candidates
    chance: float
    kind: str  # one of `scorer.KINDS`


def choose_speakers(book: Book, scorer: Scorer) -> list[Turn]:
    """The speaker of every line."""
    turns: list[Turn] = []
    speakers: list[Key | None] = []
    for n, line in enumerate(book.lines):
        if line.goes_on and turns:
            turn = turns[-1]
        else:
            found = candidates(book, n)
            turn = choose(book, n, found, features_of(book, n, found), speakers=speakers, scorer=scorer)
        turns.append(turn)
        speakers.append(turn.speaker)
    return turns


def choose(
    book: Book, n: int, found: Sequence[Key], features: Matrix, *, speakers: Sequence[Key | None], scorer: Scorer
) -> Turn:
    """The speaker of line `n` among the candidates found, with their features; `speakers`: of the lines before.

    A name beside a verb of speech is taken as it is: it is right more often than anything learned.
    """
    if not found:
        return Turn(None, 0.0, _kind(book, n))
    chances = scorer.chances(np.concatenate([features, history_of(book, n, found, speakers)], axis=1))
    sure = book.sure[n]
    at = found.index(sure) if sure is not None and sure != NARRATOR else int(chances.argmax())
    return Turn(found[at], float(chances[at]), _kind(book, n))


def _kind(book: Book, n: int) -> str:
    """What the choice for line `n` rests on."""
    line = book.lines[n]
    if book.sure[n] is not None and book.sure[n] != NARRATOR:
        return "sure"
    if line.cue is not None:
        return line.cue.kind
    return "beat" if line.beat_before is not None or line.beat_after is not None else "nothing"
