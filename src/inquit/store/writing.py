"""A document into the database: one transaction, so that a reader sees all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils.db import Database

from inquit.document import Document, Quote, Speaker, TextSpan
from inquit.filters import folded, names_of
from inquit.statistics import count_words

__all__ = ["Arrival", "delete_document", "put_document", "transaction"]

# What of `meta` stands in columns of its own.
_IN_COLUMNS = ("title", "author", "site", "date", "url", "genre", "engine", "weights")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document with what the database notes about where it came from.

    origin: the absolute path of its file or table, or its URL; key: which text of that.
    fields: the user's own columns.
    content_digest, reading_digest: by which it is known whether it has changed, or would be read otherwise now.
    moment: now, in UTC as ISO 8601.
    keeps_text: whether its text is kept, too.
    about: what its file says about it, as JSON, by which that is compared.
    markup: what its file says about stretches of it, as JSON; kept with the text.
    """

    document: Document
    origin: str
    key: str
    content_digest: str
    reading_digest: str
    moment: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    keeps_text: bool = True
    about: str = "{}"
    markup: str | None = None


def put_document(db: Database, arrival: Arrival) -> int:
    """Put a document into the database, in place of the one of the same origin and key: its number, which stays.

    People are linked afterwards, by `inquit.store.people`.
    """
    with transaction(db):
        row = db.execute(
            "SELECT id, added, is_duplicate FROM documents WHERE origin = ? AND key = ? AND content_digest = ?",
            (arrival.origin, arrival.key, arrival.content_digest),
        ).fetchone()
        if row is not None:  # which of several with one content came first is a matter of when they came
            db.execute("DELETE FROM documents WHERE id = ?", (row[0],))
            return _put(db, arrival, {"id": row[0], "added": row[1], "is_duplicate": row[2]})
        number, added = delete_document(db, arrival.origin, arrival.key) or (None, arrival.moment)
        is_duplicate = _first_of(db, arrival.content_digest) is not None
        return _put(db, arrival, {"id": number, "added": added, "is_duplicate": int(is_duplicate)})


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All of the block, or nothing of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def delete_document(db: Database, origin: str, key: str) -> tuple[int, str] | None:
    """Delete a document with all that belongs to it, within the caller's transaction: its number, and when it had been
    added.

    Where others have the same content, the next one is no duplicate from now on.
    """
    row = db.execute(
        "SELECT id, added, content_digest FROM documents WHERE origin = ? AND key = ?", (origin, key)
    ).fetchone()
    if row is None:
        return None
    number, added, content = row
    db.execute("DELETE FROM documents WHERE id = ?", (number,))
    if _first_of(db, content) is None:
        db.execute(
            "UPDATE documents SET is_duplicate = 0 WHERE id = (SELECT min(id) FROM documents WHERE content_digest = ?)",
            (content,),
        )
    return int(number), str(added)


def _first_of(db: Database, content: str) -> int | None:
    """The document that had this content first."""
    row = db.execute("SELECT id FROM documents WHERE content_digest = ? AND NOT is_duplicate", (content,)).fetchone()
    return None if row is None else int(row[0])


def _put(db: Database, arrival: Arrival, known: Mapping[str, Any]) -> int:
    document = arrival.document
    meta = dict(document.meta)
    columns = {name: meta.pop(name, None) for name in _IN_COLUMNS}
    about = {
        **known,
        "origin": arrival.origin,
        "key": arrival.key,
        "document": document.id,
        **columns,
        "read": arrival.moment,
        "words": count_words(document.text),
        "pipeline": meta.pop("model", None),
        "content_digest": arrival.content_digest,
        "reading_digest": arrival.reading_digest,
        "about": arrival.about,
        "meta": _json(meta),
        "places": _json([[place.start, place.label] for place in document.places]),
        "not_quotes": _json([[*_pair(one.span), one.reason, one.paragraph] for one in document.not_quotes]),
    }
    number = _insert(db, "documents", about)
    if arrival.keeps_text:
        _insert(db, "texts", {"document_id": number, "text": document.text, "markup": arrival.markup})
    for name, value in arrival.fields.items():
        _insert(db, "document_fields", {"document_id": number, "name": name, "value": value})
    speakers = {one.id: _put_speaker(db, number, one) for one in document.speakers}
    rows: dict[str, int] = {}
    for quote in document.quotes:  # a row comes after the one that it stands in
        rows[quote.id] = _insert(db, "statements", _statement(document, number, quote, speakers, rows))
    return number


def _put_speaker(db: Database, number: int, speaker: Speaker) -> int:
    id_ = _insert(db, "speakers", _speaker(number, speaker))
    for name in sorted(names_of(speaker) - {folded(speaker.name)}):
        _insert(db, "speaker_aliases", {"speaker_id": id_, "folded": name})
    return id_


def _speaker(number: int, speaker: Speaker) -> dict[str, Any]:
    return {
        "document_id": number,
        "speaker": speaker.id,
        "name": speaker.name,
        "folded": folded(speaker.name),
        "named": int(speaker.named),
        "kind": speaker.kind,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "gender": speaker.gender,
        "aliases": _json(speaker.aliases),
        "mentions": _json(_pairs(speaker.mentions)),
        "members": _json(speaker.members),
    }


def _statement(
    document: Document, number: int, quote: Quote, speakers: Mapping[str, int], rows: Mapping[str, int]
) -> dict[str, Any]:
    time = quote.time
    return {
        "document_id": number,
        "row": quote.id,
        "parent_id": None if quote.parent_id is None else rows[quote.parent_id],
        "speaker_id": None if quote.speaker_id is None else speakers[quote.speaker_id],
        "addressee_id": None if quote.addressee_id is None else speakers[quote.addressee_id],
        "reporter_id": None if quote.reported_by_id is None else speakers[quote.reported_by_id],
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
        "start_time": None if time is None else time.start,
        "end_time": None if time is None else time.end,
        "start": quote.content[0].start,
        "end": quote.content[-1].end,
        "content_spans": _json(_pairs(quote.content)),
        "cue_spans": _json(_pairs(quote.cue)),
        "source_spans": _json(_pairs(quote.source)),
        "rule": quote.evidence.rule,
        "via": _json([[s.text, None if s.span is None else _pair(s.span), s.why] for s in quote.evidence.via]),
    }


def _insert(db: Database, table: str, row: Mapping[str, Any]) -> int:
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    cursor = db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(map(_cell, row.values())))
    return int(cursor.lastrowid or 0)


def _cell(value: Any) -> Any:
    """A value as SQLite takes it; text that UTF-8 has no bytes for is put in as those that it would have."""
    return value


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _pair(span: TextSpan) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Iterable[TextSpan]) -> list[list[int]]:
    return [_pair(span) for span in spans]
