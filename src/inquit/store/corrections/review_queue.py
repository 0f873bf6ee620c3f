"""Which statements to look at next: the least certain, or some drawn at random, by which precision is measured."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Final

from sqlite_utils.db import Database

from inquit.errors import MissingError, StoreError
from inquit.filters import RowFilter
from inquit.store.cells import insert_rows
from inquit.store.database import transaction
from inquit.store.search.filter_conditions import conditions

__all__ = [
    "Precision",
    "SampleProgress",
    "count_unreviewed",
    "draw_sample",
    "least_certain",
    "sample_progress",
    "wilson",
]

# Two standard deviations, about: the interval has the precision of all in 95 of 100 samples.
_Z: Final = 1.96
# Everything that the reader has found, whatever has become of it.
_FOUND: Final = """
SELECT id, document_id, content_spans, statement FROM statements
WHERE document_id NOT IN (SELECT document_id FROM reviewed_texts)
UNION ALL SELECT id, document_id, content_spans, statement FROM found_statements ORDER BY id
"""
_IDS: Final = "SELECT id FROM (" + _FOUND + ")"
# A row of the sample as it is found now: judged or not, and the statement that it is now, if it is one.
_SAMPLED: Final = """
SELECT sampled_statements.place, COALESCE(found_statements.id, statements.id), found_statements.is_right,
    statements.id
FROM sampled_statements
LEFT JOIN documents ON documents.origin = sampled_statements.origin AND documents.key = sampled_statements.key
LEFT JOIN found_statements ON found_statements.document_id = documents.id
    AND found_statements.content_spans = sampled_statements.content_spans
    AND found_statements.statement = sampled_statements.statement
LEFT JOIN statements ON statements.document_id = documents.id AND (statements.id = found_statements.id OR (
    documents.id NOT IN (SELECT document_id FROM reviewed_texts)
    AND statements.content_spans = sampled_statements.content_spans
    AND statements.statement = sampled_statements.statement))
WHERE sample_id = ? ORDER BY sampled_statements.place
"""
_UNREVIEWED: Final = "SELECT COALESCE(SUM(statements - reviewed), 0) FROM text_counts"
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of the statements that were judged are right, and between what shares that lies for all of them."""

    right: int
    judged: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SampleProgress:
    """A sample under review.

    number: by which it is asked for; seed, size: as it was drawn.
    left: the numbers of the statements that nobody has judged yet, in the order of drawing.
    gone: how many the reader does not find any more, as their texts have changed, were read otherwise or are gone.
    precision: of those that were judged; None before the first.
    """

    number: int
    seed: int
    size: int
    left: tuple[int, ...]
    gone: int
    precision: Precision | None


def least_certain(db: Database, rows: RowFilter | None = None, *, limit: int = 1) -> list[int]:
    """The numbers of the statements that nobody has judged yet, the least certain first."""
    kept = conditions(rows or RowFilter())
    query = f"SELECT id FROM statements WHERE review IS NULL AND {kept.sql} ORDER BY confidence, id LIMIT ?"
    return [row[0] for row in db.execute(query, (*kept.parameters, limit))]


def count_unreviewed(db: Database, rows: RowFilter | None = None) -> int:
    """How many statements nobody has judged yet."""
    if rows is None or rows == RowFilter():  # which is kept, and no row has to be looked at
        return int(db.execute(_UNREVIEWED).fetchone()[0])
    kept = conditions(rows)
    query = f"SELECT COUNT(*) FROM statements WHERE review IS NULL AND {kept.sql}"
    return int(db.execute(query, kept.parameters).fetchone()[0])


def draw_sample(db: Database, size: int, seed: int) -> int:
    """Draw statements at random of all that the reader has found, also of those that were judged already.

    The same seed draws the same of the same database.

    Returns:
        The number of the sample.

    Raises:
        StoreError: there is no statement.
    """
    with transaction(db):
        ids = [row[0] for row in db.execute(_IDS)]
        if not ids or size < 1:
            raise StoreError("there is no statement to draw; add texts first")
        drawn = Random(seed).sample(ids, min(size, len(ids)))
        number = db.execute(
            "INSERT INTO samples (made, seed, size) VALUES (?, ?, ?)",
            (datetime.now(UTC).isoformat(timespec="seconds"), seed, len(drawn)),
        ).lastrowid
        rows = {row["id"]: row for part in _parts(drawn) for row in _known(db, part)}
        names = ("origin", "key", "content_spans", "statement")
        insert_rows(
            db,
            "sampled_statements",
            (
                {"sample_id": number, "place": place, **{name: rows[id_][name] for name in names}}
                for place, id_ in enumerate(drawn, start=1)
            ),
        )
    return int(number or 0)


def sample_progress(db: Database, number: int | None = None) -> SampleProgress:
    """How far a sample was reviewed, or the last one.

    Raises:
        MissingError: there is none.
    """
    wanted = "(SELECT MAX(id) FROM samples)" if number is None else "?"
    row = db.execute(
        f"SELECT id, seed, size FROM samples WHERE id = {wanted}", () if number is None else (number,)
    ).fetchone()
    if row is None:
        raise MissingError("there is no such sample; draw one first")
    rows = {place: rest for place, *rest in db.execute(_SAMPLED, (row[0],))}
    judged = [bool(is_right) for _, is_right, _ in rows.values() if is_right is not None]
    return SampleProgress(
        number=row[0],
        seed=row[1],
        size=row[2],
        left=tuple(now for _, is_right, now in rows.values() if is_right is None and now is not None),
        gone=sum(id_ is None for id_, *_ in rows.values()),
        precision=Precision(sum(judged), len(judged), *wilson(sum(judged), len(judged))) if judged else None,
    )


def wilson(right: int, number: int) -> tuple[float, float]:
    """Wilson's interval of a share: between 0 and 1 also where all are right, or few were looked at."""
    share, square = right / number, _Z * _Z / number
    middle = share + square / 2
    reach = _Z * math.sqrt(share * (1 - share) / number + square / (4 * number))
    return max(0.0, (middle - reach) / (1 + square)), min(1.0, (middle + reach) / (1 + square))


def _parts(numbers: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(numbers), _AT_ONCE):
        yield numbers[first : first + _AT_ONCE]


def _known(db: Database, numbers: list[int]) -> Iterator[dict[str, object]]:
    query = (
        "SELECT found.id, origin, documents.key, content_spans, statement FROM json_each(?) AS wanted "
        f"JOIN ({_FOUND}) AS found ON found.id = wanted.value JOIN documents ON documents.id = document_id"
    )
    yield from db.query(query, [json.dumps(numbers)])
