"""The lines of a CSV table in UTF-8, with where each begins, so that a part of the table can be gone to."""

from __future__ import annotations

import codecs
from collections import deque
from typing import BinaryIO

__all__ = ["CsvLines"]


class CsvLines:
    """A stream of lines, ends included; bytes that are not UTF-8 are escaped."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._number = 0  # of the line that was given last
        self._begins: deque[tuple[int, int]] = deque()  # number of line, and where it begins; in order
        self._position = 0

    def readline(self, size: int = -1, /) -> str:
        """The next line, or so many bytes of it; nothing where there is none."""
        line = self._stream.readline(size)
        self._number += 1
        self._begins.append((self._number, self._position))
        first = self._position == 0
        self._position += len(line)
        return (line.removeprefix(codecs.BOM_UTF8) if first else line).decode("utf-8", "surrogateescape")

    def begin_of(self, line: int) -> int:
        """Where a line begins; it is not before the one that was asked for last."""
        while self._begins[0][0] < line:
            self._begins.popleft()
        return self._begins[0][1]

    def go_to(self, position: int) -> None:
        """The line that begins there is given next."""
        self._stream.seek(position)
        self._position = position
