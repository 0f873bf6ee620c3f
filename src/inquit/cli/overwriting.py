"""That nothing that a run writes is something that it reads."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import typer

from inquit.io.item import is_url
from inquit.io.outfile import written_places
from inquit.io.read_inputs import STDIN

__all__ = ["files_of_model", "refuse_overwriting"]

_Identity = tuple[int, int]


def refuse_overwriting(outputs: Sequence[Path | None], inputs: Iterable[str | Path | None]) -> None:
    """See that no output is an input, whatever name, link or open stream leads to it.

    Args:
        outputs: what is written; None for standard output, which may lead to a file.
        inputs: the files that are read, `-` for standard input, None for what is not asked for; they are looked at only
            where something is there already that could be one of them.

    Raises:
        BadParameter: one is.
    """
    written = dict(_written(outputs))
    if not written:
        return
    for name in inputs:
        found = _identity_of_stream(sys.stdin) if name == STDIN else _identity(name)
        if found in written:
            place, when = written[found]
            shown = "standard input" if name == STDIN else str(name)
            named = "" if shown == place else f", as {shown}"
            raise typer.BadParameter(f"{place} is also an input{named}, and would be overwritten{when}")


def files_of_model(model: str) -> Iterator[str]:
    """The files of a spaCy pipeline that is named by its folder."""
    for folder, _, files in os.walk(model):
        yield from (os.path.join(folder, file) for file in files)


def _written(outputs: Sequence[Path | None]) -> Iterator[tuple[_Identity, tuple[str, str]]]:
    """What is there already of that which is written: what it is called, and when it is overwritten."""
    for output in outputs:
        if output is None:
            if found := _identity_of_stream(sys.stdout):
                yield found, ("standard output", "")
            continue
        for place in written_places(output):
            if found := _identity(place):
                when = "" if place == output else f" while {output} is written"
                yield found, (str(place), when)


def _identity(place: str | Path | int | None) -> _Identity | None:
    """What all names of a file have in common; None where nothing can be overwritten, as of a device."""
    try:
        about = None if place is None or (isinstance(place, str) and is_url(place)) else os.stat(place)
    except (OSError, ValueError):  # nothing there, or no name at all
        return None
    if about is None or not (stat.S_ISREG(about.st_mode) or stat.S_ISFIFO(about.st_mode)):
        return None
    return about.st_dev, about.st_ino


def _identity_of_stream(stream: IO[Any] | None) -> _Identity | None:
    try:
        return None if stream is None else _identity(stream.fileno())
    except (OSError, ValueError):  # it is closed, or not one of the system
        return None
