"""Filters as keywords, named as the options of the command are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from inquit.errors import SettingsError
from inquit.filters import RowFilter

__all__ = ["filter_of"]


def _texts(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _set(value: str | Iterable[str]) -> frozenset[str]:
    return frozenset(_texts(value))


def _pairs(value: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(wanted)) for name, wanted in value.items())


def _same(value: Any) -> Any:
    return value


# By keyword: the field of the filter, and what makes one of what is given.
_FIELDS: Final[Mapping[str, tuple[str, Callable[[Any], Any]]]] = {
    "person": ("speakers", _texts),
    "speaker": ("speakers", _texts),
    "to": ("addressees", _texts),
    "role": ("roles", _texts),
    "kind": ("kinds", _set),
    "type": ("types", _set),
    "status": ("statuses", _set),
    "genre": ("genres", _set),
    "site": ("sites", _texts),
    "where": ("where", _pairs),
    "since": ("since", _same),
    "until": ("until", _same),
    "added_since": ("added_since", _same),
    "min_confidence": ("min_confidence", _same),
    "first_hand": ("first_hand", _same),
}


def filter_of(given: Mapping[str, Any]) -> RowFilter:
    """The filter that keywords ask for; one that is None asks for nothing.

    Raises:
        SettingsError: there is no such filter, or a value is of another kind.
    """
    found: dict[str, Any] = {}
    for name, value in given.items():
        if name not in _FIELDS:
            raise SettingsError(f"there is no filter {name!r}; take some of {', '.join(_FIELDS)}")
        if value is None:
            continue
        field, made = _FIELDS[name]
        try:
            found[field] = made(value)
        except (TypeError, AttributeError) as error:
            raise SettingsError(f"{name} must be a text, or several, and where a dict, not {value!r}") from error
    return RowFilter(**found)
