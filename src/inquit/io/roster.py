"""A roster: the speakers that a user knows, from a CSV file, also one that `inquit speakers` has written."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, get_args

from inquit.document import Gender, Roster, RosterEntry, SpeakerKind
from inquit.errors import InputError, SettingsError
from inquit.io.side_files import read_side_file
from inquit.io.text_decoding import decode
from inquit.statistics import VOICE_COLUMNS
from inquit.text_safety import undefused

__all__ = ["ROSTER_COLUMNS", "read_roster"]

# What `read_roster` reads and `inquit speakers` writes; the only names for them in either direction.
ROSTER_COLUMNS = tuple(field.name for field in fields(RosterEntry))
_OLD_NAMES = {"speaker": "name"}  # as `inquit speakers` called it
_UNTOLD = {*VOICE_COLUMNS, *_OLD_NAMES, ""}  # columns that are left out without a word
_SEPARATORS = ",;\t"  # spreadsheets write the second where the comma stands in numbers
_ALIAS_SEPARATOR = re.compile(r"[;|]")
_SHAPE = f"the first line must be a header with the column name, and may have {', '.join(ROSTER_COLUMNS[1:])}"
_WORDINGS = {"organization": "organisation", "f": "female", "m": "male"}
_ANSWERS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_SHOWN = 5  # of what a note names


def read_roster(path: Path, *, tell: Callable[[str], None] = lambda _: None) -> Roster:
    """The speakers of a CSV file with the columns `ROSTER_COLUMNS`, of which only `name` must be there.

    `aliases` are parted by `;` or `|`. A name, and an id, may stand in one row only, or in one for each document.

    tell: is called with a sentence for each thing in the file that is left out.

    Raises:
        InputError: the file is not text.
        SettingsError: the file cannot be read, or a line makes no sense.
    """
    try:
        data = read_side_file(path)
    except InputError as error:
        raise SettingsError(f"the roster {error}") from error
    return _parse(decode(data, str(path)).text, str(path), tell)


def _parse(text: str, where: str, tell: Callable[[str], None]) -> Roster:
    separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    known = _Entries(where)
    try:
        header = _header(next(rows, []), where, tell)
        for cells in rows:
            if any(cell.strip() for cell in cells):
                known.add(_cells(header, cells, f"{where}, line {rows.line_num}"), rows.line_num)
    except csv.Error as error:
        raise SettingsError(f"{where}, line {rows.line_num}: not valid CSV ({error})") from error
    if not known.entries:
        raise SettingsError(f"{where}: the roster has no names in it")
    return Roster(known.told_apart(tell))


def _header(cells: list[str], where: str, tell: Callable[[str], None]) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    if "name" not in header:
        header = [_OLD_NAMES.get(column, column) for column in header]
    if "name" not in header:
        raise SettingsError(f"{where}, line 1: no column called name; {_SHAPE}")
    if any(header.count(column) > 1 for column in ROSTER_COLUMNS):
        raise SettingsError(f"{where}, line 1: a column stands there twice; {_SHAPE}")
    others = [column for column in dict.fromkeys(header) if column not in ROSTER_COLUMNS and column not in _UNTOLD]
    if others:
        tell(f"{where}: no columns of a roster, and left out: {', '.join(others)}; it has {', '.join(ROSTER_COLUMNS)}")
    return header


def _cells(header: list[str], cells: list[str], where: str) -> _Row:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise SettingsError(
            f"{where}: {len(cells)} columns where the header has {len(header)}; "
            'put a name with a comma in "quotation marks", and part aliases by ; or |'
        )
    pairs = ((name, undefused(cell)) for name, cell in zip(header, cells, strict=False) if name in ROSTER_COLUMNS)
    return _Row({name: cell if name == "document" else " ".join(cell.split()) for name, cell in pairs}, where)


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row by column."""

    cells: Mapping[str, str]
    where: str

    @property
    def names_nobody(self) -> bool:
        """Whether it is for the statements without a speaker, as `inquit speakers` lists them."""
        return not any(cell for name, cell in self.cells.items() if name != "document")

    def entry(self) -> RosterEntry:
        """The speaker that the row says."""
        name = self.cells.get("name", "")
        if not name:
            raise SettingsError(f"{self.where}: no name")
        aliases = (" ".join(alias.split()) for alias in _ALIAS_SEPARATOR.split(self.cells.get("aliases", "")))
        return RosterEntry(
            name,
            tuple(dict.fromkeys(alias for alias in aliases if alias)),
            self.cells.get("id") or None,
            kind=self._one_of("kind", get_args(SpeakerKind)),
            gender=self._one_of("gender", get_args(Gender)),
            role=self.cells.get("role") or None,
            affiliation=self.cells.get("affiliation") or None,
            narrator=self._answer("narrator"),
            document=self.cells.get("document") or None,
        )

    def _one_of(self, column: str, values: Sequence[str]) -> Any:
        cell = self.cells.get(column, "").lower()
        value = _WORDINGS.get(cell, cell)
        if value and value not in values:
            raise SettingsError(f"{self.where}: the {column} {cell!r} is none; write {' or '.join(values)}, or nothing")
        return value or None

    def _answer(self, column: str) -> bool:
        cell = self.cells.get(column, "").lower()
        if cell and cell not in _ANSWERS:
            raise SettingsError(f"{self.where}: {column} must be yes or no, or nothing, not {cell!r}")
        return _ANSWERS.get(cell, False)


@dataclass(slots=True)
class _Entries:
    """The entries so far, and on which line each name and id stands, for all texts or for one."""

    where: str
    entries: list[RosterEntry] = field(default_factory=list)
    seen: dict[tuple[str, str | None], int] = field(default_factory=dict)

    def add(self, row: _Row, line: int) -> None:
        if row.names_nobody:
            return
        entry = row.entry()
        keys = [f"the id {entry.id!r}"] if entry.id is not None else []
        keys += [f"the name {entry.name!r}"] if entry.document is None else []
        keys += ["a narrator"] if entry.narrator else []
        for key in keys:
            before = self.seen.setdefault((key, entry.document), line)
            if before != line:
                raise SettingsError(
                    f"{self.where}, line {line}: {key} already stands on line {before}; rows for different texts say "
                    "in the column document for which"
                )
        self.entries.append(entry)

    def told_apart(self, tell: Callable[[str], None]) -> tuple[RosterEntry, ...]:
        """The entries without those of one text that have the same name: by it nobody can tell which is meant."""
        times = Counter((entry.name.casefold(), entry.document) for entry in self.entries)
        alike = [e for e in self.entries if e.document is not None and times[e.name.casefold(), e.document] > 1]
        if alike:
            names = dict.fromkeys(f"{entry.name!r} of {entry.document}" for entry in alike)
            more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
            shown = ", ".join([*names][:_SHOWN]) + more
            tell(f"{self.where}: left out, as names that stand there more than once for one text: {shown}")
        left_out = set(map(id, alike))
        return tuple(entry for entry in self.entries if id(entry) not in left_out)
