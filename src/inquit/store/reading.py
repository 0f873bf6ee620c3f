"""Documents out of the database again, as they were read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlite_utils.db import Database

from inquit.document import (
    Document,
    Evidence,
    NotQuote,
    Place,
    Quote,
    Speaker,
    Step,
    TextSpan,
    TimeSpan,
)

__all__ = ["read_documents"]

# What of `meta` stands in columns of its own; `model` in `pipeline`.
_IN_COLUMNS = ("title", "author", "site", "date", "url", "genre", "engine", "weights")


def read_documents(db: Database, numbers: Sequence[int] | None = None) -> Iterator[Document]:
    """The documents of these numbers, or all, in the order in which they came; as found, whoever their people are."""
    if numbers is None:
        numbers = [row[0] for row in db.execute("SELECT id FROM documents ORDER BY id")]
    for number in numbers:
        rows = list(db.query("SELECT * FROM documents WHERE id = ?", [number]))
        if rows:
            yield _document(db, rows[0])


def _document(db: Database, row: Mapping[str, Any]) -> Document:
    number = row["id"]
    found = db.execute("SELECT text FROM texts WHERE document_id = ?", (number,)).fetchone()
    speakers = list(db.query("SELECT * FROM speakers WHERE document_id = ? ORDER BY id", [number]))
    statements = list(db.query("SELECT * FROM statements WHERE document_id = ? ORDER BY id", [number]))
    names = {one["id"]: one["speaker"] for one in speakers}
    ids = {one["id"]: one["row"] for one in statements}
    meta = {name: row[name] for name in _IN_COLUMNS if row[name] is not None} | json.loads(row["meta"])
    if row["pipeline"] is not None:
        meta["model"] = row["pipeline"]
    return Document(
        id=row["document"],
        text="" if found is None else found[0],
        quotes=tuple(_quote(one, names, ids) for one in statements),
        speakers=tuple(_speaker(one) for one in speakers),
        not_quotes=tuple(NotQuote(TextSpan(s, e), why, at) for s, e, why, at in json.loads(row["not_quotes"])),
        meta=meta,
        places=tuple(Place(start, label) for start, label in json.loads(row["places"])),
    )


def _quote(row: Mapping[str, Any], speakers: Mapping[int, str], rows: Mapping[int, str]) -> Quote:
    times = row["start_time"], row["end_time"]
    via = (Step(text, None if span is None else TextSpan(*span), why) for text, span, why in json.loads(row["via"]))
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
        time=None if times == (None, None) else TimeSpan(*times),
        reported_by_id=speakers.get(row["reporter_id"]),
    )


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
