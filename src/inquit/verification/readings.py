"""How the words of a quotation lie in those of a source: which word is which, and where the two part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final, Literal

from inquit.document import TextSpan
from inquit.verification.source_texts import SourceText
from inquit.verification.verdicts import DifferenceKind

__all__ = ["ASIDE", "Departure", "DepartureKind", "Reading", "WordWindow"]

DepartureKind = DifferenceKind | Literal["aside"]
# Words in the source that are not the speaker's: a tag, a label, a stage direction, the header of a page.
ASIDE: Final = "aside"


@dataclass(frozen=True)
class WordWindow:
    """Words `lo` up to and without `hi` of a source; numbers of words in it are those of the source."""

    source: SourceText
    lo: int
    hi: int

    def words(self) -> tuple[str, ...]:
        return self._words

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(self.source.words.words[self.lo : self.hi])

    @cached_property
    def signs(self) -> list[str]:
        """What stands before each word, back to the word before it, and behind the last; "." at the ends of a text."""
        words, text = self.source.words, self.source.text
        lo, hi = max(0, self.lo - 1), self.hi + 1
        inner = [text[end:start] for end, start in zip(words.ends[lo:hi], words.starts[lo + 1 : hi], strict=False)]
        return [*["."] * (self.lo == 0), *inner, *["."] * (self.hi >= len(words))]

    @classmethod
    def around(cls, source: SourceText, lo: int, hi: int, more: int) -> WordWindow:
        """A stretch with some words more on either side."""
        return cls(source, max(0, lo - more), min(len(source.words), hi + more))


@dataclass(frozen=True, slots=True)
class Departure:
    """A place where a quotation and its source part.

    quoted, said: the words there, by their numbers in the quotation and in the source, half-open; either may be empty.
    mark: the omission mark or the bracket in the article, if there is one.
    """

    kind: DepartureKind
    quoted: tuple[int, int]
    said: tuple[int, int]
    mark: TextSpan | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which a quotation lies in a source.

    places: for each word of the quotation the number of the same word in the source; None where it has none.
    departures: in the order of the quotation.
    """

    source: SourceText
    places: Sequence[int | None]
    departures: tuple[Departure, ...] = ()

    @property
    def first(self) -> int:
        """The first word in the source."""
        return min(place for place in self.places if place is not None)

    @property
    def last(self) -> int:
        """The last word in the source."""
        return max(place for place in self.places if place is not None)

    @property
    def words_shared(self) -> int:
        return sum(place is not None for place in self.places)

    @property
    def longest_strange(self) -> int:
        """The most words of the quotation in a row that the source does not have."""
        return max(
            (sum(1 for _ in run) for none, run in groupby(self.places, lambda place: place is None) if none), default=0
        )

    def runs(self) -> list[tuple[int, int]]:
        """The stretches of words of the source that are quoted, in the order of the quotation, half-open."""
        runs: list[tuple[int, int]] = []
        for place in self.places:
            if place is None:
                continue
            if runs and runs[-1][1] == place:
                runs[-1] = (runs[-1][0], place + 1)
            else:
                runs.append((place, place + 1))
        return runs

    def spans(self) -> tuple[TextSpan, ...]:
        """The same as stretches of the text."""
        return tuple(self.source.words.span(lo, hi) for lo, hi in self.runs())

    def stretches(self) -> tuple[TextSpan, ...]:
        """Where it stands, for people, with the words that others stand for; parted where words are passed over."""
        parted = {one.said for one in self.departures if one.kind in ("omitted", ASIDE, "moved")}
        joined: list[tuple[int, int]] = []
        for lo, hi in self.runs():
            if joined and joined[-1][1] <= lo and (joined[-1][1], lo) not in parted:
                joined[-1] = (joined[-1][0], hi)
            else:
                joined.append((lo, hi))
        begins = {one.said[1]: one.said[0] for one in self.departures if one.kind == "changed"}
        ends = {one.said[0]: one.said[1] for one in self.departures if one.kind == "changed"}
        return tuple(self.source.words.span(begins.get(lo, lo), ends.get(hi, hi)) for lo, hi in joined)
