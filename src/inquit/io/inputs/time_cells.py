"""Times in tables and JSON, in all the ways in which programs write them."""

from __future__ import annotations

import math
import re
from datetime import datetime, time, timedelta
from typing import Any

from inquit.document import Time
from inquit.glyphs import DASHES

__all__ = ["times_of"]

_FIGURES = re.compile(r"\d{1,12}(?:[.,]\d{1,9})?(?: ?s(?:ec(?:onds?)?)?)?\Z", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d{1,5}):)?(\d{1,5}):([0-5]?\d(?:[.,]\d{1,9})?)\Z")
_HALF_DAY = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))? ?([AaPp])\.?[Mm]\.?\Z")
_BETWEEN = re.compile(rf" ?--?> ?|(?<=\d)[{DASHES}](?=\d)| [-{DASHES}] ")
_MINUTES, _HOUR = 60, 3600  # minutes of an hour; seconds
_NOON = 12
_DATE = re.compile(r"\d{4}-\d")
_DATE_ALONE = len("2024-05-01")


def times_of(cell: Any) -> tuple[Time | None, Time | None]:
    """From when to when, as far as the cell says; both None where it holds no time.

    Numbers are seconds from the beginning, and so is a time without a date (`1:02:03.5`, `02:03`); with a date, or
    the half of the day, it is a moment, as ISO 8601 writes it.
    """
    if not isinstance(cell, str):
        return _of_value(cell), None
    text = " ".join(cell.split()).strip("[]()")
    whole = _of_text(text)
    if whole is not None:
        return whole, None
    parts = _BETWEEN.split(text)
    if len(parts) != 2 or (start := _of_text(parts[0])) is None:  # noqa: PLR2004
        return None, None
    return start, _of_text(parts[1])


def _of_value(value: Any) -> Time | None:
    if isinstance(value, bool) or not isinstance(value, int | float | timedelta | time | datetime):
        return None
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, time):
        return value.hour * _HOUR + value.minute * _MINUTES + value.second + value.microsecond / 1e6
    if isinstance(value, datetime):
        return value.isoformat()
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:
        return None


def _of_text(text: str) -> Time | None:
    if _FIGURES.match(text):
        return float(text.lower().rstrip("econds ").replace(",", "."))
    if (clock := _CLOCK.match(text)) is not None:
        hours, minutes, seconds = clock.groups()
        return int(hours or 0) * _HOUR + int(minutes) * _MINUTES + float(seconds.replace(",", "."))
    if (half := _HALF_DAY.match(text)) is not None:
        hour = int(half[1]) % _NOON + (_NOON if half[4] in "Pp" else 0)
        return f"{hour:02}:{half[2]}:{half[3] or '00'}" if int(half[1]) <= _NOON else None
    if _DATE.match(text) is None:  # `fromisoformat` takes eight figures for a date, too
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return text if len(text) <= _DATE_ALONE else moment.isoformat()
