"""When something is said in a TEI document of speech: the points of its timeline."""

from __future__ import annotations

import math
import re
from typing import Any

from inquit.document import Time

__all__ = ["TeiTimes", "tei_times"]

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_UNITS = {"s": 1.0, "ms": 0.001, "min": 60.0, "h": 3600.0}
_CLOCK = re.compile(r"(\d{1,3}):(\d\d):(\d\d(?:\.\d{1,9})?)")
_DAY = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")

TeiTimes = dict[str, Time]


def tei_times(root: Any) -> TeiTimes:
    """The points in time of a document, by their ids: seconds from the beginning, or as the file has times of day."""
    found: TeiTimes = {}
    last: str | None = None
    for timeline in root.iter("{*}timeline"):
        unit = timeline.get("unit", "s")
        for when in timeline.iter("{*}when"):
            id_ = when.get(_ID)
            if id_ is None:
                continue
            time = _point(when, found, last, unit)
            if time is not None:
                found[id_] = time
            last = id_
    return found


def _point(when: Any, found: TeiTimes, last: str | None, unit: str) -> Time | None:
    absolute, interval = when.get("absolute"), when.get("interval")
    if absolute is not None:
        clock = _CLOCK.fullmatch(absolute)
        if clock is not None:
            return int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3])
        return absolute if _DAY.match(absolute) else None
    since = when.get("since")
    base = found.get(since.removeprefix("#") if since else last or "", 0.0 if last is None or since else math.nan)
    try:
        passed = float(interval or 0.0) * _UNITS.get(when.get("unit", unit), 1.0)
    except ValueError:
        return None
    time = base + passed if isinstance(base, float | int) else math.nan
    return time if math.isfinite(time) and passed >= 0 else None
