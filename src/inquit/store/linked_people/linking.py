"""Speakers of single texts become people of the corpus, and stay who they are.

Who is one person is a function of all speakers and all decisions, whatever the order in which they came. Only those
groups of names are looked at that something has changed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.name_comparison.name_keys import name_key
from inquit.store.database import transaction
from inquit.store.linked_people.automatic_links import Bearer, labels_of_group
from inquit.store.linked_people.decided_links import DecidedLinks
from inquit.store.linked_people.people_rows import write_people

__all__ = ["link", "link_again"]

_NOBODY: Final = ""  # the group of speakers that are nobody by their name
_FICTION: Final = "fiction"
_OWN_ID: Final = re.compile("s[0-9]+")  # an id that a text gives by itself; any other is one of the user's
_BY_ID: Final = "id: "
_NEW: Final = "SELECT id, speaker, name, named, kind FROM speakers WHERE name_group IS NULL"
_CHANGED: Final = """
CREATE TEMP TABLE changed_groups AS
SELECT DISTINCT name_group FROM (
    SELECT name_group FROM speakers WHERE linked_as IS NULL AND name_group <> '' UNION SELECT name_group FROM names_left
)
"""
# CROSS JOIN: the few groups first, and not all speakers in the order of their groups.
_GROUPS: Final = f"""
SELECT speakers.id, speakers.name_group, speakers.speaker, speakers.name, speakers.kind, speakers.gender,
    speakers.linked_as, documents.origin, documents.key,
    CASE WHEN documents.genre = '{_FICTION}' THEN
        COALESCE('series ' || NULLIF(series.value, ''), documents.origin || ' ' || documents.key)
    END AS work
FROM temp.changed_groups
CROSS JOIN speakers ON speakers.name_group = changed_groups.name_group
JOIN documents ON documents.id = speakers.document_id
LEFT JOIN document_fields AS series ON series.document_id = documents.id AND series.name = 'series'
ORDER BY changed_groups.name_group
"""


def link(db: Database) -> None:
    """Bring people up to date after documents came, were replaced or went.

    Raises:
        sqlite3.Error: the database cannot be written.
    """
    with transaction(db):
        link_again(db, decided=False)


def link_again(db: Database, *, decided: bool = True) -> None:
    """Bring people up to date within the caller's transaction.

    decided: somebody has decided something since.
    """
    decisions = DecidedLinks(db)
    dirty = _link_by_names(db, decisions)
    decisions.replay()
    write_people(db, decisions, dirty, decided=decided)


def _link_by_names(db: Database, decisions: DecidedLinks) -> set[str]:
    """Link by names alone in all groups that something has changed in: what was linked otherwise, before or now."""
    new = ((_group_of(*row), id_) for id_, *row in db.execute(_NEW).fetchall())
    db.conn.executemany("UPDATE speakers SET name_group = ? WHERE id = ?", new)
    db.execute(_CHANGED)
    dirty = {row[0] for row in db.execute("SELECT linked_as FROM names_left")}
    changes: list[tuple[str, int]] = []
    for _, rows in groupby(db.query(_GROUPS), key=itemgetter("name_group")):
        changes += _changes(list(rows), decisions, dirty)
    db.conn.executemany("UPDATE speakers SET linked_as = ? WHERE id = ?", changes)
    db.execute("DROP TABLE temp.changed_groups")
    db.execute("DELETE FROM names_left")
    return dirty


def _changes(rows: list[dict[str, Any]], decisions: DecidedLinks, dirty: set[str]) -> Iterator[tuple[str, int]]:
    bearers = [bearer for row in rows if (bearer := _bearer(row)) is not None]
    labels = {row["id"]: row["name_group"] for row in rows} | labels_of_group(bearers, decisions.apart)
    for row in rows:
        label = labels[row["id"]]
        if label != row["linked_as"]:
            dirty.update({label, row["linked_as"]} - {None})
            yield label, row["id"]


def _group_of(speaker: str, name: str, named: int, kind: str | None) -> str:
    key = name_key(name, kind) if named else None
    if key is not None:
        return key.group
    if _OWN_ID.fullmatch(speaker):
        return _NOBODY
    return f"{_BY_ID}{speaker}".encode("utf-8", "backslashreplace").decode("utf-8")


def _bearer(row: dict[str, Any]) -> Bearer | None:
    """A speaker for linking by the name; None for one that only the user's id tells from others."""
    key = None if row["name_group"].startswith(_BY_ID) else name_key(row["name"], row["kind"])
    if key is None:
        return None
    return Bearer(
        number=row["id"],
        key=key,
        text=(row["origin"], row["key"]),
        work=row["work"],
        gender=row["gender"],
        identifier=None if _OWN_ID.fullmatch(row["speaker"]) else row["speaker"],
    )
