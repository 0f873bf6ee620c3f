"""The figures that inquit may not fall below, by corpus: kept in a file, raised freely, lowered only with a reason."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

__all__ = ["TOLERANCE", "Fall", "Floors", "Measured", "RefusedError", "falls", "read_floors", "updated", "write_floors"]

# For what other processors and libraries round in another way: two statements of PolNeAR dev, where one is worth
# 0.0005; where there are a hundred statements in all, less than one, so that every loss counts. Measured 2026-11-23:
# with all weights of the pipeline changed at random by 1 in 10,000, a hundred times more than rounding does, no figure
# of PolNeAR dev or Wikinews moved at all; by 1 in 1,000, up to 0.003.
TOLERANCE = 0.001
# Floors are kept in steps of one by this, rounded down.
_STEPS = 10_000


class RefusedError(Exception):
    """The floors cannot be used or changed like that; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Floors:
    """What is kept of one corpus.

    sha256: of the file; floors of one text say nothing about another.
    signature: what the figures depended on when they were last updated.
    floors: F1 by figure.
    regressions: each lowering, with its date, its reason, and `[before, after]` of everything that it changed.
    """

    sha256: str
    signature: str
    floors: Mapping[str, float]
    regressions: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one corpus."""

    corpus: str
    sha256: str
    signature: str
    figures: Mapping[str, float]
    failures: tuple[str, ...] = field(default=())  # texts that failed, with the reason


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure below its floor; value is None where it is not measured any more."""

    figure: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.figure}: floor {self.floor:.4f}, not measured any more"
        return f"{self.figure}: floor {self.floor:.4f}, now {self.value:.4f}, difference {self.value - self.floor:+.4f}"


def read_floors(path: Path) -> dict[str, Floors]:
    """The floors by corpus; none where there is no file yet.

    Raises:
        RefusedError: the file is damaged.
    """
    if not path.exists():
        return {}
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Floors(
                entry["sha256"],
                entry["signature"],
                {figure: float(value) for figure, value in entry["floors"].items()},
                tuple(entry["regressions"]),
            )
            for name, entry in record.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RefusedError(f"{path}: not a file of floors ({error!r}); take it back from version control") from error


def write_floors(path: Path, floors: Mapping[str, Floors]) -> None:
    """Keep the floors."""
    record = {name: {**asdict(entry), "floors": dict(sorted(entry.floors.items()))} for name, entry in floors.items()}
    path.write_text(json.dumps(record, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def falls(kept: Floors, measured: Measured) -> Iterator[Fall]:
    """The figures that are lower than their floors by more than the tolerance."""
    for figure, floor in kept.floors.items():
        value = measured.figures.get(figure)
        if value is None or value < floor - TOLERANCE:
            yield Fall(figure, floor, value)


def updated(kept: Floors | None, measured: Measured, *, reason: str | None, today: date) -> Floors:
    """The floors after a measurement: none is lower than before, unless there is a reason.

    A value within the tolerance below its floor leaves the floor where it is: floors must not sink by small steps.

    Raises:
        RefusedError: a text failed; or a figure fell or the corpus changed, and no reason is given.
    """
    if measured.failures:
        raise RefusedError(f"{measured.corpus}: {measured.failures[0]}; floors are not taken from what broke")
    now = {figure: _down(value) for figure, value in measured.figures.items()}
    if kept is None:
        return Floors(measured.sha256, measured.signature, now)
    fallen = list(falls(kept, measured))
    changed = kept.sha256 != measured.sha256
    if (fallen or changed) and not (reason or "").strip():
        why = ["its file has changed"] if changed else []
        raise RefusedError(
            f"{measured.corpus}: {'; '.join([*why, *map(str, fallen)])}. "
            "To lower floors, say why: --update --allow-regression REASON"
        )
    lowered = {fall.figure for fall in fallen}
    floors = {
        figure: value if changed or figure in lowered else max(value, kept.floors.get(figure, value))
        for figure, value in now.items()
    }
    regressions = kept.regressions
    if fallen or changed:
        regressions = (*regressions, _regression(kept, measured, floors, str(reason).strip(), today))
    # Where no floor moved, they are still those of the earlier measurement.
    signature = measured.signature if floors != kept.floors or changed else kept.signature
    return Floors(measured.sha256, signature, floors, regressions)


def _regression(
    kept: Floors, measured: Measured, floors: Mapping[str, float], reason: str, today: date
) -> dict[str, Any]:
    lower = {name: [value, floors.get(name)] for name, value in kept.floors.items() if floors.get(name, -1) < value}
    record: dict[str, Any] = {"date": today.isoformat(), "reason": reason, "figures": lower}
    if kept.sha256 != measured.sha256:
        record["sha256"] = [kept.sha256, measured.sha256]
    return record


def _down(value: float) -> float:
    # Rounded first: 0.57 * 10_000 is a little less than 5,700.
    return math.floor(round(value * _STEPS, 6)) / _STEPS
