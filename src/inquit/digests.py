"""Digests, by which texts, settings, lexicons and weights are known again: SHA-256, made here for all who need one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

__all__ = ["digest", "file_digest", "short", "text_digest", "value_digest"]

# So much of a digest is shown to people, and noted where a mix-up by chance is all that has to be ruled out.
_SHOWN = 12


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes, as `sha256sum` prints it."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """The digest of what is in a file, of whatever size.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def text_digest(text: str) -> str:
    """The digest of a text as UTF-8; half characters (lone surrogates) count as the three bytes that they would be."""
    return digest(text.encode("utf-8", "surrogatepass"))


def value_digest(value: object) -> str:
    """The digest of plain data (what JSON can hold), whatever the order of the keys."""
    return digest(json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii"))


def short(digest_: str) -> str:
    """The first figures of a digest."""
    return digest_[:_SHOWN]
