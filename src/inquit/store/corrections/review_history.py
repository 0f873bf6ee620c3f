"""The history of a corpus: what reviewers have corrected in statements and decided about people, the last first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.store.corrections.correction import undone_by

__all__ = ["HistoryEntry", "review_history"]

_SHOWN: Final = 60  # characters of a statement
_APPLIED: Final = """
SELECT first.id, first.made, first.reviewer, first.kind, first.value, first.before, first.undoes,
    COUNT(DISTINCT all_of_them.target), MIN(COALESCE(documents.document, first.origin)), documents.id
FROM corrections AS first
JOIN corrections AS all_of_them ON all_of_them.applied = first.id
LEFT JOIN documents ON documents.origin = first.origin AND documents.key = first.key
WHERE first.id = first.applied {where} GROUP BY first.id ORDER BY first.id DESC LIMIT ?
"""
_DECIDED: Final = """
SELECT id, made, reviewer, kind, json_extract(details, '$.says'), undone, undone_by FROM decisions
ORDER BY id DESC LIMIT ?
"""
_UNDOS: Final = "SELECT DISTINCT applied, undoes FROM corrections WHERE undoes IS NOT NULL"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Something that was done at once.

    number: by which it is taken back: with `Corrections.undo`, or, where `is_decision`, with `PeopleCorrections.undo`.
    says: in words.
    statements: how many it was about.
    document, text: the id and the number of its text, or of the first of several; None for decisions.
    undone: by what it was taken back: the number, or for decisions the moment; None while it holds.
    """

    number: int
    is_decision: bool
    made: str
    reviewer: str | None
    kind: str
    says: str
    statements: int
    document: str | None
    text: int | None
    undone: int | str | None


def review_history(db: Database, *, text: int | None = None, limit: int = 100) -> list[HistoryEntry]:
    """What was done, the last first; decisions about people among it.

    text: only what was corrected in the text of this number.
    """
    undone = undone_by(db.execute(_UNDOS).fetchall())
    where = "" if text is None else "AND documents.id = ?"
    given = (limit,) if text is None else (text, limit)
    found = [_corrected(row, undone) for row in db.execute(_APPLIED.format(where=where), given)]
    if text is None:
        found += [_decided(row) for row in db.execute(_DECIDED, (limit,))]
        found += [_taken_back(row) for row in db.execute(_DECIDED, (limit,)) if row[5] is not None]
    return sorted(found, key=_order, reverse=True)[:limit]


def _order(one: HistoryEntry) -> tuple[str, bool, bool, int]:
    """By time; within one second what can take something back comes after that."""
    return one.made, one.is_decision, one.is_decision and one.kind == "undo", one.number


def _corrected(row: Any, undone: Mapping[int, int]) -> HistoryEntry:
    number, made, reviewer, kind, value, before, undoes, statements, document, text = row
    says = f"undo {undoes}" if kind == "undo" else _says(kind, json.loads(value), json.loads(before))
    more = f", and {statements - 1} more" if statements > 1 else ""
    return HistoryEntry(
        number=number,
        is_decision=False,
        made=made,
        reviewer=reviewer,
        kind=kind,
        says=f"{says}{more}",
        statements=statements,
        document=document,
        text=text,
        undone=undone.get(number),
    )


def _decided(row: Any) -> HistoryEntry:
    number, made, reviewer, kind, says, undone, _ = row
    return HistoryEntry(number, True, made, reviewer, kind, says, 0, None, None, undone)


def _taken_back(row: Any) -> HistoryEntry:
    number, _, _, _, says, undone, reviewer = row
    return HistoryEntry(number, True, undone, reviewer, "undo", f"undo: {says}", 0, None, None, None)


def _says(kind: str, value: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    """A correction in words: what it was about, what it was, and what it is."""
    if kind == "done":
        return "the text is reviewed"
    words = " ".join(str(before.get("statement", "")).split())
    about = f": {words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}" if words else ""
    name = "speaker" if kind in ("speaker", "add") else kind
    if kind in ("accept", "reject"):
        return f"{kind}{about}"
    return f"{kind} {_shown(before.get(name))} → {_shown(value.get(name, value.get('speaker', value)))}{about}"


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value["name"]) if "name" in value else " … ".join(value.get("words", ())) or "nothing"
    return "nothing" if value is None or isinstance(value, list) else str(value)
