"""Which paragraphs of a page belong to which turn of a transcript, and which of them begins it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.clock import shown_times
from inquit.document import Document, Quote
from inquit.render.report.segments import Segment

__all__ = ["PageTurn", "PageTurns"]


@dataclass(frozen=True, slots=True)
class PageTurn:
    """The turn of a paragraph.

    begins: whether it is the first paragraph of the turn.
    labelled: whether it names the speaker itself.
    """

    quote: Quote
    begins: bool
    labelled: bool

    @property
    def time(self) -> str:
        """From when to when the turn is said, in its first paragraph, as far as that is known."""
        return shown_times(self.quote.time) if self.begins else ""


class PageTurns:
    """The turns of a transcript; asked for one paragraph after the other, from the beginning to the end."""

    def __init__(self, document: Document) -> None:
        self._turns = {quote.id: quote for quote in document.quotes if quote.parent_id is None}
        self._begun: set[str] = set()

    def turn_of(self, paragraph: Sequence[Segment]) -> PageTurn | None:
        """The turn of a paragraph; None for one that is nobody's."""
        quotes = (quote for segment in paragraph for quote in (*segment.content, *segment.source))
        quote = next((quote for quote in quotes if quote.id in self._turns), None)
        if quote is None:
            return None
        begins = quote.id not in self._begun
        self._begun.add(quote.id)
        return PageTurn(quote, begins, any(self.is_label(segment) for segment in paragraph))

    def is_label(self, segment: Segment) -> bool:
        """Whether a segment names the speaker of a turn, outside of what is said."""
        return not segment.content and any(quote.id in self._turns for quote in segment.source)
