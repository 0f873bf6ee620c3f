"""What the names that a user gives stand for: patterns that the shell left as they are, and files named twice."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from glob import has_magic, iglob

from inquit.io.item import is_url

__all__ = ["no_such_file", "without_repeats"]

# Words with a space between each two; names of files with so many are rare, and sentences with fewer are no statements.
_FEWEST_WORDS = 4
_WITHOUT_SCHEME = re.compile(r"(?:www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}/)\S*", re.IGNORECASE)


def no_such_file(name: str) -> str:
    """What to say about a name that no file has, as it is a pattern, a text, an address, or a slip.

    A pattern in quotes is not filled in by the shell.
    """
    if not name.strip():
        return f"{name!r}: a name without a letter, as of a variable of the shell that is not set; name a file"
    if len(name.split()) >= _FEWEST_WORDS and "/" not in name:
        return f"{name}: no such file or folder; check the path, or give the text itself by standard input (-)"
    if not has_magic(name):
        page = f", or write https://{name} for the page" if _WITHOUT_SCHEME.fullmatch(name) else ""
        return f"{name}: no such file or folder; check the path{page}"
    folder, _, pattern = name.rpartition("/")
    # Only one folder is looked through: a pattern for folders may lead through the whole disk, and links in circles.
    if not has_magic(folder) and next(iglob(name), None) is None:
        return f"{name}: no such file or folder, and as a pattern it fits none; check the path"
    other = "" if has_magic(folder) else f", or name the folder: {folder or '.'} --glob '{pattern}'"
    return f"{name}: a pattern, which the shell fills in only without quotes around it; leave them out{other}"


def without_repeats(names: Sequence[str], files_of: Callable[[str], Sequence[str]]) -> tuple[list[str], list[str]]:
    """The names of inputs so that no file is read twice, and the names that are left out for that.

    Where a file of a folder is named besides, the files of the folder stand in its place.

    Args:
        names: files, folders and others.
        files_of: the files of a folder; an `OSError` leaves it to the reader to say what is wrong.
    """
    if len(names) == 1:
        return list(names), []
    kept: dict[object, str] = {}
    repeated: list[str] = []
    for name in names:
        for file in _files(name, files_of):
            key = _identity(file)
            if key in kept:
                repeated.append(file)
            else:
                kept[key] = file
    return ([*kept.values()], repeated) if repeated else ([*names], [])


def _files(name: str, files_of: Callable[[str], Sequence[str]]) -> Iterator[str]:
    try:
        files = files_of(name) if not is_url(name) and os.path.isdir(name) else ()
    except OSError:
        files = ()
    yield from files or (name,)


def _identity(name: str) -> object:
    """Two names with one identity are one file, whatever path or link leads there."""
    try:
        about = os.stat(name)
    except (OSError, ValueError):  # nothing there, or no name at all
        return name
    return (about.st_dev, about.st_ino) if stat.S_ISREG(about.st_mode) else name
