"""Whether what a reviewer was shown is still so: two at once do not overwrite each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlite_utils.db import Database

from inquit.errors import MissingError, StaleError
from inquit.store.corrections.rewriting import state_of
from inquit.store.corrections.text_state import StatementRef, seen_record, statement_versions, text_version

__all__ = ["check_reading", "check_refs", "check_text", "key_of"]


def key_of(db: Database, text: int) -> tuple[str, str]:
    """How the log names the text of this number.

    Raises:
        MissingError: there is no such document.
    """
    row = db.execute("SELECT origin, key FROM documents WHERE id = ?", (text,)).fetchone()
    if row is None:
        raise MissingError(f"there is no document {text} in the database; it may have been removed")
    origin, key = row
    return origin, key


def check_refs(db: Database, refs: Sequence[StatementRef]) -> None:
    """That statements are as they were shown.

    Raises:
        StaleError: one of them is not.
    """
    stale: list[StatementRef] = []
    for text in {ref.text for ref in refs}:
        rows = dict(db.execute("SELECT row, id FROM statements WHERE document_id = ?", (text,)).fetchall())
        versions = statement_versions(db, [rows[ref.row] for ref in refs if ref.text == text and ref.row in rows])
        stale += [ref for ref in refs if ref.text == text and ref.version != versions.get(rows.get(ref.row, 0))]
    if stale:
        now = tuple(_seen(db, ref) for ref in stale)
        which = "a statement is" if len(stale) == 1 else f"{len(stale)} statements are"
        raise StaleError(f"{which} not as shown: somebody else has changed that; look at what is there now", now)


def check_text(db: Database, text: int, version: str) -> None:
    """That a text, and all that is corrected in it, is as it was shown.

    Raises:
        StaleError: it is not.
        MissingError: there is no such document.
    """
    if text_version(db, text) != version:
        raise StaleError("the text was corrected or read again since it was shown; look at it anew")


def check_reading(db: Database, text: int, version: str) -> None:
    """That a text was not read again since it was shown, whatever was corrected in it.

    Raises:
        StaleError: it was.
        MissingError: there is no such document.
    """
    if text_version(db, text).partition(".")[0] != version.partition(".")[0]:
        raise StaleError("the text was read again since it was shown; look at it anew")


def _seen(db: Database, ref: StatementRef) -> dict[str, Any] | None:
    if db.execute("SELECT 1 FROM documents WHERE id = ?", (ref.text,)).fetchone() is None:
        return None
    document = state_of(db, ref.text).document
    return next((seen_record(document, one) for one in document.quotes if one.id == ref.row), None)
