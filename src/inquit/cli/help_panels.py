"""Help as plain text, in panels: typer draws `rich_help_panel` only with frames and colours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from typer import BadParameter
from typer.core import TyperCommand, TyperGroup

from inquit.cli.many_values import MANY, each_with_its_option
from inquit.cli.standard_streams import unwritable_output

__all__ = ["HOW_TEXT_IS_READ", "WHAT_IS_LISTED", "WHAT_IS_READ", "WHERE_TEXTS_ARE", "PanelCommand", "PanelGroup"]

# Stands in a help text for the formats that are read: to list them takes time that other commands need not spend.
WHAT_IS_READ = "{what is read}"
# A panel whose options stand in several modules.
WHERE_TEXTS_ARE = "Where texts are"

# The panels of options that stand in more than one module.
HOW_TEXT_IS_READ = "How the text is read"
WHAT_IS_LISTED = "What is listed"

_Rows = Sequence[tuple[str, str]]
# Names that are longer than this stand on a line of their own.
_MAX_NAMES = 30
_GAP = 2
# A type of Python, which typer puts behind the name of an argument; choices, which have bars, are of use.
_TYPE = re.compile(r" <(?:list\[\w+\]|[a-z ]+)>$")
_NOISE = "Value error, "  # before what is wrong, of pydantic, which typer asks


class _ShowsHelp:
    """Help that cannot be printed is an error of standard output; nothing else is written while a command is parsed."""

    def make_context(self, *args: Any, **given: Any) -> Any:
        try:
            return super().make_context(*args, **given)  # type: ignore[misc]
        except BrokenPipeError:  # nobody reads on
            raise
        except OSError as error:
            if error.filename is not None:  # a file of the shell, which --install-completion cannot write
                raise
            raise unwritable_output(error) from error


class PanelCommand(_ShowsHelp, TyperCommand):
    """A command whose options are shown in their panels, and have the defaults that the user has set."""

    def make_context(self, *args: Any, **given: Any) -> Any:
        try:
            context = super().make_context(*args, **given)
        except BadParameter as error:
            from inquit.cli.option_defaults import name_origin

            error.message = error.message.removeprefix(_NOISE)
            name_origin(error)
            raise
        if context.default_map:
            from inquit.cli.option_defaults import settle_format

            settle_format(context)
        return context

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        lists = (one for one in self.params if one.param_type_name == "option" and str(one.metavar).endswith(MANY))
        many = {name for option in lists for name in option.opts}
        if not many.isdisjoint(args):
            args = [*each_with_its_option(args, many, complete=not ctx.resilient_parsing)]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        if ctx.default_map:
            from inquit.cli.option_defaults import say_used_file

            say_used_file(ctx)
        return super().invoke(ctx)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        panels: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            if (row := parameter.get_help_record(ctx)) is not None:
                is_argument = parameter.param_type_name == "argument"
                name = _TYPE.sub("", row[0]) if is_argument else row[0]
                kind = "Arguments" if is_argument else "Options"
                panels.setdefault(_panel(parameter) or kind, []).append((name, _filled(row[1])))
        _write(panels, formatter)


class PanelGroup(_ShowsHelp, TyperGroup):
    """A group whose commands are shown in their panels."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        panels: dict[str, list[tuple[str, str]]] = {}
        room = formatter.width - 6 - max(map(len, self.commands))  # as in typer: three gaps
        for name, command in self.commands.items():
            if not command.hidden:
                row = (name, command.get_short_help_str(room))
                panels.setdefault(_panel(command) or "Commands", []).append(row)
        _write(panels, formatter)


def _filled(text: str) -> str:
    if WHAT_IS_READ not in text:
        return text
    from inquit.io.inputs.all_inputs import what_is_read

    return text.replace(WHAT_IS_READ, what_is_read())


def _panel(thing: Any) -> str | None:
    """Its panel; typer has a placeholder where none is given."""
    panel = getattr(thing, "rich_help_panel", None)
    return panel if isinstance(panel, str) else None


def _write(panels: Mapping[str, _Rows], formatter: Any) -> None:
    """Each panel under its heading, with the explanations of all panels in one column."""
    widths = {heading: min(_MAX_NAMES, max(len(name) for name, _ in rows)) for heading, rows in panels.items()}
    for heading, rows in panels.items():
        with formatter.section(heading):
            formatter.write_dl(rows, col_spacing=max(widths.values()) - widths[heading] + _GAP)
