"""The people of a corpus whom somebody has corrected, as a roster for texts that are read from then on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.document import Roster, RosterEntry
from inquit.name_comparison.name_keys import name_key

__all__ = ["corpus_roster", "with_people"]

# Those about whom a decision holds, and those to whom a reviewer has given a statement. A character is somebody in one
# novel only.
_PEOPLE: Final = """
SELECT id, name, identifier, kind, gender, role, affiliation FROM people WHERE id IN (
    SELECT speakers.person_id FROM decisions, json_each(details, '$.people') AS about
    JOIN speakers ON speakers.linked_as = json_extract(about.value, '$.linked_as')
    WHERE decisions.undone IS NULL AND decisions.kind <> 'apart'
    UNION SELECT person_id FROM statements WHERE review IN ('corrected', 'added')
) AND id NOT IN (
    SELECT speakers.person_id FROM speakers JOIN documents ON documents.id = speakers.document_id
    WHERE documents.genre = 'fiction' AND speakers.person_id IS NOT NULL
) ORDER BY id
"""


def corpus_roster(db: Database) -> Roster:
    """The people whom somebody has corrected, with their full names: a surname alone may be anybody's elsewhere.

    Of two with one name only those are told apart who have an id of the user's own; others are left out.
    """
    rows = db.execute(_PEOPLE).fetchall()
    names: dict[int, list[str]] = {row[0]: [] for row in rows}
    for number, name in db.execute("SELECT person_id, name FROM person_names ORDER BY name").fetchall():
        if number in names:
            names[number].append(name)
    bearers = Counter(name for found in names.values() for name in found)
    return Roster(tuple(_entry(row, names[row[0]], bearers) for row in rows if row[2] or bearers[row[1]] == 1))


def with_people(given: Roster, people: Roster) -> Roster:
    """A roster of the user's, and the people of a corpus who are not in it."""
    names = {entry.name.casefold() for entry in given.entries}
    others = (entry for entry in people.entries if entry.name.casefold() not in names)
    return replace(given, entries=(*given.entries, *others))


def _entry(row: tuple[Any, ...], names: list[str], bearers: Counter[str]) -> RosterEntry:
    _, name, identifier, kind, gender, role, affiliation = row
    aliases = (
        alias
        for alias in names
        if alias != name and bearers[alias] == 1 and (key := name_key(alias, kind)) is not None and key.is_full
    )
    return RosterEntry(
        name=name,
        aliases=tuple(aliases),
        id=identifier,
        kind=kind,
        gender=gender,
        role=role,
        affiliation=affiliation,
    )
