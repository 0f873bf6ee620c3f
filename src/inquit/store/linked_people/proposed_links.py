"""Who else may be one person: proposed with evidence and a score, for somebody to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlite_utils.db import Database

from inquit.filters import folded
from inquit.name_comparison.name_keys import NameKey, name_key
from inquit.name_comparison.name_relations import GIVEN_NAME, MIDDLE_NAME, SHORT_FORM, SPELLING, SURNAME, related_names
from inquit.store.linked_people.automatic_links import WELL_KNOWN
from inquit.store.linked_people.decided_links import DecidedLinks
from inquit.store.linked_people.link_kinds import KINDS_OF_LINKS, SAME_NAME, SAME_WORD, SURNAME_OF_FEW

__all__ = ["Suggestion", "suggestions"]

# What evidence multiplies the odds by; set by hand so that a strong kind with good evidence comes to .95 and a weak one
# with none stays below a half.
_SAME_ROLE: Final = 4.0
_SAME_COMPANY: Final = 2.0
_SAME_GENDER: Final = 1.5
_SUREST: Final = 0.99  # a suggestion is never sure
_SHOWN: Final = 3  # of what is shared
# Of two such names that in more texts stays; of others the longer one, of which the other is a part.
_ALIKE: Final = (MIDDLE_NAME, SHORT_FORM, SPELLING)
_FICTION: Final = """
SELECT DISTINCT person_id, COALESCE('series ' || NULLIF(value, ''), 'work ' || documents.id) FROM documents
JOIN speakers ON speakers.document_id = documents.id
LEFT JOIN document_fields AS series ON series.document_id = documents.id AND series.name = 'series'
WHERE genre = 'fiction' AND person_id IS NOT NULL
"""
_ROLES: Final = "SELECT DISTINCT role, affiliation FROM speakers WHERE person_id = ?"
_TEXTS: Final = "SELECT DISTINCT document_id FROM speakers WHERE person_id = ?"
_COMPANY: Final = """
SELECT DISTINCT people.name FROM speakers JOIN speakers AS others ON others.document_id = speakers.document_id
JOIN people ON people.id = others.person_id WHERE speakers.person_id = ? AND others.person_id <> ? LIMIT 200
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """People who may be one.

    people: their numbers, first the one whose number and name stays.
    score: how likely it is.
    why: what speaks for it, in words.
    """

    people: tuple[int, ...]
    names: tuple[str, str]
    kind: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Person:
    number: int
    name: str
    label: str
    gender: str | None
    identifier: str | None
    work: str | None


def suggestions(db: Database) -> list[Suggestion]:
    """Who may be one person, the likeliest first."""
    people = _People(db)
    found = list(people.pairs())
    found.sort(key=lambda one: (-one.score, one.names, one.people))
    return found


class _People:
    """The people of a database by their names."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._decisions = DecidedLinks(db)
        self._decisions.replay()
        works = dict(db.execute(_FICTION).fetchall())
        rows = db.execute(
            "SELECT people.id, name, linked_as, gender, identifier, kind FROM people "
            "JOIN person_numbers ON person_id = people.id ORDER BY people.id"
        ).fetchall()
        self._named: dict[NameKey, list[_Person]] = defaultdict(list)
        for number, name, label, gender, identifier, kind in rows:
            if (key := name_key(name, kind)) is not None:
                self._named[key].append(_Person(number, name, label, gender, identifier, works.get(number)))
        self._texts: dict[int, frozenset[int]] = {}

    def pairs(self) -> Iterator[Suggestion]:
        related = list(related_names(self._named))
        rivals: dict[tuple[NameKey, str], int] = defaultdict(int)
        for short, _, kind in related:
            rivals[short, kind] += 1
        for short, full, kind in related:
            one = self._most_present(full)
            fitting = [other for other in self._named[short] if self._may_be_one(one, other)]
            if fitting:
                yield self._suggestion(one, fitting, kind, rivals[short, kind])
        shortened = {short for short, _, kind in related if kind in (SURNAME, GIVEN_NAME)}
        for key in self._named.keys() - shortened:
            one = self._most_present(key)
            fitting = [other for other in self._named[key] if other is not one and self._may_be_one(one, other)]
            if fitting:
                yield self._suggestion(one, fitting, SAME_NAME if key.is_full else SAME_WORD, 1)

    def _most_present(self, key: NameKey) -> _Person:
        """Of those with a name the one in most texts, by whom the others may be meant."""
        return min(self._named[key], key=lambda one: (-len(self._texts_of(one)), one.number))

    def _may_be_one(self, one: _Person, other: _Person) -> bool:
        return (
            one.work == other.work
            and (one.gender == other.gender or None in (one.gender, other.gender))
            and (one.identifier is None or other.identifier is None)
            and frozenset((one.label, other.label)) not in self._decisions.apart_people
            and self._texts_of(one).isdisjoint(self._texts_of(other))
        )

    def _texts_of(self, person: _Person) -> frozenset[int]:
        if person.number not in self._texts:
            rows = self._db.execute(_TEXTS, (person.number,)).fetchall()
            self._texts[person.number] = frozenset(row[0] for row in rows)
        return self._texts[person.number]

    def _suggestion(self, one: _Person, others: Sequence[_Person], kind: str, rivals: int) -> Suggestion:
        if kind == SURNAME and len(self._texts_of(one)) < WELL_KNOWN:
            kind = SURNAME_OF_FEW
        link = KINDS_OF_LINKS[kind]
        precision = min(link.precision, _SUREST) / max(rivals, 1)
        odds = precision / (1 - precision)
        why = [link.says]
        if rivals > 1:
            why.append(f"one of {rivals} whom it fits")
        for evidence, weight in self._evidence(one, others):
            why.append(evidence)
            odds *= weight
        score = min(odds / (1 + odds), _SUREST)
        people = [one, *others]
        if kind in _ALIKE:
            people.sort(key=lambda person: -len(self._texts_of(person)))
        numbers = tuple(person.number for person in people)
        return Suggestion(numbers, (people[0].name, people[1].name), kind, round(score, 3), tuple(why))

    def _evidence(self, one: _Person, others: Sequence[_Person]) -> Iterator[tuple[str, float]]:
        roles = self._shared(_ROLES, one, others)
        if roles:
            yield f"both {', '.join(roles)}", _SAME_ROLE
        if company := self._shared(_COMPANY, one, others):
            yield f"both in texts with {', '.join(company)}", _SAME_COMPANY
        if one.gender and all(other.gender == one.gender for other in others):
            yield f"both {one.gender}", _SAME_GENDER

    def _shared(self, sql: str, one: _Person, others: Sequence[_Person]) -> list[str]:
        """What both have, as it is printed."""

        def values(person: _Person) -> dict[str, str]:
            rows = self._db.execute(sql, (person.number,) * sql.count("?")).fetchall()
            return {folded(value): value for row in rows for value in row if value}

        mine, theirs = values(one), {name for other in others for name in values(other)}
        return [value for name, value in sorted(mine.items()) if name in theirs][:_SHOWN]
