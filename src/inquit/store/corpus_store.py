"""`Store`: one database of a corpus, as the library and the commands use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from inquit.digests import value_digest
from inquit.document import Document
from inquit.store.arrivals import Identities, Identity, content_digest
from inquit.store.database import PATIENCE, opened_database, said_of_database
from inquit.store.linked_people import link
from inquit.store.reading import read_documents
from inquit.store.writing import Arrival, put_document

__all__ = ["Store"]


class Store:
    """A database of documents with their statements and people; a context manager.

    path: the SQLite file; it is made where there is none.
    writes: whether anything is to be put into it or changed; where not, the file has to be there and stays as it is.
    patience: how many seconds to wait for another program that writes to it.

    Raises:
        ExtraMissingError: the extra `store` is not installed.
        StoreError: the file is no database of inquit, from a newer version, damaged, or cannot be opened.
    """

    def __init__(self, path: str | Path, *, writes: bool = True, patience: float = PATIENCE) -> None:
        self.path = Path(path)
        self.db = opened_database(self.path, writes=writes, patience=patience)

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

    def documents(self, numbers: Sequence[int] | None = None) -> Iterator[Document]:
        """The documents of these numbers, or all, as they were found."""
        with said_of_database(self.path):
            yield from read_documents(self.db, numbers)
