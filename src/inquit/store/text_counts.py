"""How many documents of a database a filter takes."""

from __future__ import annotations

from sqlite_utils.db import Database

from inquit.filters import TextFilter
from inquit.store.search.filter_conditions import text_conditions, undated

__all__ = ["taken_and_undated"]


def taken_and_undated(db: Database, texts: TextFilter) -> tuple[int, int]:
    """How many are taken, and how many are left out for want of a date only."""
    counts = []
    for condition in (text_conditions(texts), undated(texts)):
        query = f"SELECT COUNT(*) FROM documents WHERE {condition.sql}"
        counts.append(int(db.execute(query, condition.parameters).fetchone()[0]))
    return counts[0], counts[1]
