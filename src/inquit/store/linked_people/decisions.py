"""What somebody decides about people: noted, replayed at once and whenever texts come, and taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, get_args

from sqlite_utils.db import Database

from inquit.document import Gender, SpeakerKind
from inquit.errors import MissingError, StaleError, StoreError
from inquit.store.cells import sql_text
from inquit.store.database import transaction
from inquit.store.linked_people.decided_links import reference_to
from inquit.store.linked_people.linking import link_again
from inquit.store.linked_people.people_rows import VALUES

__all__ = ["Decision", "decided", "keep_apart", "merge", "rename", "set_values", "split", "undo"]

_HAS_ID: Final = "SELECT id FROM people WHERE identifier = CAST(? AS TEXT) AND id <> ?"
_CHOICES: Final = {"kind": get_args(SpeakerKind), "gender": get_args(Gender)}


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that somebody has decided about people.

    says: in words.
    undone: when it was taken back.
    reviewer, undone_by: who has made it and taken it back, where that is known.
    """

    number: int
    made: str
    says: str
    undone: str | None
    reviewer: str | None = None
    undone_by: str | None = None


def merge(db: Database, people: Sequence[int], says: str | None = None, *, reviewer: str | None = None) -> int:
    """Say that these are one person, who keeps the number of the first: the decision's number."""
    return merge_all(db, [(people, says)], reviewer=reviewer)[0]


def merge_all(
    db: Database, groups: Iterable[tuple[Sequence[int], str | None]], *, reviewer: str | None = None
) -> list[int]:
    """Say of each of these groups that it is one person: the decisions' numbers."""
    with transaction(db):
        made = [
            _note(db, "merge", people, {"says": says or _joined("are one person", db, people)}, reviewer)
            for people, says in groups
        ]
        link_again(db)
    return made


def keep_apart(db: Database, one: int, other: int) -> int:
    """Say that these are two people: the decision's number."""
    with transaction(db):
        made = _note(db, "apart", (one, other), {"says": _joined("are two people", db, (one, other))})
        db.execute(
            "INSERT OR IGNORE INTO names_left SELECT DISTINCT name_group, linked_as FROM speakers "
            "WHERE person_id IN (?, ?) AND linked_as IS NOT NULL",
            (one, other),
        )
        link_again(db)
    return made


def split(
    db: Database,
    person: int,
    *,
    documents: Sequence[int] = (),
    as_printed: str | None = None,
    reviewer: str | None = None,
) -> int:
    """Say that who is meant in these documents, or where the name is printed so, is somebody else.

    Raises:
        StoreError: the person speaks in none of them, or in no others.
    """
    marks = ", ".join("?" * len(documents))
    texts = db.execute(
        f"SELECT origin, key, document FROM documents WHERE id IN ({marks})", tuple(documents)
    ).fetchall()
    with transaction(db):
        details: dict[str, Any] = (
            {"documents": [text[:2] for text in texts]} if documents else {"as_printed": as_printed}
        )
        where = ", ".join(text[2] for text in texts) if documents else f"texts that print {as_printed}"
        details["says"] = f"{_shown(db, person)} is somebody else in {where}"
        made = _note(db, "split", [person], details, reviewer)
        before = _bearers(db, person)
        link_again(db)
        if not 0 < _bearers(db, person) < before:
            nobody = _bearers(db, person) == before
            raise StoreError(
                f"{_shown(db, person)} is {'nobody' if nobody else 'everybody'} there: there is nothing to split; "
                "see the texts and names with: inquit people DATABASE list"
            )
    return made


def rename(db: Database, person: int, name: str, *, reviewer: str | None = None) -> int:
    """Give a person another name; the others stay as aliases: the decision's number.

    Raises:
        StoreError: it is no name.
    """
    if not (name := " ".join(name.split())):
        raise StoreError("a name needs a letter at least")
    details = {"says": f"{_shown(db, person)} is called {name}", "values": {"name": name}}
    return _valued(db, "rename", person, details, reviewer)


def set_values(db: Database, person: int, values: Mapping[str, str], *, reviewer: str | None = None) -> int:
    """Say what a person is; an empty value takes back what was said: the decision's number.

    Raises:
        StoreError: a field is unknown, its value is none that it can have, or the id is somebody else's.
    """
    for field, value in values.items():
        if field not in VALUES:
            raise StoreError(f"nothing is called {field!r} here; a person has {', '.join(VALUES)}")
        if value and value not in _CHOICES.get(field, (value,)):
            raise StoreError(f"{field} is one of {', '.join(_CHOICES[field])}, not {value!r}")
    taken = db.execute(_HAS_ID, (sql_text(values.get("id")), person)).fetchone()
    if taken and values.get("id"):
        raise StoreError(
            f"the id {values['id']} is that of {_shown(db, taken[0])}; merge the two if they are one person"
        )
    said = ", ".join(f"{field} {value or 'unknown'}" for field, value in values.items())
    details = {"says": f"{_shown(db, person)}: {said}", "values": dict(values)}
    return _valued(db, "set", person, details, reviewer)


def decided(db: Database) -> list[Decision]:
    """All that was decided, in order."""
    rows = db.execute("SELECT id, made, details, undone, reviewer, undone_by FROM decisions ORDER BY id").fetchall()
    return [Decision(number, made, json.loads(details)["says"], *rest) for number, made, details, *rest in rows]


def undo(db: Database, number: int | None = None, *, reviewer: str | None = None) -> Decision:
    """Take back a decision, or the last one that holds: which it was.

    Raises:
        StoreError: there is none.
        MissingError: there is none of this number.
        StaleError: it is taken back already.
    """
    known = {decision.number: decision for decision in decided(db)}
    holding = {number: decision for number, decision in known.items() if decision.undone is None}
    if not holding and number is None:
        raise StoreError("nothing was decided that could be taken back")
    if number is not None and number not in holding:
        kind = StaleError if number in known else MissingError
        raise kind(f"no decision {number} holds; see those that do with: inquit people DATABASE log")
    found = holding[max(holding) if number is None else number]
    with transaction(db):
        db.execute("UPDATE decisions SET undone = ?, undone_by = ? WHERE id = ?", (_now(), reviewer, found.number))
        db.execute(
            "INSERT OR IGNORE INTO names_left SELECT DISTINCT speakers.name_group, speakers.linked_as FROM speakers "
            "JOIN json_each((SELECT json_extract(details, '$.people') FROM decisions WHERE id = ?)) AS person "
            "ON speakers.name_group = json_extract(person.value, '$.group') WHERE speakers.linked_as IS NOT NULL",
            (found.number,),
        )
        link_again(db)
    return found


def _valued(db: Database, kind: str, person: int, details: Mapping[str, Any], reviewer: str | None) -> int:
    with transaction(db):
        made = _note(db, kind, [person], details, reviewer)
        link_again(db)
    return made


def _note(
    db: Database, kind: str, people: Sequence[int], details: Mapping[str, Any], reviewer: str | None = None
) -> int:
    """Put a decision into the table; `details` say it in words, and what else belongs to it."""
    labels = [_label(db, person) for person in people]
    told = {"says": "", "people": [reference_to(db, label) for label in labels], **details}
    row = (_now(), kind, json.dumps(told, separators=(",", ":")), reviewer)
    query = "INSERT INTO decisions (made, kind, details, reviewer) VALUES (?, ?, ?, ?)"
    return int(db.execute(query, row).lastrowid or 0)


def _label(db: Database, person: int) -> str:
    row = db.execute("SELECT linked_as FROM person_numbers WHERE person_id = ?", (person,)).fetchone()
    if row is None:
        raise MissingError(f"there is no person p{person} in the database")
    return str(row[0])


def _joined(what: str, db: Database, people: Sequence[int]) -> str:
    *some, last = [_shown(db, person) for person in people]
    return f"{', '.join(some)} and {last} {what}"


def _shown(db: Database, person: int) -> str:
    row = db.execute("SELECT name FROM people WHERE id = ?", (person,)).fetchone()
    return f"{row[0] if row else 'somebody'} (p{person})"


def _bearers(db: Database, person: int) -> int:
    return int(db.execute("SELECT COUNT(*) FROM speakers WHERE person_id = ?", (person,)).fetchone()[0])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
