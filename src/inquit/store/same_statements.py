"""The same words in several texts of a database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlite_utils.db import Database

from inquit.filters import RowFilter, is_date
from inquit.sameness.same_words import SameWords
from inquit.sameness.versions import SameStatement, Version, same_statement
from inquit.store.search.filter_conditions import conditions

__all__ = ["MarkedGroup", "marked_groups", "same_in_groups", "same_statements"]

_VERSIONS = """
SELECT
    statements.document_id, documents.document, statements.row, statements.statement, documents.date, documents.site,
    COALESCE(people.name, speakers.name), statements.person_id, COALESCE(speakers.named, 0), parents.row
FROM json_each(?) AS wanted
JOIN statements ON statements.id = wanted.value
JOIN documents ON documents.id = statements.document_id
LEFT JOIN speakers ON speakers.id = statements.speaker_id
LEFT JOIN people ON people.id = statements.person_id
LEFT JOIN statements AS parents ON parents.id = statements.parent_id
ORDER BY statements.id
"""
_WORDS: Final = """
SELECT statements.id, inquit_mark(statement) FROM json_each(?) AS wanted JOIN statements ON statements.id = wanted.value
ORDER BY statements.id
"""
# Of a group only what decides about it and its place among the groups.
_PLACES = """
SELECT statements.document_id, documents.date, documents.site
FROM json_each(?) AS wanted
JOIN statements ON statements.id = wanted.value
JOIN documents ON documents.id = statements.document_id
"""


MarkedGroup = list[tuple[int, int]]  # the numbers of statements, each with a mark of its words


def same_statements(db: Database, rows: RowFilter, *, min_words: int, min_sites: int) -> Iterator[SameStatement]:
    """What several texts have, the earliest first; what a group holds is fetched when its turn comes."""
    for group in _ordered_groups(db, rows, min_words, min_sites):
        found = same_statement(_versions(db, group), min_sites=min_sites)
        if found is not None:
            yield found


def marked_groups(db: Database, rows: RowFilter, *, min_words: int) -> list[MarkedGroup]:
    """The statements that are the same words in several texts, the earliest first, to be kept for later."""
    groups = _ordered_groups(db, rows, min_words, 1)
    return [db.execute(_WORDS, (json.dumps(group),)).fetchall() for group in groups]


def same_in_groups(db: Database, groups: Iterable[MarkedGroup], *, min_sites: int) -> Iterator[SameStatement]:
    """What is in groups that were kept, as it is now: without statements that went, or have other words."""
    for group in groups:
        now = dict(db.execute(_WORDS, (json.dumps([number for number, _ in group]),)).fetchall())
        here = [number for number, mark in group if now.get(number) == mark]
        found = same_statement(_versions(db, here), min_sites=min_sites) if len(here) > 1 else None
        if found is not None:
            yield found


def _ordered_groups(db: Database, rows: RowFilter, min_words: int, min_sites: int) -> Iterator[list[int]]:
    words, kept = SameWords(min_words), conditions(rows)
    query = f"SELECT statements.id, statements.statement FROM statements WHERE {kept.sql} ORDER BY statements.id"
    for number, statement in db.execute(query, kept.parameters):
        words.add(number, statement)
    places = ((_place(db, group, min_sites), group) for group in words.groups())
    for _, group in sorted((place, group) for place, group in places if place is not None):
        yield group


def _place(db: Database, group: Sequence[int], min_sites: int) -> tuple[bool, str, int] | None:
    """Where a group stands among all; None where too few texts have it."""
    found = db.execute(_PLACES, (json.dumps(group),)).fetchall()
    several = len({number for number, _, _ in found}) > 1
    sites = {site for _, _, site in found if site is not None}
    if not several or (min_sites > 1 and len(sites) < min_sites):
        return None
    return min((not is_date(date), date if is_date(date) else "", number) for number, date, _ in found)


def _versions(db: Database, group: Sequence[int]) -> Iterator[Version]:
    for number, document, row, statement, date, site, name, person, named, parent in db.execute(
        _VERSIONS, (json.dumps(group),)
    ).fetchall():
        yield Version(
            number=number,
            document=document,
            id=row,
            statement=statement,
            date=date if is_date(date) else None,
            site=site,
            person=name,
            person_id=None if person is None else f"p{person}",
            named=bool(named),
            parent_id=parent,
        )
