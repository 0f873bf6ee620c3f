"""Articles with their statements, made by hand: no model is loaded for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inquit.document import Document, NotQuote, Quote, Speaker, TextSpan
from inquit.verification.article_quotations import Quotation, quotations_in

__all__ = ["Row", "article", "judged", "span_of"]


@dataclass(frozen=True)
class Row:
    """A statement by the words of its parts, as they stand in the text."""

    parts: tuple[str, ...]
    speaker: str | None = None
    kind: str = "direct"
    confidence: float = 0.95
    within: int | None = None  # the number of the row that it is nested in, from 1
    more: dict[str, Any] | None = None  # other fields


def span_of(text: str, words: str, after: int = 0) -> TextSpan:
    """Where words stand in a text."""
    at = text.index(words, after)
    return TextSpan(at, at + len(words))


def article(
    text: str, *rows: Row, nobodys: tuple[str, ...] = (), genre: str = "news", meta: dict[str, Any] | None = None
) -> Document:
    """A text with its statements; `nobodys`: what stands in marks and is nobody's words."""
    names = list(dict.fromkeys(row.speaker for row in rows if row.speaker is not None))
    speakers = tuple(Speaker(f"s{n}", name, named=True, kind="person") for n, name in enumerate(names, start=1))
    ids = {speaker.name: speaker.id for speaker in speakers}
    quotes = []
    for number, row in enumerate(rows, start=1):
        spans, at = [], 0
        for part in row.parts:
            spans.append(span_of(text, part, at))
            at = spans[-1].end
        quotes.append(
            Quote(
                f"q{number}",
                row.kind,  # type: ignore[arg-type]
                tuple(spans),
                speaker_id=ids.get(row.speaker or ""),
                confidence=row.confidence,
                parent_id=None if row.within is None else f"q{row.within}",
                **(row.more or {}),
            )
        )
    others = tuple(NotQuote(span_of(text, words), "scare quote") for words in nobodys)
    return Document("", text, tuple(quotes), speakers, others, {"genre": genre, **(meta or {})})


def judged(document: Document, **options: Any) -> list[str]:
    """The quotations of an article, each with who is said to speak."""
    return [shown(one) for one in quotations_in(document, **options)]


def shown(one: Quotation) -> str:
    name = "" if one.speaker is None else f"{one.speaker.name}: "
    return f"{name}{one.text}"
