"""The commands of the command line, each made when it is asked for: one of them alone runs, and all take a while."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from pkgutil import resolve_name
from typing import Any

import typer

__all__ = ["CommandsWhenAsked"]


class CommandsWhenAsked(MutableMapping[str, Any]):
    """Commands by name, in order, as typer keeps them.

    Args:
        panels: under the heading of each panel of the help, by name, the modules of its commands; what has the name of
            the command there is a function, or a `Typer` with commands of its own.
        how: how typer is to make a command of a function.
    """

    def __init__(self, panels: Mapping[str, Mapping[str, str]], how: Mapping[str, Any]) -> None:
        self._places = {name: (module, panel) for panel, modules in panels.items() for name, module in modules.items()}
        self._how = how
        self._made: dict[str, Any] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            module, panel = self._places[name]
            self[name] = self._command(name, resolve_name(f"inquit.cli.{module}:{name}"), panel)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._places[name]
        self._made.pop(name, None)

    def _command(self, name: str, found: Any, panel: str) -> Any:
        if not isinstance(found, typer.Typer):
            function = found
            found = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
            found.command(name, **self._how)(function)
        command = typer.main.get_command(found)
        command.name, command.rich_help_panel = name, panel  # type: ignore[attr-defined]
        return command
