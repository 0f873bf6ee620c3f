"""Values of JSON as programs write them: numbers as strings, times in many ways, names as texts, numbers or objects."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from inquit.document import Time

__all__ = ["first_of", "iso_time", "name_of", "objects_in", "seconds_of", "text_of", "time_of"]

_PLAIN = re.compile(r"\s{0,9}(?:PT)?(\d{1,12}(?:\.\d{1,20})?)\s?[sS]?\s{0,9}\Z")  # "1.5", "1.5s", "PT1.5S"
_CLOCK = re.compile(r"\s{0,9}(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2}(?:[.,]\d{1,9})?)\s{0,9}\Z")
_LONG_PERIOD = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,4}(?:\.\d{1,9})?)S)?\Z")
_PER_MINUTE, _PER_HOUR = 60, 3600
_NANOS = 1e9


def first_of(record: Any, keys: Iterable[str]) -> Any:
    """What stands under the first of these names that is there and is not null."""
    if not isinstance(record, Mapping):
        return None
    return next((record[key] for key in keys if record.get(key) is not None), None)


def objects_in(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; none where it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def text_of(value: Any) -> str | None:
    """A text that has something in it."""
    return value if isinstance(value, str) and value.strip() else None


def seconds_of(value: Any) -> float | None:
    """Seconds from the beginning, however they are written; None for what is no such time."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _finite(value)
    if isinstance(value, Mapping) and value.keys() & {"seconds", "nanos"}:  # {"seconds": "1", "nanos": 500000000}
        whole, part = seconds_of(value.get("seconds", 0)), seconds_of(value.get("nanos", 0))
        return None if whole is None or part is None else round(whole + part / _NANOS, 3)
    return _written(value) if isinstance(value, str) else None


def _finite(value: float) -> float | None:
    try:
        number = float(value)
    except OverflowError:
        return None
    return round(number, 3) if math.isfinite(number) and number >= 0 else None


def _written(value: str) -> float | None:
    if (found := _PLAIN.match(value)) is not None:
        return _finite(float(found[1]))
    found = _CLOCK.match(value) or _LONG_PERIOD.match(value)
    if found is None:
        return None
    hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in found.groups())
    return round(hours * _PER_HOUR + minutes * _PER_MINUTE + seconds, 3)


def iso_time(value: Any) -> str | None:
    """A date with a time of day in ISO 8601, as it stands; None for what is none."""
    if not isinstance(value, str) or len(value) < len("2024-01-01"):
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return value


def time_of(value: Any) -> Time | None:
    """A time from the beginning, or one of the day."""
    seconds = seconds_of(value)
    return iso_time(value) if seconds is None else seconds


def name_of(value: Any, kind: str = "Speaker") -> str | None:
    """The name of a speaker; what is only a number or a letter says what it numbers ("Speaker 1")."""
    if isinstance(value, Mapping):
        inner = first_of(value, ("name", "real_name", "display_name", "label", "id"))
        return None if isinstance(inner, Mapping) else name_of(inner, kind)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    shown = " ".join(str(value).split()) if isinstance(value, str) else f"{value:d}"[:20]
    return (f"{kind} {shown}" if shown.isdecimal() or len(shown) == 1 else shown) or None
