"""A stream whose faults say what could not be written, wherever between a library and the disk they come up."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable
from typing import IO, Any

__all__ = ["CheckedStream", "cause_of"]


class CheckedStream(io.RawIOBase):
    """Bytes that go to another stream, which stays open; buffers and encodings are put over it.

    Args:
        below: where the bytes go.
        failed: the error to raise in place of one of the system, or that itself.
        seeks: whether it may go back, if the stream below can.
    """

    def __init__(self, below: IO[bytes], failed: Callable[[OSError], Exception], *, seeks: bool = True) -> None:
        self._below = below
        self._failed = failed
        self._seeks = seeks and below.seekable()

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._seeks

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        if not self._seeks:
            raise io.UnsupportedOperation("seek")
        try:
            return self._below.seek(offset, whence)
        except OSError as error:
            raise self._failed(error) from error

    def isatty(self) -> bool:
        return self._below.isatty()

    def fileno(self) -> int:
        return self._below.fileno()

    def write(self, data: Any, /) -> int | None:
        try:
            written: int | None = self._below.write(data)
            if written is None:  # a pipe that does not wait, and that is full
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        except OSError as error:
            raise self._failed(error) from error
        return written


def cause_of(error: Exception) -> str:
    """What the system says went wrong, in lower case, to stand in brackets."""
    return (getattr(error, "strerror", None) or type(error).__name__).lower()
