"""Files that runs of inquit leave beside their output: opened without following links, and locked."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from inquit.errors import OutputError
from inquit.io.file_lock import locked

__all__ = ["FOR_ALL", "FOR_OWNER", "is_at", "made_anew", "remove", "taken"]

FOR_ALL, FOR_OWNER = 0o666, 0o600  # the first less what the user's umask takes away
# Never through a link, never waiting for the other end of a pipe, and on Windows without changed line ends.
_SAFELY = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

Busy = Callable[[], OutputError]


def taken(path: Path, busy: Busy) -> int | None:
    """The file that is left of an earlier run, locked; None where there is none.

    busy: makes the error for a file that another run has.

    Raises:
        OutputError: another run has it, or it is nothing that a run has left.
        OSError: it cannot be opened.
    """
    while True:
        try:
            _refuse_foreign(path, os.lstat(path))
            descriptor = os.open(path, _SAFELY)
        except FileNotFoundError:
            return None
        try:
            _refuse_foreign(path, os.fstat(descriptor))
            if not locked(descriptor):
                raise busy()
            if is_at(descriptor, path):  # and was not given another name in the meantime by the run that had it
                descriptor, held = -1, descriptor
                return held
        finally:
            if descriptor >= 0:
                os.close(descriptor)


def made_anew(path: Path, mode: int, busy: Busy) -> int:
    """An empty file, locked, where there is none.

    Raises:
        OutputError: another run has made one.
        OSError: it cannot be made.
    """
    try:
        descriptor = os.open(path, _SAFELY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as error:
        raise busy() from error
    try:
        if locked(descriptor) and is_at(descriptor, path):
            descriptor, held = -1, descriptor
            return held
    finally:
        if descriptor >= 0:
            os.close(descriptor)
    raise busy()


def remove(path: Path, close: Callable[[], object]) -> None:
    """Remove a file that is open, and close it in any case.

    Raises:
        OSError: it cannot be removed.
    """
    if sys.platform == "win32":  # nothing that is open is removed there
        close()
        os.unlink(path)
        return
    try:
        os.unlink(path)
    finally:
        close()  # only now, so that nobody takes it in between


def is_at(descriptor: int, path: Path) -> bool:
    """Whether an open file is the one of this name."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except FileNotFoundError:
        return False


def _refuse_foreign(path: Path, about: os.stat_result) -> None:
    """What no run of inquit has left is somebody's."""
    if not stat.S_ISREG(about.st_mode):
        raise OutputError(f"{path}: no ordinary file, so nothing is written there; remove it first")
    if about.st_nlink > 1:
        raise OutputError(f"{path}: a file that has other names, too; remove this one first")
