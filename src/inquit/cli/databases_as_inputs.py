"""Databases among the inputs of commands that take rows: their documents as they are, corrected by people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inquit.document import Document, Failure
from inquit.errors import InquitError
from inquit.filters import RowFilter

__all__ = ["count_stored", "documents_of", "with_persons_of"]


def count_stored(name: str) -> int:
    """How many documents a database has; one of another program is an input that fails."""
    from inquit.store import Store

    try:
        with Store(name, writes=False) as store:
            return store.count()
    except InquitError:
        return 1


def documents_of(name: str, rows: RowFilter) -> Iterator[Document | Failure]:
    """The documents of a database that can have rows that pass, or why it cannot be read."""
    from inquit.store import Store

    try:
        with Store(name, writes=False) as store:
            yield from store.documents(texts=rows, as_found=False)
    except InquitError as error:
        yield Failure(name, str(error))


def with_persons_of(names: Sequence[str], rows: RowFilter) -> RowFilter:
    """The filter with the names of the persons of databases whom its names mean."""
    for name in names:
        from inquit.store import Store

        try:
            with Store(name, writes=False) as store:
                rows = store.with_persons(rows)
        except InquitError:
            continue  # said when it is read
    return rows
