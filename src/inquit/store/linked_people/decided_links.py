"""What somebody has decided about people, replayed over what names alone say.

A decision names people by what they are linked by, which is the same after their texts were read again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.filters import folded
from inquit.store.cells import sql_text
from inquit.store.linked_people.automatic_links import label_by_id, label_in_text

__all__ = ["BY_ID", "DecidedLinks", "Reference", "reference_to"]

Reference = dict[str, Any]  # linked_as, and how it is found where nobody is linked so any more

BY_ID: Final = "id: "
_SPLIT: Final = "split: "
_ALL: Final = "SELECT id, kind, details, undone FROM decisions ORDER BY id"
_OF_LABEL: Final = """
SELECT speakers.id, speakers.folded, documents.origin, documents.key FROM speakers
JOIN documents ON documents.id = speakers.document_id WHERE speakers.linked_as = ?
"""
_FIRST_OF_LABEL: Final = """
SELECT speakers.name_group, speakers.folded, documents.origin, documents.key FROM speakers
JOIN documents ON documents.id = speakers.document_id WHERE speakers.linked_as = ? ORDER BY speakers.folded LIMIT 1
"""
_PRINTED: Final = """
SELECT DISTINCT linked_as, origin, documents.key FROM speakers JOIN documents ON documents.id = speakers.document_id
WHERE name_group = ? AND speakers.folded = CAST(? AS TEXT)
"""


def reference_to(db: Database, label: str) -> Reference:
    """How a decision names those who are linked so."""
    row = db.execute(_FIRST_OF_LABEL, (label,)).fetchone()
    if row is None:
        return {"linked_as": label}
    group, printed, origin, key = row
    name, in_text, _ = label.partition(label_in_text("", origin, key))
    reference = {"linked_as": label, "name": name, "group": group, "printed": printed}
    return reference | {"text": [origin, key]} if in_text else reference


class DecidedLinks:
    """The decisions of a database, and after `replay` what they make of its people.

    apart: pairs of names that somebody has said to be two people's.
    moved: speakers who were split off, by number, with what they are linked by instead.
    values: what somebody has said of people, by what they are linked by.
    labels: all by which the people are linked that somebody has decided about, now or before something was undone.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._decisions = [
            (number, kind, json.loads(details), undone is None)
            for number, kind, details, undone in db.execute(_ALL).fetchall()
        ]
        self.apart = {
            frozenset(reference.get("name", reference["linked_as"]) for reference in details["people"])
            for _, kind, details, holds in self._decisions
            if kind == "apart" and holds
        }
        self.apart_people: set[frozenset[str]] = set()
        self.moved: dict[int, str] = {}
        self.values: dict[str, dict[str, str]] = {}
        self.labels: set[str] = set()
        self._parents: dict[str, str] = {}
        self._within: dict[str, list[str]] = defaultdict(list)

    def replay(self) -> None:
        """Say who is whom by the decisions, one after the other, without those that were undone."""
        steps = {"merge": self._merge, "split": self._split, "rename": self._set, "set": self._set}
        for number, kind, details, holds in self._decisions:
            references = details["people"]
            for reference in references:
                self.labels.update(self._resolved(reference))
            if kind == "split":
                self.labels.add(f"{_SPLIT}{number}")
            if id_ := details.get("values", {}).get("id"):
                self.labels.add(label_by_id(id_))
            if holds and kind in steps:
                steps[kind](number, details)
        self._join_by_identifier()
        for _, kind, details, holds in self._decisions:
            if kind == "apart" and holds:
                one, other = ({self.root(label) for label in self._resolved(ref)} for ref in details["people"])
                self.apart_people |= {frozenset((a, b)) for a in one for b in other}

    def root(self, label: str) -> str:
        """What all are linked by who are one person with those that are linked so."""
        while label in self._parents:
            label = self._parents[label]
        return label

    def within(self, root: str) -> list[str]:
        """All labels whose bearers are this person."""
        found, left = [], [root]
        while left:
            label = left.pop()
            found.append(label)
            left += self._within.get(label, ())
        return found

    def members(self, root: str) -> Iterator[tuple[int, str, str, str]]:
        """The speakers who are this person: number, folded name, origin and key of the document."""
        labels = self.within(root)
        for label in labels:
            for row in self._db.execute(_OF_LABEL, (label,)).fetchall():
                if row[0] not in self.moved:
                    yield row
        split = {label for label in labels if label.startswith(_SPLIT)}
        for number in [number for number, label in self.moved.items() if label in split]:
            yield self._db.execute(_OF_LABEL.replace("linked_as", "id"), (number,)).fetchone()

    def _merge(self, _: int, details: Mapping[str, Any]) -> None:
        first, *others = [label for reference in details["people"] for label in self._resolved(reference)]
        for other in others:
            self._join(first, other)

    def _split(self, number: int, details: Mapping[str, Any]) -> None:
        new = f"{_SPLIT}{number}"
        texts = {tuple(text) for text in details.get("documents", ())}
        printed = folded(details["as_printed"]) if "as_printed" in details else None
        for root in dict.fromkeys(map(self.root, self._resolved(details["people"][0]))):
            for speaker, name, origin, key in list(self.members(root)):
                if (origin, key) in texts or name == printed:
                    self.moved[speaker] = new

    def _set(self, _: int, details: Mapping[str, Any]) -> None:
        for label in self._resolved(details["people"][0]):
            self.values.setdefault(self.root(label), {}).update(details["values"])

    def _join(self, one: str, other: str) -> None:
        one, other = self.root(one), self.root(other)
        if one == other:
            return
        self._parents[other] = one
        self._within[one].append(other)
        values = {**self.values.pop(other, {}), **self.values.get(one, {})}
        if values:
            self.values[one] = values

    def _join_by_identifier(self) -> None:
        """Those with one id of the user's are one person, whether a roster or a decision has said it."""
        by_id: dict[str, str] = {}
        for root in list(self.values):
            id_ = self.values.get(root, {}).get("id")
            if not id_:
                continue
            if id_ in by_id:
                self._join(by_id[id_], root)
                continue
            by_id[id_] = root
            roster = self.root(label_by_id(id_))
            if self.values.get(roster, {}).get("id", id_) == id_:
                self._join(root, roster)

    def _resolved(self, reference: Reference) -> list[str]:
        """The labels that a reference means now: its own, or where nobody has that, those that are printed the same."""
        label: str = reference["linked_as"]
        if label.startswith((_SPLIT, BY_ID)) or "group" not in reference or self._exists(label):
            return [label]
        found = self._db.execute(_PRINTED, (reference["group"], sql_text(reference["printed"]))).fetchall()
        text = reference.get("text")
        labels = {found for found, *where in found if found is not None and text in (None, where)}
        return sorted(labels) or [label]

    def _exists(self, label: str) -> bool:
        return self._db.execute("SELECT 1 FROM speakers WHERE linked_as = ? LIMIT 1", (label,)).fetchone() is not None
