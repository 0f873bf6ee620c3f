"""Documents out of the database for good: no byte of them stays in its files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlite_utils.db import Database

from inquit.errors import StoreError
from inquit.store.cells import sql_text
from inquit.store.database import transaction
from inquit.store.linked_people import link
from inquit.store.writing import delete_document

__all__ = ["remove_documents"]

_REMOVED: Final = "SELECT document, origin, key, url FROM documents WHERE id = ?"
_IS_AT: Final = "origin = CAST(? AS TEXT) AND key = CAST(? AS TEXT)"
_FORGOTTEN: Final = """
UPDATE person_numbers SET linked_as = 'removed ' || person_id WHERE person_id NOT IN (SELECT id FROM people)
"""
# Until 3.42 SQLite itself leaves words of deleted rows in an index until it happens to be merged.
_REBUILT: Final = "INSERT INTO {table} ({table}) VALUES ('rebuild')"


def remove_documents(db: Database, numbers: Sequence[int]) -> list[str]:
    """Remove documents in one transaction, with what servers have said about their pages: their ids.

    Raises:
        StoreError: another program has the database open, so that its log cannot be emptied.
    """
    db.execute("PRAGMA secure_delete = ON")
    gone = []
    with transaction(db):
        for number in dict.fromkeys(numbers):
            id_, origin, key, url = db.execute(_REMOVED, (number,)).fetchone()
            db.execute("DELETE FROM pages WHERE url IN (CAST(? AS TEXT), ?)", (sql_text(origin), sql_text(url)))
            delete_document(db, origin, key)
            for table in ("corrections", "sampled_statements"):
                db.execute(f"DELETE FROM {table} WHERE {_IS_AT}", (sql_text(origin), sql_text(key)))
            gone.append(id_)
    link(db)  # and the people go who have spoken nowhere else; their numbers are no one else's
    with transaction(db):
        db.execute(_FORGOTTEN)
    _erase_deleted(db)
    return gone


def _erase_deleted(db: Database) -> None:
    """Make sure that nothing of what was deleted can be read in the database's files."""
    with transaction(db):
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING FTS5%'").fetchall():
            db.execute(_REBUILT.format(table=table))
    db.conn.execute("VACUUM")
    (is_busy, *_) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise StoreError(
            "the documents are removed, but another program has the database open, and their words may stand in its "
            "log (the file that ends in -wal) until that is closed; close it"
        )
