"""Which documents of a database pass a filter, and whom the names in it mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from sqlite_utils.db import Database

from inquit.filters import TextFilter, folded
from inquit.store.cells import sql_text
from inquit.store.search.filter_conditions import text_conditions, undated

__all__ = ["matching_documents", "persons_called"]

_NUMBER: Final = re.compile(r"[pP]([0-9]{1,18})")
_CALLED: Final = """
SELECT DISTINCT people.name FROM people LEFT JOIN person_names ON person_names.person_id = people.id
WHERE people.id = :number OR people.identifier = CAST(:name AS TEXT) OR person_names.folded = CAST(:folded AS TEXT)
"""


def matching_documents(db: Database, texts: TextFilter | None) -> list[int]:
    """The numbers of all documents, or of those that pass a filter, also of those that only want a date for that."""
    if texts is None:
        return [row[0] for row in db.execute("SELECT id FROM documents ORDER BY id")]
    passing, dateless = text_conditions(texts), undated(texts)
    query = f"SELECT id FROM documents WHERE ({passing.sql}) OR ({dateless.sql}) ORDER BY id"
    return [row[0] for row in db.execute(query, (*passing.parameters, *dateless.parameters))]


def persons_called(db: Database, names: Iterable[str]) -> tuple[str, ...]:
    """For names, numbers (p12) and ids the names of the persons that they mean; those that mean nobody as they are."""
    found: list[str] = []
    for name in names:
        number = _NUMBER.fullmatch(name)
        meant = {
            "number": None if number is None else int(number[1]),
            "name": sql_text(name),
            "folded": sql_text(folded(name)),
        }
        found += [row[0] for row in db.execute(_CALLED, meant)] or [name]
    return tuple(dict.fromkeys(found))
