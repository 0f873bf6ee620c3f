"""What is in a database, in figures."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlite_utils.db import Database

__all__ = ["Overview", "overview_of"]

_COUNTED: Final = {
    "documents": "SELECT COUNT(*) FROM documents",
    "undated": "SELECT COUNT(*) FROM documents WHERE date IS NULL",
    "duplicates": "SELECT COUNT(*) FROM documents WHERE is_duplicate",
    "without_text": "SELECT COUNT(*) FROM documents WHERE id NOT IN (SELECT document_id FROM texts)",
    "statements": "SELECT COUNT(*) FROM statements",
    "people": "SELECT COUNT(*) FROM people",
    "decisions": "SELECT COUNT(*) FROM decisions WHERE undone IS NULL",
    "words": "SELECT COALESCE(SUM(words), 0) FROM documents",
}
# Somebody's own names and links: where the person of a speaker is called otherwise than the text calls it.
_CORRECTED: Final = """
SELECT COUNT(DISTINCT speakers.document_id) FROM speakers JOIN people ON people.id = speakers.person_id
WHERE people.name <> speakers.name
"""


@dataclass(frozen=True, slots=True)
class Overview:
    """What is in a database.

    counts: of documents, those without a date, those whose content another has, those whose text is not kept, those
        in which a speaker has another name than its text gives; of statements, people, decisions and words.
    engines, weights, genres: how many documents each has.
    layout: the version of the layout.
    size: of the file with what belongs to it, in bytes.
    """

    counts: Mapping[str, int]
    engines: Mapping[str, int]
    weights: Mapping[str, int]
    genres: Mapping[str, int]
    layout: int
    size: int


def overview_of(db: Database, path: Path) -> Overview:
    """The figures of a database."""
    counts = {name: int(db.execute(query).fetchone()[0]) for name, query in _COUNTED.items()}
    counts["corrected"] = int(db.execute(_CORRECTED).fetchone()[0])
    files = (path, Path(f"{path}-wal"))
    return Overview(
        counts=counts,
        engines=_by(db, "engine"),
        weights=_by(db, "weights"),
        genres=_by(db, "genre"),
        layout=int(db.execute("PRAGMA user_version").fetchone()[0]),
        size=sum(os.path.getsize(file) for file in files if file.exists()),
    )


def _by(db: Database, column: str) -> dict[str, int]:
    rows = db.execute(f"SELECT COALESCE({column}, 'unknown'), COUNT(*) FROM documents GROUP BY 1 ORDER BY 2 DESC, 1")
    return {str(name): int(number) for name, number in rows}
