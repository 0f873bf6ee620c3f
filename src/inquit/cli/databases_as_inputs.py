"""Databases among the inputs of commands that take rows: their documents as they are, corrected by people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from inquit.cli.messages import notice
from inquit.document import Document, Failure
from inquit.errors import InquitError
from inquit.filters import RowFilter
from inquit.render.tally import counted

if TYPE_CHECKING:
    from inquit.store import Store

__all__ = ["count_stored", "documents_of", "say_what_is_corrected", "with_persons_of"]


def count_stored(name: str) -> int:
    """How many documents a database has; one of another program is an input that fails."""
    from inquit.store import Store

    try:
        with Store(name, writes=False) as store:
            return store.count()
    except InquitError:
        return 1


def documents_of(name: str, rows: RowFilter, *, as_found: bool = False) -> Iterator[Document | Failure]:
    """The documents of a database that can have rows that pass, or why it cannot be read.

    as_found: as they were found in the texts; else as people have corrected them.
    """
    from inquit.store import Store

    try:
        with Store(name, writes=False) as store:
            if not as_found:
                say_what_is_corrected(store)
            yield from store.documents(texts=rows, as_found=as_found)
    except InquitError as error:
        yield Failure(name, str(error))


def say_what_is_corrected(store: Store) -> None:
    """Tell that statements are as reviewers have corrected them, where any is."""
    if texts := store.corrected_texts():
        notice(f"{counted(texts, 'text')} of {store.path} as corrected by reviewers")


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
