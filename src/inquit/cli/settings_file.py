"""The file of settings in the current folder: `inquit.toml`, or `[tool.inquit]` in `pyproject.toml`.

No other folder is looked at: what a command does must not depend on what lies further up. Keys are the long names of
options. Those at the top are for every command that has the option, those in a table for the command of its name.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

__all__ = ["NOT_IN_A_FILE", "ONLY_TYPED", "Place", "SettingsFile", "options_of", "read_settings_file"]

Place = tuple[str, ...]  # the names that lead to a command, and the option

# What one run writes or decides is typed, and so is what opens this machine's network to a text, or takes something
# away.
ONLY_TYPED = {"accept", "accept-all", "allow-private", "allow-host", "output", "prune", "resume"}
# A file that comes with a folder of texts must not be silent about itself.
NOT_IN_A_FILE = ONLY_TYPED | {"quiet"}

_OWN, _SHARED = "inquit.toml", "pyproject.toml"
_TOOL = ("tool", "inquit")  # the table of the second
_ALIKE = 0.6  # of names with a letter or two more, less or other


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What a file sets.

    name: what the file is called.
    values: what stands under each key, by the place that it is for.
    """

    name: str
    values: Mapping[Place, Any]

    def where(self, place: Place) -> str:
        """The file, and the table of it that a place stands in."""
        table = ".".join([*(_TOOL if self.name == _SHARED else ()), *place[:-1]])
        return f"[{table}] of {self.name}" if table else self.name

    def origin(self, place: Place) -> str:
        """Where a value stands, in words."""
        return f"{place[-1]} in {self.where(place)}"


def read_settings_file(root: Any) -> SettingsFile | None:
    """The settings of the current folder, if there are any.

    root: the command that holds all others, which says what can be set.

    Raises:
        BadParameter: the file is no TOML, or holds what cannot be set there.
        InputError: it cannot be read.
    """
    if (found := _table()) is None:
        return None
    name, table = found
    file = SettingsFile(name, {})
    return SettingsFile(name, dict(_flat(file, table, root, ())))


def options_of(command: Any) -> dict[str, Any]:
    """The options that can be set of a command, by their long names; of a group those of all its commands."""
    if hasattr(command, "commands"):
        return {name: option for inner in command.commands.values() for name, option in options_of(inner).items()}
    return {
        long.removeprefix("--"): option
        for option in command.params
        if option.param_type_name == "option" and not option.hidden and not option.is_eager
        for long in option.opts
        if long.startswith("--")
    }


def _table() -> tuple[str, Mapping[str, Any]] | None:
    """The file, and what stands in it for inquit."""
    if (own := _parsed(_OWN)) is not None:
        return _OWN, own
    shared: Any = _parsed(_SHARED, about=_TOOL[-1].encode())
    for name in _TOOL:
        shared = shared.get(name) if isinstance(shared, dict) else None
    return (_SHARED, shared) if isinstance(shared, dict) else None


def _parsed(name: str, *, about: bytes = b"") -> dict[str, Any] | None:
    """What stands in a file; None where there is none, or none that is about something."""
    if not os.path.isfile(name):
        return None
    import tomllib  # here, as few have such a file

    from inquit.io.side_files import read_side_file

    if about not in (data := read_side_file(Path(name))):
        return None
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except RecursionError as error:
        raise typer.BadParameter("nested too deeply", param_hint=name) from error
    except UnicodeDecodeError as error:
        raise typer.BadParameter("this is no TOML, as it is not UTF-8; save it as UTF-8", param_hint=name) from error
    except ValueError as error:
        raise typer.BadParameter(f"this is no TOML ({error})", param_hint=name) from error


def _flat(file: SettingsFile, table: Mapping[str, Any], command: Any, names: Place) -> Iterator[tuple[Place, Any]]:
    """The values of a table, and of those in it."""
    commands, options = getattr(command, "commands", {}), options_of(command)
    seen: set[str] = set()
    for written, value in table.items():
        key = written.replace("_", "-")
        place = (*names, key)
        if isinstance(value, dict) and key in commands:
            yield from _flat(file, value, commands[key], place)
        elif isinstance(value, dict) or key not in options:
            raise typer.BadParameter(_unknown(written, value, names, [*options, *commands]), param_hint=file.name)
        elif key in NOT_IN_A_FILE:
            raise typer.BadParameter("a file cannot set this; it has to be typed", param_hint=file.origin(place))
        elif key in seen:
            raise typer.BadParameter("this is set twice, with - and with _", param_hint=file.origin(place))
        else:
            seen.add(key)
            yield place, value


def _unknown(written: str, value: object, names: Place, known: list[str]) -> str:
    from difflib import get_close_matches

    key, where = written.replace("_", "-").lower(), " ".join(("inquit", *names))
    if key in known:
        is_, has = ("an option", "no table") if isinstance(value, dict) else ("a command", f"a table, [{written}]")
        return f"{written!r} is {is_}, and has {has}"
    near = get_close_matches(key, known, n=1, cutoff=_ALIKE)
    what = "command" if isinstance(value, dict) else "option"
    return f"{where} has no {what} {written!r}; " + (f"did you mean {near[0]!r}?" if near else f"see {where} --help")
