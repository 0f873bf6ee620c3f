"""Which stretches of an article are quotations to be judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from inquit.document import Document, Quote, Speaker, TextSpan

__all__ = ["Quotation", "quotation_alone", "quotations_in"]

_MARKS = "“”\"‘’'«»„"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch to be judged.

    article: the text that it stands in; for one without an article its own words.
    spans: inside the marks, in the order of the text; several where it is interrupted.
    row: the statement that it belongs to, if any.
    speaker: who is said to speak; None where nobody is named. `sure`: how sure that is, from 0 to 1.
    """

    article: str
    spans: tuple[TextSpan, ...]
    row: Quote | None = None
    speaker: Speaker | None = None
    sure: float = 0.0
    kind: Literal["marked", "block", "given"] = "marked"

    @property
    def text(self) -> str:
        """The words as the article has them; where it is interrupted, joined by " … " for display."""
        return " … ".join(span.of(self.article) for span in self.spans)


def quotations_in(document: Document, *, all_quoted: bool = False) -> Iterator[Quotation]:
    """The quotations of an article, in order.

    all_quoted: also titles, terms and scare quotes, and stretches of one or two words.
    """
    for quote in document.quotes:
        if quote.type != "indirect":
            spans = tuple(filter(None, (_inside(document.text, span) for span in quote.content)))
            if spans:
                yield Quotation(document.text, spans, quote, quote.speaker, quote.confidence)


def quotation_alone(words: str, speaker: str | None = None) -> Quotation:
    """A quotation that somebody asks about, by a speaker of this name."""
    claimed = None if speaker is None else Speaker("s1", speaker, named=True)
    return Quotation(words, (TextSpan(0, len(words)),), None, claimed, 1.0 if claimed else 0.0, "given")


def _inside(text: str, span: TextSpan) -> TextSpan | None:
    start, end = span.start, span.end
    while start < end and (text[start] in _MARKS or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _MARKS or text[end - 1].isspace()):
        end -= 1
    return TextSpan(start, end) if start < end else None
