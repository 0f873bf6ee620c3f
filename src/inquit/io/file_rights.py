"""Who may read and write a file that takes the place of another."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

__all__ = ["give_rights_of"]

_GROUP, _OTHERS = 0o070, 0o007
_TO_GROUP = 3  # by so many bits the rights of the group stand before those of all others


def give_rights_of(path: Path, descriptor: int) -> None:
    """Give an open file the rights of the file at `path`, and its owner and group as far as the user may do that.

    Where there is no such file, nothing is changed. A group that cannot be given gets no more rights than everybody:
    the rights were meant for another one. What marks programs (set-user-id) is not taken over.
    """
    try:
        about = os.stat(path)
    except FileNotFoundError:
        return
    if sys.platform != "win32":
        mode = about.st_mode & 0o777
        if not _given(descriptor, about):
            mode &= ~_GROUP | (mode & _OTHERS) << _TO_GROUP
        if stat.S_IMODE(os.fstat(descriptor).st_mode) != mode:
            os.fchmod(descriptor, mode)


if sys.platform != "win32":

    def _given(descriptor: int, about: os.stat_result) -> bool:
        """Whether the file has the group now, and its owner if possible."""
        own = os.fstat(descriptor)
        for owner in (about.st_uid, own.st_uid):  # only root gives files away; a group one is in can be given
            if (own.st_uid, own.st_gid) == (owner, about.st_gid):
                return True
            try:
                os.fchown(descriptor, owner, about.st_gid)
            except PermissionError:
                continue
            return True
        return False
