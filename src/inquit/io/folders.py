"""The files of a folder: which are there, and which of them, or of the members of an archive, are to be read."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from inquit.errors import InputError
from inquit.io.inputs.all_inputs import format_of_name
from inquit.io.opened_files import opened
from inquit.io.outfile import written_places
from inquit.io.read_options import ReadOptions

__all__ = ["MANIFEST", "MANIFEST_SIGN", "folder_files", "is_wanted", "natural_key"]

# The file that stands beside results in parts (`shards/manifest.py`), and how it begins: it holds no text.
MANIFEST = "manifest.json"
MANIFEST_SIGN = b'{"inquit manifest":'

# What macOS puts into archives beside the files, and how the files begin that Word keeps beside those that are open.
_MAC_FOLDER = "__MACOSX"
_WORD_LOCK = "~$"
_FIGURES = re.compile(r"(\d+)")


def folder_files(name: str, options: ReadOptions) -> list[str]:
    """The files of a folder, and of the folders below it, that are to be read, sorted by path, or in natural order.

    Only ordinary files are: a named pipe, a socket or a device, or a link to one, would hold up who reads it. What
    cannot be looked into, a file or a folder, is among them, so that whoever reads it hears why.

    Raises:
        OSError: the folder cannot be read.
    """
    top = Path(name)
    found = (
        (top / path).as_posix()
        for path, is_folder in _below(top)
        if is_folder or (is_wanted(path, options) and _may_be_read(top / path))
    )
    written = _written(options.skip) | _written(options.beside)
    files = (file for file in found if not (written and os.path.realpath(file) in written) and not _is_manifest(file))
    return sorted(files, key=natural_key if options.join else None)


def natural_key(path: str) -> tuple[tuple[tuple[int, str], ...], ...]:
    """What paths are sorted by as people number them: `chapter 2` before `chapter 10`, `II` as letters."""
    parts = path.replace("\\", "/").split("/")
    return tuple(tuple(_key_of(piece) for piece in _FIGURES.split(part.casefold())) for part in parts)


def _key_of(piece: str) -> tuple[int, str]:
    """Of a number, how long it is and then what it is; of letters, themselves."""
    if not piece.isdecimal():
        return 0, piece
    number = "".join(str(unicodedata.decimal(figure)) for figure in piece).lstrip("0")
    return len(number), number


def _written(output: Path | None) -> frozenset[str]:
    """Where a run writes: what stands there in a folder is of the last run.

    Other names of it are no reason to leave a file out without a word.
    """
    try:
        return frozenset(() if output is None else map(os.path.realpath, written_places(output)))
    except (OSError, ValueError):  # no name of a file, which is said when it is opened
        return frozenset()


def is_wanted(path: str, options: ReadOptions) -> bool:
    """Whether a file of a folder or an archive is to be read; its path begins there."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if not parts or any(map(_is_hidden, parts)) or parts[-1].startswith(_WORD_LOCK):
        return False
    if options.glob is None:
        return format_of_name(path) is not None
    return fnmatch(path if "/" in options.glob else parts[-1], options.glob)


def _is_hidden(part: str) -> bool:
    return part == _MAC_FOLDER or (part.startswith(".") and part.strip(".") != "")


def _is_manifest(path: str) -> bool:
    if path.rpartition("/")[2] != MANIFEST:
        return False
    try:
        with opened(path, ordinary=True) as file:
            return file.stream.read(len(MANIFEST_SIGN)) == MANIFEST_SIGN
    except (OSError, InputError):
        return False


def _below(top: Path) -> Iterator[tuple[str, bool]]:
    """The path below a folder of all that is no folder, and of the folders that cannot be listed, which are told apart.

    Links to folders are not followed. Folders wait in a list, as they may be nested deeper than Python calls.
    """
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(top / folder) as entries:
                listed = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
        except OSError:
            if not folder:
                raise
            yield folder, True
            continue
        for name, is_folder in listed:
            path = f"{folder}/{name}" if folder else name
            if not is_folder:
                yield path, False
            elif not _is_hidden(name):
                folders.append(path)


def _may_be_read(path: Path) -> bool:
    """Whether it is an ordinary file, or nothing that can be told about, which is said when it is read."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True
