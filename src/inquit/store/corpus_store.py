"""`Store`: one database of a corpus, as the library and the commands use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from inquit.breakdown import CountTable
from inquit.digests import value_digest
from inquit.document import Document
from inquit.filters import DESCRIBED_BY, RowFilter, TextFilter, with_rows
from inquit.sameness.versions import SameStatement
from inquit.sameness.wording import MIN_WORDS
from inquit.store.arrivals import Identities, Identity, content_digest
from inquit.store.backups import write_backup
from inquit.store.choosing import matching_documents, persons_called
from inquit.store.corrected import corrected
from inquit.store.database import PATIENCE, opened_database, said_of_database
from inquit.store.linked_people import link
from inquit.store.machine_copy import as_found_only
from inquit.store.naming_documents import documents_named
from inquit.store.overview import Overview, overview_of
from inquit.store.reading import read_documents
from inquit.store.removal import remove_documents
from inquit.store.reviewed_store import ReviewedStore
from inquit.store.same_statements import same_statements
from inquit.store.search.filter_keywords import filter_of
from inquit.store.search.person_profile import PersonProfile, profile_of
from inquit.store.search.statement_search import Hit, Order, Search, SearchResult, find_statements
from inquit.store.search.surroundings import StatementSurroundings, surroundings_of
from inquit.store.statement_figures import statement_figures
from inquit.store.writing import Arrival, put_document

__all__ = ["Store"]


class Store(ReviewedStore):
    """A database of documents with their statements and people; a context manager.

    path: the SQLite file.
    writes: whether anything is to be put into it or changed; where not, the file has to be there and stays as it is.
    may_be_made: whether it is made where there is none.
    patience: how many seconds to wait for another program that writes to it.
    as_found: whether it is read as if nobody had corrected anything, from a copy; for reading only.
    by_turns: whether several threads use it, one after the other.

    Raises:
        ExtraMissingError: the extra `store` is not installed.
        StoreError: the file is no database of inquit, from a newer version, damaged, or cannot be opened.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        writes: bool = True,
        may_be_made: bool = True,
        patience: float = PATIENCE,
        as_found: bool = False,
        by_turns: bool = False,
    ) -> None:
        self.path = Path(path)
        self.db = opened_database(
            self.path, writes=writes, may_be_made=may_be_made, patience=patience, by_turns=by_turns
        )
        if as_found:
            with said_of_database(self.path):
                self.db = as_found_only(self.db)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    def add(self, document: Document, *, date: str | None = None, url: str | None = None, **columns: Any) -> int:
        """Put a document into the database, in place of an earlier one of the same origin and id: its number.

        date, url: where the document does not say them itself.
        columns: other values that the user keeps about it, by name.
        """
        given = {"date": date, "url": url}
        meta = {**document.meta, **{name: value for name, value in given.items() if value is not None}}
        fields = meta.get("fields")
        fields = {**(fields if isinstance(fields, Mapping) else {}), **columns}
        if columns:
            meta["fields"] = fields
        document = replace(document, meta=meta)
        identity = Identity(url, "") if url else Identities().of(document)
        arrival = Arrival(
            document=document,
            origin=identity.origin,
            key=identity.key,
            content_digest=content_digest(document),
            reading_digest=value_digest({"engine": meta.get("engine"), "weights": meta.get("weights")}),
            moment=datetime.now(UTC).isoformat(timespec="seconds"),
            fields=fields,
            keeps_text=bool(document.text),
        )
        with said_of_database(self.path):
            number = put_document(self.db, arrival)
            link(self.db)
        return number

    def find(
        self,
        words: str = "",
        *,
        order: Order = "date",
        limit: int | None = None,
        around: bool = False,
        **filters: Any,
    ) -> SearchResult:
        """The statements that have certain words and pass the filters.

        Args:
            words: all of them; `"a phrase"`, `-without`, `this OR that`, `begin*`; nothing for any words.
            order: "date" (the latest first), "confidence", or "rank": what fits the words best first.
            limit: how many are wanted; None for all.
            around: the words may also stand around the statement, in its paragraph.
            filters: as the options of `inquit find`: person, to, role, kind, type, status, genre, site, since, until,
                added_since, min_confidence, first_hand, where (a dict).

        Raises:
            SettingsError: there is no such filter, or nothing to search for in the words.
        """
        return self.search(Search(words, filter_of(filters), order, limit, around=around))

    def search(self, search: Search) -> SearchResult:
        """What `find` finds, asked for with values of ours.

        Raises:
            SettingsError: in the words there is nothing to search for.
        """
        with said_of_database(self.path):
            return find_statements(self.db, search)

    def documents_of(self, hits: Iterable[Hit]) -> Iterator[Document]:
        """The documents of what was found, in that order, each with the rows that were found alone; as corrected."""
        rows: dict[int, set[str]] = {}
        for hit in hits:
            rows.setdefault(hit.document_number, set()).add(hit.row)
        with said_of_database(self.path):
            for number, ids in rows.items():
                for document in read_documents(self.db, [number], as_found=False):
                    yield with_rows(corrected(self.db, number, document), ids)

    def surroundings(self, hit: Hit, sentences: int) -> StatementSurroundings:
        """What stands around a statement in its text, and the question that it answers in a transcript."""
        with said_of_database(self.path):
            return surroundings_of(self.db, hit, sentences)

    def who(self, name: str) -> PersonProfile | None:
        """What is known of the person of a name, an alias or an id (p12); None where nobody is called so.

        Raises:
            SettingsError: the name fits several people.
        """
        with said_of_database(self.path):
            return profile_of(self.db, name)

    def names(self) -> Iterator[tuple[str, str]]:
        """What speakers are called, folded, each with a name as it is shown."""
        with said_of_database(self.path):
            yield from self.db.execute(
                "SELECT folded, min(name) FROM speakers GROUP BY folded UNION ALL SELECT speaker_aliases.folded, "
                "min(speakers.name) FROM speaker_aliases JOIN speakers ON speakers.id = speaker_id "
                "GROUP BY speaker_aliases.folded UNION ALL SELECT folded, min(name) FROM person_names GROUP BY folded"
            )

    def columns(self) -> list[str]:
        """The columns that texts can be asked for by: those that describe them, and those that the user keeps."""
        with said_of_database(self.path):
            kept = self.db.execute("SELECT DISTINCT name FROM document_fields ORDER BY name").fetchall()
        return [*DESCRIBED_BY, *(name for (name,) in kept)]

    def stats(self, *by: str, distinct: bool = False, rows: RowFilter | None = None, **filters: Any) -> CountTable:
        """How many statements there are of each value.

        by: one or two of person, site, date, month, gender, kind, type, role, document, chapter, addressee, or columns.
        distinct: count the same words in several documents once, for the earliest.
        rows: which statements are counted; all without it. filters: the same as keywords of `find`.

        Raises:
            SettingsError: no document has a column that is counted by.
        """
        with said_of_database(self.path):
            return statement_figures(self.db, by or ("person",), rows or filter_of(filters), distinct=distinct)

    def same(
        self, *, min_sites: int = 1, min_words: int = MIN_WORDS, rows: RowFilter | None = None, **filters: Any
    ) -> Iterator[SameStatement]:
        """The same words in several documents, altered at most, the earliest first.

        min_sites: how many sites must have them.
        min_words: shorter statements are left out.
        rows: which statements are compared; all without it. filters: the same as keywords of `find`.
        """
        with said_of_database(self.path):
            yield from same_statements(self.db, rows or filter_of(filters), min_words=min_words, min_sites=min_sites)

    def documents(
        self, numbers: Sequence[int] | None = None, *, texts: TextFilter | None = None, as_found: bool = True
    ) -> Iterator[Document]:
        """Documents, in the order in which they came, one at a time.

        numbers: those of these numbers only.
        texts: those that pass this filter only, and those without a date where it asks for dates. Where it asks when
            they were added, they say so in `meta`.
        as_found: as they were read; else in the state that people have corrected, speakers under their persons' names.
        """
        with said_of_database(self.path):
            for number in matching_documents(self.db, texts) if numbers is None else numbers:
                for document in read_documents(self.db, [number], as_found=as_found):
                    found = document if as_found else corrected(self.db, number, document)
                    yield self._with_moment(number, found) if texts is not None and texts.added_since else found

    def _with_moment(self, number: int, document: Document) -> Document:
        (added,) = self.db.execute("SELECT added FROM documents WHERE id = ?", (number,)).fetchone()
        return replace(document, meta={**document.meta, "added": added})

    def count(self, texts: TextFilter | None = None) -> int:
        """How many documents there are, of those that `documents` gives for a filter."""
        with said_of_database(self.path):
            if texts is None:
                return int(self.db.execute("SELECT COUNT(*) FROM documents").fetchone()[0])
            return len(matching_documents(self.db, texts))

    def with_persons(self, rows: RowFilter) -> RowFilter:
        """A filter with the names that the persons have whom its names mean: by any name of theirs, number or id."""
        with said_of_database(self.path):
            return replace(
                rows,
                speakers=persons_called(self.db, rows.speakers),
                addressees=persons_called(self.db, rows.addressees),
            )

    def ids_of(self, name: str) -> list[str]:
        """The ids of the documents that a name means, as `remove` takes them.

        Raises:
            StoreError: there is none, or several files have a text of this id.
        """
        with said_of_database(self.path):
            numbers = documents_named(self.db, name)
            return [document.id for document in read_documents(self.db, numbers)]

    def remove(self, *names: str) -> list[str]:
        """Remove documents for good, with all traces in the database's files: the ids of those that are gone.

        names: paths or URLs, for all texts of a file, table or page; or ids.

        Raises:
            StoreError: a name means no document, or several files have a text of this id; then nothing is removed.
        """
        with said_of_database(self.path):
            return remove_documents(self.db, [number for name in names for number in documents_named(self.db, name)])

    def backup(self, path: str | Path) -> None:
        """Write a copy that is whole, also while others write to the database; an earlier copy is replaced by it.

        Raises:
            StoreError: it cannot be written, or would take the place of something else.
        """
        with said_of_database(self.path):
            write_backup(self.db, Path(path))

    def info(self) -> Overview:
        """What is in it, in figures."""
        with said_of_database(self.path):
            return overview_of(self.db, self.path)
