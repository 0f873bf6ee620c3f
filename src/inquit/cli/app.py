"""The command line: its commands, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from inquit.cli.demo_command import demo
from inquit.cli.extract_command import extract
from inquit.cli.gold_commands import gold
from inquit.cli.help_panels import PanelCommand, PanelGroup
from inquit.cli.report_command import report
from inquit.cli.schema_command import schema
from inquit.cli.score_command import score
from inquit.cli.speakers_command import speakers
from inquit.cli.stats_command import stats

__all__ = ["app", "main"]

FAILED = 1
MAX_HELP_WIDTH = 120
# What all errors of usage are; old versions of typer take it from click, new ones have their own.
_CLICK_ERROR: type[Exception] = typer.BadParameter.__mro__[2]


class _Commands(PanelGroup):
    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and not args[0].startswith("--") and self.get_command(ctx, args[0]) is None:
            from inquit.cli.suggestions import instead_of_command

            ctx.fail(instead_of_command(args[0], list(self.commands)))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (_CLICK_ERROR, typer.Exit, typer.Abort, BrokenPipeError):
            raise  # these end a program as typer has it
        except Exception as error:
            from inquit.cli.messages import say_error, what_failed

            say_error(what_failed(error))
            raise typer.Exit(FAILED) from error


app = typer.Typer(
    cls=_Commands,
    name="inquit",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": MAX_HELP_WIDTH},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from inquit import __version__

        typer.echo(f"inquit {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_print_version, help="Show the version and exit."),
    ] = False,
) -> None:
    """Who said what: lists every quoted or reported statement of a text with its speaker."""


# In this order they stand in the help.
_PANELS = {"Read": (extract, report, stats, speakers, demo), "Check": (schema,), "Measure": (score,)}
for _panel, _commands in _PANELS.items():
    for _command in _commands:
        app.command(cls=PanelCommand, rich_help_panel=_panel)(_command)
app.add_typer(gold, name="gold", rich_help_panel="Measure")


def main() -> None:
    """Run the command line."""
    app()
