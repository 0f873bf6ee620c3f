"""The decisions about people whose texts go: they stay, for the day when the texts come back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils.db import Database

__all__ = ["DecidedPeople", "decided_people"]

_LABELS = "SELECT DISTINCT linked_as FROM speakers WHERE linked_as IS NOT NULL"


@dataclass(frozen=True, slots=True)
class DecidedPeople:
    """Decisions that hold, in words, each with those whom it is about and who spoke in a text."""

    people: dict[str, frozenset[str]]

    def left_without_anybody(self, db: Database) -> list[str]:
        """The decisions about somebody who speaks in no text any more."""
        if not self.people:
            return []
        labels = {label for (label,) in db.execute(_LABELS)}
        return [decision for decision, people in self.people.items() if not people <= labels]


def decided_people(db: Database) -> DecidedPeople:
    """The decisions about people as they are now."""
    decisions = db.execute("SELECT id, kind, details FROM decisions WHERE undone IS NULL").fetchall()
    labels = {label for (label,) in db.execute(_LABELS)} if decisions else frozenset()
    people: dict[str, frozenset[str]] = {}
    for number, kind, details in decisions:
        references = list(_references(json.loads(details)))
        names = ", ".join(dict.fromkeys(str(one.get("printed") or one["linked_as"]) for one in references))
        about = frozenset(one["linked_as"] for one in references)
        people[f"decision {number} ({kind} {names})"] = about & labels
    return DecidedPeople({decision: about for decision, about in people.items() if about})


def _references(value: Any) -> Iterator[dict[str, Any]]:
    """Those whom a decision names, wherever in its details."""
    if isinstance(value, dict):
        if isinstance(value.get("linked_as"), str):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _references(inner)
