"""The fields of a record that came from outside: each is what it should be, or a sentence says which is not."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar, cast

from inquit.errors import InputError

__all__ = ["RecordFields"]

_Choice = TypeVar("_Choice", bound=str)
_SHOWN = 60
_PAIR = 2
# What every format holds that results are written in.
_LARGEST = 2**31 - 1
# Seconds of so many still have their fractions in every program; nothing that is recorded is as long.
_LATEST = 2**40


@dataclass(frozen=True, slots=True)
class RecordFields:
    """An object of a record.

    where: what it is, for messages: "document 'a', quote 'q1'".
    values: what it should be an object of.
    length: of the text that spans are of.
    """

    where: str
    values: Any
    length: int

    def __post_init__(self) -> None:
        if not isinstance(self.values, Mapping):
            raise InputError(f"{self.where}: must be an object, not {_shown(self.values)}")

    def has(self, key: str) -> bool:
        """Whether there is such a field, also where it is null."""
        return key in self.values

    def string(self, key: str) -> str:
        """A field that must be a string."""
        value = self._value(key)
        return value if isinstance(value, str) else self.refuse(key, "a string")

    def maybe_string(self, key: str) -> str | None:
        """A field that is a string or null."""
        value = self._value(key)
        return value if value is None or isinstance(value, str) else self.refuse(key, "a string or null")

    def strings(self, key: str) -> tuple[str, ...]:
        """A field that must be a list of strings."""
        value = self._value(key)
        if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
            return tuple(value)
        return self.refuse(key, "a list of strings")

    def choice(self, key: str, allowed: tuple[_Choice, ...]) -> _Choice:
        """A field that must be one of a few strings."""
        value = self._value(key)
        return cast(_Choice, value) if self._is_one(value, allowed) else self.refuse(key, " or ".join(allowed))

    def maybe_choice(self, key: str, allowed: tuple[_Choice, ...]) -> _Choice | None:
        """A field that is one of a few strings, or null."""
        value = self._value(key)
        if value is None or self._is_one(value, allowed):
            return cast("_Choice | None", value)
        return self.refuse(key, f"{', '.join(allowed)} or null")

    def truth(self, key: str) -> bool:
        """A field that must be true or false."""
        value = self._value(key)
        return value if isinstance(value, bool) else self.refuse(key, "true or false")

    def whole(self, key: str, *, least: int) -> int:
        """A field that must be a whole number."""
        value = self._value(key)
        if type(value) is int and least <= value <= _LARGEST:
            return value
        return self.refuse(key, f"a whole number from {least}")

    def number(self, key: str, *, most: float = math.inf) -> float:
        """A field that must be a number from 0 to `most`."""
        value = self._value(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= min(most, _LARGEST):
            return value
        return self.refuse(key, "a number from 0" + ("" if most == math.inf else f" to {most:g}"))

    def inner(self, key: str, what: str = "") -> RecordFields:
        """A field that must be an object; `what` it is called."""
        return RecordFields(f"{self.where}, {what or key}", self._value(key), self.length)

    def maybe_inner(self, key: str) -> RecordFields | None:
        """The same, or null."""
        return None if self._value(key) is None else self.inner(key)

    def maybe_time(self, key: str) -> float | str | None:
        """A field that is a number of seconds, which may be below 0, a date or time of day in words, or null."""
        value = self._value(key)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _LATEST:
            return float(value)
        return self.refuse(key, "a number of seconds, a time in ISO 8601, or null")

    def objects(self, key: str, what: str) -> Iterator[RecordFields]:
        """A field that must be a list of objects; `what` one of them is."""
        for number, value in enumerate(self.items(key), start=1):
            id_ = value.get("id") if isinstance(value, Mapping) else None
            named = f"{what} {id_!r}" if isinstance(id_, str) and id_ else f"{what} number {number}"
            yield RecordFields(f"{self.where}, {named}", value, self.length)

    def items(self, key: str) -> tuple[Any, ...]:
        """A field that must be a list."""
        value = self._value(key)
        return tuple(value) if isinstance(value, list | tuple) else self.refuse(key, "a list")

    def span(self, key: str) -> tuple[int, int]:
        """A field that must be the start and end of a stretch of the text."""
        return self._pair(key, self._value(key))

    def maybe_span(self, key: str) -> tuple[int, int] | None:
        """The same, or null."""
        value = self._value(key)
        return None if value is None else self._pair(key, value)

    def spans(self, key: str) -> tuple[tuple[int, int], ...]:
        """A field that must be a list of stretches of the text."""
        return tuple(self._pair(key, value) for value in self.items(key))

    def labels(self, key: str) -> Iterator[tuple[int, str]]:
        """A field that must be a list of places with what they are called, in order."""
        before = 0
        for item in self.items(key):
            match item:
                case [int(start), str(label)] if type(start) is int and before <= start <= _LARGEST:
                    yield start, label
                    before = start
                case _:
                    self.refuse(key, "a list of [start, name], from the first start to the last", item)

    def known(self, key: str, ids: Mapping[str, object], what: str) -> str | None:
        """A field that is the id of something in the record, or null; `what` that is."""
        value = self.maybe_string(key)
        return (
            value if value is None or value in ids else self.refuse(key, f"the id of a {what} in the record, or null")
        )

    def refuse(self, key: str, wanted: str, value: Any = None) -> NoReturn:
        """Say that a field is not what it must be.

        Raises:
            InputError: always.
        """
        shown = _shown(self.values[key] if value is None else value)
        raise InputError(f"{self.where}: {key} must be {wanted}, not {shown}")

    def _value(self, key: str) -> Any:
        if key not in self.values:
            raise InputError(f"{self.where}: {key} is missing")
        return self.values[key]

    @staticmethod
    def _is_one(value: object, allowed: tuple[str, ...]) -> bool:
        return isinstance(value, str) and value in allowed

    def _pair(self, key: str, value: object) -> tuple[int, int]:
        if not (isinstance(value, list | tuple) and len(value) == _PAIR and all(type(one) is int for one in value)):
            self.refuse(key, "made of pairs of whole numbers [start, end]", value)
        start, end = value
        if not 0 <= start <= end <= self.length:
            self.refuse(key, f"within the text, which has {self.length} characters, and begin before it ends", value)
        return start, end


def _shown(value: object) -> str:
    """A value as JSON, cut off where it is long, and with nothing that a terminal could not print."""
    try:
        text = json.dumps(value)
    except (TypeError, ValueError, RecursionError):  # not of JSON, or within itself
        text = type(value).__name__
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
