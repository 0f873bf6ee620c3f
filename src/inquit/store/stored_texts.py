"""Texts out of the database, as they came in: to be read again after an update of inquit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils.db import Database

from inquit.document import Place
from inquit.source import Source
from inquit.store.arrivals import Identity
from inquit.store.markup_record import read_markup

__all__ = ["StoredText", "count_outdated", "outdated_texts"]

# Of results that came in as such, and of documents of programs, nobody knows how they were read.
_OF_OUTDATED = "FROM documents WHERE reading_digest != ? AND about != '{}'"
_OUTDATED = f"SELECT id {_OF_OUTDATED} ORDER BY id"
_TEXT = """
SELECT origin, key, document, content_digest, about, meta, text, markup, places
FROM documents LEFT JOIN texts ON document_id = id WHERE id = ?
"""


@dataclass(frozen=True, slots=True)
class StoredText:
    """A text of the database; `source` is None where the text itself was not kept."""

    number: int
    identity: Identity
    document: str
    content: str
    about: str
    markup: str | None
    places: str
    source: Source | None


def outdated_texts(db: Database, reading: str) -> Iterator[StoredText]:
    """The texts that were read otherwise than they would be now, and that `inquit add` has read."""
    for (number,) in db.execute(_OUTDATED, (reading,)).fetchall():
        for row in db.query(_TEXT, (number,)):
            yield StoredText(
                number=number,
                identity=Identity(row["origin"], row["key"]),
                document=row["document"],
                content=row["content_digest"],
                about=row["about"],
                markup=row["markup"],
                places=row["places"],
                source=None if row["text"] is None else _source(row),
            )


def count_outdated(db: Database, reading: str) -> int:
    """How many there are, also of those whose texts were not kept."""
    (number,) = db.execute(f"SELECT count(*) {_OF_OUTDATED}", (reading,)).fetchone()
    return int(number)


def _source(row: Mapping[str, Any]) -> Source:
    told, found = json.loads(row["about"]), json.loads(row["meta"])
    places = tuple(Place(start, label) for start, label in json.loads(row["places"]))
    return Source(
        row["document"],
        row["text"],
        found.get("path"),
        found.get("encoding"),
        bool(found.get("encoding_detected")),
        meta=told["meta"],
        markup=replace(read_markup(row["markup"]), places=places),
    )
