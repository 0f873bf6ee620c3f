"""`Document` to plain dicts, lists, strings and numbers, and back.

This is the one description of a result that leaves the process: JSON, the spaCy component and stores all use it. Its
JSON Schema is `inquit.schema`. Spans are `[start, end]` pairs of code points into the text; the text itself is left
out unless it is asked for, so that a record can be kept apart from a text that must not be copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from inquit.document import Document, Evidence, Failure, NotQuote, Place, Quote, Speaker, Step, TextSpan

__all__ = ["Record", "document_record", "failure_record", "read_document"]

Record = dict[str, Any]


def document_record(
    document: Document, *, with_not_quotes: bool = False, with_text: bool = False, with_places: bool = False
) -> Record:
    """The plain record of a document; with all three options, `read_document` gives the same document back.

    with_not_quotes: also what stood in marks but is nobody's statement.
    with_text: also the text that positions refer to.
    with_places: also the places that no quote begins in.

    `meta["seconds"]`, the time that the extraction took, becomes the field `seconds`, which is 0 where it is not known.
    """
    meta = dict(document.meta)
    seconds = float(meta.get("seconds", 0.0))
    if seconds:
        del meta["seconds"]
    record: Record = {
        "id": document.id,
        "seconds": seconds,
        "quotes": [_quote_record(document, quote) for quote in document.quotes],
        "speakers": [_speaker_record(speaker) for speaker in document.speakers],
    }
    if with_not_quotes:
        record["not_quotes"] = [_not_quote_record(document, found) for found in document.not_quotes]
    record["meta"] = meta
    if with_places:
        record["places"] = [[place.start, place.label] for place in document.places]
    if with_text:
        record["text"] = document.text
    return record


def failure_record(failure: Failure) -> Record:
    """The record of a text that failed: a document without quotes, and the reason under `error`."""
    return {
        "id": failure.id,
        "seconds": 0.0,
        "quotes": [],
        "speakers": [],
        "meta": {},
        "error": failure.error,
    }


def read_document(record: Mapping[str, Any], text: str) -> Document:
    """The document that `document_record` described; `text` is the text that it was made from.

    Where the record has no places, those come back that quotes begin in.
    """
    meta = dict(record.get("meta", {}))
    if record.get("seconds"):
        meta["seconds"] = record["seconds"]
    return Document(
        id=record["id"],
        text=text,
        quotes=tuple(_read_quote(quote) for quote in record["quotes"]),
        speakers=tuple(_read_speaker(speaker) for speaker in record["speakers"]),
        not_quotes=tuple(_read_not_quote(found) for found in record.get("not_quotes", ())),
        meta=meta,
        places=_read_places(record),
    )


def _quote_record(document: Document, quote: Quote) -> Record:
    speaker, addressee = document.speaker_of(quote), document.addressee_of(quote)
    reporter = document.reporter_of(quote)
    return {
        "id": quote.id,
        "parent_id": quote.parent_id,
        "type": quote.type,
        "act": quote.act,
        "status": quote.status,
        "text": document.text_of(quote.content),
        "content": _pairs(quote.content),
        "cue": _pairs(quote.cue),
        "cue_lemma": quote.cue_lemma,
        "source": _pairs(quote.source),
        "paragraph": quote.paragraph,
        "place": document.place_of(quote),
        "speaker": None if speaker is None else speaker.name,
        "speaker_id": quote.speaker_id,
        "addressee": None if addressee is None else addressee.name,
        "addressee_id": quote.addressee_id,
        "reported_by": None if reporter is None else reporter.name,
        "reported_by_id": quote.reported_by_id,
        "confidence": quote.confidence,
        "evidence": {"rule": quote.evidence.rule, "via": [_step_record(step) for step in quote.evidence.via]},
    }


def _step_record(step: Step) -> Record:
    return {"text": step.text, "span": None if step.span is None else _pair(step.span), "why": step.why}


def _speaker_record(speaker: Speaker) -> Record:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "named": speaker.named,
        "kind": speaker.kind,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "gender": speaker.gender,
        "members": list(speaker.members),
        "aliases": list(speaker.aliases),
        "mentions": _pairs(speaker.mentions),
    }


def _not_quote_record(document: Document, found: NotQuote) -> Record:
    return {
        "text": found.span.of(document.text),
        "span": _pair(found.span),
        "reason": found.reason,
        "paragraph": found.paragraph,
    }


def _pair(span: TextSpan) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Iterable[TextSpan]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _read_spans(pairs: Iterable[tuple[int, int]]) -> tuple[TextSpan, ...]:
    return tuple(TextSpan(start, end) for start, end in pairs)


def _read_quote(record: Mapping[str, Any]) -> Quote:
    evidence = record["evidence"]
    return Quote(
        id=record["id"],
        type=record["type"],
        content=_read_spans(record["content"]),
        cue=_read_spans(record["cue"]),
        source=_read_spans(record["source"]),
        cue_lemma=record["cue_lemma"],
        act=record["act"],
        speaker_id=record["speaker_id"],
        addressee_id=record["addressee_id"],
        confidence=record["confidence"],
        evidence=Evidence(evidence["rule"], tuple(_read_step(step) for step in evidence["via"])),
        parent_id=record["parent_id"],
        paragraph=record["paragraph"],
        status=record.get("status", "asserted"),  # results before version 0.3 have neither
        reported_by_id=record.get("reported_by_id"),
    )


def _read_places(record: Mapping[str, Any]) -> tuple[Place, ...]:
    if "places" in record:
        return tuple(Place(start, label) for start, label in record["places"])
    labels = {quote["content"][0][0]: quote["place"] for quote in record["quotes"] if quote["place"] is not None}
    return tuple(Place(start, label) for start, label in sorted(labels.items()))


def _read_step(record: Mapping[str, Any]) -> Step:
    span = record["span"]
    return Step(record["text"], None if span is None else TextSpan(*span), record["why"])


def _read_speaker(record: Mapping[str, Any]) -> Speaker:
    return Speaker(
        id=record["id"],
        name=record["name"],
        named=record["named"],
        kind=record["kind"],
        role=record["role"],
        affiliation=record["affiliation"],
        gender=record["gender"],
        aliases=tuple(record["aliases"]),
        mentions=_read_spans(record["mentions"]),
        members=tuple(record["members"]),
    )


def _read_not_quote(record: Mapping[str, Any]) -> NotQuote:
    return NotQuote(TextSpan(*record["span"]), record["reason"], record["paragraph"])
