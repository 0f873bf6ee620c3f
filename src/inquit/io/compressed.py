"""Single files that are compressed (gzip, bzip2, xz, Zstandard), unpacked as they are read, with bounds.

Nothing is written to disk. What grows more than any text does is refused as soon as it has grown so far.
"""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO, Protocol, cast

from inquit.errors import InputError, said_by
from inquit.io.limits import MAX_MEMORY, MAX_RATIO, MAX_UNPACKED, MEGABYTE, size_of

__all__ = ["is_compressed", "unpacking"]

_GZIP, _BZIP2, _XZ, _ZSTANDARD = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"
_BZIP2_BLOCKS = (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")  # what stands behind the size: a block, or the end
_CHUNK = 65_536
_SMALL = MEGABYTE  # so much may be packed to any degree
# An xz file says how much memory unpacking takes; the largest preset needs 65 MB.
_XZ_MEMORY = MAX_MEMORY // 4


class _Decompressor(Protocol):
    """What the decompressors of `bz2`, `lzma` and `compression.zstd` have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def needs_input(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


def is_compressed(start: bytes) -> bool:
    """Whether a file that begins so is one of these; `BZh` alone may be the beginning of a text."""
    if start.startswith(_BZIP2):
        return start[4:10] in _BZIP2_BLOCKS
    return start.startswith((_GZIP, _XZ, _ZSTANDARD))


def unpacking(stream: BinaryIO, start: bytes, where: str) -> BinaryIO:
    """The bytes of a compressed stream, which begins with `start`, as they are unpacked.

    Reading raises InputError where it is damaged, or grows as no text does.
    """
    new, damage = _decompressor_of(start)
    return cast(BinaryIO, io.BufferedReader(_Unpacked(stream, new, damage, where)))


def _decompressor_of(start: bytes) -> tuple[Callable[[], _Decompressor], type[Exception]]:
    """What unpacks a file, and what it raises for damage besides the usual errors."""
    if start.startswith(_GZIP):
        return _Gzip, zlib.error
    if start.startswith(_BZIP2):
        return bz2.BZ2Decompressor, OSError
    if start.startswith(_XZ):
        return lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY), lzma.LZMAError
    module = _zstandard()
    return module.ZstdDecompressor, module.ZstdError


def _zstandard() -> Any:
    """Python's own module, or the same for older Pythons."""
    try:
        return import_module("compression.zstd")
    except ImportError:
        return import_module("backports.zstd")


class _Gzip:
    """A member of a gzip file, in the manner of the others."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max(0, max_length))


class _Unpacked(io.RawIOBase):
    """The stream unpacked; a file may be several packed ones in a row."""

    def __init__(self, stream: BinaryIO, new: Callable[[], _Decompressor], damage: type[Exception], where: str) -> None:
        self._stream = stream
        self._new = new
        self._damage = (OSError, EOFError, ValueError, MemoryError, damage)
        self._where = where
        self._decompressor = new()
        self._packed = self._unpacked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io wants any buffer; only this comes
        try:
            data = self._next(len(buffer))
        except self._damage as error:
            what = said_by(error)
            raise InputError(f"{self._where}: damaged, or cut short ({what}); get it anew") from error
        self._unpacked += len(data)
        self._check_size()
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        while True:
            rest, ended = b"", False
            if self._decompressor.eof:
                rest = self._decompressor.unused_data or self._read()
                if not rest.strip(b"\0"):  # some programs fill up with zeros
                    return b""
                self._decompressor = self._new()
            elif self._decompressor.needs_input:
                rest = self._read()
                ended = not rest
            if data := self._decompressor.decompress(rest, size):
                return data
            if ended and not self._decompressor.eof:
                raise EOFError("it ends too early")

    def _read(self) -> bytes:
        data = self._stream.read(_CHUNK)
        self._packed += len(data)
        return data

    def _check_size(self) -> None:
        if self._unpacked > max(_SMALL, MAX_RATIO * self._packed):
            raise InputError(
                f"{self._where}: over {MAX_RATIO} times larger when unpacked, as no text is, so it is not read"
            )
        if self._unpacked > MAX_UNPACKED:
            raise InputError(f"{self._where}: more than {size_of(MAX_UNPACKED)} unpacked, which is refused; split it")
