"""Texts and results into the database, again and again: only what is new or has changed is read."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from inquit.digests import value_digest
from inquit.document import NO_TEXT, Document, Failure
from inquit.source import Source, with_origin
from inquit.store.arrivals import (
    Identities,
    Identity,
    about_record,
    content_digest,
    places_record,
    with_address,
    with_series,
)
from inquit.store.cells import sql_text
from inquit.store.corpus_store import Store
from inquit.store.database import said_of_database, transaction
from inquit.store.decided_people import decided_people
from inquit.store.linked_people import link
from inquit.store.markup_record import markup_record
from inquit.store.moved_places import move_places
from inquit.store.pages import Pages
from inquit.store.pruning import Gone, Numbers, gone_documents
from inquit.store.reading import read_documents
from inquit.store.stored_texts import outdated_texts
from inquit.store.writing import Arrival, delete_document, put_document

__all__ = ["AdditionCounts", "Additions"]

# What `with_origin` puts into `meta` besides what the source says.
_OF_ORIGIN = frozenset({"path", "encoding", "encoding_detected", "fields"})
_KNOWN = """
SELECT documents.id, content_digest, reading_digest, about, places, texts.document_id IS NOT NULL AS has_text
FROM documents LEFT JOIN texts ON texts.document_id = documents.id
WHERE origin = CAST(? AS TEXT) AND key = CAST(? AS TEXT)
"""
_TWIN = """
SELECT documents.id FROM documents LEFT JOIN texts ON texts.document_id = documents.id
WHERE content_digest = ? AND reading_digest = ? AND (texts.document_id IS NOT NULL OR documents.id = ?)
ORDER BY documents.id = ? DESC LIMIT 1
"""


@dataclass(slots=True)
class AdditionCounts:
    """How many documents of a run were what.

    duplicate: of those that are new or have changed, how many have the content of another one.
    gone: those that were removed as they are not there any more.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    duplicate: int = 0
    failed: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """A document as the database has it."""

    number: int
    content: str
    reading: str
    about: str
    places: str
    has_text: int


@dataclass(frozen=True, slots=True)
class _Coming:
    """A document that is to be put into the database when it has been read."""

    identity: Identity
    content: str
    reading: str
    about: str
    places: str
    markup: str | None
    known: _Known | None
    has_text: bool = True

    def is_as_known(self, *, keeps_text: bool) -> bool:
        known = self.known
        return (
            known is not None
            and (known.content, known.reading, known.about) == (self.content, self.reading, self.about)
            and bool(known.has_text) == (keeps_text and self.has_text)
        )


@dataclass(slots=True)
class Additions:
    """One run that adds: `wanted` goes before the reader, and what that gives comes to `document` and `failure`, in the
    same order, as to any writer.

    store: where they are put.
    reading: the digest of what readings owe to now.
    keeps_text: whether texts are kept, too.
    refreshes: whether also texts of the database are read again that would be read otherwise now.
    looks: nothing is read or put anywhere, but this is told what would be done, and with which document.
    series: the column that says which works belong together, if any does.
    textless: those that cannot be read again, as their texts were not kept.
    """

    store: Store
    reading: str
    keeps_text: bool = True
    refreshes: bool = False
    looks: Callable[[str, str], None] | None = None
    series: str | None = None
    counts: AdditionCounts = field(default_factory=AdditionCounts)
    textless: list[str] = field(default_factory=list)
    _seen: Numbers = field(default_factory=Numbers)
    _unstored: set[str] = field(default_factory=set)
    _failed: list[str] = field(default_factory=list)
    _pages: Pages | None = None
    _identities: Identities = field(default_factory=Identities)
    _under_way: deque[_Coming | None] = field(default_factory=deque)

    def wanted(self, texts: Iterable[Source | Failure | Document]) -> Iterator[Source | Failure | Document | None]:
        """What has to be read, and what of it is known already; None for each text of which nothing has changed.

        Raises:
            StoreError: the database cannot be read.
        """
        for text in texts:
            if isinstance(text, Failure):
                self._under_way.append(None)
                yield text
                continue
            text = with_address(text) if isinstance(text, Source) else text
            text = text if self.series is None else with_series(text, self.series)
            with said_of_database(self.store.path):
                coming = self._coming(text)
                wanted = self._wanted(coming, text)
            yield wanted
        if self.refreshes:
            with said_of_database(self.store.path):
                yield from self._outdated()

    def _outdated(self) -> Iterator[Source | Document | None]:
        for stored in outdated_texts(self.store.db, self.reading):
            if stored.number in self._seen:
                continue
            if stored.source is None:
                self.textless.append(stored.document)
                continue
            known = _Known(stored.number, stored.content, "", stored.about, stored.places, has_text=True)
            about, places, markup = stored.about, stored.places, stored.markup
            coming = _Coming(stored.identity, stored.content, self.reading, about, places, markup, known)
            yield self._wanted(coming, stored.source)

    def _wanted(self, coming: _Coming, text: Source | Document) -> Source | Document | None:
        """What has to be read, or what is known of it; None where nothing is to be done."""
        if coming.known is not None:
            self._seen.add(coming.known.number)
        if coming.known is not None and coming.is_as_known(keeps_text=self.keeps_text):
            if coming.places != coming.known.places and isinstance(text, Source) and self.looks is None:
                move_places(self.store.db, coming.known.number, coming.places)
            self._page_is_done(coming.identity)
            self.counts.unchanged += 1
            return None
        known = self._as_is_known(coming, text)
        if self.looks is not None:
            self._count(coming, is_duplicate=False)
            self._unstored.add(coming.identity.origin)
            self.looks("new" if coming.known is None else "changed", text.id)
            return None
        self._under_way.append(coming)
        return known or text

    def pages(self, how: str) -> Pages:
        """What is known of pages of the web; `how` says how they are read besides."""
        self._pages = Pages(self.store.db, value_digest([self.reading, self.keeps_text, how]), self._page_is_unchanged)
        return self._pages

    def _page_is_unchanged(self, url: str) -> None:
        (known,) = self.store.db.execute("SELECT count(*) FROM documents WHERE origin = ?", (url,)).fetchone()
        self.counts.unchanged += known

    def _page_is_done(self, identity: Identity) -> None:
        if self._pages is not None and not identity.key and self.looks is None:  # one with several texts is done later
            self._pages.done(identity.origin)

    def all_done(self) -> None:
        """Everything was looked at.

        Raises:
            StoreError: the database cannot be written.
        """
        if self._pages is not None and self.looks is None:
            with said_of_database(self.store.path):
                self._pages.all_done(self._failed)

    def document(self, document: Document) -> None:
        """Put what was read into the database.

        Raises:
            StoreError: it cannot be written.
        """
        if (coming := self._under_way.popleft()) is None:
            raise AssertionError("results come in the order of the texts")
        arrival = Arrival(
            document=document,
            origin=coming.identity.origin,
            key=coming.identity.key,
            content_digest=coming.content,
            reading_digest=coming.reading,
            moment=datetime.now(UTC).isoformat(timespec="seconds"),
            fields=document.meta.get("fields", {}),
            keeps_text=self.keeps_text and coming.has_text,
            about=coming.about,
            markup=coming.markup,
        )
        with said_of_database(self.store.path):
            number = put_document(self.store.db, arrival)
            self._seen.add(number)
            self._page_is_done(coming.identity)
            found = self.store.db.execute("SELECT is_duplicate FROM documents WHERE id = ?", (number,)).fetchone()
        self._count(coming, is_duplicate=bool(found and found[0]))

    def failure(self, failure: Failure) -> None:
        """Note that a text could not be read; what is known of it from before stays."""
        coming = self._under_way.popleft()
        self._failed.append(failure.id if coming is None else coming.identity.origin)
        self.counts.failed += 1

    def finish(self) -> None:
        """Link the people of what has come: each document was complete, but for that."""
        if self.looks is None:
            with said_of_database(self.store.path):
                link(self.store.db)

    def prune(self, names: Sequence[str]) -> tuple[list[Gone], list[str]]:
        """Remove the documents that came from under these files and folders and are there no more: which they are, and
        the decisions about people that stay though nobody is left whom they are about.

        Raises:
            StoreError: the database cannot be written.
        """
        db = self.store.db
        with said_of_database(self.store.path):
            gone = list(gone_documents(db, names, self._seen, self._failed, self._unstored))
            self.counts.gone = len(gone)
            if self.looks is not None:
                for document in gone:
                    self.looks("gone", document.document)
                return gone, []
            before = decided_people(db)
            for document in gone:
                with transaction(db):
                    delete_document(db, document.identity.origin, document.identity.key)
            if gone:
                link(db)
            return gone, before.left_without_anybody(db)

    def _coming(self, text: Source | Document) -> _Coming:
        identity = self._identities.of(text)
        row = self.store.db.execute(_KNOWN, (sql_text(identity.origin), sql_text(identity.key))).fetchone()
        known = None if row is None else _Known(*row)
        if isinstance(text, Source):
            about, places, markup = about_record(text), places_record(text), markup_record(text.markup)
            return _Coming(identity, content_digest(text), self.reading, about, places, markup, known)
        return _Coming(identity, content_digest(text), _results_digest(text), "{}", "[]", None, known, text.has_text)

    def _as_is_known(self, coming: _Coming, text: Source | Document) -> Document | None:
        """What an earlier reading of the same content has found: this document's, or that of another one."""
        if isinstance(text, Document):
            return None
        number = coming.known and coming.known.number
        row = self.store.db.execute(_TWIN, (coming.content, coming.reading, number, number)).fetchone()
        if row is None:
            return None
        (document,) = read_documents(self.store.db, [row[0]])
        (told,) = self.store.db.execute("SELECT about FROM documents WHERE id = ?", row).fetchone()
        of_file = {*json.loads(told).get("meta", ()), *_OF_ORIGIN}
        found = {name: value for name, value in document.meta.items() if name not in of_file and name not in NO_TEXT}
        return with_origin(replace(document, id=text.id, text=text.text, meta=found), text)

    def _count(self, coming: _Coming, *, is_duplicate: bool) -> None:
        self.counts.new += coming.known is None
        self.counts.changed += coming.known is not None
        self.counts.duplicate += is_duplicate


def _results_digest(document: Document) -> str:
    """The digest of what results say, which are known again by that; how long it took to find it does not matter."""
    meta = {name: value for name, value in document.meta.items() if name != "seconds"}
    return "results " + value_digest(repr(replace(document, text="", meta=meta)))
