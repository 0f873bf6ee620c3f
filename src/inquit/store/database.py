"""The file: opened, known as ours, brought to the layout of today, and its errors put into sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlite_utils.db import Database

from inquit.errors import OutputError
from inquit.store.layout import APPLICATION_ID, LAYOUT_VERSION, MIGRATIONS

__all__ = ["opened_database", "said_of_database"]

# How long a run waits for another one that writes, in seconds.
_PATIENCE: Final = 30.0
_MAGIC: Final = b"SQLite format 3\0"


def opened_database(path: Path) -> Database:
    """The database of this file, made where there is none.

    Raises:
        OutputError: it is none of ours, from a newer version, or cannot be opened.
    """
    with said_of_database(path):
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        # Half characters (lone surrogates) stand in a text as the three bytes that they would be.
        connection.text_factory = lambda data: data.decode("utf-8", "surrogatepass")
        db = Database(connection)
        db.execute("PRAGMA foreign_keys = ON")
        _check(db, path)
        db.enable_wal()
        if db.execute("PRAGMA user_version").fetchone()[0] < LAYOUT_VERSION:
            MIGRATIONS.apply(db)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {LAYOUT_VERSION}")
        return db


def _check(db: Database, path: Path) -> None:
    ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not ours and db.table_names():
        raise OutputError(f"{path}: a database of another program; name another file")
    if (version := db.execute("PRAGMA user_version").fetchone()[0]) > LAYOUT_VERSION:
        raise OutputError(
            f"{path}: made by a newer version of inquit (layout {version}, not {LAYOUT_VERSION}); update inquit"
        )


@contextmanager
def said_of_database(path: Path) -> Iterator[None]:
    """Within the block an error of SQLite becomes one sentence about the file.

    Raises:
        OutputError: something went wrong with the database.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise OutputError(f"{path}: {error}") from error
