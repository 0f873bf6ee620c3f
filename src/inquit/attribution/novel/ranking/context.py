"""Where the candidates of a line are named around it: how near, how often, as what."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property

from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey, cue_gender

__all__ = ["CONTEXT_FEATURES", "LineContext", "nearness"]

CONTEXT_FEATURES = (
    "last subject of the gender",
    "last subject",
    "last subject of the beat's gender",
    "named near",
    "subject near",
    "named in quotes near",
    "named within 3 paragraphs",
    "named within 8 paragraphs",
    "addressed here",
    "spoken of here",
    "addressed in the line before",
    "addressed in the next line",
    "named behind",
    "named in the narration of the paragraph",
    "subject in the paragraph",
    "subject of the paragraph before",
    "recency rank",
    "frequency",
    "personhood",
    "male",
    "female",
    "gender unknown",
    "narrator",
    "description",
    "rank of the gender by mention",
    "rank of the gender by subject",
    "rank of the gender by frequency",
    "distance of mention",
    "distance of subject",
    "of the gender",
    "surely speaks the next line",
    "surely speaks the second next line",
    "surely speaks the third next line",
    "another surely speaks the next line",
    "named near what describes the speaker",
    "named more often near it than elsewhere",
    "rank of those named near it",
    "is introduced",
    "described often",
    "shares sentences with the description",
    "answers whoever is described",
    "is whose relation speaks",
    "has that one's family name",
    "is that one's husband or wife",
)

# Paragraphs back that are looked at, and within which mentions are counted. These and the scales below are by hand; the
# scorer's weights are fitted for them, so that a change asks for a new fit.
REACH = 15
CLOSE, NEAR = 3, 8
FULL_CLOSE, FULL_NEAR = 5, 10  # counts of mentions that are as good as any more
FAR = 99
# Mentions that are looked at, in whole paragraphs: in paragraphs of thousands of words each line would have thousands.
# Of the lines of two novels of PDNC none has an eighth as many so near.
MOST_MENTIONS = 1000
LINES_AHEAD = 3
DISTANCE_SCALE, UNSEEN = 8, 1.5


def nearness(distance: float) -> float:
    """1 for nothing between, falling to 0."""
    return 1 / (1 + distance)


class LineContext:
    """Where each candidate of a line is named around it."""

    def __init__(self, book: Book, n: int, found: Sequence[CharacterKey]) -> None:
        self._book, self._n, self._line, self._found = book, n, book.lines[n], found
        self._named: dict[CharacterKey, int] = {}  # by character: paragraphs back to the last mention in the narration
        self._subject: dict[CharacterKey, int] = {}
        self._in_quotes: dict[CharacterKey, int] = {}
        self._offset: dict[CharacterKey, int] = {}  # where it last stands in the narration
        self._subject_offset: dict[CharacterKey, int] = {}
        self._close: dict[CharacterKey, int] = {}
        self._near: dict[CharacterKey, int] = {}
        self._subjects_of: dict[str | None, dict[CharacterKey, int]] = {}  # by gender, the last subjects by nearness
        self._look_back()
        self._look_ahead()
        self.wanted = cue_gender(self._line)
        self._rank(found)

    def _look_back(self) -> None:
        book, k = self._book, self._line.paragraph
        seen = 0
        for q in range(k, max(-1, k - REACH), -1):
            mentions = book.characters.mentions_in(q)
            if (seen := seen + len(mentions)) > MOST_MENTIONS and q < k:
                break
            for m in mentions:
                if q == k and m.lo >= self._line.stretches[0].lo:
                    continue
                (self._in_quotes if m.quoted else self._named).setdefault(m.entity, k - q)
                self._close[m.entity] = self._close.get(m.entity, 0) + (k - q <= CLOSE)
                self._near[m.entity] = self._near.get(m.entity, 0) + (k - q <= NEAR)
            for place in reversed(book.narrated[q]):
                if place.offset < self._line.start:
                    self._offset.setdefault(place.character, place.offset)
                    if place.subject:
                        self._subject.setdefault(place.character, k - q)
                        self._subject_offset.setdefault(place.character, place.offset)

    def _look_ahead(self) -> None:
        book, k = self._book, self._line.paragraph
        self._behind: dict[CharacterKey, int] = {}
        for q in (k + 1, k + 2):
            for m in book.characters.mentions_in(q):
                if not m.quoted:
                    self._behind.setdefault(m.entity, q - k)
        self._next: dict[int, CharacterKey] = {}
        for d in range(1, LINES_AHEAD + 1):
            if self._n + d < len(book.lines) and book.lines[self._n + d].paragraph - k <= 2 * d:
                sure = book.sure[self._n + d]
                if sure is not None:
                    self._next[d] = sure

    def _rank(self, found: Sequence[CharacterKey]) -> None:
        book, line = self._book, self._line
        mentioned = [m for m in book.characters.mentions_in(line.paragraph) if not m.quoted]
        self._here = {m.entity for m in mentioned}
        places = book.narrated[line.paragraph]
        self._subjects_here = {place.character for place in places if place.subject}
        above = [place for place in book.narrated[line.paragraph - 1] if place.subject] if line.paragraph else []
        self._above = above[-1].character if above else None
        self._subjects = sorted(self._subject_offset, key=lambda key: -self._subject_offset[key])
        fitting = [key for key in found if self._fits(key, self.wanted)]
        uses = {key: book.characters.entities[key].uses for key in fitting}
        self.fitting: set[CharacterKey] = set(fitting)
        self._by_mention = _ranks(sorted(fitting, key=lambda key: -self._offset.get(key, 0)))
        self._by_subject = _ranks(sorted(fitting, key=lambda key: -self._subject_offset.get(key, 0)))
        self._by_uses: dict[CharacterKey, int] = {
            key: n for n, key in enumerate(sorted(uses, key=lambda key: -uses[key]))
        }
        recent = sorted(found, key=lambda key: (self._subject.get(key, FAR), self._named.get(key, FAR)))
        self._recent = _ranks(recent)

    def _fits(self, key: CharacterKey, gender: str | None) -> bool:
        if key == NARRATOR:
            return False
        own = self._book.characters.entities[key].gender
        return gender is None or own is None or own == gender

    def _among_subjects(self, key: CharacterKey, gender: str | None) -> float:
        """How near the candidate is among the last subjects that have the gender."""
        if gender not in self._subjects_of:
            self._subjects_of[gender] = _ranks([other for other in self._subjects if self._fits(other, gender)])
        ranks = self._subjects_of[gender]
        return nearness(ranks[key]) if key in ranks else 0.0

    def _beat_subject(self, key: CharacterKey) -> float:
        if self._line.cue is not None:
            return 0.0
        beats = [x for x in (self._line.beat_before, self._line.beat_after) if x is not None and x.kind == "pronoun"]
        return max((self._among_subjects(key, beat.gender) for beat in beats), default=0.0)

    def of(self, key: CharacterKey) -> list[float]:
        """The features of one candidate, as in `CONTEXT_FEATURES`."""
        book, n, line = self._book, self._n, self._line
        cue = line.cue
        character = None if key == NARRATOR else book.characters.entities[key]
        gender = book.gender(key)
        by_gender = cue is not None and cue.kind in ("pronoun", "noun")
        return [
            self._among_subjects(key, self.wanted) if by_gender else 0.0,
            self._among_subjects(key, None),
            self._beat_subject(key),
            nearness(self._named.get(key, FAR)),
            nearness(self._subject.get(key, FAR)),
            nearness(self._in_quotes.get(key, FAR)),
            min(self._close.get(key, 0), FULL_CLOSE) / FULL_CLOSE,
            min(self._near.get(key, 0), FULL_NEAR) / FULL_NEAR,
            key in book.addressed[n],
            key in book.spoken_of[n],
            key in book.addressed_before(n),
            key in book.addressed_after(n),
            nearness(self._behind[key]) if key in self._behind else 0.0,
            key in self._here,
            key in self._subjects_here,
            self._above is not None and key == self._above,
            nearness(self._recent[key]),
            math.log1p(character.uses) / math.log1p(self._book.most_uses) if character else float(key == NARRATOR),
            max(-1.0, min(3.0, character.personhood)) / 3 if character else 0.0,
            gender == "male",
            gender == "female",
            gender is None,
            key == NARRATOR,
            key != NARRATOR and not book.is_named(key),
            nearness(self._by_mention[key]) if key in self.fitting and key in self._offset else 0.0,
            nearness(self._by_subject[key]) if key in self.fitting and key in self._subject_offset else 0.0,
            nearness(self._by_uses[key]) if key in self.fitting else 0.0,
            self._distance(self._offset.get(key)),
            self._distance(self._subject_offset.get(key)),
            key in self.fitting,
            *(self._next.get(d) == key for d in range(1, LINES_AHEAD + 1)),
            1 in self._next and self._next[1] != key,
            *self._described(key),
        ]

    def _described(self, key: CharacterKey) -> list[float]:
        """Where the tag describes the speaker: how often the candidate is named near that description."""
        cue = self._line.cue
        if cue is None or cue.kind != "noun" or cue.character is None:
            return [0.0] * 10
        described = cue.character
        uses = math.log1p(self._book.characters.entities[described].uses) / math.log1p(self._book.most_uses)
        introduced = float(self._book.is_introduced(cue))
        if not self._book.is_named(key):
            itself = float(key == described)
            return [0.0, 0.0, 0.0, introduced * itself, uses * itself, 0.0, 0.0, *self._related(key)]
        cooccurrence = self._book.cooccurrence
        lifts = self._lifts
        share, lift = cooccurrence.near(described, key)
        rank = nearness(sum(other > lift for other in lifts.values())) if key in lifts else 0.0
        return [share, lift, rank, -introduced, -uses, *cooccurrence.apart(described, key), *self._related(key)]

    @cached_property
    def _lifts(self) -> dict[CharacterKey, float]:
        """By named candidate of the gender, how much more often than elsewhere they are named near the description."""
        cue, book = self._line.cue, self._book
        assert cue is not None
        assert cue.character is not None
        named = [other for other in self._found if book.is_named(other) and other in self.fitting]
        return {other: book.cooccurrence.near(cue.character, other)[1] for other in named}

    @cached_property
    def _relations(self) -> tuple[CharacterKey | None, frozenset[CharacterKey]]:
        """Whose relation a description says the speaker is, and who may be married to that one."""
        cue = self._line.cue
        assert cue is not None
        return self._book.owner(cue), self._book.married_to(cue)

    def _related(self, key: CharacterKey) -> list[float]:
        """How the candidate goes with whose relation the tag says the speaker is ("his wife")."""
        book, (owner, spouses) = self._book, self._relations
        if owner is None or key == NARRATOR:
            return [float(owner is not None and owner == key), 0.0, 0.0]
        family = None if owner == NARRATOR else book.characters.entities[owner].family
        shared = family is not None and family == book.characters.entities[key].family and owner != key
        return [float(owner == key), float(shared), float(key in spouses)]

    def _distance(self, offset: int | None) -> float:
        return UNSEEN if offset is None else math.log1p(self._line.start - offset) / DISTANCE_SCALE


def _ranks(keys: Sequence[CharacterKey]) -> dict[CharacterKey, int]:
    return {key: rank for rank, key in enumerate(keys)}
