"""A copy of the database, whole at any moment, also while others write to it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlite_utils.db import Database

from inquit.errors import StoreError
from inquit.io.database_files import is_database
from inquit.store.database import said_of_database

__all__ = ["write_backup"]


def write_backup(db: Database, path: Path) -> None:
    """Write a copy, in place of an earlier one only when it is complete.

    Raises:
        StoreError: it cannot be written, or would take the place of something else.
    """
    (source,) = (row[2] for row in db.execute("PRAGMA database_list") if row[1] == "main")
    if path.exists() and source and os.path.samefile(path, source):
        raise StoreError(f"{path}: the database itself; name another file")
    if path.exists() and not is_database(path):
        raise StoreError(f"{path}: is there, and no database; name another file")
    if os.path.lexists(f"{path}-wal"):
        raise StoreError(f"{path}: another program has it open; close that, or name another file")
    try:
        descriptor, partial = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".partial")
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); see to room and rights on the disk") from error
    os.close(descriptor)
    try:
        with said_of_database(path), closing(sqlite3.connect(partial, isolation_level=None)) as copy:
            db.conn.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, which can be copied on
        if source:
            os.chmod(partial, os.stat(source).st_mode)
        os.replace(partial, path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); see to room and rights on the disk") from error
    finally:
        Path(partial).unlink(missing_ok=True)
