"""What the speakers of the lines ahead say about who speaks now, as far as they are known: two people take turns.

The mirror image of `turn_taking`; who speaks ahead is what was chosen by reading from the end, which knows nothing of
the line itself or of those before it, and counts as much as it is likely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey, cue_gender
from inquit.attribution.novel.ranking.context import nearness
from inquit.attribution.novel.ranking.line_features import FeatureMatrix

__all__ = ["AHEAD_FEATURES", "LOOK_AHEAD", "SpokenAhead", "ahead_features", "end_of_speech"]

# The speaker of a line ahead, and how likely.
SpokenAhead = tuple[CharacterKey | None, float]

# How far ahead the features look, as those of the lines before look back: by hand; the scorer's weights are fitted for
# them, so a change asks for a new fit.
TURNS = 4  # lines that are looked at one by one
SOON = 30  # lines over which shares are counted
FIRST_TWO_WITHIN = 12  # lines in which the next two speakers are looked for
SAME_GENDER_WITHIN = 25
LOOK_AHEAD = 30  # lines, the most of these
APART = 3  # paragraphs: what one further off is worth
AHEAD_FEATURES = (
    *(f"{what} {turn} lines on" for turn in range(1, TURNS + 1) for what in ("speaks", "speaks, after a break,")),
    "speaks in this paragraph again",
    "share of the next lines",
    "next speaker",
    "next speaker but one",
    "takes the turn after next",
    "speaks soon",
    "rank of the gender by speech ahead",
    "only speaker of the gender ahead",
    "the next line follows at once",
)


def end_of_speech(book: Book, n: int) -> int:
    """The first line behind `n` that does not go on with its speech."""
    n += 1
    while n < len(book.lines) and book.lines[n].goes_on:
        n += 1
    return n


def ahead_features(book: Book, n: int, found: Sequence[CharacterKey], ahead: Sequence[SpokenAhead]) -> FeatureMatrix:
    """The features of the candidates of line `n`; see `AHEAD_FEATURES`.

    ahead: of the lines from `end_of_speech` on, at least `LOOK_AHEAD` of them if there are so many.
    """
    seen = _Ahead(book, n, found, ahead)
    rows = [seen.of(key) for key in found]
    return np.array(rows, dtype=np.float32).reshape(len(found), len(AHEAD_FEATURES))


class _Ahead:
    def __init__(self, book: Book, n: int, found: Sequence[CharacterKey], ahead: Sequence[SpokenAhead]) -> None:
        first = end_of_speech(book, n)
        last = near = book.lines[first - 1]
        self._turns: list[tuple[CharacterKey | None, float, int, bool]] = []  # with paragraphs on, and no break between
        unbroken = True
        for line, (speaker, chance) in zip(book.lines[first : first + TURNS], ahead, strict=False):
            unbroken = unbroken and line.paragraph - near.paragraph <= 1 and not book.is_parted(near, line)
            self._turns.append((speaker, chance, line.paragraph - last.paragraph, unbroken))
            near = line
        speakers = [speaker for speaker, _ in ahead[:LOOK_AHEAD]]
        self._share = Counter(key for key in speakers[:SOON] if key is not None)
        self._next = list(dict.fromkeys(key for key in speakers[:FIRST_TWO_WITHIN] if key is not None))[:2]
        wanted = cue_gender(book.lines[n])
        fitting = {key for key in found if key != NARRATOR and wanted in (None, book.gender(key) or wanted)}
        self._of_gender = list(dict.fromkeys(key for key in speakers[:SAME_GENDER_WITHIN] if key in fitting))

    def of(self, key: CharacterKey) -> list[float]:
        """The features of one candidate."""
        out: list[float] = []
        for speaker, chance, on, unbroken in self._turns:
            own = chance * (speaker == key)
            out += [own * unbroken, own * (not unbroken) * nearness(on / APART)]
        out += [0.0] * (2 * TURNS - len(out))
        speaker, _, on, unbroken = self._turns[0] if self._turns else (None, 0.0, 0, False)
        but_one, _, farther, _ = self._turns[1] if len(self._turns) > 1 else (None, 0.0, 0, False)
        of_gender = self._of_gender
        return [
            *out,
            bool(self._turns) and speaker == key and on == 0,
            self._share[key] / max(1, self._share.total()),
            self._next[:1] == [key],
            self._next[1:] == [key],
            but_one == key and speaker != key and farther <= APART,
            key in self._share,
            nearness(of_gender.index(key)) if key in of_gender else 0.0,
            of_gender == [key],
            unbroken,
        ]
