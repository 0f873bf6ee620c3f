"""Times as pages show them: "[00:03:18]", "0:26", "01:02:36.16", "[2024-05-01 10:33]"."""

from __future__ import annotations

import re

from inquit.document import Time
from inquit.glyphs import DASHES

__all__ = ["STAMP", "TIME_ALONE", "time_of"]

_CLOCK = r"-?\d{1,4}(?::[0-5]\d){1,3}(?:[.,:;]\d{1,3})?"
_DATE = r"(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?:T|,?[ ])"
_HALF = r"(?:[ ]?[AaPp]\.?[Mm]\b\.?)"
_BARE = rf"(?:{_DATE})?{_CLOCK}{_HALF}?Z?(?![\w:])"
# A time, in brackets or not, or from one to another.
STAMP = rf"[\[(<{{]?{_BARE}(?:[ ]?(?:-->|[-{DASHES}])[ ]?{_BARE})?[\])>}}]?"

TIME_ALONE = re.compile(rf"[ \t]{{0,8}}{STAMP}[ \t]{{0,8}}:?")
_TIME = re.compile(
    rf"(?P<date>{_DATE})?(?P<sign>-?)(?P<clock>\d{{1,4}}(?::[0-5]\d){{1,3}})"
    rf"(?:[.,:;](?P<part>\d{{1,3}}))?(?P<half>[ ]?(?:[Aa]|(?P<late>[Pp]))\.?[Mm]\b)?"
)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
LAST_HOUR = 23
_SECONDS = (1.0, 60.0, 3600.0, 86400.0)  # of the parts of a time, from the last


def time_of(stamp: str) -> tuple[Time | None, Time | None]:
    """When a stretch begins and ends, by the times in front of it.

    Seconds from the beginning; where a date or the half of the day stands with it, it is a time of day, as ISO 8601
    writes it. A date whose order of days and months is not sure says nothing.
    """
    times = [_one(found) for found in _TIME.finditer(stamp)]
    return (times[0] if times else None), (times[1] if len(times) > 1 else None)


def _one(found: re.Match[str]) -> Time | None:
    parts = [int(part) for part in found["clock"].split(":")]
    fraction = found["part"]
    if found["date"] is not None or found["half"] is not None:
        return _of_day(parts, found)
    seconds = sum(size * part for size, part in zip(_SECONDS, reversed(parts), strict=False))
    if fraction is not None:
        seconds += int(fraction) / 10 ** len(fraction)
    return -seconds if found["sign"] else seconds


def _of_day(parts: list[int], found: re.Match[str]) -> str | None:
    hour, minute, second = (*parts, 0)[:3]
    date = found["date"]
    if found["half"] is not None:
        hour = hour % 12 + (12 if found["late"] else 0)
    if hour > LAST_HOUR or (date is not None and _ISO_DATE.match(date) is None):
        return None
    clock = f"{hour:02}:{minute:02}:{second:02}"
    return clock if date is None else f"{date[:10]}T{clock}"
