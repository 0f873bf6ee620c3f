"""A text cut where quotes, cues and sources begin and end, so that what overlaps can be shown without nesting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inquit.document import Document, NotQuote, Quote, TextSpan
from inquit.glyphs import BLANK_LINES
from inquit.io.outputs.turn_blocks import blocks_of

__all__ = ["Gap", "Segment", "paragraph_spans", "paragraphs", "passages"]

_BLANK_LINES = re.compile(BLANK_LINES)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch with the same marks throughout.

    content: the quotes that it is said in, the outermost first.
    begin: those of them that begin with it.
    cue, source: the quotes whose cue or source it belongs to.
    not_quote: what says that it is nobody's statement.
    chapter: the number of the chapter that begins with it, from 1; 0 for none.
    """

    text: str
    content: tuple[Quote, ...] = ()
    begin: tuple[Quote, ...] = ()
    cue: tuple[Quote, ...] = ()
    source: tuple[Quote, ...] = ()
    not_quote: NotQuote | None = None
    chapter: int = 0

    @property
    def of_a_statement(self) -> bool:
        """Whether it has to do with a statement."""
        return bool(self.content or self.cue or self.source)


@dataclass(frozen=True, slots=True)
class Gap:
    """Paragraphs that are left out."""

    paragraphs: int


def paragraphs(document: Document, chapters: Sequence[int] = ()) -> Iterator[list[Segment]]:
    """The text as paragraphs, which blank lines part, and these as segments; only the blank lines are left out.

    In a transcript a paragraph begins with every turn, too; white space at the edges of its paragraphs is left out.

    chapters: where chapters begin.
    """
    marks = _Marks(document, chapters)
    for span in paragraph_spans(document):
        yield list(marks.segments(span.start, span.end))


def paragraph_spans(document: Document) -> list[TextSpan]:
    """Where the paragraphs stand."""
    stretches = list(_stretches(document.text))
    if document.has_turns:
        stretches = [(block.start, block.end) for block in blocks_of(document, stretches)]
    return [TextSpan(start, end) for start, end in stretches]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def passages(all_paragraphs: Iterable[list[Segment]]) -> Iterator[list[Segment] | Gap]:
    """The paragraphs with statements, each with the one before and the headings of chapters; `Gap`s for the others."""
    left_out: list[list[Segment]] = []
    for paragraph in all_paragraphs:
        if not any(segment.of_a_statement or segment.chapter for segment in paragraph):
            left_out.append(paragraph)
            continue
        if len(left_out) > 1:
            yield Gap(len(left_out) - 1)
        yield from left_out[-1:]
        yield paragraph
        left_out = []
    if left_out:
        yield Gap(len(left_out))


class _Marks:
    """What is marked at a position; asked for one stretch after the other, from the beginning to the end."""

    def __init__(self, document: Document, chapters: Sequence[int]) -> None:
        self._text = document.text
        self._chapters = {start: number for number, start in enumerate(chapters, start=1)}
        self._order = {quote.id: number for number, quote in enumerate(document.quotes)}
        self._changes: dict[int, list[tuple[str, Quote | NotQuote, bool]]] = defaultdict(list)
        for quote in document.quotes:
            for kind, spans in (("content", quote.content), ("cue", quote.cue), ("source", quote.source)):
                for span in spans:
                    self._mark(kind, quote, span.start, span.end)
        for found in document.not_quotes:
            self._mark("not", found, found.span.start, found.span.end)
        self._cuts = sorted({*self._changes, *self._chapters})
        self._next = 0
        self._begun: set[str] = set()
        self._quotes: dict[str, list[Quote]] = {"content": [], "cue": [], "source": []}
        self._not_quotes: list[NotQuote] = []

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        """The segments of a stretch; nothing before it is asked for again."""
        position = start
        while position < end:
            while self._next < len(self._cuts) and self._cuts[self._next] <= position:
                self._pass(self._cuts[self._next])
            stop = min(end, self._cuts[self._next]) if self._next < len(self._cuts) else end
            yield self._segment(position, stop)
            position = stop

    def _mark(self, kind: str, item: Quote | NotQuote, start: int, end: int) -> None:
        if start < end:
            self._changes[start].append((kind, item, True))
            self._changes[end].append((kind, item, False))

    def _pass(self, cut: int) -> None:
        self._next += 1
        for kind, item, begins in sorted(self._changes.get(cut, ()), key=lambda change: change[2]):
            active: list[Quote] | list[NotQuote] = self._not_quotes if kind == "not" else self._quotes[kind]
            if begins:
                active.append(item)  # type: ignore[arg-type]
            else:
                active.remove(item)  # type: ignore[arg-type]

    def _segment(self, start: int, end: int) -> Segment:
        content = sorted(self._quotes["content"], key=self._depth)
        begin = tuple(quote for quote in content if quote.id not in self._begun)
        self._begun.update(quote.id for quote in begin)
        return Segment(
            self._text[start:end],
            tuple(content),
            begin,
            tuple(self._quotes["cue"]),
            tuple(self._quotes["source"]),
            self._not_quotes[-1] if self._not_quotes else None,
            self._chapters.get(start, 0),
        )

    def _depth(self, quote: Quote) -> tuple[int, int]:
        """Longer quotes are around shorter ones; of equals, the one that is listed first."""
        return quote.content[0].start - quote.content[-1].end, self._order[quote.id]
