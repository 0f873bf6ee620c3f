"""Which format of results a command line asks for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from inquit.cli.standard_streams import is_shown
from inquit.errors import SettingsError
from inquit.io.outputs.all_outputs import OUTPUT_FORMATS, format_of_ending, output_format
from inquit.io.outputs.output_format import OutputFormat

__all__ = ["FORMATS", "HTML", "checked_name", "choose_format"]

FORMATS = OUTPUT_FORMATS
HTML = output_format("html")
_HINT = "'--format' / '-f'"


def checked_name(name: str | None) -> str | None:
    """What `--format` says, if that is a format.

    Raises:
        BadParameter: it is none.
    """
    try:
        return None if name is None else output_format(name).name
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from error


def choose_format(name: str | None, path: Path | None, *, among: Sequence[OutputFormat] = FORMATS) -> OutputFormat:
    """The format that `--format` names, or else the one that the ending of the output file means, or else the first.

    Args:
        name: what `--format` says.
        path: the output file; None for standard output.
        among: the formats that the command writes.

    Raises:
        BadParameter: the two contradict each other, the ending means no format, or the screen cannot show the format.
        ExtraMissingError: the format needs a package that is not installed.
    """
    ending = "" if path is None else path.suffix.lower()
    meant = next((one for one in among if ending in one.endings), None) or format_of_ending(path or Path())
    if name is not None:
        chosen = next(one for one in among if one.name == name)
        if meant is not None and meant.name != chosen.name and ending not in chosen.also:
            raise typer.BadParameter(
                f"{name} contradicts {path}, which ends as {meant.name} does; leave out --format, or name the file "
                f"{_example(chosen, path)}",
                param_hint=_HINT,
            )
    elif not ending:
        chosen = among[0]
    elif meant is not None and meant in among:
        chosen = meant
    else:
        raise _unknown_ending(path, among)
    if chosen.binary and path is None and is_shown():
        raise typer.BadParameter(f"{chosen.name} is not for a screen; name a file with -o", param_hint=_HINT)
    chosen.check_package()
    return chosen if path is None else chosen.for_file(path)


def _unknown_ending(path: Path | None, among: Sequence[OutputFormat]) -> typer.BadParameter:
    endings = ", ".join(ending for one in among for ending in one.endings)
    return typer.BadParameter(
        f"the ending of {path} means no format that is written here; name a file that ends in {endings}",
        param_hint="'--output' / '-o'",
    )


def _example(chosen: OutputFormat, path: Path | None) -> str:
    ending = (*chosen.endings, *chosen.also, "")[0]
    return str(Path(path or "").with_suffix(ending))
