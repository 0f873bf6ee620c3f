"""Rows against the turns that a file shows: which are found, whose they are, and whether each person has one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise, takewhile

from inquit import Document, Quote, Speaker
from transcript_truth import TrueTurn, is_office, name_words, words_of

__all__ = ["JudgedTurns"]

BEGINNING = 5  # words: enough to tell turns apart, few enough that a remark further on does no harm


@dataclass(frozen=True)
class JudgedTurns:
    """The rows of one file against its turns."""

    turns: Sequence[TrueTurn]
    document: Document

    @cached_property
    def rows(self) -> list[Quote]:
        """The rows that are turns."""
        return [quote for quote in self.document.quotes if quote.parent_id is None]

    @cached_property
    def row_words(self) -> list[tuple[str, ...]]:
        """What each row says."""
        return [words_of(self.document.text_of(row.content)) for row in self.rows]

    @cached_property
    def found(self) -> dict[int, int]:
        """The number of the row with which each turn begins, by the number of the turn."""
        here = [turn.words[:BEGINNING] for turn in self.turns]
        there = [words[:BEGINNING] for words in self.row_words]
        blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
        out = {block.a + i: block.b + i for block in blocks for i in range(block.size)}
        for before, after in pairwise([(-1, -1), *sorted(out.items()), (len(here), len(there))]):
            row = before[1] + 1
            for turn in range(before[0] + 1, after[0]):  # a short turn is also found where more stands behind it
                fits = (at for at in range(row, after[1]) if there[at][: len(here[turn])] == here[turn])
                if (at := next(fits, None)) is not None:
                    out[turn], row = at, at + 1
        return out

    @cached_property
    def _pairs(self) -> Counter[tuple[str, str | None]]:
        return Counter((self.turns[turn].person, self.rows[row].speaker_id) for turn, row in self.found.items())

    def right(self, turn: int) -> bool:
        """Whether the row of a turn that is found has the turn's speaker."""
        speaker = self.document.speaker_of(self.rows[self.found[turn]])
        if speaker is None:
            return False
        true = self.turns[turn]
        known = _known_as(true.label, speaker) or _known_as(true.person, speaker)
        return known or self._belong(true.person, speaker.id)

    def goes_on(self, turn: int) -> bool:
        """Whether a turn that no row begins with stands inside the row of the same person before it."""
        before = next((at for at in range(turn - 1, -1, -1) if at in self.found), None)
        if before is None or any(self.turns[at].person != self.turns[turn].person for at in range(before, turn)):
            return False
        row, beginning = " ".join(self.row_words[self.found[before]]), " ".join(self.turns[turn].words[:BEGINNING])
        return self.right(before) and f" {beginning} " in f" {row} "

    @cached_property
    def recall(self) -> float:
        """The share of the turns that are found and right."""
        hits = sum(self.right(at) if at in self.found else self.goes_on(at) for at in range(len(self.turns)))
        return hits / len(self.turns)

    @cached_property
    def precision(self) -> float:
        """The share of the rows that are turns, with the right speaker."""
        return sum(map(self.right, self.found)) / len(self.rows) if self.rows else 0.0

    @cached_property
    def words(self) -> float:
        """The share of the words of turns that rows of the right speaker have."""
        covered = 0
        starts = sorted(self.found.items())
        for (turn, row), (next_turn, next_row) in zip(
            starts, [*starts[1:], (len(self.turns), len(self.rows))], strict=True
        ):
            if not self.right(turn):
                continue
            speaker = self.rows[row].speaker_id
            true = Counter(word for each in self._of_one(turn, next_turn) for word in each.words)
            same = [at for at in range(row, next_row) if self.rows[at].speaker_id == speaker]
            covered += (true & Counter(word for at in same for word in self.row_words[at])).total()
        return covered / sum(len(turn.words) for turn in self.turns)

    @cached_property
    def beside(self) -> float:
        """The share of the words of rows that are no turn's, wherever they stand."""
        said = Counter(word for words in self.row_words for word in words)
        true = Counter(word for turn in self.turns for word in turn.words)
        return (said - true).total() / max(1, said.total())

    @cached_property
    def persons(self) -> dict[str, set[str | None]]:
        """The speakers that each person has."""
        out: dict[str, set[str | None]] = {turn.person: set() for turn in self.turns}
        for person, speaker in self._pairs:
            out[person].add(speaker)
        return out

    def one_name(self, person: str) -> bool:
        """Whether a person has one speaker, and does not share it with another."""
        speakers = {*self.persons[person]}
        one = speakers.pop() if len(speakers) == 1 else None
        if one is None:
            return False
        speaker = next(each for each in self.document.speakers if each.id == one)
        return self._belong(person, one) or _same(person, speaker.name)

    @cached_property
    def share_of_persons(self) -> float:
        """The share of persons with one name."""
        return sum(map(self.one_name, self.persons)) / len(self.persons)

    def _belong(self, person: str, speaker: str | None) -> bool:
        """Whether a person has most of a speaker's turns, and the speaker most of the person's."""
        count = self._pairs[person, speaker]
        others = (n for (one, other), n in self._pairs.items() if (one == person) != (other == speaker))
        return count > max(others, default=0)

    def _of_one(self, turn: int, end: int) -> Iterator[TrueTurn]:
        """The turns of one person, until somebody else speaks."""
        return takewhile(lambda each: each.person == self.turns[turn].person, self.turns[turn:end])

    def errors(self) -> Iterator[str]:
        """Turns that are missing or somebody else's, rows that are no turns, persons with several names."""
        for at, turn in enumerate(self.turns):
            if at in self.found and not self.right(at):
                yield f"{turn.label}: {_begin(turn.words)}: given to {self._speaker(self.rows[self.found[at]])}"
            elif at not in self.found and not self.goes_on(at):
                yield f"{turn.label}: {_begin(turn.words)}: not found"
        rows = {*self.found.values()}
        for number, row in enumerate(self.rows):
            if number not in rows:
                words = self.document.text_of(row.content).split()
                yield f"no turn begins like {row.id} of {self._speaker(row)}: {_begin(words)}"
        for person, speakers in self.persons.items():
            if not self.one_name(person):
                names = sorted(s.name for s in self.document.speakers if s.id in speakers)
                yield f"{person} is called {', '.join(names) or 'nothing'}"

    def _speaker(self, row: Quote) -> str:
        speaker = self.document.speaker_of(row)
        return "nobody" if speaker is None else speaker.name


def _known_as(label: str, speaker: Speaker) -> bool:
    """Whether a label is one of a speaker's names, or the office."""
    names = (speaker.name, *speaker.aliases, *([speaker.role] if speaker.role else []))
    before, *inside = label.replace(")", "").split("(")
    return any(_same(part, name) for part in (before, *inside) for name in names)


def _same(label: str, name: str) -> bool:
    """Whether the last words are the same, and those before them words of the name, or their initials."""
    short, long = name_words(label), name_words(name)
    if not short or not long or short[-1] != long[-1] or len(short) > len(long):
        return False
    if is_office(short):  # "Speaker" is not short for "Deputy Speaker"
        return short == long
    return all(any(word == other or word == other[0] for other in long) for word in short)


def _begin(words: Sequence[str]) -> str:
    return " ".join(words[: BEGINNING + 3])
