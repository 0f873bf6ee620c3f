"""What times of statements mean: how they are shown, and how long lies between two of them."""

from __future__ import annotations

from datetime import UTC, datetime, time

from inquit.document import Time, TimeSpan

__all__ = ["iso_time", "seconds_between", "seconds_of", "shown_time", "shown_times"]

_DAY = 86_400
_HOUR, _MINUTE = 3_600, 60
_HOUR_DIGITS = 2


def seconds_of(given: Time) -> float | None:
    """A time as a number: from the beginning, of the day, or where the date is known since 1970; None for no time."""
    if not isinstance(given, str):
        return float(given)
    moment = _moment(given)
    if isinstance(moment, time):
        return moment.hour * _HOUR + moment.minute * _MINUTE + moment.second + moment.microsecond / 1e6
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def seconds_between(start: Time | None, end: Time | None) -> float | None:
    """How long it is from one time to another, below 0 where that is back; None where nobody knows.

    Of times of day without a date it is the shorter way round the clock, so that midnight may lie between.
    """
    if start is None or end is None or _kind(start) != _kind(end):
        return None
    first, last = seconds_of(start), seconds_of(end)
    if first is None or last is None:
        return None
    if _kind(start) is time:
        return (last - first + _DAY / 2) % _DAY - _DAY / 2
    return last - first


def iso_time(given: str) -> str | None:
    """A date with its time, or a time of day, as XML has it; None for what is none."""
    moment = _moment(given)
    return None if moment is None else moment.isoformat()


def shown_time(given: Time) -> str:
    """`0:12:03`, `14:05:10`, `2024-05-01 14:05:10`: without fractions; what is no time is shown as it is."""
    if isinstance(given, str):
        moment = _moment(given)
        if moment is None:
            return given
        return moment.strftime("%H:%M:%S") if isinstance(moment, time) else moment.strftime("%Y-%m-%d %H:%M:%S")
    minutes, seconds = divmod(int(abs(given)), _MINUTE)
    hours, minutes = divmod(minutes, _MINUTE)
    return f"{'-' * (given <= -1)}{hours}:{minutes:02}:{seconds:02}"


def shown_times(times: TimeSpan | None) -> str:
    """`0:12:03–0:12:10`, or the one of the two that is known, or nothing."""
    if times is None:
        return ""
    return "–".join(dict.fromkeys(shown_time(one) for one in (times.start, times.end) if one is not None))


def _kind(given: Time) -> type | None:
    return type(_moment(given)) if isinstance(given, str) else float


def _moment(given: str) -> datetime | time | None:
    """A date with its time, or a time of day: with colons, as four digits alone are a year."""
    try:
        return time.fromisoformat(given) if given.find(":") == _HOUR_DIGITS else datetime.fromisoformat(given)
    except ValueError:
        return None
