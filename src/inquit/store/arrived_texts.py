"""What became of a text that was put into the database: where it stands, and which other text it is a copy of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Final

from sqlite_utils.db import Database

from inquit.store.arrivals import Identity
from inquit.store.cells import sql_text

__all__ = ["ArrivedText", "arrived_text", "free_id"]

_ARRIVED: Final = """
SELECT documents.id, COALESCE(documents.title, documents.document),
    (SELECT COUNT(*) FROM statements WHERE statements.document_id = documents.id),
    first.id, COALESCE(first.title, first.document)
FROM documents LEFT JOIN documents AS first ON documents.is_duplicate
    AND first.content_digest = documents.content_digest AND NOT first.is_duplicate
WHERE documents.origin = CAST(? AS TEXT) AND documents.key = CAST(? AS TEXT)
"""
_OTHER_OF_ID: Final = """
SELECT 1 FROM documents WHERE document = CAST(:id AS TEXT)
    AND NOT (origin = '' AND key = CAST(:id AS TEXT) AND content_digest = :content) LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class ArrivedText:
    """A text of the database.

    name: its title, or else its id.
    copy_of, copied: the number and the name of the text that had the same content first; None where none had.
    """

    number: int
    name: str
    statements: int
    copy_of: int | None
    copied: str | None


def arrived_text(db: Database, identity: Identity) -> ArrivedText | None:
    """The text of this origin and key; None where there is none."""
    row = db.execute(_ARRIVED, (sql_text(identity.origin), sql_text(identity.key))).fetchone()
    return None if row is None else ArrivedText(*row)


def free_id(db: Database, id_: str, content: str) -> str:
    """An id for a text that no file of the user's holds, by which it takes the place of no other text.

    content: its digest; a text of the same id and content is the same one.
    """
    for number in count(1):
        tried = id_ if number == 1 else f"{id_} ({number})"
        if db.execute(_OTHER_OF_ID, {"id": sql_text(tried), "content": content}).fetchone() is None:
            return tried
    raise AssertionError("numbers do not end")
