"""Defaults of options that the user has set: in the file of settings, and in variables of the environment.

They reach a command as click has it, as its map of defaults, in the form in which they would be typed: so they are
checked like what is typed, and what is typed wins. Click's own means for variables would part lists at spaces, which
stand in names, and show its own names of parameters.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from reprlib import repr as short_repr
from typing import Any

import typer

from inquit.cli.settings_file import ONLY_TYPED, Place, SettingsFile, options_of, read_settings_file

__all__ = ["OptionDefault", "defaults_of", "load_defaults", "name_origin", "say_used_file", "settle_format"]

_PREFIX = "INQUIT"
_KEPT = "inquit.option_defaults"  # of `Context.meta`
_FROM_MAP = "DEFAULT_MAP"  # what click calls the source of a value
_FORMAT = "format_"
Typed = str | list[str] | bool


@dataclass(frozen=True, slots=True)
class OptionDefault:
    """What an option is without being typed.

    value: as it would be typed; a list for an option that may be repeated.
    where: the variable, or the file and the table in it.
    key: the key there.
    file: the name of the file, if it is from there.
    """

    value: Typed
    where: str
    key: str = ""
    file: str | None = None

    @property
    def origin(self) -> str:
        """Where it stands, in words."""
        return f"{self.key} in {self.where}" if self.key else self.where


def load_defaults(context: typer.Context) -> None:
    """Make what the user has set the defaults of the options of a command.

    Raises:
        BadParameter: the file, or a variable, holds what it must not.
        InputError: the file cannot be read.
    """
    names: list[str] = []
    at: Any = context
    while at.parent is not None:
        names.insert(0, at.info_name)
        at = at.parent
    found = defaults_of(tuple(names), context.command, read_settings_file(at.command))
    context.default_map = {name: default.value for name, default in found.items()}
    context.meta[_KEPT] = found


def defaults_of(names: Place, command: Any, file: SettingsFile | None) -> dict[str, OptionDefault]:
    """What a command has, by the names of its parameters.

    Variables win over the file, and in both what is for the command over what is for several.

    Raises:
        BadParameter: a value is none that the option could have.
    """
    found = {}
    for option, parameter in options_of(command).items():
        places = [(*names[:length], option) for length in range(len(names), -1, -1)]
        default = next(_in_variables(places, parameter), None) or next(_in_file(places, file, parameter), None)
        if default is not None:
            found[parameter.name] = default
    return found


def name_origin(error: typer.BadParameter) -> None:
    """Where a value was not typed, let the error name where it stands."""
    context, parameter = error.ctx, error.param
    if context is None or parameter is None or _source(context, parameter.name) != _FROM_MAP:
        return
    default = context.meta[_KEPT][parameter.name]
    error.param_hint = default.origin
    if parameter.name == _FORMAT and default.file == default.where:  # for all commands, which have other formats
        error.message = f"{error.message.rstrip('.')}; what is for one command stands in its table, as in [extract]"


def settle_format(context: typer.Context) -> None:
    """The ending of a file that is named says its format, whatever the usual one is."""
    output = context.params.get("output")
    if _source(context, _FORMAT) == _FROM_MAP and output is not None and output.suffix:
        context.params[_FORMAT] = None
        del context.meta[_KEPT][_FORMAT]


def say_used_file(context: typer.Context) -> None:
    """Say which file set something, and what."""
    kept: dict[str, OptionDefault] = context.meta.get(_KEPT, {})
    used = [default for name, default in kept.items() if default.file and _source(context, name) == _FROM_MAP]
    if used:
        from inquit.cli.messages import notice

        keys = ", ".join(default.key for default in used)
        notice(f"{used[0].file} sets {keys}; --no-config leaves it out")


def _source(context: Any, name: str) -> str | None:
    source = context.get_parameter_source(name)
    return None if source is None else str(source.name)


def _in_variables(places: list[Place], parameter: Any) -> Iterator[OptionDefault]:
    for place in places:
        name = "_".join((_PREFIX, *place)).replace("-", "_").upper()
        if value := os.environ.get(name):
            if place[-1] in ONLY_TYPED:
                raise typer.BadParameter("a variable cannot set this; it has to be typed", param_hint=name)
            yield OptionDefault([value] if parameter.multiple else value, name)


def _in_file(places: list[Place], file: SettingsFile | None, parameter: Any) -> Iterator[OptionDefault]:
    for place in places:
        if file is not None and place in file.values:
            origin = file.origin(place)
            typed = _typed(file.values[place], parameter, origin)
            if place[-1] == "model" and os.path.isdir(str(typed)):
                raise typer.BadParameter(
                    f"the folder of a pipeline, which may hold programs, is named with --model or {_PREFIX}_MODEL only",
                    param_hint=origin,
                )
            yield OptionDefault(typed, file.where(place), place[-1], file.name)


def _typed(value: object, parameter: Any, origin: str) -> Typed:
    """A value of TOML as it would be typed."""
    words = "true or false" if parameter.is_flag else "a text or a number"
    if parameter.is_flag and isinstance(value, bool):
        return value
    if not parameter.is_flag and _is_plain(value):
        return [str(value)] if parameter.multiple else str(value)
    if parameter.multiple:
        words = f"{words}, or a list of them"
        if isinstance(value, list) and all(map(_is_plain, value)):
            return [str(item) for item in value]
    raise typer.BadParameter(f"this must be {words}, not {short_repr(value)}", param_hint=origin)


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)
