"""Who is quoted how much: counts over one document or many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inquit.document import Document, Quote

__all__ = ["SpeakerFigures", "Statistics", "count_words"]

# A word is letters or digits, with hyphens and apostrophes inside: "don't" and "well-known" are one each.
_WORD = re.compile(r"\w+(?:[-’'‐‑]\w+)*")


def count_words(text: str) -> int:
    """How many words the text has."""
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(slots=True)
class SpeakerFigures:
    """How much one speaker is quoted.

    name: None for the statements whose speaker could not be told.
    named: whether the name is a name; an unnamed source counts with all others of the same description.
    quotes, words: the statements and the words in them; the words of a nested statement count for both speakers.
    direct_words: those of the words that are in direct speech.
    documents: how many documents quote the speaker.
    """

    name: str | None
    named: bool
    quotes: int = 0
    words: int = 0
    direct_words: int = 0
    documents: int = 0

    @property
    def direct_share(self) -> float:
        """The share of direct speech among the words."""
        return self.direct_words / self.words if self.words else 0.0


class Statistics:
    """Takes documents one at a time and keeps sums only, so that any number of them may come."""

    COLUMNS = ("speaker", "named", "quotes", "words", "share", "direct_share", "documents")

    def __init__(self) -> None:
        self.documents = 0
        self.quotes = 0
        self.words = 0
        self._speakers: dict[str | None, SpeakerFigures] = {}

    def add(self, document: Document) -> None:
        """Count the statements of one more document."""
        self.documents += 1
        seen: set[str | None] = set()
        for quote in document.quotes:
            figures = self._figures(document, quote)
            words = sum(count_words(span.of(document.text)) for span in quote.content)
            figures.quotes += 1
            figures.words += words
            figures.direct_words += words if quote.type == "direct" else 0
            figures.documents += figures.name not in seen
            seen.add(figures.name)
            self.quotes += 1
            self.words += words

    def speakers(self) -> list[SpeakerFigures]:
        """The speakers, the most quoted first; the statements without a speaker come last."""
        return sorted(
            self._speakers.values(), key=lambda one: (one.name is None, -one.quotes, -one.words, one.name or "")
        )

    def share(self, figures: SpeakerFigures) -> float:
        """The share of one speaker among all statements."""
        return figures.quotes / self.quotes if self.quotes else 0.0

    def rows(self) -> Iterator[tuple[str | int | float | bool | None, ...]]:
        """A row of `COLUMNS` a speaker; shares have four decimals, and without a speaker the name is None."""
        for one in self.speakers():
            share, direct_share = round(self.share(one), 4), round(one.direct_share, 4)
            named = None if one.name is None else one.named
            yield one.name, named, one.quotes, one.words, share, direct_share, one.documents

    def record(self) -> dict[str, Any]:
        """All of it as plain values: the sums, and the speakers in a list."""
        return {
            "documents": self.documents,
            "quotes": self.quotes,
            "words": self.words,
            "speakers": [dict(zip(self.COLUMNS, row, strict=True)) for row in self.rows()],
        }

    def _figures(self, document: Document, quote: Quote) -> SpeakerFigures:
        speaker = document.speaker_of(quote)
        name = None if speaker is None else speaker.name
        known = self._speakers.get(name)
        if known is None:
            known = self._speakers[name] = SpeakerFigures(name, speaker is not None and speaker.named)
        return known
