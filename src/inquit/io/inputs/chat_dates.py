"""Dates of chats, whose days and months change places from country to country: decided by all of a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

__all__ = ["DATE", "TIME", "ChatTime", "DatedTimes", "iso_times", "read_time"]

DATE = r"(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
TIME = r"(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)(?:[.,]\d{1,6})?(?:\s?(?P<half>[aApP]\.?\s?[mM]\.?))?"
_PARTS = re.compile(r"[./-]")
_CLOCK = re.compile(r"[:.]")
_MONTHS, _HOURS, _NOON, _MINUTES = 12, 24, 12, 60
_YEAR_DIGITS = 4
_CENTURY = 2000
_FIRST_YEAR = 1000
_FEW = 2  # dates show no habit
_CLOSER = 3  # times as many days between messages are no likely reading of a chat that goes on for days
_NAMES = {"dmy": "day/month/year", "mdy": "month/day/year"}


@dataclass(frozen=True, slots=True)
class ChatTime:
    """A time as it stands: the numbers of the date in their order, and the time of day; None for what is not said."""

    date: tuple[int, int, int] | None
    clock: str | None
    dotted: bool = False


def read_time(date_: str | None, time: str | None, half: str | None) -> ChatTime:
    """What is written, in numbers."""
    numbers = None if date_ is None else _numbers(date_)
    return ChatTime(numbers, None if time is None else _clock(time, half), date_ is not None and "." in date_)


def _numbers(written: str) -> tuple[int, int, int] | None:
    parts = _PARTS.split(written)
    first, second, third = map(int, parts)
    if len(parts[0]) == _YEAR_DIGITS:
        return first, second, third
    return first, second, third if len(parts[2]) == _YEAR_DIGITS else third + _CENTURY


def _clock(time: str, half: str | None) -> str | None:
    hour, minute, *second = map(int, _CLOCK.split(time))
    if half:
        hour = hour % _NOON + (_NOON if half[0] in "pP" else 0)
    if hour >= _HOURS or max(minute, *second, 0) >= _MINUTES:
        return None
    return ":".join(f"{part:02}" for part in (hour, minute, *second))


@dataclass(frozen=True, slots=True)
class DatedTimes:
    """The times in ISO 8601, and what the user should know about them."""

    times: list[str | None]
    notice: str | None = None


def iso_times(times: Sequence[ChatTime]) -> DatedTimes:
    """The times of a chat; where nothing tells days and months apart, only the time of day."""
    order, reason = _order(times)
    found = [_iso(time, order) for time in times]
    if reason is None:
        return DatedTimes(found)
    example = next(time.date for time in times if time.date is not None)
    shown = f"{example[0]}/{example[1]}/{example[2]}"
    if order is None:
        notice = f"nothing tells day and month apart in dates like {shown}, so times are given without the date"
        return DatedTimes(found, notice)
    return DatedTimes(found, f"dates like {shown} are read as {_NAMES[order]}, by {reason}")


def _iso(time: ChatTime, order: str | None) -> str | None:
    day = None if time.date is None else _date(time.date, order)
    if day is None or time.clock is None:
        return time.clock if day is None else day.isoformat()
    return f"{day.isoformat()}T{time.clock}"


def _date(numbers: tuple[int, int, int], order: str | None) -> date | None:
    first, second, third = numbers
    try:
        if first >= _FIRST_YEAR:  # a year comes first
            return date(first, second, third)
        if order is None:
            return date(third, first, second) if first == second else None
        return date(third, second, first) if order == "dmy" else date(third, first, second)
    except ValueError:
        return None


def _order(times: Sequence[ChatTime]) -> tuple[str | None, str | None]:
    dates = list(dict.fromkeys(time.date for time in times if time.date is not None and time.date[0] < _FIRST_YEAR))
    if not dates or any(first > _MONTHS for first, _, _ in dates):
        return "dmy", None
    if any(second > _MONTHS for _, second, _ in dates):
        return "mdy", None
    if any(time.dotted for time in times):  # nobody writes months first with stops
        return "dmy", None
    if all(first == second for first, second, _ in dates):
        return None, None
    steps = {order: _steps(dates, order) for order in _NAMES}
    back = {order: sum(step < 0 for step in found) for order, found in steps.items()}
    if back["dmy"] != back["mdy"]:
        return min(_NAMES, key=lambda order: back[order]), "the order of the messages"
    taken = {order: sum(map(abs, found)) for order, found in steps.items()}
    least = min(_NAMES, key=lambda order: taken[order])
    most = max(taken.values())
    if len(dates) > _FEW and most >= _CLOSER * taken[least]:
        return least, "how close the messages are"
    return None, ""


def _steps(dates: Sequence[tuple[int, int, int]], order: str) -> list[int]:
    """The days from each date to the next, in an order of their numbers."""
    days = [day.toordinal() for numbers in dates if (day := _date(numbers, order)) is not None]
    return [later - earlier for earlier, later in pairwise(days)]
