"""A lock on an open file, which ends with the process that holds it, however it ends."""

from __future__ import annotations

import errno
import os
import sys

__all__ = ["locked"]

# Some file systems of networks have no locks; two runs that write one file there are not told from each other.
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}
# Windows keeps others from reading what is locked: a byte is locked where no file has one.
_FAR = 0x7FFF_FFF0


def locked(descriptor: int) -> bool:
    """Lock an open file for this process alone; whether it has it now, or the file system has no locks."""
    try:
        _lock(descriptor)
    except OSError as error:
        if isinstance(error, BlockingIOError | PermissionError):
            return False
        if error.errno not in _NO_LOCKS:
            raise
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
