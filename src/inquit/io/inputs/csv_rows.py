"""The rows of a CSV table, whatever stands in the file: each is bounded, and what is no row is told with its line.

Python's `csv` reads the rows, strictly. A quotation mark that is never closed would make one cell of all that follows,
so no more is held than a text may have, and what was swallowed is read anew: where it is rows, the first alone was bad.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from inquit.errors import InputError
from inquit.io.limits import MAX_LINE, size_of

__all__ = ["CsvRow", "CsvRows"]

_SEPARATORS = ",;\t|"
_BLANKS = " \t"
# A mark with blanks between it and the end of its cell, for each separator.
_SPACED = {one: re.compile(rf'"[{_BLANKS.replace(one, "")}]++(?:{re.escape(one)}|\s*+\Z)') for one in _SEPARATORS}
# The longest novels have 100,000 lines.
_MAX_LINES = 200_000
_UNCLOSED = "a quotation mark opens a cell there, and is not closed before other cells follow; close it"
# What `csv` says for a carriage return in a cell without marks; the next line is a row again.
_STRAY_RETURN = "new-line character"
_LEAST_COLUMNS = 2  # in a table of one column any line may be a row, so it shows nothing


class _Stream(Protocol):
    """What lines are read from."""

    def readline(self, size: int = -1, /) -> str: ...


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row.

    number: of the rows behind the header, from 1, empty lines included.
    line: where it begins in the file.
    fault: why it is none; there are no cells then.
    """

    number: int
    line: int
    cells: list[str]
    fault: str | None = None


class CsvRows:
    """The rows of a table behind its header, as they are asked for.

    Raises, also while the rows are asked for:
        InputError: a cell of the header is not closed, or a row is too long.
    """

    def __init__(self, stream: _Stream, where: str) -> None:
        csv.field_size_limit(MAX_LINE)
        self._lines = _Lines(stream, where)
        first = next(self._lines, "")
        self._lines.again()
        # The sign that occurs most often in the header: names of columns hold none of them.
        self.separator = max(_SEPARATORS, key=first.count)
        self._reader = csv.reader(self._lines, delimiter=self.separator, strict=True)
        self._number = 0
        self.header: list[str] = []
        self.header = self._header(where)

    def go_on(self, number: int, line: int) -> None:
        """The row that comes next is of this number, and begins in this line."""
        self._number = number - 1
        self._lines.number = line - 1

    def __iter__(self) -> Iterator[CsvRow]:
        while True:
            try:
                cells = self._next()
            except csv.Error as error:
                yield from self._of_faulty_lines(str(error))
            else:
                if cells is None:
                    return
                yield self._row(cells)

    def _header(self, where: str) -> list[str]:
        try:
            return self._next() or []
        except csv.Error as error:
            found = self._mended()
            if found is None:
                raise InputError(f"{where}: no table; its first line is not valid CSV ({error})") from error
            return found

    def _next(self) -> list[str] | None:
        """The cells of the next row; None where there is none."""
        self._lines.begin_row()
        return next(self._reader, None)

    def _row(self, cells: list[str], fault: str | None = None) -> CsvRow:
        self._number += 1
        return CsvRow(self._number, self._lines.number - len(self._lines.held) + 1, cells, fault)

    def _of_faulty_lines(self, error: str) -> Iterator[CsvRow]:
        """The rows of lines that are not valid CSV."""
        if _STRAY_RETURN in error:
            yield self._row([], "a line end in a cell without quotation marks; put the cell in them")
        elif (cells := self._mended()) is not None:
            yield self._row(cells)
        else:
            yield from self._of_swallowed_lines()

    def _mended(self) -> list[str] | None:
        """The cells of a line whose marks are not as they should be, where they end with it.

        Marks that stand for themselves, as in text with tabs between, stay; else they are taken as far as they fit.
        """
        if len(self._lines.held) > 1 or self._lines.ended:
            return None
        line = self._lines.held[0]
        spaced = _SPACED[self.separator].search(line)
        literal = [] if spaced else next(csv.reader([line], delimiter=self.separator, quoting=csv.QUOTE_NONE), [])
        if self.header and len(literal) == len(self.header):
            return literal
        alone = _Lines(_Once(line), "")
        cells = next(csv.reader(alone, delimiter=self.separator), [])
        return None if alone.ended else cells

    def _of_swallowed_lines(self) -> Iterator[CsvRow]:
        """The rows of lines that a mark made one cell of, the first of which is none."""
        behind = len(self._lines.held) - 1
        self._lines.again(behind)
        bad = self._row([], _UNCLOSED)
        rows = self._rows_within(behind)
        if rows is None:
            end = f"{_UNCLOSED}. What follows is not read, as its rows cannot be told"
            yield CsvRow(bad.number, bad.line, [], end if behind else _UNCLOSED)
            self._lines.close()
        else:
            yield bad
            yield from rows

    def _rows_within(self, behind: int) -> list[CsvRow] | None:
        """The next lines as rows; None where one is not as the rows of this table are."""
        rows: list[CsvRow] = []
        while behind > 0:
            try:
                cells = self._next() or []
            except csv.Error:
                return None
            held = self._lines.held
            marks = sum(line.count('"') for line in held)
            if any(cells) and (len(cells) != len(self.header) or len(cells) < _LEAST_COLUMNS or marks % 2):
                return None
            behind -= len(held)
            rows.append(self._row(cells))
        return rows


class _Lines:
    """The lines of a table; those of the row that is being read are held.

    number: of the last line that was given.
    ended: whether more was asked for than there is.
    """

    def __init__(self, stream: _Stream, where: str) -> None:
        self._stream = stream
        self._where = where
        self._again: deque[str] = deque()
        self._size = 0
        self._closed = False
        self.held: list[str] = []
        self.number = 0
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = "" if self._closed else self._again.popleft() if self._again else self._stream.readline(MAX_LINE)
        if not line:
            self.ended = True
            raise StopIteration
        self.number += 1
        self.held.append(line)
        self._size += len(line)
        if self._size >= MAX_LINE or len(self.held) > _MAX_LINES:
            first = self.number - len(self.held) + 1
            raise InputError(
                f"{self._where}, line {first}: a row of more than {size_of(MAX_LINE)} or {_MAX_LINES:,} lines begins "
                "there; close its quotation mark, or split the text"
            )
        return line

    def begin_row(self) -> None:
        """What follows is another row."""
        self.held.clear()
        self._size = 0

    def again(self, last: int = 1) -> None:
        """Give the last lines of the row once more."""
        last = min(last, len(self.held))
        for _ in range(last):
            self._again.appendleft(self.held.pop())
        self.number -= last
        self.ended = False

    def close(self) -> None:
        """There are no more lines."""
        self._closed = True


class _Once:
    """A stream of one line."""

    def __init__(self, line: str) -> None:
        self._line = line

    def readline(self, size: int = -1, /) -> str:
        del size  # the line was read within bounds
        line, self._line = self._line, ""
        return line
