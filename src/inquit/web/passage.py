"""The passage around a statement, in pieces that know where they stand, so that a browser can say what was selected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from inquit.document import Document, Quote, TextSpan
from inquit.errors import SettingsError
from inquit.glyphs import BLANK_LINES

__all__ = ["PassagePiece", "passage", "shown_stretches", "stretches_of", "text_pieces"]

# As much of a text as is needed to see who speaks, and no more than fits a screen or two.
_AROUND: Final = 1_500
_LIST: Final = re.compile(r"\s*(?:[0-9]{1,9}-[0-9]{1,9}\s*(?:,\s*[0-9]{1,9}-[0-9]{1,9}\s*)*)?")
_BLANK: Final = re.compile(BLANK_LINES)


@dataclass(frozen=True, slots=True)
class PassagePiece:
    """A stretch of the text with the same marks throughout.

    start: where it begins in the text, in code points.
    marks: what it belongs to: content, cue, source, other.
    """

    start: int
    text: str
    marks: tuple[str, ...]


def passage(document: Document, quote: Quote) -> list[PassagePiece]:
    """The paragraphs around a statement, with what is its own marked."""
    spans = (*quote.content, *quote.cue, *quote.source)
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    before = [found.end() for found in _BLANK.finditer(document.text, max(0, first - _AROUND), first)]
    after = [found.start() for found in _BLANK.finditer(document.text, last, last + _AROUND)]
    start = before[-2] if len(before) > 1 else max(0, first - _AROUND)
    end = after[1] if len(after) > 1 else min(len(document.text), last + _AROUND)
    marked = {"content": quote.content, "cue": quote.cue, "source": quote.source, "other": _others(document, quote)}
    return list(_pieces(document.text, start, end, marked))


def text_pieces(document: Document, part: TextSpan) -> list[PassagePiece]:
    """A part of a text, with the statements that are in it marked."""
    every = tuple(span for quote in document.quotes for span in quote.content)
    return list(_pieces(document.text, part.start, part.end, {"other": every}))


def _others(document: Document, quote: Quote) -> tuple[TextSpan, ...]:
    return tuple(span for one in document.quotes if one.id != quote.id for span in one.content)


def _pieces(text: str, start: int, end: int, marked: dict[str, tuple[TextSpan, ...]]) -> Iterator[PassagePiece]:
    cuts = {start, end}
    for spans in marked.values():
        cuts |= {place for span in spans for place in (span.start, span.end) if start < place < end}
    # a browser reads \r\n as one character, so that a piece ends there
    cuts |= {found.end() for found in re.finditer("\r", text[start:end])}
    ordered = sorted(cuts)
    at: dict[str, list[TextSpan]] = {kind: sorted(spans) for kind, spans in marked.items()}
    for begin, stop in pairwise(ordered):
        marks = tuple(kind for kind, spans in at.items() if _holds(spans, begin, stop))
        yield PassagePiece(begin, text[begin:stop], marks)


def _holds(spans: list[TextSpan], begin: int, stop: int) -> bool:
    while spans and spans[0].end <= begin:
        spans.pop(0)
    return any(span.start <= begin and stop <= span.end for span in spans[:8])  # few stand in each other


def shown_stretches(spans: Sequence[TextSpan]) -> str:
    """`12-30, 44-60`: stretches as a form has them."""
    return ", ".join(f"{span.start}-{span.end}" for span in spans)


def stretches_of(typed: str) -> list[tuple[int, int]]:
    """The stretches that a form names.

    Raises:
        SettingsError: it names none.
    """
    if not _LIST.fullmatch(typed):
        raise SettingsError("name stretches as from-to in characters, such as 12-30, 44-60; or select them in the text")
    pairs = (one.split("-") for one in typed.split(",") if one.strip())
    return [(int(first), int(last)) for first, last in pairs]
