"""What conditions compare by, as functions of SQL."""

from __future__ import annotations

from zlib import crc32

from sqlite_utils.db import Database

from inquit.filters import folded, has_words, is_value
from inquit.store.search.search_words import begins_in

__all__ = ["known_in_sql"]


def known_in_sql(db: Database) -> None:
    """Make known to a database what conditions compare by."""
    for name, function, arguments in (
        ("inquit_begins", begins_in, 2),
        ("inquit_folded", lambda value: folded(str(value)), 1),
        ("inquit_is_value", is_value, 2),
        ("inquit_has_words", has_words, 3),
        ("inquit_mark", _mark, 1),
    ):
        db.conn.create_function(name, arguments, function, deterministic=True)


def _mark(text: str) -> int:
    """By which it is noticed that a text is another one than it was."""
    return crc32(text.encode("utf-8", "surrogatepass"))
