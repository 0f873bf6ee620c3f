"""The file: opened, known as ours, brought to the layout of today, and its errors put into sentences."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlite_utils.db import Database

from inquit.errors import StoreError, said_by
from inquit.store.layout import APPLICATION_ID, LAYOUT_VERSION, MIGRATIONS
from inquit.store.search.sql_functions import known_in_sql

__all__ = ["IN_MEMORY", "PATIENCE", "opened_database", "said_of_database", "transaction", "unnamed_copy"]

# The name by which SQLite itself knows a database that has no file.
IN_MEMORY: Final = ":memory:"
# How long a run waits for another one that writes, in seconds.
PATIENCE: Final = 30.0
# How a transaction within another one begins, ends, and is taken back.
_INNER: Final = ("SAVEPOINT inner_block", "RELEASE inner_block", "ROLLBACK TO inner_block")
# By the first byte of SQLite's numbers for errors: what is wrong, and what to do.
_SENTENCES: Final = {
    sqlite3.SQLITE_BUSY: "another program is writing to it, and does not come to an end; try again later",
    sqlite3.SQLITE_LOCKED: "another program is writing to it, and does not come to an end; try again later",
    sqlite3.SQLITE_READONLY: "cannot be written; allow that, or copy it to a folder of your own",
    sqlite3.SQLITE_FULL: "no room is left for it; make room and run the command again (what it holds is whole)",
    sqlite3.SQLITE_CORRUPT: "a damaged database; take a backup of it, or make it anew",
    sqlite3.SQLITE_NOTADB: "no database of inquit; name another file",
}


def opened_database(
    path: Path, *, writes: bool = True, may_be_made: bool = True, patience: float = PATIENCE, by_turns: bool = False
) -> Database:
    """The database of this file.

    Args:
        path: the file, or `IN_MEMORY`: one that is gone when it is closed.
        writes: whether it is written to, and brought to the layout of today; else the file stays as it is, and one of
            an earlier layout is read from a copy that is brought to it.
        may_be_made: whether it is made where there is none; for writing only.
        patience: how many seconds to wait for another program that writes.
        by_turns: whether several threads use it, one after the other.

    Raises:
        StoreError: it is not there, none of ours, from a newer version, damaged, or cannot be opened.
    """
    if str(path) == IN_MEMORY:
        return _in_memory()
    _check_file(path, may_be_made=writes and may_be_made)
    with said_of_database(path):
        db = _connected(path, "mode=rwc" if writes else _way_to_read(path), patience, by_turns=by_turns)
        try:
            _check(db, path)
            if not writes:
                return _as_of_today(db, path)
            _prepare_to_write(db, path)
        except BaseException:
            db.close()
            raise
        return db


def _in_memory() -> Database:
    db = _database(sqlite3.connect(IN_MEMORY, isolation_level=None))
    with transaction(db):
        _migrate(db)
    return db


def _check_file(path: Path, *, may_be_made: bool) -> None:
    """What can be said about the file before SQLite is asked.

    It is not opened here: with the end of any other use of a file a process loses all its locks on it, and another
    process would take the database for one that nobody has open.

    Raises:
        StoreError: it cannot be opened, or is no database.
    """
    try:
        found = path.stat()
    except FileNotFoundError as error:
        if not may_be_made:
            raise StoreError(f"{path}: no such file; `inquit add {path} FILES` makes a database") from error
        if not path.parent.is_dir():
            raise StoreError(f"{path}: there is no folder {path.parent}; make it first") from error
        return
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else said_by(error)
        raise StoreError(f"{path}: cannot be opened ({reason})") from error
    if stat.S_ISDIR(found.st_mode):
        raise StoreError(f"{path}: a folder; name a file")
    if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for
        raise StoreError(f"{path}: no ordinary file; name another one")
    if not os.access(path, os.R_OK):
        raise StoreError(f"{path}: cannot be opened ({os.strerror(errno.EACCES)})")
    if found.st_size == 0 and not may_be_made:
        raise StoreError(f"{path}: {_SENTENCES[sqlite3.SQLITE_NOTADB]}")


def _way_to_read(path: Path) -> str:
    """How SQLite opens a file that it may not change.

    Where it can be written SQLite wants to know of others that write, and tidies up after them; it is told below that
    nothing is to be written. Where nothing can be written, and nobody else is at it, SQLite has to be told so.
    """
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=rw"
    return "mode=ro" if os.path.lexists(f"{path}-wal") else "mode=ro&immutable=1"


def _connected(path: Path, mode: str, patience: float, *, by_turns: bool) -> Database:
    address = f"file:{quote(os.fsencode(path.absolute()))}?{mode}"
    return _database(
        sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=not by_turns)
    )


def _database(connection: sqlite3.Connection) -> Database:
    # Half characters (lone surrogates) stand in a text as the three bytes that they would be.
    connection.text_factory = lambda data: data.decode("utf-8", "surrogatepass")
    db = Database(connection)
    db.execute("PRAGMA foreign_keys = ON")
    known_in_sql(db)
    return db


def _check(db: Database, path: Path) -> None:
    """That the database is ours, or empty.

    Raises:
        StoreError: it is another program's, or a newer version's.
    """
    ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not ours and db.execute("SELECT EXISTS (SELECT 1 FROM sqlite_master)").fetchone()[0]:
        raise StoreError(f"{path}: a database of another program; name another file")
    if (version := _layout(db)) > LAYOUT_VERSION:
        raise StoreError(
            f"{path}: made by a newer version of inquit (layout {version}, not {LAYOUT_VERSION}); update inquit"
        )


def _layout(db: Database) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _prepare_to_write(db: Database, path: Path) -> None:
    db.enable_wal()
    # After a loss of power the last documents may be missing, and are read again; nothing else can happen.
    db.execute("PRAGMA synchronous = NORMAL")
    if _layout(db) < LAYOUT_VERSION:
        with transaction(db):
            _check(db, path)  # another run may have been faster
            _migrate(db)


def _migrate(db: Database) -> None:
    """Bring a database to the layout of today, within the caller's transaction."""
    MIGRATIONS.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {LAYOUT_VERSION}")


def _as_of_today(db: Database, path: Path) -> Database:
    """The database to read from, or one of today's layout that holds the same."""
    if _layout(db) == 0:
        raise StoreError(f"{path}: {_SENTENCES[sqlite3.SQLITE_NOTADB]}")
    if _layout(db) < LAYOUT_VERSION:
        copy = unnamed_copy(db)
        db.close()
        db = copy
        with transaction(db):
            _migrate(db)
    db.execute("PRAGMA query_only = ON")
    return db


def unnamed_copy(db: Database) -> Database:
    """A copy in a file of SQLite's own, which is gone when it is closed."""
    copy = _database(sqlite3.connect("", isolation_level=None))
    db.conn.backup(copy.conn)
    return copy


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All that is written within the block, or nothing of it.

    It waits for others that write before the first line is run, so that what is read within is what is changed. A block
    within another one is a part of that: what it has written is taken back when either fails.
    """
    begin, end, back = ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK") if not db.conn.in_transaction else _INNER
    db.conn.execute(begin)
    try:
        yield
        db.conn.execute(end)
    except BaseException:
        if db.conn.in_transaction:  # SQLite itself takes everything back where the disk is full
            db.conn.execute(back)
        raise


@contextmanager
def said_of_database(path: Path) -> Iterator[None]:
    """Within the block an error of SQLite becomes one sentence about the file.

    Raises:
        StoreError: something went wrong with the database.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_said(error)}") from error
    except UnicodeDecodeError as error:
        raise StoreError(f"{path}: {_SENTENCES[sqlite3.SQLITE_CORRUPT]}") from error


def _said(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)  # of errors of Python's own module there is none
    if code is None:
        return said_by(error)
    return _SENTENCES.get(code & 0xFF) or f"the database cannot be read or written ({said_by(error)})"
