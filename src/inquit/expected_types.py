"""What a caller gives, held against what is asked for: one sentence where it is of another kind."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from numbers import Integral, Real
from reprlib import repr as short_repr
from typing import Any

from inquit.errors import SettingsError

__all__ = [
    "NUMBER",
    "NUMBER_OR_NONE",
    "TEXT",
    "TEXTS",
    "TEXT_OR_NONE",
    "WHOLE_NUMBER_OR_NONE",
    "YES_OR_NO",
    "Expected",
    "check_fields",
    "check_types",
    "one_of",
]


@dataclass(frozen=True, slots=True)
class Expected:
    """A kind of value, in words to stand after "must be"."""

    words: str
    fits: Callable[[object], bool]


YES_OR_NO = Expected("True or False", lambda value: isinstance(value, bool))
TEXT = Expected("a str", lambda value: isinstance(value, str))
TEXT_OR_NONE = Expected("a str, or None", lambda value: value is None or isinstance(value, str))
TEXTS = Expected("a tuple of str", lambda value: isinstance(value, tuple) and all(map(TEXT.fits, value)))
NUMBER = Expected("a number", lambda value: _is_number(value, Real))
NUMBER_OR_NONE = Expected("a number, or None", lambda value: value is None or _is_number(value, Real))
WHOLE_NUMBER_OR_NONE = Expected("a whole number, or None", lambda value: value is None or _is_number(value, Integral))


def one_of(kind: Any, words: str) -> Expected:
    """An instance of a class."""
    return Expected(words, lambda value: isinstance(value, kind))


def check_fields(record: object, expected: Mapping[str, Expected]) -> None:
    """See that all fields of a record are of the kinds that are asked for.

    Raises:
        SettingsError: one is not.
    """
    check_types(expected, **{name: getattr(record, name) for name in expected})


def check_types(expected: Mapping[str, Expected], **given: object) -> None:
    """See that values are of the kinds that are asked for under their names.

    Raises:
        SettingsError: one is not.
    """
    for name, value in given.items():
        if not expected[name].fits(value):
            raise SettingsError(f"{name} must be {expected[name].words}, not {short_repr(value)}")


def _is_number(value: object, kind: type) -> bool:
    """Whether it is a number, and no truth value, which Python takes for one."""
    return (
        isinstance(value, kind) and not isinstance(value, bool) and not (isinstance(value, float) and math.isnan(value))
    )
