"""How a file that a user names is opened: an ordinary file, a named pipe, a device; nothing of it holds a run up.

Nothing is asked before it is opened, as it may be another file a moment later: it is opened without waiting, and what
was opened is looked at.
"""

from __future__ import annotations

import errno
import os
import select
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from inquit.errors import InputError
from inquit.io.item import rejoined

__all__ = ["WAIT_FOR_WRITER", "OpenFile", "opened"]

# Seconds until somebody opens a named pipe to write to it; a shell does so before it starts what writes. How long the
# writer takes then is its own affair, as it is with standard input.
WAIT_FOR_WRITER = 5.0
_GLANCE = 0.05  # seconds between two looks at a pipe that nobody writes to
_PIECE = 65_536
# Opening must not wait for a writer or for the carrier of a line, nor make a terminal that of the process.
_HOW = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"))


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that is open.

    stream: its bytes.
    path: where another process finds the same file; None where it is no ordinary file.
    """

    stream: BinaryIO
    path: str | None


@contextmanager
def opened(name: str, *, ordinary: bool = False) -> Iterator[OpenFile]:
    """The file of this name.

    ordinary: refuse what is no ordinary file, as it would be for those of a folder.

    Raises:
        InputError: it is nothing that can be read, or a named pipe that nobody writes to.
        OSError: there is none, or it may not be read.
    """
    try:
        number = _number(name)
    except ValueError as error:
        raise InputError(f"{name!r}: no name of a file, for a character in it; check the path") from error
    with open(number, "rb") as stream:
        about = os.fstat(number)
        if stat.S_ISDIR(about.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
        if stat.S_ISREG(about.st_mode):
            yield OpenFile(stream, _elsewhere(name, about))
            return
        if ordinary:
            raise InputError(f"{name}: no ordinary file, which are all that is read from folders; name it by itself")
        first = _first(name, number) if stat.S_ISFIFO(about.st_mode) else b""
        if hasattr(os, "set_blocking"):
            os.set_blocking(number, True)
        yield OpenFile(rejoined(first, stream), None)


def _number(name: str) -> int:
    try:
        return os.open(name, _HOW)
    except IsADirectoryError:
        raise
    except OSError as error:
        if _is_socket(name):
            raise InputError(f"{name}: a socket, which cannot be read as a file; name a file") from error
        if os.path.isdir(name):  # Windows opens none
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name) from error
        raise


def _is_socket(name: str) -> bool:
    try:
        return stat.S_ISSOCK(os.stat(name).st_mode)
    except OSError:
        return False


def _elsewhere(name: str, about: os.stat_result) -> str | None:
    """`/dev/stdin` and the like are another file in every process."""
    path = os.path.realpath(name)
    try:
        return path if os.path.samestat(os.stat(path), about) else None
    except OSError:
        return None


def _first(name: str, number: int) -> bytes:
    """The first bytes of a named pipe; none where its writer is there and has written nothing as yet.

    Raises:
        InputError: no writer comes.
    """
    poll = select.poll()
    poll.register(number, select.POLLIN | select.POLLHUP)
    deadline = time.monotonic() + WAIT_FOR_WRITER
    while True:
        gone = bool(poll.poll(_GLANCE * 1000))  # something to read, or a writer who has left
        try:
            data = os.read(number, _PIECE)
        except BlockingIOError:  # there is a writer
            return b""
        if data or gone:
            return data
        if time.monotonic() > deadline:
            raise InputError(
                f"{name}: a named pipe that nobody writes to (for {WAIT_FOR_WRITER:.0f} seconds); "
                "start what writes to it, or name a file"
            )
