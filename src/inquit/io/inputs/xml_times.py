"""When something is said, by the attributes that XML of any kind has for it."""

from __future__ import annotations

import math
import re
from typing import Any

from inquit.document import Time

__all__ = ["XmlClock"]

# Attributes, in small letters.
_STARTS = ("starttime", "start", "begin", "time", "timestamp", "datetime")
_ENDS = ("endtime", "end", "stop")
_CLOCK = re.compile(r"0?(\d{1,2}):(\d\d)(?::(\d\d)([.,]\d{1,9})?)?")
_SECONDS = re.compile(r"(\d{1,7}(?:\.\d{1,9})?)s?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?")
_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
_OF_DAY = "time"  # as parliaments have it; others count from the beginning
_HOURS = 24


class XmlClock:
    """The day of a file, and what its attributes mean by times."""

    def __init__(self, root: Any) -> None:
        found = (_DAY.search(value) for value in root.attrib.values())
        self._day = next((day[0] for day in found if day is not None), None)

    def times(self, element: Any) -> tuple[Time | None, Time | None]:
        """When what an element holds begins and ends, as far as it says."""
        if not element.attrib:
            return None, None
        values = {name.rpartition("}")[2].lower(): value.strip() for name, value in element.attrib.items()}
        start = next(((name, values[name]) for name in _STARTS if values.get(name)), None)
        end = next(((name, values[name]) for name in _ENDS if values.get(name)), None)
        day = _DAY.search(values.get("id", "")) or _DAY.search(values.get("date", ""))
        known = self._day if day is None else day[0]
        begun = None if start is None else _time(*start, known)
        ended = None if end is None else _time(*end, known)
        return begun, ended if ended is None or type(ended) is type(begun) else None


def _time(name: str, value: str, day: str | None) -> Time | None:
    if _ISO.fullmatch(value):
        return value.replace(" ", "T")
    if seconds := _SECONDS.fullmatch(value):
        return float(seconds[1])
    clock = _CLOCK.fullmatch(value)
    if clock is None:
        return None
    hours, minutes, rest = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if name == _OF_DAY:
        return None if day is None or hours >= _HOURS else f"{day}T{hours:02}:{minutes:02}:{rest:02}"
    time = hours * 3600 + minutes * 60 + rest + float((clock[4] or ".0").replace(",", "."))
    return time if math.isfinite(time) else None
