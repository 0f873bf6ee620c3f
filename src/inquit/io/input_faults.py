"""What is said about an exception while an input is read: what a file, a disk or a server can cause is one sentence.

Readers raise `InputError` for what they know of. This is for the rest: what a library raises for damage, and what the
system has no more of. Whatever else comes is a fault of inquit's own, and is to be reported.
"""

from __future__ import annotations

import csv
import struct
import zlib
from lzma import LZMAError
from typing import TypeGuard
from zipfile import BadZipFile

from inquit.errors import InquitError, said_by
from inquit.io.read_options import reason

__all__ = ["is_of_system", "said_of"]

# What the readers of Python raise for bytes that are not as they should be.
_DAMAGE = (
    BadZipFile,
    EOFError,
    LZMAError,
    OSError,
    OverflowError,
    UnicodeError,
    csv.Error,
    struct.error,
    zlib.error,
)
_LONGEST = 200  # characters of what a library says; some print what they have read


def is_of_system(error: Exception) -> TypeGuard[OSError]:
    """Whether the system raised it; libraries raise `OSError`, too, without its number, for what they cannot read."""
    return isinstance(error, OSError) and (error.errno is not None or isinstance(error, TimeoutError))


def said_of(name: str, error: Exception) -> str:
    """What went wrong with an input of this name, and what to do."""
    if isinstance(error, InquitError):
        return str(error)
    if is_of_system(error):
        return f"{name}: cannot be read ({reason(error)})"
    if isinstance(error, MemoryError):
        return f"{name}: needs more memory than there is; split it"
    if isinstance(error, RecursionError):
        return f"{name}: nested deeper than can be read; save it anew, or as plain text"
    what = said_by(error)[:_LONGEST]
    if isinstance(error, _DAMAGE):
        return f"{name}: damaged ({what}); get it anew"
    return f"{name}: {type(error).__name__}: {what}; please report this with the file"
