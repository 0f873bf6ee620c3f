"""An output file that is complete or not there: written next to its place, and renamed into it at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from inquit.errors import OutputError

__all__ = ["partial_path", "replacing"]


def partial_path(path: Path) -> Path:
    """Where the results stand until they are complete."""
    return path.with_name(path.name + ".partial")


@contextmanager
def replacing(path: Path, *, binary: bool = False) -> Iterator[IO[Any]]:
    """A stream of UTF-8 text, or of bytes, whose content becomes the file `path` when the block ends well.

    When it ends in an exception, what was written stays in `partial_path(path)`. Something that is no ordinary file
    (`/dev/null`, a named pipe) is written to directly.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        target = path.resolve()  # a link keeps pointing to the file, which is replaced
        direct = target.exists() and not target.is_file()
        scratch = target if direct else partial_path(target)
        stream = _opened(scratch, binary)  # closed below, before the rename
    except (OSError, RuntimeError, ValueError) as error:  # links in a circle, characters that no name may have
        raise _unwritable(path, error) from error
    try:
        with stream:
            yield stream
        if not direct:
            scratch.replace(target)
    except OSError as error:  # the disk is full, the folder went away
        raise _unwritable(path, error) from error


def _opened(path: Path, binary: bool) -> IO[Any]:
    return path.open("wb") if binary else path.open("w", encoding="utf-8", newline="\n")


def _unwritable(path: Path, error: Exception) -> OutputError:
    why = (getattr(error, "strerror", None) or type(error).__name__).lower()
    return OutputError(f"{path}: cannot be written ({why}); choose another file for -o")
