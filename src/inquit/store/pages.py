"""Pages that were read before: they are asked for again only if they have changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlite_utils.db import Database

from inquit.io.fetch import Validators

__all__ = ["Pages"]

_SAVED = "INSERT OR REPLACE INTO pages (url, etag, last_modified, asked, how) VALUES (?, ?, ?, ?, ?)"


class Pages:
    """What a database knows of pages, as `PageMemory` has it.

    What a server says is kept only when all that stood on its page is in the database, so that a run that was cut short
    asks again.

    how: the digest of how pages are read now; of what was read otherwise all is asked for anew.
    unchanged: is told of each page that is as it was.
    """

    def __init__(self, db: Database, how: str, unchanged: Callable[[str], None]) -> None:
        self.unchanged = unchanged
        self._db = db
        self._how = how
        self._came: dict[str, tuple[str, Validators]] = {}  # by the address that was asked

    def known(self, url: str) -> Validators | None:
        """By what the server of this address knows the page that it gave before."""
        row = self._db.execute(
            "SELECT etag, last_modified FROM pages WHERE url = ? AND how = ?", (url, self._how)
        ).fetchone()
        return None if row is None else Validators(*row)

    def is_kept(self, url: str) -> bool:
        """Whether there is a text of this page."""
        return self._db.execute("SELECT 1 FROM documents WHERE origin = ?", (url,)).fetchone() is not None

    def fetched(self, url: str, source: str, validators: Validators) -> None:
        """The page that was asked for came, from this address in the end."""
        if validators.asks():
            self._came[url] = source, validators

    def is_never_known(self, url: str) -> None:
        """The page is to be asked for anew each time."""
        self._came.pop(url, None)

    def done(self, url: str) -> None:
        """All that stood on this page is in the database."""
        if (came := self._came.pop(url, None)) is not None:
            source, validators = came
            moment = datetime.now(UTC).isoformat(timespec="seconds")
            self._db.execute(_SAVED, (source, validators.etag, validators.last_modified, moment, self._how))

    def all_done(self, failed: list[str]) -> None:
        """All pages are in the database, but those of which something failed."""
        for url in list(self._came):
            if not any(failure.startswith(url) for failure in failed):
                self.done(url)
