"""The command line: its commands, and the one place where an error becomes a message and an exit code."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from inquit.cli.commands_when_asked import CommandsWhenAsked
from inquit.cli.help_panels import PanelCommand, PanelGroup
from inquit.cli.standard_streams import fill_closed_streams, let_go_of_full_streams, unwritable_output
from inquit.errors import OutputError

__all__ = ["app", "main"]

FAILED = 1
MAX_HELP_WIDTH = 120
# What all errors of usage are, and all that end a command; old versions of typer take them from click, new ones have
# their own, without names for them.
_USAGE_ERROR: Any = typer.BadParameter.__base__
_CLICK_ERROR: type[Exception] = typer.BadParameter.__mro__[2]


# In this order they stand in the help, each with its module in this package.
_PANELS = {
    "Read": {name: f"{name}_command" for name in ("extract", "report", "stats", "speakers", "network", "demo")},
    "Collect": {
        **{name: f"{name}_command" for name in ("add", "find", "who", "people")},
        "corrections": "review_commands",
        "same": "same_command",
        "info": "database_commands",
        "export": "export_command",
        "backup": "database_commands",
        "remove": "database_commands",
    },
    "Check": {name: f"{name}_command" for name in ("verify", "config", "schema")},
    "Serve": {"serve": "serve_command", "mcp": "mcp_command"},
    "Measure": {"score": "score_command", "calibrate": "review_commands", "gold": "gold_commands"},
}


class _Commands(PanelGroup):
    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.commands = CommandsWhenAsked(_PANELS, {"cls": PanelCommand})

    def make_context(self, *args: Any, **given: Any) -> Any:
        with _safe_messages():
            return super().make_context(*args, **given)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and not args[0].startswith("--") and self.get_command(ctx, args[0]) is None:
            from inquit.cli.suggestions import instead_of_command

            ctx.fail(instead_of_command(args[0], list(self.commands)))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            with _safe_messages():
                return super().invoke(ctx)
        except (_CLICK_ERROR, typer.Exit, typer.Abort, BrokenPipeError):
            raise  # these end a program as typer has it
        except Exception as error:
            from inquit.cli.messages import say_error, what_failed

            say_error(what_failed(error))
            raise typer.Exit(FAILED) from error


@contextmanager
def _safe_messages() -> Iterator[None]:
    """What somebody has typed stands in messages about it: shown, and not sent to the terminal."""
    try:
        yield
    except _USAGE_ERROR as error:
        error.message = _shown(error.message)
        raise


def _shown(message: str) -> str:
    from inquit.render.terminal_text import shown_on_terminal

    return shown_on_terminal(message)


app = typer.Typer(
    cls=_Commands,
    name="inquit",
    no_args_is_help=True,
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


def main() -> None:
    """Run the command line."""
    fill_closed_streams()
    try:
        app()
    except (OSError, OutputError) as error:  # of help and of messages about usage, which are printed for us
        sys.exit(_failed_printing(error))
    except Exception:  # noqa: BLE001 - the border itself: a fault of inquit, whose words may be those of a text
        sys.stderr.write(_shown(traceback.format_exc()))
        sys.exit(FAILED)
    finally:
        let_go_of_full_streams()
        gc.freeze()  # when the process ends, nothing looks for cycles among all that spaCy holds


def _failed_printing(error: OSError | OutputError) -> int:
    """Say that something could not be shown, if that can be shown: the exit code."""
    from inquit.cli.messages import say_error, what_failed

    if isinstance(error, OSError) and error.filename is not None:
        say_error(what_failed(error))
        return FAILED
    wrong_usage = getattr(error.__context__, "exit_code", None)  # which could not be said on standard error
    if wrong_usage is None:
        say_error(str(error if isinstance(error, OutputError) else unwritable_output(error)))
    return wrong_usage or FAILED
