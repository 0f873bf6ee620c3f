"""The formats of the results, and which one a command line asks for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import typer

from inquit.errors import ExtraMissingError
from inquit.io.writers import FORMATS as FILE_FORMATS
from inquit.io.writers import Format, WriteOptions, Writer

__all__ = ["FORMATS", "HTML", "TABLE", "checked_name", "choose_format"]

_HINT = "'--format' / '-f'"


def _table(stream: IO[Any], options: WriteOptions) -> Writer:
    from inquit.cli.output import TableWriter

    return TableWriter(stream, options)


def _html(stream: IO[Any], options: WriteOptions) -> Writer:
    from inquit.render.report import ReportWriter

    return ReportWriter(stream, title=options.title, version=options.version, model=options.model)


def _docbin(stream: IO[Any], _: WriteOptions) -> Writer:
    from inquit.components.docbin import DocBinWriter

    return DocBinWriter(stream)


TABLE = Format("table", (".txt",), _table)
HTML = Format("html", (".html", ".htm"), _html)
DOCBIN = Format("docbin", (".spacy",), _docbin, binary=True)
FORMATS = (TABLE, *FILE_FORMATS, DOCBIN, HTML)


def checked_name(name: str | None) -> str | None:
    """What `--format` says, if that is a format.

    Raises:
        BadParameter: it is none.
    """
    if name is None or any(format_.name == name for format_ in FORMATS):
        return name
    known = ", ".join(format_.name for format_ in FORMATS)
    raise typer.BadParameter(f"there is no format {name!r}; take one of {known}")


def choose_format(name: str | None, path: Path | None, *, among: Sequence[Format] = FORMATS) -> Format:
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
    meant = next((format_ for format_ in (*among, *FORMATS) if ending in format_.endings), None)
    if name is not None:
        chosen = next(format_ for format_ in among if format_.name == name)
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
    if chosen.binary and path is None and sys.stdout.isatty():
        raise typer.BadParameter(f"{chosen.name} is not for a screen; name a file with -o", param_hint=_HINT)
    if chosen.package is not None and find_spec(chosen.package) is None:
        raise ExtraMissingError(f"the format {chosen.name}", chosen.package, extra=chosen.name)
    return chosen


def _unknown_ending(path: Path | None, among: Sequence[Format]) -> typer.BadParameter:
    endings = ", ".join(ending for format_ in among for ending in format_.endings)
    return typer.BadParameter(
        f"the ending of {path} means no format that is written here; name a file that ends in {endings}",
        param_hint="'--output' / '-o'",
    )


def _example(format_: Format, path: Path | None) -> str:
    ending = (*format_.endings, *format_.also, "")[0]
    return str(Path(path or "").with_suffix(ending))
