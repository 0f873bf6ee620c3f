"""Speakers and statements as the rows of tables that they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from inquit.document import Document, Quote, Speaker, Step, TextSpan, TimeSpan
from inquit.errors import StoreError
from inquit.filters import folded, names_of
from inquit.statistics import count_words
from inquit.store.cells import as_json

__all__ = ["COLUMNS_OF_META", "alias_rows", "pair_of", "speaker_row", "statement_row"]

# What of `meta` stands in columns of its own where it is a text, and how they are called.
_COLUMNS = "title, author, site, date, url, genre, engine, weights"
COLUMNS_OF_META: Final = {name: name for name in _COLUMNS.split(", ")} | {"model": "pipeline"}


def _number_of(numbers: Mapping[str, int], id_: str | None) -> int | None:
    if id_ is not None and id_ not in numbers:
        raise StoreError(f"a row of a document names {id_!r}, which the document does not have")
    return None if id_ is None else numbers[id_]


def alias_rows(number: int, speaker: Speaker) -> Iterator[dict[str, Any]]:
    """What else a speaker, whose row has this number, may be asked for by."""
    for name in sorted(names_of(speaker) - {folded(speaker.name)}):
        yield {"speaker_id": number, "folded": name}


def speaker_row(number: int, numbers: Mapping[str, int], speaker: Speaker) -> dict[str, Any]:
    """A speaker of the document of this number; `numbers` are those of the rows by the ids of speakers."""
    return {
        "id": numbers[speaker.id],
        "document_id": number,
        "speaker": speaker.id,
        "name": speaker.name,
        "folded": folded(speaker.name),
        "named": int(speaker.named),
        "kind": speaker.kind,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "gender": speaker.gender,
        "aliases": as_json(speaker.aliases),
        "mentions": as_json(_pairs(speaker.mentions)),
        "members": as_json(speaker.members),
    }


def statement_row(
    document: Document, number: int, quote: Quote, speakers: Mapping[str, int], rows: Mapping[str, int]
) -> dict[str, Any]:
    """A statement of the document of this number.

    speakers, rows: the numbers that the rows of speakers and statements have, by their ids.

    Raises:
        StoreError: it names somebody, or another one, whom the document does not have.
    """
    start_time, end_time = _times(quote.time)
    return {
        "id": rows[quote.id],
        "document_id": number,
        "row": quote.id,
        "parent_id": _number_of(rows, quote.parent_id),
        "speaker_id": _number_of(speakers, quote.speaker_id),
        "addressee_id": _number_of(speakers, quote.addressee_id),
        "reporter_id": _number_of(speakers, quote.reported_by_id),
        "statement": document.text_of(quote.content),
        "type": quote.type,
        "act": quote.act,
        "status": quote.status,
        "cue": document.text_of(quote.cue) or None,
        "cue_lemma": quote.cue_lemma,
        "name_as_printed": document.text_of(quote.source) or None,
        "confidence": quote.confidence,
        "words": sum(count_words(span.of(document.text)) for span in quote.content),
        "paragraph": quote.paragraph,
        "place": document.place_of(quote),
        "start_time": start_time,
        "end_time": end_time,
        "start": quote.content[0].start,
        "end": quote.content[-1].end,
        "content_spans": as_json(_pairs(quote.content)),
        "cue_spans": as_json(_pairs(quote.cue)),
        "source_spans": as_json(_pairs(quote.source)),
        "rule": quote.evidence.rule,
        "via": as_json([_step(step) for step in quote.evidence.via]),
    }


def _times(time: TimeSpan | None) -> tuple[Any, Any]:
    """Both ends; a time of which neither is known is told from none by an empty value that is no text."""
    if time is None:
        return None, None
    return (b"", None) if time == TimeSpan(None, None) else (time.start, time.end)


def _step(step: Step) -> list[object]:
    known: list[object] = [step.text, None if step.span is None else pair_of(step.span), step.why]
    return known if step.chance is None else [*known, step.chance]


def pair_of(span: TextSpan) -> list[int]:
    """A span as plain data."""
    return [span.start, span.end]


def _pairs(spans: Iterable[TextSpan]) -> list[list[int]]:
    return [pair_of(span) for span in spans]
