"""A database as if nobody had corrected anything: what the reader has found, under the names that texts have."""

from __future__ import annotations

from typing import Final

from sqlite_utils.db import Database

from inquit.store.calibrated_confidence import end_calibration
from inquit.store.corrections.rewriting import restore_found
from inquit.store.database import transaction, unnamed_copy

__all__ = ["as_found_only"]

# Without the index a million statements are nobody's in seconds; it is made again, as it was.
_INDEX: Final = "SELECT sql FROM sqlite_master WHERE name = 'statements_by_person'"
# Nobody asks a copy what has changed in it.
_NOTING: Final = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'changes!_of!_%' ESCAPE '!'"
_NOBODY: Final = (
    "DROP INDEX statements_by_person",
    "UPDATE speakers SET person_id = NULL WHERE person_id IS NOT NULL",
    "UPDATE statements SET person_id = NULL WHERE person_id IS NOT NULL",
    "DELETE FROM person_names",
    "DELETE FROM people",
)


def as_found_only(db: Database) -> Database:
    """A copy to read from, gone when it is closed, in which all is as it was found; the database itself is closed."""
    copy = unnamed_copy(db)
    db.close()
    for (name,) in copy.execute(_NOTING).fetchall():
        copy.execute(f"DROP TRIGGER {name}")
    end_calibration(copy)
    with transaction(copy):
        for (number,) in copy.execute("SELECT document_id FROM reviewed_texts").fetchall():
            restore_found(copy, number)
    copy.execute("PRAGMA foreign_keys = OFF")  # nothing is left that could lead to people
    (index,) = copy.execute(_INDEX).fetchone()
    with transaction(copy):
        for statement in (*_NOBODY, index):
            copy.execute(statement)
    copy.execute("PRAGMA query_only = ON")
    return copy
