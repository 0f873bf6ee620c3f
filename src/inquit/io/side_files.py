"""Files that a user names beside the texts: a roster, gold files, predictions. They are read whole, within bounds."""

from __future__ import annotations

from pathlib import Path

from inquit.errors import InputError
from inquit.io.input_faults import said_of
from inquit.io.item import read_up_to
from inquit.io.limits import MAX_SIDE_FILE, size_of
from inquit.io.opened_files import opened

__all__ = ["read_side_file"]


def read_side_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it cannot be read, or has no end.
    """
    name = str(path)
    try:
        with opened(name) as file:
            data = read_up_to(file.stream, MAX_SIDE_FILE + 1)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file; check the path") from error
    except (OSError, MemoryError) as error:
        raise InputError(said_of(name, error)) from error
    if len(data) > MAX_SIDE_FILE:
        raise InputError(f"{name}: larger than {size_of(MAX_SIDE_FILE)}, which is too much to be held; name another")
    return data
