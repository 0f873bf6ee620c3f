"""The user's own columns behind those of inquit, in every format that has rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from inquit.document import Document
from inquit.io.outputs.columns import Cell

__all__ = ["KeptColumns"]

_ALL = ("all",)


class KeptColumns:
    """Which they are, and the cells of a document, the same in all its rows.

    Formats stream, so what is in the header is settled by the first document, unless the names are given.

    keep: the names; empty, or `all`, for those that the first document has.
    taken: the names of the columns before them.
    first: the first document; None where there is none.
    """

    def __init__(self, keep: tuple[str, ...], taken: Iterable[str], first: Document | None) -> None:
        fields = () if first is None else tuple(_fields(first))
        self._keys = keep if keep and keep != _ALL else fields
        self.names = tuple(_free_names(self._keys, {name.casefold() for name in taken}))

    def with_cells(self, document: Document, rows: Iterable[Iterable[Cell]]) -> Iterator[tuple[Cell, ...]]:
        """The rows of a document with their cells in these columns."""
        fields = _fields(document)
        cells = [fields.get(key) for key in self._keys]
        for row in rows:
            yield (*row, *cells)


def _fields(document: Document) -> Mapping[str, Cell]:
    fields: Mapping[str, Cell] = document.meta.get("fields") or {}
    return fields


def _free_names(names: Iterable[str], taken: set[str]) -> Iterator[str]:
    """The names, with `doc_` where a column of this name is there already, and a number where that is, too."""
    for name in names:
        free, number = name, 1
        while free.casefold() in taken:
            free = f"doc_{name}" if number == 1 else f"doc_{name}_{number}"
            number += 1
        taken.add(free.casefold())
        yield free
