"""The texts of a database as they are listed: the latest additions first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlite_utils.db import Database

__all__ = ["ListedText", "text_list"]

_LISTED: Final = """
SELECT documents.id, document, title, author, site, date, words,
    COALESCE(text_counts.statements, 0), COALESCE(text_counts.reviewed, 0), COALESCE(reviewed_texts.is_done, 0)
FROM documents
LEFT JOIN text_counts ON text_counts.document_id = documents.id
LEFT JOIN reviewed_texts ON reviewed_texts.document_id = documents.id
WHERE documents.id < ? ORDER BY documents.id DESC LIMIT ?
"""
_LAST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class ListedText:
    """A text in a list.

    number: that of its document in the database; id: as results name it.
    reviewed: how many of its statements somebody has judged.
    is_done: 1 where all of it was reviewed.
    """

    number: int
    id: str
    title: str | None
    author: str | None
    site: str | None
    date: str | None
    words: int
    statements: int
    reviewed: int
    is_done: int


def text_list(db: Database, *, limit: int, before: int | None = None) -> list[ListedText]:
    """Texts, those that came last first; before: only those with a lower number."""
    rows = db.execute(_LISTED, (_LAST if before is None else before, limit))
    return [ListedText(*row) for row in rows]
