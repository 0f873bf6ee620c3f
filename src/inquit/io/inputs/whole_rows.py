"""Rows of tables with all their cells, for what is done with a table and not with texts in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from inquit.io.inputs.json_shapes import JsonField

__all__ = ["TableHead", "WholeRow", "WholeTable"]


@dataclass(frozen=True, slots=True)
class TableHead:
    """What a table says of all its rows.

    names: of its columns; None where every row has its own.
    delimiter: what parts the cells of a CSV table.
    bom: whether it begins with a byte order mark.
    """

    names: tuple[str, ...] | None
    delimiter: str = ","
    bom: bool = False


@dataclass(frozen=True, slots=True)
class WholeRow:
    """A row.

    label: where it is ("row 3").
    names, cells: its columns, and what stands in them; a row of CSV may have fewer cells than columns, or more.
    as_written: the whole row as the table spells it, where a column more can be written into that; else None.
    fault: why it is none; there are no cells then.
    """

    label: str
    names: tuple[str, ...] = ()
    cells: tuple[Any, ...] = ()
    as_written: str | None = None
    fault: str | None = None

    def has(self, column: str) -> bool:
        """Whether there is a column of this name, or a field that its names with dots lead to."""
        return column in self.names or self.value(column) is not None

    def value(self, column: str) -> Any:
        """What stands in the first column of this name; None where nothing does."""
        if column in self.names:
            place = self.names.index(column)
            return self.cells[place] if place < len(self.cells) else None
        return JsonField(column, named=True).of(dict(zip(self.names, self.cells, strict=False)))


WholeTable = Iterator[TableHead | WholeRow]  # the head first
