"""Whether a file is an SQLite database, by its first bytes."""

from __future__ import annotations

from os import PathLike
from typing import Final

__all__ = ["DATABASE_SIGN", "is_database"]

DATABASE_SIGN: Final = b"SQLite format 3\0"


def is_database(path: str | PathLike[str]) -> bool:
    """Whether it is an SQLite database, of whatever program; False for what cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read(len(DATABASE_SIGN)) == DATABASE_SIGN
    except (OSError, ValueError):
        return False
