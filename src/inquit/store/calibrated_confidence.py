"""How sure a statement is by what reviewers of this corpus have found: the reader's confidence, put right.

The chance is a logistic function of the logit of the reader's own confidence, so that what was surer stays surer. It is
fitted on rows that came up for review whatever they looked like: in the queue, in a sample, or in a text that was
reviewed whole. Rows that somebody has corrected on the way, while reading, are mostly those that were wrong.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from random import Random
from typing import Final

from sqlite_utils.db import Database

from inquit.errors import StoreError
from inquit.store.database import transaction

__all__ = [
    "LEAST_ROWS",
    "CalibrationFigures",
    "ConfidenceCurve",
    "calibrate",
    "calibrate_text",
    "calibration_in_use",
    "end_calibration",
    "reviewed_confidences",
]

# With fewer rows, or hardly any that are right or wrong, the curve would follow chance: the error of the share of right
# rows in a bin of a tenth of 100 is about .15, as large as what is to be put right.
LEAST_ROWS: Final = 100
_LEAST_OF_EACH: Final = 10
_FOLDS: Final = 5
_SEED: Final = 1  # of the folds, so that the same rows give the same figures
_BINS: Final = 10
# How hard the curve is drawn to the reader's own (slope 1, intercept 0): about as hard as a dozen rows would.
_PRIOR: Final = 1.0
_STEPS: Final = 50
_EDGE: Final = 1e-4  # confidences nearer to 0 and 1 count as this, as logits have no ends
_STEEP: Final = 1e-3  # the least slope: what was surer stays surer

_REVIEWED: Final = """
SELECT confidence, is_right FROM found_statements WHERE is_right IS NOT NULL AND shown_in <> 'reading' ORDER BY id
"""
_IN_USE: Final = "SELECT slope, intercept FROM calibrations WHERE ended IS NULL ORDER BY id DESC LIMIT 1"
_CHANGE: Final = """
UPDATE statements SET found_confidence = COALESCE(found_confidence, confidence),
    confidence = inquit_calibrated(COALESCE(found_confidence, confidence), ?, ?)
WHERE review IS NULL
"""
_BACK: Final = """
UPDATE statements SET confidence = found_confidence, found_confidence = NULL
WHERE review IS NULL AND found_confidence IS NOT NULL
"""

Row = tuple[float, bool]  # a confidence, and whether the row is right


@dataclass(frozen=True, slots=True)
class ConfidenceCurve:
    """What the reader's confidence comes to."""

    slope: float
    intercept: float

    def of(self, confidence: float) -> float:
        """The chance that a row with this confidence is right."""
        return _sigmoid(self.slope * _logit(confidence) + self.intercept)


@dataclass(frozen=True, slots=True)
class CalibrationFigures:
    """How reliable confidences are on reviewed rows.

    rows, right: how many there are, and are right.
    error_before, error_after: the expected calibration error in ten bins, of the reader's own confidence, and of that
        by the curve, fitted without the rows that it is measured on (five folds).
    brier_before, brier_after: the mean squared distance to what was found.
    """

    rows: int
    right: int
    error_before: float
    error_after: float
    brier_before: float
    brier_after: float

    @property
    def is_better(self) -> bool:
        """Whether the curve is nearer to what was found."""
        return self.brier_after < self.brier_before


def reviewed_confidences(db: Database) -> list[Row]:
    """The reader's confidence of the rows that came up for review, and whether they are right."""
    return [(confidence, bool(right)) for confidence, right in db.execute(_REVIEWED)]


def calibrate(db: Database, *, keeps: bool = True) -> CalibrationFigures:
    """Fit the curve, and use it for this corpus where it is better than none.

    keeps: whether it is kept; else only its figures are told.

    Raises:
        StoreError: too few rows were reviewed.
    """
    rows = reviewed_confidences(db)
    right = sum(is_right for _, is_right in rows)
    if len(rows) < LEAST_ROWS or min(right, len(rows) - right) < _LEAST_OF_EACH:
        raise StoreError(
            f"{len(rows)} rows were reviewed from the queue, a sample or whole texts, {right} of them right; at least "
            f"{LEAST_ROWS} are needed, and {_LEAST_OF_EACH} of them right and {_LEAST_OF_EACH} wrong"
        )
    figures = _figures(rows)
    if keeps and figures.is_better:
        curve = _fitted(rows)
        with transaction(db):
            _end(db)
            db.execute(
                "INSERT INTO calibrations (made, slope, intercept, figures) VALUES (?, ?, ?, ?)",
                (_now(), curve.slope, curve.intercept, json.dumps(asdict(figures))),
            )
            _use(db, curve)
    return figures


def end_calibration(db: Database) -> bool:
    """Go back to the reader's own confidences: whether others were in use."""
    with transaction(db):
        was_used = _end(db)
        db.execute(_BACK)
    return was_used


def calibrate_text(db: Database, number: int) -> None:
    """Give the statements of a text that has just come in the confidences of the curve in use, if any is."""
    curve = calibration_in_use(db)
    if curve is not None:
        _use(db, curve, number)


def calibration_in_use(db: Database) -> ConfidenceCurve | None:
    """The curve that confidences come from now; None where they are the reader's own."""
    row = db.execute(_IN_USE).fetchone()
    return None if row is None else ConfidenceCurve(*row)


def _use(db: Database, curve: ConfidenceCurve, number: int | None = None) -> None:
    known = "inquit_calibrated"
    db.conn.create_function(known, 3, lambda found, a, b: ConfidenceCurve(a, b).of(found), deterministic=True)
    of_text = "" if number is None else " AND document_id = ?"
    db.execute(_CHANGE + of_text, (curve.slope, curve.intercept, *(() if number is None else (number,))))


def _end(db: Database) -> bool:
    return bool(db.execute("UPDATE calibrations SET ended = ? WHERE ended IS NULL", (_now(),)).rowcount)


def _figures(rows: Sequence[Row]) -> CalibrationFigures:
    order = list(range(len(rows)))
    Random(_SEED).shuffle(order)
    after: list[Row] = []
    for fold in range(_FOLDS):
        left_out = set(order[fold::_FOLDS])
        curve = _fitted([row for place, row in enumerate(rows) if place not in left_out])
        after += [(curve.of(rows[place][0]), rows[place][1]) for place in sorted(left_out)]
    right = sum(is_right for _, is_right in rows)
    return CalibrationFigures(len(rows), right, _error(rows), _error(after), _brier(rows), _brier(after))


def _fitted(rows: Sequence[Row]) -> ConfidenceCurve:
    """The likeliest curve, drawn a little to the reader's own, by Newton's method in two unknowns."""
    points = [(_logit(confidence), float(right)) for confidence, right in rows]
    slope, intercept = 1.0, 0.0
    for _ in range(_STEPS):
        curve = ConfidenceCurve(slope, intercept)
        chances = [_sigmoid(slope * x + intercept) for x, _ in points]
        by_slope = sum((p - y) * x for p, (x, y) in zip(chances, points, strict=True)) + _PRIOR * (slope - 1)
        by_intercept = sum(p - y for p, (_, y) in zip(chances, points, strict=True)) + _PRIOR * intercept
        weights = [p * (1 - p) for p in chances]
        a = sum(w * x * x for w, (x, _) in zip(weights, points, strict=True)) + _PRIOR
        b = sum(w * x for w, (x, _) in zip(weights, points, strict=True))
        c = sum(weights) + _PRIOR
        scale = a * c - b * b
        slope = max(_STEEP, slope - (c * by_slope - b * by_intercept) / scale)
        intercept -= (a * by_intercept - b * by_slope) / scale
        if math.isclose(slope, curve.slope, abs_tol=1e-9) and math.isclose(intercept, curve.intercept, abs_tol=1e-9):
            break
    return ConfidenceCurve(slope, intercept)


def _brier(rows: Sequence[Row]) -> float:
    return sum((confidence - right) ** 2 for confidence, right in rows) / len(rows)


def _error(rows: Sequence[Row]) -> float:
    bins: list[list[Row]] = [[] for _ in range(_BINS)]
    for row in rows:
        bins[min(int(row[0] * _BINS), _BINS - 1)].append(row)
    gaps = (abs(sum(confidence - right for confidence, right in part)) for part in bins)
    return sum(gaps) / len(rows)


def _logit(confidence: float) -> float:
    bounded = min(max(confidence, _EDGE), 1 - _EDGE)
    return math.log(bounded / (1 - bounded))


def _sigmoid(logit: float) -> float:
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else 1 - 1 / (1 + math.exp(logit))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
