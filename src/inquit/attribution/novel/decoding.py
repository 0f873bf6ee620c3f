"""Who speaks each line of a book: of the ways to give the lines to speakers, the likeliest that a beam search finds.

Each choice depends on the ones before it. A line without a name is often settled by one behind it: of two people who
take turns, the name in the fifth line says who spoke the first four.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from inquit.attribution.confidence import ChoiceKind
from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey
from inquit.attribution.novel.candidates import acting, candidates, cannot_say
from inquit.attribution.novel.ranking.line_features import FeatureMatrix, line_features
from inquit.attribution.novel.ranking.speaker_model import SpeakerScorer
from inquit.attribution.novel.ranking.turn_taking import LOOK_BACK, turn_features
from inquit.attribution.novel.ruled_out import shown_otherwise

__all__ = ["SpeakerChoice", "choose_speakers", "likeliest_choices"]

MaySpeak = tuple[Sequence[CharacterKey], FeatureMatrix]  # the candidates of a line, and their features

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
class SpeakerChoice:
    """The speaker of a line, how likely it was among the candidates, and what the choice rests on."""

    speaker: CharacterKey | None  # None where there are no candidates
    chance: float
    kind: ChoiceKind


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to give the lines so far to speakers.

    score: log of its likelihood. recent: the speakers of the last lines, as many as `turn_features` looks at.
    """

    score: float
    recent: tuple[CharacterKey | None, ...]
    choice: SpeakerChoice | None = None
    before: _Way | None = None

    def choices(self) -> list[SpeakerChoice]:
        """The choices of all lines so far."""
        out: list[SpeakerChoice] = []
        way: _Way | None = self
        while way is not None and way.choice is not None:
            out.append(way.choice)
            way = way.before
        return out[::-1]

    def going_on(self, choice: SpeakerChoice, *, cost: float) -> _Way:
        """The way with one more choice."""
        return _Way(self.score - cost, (*self.recent[1 - LOOK_BACK :], choice.speaker), choice, self)


def choose_speakers(book: Book, scorer: SpeakerScorer) -> list[SpeakerChoice]:
    """The speaker of every line."""

    def found_at(n: int) -> MaySpeak:
        found = candidates(book, n)
        return found, line_features(book, n, found)

    return likeliest_choices(book, scorer, found_at)


def likeliest_choices(book: Book, scorer: SpeakerScorer, found_at: Callable[[int], MaySpeak]) -> list[SpeakerChoice]:
    """The speaker of every line; `found_at` gives the candidates of a line and their features.

    A name beside a verb of speech is taken as it is: it is right more often than anything learned.
    """
    ways = [_Way(0.0, ())]
    for n, line in enumerate(book.lines):
        if line.goes_on and n:
            ways = [way.going_on(way.choice, cost=0.0) for way in ways if way.choice is not None]
            continue
        found, features = found_at(n)
        if not found:
            ways = [way.going_on(SpeakerChoice(None, 0.0, _kind(book, n)), cost=0.0) for way in ways]
            continue
        best: dict[tuple[CharacterKey | None, ...], _Way] = {}
        for way in ways:
            for longer in _follow(way, book, n, (found, features), scorer):
                last = longer.recent[-SAME_LINES:]
                if last not in best or best[last].score < longer.score:
                    best[last] = longer
        ways = sorted(best.values(), key=lambda way: -way.score)[:BEAM]
        ways = [way for way in ways if way.score > ways[0].score - MAX_BEHIND]
    return ways[0].choices()


def _follow(way: _Way, book: Book, n: int, may_speak: MaySpeak, scorer: SpeakerScorer) -> Iterator[_Way]:
    """The way with line `n` given to each of those who may well speak it."""
    found, features = may_speak
    chances = scorer.chances(np.concatenate([features, turn_features(book, n, found, way.recent)], axis=1))
    sure = book.sure[n] if book.sure[n] is not None else acting(book, n)
    if sure is not None:
        taken = [found.index(sure)]
    else:
        others = cannot_say(book, n, way.recent[-1] if way.recent else None) | shown_otherwise(book, n, way.recent)
        order = [int(at) for at in np.argsort(-chances, kind="stable") if found[at] not in others][:MAX_SPEAKERS]
        taken = [at for at in order if at == order[0] or chances[at] > MIN_CHANCE]
        if not taken:
            yield way.going_on(SpeakerChoice(None, 0.0, _kind(book, n)), cost=-math.log(MIN_CHANCE))
    for at in taken:
        said_so = sure == found[at] and (
            sure == NARRATOR or book.is_anonymous(sure) or sure == book.tellings.writer(book.lines[n])
        )
        chance = max(float(chances[at]), SAID_SO if said_so else 0.0)
        kind = _kind(book, n)
        cost = -math.log(max(chance, MIN_CHANCE**2))
        sole = len(found) == 1 and kind in _UNNAMED
        yield way.going_on(SpeakerChoice(found[at], chance - SOMEBODY_ELSE * sole, kind), cost=cost)


def _kind(book: Book, n: int) -> ChoiceKind:
    """What the choice for line `n` rests on."""
    line = book.lines[n]
    if book.sure[n] is not None and book.sure[n] != NARRATOR:
        return "sure"
    if line.cue is not None:
        return line.cue.kind
    return "beat" if line.beat_before is not None or line.beat_after is not None else "nothing"
