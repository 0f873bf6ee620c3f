"""A document into the database: one transaction, so that a reader sees all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils.db import Database

from inquit.document import Document, Quote, Speaker
from inquit.errors import StoreError
from inquit.statistics import count_words
from inquit.store.cells import as_json, field_cell, insert_rows, sql_text
from inquit.store.corrections.rewriting import next_number, settle
from inquit.store.database import transaction
from inquit.store.paragraph_stretches import paragraphs_with_statements
from inquit.store.row_records import COLUMNS_OF_META, alias_rows, pair_of, speaker_row, statement_row

__all__ = ["Arrival", "delete_document", "put_document"]

_IS_AT = "origin = CAST(? AS TEXT) AND key = CAST(? AS TEXT)"


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

    People are linked afterwards, by `inquit.store.linked_people`.
    """
    origin, key = sql_text(arrival.origin), sql_text(arrival.key)
    with transaction(db):
        row = db.execute(
            f"SELECT id, added, is_duplicate FROM documents WHERE {_IS_AT} AND content_digest = ?",
            (origin, key, arrival.content_digest),
        ).fetchone()
        if row is not None:  # which of several with one content came first is a matter of when they came
            db.execute("DELETE FROM documents WHERE id = ?", (row[0],))
            return _put(db, arrival, {"id": row[0], "added": row[1], "is_duplicate": row[2]})
        earlier = delete_document(db, arrival.origin, arrival.key)
        number, added = earlier or (_next_document(db), arrival.moment)
        is_duplicate = _first_of(db, arrival.content_digest) is not None
        return _put(db, arrival, {"id": number, "added": added, "is_duplicate": int(is_duplicate)})


def delete_document(db: Database, origin: str, key: str) -> tuple[int, str] | None:
    """Delete a document with all that belongs to it, within the caller's transaction: its number, and when it had been
    added.

    Where others have the same content, the next one is no duplicate from now on.
    """
    row = db.execute(
        f"SELECT id, added, content_digest FROM documents WHERE {_IS_AT}", (sql_text(origin), sql_text(key))
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
    document, number = arrival.document, int(known["id"])
    insert_rows(db, "documents", [{**known, **_about(arrival)}])
    if arrival.keeps_text and document.has_text:
        insert_rows(db, "texts", [{"document_id": number, "text": document.text, "markup": arrival.markup}])
    insert_rows(db, "document_fields", _fields(number, arrival.fields))
    speakers = _numbered(db, "speakers", document.speakers)
    insert_rows(db, "speakers", (speaker_row(number, speakers, one) for one in document.speakers))
    insert_rows(db, "speaker_aliases", (row for one in document.speakers for row in alias_rows(speakers[one.id], one)))
    quotes = _numbered(db, "statements", document.quotes)
    insert_rows(db, "statements", (statement_row(document, number, one, speakers, quotes) for one in document.quotes))
    if arrival.keeps_text:
        rows = ({"document_id": number, **paragraph} for paragraph in paragraphs_with_statements(document))
        insert_rows(db, "paragraphs", rows)
    settle(db, number)
    return number


def _next_document(db: Database) -> int:
    """The number of the next document, which no other has ever had."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'documents'").fetchone()
    return 1 if row is None else int(row[0]) + 1


def _numbered(db: Database, table: str, rows: Iterable[Quote | Speaker]) -> dict[str, int]:
    """The numbers that the rows of a document get, by their ids within it."""
    numbers: dict[str, int] = {}
    for number, row in enumerate(rows, start=next_number(db, table)):
        if numbers.setdefault(row.id, number) != number:
            raise StoreError(f"two rows of a document have the id {row.id!r}; give each its own")
    return numbers


def _about(arrival: Arrival) -> dict[str, Any]:
    document = arrival.document
    said = {name: value for name, value in document.meta.items() if isinstance(value, str) and name in COLUMNS_OF_META}
    return {
        "origin": arrival.origin,
        "key": arrival.key,
        "document": document.id,
        **{column: said.get(name) for name, column in COLUMNS_OF_META.items()},
        "read": arrival.moment,
        "words": count_words(document.text),
        "content_digest": arrival.content_digest,
        "reading_digest": arrival.reading_digest,
        "about": arrival.about,
        # in order, with null for what stands elsewhere
        "meta": as_json({name: None if name in said else value for name, value in document.meta.items()}),
        "places": as_json([[place.start, place.label] for place in document.places]),
        "not_quotes": as_json([[*pair_of(one.span), one.reason, one.paragraph] for one in document.not_quotes]),
    }


def _fields(number: int, fields: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name, value in fields.items():
        cell, is_json = field_cell(value)
        yield {"document_id": number, "name": name, "value": cell, "is_json": int(is_json)}
