"""Limits on time that a user sets: which numbers are some, and how they are called."""

from __future__ import annotations

import sys

from inquit.errors import SettingsError

__all__ = ["LONGEST_WAIT", "checked_seconds", "in_words"]

# Systems cannot wait for any time that a float can say; whoever waits longer waits again.
LONGEST_WAIT = 86_400.0
# From here on nobody asks for parts of a second.
_MANY_SECONDS = 10


def checked_seconds(seconds: float | None) -> float | None:
    """A limit as it is; None is none.

    Raises:
        SettingsError: it is no number above 0, or has no end.
    """
    if seconds is None:
        return None
    value: object = seconds  # what the caller's types promise, the caller's data may break
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= sys.float_info.max:
        return float(value)
    raise SettingsError(f"max_seconds must be a number of seconds above 0, as 60 or 0.5, not {value!r}")


def in_words(seconds: float) -> str:
    """A time in words: "0.5 seconds"."""
    if seconds == 1:
        return "1 second"
    return f"{seconds:,.0f} seconds" if seconds >= _MANY_SECONDS else f"{seconds:g} seconds"
