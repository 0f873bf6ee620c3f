"""What has changed in a database: which texts and people, since a moment that somebody remembers as a number."""

from __future__ import annotations

from typing import Final

from sqlite_utils.db import Database

__all__ = ["changed_texts", "changed_wordings", "last_change", "last_change_of", "last_wording"]

_LAST: Final = "SELECT COALESCE(MAX(at), 0) FROM changes"
_LAST_WORDING: Final = "SELECT COALESCE(MAX(at), 0) FROM changes WHERE what = 'words'"
_WORDINGS: Final = "SELECT COUNT(*) FROM changes WHERE what = 'words' AND at > ?"
_LAST_OF: Final = "SELECT COALESCE(MAX(at), 0) FROM changes WHERE what = 'text' AND number = ?"
_TEXTS: Final = """
SELECT number FROM changes WHERE at > :since AND what = 'text' UNION
SELECT document_id FROM speakers WHERE person_id IN (SELECT number FROM changes WHERE at > :since AND what = 'person')
"""


def last_change(db: Database) -> int:
    """The number of the last change; another one after each."""
    return int(db.execute(_LAST).fetchone()[0])


def last_change_of(db: Database, text: int) -> int:
    """The number of the last change of a text, or of what reviewers say of it; 0 where there was none."""
    return int(db.execute(_LAST_OF, (text,)).fetchone()[0])


def changed_texts(db: Database, since: int) -> set[int]:
    """The texts that were changed, came or went, and those in which people speak who were changed."""
    return {row[0] for row in db.execute(_TEXTS, {"since": since})}


def last_wording(db: Database) -> int:
    """The number of the last change of the words of any statement, also where one came or went."""
    return int(db.execute(_LAST_WORDING).fetchone()[0])


def changed_wordings(db: Database, since: int) -> int:
    """How many texts have statements with other words, more of them, or fewer."""
    return int(db.execute(_WORDINGS, (since,)).fetchone()[0])
