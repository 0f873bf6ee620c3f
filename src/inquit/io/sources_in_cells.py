"""What the cells of a table say a source is: a text, a file beside the table, or a page.

A table may come from a stranger. So a file is read only within one folder, whatever links lead out of it, and only an
ordinary one; a page is fetched with the bounds of all pages.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Final, Literal, get_args

from inquit.document import Document, Failure
from inquit.errors import InputError
from inquit.io.inputs.all_inputs import format_of_name
from inquit.io.item import is_url
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.source import Found, Source

__all__ = ["SOURCE_KINDS", "CellSource", "SourceCells", "SourceKind"]

SourceKind = Literal["auto", "text", "path", "url"]
SOURCE_KINDS: Final[tuple[SourceKind, ...]] = get_args(SourceKind)
# A longer line is no name of a file: a path has 4,096 bytes at most, and nobody writes those by hand.
_LONGEST_NAME: Final = 1_000
_SHOWN: Final = 60  # characters of a cell in a message


@dataclass(frozen=True, slots=True)
class CellSource:
    """A source as a cell names it: a text, the path of a file as it is written there, or a URL."""

    kind: Literal["text", "path", "url"]
    value: str


class SourceCells:
    """Reads the sources that cells name.

    column: which they stand in; the id of a text that stands there itself.
    kind: what they hold; "auto" tells them apart.
    folder: where paths begin, and what they may not lead out of; None where no file may be read.
    """

    def __init__(self, column: str, kind: SourceKind, folder: Path | None, options: ReadOptions) -> None:
        self._column = column
        self._kind = kind
        self._folder = folder
        self._options = options

    def named(self, cell: Any) -> tuple[CellSource, ...]:
        """The sources that a cell names, a list each of its items; none for an empty one.

        Raises:
            InputError: it is neither a text nor a list of texts.
        """
        cells = cell if isinstance(cell, list) else [] if cell is None else [cell]
        if not all(isinstance(one, str) for one in cells):
            raise InputError(f"no source in {self._column!r} but {type(cell).__name__}; a text, a path or a URL is one")
        return tuple(dict.fromkeys(self._told(one) for one in cells if one.strip()))

    def read(self, source: CellSource) -> list[Source | Document | Failure]:
        """The texts of a source; a failure where it cannot be read."""
        if source.kind == "text":
            return [Source(self._column, source.value)]
        if source.kind == "url" and is_url(source.value):
            return list(self._read([source.value]))
        if source.kind == "url":  # which would be read as the path of any file
            return [Failure(source.value, f"{_shown(source.value)}: no URL; write it as https://...")]
        try:
            path = self._path_within(source.value)
        except InputError as error:
            return [Failure(source.value, str(error))]
        return [_as_named(found, path, source.value) for found in self._read([path])]

    def _read(self, names: list[str]) -> Iterator[Found]:
        return read_sources(names, io.BytesIO(), self._options)

    def _told(self, cell: str) -> CellSource:
        name = cell.strip()
        kind = self._guessed(name) if self._kind == "auto" else self._kind
        return CellSource(kind, cell if kind == "text" else name)

    def _guessed(self, name: str) -> Literal["text", "path", "url"]:
        if len(name) > _LONGEST_NAME or not name.isprintable():
            return "text"
        if is_url(name):
            return "text" if " " in name else "url"
        return "path" if self._is_file(name) else "text"

    def _is_file(self, name: str) -> bool:
        """Whether a name on one line is that of a file: there is one, or it looks like a path."""
        if _looks_like_path(name):
            return True
        try:
            return os.path.isfile(self._path_within(name))
        except InputError:
            return False

    def _path_within(self, name: str) -> str:
        """The path of a file.

        Raises:
            InputError: there is none of this name that may be read.
        """
        shown = _shown(name)
        if self._folder is None:
            raise InputError(
                f"{shown}: a table on standard input has no folder in which files are looked for; name one with "
                "--source-folder"
            )
        folder = os.path.abspath(self._folder)
        path = os.path.normpath(os.path.join(folder, name))
        where = "the folder of the table" if self._folder == Path() else str(self._folder)
        outside = f"{shown}: not read, as it leads out of {where}; --source-folder names another folder"
        if not _is_within(path, folder):  # before anything asks the system about it
            raise InputError(outside)
        try:
            real = os.path.realpath(path, strict=True)
        except FileNotFoundError as error:
            raise InputError(f"{shown}: no such file in {where}; check the table") from error
        except (OSError, ValueError) as error:
            raise InputError(f"{shown}: no name of a file that can be read; check the table") from error
        if not _is_within(real, os.path.realpath(folder)):
            raise InputError(outside)
        if not os.path.isfile(real):
            raise InputError(f"{shown}: no ordinary file, which are all that a table may name; name its files")
        return path


def _shown(name: str) -> str:
    return name[:_SHOWN] + ("..." if len(name) > _SHOWN else "")


def _looks_like_path(name: str) -> bool:
    """Whether it ends as a file does that is read, or begins as no text does."""
    if format_of_name(name) is not None:
        return True
    leads_out = PurePosixPath(name).is_absolute() or bool(PureWindowsPath(name).anchor) or name.startswith("..")
    return leads_out and not any(character.isspace() for character in name)


def _is_within(path: str, folder: str) -> bool:
    try:
        return os.path.commonpath([path, folder]) == folder
    except ValueError:  # on another drive
        return False


def _as_named(found: Found, path: str, name: str) -> Found:
    """What was read, called as the cell has it."""
    if isinstance(found, Failure):
        return Failure(found.id.replace(path, name, 1), found.error.replace(path, name, 1))
    id_ = name + found.id.removeprefix(path) if found.id.startswith(path) else found.id
    return replace(found, id=id_)
