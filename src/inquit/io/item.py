"""Bytes under a name: a file, standard input, a web page or a member of an archive, before its format is known."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO, cast

from inquit.errors import InputError
from inquit.io.limits import HEAD, MAX_DOCUMENT, MAX_LINE, MEGABYTE, size_of

__all__ = ["ALL_ROWS", "Item", "RowRange", "is_url", "lines_of", "read_up_to", "rejoined"]

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def is_url(name: str) -> bool:
    """Whether the name of an input is a URL rather than a path."""
    return _SCHEME.match(name) is not None


@dataclass(frozen=True, slots=True)
class RowRange:
    """Some rows of a table, by which it is read in parts; by itself all of them.

    first: the number of the first, counted from 1, as the format counts its rows.
    count: how many; None for all that follow.
    offset: the byte at which the first begins; None where those before it have to be read and passed over.
    line: the number of the line in which it begins, where `offset` is given.
    """

    first: int = 1
    count: int | None = None
    offset: int | None = None
    line: int = 1

    def ends_before(self, number: int) -> bool:
        """Whether a row of this number comes behind them."""
        return self.count is not None and number >= self.first + self.count


ALL_ROWS = RowRange()


class Item:
    """Something to read.

    Args:
        name: the id of its document, and what to call it in messages.
        stream: its bytes.
        rewinds: whether the stream can go back, if it can, at no cost; a member of an archive is unpacked anew.
        named: whether the user named it; what only stands in a folder or an archive may be no text at all.
        file: its path, where it is an ordinary file on disk.
        charset: the encoding that its server says it has.
        rows: those that are read, of a table.
    """

    def __init__(
        self,
        name: str,
        stream: BinaryIO,
        *,
        file: str | None = None,
        charset: str | None = None,
        rewinds: bool = True,
        named: bool = True,
        rows: RowRange = ALL_ROWS,
    ) -> None:
        self.rows = rows
        self.name = name
        self.named = named
        self.file = file
        self.charset = charset
        self._stream = stream
        self._rewinds = rewinds and stream.seekable()

    @cached_property
    def head(self) -> bytes:
        """The first bytes, by which the format is told."""
        head = read_up_to(self._stream, HEAD)
        if self._rewinds:
            self._stream.seek(0)
        else:
            self._stream = rejoined(head, self._stream)
        return head

    @property
    def stream(self) -> BinaryIO:
        """The bytes from the beginning."""
        _ = self.head
        return self._stream

    def read(self, limit: int = MAX_DOCUMENT) -> bytes:
        """All bytes.

        Raises:
            InputError: there are more than `limit`.
        """
        data = read_up_to(self.stream, limit + 1)
        if len(data) > limit:
            raise InputError(f"{self.name}: larger than {size_of(limit)}, which is too much for one document; split it")
        return data

    def seekable(self) -> BinaryIO:
        """The bytes as a stream that can go back, in memory where they come from a pipe.

        Raises:
            InputError: there are too many to be held in memory.
        """
        if not self._rewinds:
            self._stream, self._rewinds = io.BytesIO(self.read()), True
        self._stream.seek(0)
        return self._stream


def lines_of(stream: BinaryIO, where: str) -> Iterator[bytes | None]:
    """The lines of a stream, ends included; None for one that is too long, which is passed over.

    Raises:
        InputError: one seems to have no end.
    """
    while line := stream.readline(MAX_LINE):
        if len(line) < MAX_LINE or line.endswith(b"\n"):
            yield line
            continue
        _pass_over(stream, where)
        yield None


def _pass_over(stream: BinaryIO, where: str) -> None:
    """The rest of a line."""
    size = 0
    while rest := stream.readline(MEGABYTE):
        size += len(rest)
        if rest.endswith(b"\n"):
            return
        if size > MAX_DOCUMENT:
            raise InputError(f"{where}: a line goes on after {size_of(MAX_DOCUMENT)}; part it into lines")


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """So many bytes, or fewer where the stream ends.

    They are asked for piece by piece: some streams make room at once for all that they are asked for.
    """
    parts = []
    while size > 0 and (part := stream.read(min(size, MEGABYTE))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def rejoined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream whose first bytes were read already, with them."""
    return cast(BinaryIO, io.BufferedReader(_Rejoined(head, rest)))


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io wants any buffer; only this comes
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)
