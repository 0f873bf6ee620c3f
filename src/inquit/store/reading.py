"""Documents out of the database again, as they were read."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.document import (
    NO_TEXT,
    Document,
    Evidence,
    NotQuote,
    Place,
    Quote,
    Speaker,
    Step,
    TextSpan,
    Time,
    TimeSpan,
)
from inquit.store.cells import field_value
from inquit.store.row_records import COLUMNS_OF_META

__all__ = ["kept_fields", "read_documents"]

_BETWEEN: Final = " … "  # as `Document.text_of` joins stretches


_REVIEWS: Final = """
SELECT COALESCE(review, 'none'), COUNT(*) FROM statements WHERE document_id = :text GROUP BY 1 UNION ALL
SELECT 'rejected', COUNT(*) FROM found_statements
WHERE document_id = :text AND id NOT IN (SELECT id FROM statements WHERE document_id = :text)
"""


def read_documents(db: Database, numbers: Sequence[int] | None = None, *, as_found: bool = True) -> Iterator[Document]:
    """The documents of these numbers, or all, in the order in which they came; whoever their people are.

    as_found: as the reader found them; else as reviewers have corrected their statements, which `meta` counts then.
    """
    if numbers is None:
        numbers = [row[0] for row in db.execute("SELECT id FROM documents ORDER BY id")]
    for number in numbers:
        rows = list(db.query("SELECT * FROM documents WHERE id = ?", [number]))
        if rows:
            yield _document(db, rows[0], as_found=as_found)


def kept_fields(db: Database, number: int) -> dict[str, Any]:
    """The user's own columns of a document."""
    rows = db.execute(
        "SELECT name, value, is_json FROM document_fields WHERE document_id = ? ORDER BY rowid", (number,)
    )
    return {name: field_value(value, is_json) for name, value, is_json in rows}


def _rows(db: Database, number: int, *, as_found: bool) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """The speakers and the statements of a document, in order: what reviewers have added stands where it belongs."""
    reviewed = db.execute("SELECT 1 FROM reviewed_texts WHERE document_id = ?", (number,)).fetchone() is not None
    source = "found_" if reviewed and as_found else ""
    speakers = _numbered_rows(db, f"{source}speakers", number)
    statements = _numbered_rows(db, f"{source}statements", number)
    if reviewed and not as_found:
        found = {row["id"] for row in _numbered_rows(db, "found_speakers", number)}
        speakers.sort(key=lambda row: (row["id"] not in found, *_order(row["id"], row["speaker"], found)))
        found = {row["id"] for row in _numbered_rows(db, "found_statements", number)}
        statements.sort(key=lambda row: (row["start"], row["id"] not in found, *_order(row["id"], row["row"], found)))
    return speakers, statements


def _numbered_rows(db: Database, table: str, number: int) -> list[Mapping[str, Any]]:
    return list(db.query(f"SELECT * FROM {table} WHERE document_id = ? ORDER BY id", [number]))


def _order(number: int, id_: str, found: Collection[int]) -> tuple[int, int, str]:
    """What was found stands in the order of the text, what was added in that of its ids: s9 before s10."""
    return (number, 0, "") if number in found else (0, len(id_), id_)


def _document(db: Database, row: Mapping[str, Any], *, as_found: bool) -> Document:
    number = row["id"]
    found = db.execute("SELECT text FROM texts WHERE document_id = ?", (number,)).fetchone()
    speakers, statements = _rows(db, number, as_found=as_found)
    names = {one["id"]: one["speaker"] for one in speakers}
    ids = {one["id"]: one["row"] for one in statements}
    meta = json.loads(row["meta"])
    columns = {name: row[column] for name, column in COLUMNS_OF_META.items() if row[column] is not None}
    meta |= {name: value for name, value in columns.items() if meta.get(name) is None}
    if found is None:
        meta |= NO_TEXT
    if not as_found and (reviews := _reviews(db, number)):
        meta["reviews"] = reviews
    return Document(
        id=row["document"],
        text=_known_words(statements) if found is None else found[0],
        quotes=tuple(_quote(one, names, ids, as_found=as_found) for one in statements),
        speakers=tuple(_speaker(one) for one in speakers),
        not_quotes=tuple(NotQuote(TextSpan(s, e), why, at) for s, e, why, at in json.loads(row["not_quotes"])),
        meta=meta,
        places=tuple(Place(start, label) for start, label in json.loads(row["places"])),
    )


def _known_words(statements: Sequence[Mapping[str, Any]]) -> str:
    """In place of a text that is not kept: the words of its statements where they stand, and white space."""
    known: list[tuple[int, str]] = []
    for row in statements:
        for words, spans in (("statement", "content"), ("cue", "cue"), ("name_as_printed", "source")):
            at = 0
            for start, end in json.loads(row[f"{spans}_spans"]):
                known.append((start, (row[words] or "")[at : at + end - start]))
                at += end - start + len(_BETWEEN)
    text = [" "] * max((start + len(words) for start, words in known), default=0)
    for start, words in known:
        text[start : start + len(words)] = words
    return "".join(text)


def _reviews(db: Database, number: int) -> dict[str, int]:
    """How many statements of a document reviewers have accepted, corrected, added and rejected."""
    return {name: count for name, count in db.execute(_REVIEWS, {"text": number}) if count and name != "none"}


def _quote(row: Mapping[str, Any], speakers: Mapping[int, str], rows: Mapping[int, str], *, as_found: bool) -> Quote:
    own = row.get("found_confidence") if as_found else None
    via = (Step(text, None if span is None else TextSpan(*span), *rest) for text, span, *rest in json.loads(row["via"]))
    return Quote(
        id=row["row"],
        type=row["type"],
        content=_spans(row["content_spans"]),
        cue=_spans(row["cue_spans"]),
        source=_spans(row["source_spans"]),
        cue_lemma=row["cue_lemma"],
        act=row["act"],
        speaker_id=speakers.get(row["speaker_id"]),
        confidence=row["confidence"] if own is None else own,
        evidence=Evidence(row["rule"], tuple(via)),
        parent_id=rows.get(row["parent_id"]),
        paragraph=row["paragraph"],
        addressee_id=speakers.get(row["addressee_id"]),
        status=row["status"],
        time=_time(row["start_time"], row["end_time"]),
        reported_by_id=speakers.get(row["reporter_id"]),
    )


def _time(start: Time | bytes | None, end: Time | None) -> TimeSpan | None:
    if isinstance(start, bytes):
        return TimeSpan(None, None)
    return None if start is None and end is None else TimeSpan(start, end)


def _speaker(row: Mapping[str, Any]) -> Speaker:
    return Speaker(
        id=row["speaker"],
        name=row["name"],
        named=bool(row["named"]),
        kind=row["kind"],
        role=row["role"],
        affiliation=row["affiliation"],
        gender=row["gender"],
        aliases=tuple(json.loads(row["aliases"])),
        mentions=_spans(row["mentions"]),
        members=tuple(json.loads(row["members"])),
    )


def _spans(value: str) -> tuple[TextSpan, ...]:
    return tuple(TextSpan(start, end) for start, end in json.loads(value))
