"""The database, open for reading: whoever makes a page takes one, and the next one finds what SQLite has kept of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

from inquit.store import Store
from inquit.store.database import said_of_database
from inquit.store.kept_figures import KeptFigures
from inquit.web.kept_groups import KeptGroups
from inquit.web.kept_texts import KeptTexts

__all__ = ["KeptPages", "OpenStores"]

_CACHE: Final = "PRAGMA cache_size = -16384"  # 16 MiB of a database for each, where SQLite's own is 2
_Identity = tuple[int, int]  # of a file: another one may have taken its place


@dataclass(frozen=True, slots=True)
class KeptPages:
    """What was put together for pages, and is kept until it changes."""

    texts: KeptTexts = field(default_factory=KeptTexts)
    figures: KeptFigures = field(default_factory=KeptFigures)
    groups: KeptGroups = field(default_factory=KeptGroups)


class OpenStores:
    """Stores that nobody uses at the moment; each is one thread's at a time.

    kept: what was put together from this database.
    """

    def __init__(self) -> None:
        self.kept = KeptPages()
        self._identity: _Identity | None = None
        self._idle: list[tuple[_Identity, Store]] = []
        self._lock = Lock()

    @contextmanager
    def reading(self, database: Path) -> Iterator[Store]:
        """One for a page; all that is read with it is of one moment.

        Raises:
            StoreError: the database cannot be opened, or what is in it cannot be read.
        """
        identity = _identity(database)
        with said_of_database(database):
            store = self._taken(identity) or _opened(database)
            try:
                store.db.execute("BEGIN")
                yield store
                store.db.execute("ROLLBACK")
            except BaseException:
                store.close()
                raise
        if _is_copy(store):
            store.close()
            return
        with self._lock:
            self._idle.append((identity, store))

    def _taken(self, identity: _Identity) -> Store | None:
        with self._lock:
            if identity != self._identity:  # what was kept is of another database
                self._identity, self.kept = identity, KeptPages()
            while self._idle:
                known, store = self._idle.pop()
                if known == identity:
                    return store
                store.close()
        return None

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            while self._idle:
                self._idle.pop()[1].close()


def _opened(database: Path) -> Store:
    store = Store(database, writes=False, by_turns=True)
    store.db.execute(_CACHE)
    return store


def _is_copy(store: Store) -> bool:
    """Whether it is a copy of an earlier layout, which learns of nothing that is written, and is its thread's alone."""
    (_, _, file) = store.db.execute("PRAGMA database_list").fetchone()
    return not file


def _identity(database: Path) -> _Identity:
    try:
        found = os.stat(database)
    except OSError:
        return 0, 0  # the store says what is wrong
    return found.st_dev, found.st_ino
