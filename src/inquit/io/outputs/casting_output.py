"""Results as a script for reading aloud: the whole text in order, each stretch by the narrator or by a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from inquit.document import Document, Failure, Quote, TextSpan
from inquit.glyphs import BLANK_LINES
from inquit.io.outputs.columns import Cell
from inquit.io.outputs.csv_output import RowWriter
from inquit.io.outputs.json_output import JsonList
from inquit.io.outputs.output_format import WriteOptions
from inquit.record import failure_record

__all__ = ["COLUMNS", "CastingCsvWriter", "CastingWriter"]

COLUMNS = (
    "segment",
    "type",
    "id",
    "speaker",
    "speaker_id",
    "gender",
    "start_time",
    "end_time",
    "start",
    "end",
    "confidence",
    "text",
)
_BLANK_LINES = re.compile(BLANK_LINES)


class CastingWriter:
    """One object, `{"documents": [...]}`: of each document those who speak, and the segments.

    A segment is a paragraph, or a part of one, that one voice reads: `quote` what somebody says word for word,
    `narration` all else. Between two segments there is nothing but white space. What is said within something said
    belongs to that.
    """

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        del options  # nothing to choose
        self._records = JsonList(stream, '{"documents": [', "]}")

    def document(self, document: Document) -> None:
        segments = [dict(zip(COLUMNS, row, strict=True)) for row in _rows(document)]
        spoken = {segment["speaker_id"] for segment in segments}
        speakers = [
            {
                "id": one.id,
                "name": one.name,
                "named": one.named,
                "kind": one.kind,
                "role": one.role,
                "gender": one.gender,
            }
            for one in document.speakers
            if one.id in spoken
        ]
        self._records.write({"id": document.id, "speakers": speakers, "segments": segments})

    def failure(self, failure: Failure) -> None:
        about = failure_record(failure)
        self._records.write({"id": about["id"], "speakers": [], "segments": [], "error": about["error"]})

    def finish(self) -> None:
        self._records.finish()


class CastingCsvWriter:
    """The same, as a row a segment."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        del options  # nothing to choose
        self._rows = RowWriter(stream, ("document", *COLUMNS))

    def document(self, document: Document) -> None:
        self._rows.write([document.id, *row] for row in _rows(document))

    def failure(self, failure: Failure) -> None:
        """Nothing: a text that could not be read has no segments. The caller names the failure."""

    def finish(self) -> None:
        """Nothing: every row stands for itself."""


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch without white space at its edges, and what is said in it; None for narration."""

    span: TextSpan
    quote: Quote | None


def _rows(document: Document) -> Iterator[tuple[Cell, ...]]:
    for number, segment in enumerate(_segments(document), start=1):
        quote, span = segment.quote, segment.span
        speaker = None if quote is None else document.speaker_of(quote)
        time = None if quote is None else quote.time
        yield (
            number,
            "narration" if quote is None else "quote",
            None if quote is None else quote.id,
            None if speaker is None else speaker.name,
            None if speaker is None else speaker.id,
            None if speaker is None else speaker.gender,
            None if time is None else time.start,
            None if time is None else time.end,
            span.start,
            span.end,
            None if quote is None else quote.confidence,
            span.of(document.text),
        )


def _segments(document: Document) -> Iterator[_Segment]:
    at = 0
    for span, quote in _spoken(document):
        yield from _in_paragraphs(document.text, at, span.start, None)
        yield from _in_paragraphs(document.text, max(at, span.start), span.end, quote)
        at = max(at, span.end)
    yield from _in_paragraphs(document.text, at, len(document.text), None)


def _spoken(document: Document) -> list[tuple[TextSpan, Quote]]:
    """What is said word for word, but what is said within that, in order."""
    words = [quote for quote in document.quotes if quote.type == "direct"]
    parents = {quote.id: quote.parent_id for quote in document.quotes}
    direct = {quote.id for quote in words}

    def stands_in_words(quote: Quote) -> bool:
        around = quote.parent_id
        while around is not None and around not in direct:
            around = parents.get(around)
        return around is not None

    outer = [quote for quote in words if not stands_in_words(quote)]
    return sorted(((span, quote) for quote in outer for span in quote.content), key=lambda item: item[0])


def _in_paragraphs(text: str, start: int, end: int, quote: Quote | None) -> Iterator[_Segment]:
    """A stretch as segments; nothing where there is only white space."""
    if start >= end:
        return
    breaks = [gap.span() for gap in _BLANK_LINES.finditer(text, start, end)]
    for begins, ends in zip([start, *(b for _, b in breaks)], [*(a for a, _ in breaks), end], strict=True):
        said = text[begins:ends]
        if stripped := said.strip():
            first = begins + len(said) - len(said.lstrip())
            yield _Segment(TextSpan(first, first + len(stripped)), quote)
