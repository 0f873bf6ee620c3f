"""How a table comes back whose rows were judged: its own columns as they were, and those that were found out."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Any, Protocol

from inquit.cli.judged_rows import JudgedRow
from inquit.clock import shown_times
from inquit.io.inputs.beside_texts import plain_value
from inquit.io.inputs.whole_rows import TableHead
from inquit.io.outputs import WriteOptions
from inquit.io.outputs.columns import Cell
from inquit.io.outputs.json_output import json_line
from inquit.render.marked_quotation import shown_differences
from inquit.text_safety import defused, encodable
from inquit.verification.verification_record import quotation_record

__all__ = ["FOUND_OUT", "JudgedCsv", "JudgedJsonLines", "JudgedTable", "JudgedTsv", "WideRows", "found_out_cells"]

_BYTE_ORDER_MARK = "\ufeff"
FOUND_OUT = (
    "verdict", "turns_meaning", "second_hand", "speaker_found", "speaker_match", "source_id", "source_start",
    "source_end", "place", "found", "places", "differences", "notes", "error",
)  # fmt: skip


class JudgedTable(Protocol):
    """Something that takes the rows of a table, one at a time; `renamed` are those of its columns that clash."""

    renamed: dict[str, str]
    left_out: set[str]

    def begin(self, head: TableHead, *, spelled_as_csv: bool) -> None:
        """Take what the table says of all its rows; whether its cells may go as they are into a spreadsheet's file."""

    def row(self, judged: JudgedRow) -> None:
        """Write one row."""

    def finish(self) -> None:
        """Write what comes after the last row."""


def free_names(taken: Iterable[str]) -> dict[str, str]:
    """What the columns that were found out are called in a table that has others: with a number where one clashes."""
    known = {name.casefold() for name in taken}
    found = {}
    for name in FOUND_OUT:
        free, number = name, 1
        while free.casefold() in known:
            number += 1
            free = f"{name}_{number}"
        known.add(free.casefold())
        found[name] = free
    return found


def found_out_values(judged: JudgedRow) -> dict[str, Any]:
    """What was found out of a row, as JSON has it."""
    one = judged.checked
    about: dict[str, Any] = dict.fromkeys(FOUND_OUT)
    about |= {"differences": [], "notes": list(judged.notes), "error": judged.error}
    if one is None:
        return about
    record = quotation_record(one)
    about |= {name: record[name] for name in ("verdict", "turns_meaning", "second_hand", "places", "differences")}
    about |= {"speaker_found": one.speaker.found, "speaker_match": one.speaker.match}
    if (found := one.found) is not None:
        place = ", ".join(part for part in (found.place, shown_times(found.time)) if part)
        about |= {"source_id": found.source, "place": place or None, "found": found.text}
        about["source_start"] = min(span.start for span in found.spans) if found.spans else None
        about["source_end"] = max(span.end for span in found.spans) if found.spans else None
    return about


def found_out_cells(judged: JudgedRow) -> list[Cell]:
    """The same as cells, in the order of `FOUND_OUT`."""
    values = found_out_values(judged)
    values["differences"] = "" if judged.checked is None else shown_differences(judged.checked)
    values["notes"] = " ".join(judged.notes)
    return [values[name] for name in FOUND_OUT]


class WideRows:
    """Rows under one header, which the table gives, or its first row.

    renamed: what columns that were found out are called where the table has columns of their names.
    left_out: fields of later rows that are not in the header.
    """

    def __init__(self) -> None:
        self.renamed: dict[str, str] = {}
        self.left_out: set[str] = set()
        self._names: tuple[str, ...] | None = None
        self._by_name = False  # whether each row has its own columns
        self._waiting: list[JudgedRow] = []  # what is no row, and comes before the first

    def begin(self, head: TableHead) -> list[str] | None:
        """The header, where it is known."""
        self._by_name = head.names is None
        return None if head.names is None else self._header(head.names)

    def take(self, judged: JudgedRow) -> tuple[list[str] | None, list[JudgedRow]]:
        """The header, where it was not known before this row, and the rows that can be written with it."""
        if self._names is None and judged.row.fault is not None:
            self._waiting.append(judged)
            return None, []
        header = self._header(judged.row.names) if self._names is None else None
        waiting, self._waiting = self._waiting, []
        return header, [*waiting, judged]

    def rest(self) -> tuple[list[str] | None, list[JudgedRow]]:
        """The same when there are no more rows."""
        return self._header(()) if self._names is None else None, self._waiting

    def cells(self, judged: JudgedRow) -> tuple[list[Any], list[Cell], list[Any]]:
        """The user's cells, those that were found out, and what of the user's stood beyond the header."""
        row, width = judged.row, len(self._names or ())
        if self._by_name:
            own = dict(zip(row.names, row.cells, strict=True))
            self.left_out |= own.keys() - set(self._names or ())
            return [own.get(name) for name in self._names or ()], found_out_cells(judged), []
        cells = list(row.cells)
        return cells[:width] + [None] * (width - len(cells)), found_out_cells(judged), cells[width:]

    def _header(self, names: tuple[str, ...]) -> list[str]:
        self._names = names
        free = free_names(name.strip() for name in names)
        self.renamed = {name: other for name, other in free.items() if name != other}
        return [*names, *free.values()]


class JudgedCsv:
    """A row a row, in the encoding UTF-8; cells of a CSV table come back with the characters that they had."""

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        self._stream = stream
        self._bom = options.bom
        self._wide = WideRows()
        self._verbatim = True

    @property
    def renamed(self) -> dict[str, str]:
        return self._wide.renamed

    @property
    def left_out(self) -> set[str]:
        return self._wide.left_out

    def begin(self, head: TableHead, *, spelled_as_csv: bool) -> None:
        self._verbatim = spelled_as_csv
        if self._bom or head.bom:
            self._stream.write(_BYTE_ORDER_MARK)
        self._rows = csv.writer(self._stream, delimiter=self._delimiter(head))
        self._write(self._wide.begin(head), [])

    def row(self, judged: JudgedRow) -> None:
        self._write(*self._wide.take(judged))

    def finish(self) -> None:
        self._write(*self._wide.rest())

    def _delimiter(self, head: TableHead) -> str:
        return "," if head.delimiter == "\t" else head.delimiter

    def _write(self, header: Sequence[str] | None, rows: Iterable[JudgedRow]) -> None:
        if header is not None:
            self._rows.writerow([encodable(name) if self._verbatim else _safe(name) for name in header])
        for judged in rows:
            own, found, beyond = self._wide.cells(judged)
            self._rows.writerow([*map(self._own, own), *map(_safe, found), *map(self._own, beyond)])
        self._stream.flush()

    def _own(self, value: Any) -> object:
        """A cell of the user's: as it is where it stood in such a file before, else safe from a spreadsheet."""
        cell = plain_value(value)
        return encodable(cell) if self._verbatim and isinstance(cell, str) else _safe(cell)


class JudgedTsv(JudgedCsv):
    """The same with tabs."""

    def _delimiter(self, head: TableHead) -> str:
        return "\t"


class JudgedJsonLines:
    """An object a row; one that was an object before stays as it was spelled, with fields behind its own."""

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        del options  # nothing to choose
        self._stream = stream
        self.renamed: dict[str, str] = {}
        self.left_out: set[str] = set()

    def begin(self, head: TableHead, *, spelled_as_csv: bool) -> None:
        """Nothing: every line stands for itself."""

    def row(self, judged: JudgedRow) -> None:
        row = judged.row
        names = _each_once(row.names)
        free = free_names(names)
        self.renamed |= {name: other for name, other in free.items() if name != other}
        found = {free[name]: value for name, value in found_out_values(judged).items()}
        if row.as_written is not None:
            line = _with_fields(row.as_written, found)
        else:
            own = dict(zip(names, [*row.cells, *[None] * len(names)], strict=False))
            beyond = [str(cell) for cell in row.cells[len(names) :]]
            line = _as_json(own | ({"beyond": beyond} if any(beyond) else {}) | found)
        self._stream.write(encodable(line) + "\n")
        self._stream.flush()

    def finish(self) -> None:
        """Nothing: every line stands for itself."""


def _with_fields(as_written: str, found: Mapping[str, Any]) -> str:
    """An object as it is spelled, with more fields behind its own."""
    own = as_written.rstrip()[:-1].rstrip()
    return own + ("" if own.endswith("{") else ", ") + json_line(found)[1:]


def _as_json(record: Mapping[str, Any]) -> str:
    """An object on one line; of values that JSON cannot hold the text that says them."""
    simple = {name: value if isinstance(value, dict | list) else plain_value(value) for name, value in record.items()}
    return json_line(json.loads(json.dumps(simple, default=plain_value)))


def _each_once(names: Sequence[str]) -> list[str]:
    """The names of columns, with a number where there are two of one name, and that alone where there is none."""
    found: dict[str, None] = {}
    for place, name in enumerate(names, start=1):
        free, number = name or f"column_{place}", 1
        while free in found:
            number += 1
            free = f"{name or f'column_{place}'}_{number}"
        found[free] = None
    return list(found)


def _safe(cell: Cell) -> object:
    """A cell that a spreadsheet shows as it is, and that can be written as UTF-8."""
    if isinstance(cell, str):
        return defused(encodable(cell))
    return str(cell).lower() if isinstance(cell, bool) else cell
