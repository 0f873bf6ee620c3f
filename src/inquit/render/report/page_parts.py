"""A long text in parts, each for a page of its own: whole paragraphs, and statements with all that belongs to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from inquit.document import Document, Quote, TextSpan
from inquit.render.report.segments import Segment, paragraph_spans, paragraphs

__all__ = ["PagePart", "fits_one_page", "page_parts"]

# What a browser and a reader take in at once; a news text is on one page, and a novel of 5,000 lines on some thirty.
_WHOLE_STATEMENTS: Final = 300
_WHOLE_LENGTH: Final = 150_000
_STATEMENTS: Final = 150
_LENGTH: Final = 60_000  # code points
# So many times as much, and a part ends also within a statement: one may hold all others, as of a narrator.
_PATIENCE: Final = 2


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of a text.

    number: from 1.
    span: where it stands.
    paragraphs: its paragraphs, in segments.
    quotes: the statements that begin in it.
    chapters: the numbers of the chapters that begin in it.
    """

    number: int
    span: TextSpan
    paragraphs: tuple[list[Segment], ...]
    quotes: tuple[Quote, ...]
    chapters: frozenset[int]


@dataclass(slots=True)
class _Open:
    """A part that has not come to its end."""

    start: int
    paragraphs: list[list[Segment]]
    begun: set[str]
    reach: int = 0  # where the last of what belongs to its statements ends

    def is_full(self, start: int, times: int = 1) -> bool:
        """Whether what begins here may not be in it any more."""
        return len(self.begun) >= times * _STATEMENTS or start - self.start >= times * _LENGTH


def fits_one_page(document: Document) -> bool:
    """Whether a text has one part."""
    return len(document.quotes) <= _WHOLE_STATEMENTS and len(document.text) <= _WHOLE_LENGTH


def page_parts(document: Document, chapters: Sequence[int] = ()) -> tuple[PagePart, ...]:
    """The parts of a text; one where it is short.

    chapters: where chapters begin.
    """
    is_short = fits_one_page(document)
    parts: list[_Open] = [_Open(0, [], set())]
    for span, segments in zip(paragraph_spans(document), paragraphs(document, chapters), strict=True):
        last = parts[-1]
        may_end = last.reach <= span.start and last.is_full(span.start)
        if not is_short and (may_end or last.is_full(span.start, _PATIENCE)):
            parts.append(last := _Open(span.start, [], set()))
        last.paragraphs.append(segments)
        last.begun.update(quote.id for segment in segments for quote in segment.begin)
        last.reach = max(last.reach, *_ends(segments), 0)
    return tuple(_parts(document, parts))


def _ends(segments: Iterable[Segment]) -> Iterator[int]:
    for segment in segments:
        for quote in (*segment.content, *segment.cue, *segment.source):
            yield from (spans[-1].end for spans in (quote.content, quote.cue, quote.source) if spans)


def _parts(document: Document, parts: Sequence[_Open]) -> Iterator[PagePart]:
    ends = [*(one.start for one in parts[1:]), len(document.text)]
    for number, (one, end) in enumerate(zip(parts, ends, strict=True), start=1):
        chapters = {segment.chapter for segments in one.paragraphs for segment in segments if segment.chapter}
        quotes = tuple(quote for quote in document.quotes if quote.id in one.begun)
        yield PagePart(number, TextSpan(one.start, end), tuple(one.paragraphs), quotes, frozenset(chapters))
