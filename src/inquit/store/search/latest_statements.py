"""The latest of very many statements, without looking at all of them.

Who reads page by page wants the first ones, and to know that there are many. Of a word that stands everywhere, or of a
filter that takes a third of a corpus, the texts are gone through in the order of their dates until there are enough.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from sqlite_utils.db import Database

from inquit.filters import RowFilter
from inquit.store.search.filter_conditions import IS_DATE, conditions
from inquit.store.search.search_words import SearchWords, whole_match
from inquit.store.search.sql_condition import Condition

__all__ = ["DAY", "latest_statements"]

_ANYTHING: Final = "1"  # the condition of no condition
DAY: Final = f"CASE WHEN {IS_DATE} THEN documents.date END"  # as the index `documents_by_day` has it
# A word is everywhere that more than one statement in so many has: a text has one soon, and all together take long to
# sort. Of a million, where both ways take about as long.
_EVERYWHERE: Final = 32
_MATCHING: Final = "SELECT 1 FROM statements_fts WHERE statements_fts MATCH ?"
_OF_TEXTS: Final = "SELECT COALESCE(SUM(statements), 0) FROM text_counts"
_SORTED: Final = f"""
SELECT statements.id FROM json_each(?) AS found CROSS JOIN statements ON statements.id = found.value
JOIN documents ON documents.id = statements.document_id
ORDER BY {DAY} DESC, documents.id, statements.id LIMIT ?
"""


def latest_statements(
    db: Database, words: SearchWords, rows: RowFilter, *, wanted: int, most: int
) -> tuple[list[int], int] | None:
    """The numbers of as many statements as are wanted, the latest first, and how many there are.

    most: no more are counted; where there are more, the number is one more.

    Returns:
        None where all of them are soon looked at.
    """
    if rows.speakers or rows.addressees:
        return None
    matched = Condition(_ANYTHING)
    if words.groups or words.unwanted:
        match = whole_match(words)
        if match is None or not _is_everywhere(db, match):
            return None
        matched = Condition(f"EXISTS ({_MATCHING} AND statements_fts.rowid = statements.id)", (match,))
    taken = conditions(rows)
    some = _some(db, matched, taken, most + 1)
    if len(some) <= most:
        ordered = db.execute(_SORTED, (json.dumps(some), wanted)).fetchall()
        return [row[0] for row in ordered], len(some)
    both = Condition(f"{taken.sql} AND {matched.sql}", (*taken.parameters, *matched.parameters))
    return _in_order(db, both, wanted), len(some)


def _is_everywhere(db: Database, match: str) -> bool:
    (number,) = db.execute(_OF_TEXTS).fetchone()
    bound = int(number) // _EVERYWHERE
    found = db.execute(f"SELECT COUNT(*) FROM ({_MATCHING} LIMIT ?)", (match, bound + 1)).fetchone()
    return int(found[0]) > bound


def _some(db: Database, matched: Condition, taken: Condition, number: int) -> Sequence[int]:
    """The numbers of statements, in no order."""
    if matched.parameters and taken.sql == _ANYTHING:
        query = "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ? LIMIT ?"
    elif matched.parameters:
        query = (
            "SELECT statements.id FROM statements_fts CROSS JOIN statements ON statements.id = statements_fts.rowid "
            f"WHERE statements_fts MATCH ? AND {taken.sql} LIMIT ?"
        )
    else:
        query = f"SELECT statements.id FROM statements WHERE {taken.sql} LIMIT ?"
    return [row[0] for row in db.execute(query, (*matched.parameters, *taken.parameters, number))]


def _in_order(db: Database, having: Condition, wanted: int) -> list[int]:
    """Those that come first, text after text; CROSS JOIN: in the order of the index of days."""
    query = (
        "SELECT statements.id FROM documents CROSS JOIN statements ON statements.document_id = documents.id "
        f"WHERE {having.sql} ORDER BY {DAY} DESC, documents.id, statements.id LIMIT ?"
    )
    return [row[0] for row in db.execute(query, (*having.parameters, wanted))]
