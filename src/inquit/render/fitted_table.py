"""A table of figures that is drawn as wide as it needs, closer, or as a list: no figure is ever cut.

rich cuts what stands in a column where the columns do not fit; a figure without its last digit is a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from inquit.render.display import displayable, plain_table

__all__ = ["FittedColumn", "FittedTable"]

Side = Literal["left", "right"]

# From the roomiest look to the closest: the space on the right of a column, and whether headings have two lines.
_LOOKS = ((2, False), (1, False), (1, True), (0, True))
# A column of running text can still be read in so many columns.
_MIN_RUNNING = 8
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class FittedColumn:
    """A column.

    running: it holds text that may go on in the next line; such columns share what the others leave of the width.
    """

    heading: str
    side: Side = "right"
    running: bool = False


@dataclass(frozen=True, slots=True)
class FittedTable:
    """Rows of cells under columns; the columns on the left say what a row is about."""

    columns: Sequence[FittedColumn]
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, *cells: str) -> None:
        """One more row; what comes from outside is made safe here."""
        self.rows.append(tuple(map(displayable, cells)))

    def fits(self, width: int) -> bool:
        """Whether it has room in its roomiest look."""
        return self._needed(*_LOOKS[0]) <= width

    def at(self, width: int) -> RenderableType:
        """The table as it is drawn where there are `width` columns."""
        look = next((look for look in _LOOKS if self._needed(*look) <= width), None)
        return Group(*self._list()) if look is None else self._table(*look)

    def _needed(self, gap: int, broken: bool) -> int:
        widths = (self._width(number, broken) for number in range(len(self.columns)))
        return sum(widths) + (gap + 1) * (len(self.columns) - 1)  # rich puts a space between columns, too

    def _width(self, number: int, broken: bool) -> int:
        column = self.columns[number]
        lines = _heading(column, broken).split("\n")
        cells = () if column.running else (row[number] for row in self.rows)
        return max(_MIN_RUNNING if column.running else 0, *map(cell_len, (*lines, *cells)))

    def _table(self, gap: int, broken: bool) -> Table:
        table = plain_table(gap, expand=any(column.running for column in self.columns))
        for column in self.columns:
            table.add_column(
                _heading(column, broken),
                justify=column.side,
                no_wrap=not column.running,
                overflow="fold",
                ratio=1 if column.running else None,
            )
        for row in self.rows:
            table.add_row(*map(Text, row))
        return table

    def _list(self) -> Iterator[RenderableType]:
        """A line a cell, each row under what it is about."""
        about = [number for number, column in enumerate(self.columns) if column.side == "left"]
        figures = [number for number in range(len(self.columns)) if number not in about]
        longest = max((cell_len(self.columns[number].heading) for number in figures), default=0)
        for row in self.rows:
            yield Text(" · ".join(row[number] for number in about if row[number]))
            for number in figures:
                heading = self.columns[number].heading
                space = " " * (longest - cell_len(heading))
                yield Text(f"{_INDENT}{heading}{space}{_INDENT}{row[number]}")


def _heading(column: FittedColumn, broken: bool) -> str:
    return "\n".join(filter(None, column.heading.rpartition(" ")[::2])) if broken else column.heading
