"""Reading gold data: JSON Lines in the common format, a document a line, or the sheet of one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast, get_args

from inquit.document import QuoteType
from inquit.errors import GoldError
from inquit.scoring.faults import Fault, Notes, holds_records, json_lines
from inquit.scoring.scored_rows import GENRES, GoldDocument, GoldQuote, Spans
from inquit.scoring.sheet import FIRST_LINE, is_sheet, read_sheet

__all__ = ["check_gold", "gold_record", "read_gold", "refuse"]


def read_gold(data: bytes, file: str) -> tuple[GoldDocument, ...]:
    """The documents of a gold file.

    Raises:
        GoldError: something is wrong with it; the error holds every fault.
    """
    documents, faults = check_gold(data, file)
    if faults:
        raise refuse(faults)
    return documents


def check_gold(data: bytes, file: str) -> tuple[tuple[GoldDocument, ...], tuple[Fault, ...]]:
    """The documents of a gold file, and everything that is wrong with it."""
    if is_sheet(data):
        document, faults = read_sheet(data, file)
        return (() if document is None else (document,)), faults
    notes = Notes(file)
    if not holds_records(data):
        notes.on(1).add(
            f"neither a sheet, which begins with {FIRST_LINE!r}, nor JSON Lines; make a sheet of a text with: "
            f"inquit gold init {file} -o {file}.gold.txt"
        )
        return (), tuple(notes.faults)
    documents: list[GoldDocument] = []
    lines: dict[str, int] = {}
    for here, record in json_lines(data, notes):
        document = _document(here, record)
        if document.id in lines:
            here.at(_named(document.id)).add(f"line {lines[document.id]} has a document of the same id")
        elif document.id:
            lines[document.id] = here.line
        documents.append(document)
    if not documents and not notes.faults:
        notes.on(1).add("no documents: the file is empty")
    return tuple(documents), tuple(notes.faults)


def refuse(faults: Sequence[Fault | str]) -> GoldError:
    """The error for a file with these faults: its message has the first of them."""
    more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
    return GoldError(f"{faults[0]}{more}", faults=tuple(map(str, faults)))


def gold_record(document: GoldDocument) -> dict[str, Any]:
    """The record of a document in the common format."""
    return {
        "id": document.id,
        "genre": document.genre,
        "text": document.text,
        "quotes": [_quote_record(quote) for quote in document.quotes],
    }


def _document(notes: Notes, record: Mapping[str, Any]) -> GoldDocument:
    id_ = notes.string(record, "id")
    here = notes.at(_named(id_)) if id_ else notes
    text = here.string(record, "text")
    genre = here.choice(record, "genre", GENRES) if record.get("genre") is not None else None
    quotes: list[GoldQuote] = []
    ids: set[str] = set()
    for number, item in enumerate(here.records(record, "quotes"), start=1):
        if isinstance(item, dict):
            quotes.append(_quote(here, number, item, text))
            if quotes[-1].id in ids:
                here.at(f"quote {quotes[-1].id}").add("an earlier quote of this document has the same id")
            ids.add(quotes[-1].id)
        else:
            here.at(f"quote number {number}").add("a quote must be an object")
    return GoldDocument(id_, text, tuple(quotes), genre)


def _quote(notes: Notes, number: int, record: Mapping[str, Any], text: str) -> GoldQuote:
    id_ = record.get("id")
    here = notes.at(f"quote {id_}" if isinstance(id_, str) and id_ else f"quote number {number}")
    content = here.spans(record, "content", text, needed=True)
    if record.get("content") == []:
        here.add("content is empty; a quote without words is none: delete it")
    elif content and not any(span.of(text).strip() for span in content):
        here.add(f"content {_pairs(content)} holds nothing but white space")
    return GoldQuote(
        id=here.string(record, "id") or f"number {number}",
        type=cast(QuoteType, here.choice(record, "type", get_args(QuoteType))),
        content=content,
        cue=here.spans(record, "cue", text, needed=True),
        source=here.spans(record, "source", text, needed=True),
        speaker=here.maybe_string(record, "speaker", needed=True),
        aliases=here.strings(record, "aliases", needed=True),
        also=here.strings(record, "also", needed=False),
        attribution=here.maybe_string(record, "attribution", needed=False),
    )


def _quote_record(quote: GoldQuote) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": quote.id,
        "type": quote.type,
        "content": _pairs(quote.content),
        "cue": _pairs(quote.cue),
        "source": _pairs(quote.source),
        "speaker": quote.speaker,
        "aliases": list(quote.aliases),
    }
    return record | ({"also": list(quote.also)} if quote.also else {})


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _named(id_: str) -> str:
    return f"document {id_}"
