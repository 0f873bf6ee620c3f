"""The people of a corpus as they are listed: how often they speak, in how many texts, as what and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.store.linked_people.person_lookup import people_called

__all__ = ["ListedPerson", "RoleInTime", "people_list"]

_AT_ONCE: Final = 500  # people asked for in one query; SQLite takes 999 values in old versions
_MOST: Final = """
SELECT people.id, people.name, people.kind, people.gender, people.role, people.affiliation, people.identifier,
    COUNT(statements.id) AS said, COUNT(DISTINCT speakers.document_id) AS texts
FROM people JOIN speakers ON speakers.person_id = people.id LEFT JOIN statements ON statements.speaker_id = speakers.id
{where} GROUP BY people.id ORDER BY said DESC, texts DESC, people.name, people.id LIMIT ?
"""
# How much those say who come last among the first; all who say as much are looked at.
_LEAST: Final = "SELECT statements FROM person_counts ORDER BY statements DESC LIMIT 1 OFFSET ?"
_ROLES: Final = """
SELECT person_id, speakers.role, speakers.affiliation, MIN(documents.date), MAX(documents.date), COUNT(*)
FROM speakers JOIN documents ON documents.id = document_id WHERE speakers.role IS NOT NULL AND person_id IN ({})
GROUP BY 1, 2, 3 ORDER BY 1, 4 IS NULL, 4, 6 DESC, 2, 3
"""


@dataclass(frozen=True, slots=True)
class RoleInTime:
    """What texts print that somebody is, from the date of the first to that of the last."""

    role: str
    affiliation: str | None
    first: str | None
    last: str | None
    texts: int


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person with figures.

    id: shown as "p12"; identifier: one of the user's own.
    role, affiliation: what somebody has set; roles: what texts print.
    """

    id: str
    name: str
    kind: str | None
    gender: str | None
    role: str | None
    affiliation: str | None
    identifier: str | None
    statements: int
    texts: int
    aliases: tuple[str, ...]
    roles: tuple[RoleInTime, ...]


def people_list(db: Database, *, top: int | None = None, named: str | None = None) -> Iterator[ListedPerson]:
    """People, those first who say most.

    top: only so many of them; named: only those whom this name or id fits.
    """
    where, wanted = "", []
    if named is not None:
        wanted = people_called(db, named)
        where = f"WHERE people.id IN ({', '.join(map(str, wanted))})"
    elif top and (least := db.execute(_LEAST, (top - 1,)).fetchone()) is not None and least[0] > 0:
        where = f"WHERE people.id IN (SELECT person_id FROM person_counts WHERE statements >= {int(least[0])})"
    rows = db.execute(_MOST.format(where=where), (-1 if top is None else top,)).fetchall()
    for start in range(0, len(rows), _AT_ONCE):
        yield from _with_names(db, rows[start : start + _AT_ONCE])


def _with_names(db: Database, rows: Sequence[Sequence[Any]]) -> Iterator[ListedPerson]:
    numbers = ", ".join(str(row[0]) for row in rows)
    names, roles = defaultdict(list), defaultdict(list)
    for number, name in db.execute(
        f"SELECT person_id, name FROM person_names WHERE person_id IN ({numbers})"
    ).fetchall():
        names[number].append(name)
    for number, *role in db.execute(_ROLES.format(numbers)).fetchall():
        roles[number].append(RoleInTime(*role))
    for number, name, *about, said, texts in rows:
        aliases = tuple(sorted(alias for alias in names[number] if alias != name))
        kind, gender, role, affiliation, identifier = about
        yield ListedPerson(
            f"p{number}", name, kind, gender, role, affiliation, identifier, said, texts, aliases, tuple(roles[number])
        )
