"""How typer gets to see the options of a command: one by one, those of each group and those that all commands have."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, wraps
from typing import Any, cast, get_type_hints

from inquit.cli import common_options

__all__ = ["with_options"]

_COMMON = {"quiet": common_options.Quiet, "no_config": common_options.NoConfig}


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command as typer is to see it: with the options of a group in place of each parameter that takes a group.

    And with those that every command has, which do their work by themselves.
    """
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {name: hint for name, hint in hints.items() if is_dataclass(hint)}

    @wraps(command)
    def called(**values: Any) -> None:
        for name in _COMMON:
            values.pop(name, None)
        grouped = {
            name: group(**{field.name: values.pop(field.name) for field in fields(group)})
            for name, group in groups.items()
        }
        command(**grouped, **values)

    flat = [one for parameter in inspect.signature(command).parameters.values() for one in _flat(parameter, hints)]
    flat += [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=annotation)
        for name, annotation in _COMMON.items()
    ]
    called.__signature__ = inspect.Signature(flat)  # type: ignore[attr-defined]
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in flat}
    return called


def _flat(parameter: inspect.Parameter, hints: dict[str, Any]) -> Iterator[inspect.Parameter]:
    """The parameters that a parameter stands for: the fields of a group, or itself."""
    group = hints[parameter.name]
    if not is_dataclass(group):
        yield parameter.replace(annotation=group, kind=inspect.Parameter.KEYWORD_ONLY)
        return
    yield from _options_of(cast("Any", group))


@cache
def _options_of(group: type[Any]) -> tuple[inspect.Parameter, ...]:
    """The fields of a group, each with its option."""
    hints = get_type_hints(group, include_extras=True)
    kind = inspect.Parameter.KEYWORD_ONLY
    return tuple(
        inspect.Parameter(field.name, kind, default=field.default, annotation=hints[field.name])
        for field in fields(group)
    )
