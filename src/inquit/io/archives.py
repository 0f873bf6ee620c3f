"""ZIP files, on their own or below DOCX and EPUB, with bounds on what they hold unpacked.

Nothing is ever written to disk. The sizes that an archive declares are what is unpacked at most: `zipfile` stops there.
"""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from inquit.errors import InputError
from inquit.io.item import read_up_to
from inquit.io.limits import MAX_DIRECTORY, MAX_DOCUMENT, MAX_RATIO, MAX_UNPACKED, MEGABYTE, size_of

__all__ = ["check_member", "members_of", "opened_archive", "read_member", "reading_member", "unpacked_size"]

# The record at the end of an archive, and the larger one that stands before it in archives over 4 GB, with the offset
# and the length of the size of the list of members.
_END_RECORDS = ((b"PK\x06\x06", 40, 8), (b"PK\x05\x06", 12, 4))
_END_AT_MOST = 65_536 + 22 + 20 + 56  # the longest comment, and the records
_UNKNOWN_SIZE = 0xFFFFFFFF  # what the small record says where the large one knows
_ENCRYPTED = 0x1
# What `zipfile` raises for data, offsets, sizes and names that are wrong (`NotImplementedError` is a `RuntimeError`).
_DAMAGE = (BadZipFile, EOFError, OSError, RuntimeError, ValueError, struct.error, zlib.error)
# Small members may be packed to any degree.
_SMALL = MEGABYTE


@contextmanager
def opened_archive(stream: BinaryIO, where: str) -> Iterator[ZipFile]:
    """The archive in a stream; what is left of the stream afterwards is undefined, but it can go back.

    Raises:
        InputError: it has too many members.
        BadZipFile: it is damaged.
    """
    _check_directory(stream, where)
    try:
        archive = ZipFile(stream)
    except _DAMAGE as error:
        raise BadZipFile(str(error)) from error
    with archive:
        yield archive
    stream.seek(0)


def unpacked_size(archive: ZipFile, where: str, limit: int = MAX_UNPACKED) -> int:
    """How many bytes all members have together.

    Raises:
        InputError: more than `limit`.
    """
    size = sum(info.file_size for info in archive.infolist())
    if size > limit:
        raise InputError(f"{where}: more than {size_of(limit)} unpacked, which is refused; pack less into one file")
    return size


def members_of(archive: ZipFile) -> list[ZipInfo]:
    """The files in an archive; what has no name, which damage may bring about, is none."""
    return [info for info in archive.infolist() if _path(info).name and not info.is_dir()]


def _path(info: ZipInfo) -> PurePosixPath:
    """The path of a member; some programs write it with the backslashes of Windows."""
    return PurePosixPath(info.filename.replace("\\", "/"))


def check_member(info: ZipInfo, where: str) -> None:
    """See that a member can be unpacked, and that its name stays within the archive.

    Raises:
        InputError: it cannot, or it does not.
    """
    path = _path(info)
    if path.is_absolute() or ".." in path.parts or any(":" in part for part in path.parts[:1]):
        raise InputError(f"{where}: its name leads out of the archive, so it is not read; pack it anew")
    if info.flag_bits & _ENCRYPTED:
        raise InputError(f"{where}: has a password; unpack the archive first")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise InputError(f"{where}: is packed in a way that inquit does not read; pack it as an ordinary ZIP file")
    if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
        raise InputError(f"{where}: over {MAX_RATIO} times larger when unpacked, as no text is, so it is not read")


@contextmanager
def reading_member(archive: ZipFile, info: ZipInfo, where: str) -> Iterator[BinaryIO]:
    """The bytes of a member, as they are unpacked.

    Raises:
        InputError: it cannot be unpacked, is damaged, or is refused; also within the block.
    """
    check_member(info, where)
    try:
        stream = archive.open(info)
    except _DAMAGE as error:
        raise _damaged(where, error) from error
    with stream:
        yield cast(BinaryIO, io.BufferedReader(_Member(cast(BinaryIO, stream), info.file_size, where)))


def read_member(archive: ZipFile, name: str, where: str) -> bytes:
    """The bytes of a member of this name, for formats that are archives inside.

    Raises:
        InputError: it is missing, damaged, or is refused.
    """
    try:
        info = archive.getinfo(name)
    except KeyError as error:
        raise InputError(f"{where}: damaged ({name!r} is missing in it); get it anew") from error
    if info.file_size > MAX_DOCUMENT:
        raise InputError(f"{where}: {name!r} in it has more than {size_of(MAX_DOCUMENT)}; split the document")
    with reading_member(archive, info, f"{where}: {name!r} in it") as stream:
        return read_up_to(stream, info.file_size)


class _Member(io.RawIOBase):
    """The bytes of a member; damage is told where it is read, so that nobody takes it for a fault of a format."""

    def __init__(self, stream: BinaryIO, size: int, where: str) -> None:
        self._stream = stream
        self._missing = size  # `zipfile` takes any end for the end
        self._where = where

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io wants any buffer; only this comes
        try:
            data = self._stream.read(len(buffer))
        except _DAMAGE as error:
            raise _damaged(self._where, error) from error
        self._missing -= len(data)
        if not data and len(buffer) and self._missing:
            raise _damaged(self._where, EOFError(f"ends early: {self._missing:,} bytes are missing"))
        buffer[: len(data)] = data
        return len(data)


def _damaged(where: str, error: Exception) -> InputError:
    return InputError(f"{where}: damaged in the archive ({str(error) or type(error).__name__}); get it anew")


def _check_directory(stream: BinaryIO, where: str) -> None:
    """`zipfile` makes an object of every member before anything can be counted; so the list is measured first."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _END_AT_MOST))
    tail = stream.read(_END_AT_MOST)
    stream.seek(0)
    for sign, offset, length in _END_RECORDS:
        at = tail.rfind(sign)
        if at >= 0:
            found = int.from_bytes(tail[at + offset : at + offset + length], "little")
            if found > MAX_DIRECTORY and not (length == 4 and found == _UNKNOWN_SIZE):  # noqa: PLR2004
                raise InputError(f"{where}: too many files in one archive; pack fewer into one")
