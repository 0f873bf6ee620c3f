"""Options that are dates: a day, a month or a year, or how long ago something is."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import typer

__all__ = ["date_format", "first_day", "last_day", "moment_of_adding"]

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_AGE = re.compile(r"([0-9]{1,6})\s*([hdw])")
_EARLY = 1970
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def first_day(value: str | None) -> str | None:
    """What `--since` says: the day, month or year, or the day that lies so far back.

    Raises:
        BadParameter: it is no date.
    """
    if value is None or (then := _so_long_ago(value)) is None:
        return None if value is None else _day(value)
    return then.date().isoformat()


def last_day(value: str | None) -> str | None:
    """What `--until` says, as for `first_day`.

    Raises:
        BadParameter: it is no date.
    """
    return first_day(value)


def moment_of_adding(value: str | None) -> str | None:
    """What `--added-since` says, in UTC: the moment that lies so far back, or when a date began here.

    Raises:
        BadParameter: it is no date.
    """
    if value is None:
        return None
    then = _so_long_ago(value) or _beginning(_day(value))
    return then.astimezone(UTC).isoformat(timespec="seconds")


def date_format(value: str | None) -> str | None:
    """What `--date-format` says.

    Raises:
        BadParameter: it stands for no date.
    """
    if value is None:
        return None
    day = datetime(2024, 5, 23, tzinfo=UTC)
    try:
        found = datetime.strptime(day.strftime(value), value)
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no form of dates ({error}); write it as in %d/%m/%Y") from error
    if found.date() != day.date():
        raise typer.BadParameter(f"{value!r} leaves out the year, the month or the day; write it as in %d/%m/%Y")
    return value


def _so_long_ago(value: str) -> datetime | None:
    found = _AGE.fullmatch(value.strip().lower())
    if found is None:
        return None
    try:
        return datetime.now().astimezone() - int(found[1]) * _UNITS[found[2]]
    except OverflowError as error:
        raise typer.BadParameter(f"{value!r} is longer ago than there are dates") from error


def _day(value: str) -> str:
    found = _FORM.fullmatch(value.strip())
    with suppress(ValueError):  # the thirtieth of February
        if found is not None:
            date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
            return value.strip()
    raise typer.BadParameter(f"{value!r} is no date; write it as 2024, 2024-05 or 2024-05-03, or as 7d for a week ago")


def _beginning(day: str) -> datetime:
    """When a day, or the first one of a month or year, began where the user is."""
    year, month, day_of_month = (*map(int, day.split("-")), 1, 1)[:3]
    began = datetime(year, month, day_of_month)
    # systems do not know the local time of early years, in which there was no database
    return began.replace(tzinfo=UTC) if year <= _EARLY else began.astimezone()
