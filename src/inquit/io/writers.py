"""Results as JSON, JSON Lines and CSV, written one document at a time."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from typing import Any, Protocol, TextIO

from inquit.document import Document, Failure, Quote, TextSpan
from inquit.record import Record, document_record, failure_record

__all__ = ["CSV_COLUMNS", "CsvWriter", "JsonLinesWriter", "JsonWriter", "Writer"]

CSV_COLUMNS = (
    "document",
    "id",
    "parent_id",
    "type",
    "act",
    "speaker",
    "speaker_id",
    "named",
    "kind",
    "role",
    "affiliation",
    "gender",
    "quote",
    "cue",
    "cue_lemma",
    "source",
    "paragraph",
    "place",
    "start",
    "end",
    "confidence",
    "rule",
    "via",
)
_REASON = "reason"
# A spreadsheet runs a cell that begins like this. One apostrophe in front stops it; a cell that already has
# apostrophes there gets one more, so taking one away from cells of this shape always gives the text back.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Writer(Protocol):
    """Something that takes results one at a time; `finish` completes what a reader needs to be able to read it."""

    def document(self, document: Document) -> None:
        """Write the result for one text."""

    def failure(self, failure: Failure) -> None:
        """Write that one text failed."""

    def finish(self) -> None:
        """Write what comes after the last document."""


class JsonLinesWriter:
    """One record a line; a superset of the prediction format that the scorer reads."""

    def __init__(self, stream: TextIO, *, with_not_quotes: bool = False, with_text: bool = False) -> None:
        self._stream = stream
        self._with_not_quotes = with_not_quotes
        self._with_text = with_text

    def document(self, document: Document) -> None:
        self._write(document_record(document, with_not_quotes=self._with_not_quotes, with_text=self._with_text))

    def failure(self, failure: Failure) -> None:
        self._write(failure_record(failure))

    def finish(self) -> None:
        """Nothing: every line stands for itself."""

    def _write(self, record: Record) -> None:
        self._stream.write(_line(record) + "\n")
        self._stream.flush()  # the next program in a pipe gets each document when it is done


class JsonWriter:
    """One object, `{"inquit": version, "model": name, "documents": [...]}`, with a record a line inside the list."""

    def __init__(
        self, stream: TextIO, *, version: str, model: str, with_not_quotes: bool = False, with_text: bool = False
    ) -> None:
        self._stream = stream
        self._with_not_quotes = with_not_quotes
        self._with_text = with_text
        self._separator = "\n"
        stream.write(f'{{"inquit": {_line(version)}, "model": {_line(model)}, "documents": [')

    def document(self, document: Document) -> None:
        self._write(document_record(document, with_not_quotes=self._with_not_quotes, with_text=self._with_text))

    def failure(self, failure: Failure) -> None:
        self._write(failure_record(failure))

    def finish(self) -> None:
        self._stream.write("\n]}\n")
        self._stream.flush()

    def _write(self, record: Record) -> None:
        self._stream.write(self._separator + _line(record))
        self._stream.flush()
        self._separator = ",\n"


class CsvWriter:
    """One row a quote; a failed document has no rows.

    With `with_not_quotes` there is a column `reason` more, and a row of the type `not_quote` for each such stretch.
    """

    def __init__(self, stream: TextIO, *, with_not_quotes: bool = False) -> None:
        self._stream = stream
        self._with_not_quotes = with_not_quotes
        columns = (*CSV_COLUMNS, _REASON) if with_not_quotes else CSV_COLUMNS
        # The rows end in CR LF, as RFC 4180 has it; with LF alone, the csv module leaves a CR in a cell unquoted.
        self._rows = csv.DictWriter(stream, columns, restval="")
        self._rows.writeheader()

    def document(self, document: Document) -> None:
        self._rows.writerows(_plain_cells(_quote_row(document, quote)) for quote in document.quotes)
        if self._with_not_quotes:
            self._rows.writerows(_plain_cells(row) for row in _not_quote_rows(document))
        self._stream.flush()

    def failure(self, failure: Failure) -> None:
        """Nothing: a row without a quote would be counted as one. The caller names the failure."""

    def finish(self) -> None:
        """Nothing: every row stands for itself."""


def _line(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    # Half a surrogate pair is no character and cannot be written as UTF-8; JSON can escape it.
    return json.dumps(value) if _SURROGATE.search(text) else text


def _quote_row(document: Document, quote: Quote) -> dict[str, Any]:
    speaker = document.speaker_of(quote)
    about: dict[str, Any] = {}
    if speaker is not None:
        about = {
            "speaker": speaker.name,
            "speaker_id": speaker.id,
            "named": str(speaker.named).lower(),
            "kind": speaker.kind,
            "role": speaker.role,
            "affiliation": speaker.affiliation,
            "gender": speaker.gender,
        }
    return {
        "document": document.id,
        "id": quote.id,
        "parent_id": quote.parent_id,
        "type": quote.type,
        "act": quote.act,
        **about,
        "quote": document.text_of(quote.content),
        "cue": document.text_of(quote.cue),
        "cue_lemma": quote.cue_lemma,
        "source": document.text_of(quote.source),
        "paragraph": quote.paragraph,
        "place": document.place_of(quote),
        **_extent(quote.content),
        "confidence": quote.confidence,
        "rule": quote.evidence.rule,
        "via": " > ".join(step.text for step in quote.evidence.via),
    }


def _not_quote_rows(document: Document) -> Iterable[dict[str, Any]]:
    for found in document.not_quotes:
        yield {
            "document": document.id,
            "type": "not_quote",
            "quote": found.span.of(document.text),
            "paragraph": found.paragraph,
            **_extent((found.span,)),
            _REASON: found.reason,
        }


def _extent(spans: tuple[TextSpan, ...]) -> dict[str, int]:
    return {"start": spans[0].start, "end": spans[-1].end}


def _plain_cells(row: dict[str, Any]) -> dict[str, Any]:
    return {column: _plain_cell(value) for column, value in row.items()}


def _plain_cell(value: object) -> object:
    """A cell that a spreadsheet shows as it is, and that can be written as UTF-8."""
    if not isinstance(value, str):
        return value
    return _SURROGATE.sub("\ufffd", "'" + value if _FORMULA.match(value) else value)
