"""The content of an answer, unpacked, within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from inquit.io.http_answer import EndsEarlyError

__all__ = ["CODINGS", "TooLargeError", "unpacked_body"]

# The codings of content that are read, by what they are called in headers.
CODINGS = frozenset({"", "identity", "gzip", "x-gzip"})
_PLAIN = frozenset({"", "identity"})
_GZIP_START = b"\x1f\x8b"


class TooLargeError(Exception):
    """There is more than is taken."""


def unpacked_body(parts: Iterable[bytes], coding: str, limit: int) -> bytes:
    """All of a body whose coding is one of `CODINGS`.

    Raises:
        TooLargeError: more than `limit` bytes, packed or unpacked.
        EndsEarlyError: it is packed, and the last of it is missing.
        zlib.error: it is packed, and damaged.
    """
    came = _bounded(parts, limit)
    return b"".join(_bounded(came if coding in _PLAIN else _gunzipped(came, limit), limit))


def _bounded(parts: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        if size > limit:
            raise TooLargeError
        yield part


def _gunzipped(parts: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """The members of a gzip stream, all of them; what stands behind the last one is passed over."""
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    rest = b""
    for part in parts:
        rest += part
        while rest:
            if member.eof:
                if not rest.startswith(_GZIP_START[: len(rest)]):
                    return
                if len(rest) < len(_GZIP_START):
                    break
                member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield member.decompress(rest, limit + 1)
            if member.unconsumed_tail:
                raise TooLargeError
            rest = member.unused_data
    if not member.eof:
        raise EndsEarlyError("what is packed in it has no end")
