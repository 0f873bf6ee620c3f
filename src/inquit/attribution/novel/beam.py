"""The ways to give lines to speakers that a beam search follows up, one line after the other, from either end."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inquit.attribution.confidence import ChoiceKind
from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey
from inquit.attribution.novel.candidates import acting
from inquit.attribution.novel.ranking.turn_taking import LOOK_BACK
from inquit.attribution.novel.speaker_choice import SpeakerChoice, choice_kind

__all__ = ["Way", "followed", "likeliest"]

# Ways to speak the lines so far that are followed up; more than four do no better (docs/fiction.md).
BEAM = 4
# The other bounds of the search are by hand, for speed; for a sweep beside that of the beam.
MAX_BEHIND = 7.0  # nats that one may be behind the likeliest
SAME_LINES = 4  # lines back in which two ways must differ to be followed up both
MAX_SPEAKERS = 4  # speakers of one line that are followed up
MIN_CHANCE = 0.02  # if they are as likely as this
# How likely a line whose tag names and describes nobody is somebody's who is no candidate where there is one candidate
# alone, of whom the scorer is sure whoever it is. By hand: LitBank and four novels of PDNC have four such lines, two of
# them wrong; of two or more candidates the weights know.
SOMEBODY_ELSE = 0.3
# How likely a tag that says so means nobody in particular ("everyone"), and a letter is his whose name stands below or
# above it; the scorer, which has seen none, cannot know. By hand: of such lines of LitBank and four novels of PDNC
# about nine in ten are nobody's whom the text names.
SAID_SO = 0.9
_UNNAMED: frozenset[ChoiceKind] = frozenset(("pronoun", "other", "beat", "nothing"))


@dataclass(frozen=True, slots=True)
class Way:
    """One way to give the lines so far to speakers.

    score: log of its likelihood. recent: the speakers of the last lines that were given, as many as features look at.
    """

    score: float = 0.0
    recent: tuple[CharacterKey | None, ...] = ()
    choice: SpeakerChoice | None = None
    before: Way | None = None

    def choices(self) -> list[SpeakerChoice]:
        """The choices of all lines so far."""
        out: list[SpeakerChoice] = []
        way: Way | None = self
        while way is not None and way.choice is not None:
            out.append(way.choice)
            way = way.before
        return out[::-1]

    def going_on(self, choice: SpeakerChoice, *, cost: float = 0.0) -> Way:
        """The way with one more choice."""
        return Way(self.score - cost, (*self.recent[1 - LOOK_BACK :], choice.speaker), choice, self)


def followed(
    way: Way,
    book: Book,
    n: int,
    found: list[CharacterKey],
    chances: NDArray[np.float32],
    *,
    others: Set[CharacterKey],
) -> Iterator[Way]:
    """The way with line `n` given to each of those who may well speak it; `others` do not."""
    kind = choice_kind(book, n)
    sure = book.sure[n] if book.sure[n] is not None else acting(book, n)
    if sure is not None:
        taken = [found.index(sure)]
    else:
        order = [int(at) for at in np.argsort(-chances, kind="stable") if found[at] not in others][:MAX_SPEAKERS]
        taken = [at for at in order if at == order[0] or chances[at] > MIN_CHANCE]
        if not taken:
            yield way.going_on(SpeakerChoice(None, 0.0, kind), cost=-math.log(MIN_CHANCE))
    for at in taken:
        said_so = sure == found[at] and (
            sure == NARRATOR or book.is_anonymous(sure) or sure == book.tellings.writer(book.lines[n])
        )
        chance = max(float(chances[at]), SAID_SO if said_so else 0.0)
        cost = -math.log(max(chance, MIN_CHANCE**2))
        sole = len(found) == 1 and kind in _UNNAMED
        yield way.going_on(SpeakerChoice(found[at], chance - SOMEBODY_ELSE * sole, kind), cost=cost)


def likeliest(ways: Iterable[Way]) -> list[Way]:
    """The likeliest ways, the first one of all: of those that end alike the likelier."""
    best: dict[tuple[CharacterKey | None, ...], Way] = {}
    for way in ways:
        last = way.recent[-SAME_LINES:]
        if last not in best or best[last].score < way.score:
            best[last] = way
    kept = sorted(best.values(), key=lambda way: -way.score)[:BEAM]
    return [way for way in kept if way.score > kept[0].score - MAX_BEHIND]
