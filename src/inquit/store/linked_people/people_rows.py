"""The tables of people as the links have them: a row a person, their names, and who they are in each text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.filters import folded
from inquit.languages import language_of
from inquit.name_comparison.name_keys import PERSON, name_key
from inquit.store.cells import insert_rows, sql_text
from inquit.store.linked_people.decided_links import BY_ID, DecidedLinks

__all__ = ["VALUES", "write_people"]

# What somebody may say of a person besides the name, and in which column it stands.
VALUES: Final = {"id": "identifier", "role": "role", "kind": "kind", "gender": "gender", "affiliation": "affiliation"}
_SPEAKER: Final = "SELECT id, name, kind, gender, aliases, person_id, named, linked_as FROM speakers"
_PUT: Final = """
INSERT INTO people (id, name, kind, gender, role, affiliation)
VALUES (:id, CAST(:name AS TEXT), :kind, :gender, CAST(:role AS TEXT), CAST(:affiliation AS TEXT))
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, kind = excluded.kind, gender = excluded.gender, role = excluded.role,
    affiliation = excluded.affiliation, identifier = NULL
"""

# Texts contradict each other about a gender by slips of the reader; it is unknown where more than one in ten does.
_AGREE: Final = 0.9

_Row = tuple[Any, ...]


def write_people(db: Database, decisions: DecidedLinks, dirty: Iterable[str], *, decided: bool) -> None:
    """Write those people anew that something has changed about.

    dirty: what speakers are linked by, or were before, that others were not.
    decided: all people are written that somebody has decided about.
    """
    changed = set(dirty)
    if decided or not changed.isdisjoint(decisions.labels):
        changed |= decisions.labels
    people = _members(db, decisions, changed)
    numbers = _Numbers(db)
    gone = sorted(root for root in people if not people[root])
    numbers.leave(gone)
    here = {numbers.of(root, people[root]): root for root in sorted(people) if people[root]}
    for number, root in here.items():
        own = [row for row in people[root] if decisions.moved.get(row[0], row[7]) == root]
        _put(db, number, people[root], own or people[root], decisions.values.get(root, {}))
        _point(db, number, people[root])
    db.conn.executemany("DELETE FROM people WHERE id = ?", ((number,) for number in numbers.left - set(here)))
    for number, root in here.items():
        _identify(db, number, decisions, root)


def _members(db: Database, decisions: DecidedLinks, labels: Iterable[str]) -> dict[str, list[_Row]]:
    """The speakers of each person that any of these labels leads to, or led to."""
    people: dict[str, list[_Row]] = {}
    for label in sorted(labels):
        people.setdefault(label, [])
        found = db.execute(f"{_SPEAKER} WHERE linked_as = ? ORDER BY id", (label,)).fetchall()
        for row in found:
            root = decisions.root(decisions.moved.get(row[0], label))
            people.setdefault(root, []).append(row)
    return people


class _Numbers:
    """Which number, shown as p12, each person has: the one that it had, also after it was away."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._last: int = db.execute("SELECT COALESCE(MAX(person_id), 0) FROM person_numbers").fetchone()[0]
        self.left: set[int] = set()

    def leave(self, labels: Iterable[str]) -> None:
        """Note that nobody is linked so now."""
        self.left |= {number for label in labels if (number := self._known(label)) is not None}

    def of(self, label: str, rows: Iterable[_Row]) -> int:
        """The number of a person; one who is new goes on with that of a person that is no more and whose speakers these
        were.
        """
        known = self._known(label)
        if known is not None:
            return known
        before = sorted({row[5] for row in rows} & self.left)
        if before:
            self.left.discard(before[0])
            self._db.execute("UPDATE person_numbers SET linked_as = ? WHERE person_id = ?", (label, before[0]))
            return int(before[0])
        self._last += 1
        self._db.execute("INSERT INTO person_numbers VALUES (?, ?)", (label, self._last))
        return self._last

    def _known(self, label: str) -> int | None:
        found = self._db.execute("SELECT person_id FROM person_numbers WHERE linked_as = ?", (label,)).fetchone()
        return None if found is None else int(found[0])


def _put(db: Database, number: int, rows: Sequence[_Row], own: Sequence[_Row], values: Mapping[str, str]) -> None:
    """Write a person; the name is that of those of its own, whom others were merged into."""
    printed = Counter(row[1] for row in rows)
    named = Counter(row[1] for row in own if row[6])
    kind = values.get("kind") or _most(row[2] for row in rows)
    person = {
        "id": number,
        "name": values.get("name") or _best_name(named or printed, kind),
        "kind": kind,
        "gender": values.get("gender") or _most((row[3] for row in rows), least=_AGREE),
        "role": values.get("role") or None,
        "affiliation": values.get("affiliation") or None,
    }
    db.execute(_PUT, {name: sql_text(value) for name, value in person.items()})
    names = {*printed, person["name"], *_aliases(rows, kind)}
    known = {row[0] for row in db.execute("SELECT name FROM person_names WHERE person_id = ?", (number,)).fetchall()}
    if names != known:
        db.execute("DELETE FROM person_names WHERE person_id = ?", (number,))
        insert_rows(
            db, "person_names", ({"person_id": number, "name": name, "folded": folded(name)} for name in sorted(names))
        )


def _aliases(rows: Sequence[_Row], kind: str | None) -> set[str]:
    """What else texts call a person by name, and all that a roster does; descriptions ("the mayor") are anybody's."""
    keys = [key for name, its_kind in {(row[1], row[2]) for row in rows} if (key := name_key(name, its_kind))]
    words = {word for key in keys for word in key.words}
    article = language_of().function_words.definite_article
    names: set[str] = set()
    for row in rows:
        by_id = row[7].startswith(BY_ID)
        for alias in json.loads(row[4]):
            key = name_key(alias, row[2])
            is_name = key is not None and not alias[0].islower() and words.issuperset(key.words)
            is_other = kind not in (PERSON, None) and alias[:1].isupper() and folded(alias).split()[0] not in article
            if by_id or is_name or is_other:
                names.add(alias)
    return names


def _point(db: Database, number: int, rows: Iterable[_Row]) -> None:
    others = [(number, row[0]) for row in rows if row[5] != number]
    db.conn.executemany("UPDATE speakers SET person_id = ? WHERE id = ?", others)
    db.conn.executemany("UPDATE statements SET person_id = ? WHERE speaker_id = ?", others)


def _identify(db: Database, number: int, decisions: DecidedLinks, root: str) -> None:
    """Give a person the id of the user's: the one that somebody has set, or else that of a roster."""
    rosters = [label.removeprefix(BY_ID) for label in decisions.within(root) if label.startswith(BY_ID)]
    id_ = decisions.values.get(root, {}).get("id", rosters[0] if rosters else None)
    if id_:
        db.execute("UPDATE OR IGNORE people SET identifier = CAST(? AS TEXT) WHERE id = ?", (sql_text(id_), number))


def _best_name(printed: Counter[str], kind: str | None) -> str:
    """The name that is printed most; full ones before others, and those before them that are not all in capitals."""

    def rank(name: str) -> tuple[bool, bool, int, int, str]:
        key = name_key(name, kind)
        is_short = key is None or not key.is_full
        has_title = key is not None and len(folded(name).split()) > len(key.words)
        return is_short, name.isupper() or has_title, -printed[name], -len(name), name

    return min(printed, key=rank)


def _most(values: Iterable[str | None], *, least: float = 0.0) -> str | None:
    """What is said most, if nearly all agree where that is asked for."""
    said = Counter(value for value in values if value)
    if not said:
        return None
    value, count = min(said.items(), key=lambda one: (-one[1], one[0]))
    return value if count >= least * said.total() else None
