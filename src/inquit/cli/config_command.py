"""`inquit config`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

if TYPE_CHECKING:
    from inquit.cli.settings_file import Place, SettingsFile

__all__ = ["config"]

_DEFAULT, _NOTHING = "default", "-"


class _Setting(NamedTuple):
    """What an option of a command is, and where that comes from."""

    value: str
    origin: str


def config(context: typer.Context) -> None:
    """Show what every option is set to without being typed, and where that comes from.

    In inquit.toml, or under [tool.inquit] in pyproject.toml, of the current folder: keys are the long names of options,
    at the top for every command, in a table such as [extract] for one. Variables such as INQUIT_GENRE, or
    INQUIT_EXTRACT_GENRE for one command, win over the file, and what is typed wins over both.
    """
    from inquit.cli.output import text_output
    from inquit.cli.settings_file import read_settings_file
    from inquit.render.display import displayable

    root: Any = context.find_root().command
    file = read_settings_file(root)
    rows = [("option", "value", "from"), *_rows(context, root, file)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    with text_output(None, escape=None) as stream:
        for row in rows:
            cells = (displayable(cell).ljust(width) for cell, width in zip(row, widths, strict=True))
            stream.write("  ".join(cells).rstrip() + "\n")


def _rows(context: typer.Context, root: Any, file: SettingsFile | None) -> Iterator[tuple[str, str, str]]:
    """A row an option; where commands differ, one more for each that is not like most."""
    settings: dict[str, dict[Place, _Setting]] = {}
    for names, command in _below(root, ()):
        for option, setting in _settings(context, names, command, file):
            settings.setdefault(option, {})[names] = setting
    for option, by_command in sorted(settings.items()):
        ((usual, _),) = Counter(by_command.values()).most_common(1)
        yield option, *usual
        for names, setting in by_command.items():
            if setting != usual:
                yield f"{option} ({' '.join(names)})", *setting


def _below(command: Any, names: Place) -> Iterator[tuple[Place, Any]]:
    if not hasattr(command, "commands"):
        yield names, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from _below(inner, (*names, name))


def _settings(
    context: typer.Context, names: Place, command: Any, file: SettingsFile | None
) -> Iterator[tuple[str, _Setting]]:
    """The options of a command.

    Raises:
        BadParameter: one is set to what it cannot be.
    """
    from inquit.cli.option_defaults import defaults_of
    from inquit.cli.settings_file import options_of

    set_ = defaults_of(names, command, file)
    within = type(context)(command, info_name=names[-1], parent=context)
    for option, parameter in options_of(command).items():
        if (default := set_.get(parameter.name)) is None:
            yield option, _Setting(_shown(parameter.default), _DEFAULT)
            continue
        try:
            parameter.process_value(within, default.value)
        except typer.BadParameter as error:
            error.param_hint = default.origin
            raise
        yield option, _Setting(_shown(default.value), default.where)


def _shown(value: Any) -> str:
    match value:
        case None | []:
            return _NOTHING
        case bool():
            return str(value).lower()
        case list():
            return ", ".join(map(str, value))
    return str(getattr(value, "value", value))
