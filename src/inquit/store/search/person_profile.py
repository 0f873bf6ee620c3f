"""What a database knows about one person: how often, where, when, as what and with whom somebody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.errors import SettingsError
from inquit.filters import RowFilter, folded
from inquit.store.search.filter_conditions import IS_DATE, named
from inquit.store.search.sql_condition import Condition
from inquit.store.search.statement_search import Hit, Search, find_statements

__all__ = ["PersonProfile", "PrintedRole", "profile_of"]

# How many of each list are told; nobody reads on.
_MOST: Final = 10
_STATEMENTS: Final = 5
_PERSON = re.compile(r"[pP][0-9]+")


@dataclass(frozen=True, slots=True)
class PrintedRole:
    """A role as texts print it: how many texts, and the first and the last date of those that have one."""

    role: str
    documents: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """One person.

    name: the name; number: that of the person (p12), None for speakers who are not linked to one.
    aliases: how else texts call this person.
    statements, documents, words: how much there is.
    types: how many statements of each type.
    first, last: the dates of the first and the last text, of those that have one.
    sites: how many statements stand on each site; of texts without one under ''.
    months: how many stand in texts of each month ("2024-05"), in order; without those that have no date.
    roles: the roles as printed.
    addressees: to whom how many are said.
    beside: who else speaks in how many of the same texts.
    surest: the most certain statements.
    """

    name: str
    number: int | None
    aliases: tuple[str, ...]
    statements: int
    documents: int
    words: int
    types: dict[str, int]
    first: str | None
    last: str | None
    sites: dict[str, int]
    months: dict[str, int]
    roles: tuple[PrintedRole, ...]
    addressees: dict[str, int]
    beside: dict[str, int]
    surest: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class _Somebody:
    """Whom a name fits: a person, or speakers of that name."""

    name: str
    number: int | None
    speakers: Condition


def profile_of(db: Database, name: str) -> PersonProfile | None:
    """What is known of the person of a name, an alias or an id; None where nobody is called so.

    Raises:
        SettingsError: the name fits several people; they are named.
    """
    somebody = _somebody(db, name)
    if somebody is None:
        return None
    counts = _counts(db, somebody.speakers)
    surest = Search(rows=RowFilter(speakers=(_key(somebody),)), order="confidence", limit=_STATEMENTS)
    return PersonProfile(
        name=somebody.name,
        number=somebody.number,
        aliases=tuple(_aliases(db, somebody)),
        sites=dict(_numbers(db, _SITES, somebody.speakers)),
        months=dict(_numbers(db, _MONTHS, somebody.speakers)),
        types=dict(_numbers(db, _TYPES, somebody.speakers)),
        roles=tuple(PrintedRole(*row) for row in _numbers(db, _ROLES, somebody.speakers)),
        addressees=dict(_numbers(db, _ADDRESSEES, somebody.speakers)),
        beside=dict(_numbers(db, _BESIDE, somebody.speakers, somebody.speakers)),
        surest=find_statements(db, surest).hits,
        **counts,
    )


def _somebody(db: Database, name: str) -> _Somebody | None:
    wanted = named(name)
    # the same person under several speakers, and speakers that are nobody's
    rows = db.execute(
        "SELECT speakers.person_id, people.name, count(*), min(speakers.name) FROM speakers "
        f"LEFT JOIN people ON people.id = speakers.person_id WHERE speakers.id IN ({wanted.sql}) "
        "GROUP BY speakers.person_id ORDER BY count(*) DESC",
        wanted.parameters,
    ).fetchall()
    if not rows:
        return None
    exact = [row for row in rows if row[1] is not None and folded(row[1]) == folded(name)]
    people = exact if len(exact) == 1 else [row for row in rows if row[0] is not None]
    if len(people) > 1:
        known = ", ".join(f"p{number} {person} ({counted} texts)" for number, person, counted, _ in people[:_MOST])
        raise SettingsError(f"{name!r} fits several people; name one by its number: {known}")
    if not people:
        return _Somebody(rows[0][3], None, wanted)
    number, person = people[0][:2]
    return _Somebody(person, number, Condition("SELECT id FROM speakers WHERE person_id = ?", (number,)))


def _key(somebody: _Somebody) -> str:
    return somebody.name if somebody.number is None else f"p{somebody.number}"


def _aliases(db: Database, somebody: _Somebody) -> Iterator[str]:
    rows = db.execute(
        f"SELECT DISTINCT name FROM speakers WHERE id IN ({somebody.speakers.sql}) "
        "UNION SELECT name FROM person_names WHERE person_id = ? ORDER BY name",
        (*somebody.speakers.parameters, somebody.number),
    )
    yield from (name for (name,) in rows if name != somebody.name)


def _counts(db: Database, speakers: Condition) -> dict[str, Any]:
    return next(db.query(_COUNTS.format(speakers=speakers.sql), speakers.parameters))


def _numbers(db: Database, query: str, *speakers: Condition) -> list[tuple[Any, ...]]:
    parameters = [value for one in speakers for value in one.parameters]
    return db.execute(query.format(speakers=speakers[0].sql), parameters).fetchall()


_DATED = f"CASE WHEN {IS_DATE} THEN documents.date END".replace("{", "{{").replace("}", "}}")
_COUNTS = f"""
SELECT count(*) AS statements, count(DISTINCT document_id) AS documents, COALESCE(sum(statements.words), 0) AS words,
    min({_DATED}) AS first, max({_DATED}) AS last
FROM statements JOIN documents ON documents.id = statements.document_id WHERE speaker_id IN ({{speakers}})
"""
_TYPES = "SELECT type, count(*) FROM statements WHERE speaker_id IN ({speakers}) GROUP BY type ORDER BY count(*) DESC"
_SITES = """
SELECT COALESCE(documents.site, ''), count(*)
FROM statements JOIN documents ON documents.id = statements.document_id
WHERE speaker_id IN ({speakers}) GROUP BY 1 ORDER BY count(*) DESC, 1
"""
_MONTHS = f"""
SELECT substr({_DATED}, 1, 7) AS month, count(*)
FROM statements JOIN documents ON documents.id = statements.document_id
WHERE speaker_id IN ({{speakers}}) AND ({IS_DATE}) GROUP BY month ORDER BY month
"""
_ROLES = f"""
SELECT CASE WHEN speakers.role IS NULL THEN speakers.affiliation WHEN speakers.affiliation IS NULL THEN speakers.role
        ELSE speakers.role || ', ' || speakers.affiliation END AS printed,
    count(*), min({_DATED}), max({_DATED})
FROM speakers JOIN documents ON documents.id = speakers.document_id
WHERE speakers.id IN ({{speakers}}) GROUP BY printed HAVING printed IS NOT NULL
ORDER BY count(*) DESC, printed LIMIT {_MOST}
"""
_ADDRESSEES = f"""
SELECT COALESCE(people.name, speakers.name) AS told, count(*)
FROM statements JOIN speakers ON speakers.id = statements.addressee_id
LEFT JOIN people ON people.id = speakers.person_id
WHERE statements.speaker_id IN ({{speakers}}) GROUP BY told ORDER BY count(*) DESC, told LIMIT {_MOST}
"""
_BESIDE = f"""
SELECT COALESCE(people.name, speakers.name) AS other, count(DISTINCT speakers.document_id)
FROM speakers LEFT JOIN people ON people.id = speakers.person_id
WHERE speakers.document_id IN (SELECT document_id FROM speakers WHERE id IN ({{speakers}}))
    AND speakers.id NOT IN ({{speakers}}) AND speakers.named
    AND EXISTS (SELECT 1 FROM statements WHERE statements.speaker_id = speakers.id)
GROUP BY other ORDER BY count(DISTINCT speakers.document_id) DESC, other LIMIT {_MOST}
"""
