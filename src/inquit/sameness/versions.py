"""The same words as several texts print them: who says them there, and what was altered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inquit.filters import folded
from inquit.sameness.differences import Alteration, alterations, shown_alterations

__all__ = ["VERSION_COLUMNS", "SameStatement", "Version", "same_statement", "version_rows"]

VERSION_COLUMNS = (
    "group",
    "date",
    "site",
    "document",
    "id",
    "person",
    "person_id",
    "statement",
    "altered",
    "different_people",
)


@dataclass(frozen=True, slots=True)
class Version:
    """A statement as one text has it.

    number: by which texts follow each other where dates do not tell.
    document: the id of the text.
    id: that of the statement in it.
    statement: as printed.
    date, site: those of the text, as far as they are known; a date is one of ISO 8601.
    person: who says it, under the name of the text or, in a database, of the person.
    person_id: the number of the person in a database ("p12").
    named: whether that is a name.
    parent_id: the id of the statement that it stands in.
    altered: what is other than in the earliest version.
    """

    number: int
    document: str
    id: str
    statement: str
    date: str | None = None
    site: str | None = None
    person: str | None = None
    person_id: str | None = None
    named: bool = False
    parent_id: str | None = None
    altered: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class SameStatement:
    """The same words in several texts.

    versions: the earliest first; those without a date at the end.
    people: the names of the different people that texts give them to; fewer than two are no contradiction.
    """

    versions: tuple[Version, ...]
    people: tuple[str, ...]

    @property
    def sites(self) -> tuple[str, ...]:
        """The sites that have it, in order."""
        return tuple(dict.fromkeys(one.site for one in self.versions if one.site is not None))

    @property
    def documents(self) -> int:
        """How many texts have it."""
        return len({one.number for one in self.versions})

    @property
    def has_different_people(self) -> bool:
        """Whether texts give it to different people."""
        return len(self.people) > 1

    def record(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "statement": self.versions[0].statement,
            "documents": self.documents,
            "sites": list(self.sites),
            "different_people": list(self.people) if self.has_different_people else [],
            "versions": [_record(one) for one in self.versions],
        }


def same_statement(versions: Iterable[Version], *, min_sites: int = 1) -> SameStatement | None:
    """The group of these versions; None where there are fewer than two texts, or fewer sites than are asked for."""
    ordered = _innermost(sorted(versions, key=_when))
    found = SameStatement(tuple(ordered), _different_people(ordered))
    if found.documents < len(("one", "other")) or (min_sites > 1 and len(found.sites) < min_sites):
        return None
    first = ordered[0]
    compared = (first, *(replace(one, altered=alterations(first.statement, one.statement)) for one in ordered[1:]))
    return replace(found, versions=compared)


def version_rows(groups: Iterable[SameStatement]) -> Iterator[tuple[str | int | bool | None, ...]]:
    """A row of `VERSION_COLUMNS` for each version of each group."""
    for number, group in enumerate(groups, start=1):
        for one in group.versions:
            about = (one.date, one.site, one.document, one.id, one.person, one.person_id, one.statement)
            yield number, *about, shown_alterations(one.altered) or None, group.has_different_people


def _when(one: Version) -> tuple[bool, str, int]:
    return one.date is None, one.date or "", one.number


def _innermost(versions: Sequence[Version]) -> list[Version]:
    """Without statements that another one of the group stands in: that one's speaker is whose words they are."""
    around = {(one.number, one.parent_id) for one in versions}
    return [one for one in versions if (one.number, one.id) not in around]


def _different_people(versions: Sequence[Version]) -> tuple[str, ...]:
    """Those named who are not one: other persons of a database, or names of which none holds the other one's words.

    Who is only described ("a spokesman") may be anybody, and a person of a database whose name is a part of another
    one's ("Lund" beside "Ann Lund") may be that one, whom nobody has linked yet.
    """
    named = [one for one in versions if one.person is not None and one.named]
    persons = {one.person_id: one.person or "" for one in named if one.person_id is not None}.values()
    people = [name for name in persons if not any(_is_part(name, other) for other in persons)]
    unlinked = dict.fromkeys(one.person or "" for one in named if one.person_id is None)
    for name in sorted(unlinked, key=lambda name: -len(name.split())):
        if not any(_may_be_one(name, other) for other in people):
            people.append(name)
    return tuple(people)


def _is_part(name: str, other: str) -> bool:
    return set(folded(name).split()) < set(folded(other).split())


def _may_be_one(name: str, other: str) -> bool:
    words, others = set(folded(name).split()), set(folded(other).split())
    return words <= others or others <= words


def _record(one: Version) -> dict[str, Any]:
    return {
        "date": one.date,
        "site": one.site,
        "document": one.document,
        "id": one.id,
        "person": one.person,
        "person_id": one.person_id,
        "statement": one.statement,
        "altered": [{"kind": a.kind, "was": a.was, "now": a.now} for a in one.altered],
    }
