"""The same words in several texts, kept: to compare a million statements takes a minute.

A small database is compared while its page waits. A large one is compared in a process beside the server, which gives
way to others. Until that is over the page shows what was found before, each statement as it is now, and says of how
many texts the words have changed since.
"""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import Final

from inquit.filters import RowFilter
from inquit.helper_process import HelperProcess, Receive, Send
from inquit.sameness.wording import MIN_WORDS
from inquit.store import Store
from inquit.store.changes import changed_wordings, last_wording
from inquit.store.same_statements import MarkedGroup, marked_groups

__all__ = ["ComparedStatements", "KeptGroups", "compared_beside"]

# With as many statements it takes about a second, and is done while the page waits.
_SMALL: Final = 20_000
_KEPT: Final = 4  # filters whose groups are kept
# A share of the time is spent with comparing while somebody corrects all the while: after it, so many times as long
# nothing is compared.
_REST: Final = 5
_GIVES_WAY: Final = 10  # `nice` of the process
_STATEMENTS: Final = "SELECT COALESCE(SUM(statements), 0) FROM text_counts"
Groups = Sequence[MarkedGroup]
Compare = Callable[[Path, RowFilter], tuple[int, Groups] | None]


@dataclass(frozen=True, slots=True)
class ComparedStatements:
    """What is known of the same words.

    groups: those that were found; None where nothing was compared yet.
    changed: how many texts have statements with other words since.
    """

    groups: Groups | None
    changed: int


class KeptGroups:
    """The groups that were asked for last.

    compare: compares a database; None where it did not come to an end.
    small: up to how many statements the page waits.
    """

    def __init__(self, compare: Compare | None = None, small: int = _SMALL) -> None:
        self._compare = compare or compared_beside
        self._small = small
        self._known: OrderedDict[RowFilter, tuple[int, Groups]] = OrderedDict()
        self._lock = Lock()
        self._is_busy = False
        self._rests_until = 0.0

    def now(self, store: Store, rows: RowFilter) -> ComparedStatements:
        """What is known, and, where the words have changed, the beginning of another comparison."""
        last = last_wording(store.db)
        with self._lock:
            known = self._known.get(rows)
        if known is not None and known[0] == last:
            return ComparedStatements(known[1], 0)
        if store.db.execute(_STATEMENTS).fetchone()[0] <= self._small:
            groups = marked_groups(store.db, rows, min_words=MIN_WORDS)
            self._keep(rows, last, groups)
            return ComparedStatements(groups, 0)
        self._begin(store.path, rows)
        if known is None:
            return ComparedStatements(None, 0)
        return ComparedStatements(known[1], changed_wordings(store.db, known[0]))

    def _begin(self, path: Path, rows: RowFilter) -> None:
        with self._lock:
            if self._is_busy or time.monotonic() < self._rests_until:
                return
            self._is_busy = True
        Thread(target=self._work, args=(path, rows), name="inquit-same-words", daemon=True).start()

    def _work(self, path: Path, rows: RowFilter) -> None:
        began = time.monotonic()
        found = None
        try:
            found = self._compare(path, rows)
        finally:
            if found is not None:
                self._keep(rows, *found)
            with self._lock:
                self._is_busy = False
                ended = time.monotonic()
                self._rests_until = ended + _REST * (ended - began)

    def _keep(self, rows: RowFilter, last: int, groups: Groups) -> None:
        with self._lock:
            self._known[rows] = last, groups
            self._known.move_to_end(rows)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)


def compared_beside(path: Path, rows: RowFilter) -> tuple[int, Groups] | None:
    """Compare in another process: the last change that was seen, and the groups."""
    try:
        process = HelperProcess(partial(_serve_groups, path, rows))
    except OSError:
        return None
    found: tuple[int, Groups] | None = None
    with suppress(EOFError, OSError):  # it has died
        found = process.answers.recv()
    process.kill()
    process.close()
    return found


def _serve_groups(path: Path, rows: RowFilter, receive: Receive, send: Send) -> None:
    """What runs in the process."""
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    with Store(path, writes=False) as store:
        store.db.execute("BEGIN")
        last = last_wording(store.db)
        groups: Iterable[MarkedGroup] = marked_groups(store.db, rows, min_words=MIN_WORDS)
        send((last, list(groups)))
    receive()  # until it is ended
