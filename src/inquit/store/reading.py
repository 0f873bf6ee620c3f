"""Documents out of the database again, as they were read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
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
from inquit.store.writing import COLUMNS_OF_META

__all__ = ["kept_fields", "read_documents"]

_BETWEEN: Final = " … "  # as `Document.text_of` joins stretches


def read_documents(db: Database, numbers: Sequence[int] | None = None) -> Iterator[Document]:
    """The documents of these numbers, or all, in the order in which they came; as found, whoever their people are."""
    if numbers is None:
        numbers = [row[0] for row in db.execute("SELECT id FROM documents ORDER BY id")]
    for number in numbers:
        rows = list(db.query("SELECT * FROM documents WHERE id = ?", [number]))
        if rows:
            yield _document(db, rows[0])


def kept_fields(db: Database, number: int) -> dict[str, Any]:
    """The user's own columns of a document."""
    rows = db.execute(
        "SELECT name, value, is_json FROM document_fields WHERE document_id = ? ORDER BY rowid", (number,)
    )
    return {name: field_value(value, is_json) for name, value, is_json in rows}


def _document(db: Database, row: Mapping[str, Any]) -> Document:
    number = row["id"]
    found = db.execute("SELECT text FROM texts WHERE document_id = ?", (number,)).fetchone()
    speakers = list(db.query("SELECT * FROM speakers WHERE document_id = ? ORDER BY id", [number]))
    statements = list(db.query("SELECT * FROM statements WHERE document_id = ? ORDER BY id", [number]))
    names = {one["id"]: one["speaker"] for one in speakers}
    ids = {one["id"]: one["row"] for one in statements}
    meta = json.loads(row["meta"])
    columns = {name: row[column] for name, column in COLUMNS_OF_META.items() if row[column] is not None}
    meta |= {name: value for name, value in columns.items() if meta.get(name) is None}
    if found is None:
        meta |= NO_TEXT
    return Document(
        id=row["document"],
        text=_known_words(statements) if found is None else found[0],
        quotes=tuple(_quote(one, names, ids) for one in statements),
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


def _quote(row: Mapping[str, Any], speakers: Mapping[int, str], rows: Mapping[int, str]) -> Quote:
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
        confidence=row["confidence"],
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
