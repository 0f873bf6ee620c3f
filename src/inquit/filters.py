"""Which rows of a document a user asked for."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import get_args

from inquit.document import Document, Quote, QuoteType, Speaker, Status
from inquit.expected_types import NUMBER, TEXTS, YES_OR_NO, Expected, check_fields

__all__ = ["RowFilter", "folded"]


def folded(name: str) -> str:
    """A name without case, accents and superfluous white space, for comparing."""
    bare = (char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join("".join(bare).casefold().split())


@dataclass(frozen=True, slots=True)
class RowFilter:
    """A row stays when it passes every test; an empty test passes everything.

    types: the quote types to keep.
    speakers: names or aliases of the speakers to keep; a joint source counts for each of its members.
    min_confidence: the lowest confidence to keep.
    statuses: the statuses to keep.
    first_hand: leave out what the text has only from somebody else's words.

    Raises:
        SettingsError: a test is of another type, or there is no such quote type or status.
    """

    types: frozenset[QuoteType] = frozenset()
    speakers: tuple[str, ...] = ()
    min_confidence: float = 0.0
    statuses: frozenset[Status] = frozenset()
    first_hand: bool = False

    def __post_init__(self) -> None:
        check_fields(self, _EXPECTED)

    def apply(self, document: Document) -> Document:
        """The document with the rows that pass, and the speakers that still have one, are spoken to or report in one.

        A row nested in one that goes stays if it passes by itself, and is then nested in the nearest row around it
        that stays; without one it becomes a row of its own.
        """
        if self == RowFilter():
            return document
        speaker_ids = self._speaker_ids(document)
        kept = [quote for quote in document.quotes if self._passes(quote, speaker_ids)]
        kept_ids = {quote.id for quote in kept}
        parents = {quote.id: quote.parent_id for quote in document.quotes}
        quotes = tuple(replace(quote, parent_id=_parent(quote, parents, kept_ids)) for quote in kept)
        concerned = {id_ for quote in quotes for id_ in (quote.speaker_id, quote.addressee_id, quote.reported_by_id)}
        return replace(
            document,
            quotes=quotes,
            speakers=tuple(speaker for speaker in document.speakers if speaker.id in concerned),
        )

    def left_out_for_status(self, document: Document) -> Counter[Status]:
        """How many rows of each status would pass if their status did not count."""
        passing = replace(self, statuses=frozenset()).apply(document).quotes
        return Counter(quote.status for quote in passing if self.statuses and quote.status not in self.statuses)

    def _speaker_ids(self, document: Document) -> frozenset[str] | None:
        if not self.speakers:
            return None
        wanted = {folded(name) for name in self.speakers}
        return frozenset(speaker.id for speaker in document.speakers if wanted & _names(speaker))

    def _passes(self, quote: Quote, speaker_ids: frozenset[str] | None) -> bool:
        return (
            (not self.types or quote.type in self.types)
            and (speaker_ids is None or quote.speaker_id in speaker_ids)
            and quote.confidence >= self.min_confidence
            and (not self.statuses or quote.status in self.statuses)
            and not (self.first_hand and quote.reported_by_id is not None)
        )


def _set_of(known: tuple[str, ...]) -> Expected:
    words = f"a frozenset of {', '.join(known)}"
    return Expected(words, lambda value: isinstance(value, frozenset) and value.issubset(known))


_EXPECTED = {
    "types": _set_of(get_args(QuoteType)),
    "speakers": TEXTS,
    "min_confidence": NUMBER,
    "statuses": _set_of(get_args(Status)),
    "first_hand": YES_OR_NO,
}


def _names(speaker: Speaker) -> set[str]:
    return {folded(name) for name in (speaker.name, *speaker.aliases, *speaker.members)}


def _parent(quote: Quote, parents: dict[str, str | None], kept: set[str]) -> str | None:
    parent = quote.parent_id
    while parent is not None and parent not in kept:
        parent = parents.get(parent)
    return parent
