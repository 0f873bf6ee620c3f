"""Texts that stand elsewhere in their file than before, as new ones came in front of them."""

from __future__ import annotations

import json

from sqlite_utils.db import Database

from inquit.store.cells import sql_text
from inquit.store.database import transaction

__all__ = ["move_places"]


def move_places(db: Database, number: int, places: str) -> None:
    """Note the places of a document anew, and those of its statements.

    places: as the database has them: [[start, label], ...] in the order of the text.
    """
    with transaction(db):
        db.execute("UPDATE documents SET places = CAST(? AS TEXT) WHERE id = ?", (sql_text(places), number))
        for table in ("statements", "found_statements"):
            db.execute(f"UPDATE {table} SET place = NULL WHERE document_id = ?", (number,))
            for start, label in json.loads(places):  # each goes on to the next
                change = f"UPDATE {table} SET place = CAST(? AS TEXT) WHERE document_id = ? AND start >= ?"
                db.execute(change, (sql_text(label), number, start))
