"""Who is meant by what somebody types: an id, or a name that fits one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sqlite_utils.db import Database

from inquit.errors import StoreError
from inquit.filters import folded

__all__ = ["people_called", "person_called"]

_NUMBER: Final = re.compile(r"[pP]([0-9]{1,18})")
_SHOWN: Final = 10  # candidates
_ALIKE: Final = 70  # of 100; below that a name is no slip of the typing finger
_NAMED: Final = """
SELECT people.id FROM person_names JOIN people ON people.id = person_id AND people.name = person_names.name
WHERE folded = ? ORDER BY people.id
"""
_WITH_WORDS: Final = """
SELECT DISTINCT person_id FROM person_names
WHERE id IN (SELECT rowid FROM person_names_fts WHERE person_names_fts MATCH ?) ORDER BY person_id
"""
_CALLED: Final = "SELECT DISTINCT person_id FROM person_names WHERE folded = ? ORDER BY person_id"


def person_called(db: Database, typed: str) -> int:
    """The number of the one person who is meant.

    Raises:
        StoreError: it fits nobody, or several, who are named.
    """
    found = people_called(db, typed)
    if len(found) == 1:
        return found[0]
    if found:
        raise StoreError(f"{typed!r} fits several people: {_listed(db, found)}; name one by the id")
    near = _near(db, typed)
    hint = f"; the nearest are: {_listed(db, near)}" if near else ""
    raise StoreError(f"nobody here is called {typed!r}{hint}")


def people_called(db: Database, typed: str) -> list[int]:
    """The numbers of those whom an id, the name, any other name, or else words of a name fit."""
    number, name = _NUMBER.fullmatch(typed.strip()), folded(_sayable(typed))
    ways = [
        ("SELECT id FROM people WHERE id = ?", int(number[1]) if number else None),
        ("SELECT id FROM people WHERE identifier = ?", _sayable(typed).strip()),
        (_NAMED, name),
        (_CALLED, name),
        (_WITH_WORDS, _words(name)),
    ]
    for sql, wanted in ways:
        if wanted is not None and (found := db.execute(sql, (wanted,)).fetchall()):
            return [int(row[0]) for row in found]
    return []


def _words(name: str) -> str | None:
    """All the words, for the index of names."""
    words = re.findall(r"\w+", name)
    return " ".join(f'"{word}"' for word in words) if words else None


def _near(db: Database, typed: str) -> list[int]:
    from rapidfuzz import fuzz, process

    names = db.execute("SELECT folded, person_id FROM person_names").fetchall()
    found = process.extract(
        folded(_sayable(typed)), [row[0] for row in names], scorer=fuzz.WRatio, limit=_SHOWN, score_cutoff=_ALIKE
    )
    return list(dict.fromkeys(names[place][1] for _, _, place in found))


def _listed(db: Database, people: Sequence[int]) -> str:
    marks = ", ".join("?" * len(people[:_SHOWN]))
    names = dict(db.execute(f"SELECT id, name FROM people WHERE id IN ({marks})", tuple(people[:_SHOWN])).fetchall())
    more = f", and {len(people) - _SHOWN} more" if len(people) > _SHOWN else ""
    return ", ".join(f"p{number} ({names[number]})" for number in people[:_SHOWN]) + more


def _sayable(typed: str) -> str:
    """What was typed, as SQLite takes it: half characters are equal to nothing."""
    return typed.encode("utf-8", "replace").decode("utf-8")
