"""What the speakers of the lines before say about who speaks now: two people take turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey, cue_gender
from inquit.attribution.novel.ranking.context import nearness
from inquit.attribution.novel.ranking.line_features import FeatureMatrix

__all__ = ["LOOK_BACK", "TURN_FEATURES", "turn_features"]

# How far back the features look: by hand; the scorer's weights are fitted for them, so a change asks for a new fit.
TURNS = 4  # lines back that are looked at one by one
RECENT = 30  # lines back over which shares are counted
LAST_TWO_WITHIN = 12  # lines back in which the last two speakers are looked for
SAME_GENDER_WITHIN = 25
SAME_DESCRIPTION_WITHIN = 60
LOOK_BACK = 60  # lines, the most of these
APART = 3  # paragraphs: what one further off is worth
TURN_FEATURES = (
    *(f"{what} {turn} lines ago" for turn in range(1, TURNS + 1) for what in ("spoke", "spoke, after a break,")),
    "spoke in this paragraph",
    "share of the last lines",
    "last speaker",
    "last but one speaker",
    "takes turns",
    "spoke lately",
    "rank of the gender by speech",
    "only speaker of the gender",
    "was described so",
    "another was described so",
    "was addressed and spoke last but one",
)


def turn_features(
    book: Book, n: int, found: Sequence[CharacterKey], speakers: Sequence[CharacterKey | None]
) -> FeatureMatrix:
    """The features of the candidates of line `n`; see `TURN_FEATURES`.

    speakers: of the last lines before it, at least `LOOK_BACK` of them if there are so many.
    """
    past = _Past(book, n, found, speakers)
    return np.array([past.of(key) for key in found], dtype=np.float32)


class _Past:
    def __init__(
        self, book: Book, n: int, found: Sequence[CharacterKey], speakers: Sequence[CharacterKey | None]
    ) -> None:
        self._book, self._n = book, n
        line = book.lines[n]
        self._turns: list[tuple[CharacterKey | None, int, bool]] = []  # speaker, paragraphs back, no break in between
        unbroken, after = True, line
        for back in range(1, min(n, TURNS) + 1):
            before = book.lines[n - back]
            unbroken = unbroken and after.paragraph - before.paragraph <= 1 and not book.is_parted(before, after)
            self._turns.append((speakers[-back], line.paragraph - before.paragraph, unbroken))
            after = before
        self._share = Counter(key for key in speakers[-RECENT:] if key is not None)
        last = reversed(speakers[-LAST_TWO_WITHIN:])
        self._last = list(dict.fromkeys(key for key in last if key is not None))[:2]
        self._of_gender = self._speakers_of_gender(found, speakers)
        self._described = self._who_was_described(speakers)
        self._addressed = book.addressed_before(n)

    def _speakers_of_gender(
        self, found: Sequence[CharacterKey], speakers: Sequence[CharacterKey | None]
    ) -> list[CharacterKey]:
        wanted = cue_gender(self._book.lines[self._n])
        genders = {key: self._book.characters.entities[key].gender for key in found if key != NARRATOR}
        fitting = {key for key, gender in genders.items() if wanted is None or gender is None or gender == wanted}
        before = reversed(speakers[-SAME_GENDER_WITHIN:])
        return list(dict.fromkeys(key for key in before if key in fitting and key is not None))

    def _who_was_described(self, speakers: Sequence[CharacterKey | None]) -> CharacterKey | None:
        """Who spoke the last line whose tag has the same description."""
        lines = self._book.lines
        cue = lines[self._n].cue
        if cue is None or cue.kind != "noun":
            return None
        for back in range(1, min(self._n, SAME_DESCRIPTION_WITHIN) + 1):
            other = lines[self._n - back].cue
            if other is not None and other.kind == "noun" and other.character == cue.character:
                return speakers[-back]
        return None

    def of(self, key: CharacterKey) -> list[float]:
        """The features of one candidate."""
        out: list[float] = []
        for speaker, back, unbroken in self._turns:
            out += [float(speaker == key and unbroken), (speaker == key and not unbroken) * nearness(back / APART)]
        out += [0.0] * (2 * TURNS - len(out))
        last = self._turns[0][0] if self._turns else None
        but_one, back, _ = self._turns[1] if len(self._turns) > 1 else (None, 0, False)
        previous = len(self._last) > 1 and self._last[1] == key
        of_gender = self._of_gender
        return [
            *out,
            bool(self._turns) and last == key and self._turns[0][1] == 0,
            self._share[key] / max(1, self._share.total()),
            self._last[:1] == [key],
            previous,
            but_one == key and last != key and back <= APART,
            key in self._share,
            nearness(of_gender.index(key)) if key in of_gender else 0.0,
            of_gender == [key],
            self._described is not None and self._described == key,
            self._described is not None and self._described != key,
            previous and key in self._addressed,
        ]
