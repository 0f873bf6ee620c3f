"""Whether a file is an SQLite database, by its first bytes."""

from __future__ import annotations

import os
from os import PathLike
from typing import Final

__all__ = ["DATABASE_SIGN", "is_database"]

DATABASE_SIGN: Final = b"SQLite format 3\0"


def is_database(path: str | PathLike[str]) -> bool:
    """Whether it is an SQLite database, of whatever program; False for what cannot be read.

    Only ordinary files are opened: a pipe would be waited for, and what is taken out of one is gone.
    """
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            return file.read(len(DATABASE_SIGN)) == DATABASE_SIGN
    except (OSError, ValueError):
        return False
