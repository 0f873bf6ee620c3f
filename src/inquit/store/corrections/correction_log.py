"""The log of corrections in the database: rows are added to it, and never changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.store.cells import as_json, insert_rows
from inquit.store.corrections.correction import Correction, CorrectionKind, ShownIn
from inquit.store.corrections.text_anchors import TextAnchor, anchor_record, read_anchor

__all__ = ["NewCorrection", "append", "log_of_text", "read_corrections"]

_COLUMNS: Final = (
    "corrections.id, applied, made, reviewer, shown_in, kind, corrections.origin, corrections.key, target, value, "
    "before, undoes"
)
_OF_TEXT: Final = """
SELECT {columns} FROM documents JOIN corrections
ON corrections.origin = documents.origin AND corrections.key = documents.key
WHERE documents.id = ? AND corrections.id > ? ORDER BY corrections.id
"""


@dataclass(frozen=True, slots=True)
class NewCorrection:
    """What is put into the log.

    origin, key: the text, as `documents` names it.
    """

    origin: str
    key: str
    kind: CorrectionKind
    target: TextAnchor | None = None
    value: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    undoes: int | None = None


def append(db: Database, made: Sequence[NewCorrection], reviewer: str, shown_in: ShownIn) -> int:
    """Put what was applied at once into the log, within the caller's transaction: the number of the first."""
    (last,) = db.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'corrections'").fetchone()
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    insert_rows(
        db,
        "corrections",
        (
            {
                "id": last + place,
                "applied": last + 1,
                "made": moment,
                "reviewer": reviewer,
                "shown_in": shown_in,
                "kind": one.kind,
                "origin": one.origin,
                "key": one.key,
                "target": None if one.target is None else as_json(anchor_record(one.target)),
                "value": as_json(one.value),
                "before": as_json(one.before),
                "undoes": one.undoes,
            }
            for place, one in enumerate(made, start=1)
        ),
    )
    return int(last) + 1


def log_of_text(db: Database, number: int, after: int = 0) -> list[Correction]:
    """All that was ever corrected in the text of this number, in order; `after`: after this number of the log."""
    return [_correction(row) for row in db.execute(_OF_TEXT.format(columns=_COLUMNS), (number, after))]


def read_corrections(db: Database, where: str, parameters: Iterable[object] = ()) -> Iterator[Correction]:
    """The corrections for which a condition over `corrections` holds, with an order where it names one."""
    for row in db.execute(f"SELECT {_COLUMNS} FROM corrections WHERE {where}", tuple(parameters)).fetchall():
        yield _correction(row)


def _correction(row: Sequence[Any]) -> Correction:
    number, applied, made, reviewer, shown_in, kind, origin, key, target, value, before, undoes = row
    return Correction(
        number=number,
        applied=applied,
        made=made,
        reviewer=reviewer,
        shown_in=shown_in,
        kind=kind,
        origin=origin,
        key=key,
        target=None if target is None else read_anchor(json.loads(target)),
        value=json.loads(value),
        before=json.loads(before),
        undoes=undoes,
    )
