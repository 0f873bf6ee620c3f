"""The latest of very many statements, without looking at all of them.

Who reads page by page wants the first ones, and to know that there are many. Of a word that stands everywhere, or of a
filter that takes a third of a corpus, the texts are gone through in the order of their dates until there are enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sqlite_utils.db import Database

from inquit.filters import RowFilter
from inquit.store.search.filter_conditions import IS_DATE, conditions, statement_conditions, text_conditions
from inquit.store.search.search_words import SearchWords, whole_match
from inquit.store.search.sql_condition import Condition, all_of

__all__ = ["DAY", "latest_statements"]

DAY: Final = f"CASE WHEN {IS_DATE} THEN documents.date END"  # as the index `documents_by_day` has it
# A word is everywhere that more than one statement in so many has: a text has one soon, and all together take long to
# sort. Of a million, where both ways take about as long.
_EVERYWHERE: Final = 32
# The numbers of the statements of a text follow each other, but for those that somebody has added. Between the first
# and the last of a text there are so many times as many at most; else they are looked at one by one.
_SPREAD: Final = 4
_ALL: Final = "SELECT COALESCE(SUM(statements), 0) FROM text_counts"
_MATCHING: Final = "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?"
_SORTED: Final = f"""
SELECT statements.id FROM statements JOIN documents ON documents.id = statements.document_id
WHERE statements.id IN ({{found}}) ORDER BY {DAY} DESC, documents.id, statements.id LIMIT ?
"""
_TEXTS: Final = f"""
SELECT documents.id, text_counts.statements, (SELECT MIN(id) FROM statements WHERE document_id = documents.id),
    (SELECT MAX(id) FROM statements WHERE document_id = documents.id)
FROM documents CROSS JOIN text_counts ON text_counts.document_id = documents.id
WHERE text_counts.statements > 0 AND {{texts}} ORDER BY {DAY} DESC, documents.id
"""
_OF_TEXT: Final = "SELECT statements.id FROM statements WHERE document_id = ? AND {taken} ORDER BY statements.id"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked for.

    match: for the index of words; None where no words are asked for.
    """

    match: str | None
    rows: RowFilter

    @property
    def found(self) -> Condition:
        """A query for the numbers of all of them, in no order."""
        taken = conditions(self.rows)
        if self.match is None:
            return Condition(f"SELECT statements.id FROM statements WHERE {taken.sql}", taken.parameters)
        if taken == all_of([]):
            return Condition(_MATCHING, (self.match,))
        query = (
            "SELECT statements.id FROM statements_fts CROSS JOIN statements ON statements.id = statements_fts.rowid "
            f"WHERE statements_fts MATCH ? AND {taken.sql}"
        )
        return Condition(query, (self.match, *taken.parameters))


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
    match = None
    if words.groups or words.unwanted:
        match = whole_match(words)
        if match is None or not _is_everywhere(db, match):
            return None
    asked = _Asked(match, rows)
    found = asked.found
    number = _counted(db, found, most + 1)
    if number <= most:
        ordered = db.execute(_SORTED.format(found=found.sql), (*found.parameters, wanted)).fetchall()
        return [row[0] for row in ordered], number
    return list(islice(_text_by_text(db, asked), wanted)), number


def _is_everywhere(db: Database, match: str) -> bool:
    bound = int(db.execute(_ALL).fetchone()[0]) // _EVERYWHERE
    return _counted(db, Condition(_MATCHING, (match,)), bound + 1) > bound


def _counted(db: Database, found: Condition, most: int) -> int:
    """How many a query finds, but no more than so many."""
    query = f"SELECT COUNT(*) FROM ({found.sql} LIMIT ?)"
    return int(db.execute(query, (*found.parameters, most)).fetchone()[0])


def _text_by_text(db: Database, asked: _Asked) -> Iterator[int]:
    texts, taken = text_conditions(asked.rows), statement_conditions(asked.rows)
    for number, statements, first, last in db.execute(_TEXTS.format(texts=texts.sql), texts.parameters):
        query = _OF_TEXT.format(taken=taken.sql)
        some = [row[0] for row in db.execute(query, (number, *taken.parameters))]
        if asked.match is None:
            yield from some
            continue
        matching = set(_matching(db, asked.match, some, (first, last), last - first < _SPREAD * statements))
        yield from (one for one in some if one in matching)


def _matching(db: Database, match: str, some: list[int], ends: tuple[int, int], are_near: bool) -> Iterator[int]:
    """Which of the statements of a text have the words."""
    if are_near:
        query = f"{_MATCHING} AND rowid BETWEEN ? AND ?"
        yield from (row[0] for row in db.execute(query, (match, *ends)))
        return
    for one in some:
        if db.execute(f"{_MATCHING} AND rowid = ?", (match, one)).fetchone() is not None:
            yield one
