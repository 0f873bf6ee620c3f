"""`Document` to plain dicts, lists, strings and numbers, and back.

This is the one description of a result that leaves the process: JSON, the spaCy component and stores all use it. Its
JSON Schema is `inquit.schema`. Spans are `[start, end]` pairs of code points into the text; the text itself is left
out unless it is asked for, so that a record can be kept apart from a text that must not be copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, get_args

from inquit.document import (
    Act,
    Document,
    Evidence,
    Failure,
    Gender,
    NotQuote,
    Place,
    Quote,
    QuoteType,
    Speaker,
    SpeakerKind,
    Status,
    Step,
    TextSpan,
    TimeSpan,
)
from inquit.record_fields import RecordFields

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

    Where the record has no places, those come back that quotes begin in. What a record says twice (the words of a
    quote, the names of its speakers) is taken from where it belongs.

    Raises:
        InputError: a field is missing, or not what it must be; the message says which one, of which row.
    """
    fields = RecordFields("record", record, len(text))
    fields = replace(fields, where=f"document {fields.string('id')!r}")
    quotes = _by_id(fields.objects("quotes", "quote"))
    speakers = _by_id(fields.objects("speakers", "speaker"))
    _check_nesting(quotes)
    return Document(
        id=fields.string("id"),
        text=text,
        quotes=tuple(_read_quote(quote, quotes, speakers) for quote in quotes.values()),
        speakers=tuple(map(_read_speaker, speakers.values())),
        not_quotes=tuple(map(_read_not_quote, fields.objects("not_quotes", "stretch in not_quotes")))
        if fields.has("not_quotes")
        else (),
        meta=_read_meta(fields),
        places=_read_places(fields, quotes.values()),
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
        "time": None if quote.time is None else {"start": quote.time.start, "end": quote.time.end},
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
    known: Record = {"text": step.text, "span": None if step.span is None else _pair(step.span), "why": step.why}
    return known if step.chance is None else known | {"chance": step.chance}


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


def _by_id(rows: Iterable[RecordFields]) -> dict[str, RecordFields]:
    found: dict[str, RecordFields] = {}
    for row in rows:
        if found.setdefault(row.string("id"), row) is not row:
            row.refuse("id", "of its own, while an earlier row has the same")
    return found


def _check_nesting(quotes: Mapping[str, RecordFields]) -> None:
    """That every row that stands in another leads to one that stands in none."""
    leads_out: set[str | None] = {None}
    for id_ in quotes:
        way: dict[str, None] = {}
        at: str | None = id_
        while at is not None and at not in leads_out:
            way[at] = None
            row = quotes[at]
            at = row.known("parent_id", quotes, "quote")
            if at in way:
                row.refuse("parent_id", "the id of a row that does not stand in this one")
        leads_out.update(way)


def _read_meta(fields: RecordFields) -> dict[str, Any]:
    meta = fields.inner("meta") if fields.has("meta") else replace(fields, values={})
    if fields.has("seconds") and (seconds := fields.number("seconds")):
        return {**meta.values, "seconds": seconds}
    if meta.has("seconds"):
        meta.number("seconds")
    return dict(meta.values)


def _read_spans(fields: RecordFields, key: str) -> tuple[TextSpan, ...]:
    return tuple(TextSpan(start, end) for start, end in fields.spans(key))


def _read_quote(quote: RecordFields, quotes: Mapping[str, RecordFields], speakers: Mapping[str, RecordFields]) -> Quote:
    if not (content := _read_spans(quote, "content")):
        quote.refuse("content", "a list of one or more [start, end]")
    evidence = quote.inner("evidence")
    return Quote(
        id=quote.string("id"),
        type=quote.choice("type", get_args(QuoteType)),
        content=content,
        cue=_read_spans(quote, "cue"),
        source=_read_spans(quote, "source"),
        cue_lemma=quote.maybe_string("cue_lemma"),
        act=quote.choice("act", get_args(Act)),
        speaker_id=quote.known("speaker_id", speakers, "speaker"),
        addressee_id=quote.known("addressee_id", speakers, "speaker"),
        confidence=quote.number("confidence", most=1),
        evidence=Evidence(evidence.string("rule"), tuple(map(_read_step, evidence.objects("via", "step")))),
        parent_id=quote.known("parent_id", quotes, "quote"),
        paragraph=quote.whole("paragraph", least=1),
        # results before version 0.3 have neither
        status=quote.choice("status", get_args(Status)) if quote.has("status") else "asserted",
        reported_by_id=quote.known("reported_by_id", speakers, "speaker") if quote.has("reported_by_id") else None,
        time=_read_time(quote),
    )


def _read_time(quote: RecordFields) -> TimeSpan | None:
    """When a row is said; results from before there were times do not have it."""
    time = quote.maybe_inner("time") if quote.has("time") else None
    return None if time is None else TimeSpan(time.maybe_time("start"), time.maybe_time("end"))


def _read_step(step: RecordFields) -> Step:
    span = step.maybe_span("span")
    chance = step.number("chance", most=1) if step.has("chance") else None
    return Step(step.string("text"), None if span is None else TextSpan(*span), step.string("why"), chance)


def _read_places(fields: RecordFields, quotes: Iterable[RecordFields]) -> tuple[Place, ...]:
    if fields.has("places"):
        return tuple(Place(start, label) for start, label in fields.labels("places"))
    labels = {quote.spans("content")[0][0]: quote.maybe_string("place") for quote in quotes}
    return tuple(Place(start, label) for start, label in sorted(labels.items()) if label is not None)


def _read_speaker(speaker: RecordFields) -> Speaker:
    return Speaker(
        id=speaker.string("id"),
        name=speaker.string("name"),
        named=speaker.truth("named"),
        kind=speaker.maybe_choice("kind", get_args(SpeakerKind)),
        role=speaker.maybe_string("role"),
        affiliation=speaker.maybe_string("affiliation"),
        gender=speaker.maybe_choice("gender", get_args(Gender)),
        aliases=speaker.strings("aliases"),
        mentions=_read_spans(speaker, "mentions"),
        members=speaker.strings("members"),
    )


def _read_not_quote(found: RecordFields) -> NotQuote:
    return NotQuote(TextSpan(*found.span("span")), found.string("reason"), found.whole("paragraph", least=1))
