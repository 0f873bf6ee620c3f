"""Dates as files have them: those of ISO 8601, or in the form that the user names."""

from __future__ import annotations

import re
from datetime import date, datetime

__all__ = ["iso_date"]

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[T ](.+))?)?)?")
_COMPACT = re.compile(r"[0-9]{8}")  # 20240503
_OF_TIMES = re.compile(r"%[HIMSfXcT]")
_NO_YEAR = 1900  # what `strptime` takes for the year where none is named


def iso_date(text: str, form: str | None = None) -> str | None:
    """A date in ISO 8601, if only a year or a month, maybe with a time of day; None for what is no date.

    form: how dates are written, as `datetime.strptime` has it; those of ISO 8601 are dates, too.
    """
    text = text.strip()
    if form is not None:
        try:
            found = datetime.strptime(text, form)
        except ValueError:
            pass
        else:
            if found.year != _NO_YEAR:
                return found.isoformat() if _OF_TIMES.search(form) else found.date().isoformat()
    return _of_iso(text)


def _of_iso(text: str) -> str | None:
    if _COMPACT.fullmatch(text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    form = _FORM.fullmatch(text)
    if form is None:
        return None
    year, month, day, time = form.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
        if time is not None:
            datetime.fromisoformat(f"{year}-{month}-{day}T{time}")
    except ValueError:
        return None
    return text if time is None else f"{year}-{month}-{day}T{time}"
