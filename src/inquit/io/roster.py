"""A roster: the speakers that a user knows, from a CSV file."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from inquit.document import Roster, RosterEntry
from inquit.errors import InputError, SettingsError
from inquit.io.side_files import read_side_file
from inquit.io.text_decoding import decode

__all__ = ["read_roster"]

_COLUMNS = ("name", "aliases", "id")
_ALIAS_SEPARATOR = re.compile(r"[;|]")
_SHAPE = "the first line must be a header with the column name, and may have the columns aliases and id"


def read_roster(path: Path) -> Roster:
    """The speakers of a CSV file with the columns `name`, `aliases` (parted by `;` or `|`) and `id`.

    Only `name` must be there. A name, and an id, may stand in one row only.

    Raises:
        InputError: the file is not text.
        SettingsError: the file cannot be read, or a line makes no sense.
    """
    try:
        data = read_side_file(path)
    except InputError as error:
        raise SettingsError(f"the roster {error}") from error
    return _parse(decode(data, str(path)).text, str(path))


def _parse(text: str, where: str) -> Roster:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    entries: list[RosterEntry] = []
    seen: dict[str, int] = {}
    try:
        header = _header(next(rows, []), where)
        for cells in rows:
            if any(cell.strip() for cell in cells):
                entry = _entry(header, cells, f"{where}, line {rows.line_num}")
                _check_new(entry, rows.line_num, seen, where)
                entries.append(entry)
    except csv.Error as error:
        raise SettingsError(f"{where}, line {rows.line_num}: not valid CSV ({error})") from error
    if not entries:
        raise SettingsError(f"{where}: the roster has no names in it")
    return Roster(tuple(entries))


def _header(cells: list[str], where: str) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    if "name" not in header:
        raise SettingsError(f"{where}, line 1: no column called name; {_SHAPE}")
    for column in header:
        if column not in _COLUMNS:
            raise SettingsError(f"{where}, line 1: unknown column {column!r}; {_SHAPE}")
    if len(set(header)) < len(header):
        raise SettingsError(f"{where}, line 1: a column stands there twice; {_SHAPE}")
    return header


def _entry(header: list[str], cells: list[str], where: str) -> RosterEntry:
    if len(cells) > len(header):
        raise SettingsError(
            f"{where}: {len(cells)} columns where the header has {len(header)}; "
            'put a name with a comma in "quotation marks", and part aliases by ; or |'
        )
    row = {column: " ".join(cell.split()) for column, cell in zip(header, cells, strict=False)}
    name = row.get("name", "")
    if not name:
        raise SettingsError(f"{where}: no name")
    aliases = (" ".join(alias.split()) for alias in _ALIAS_SEPARATOR.split(row.get("aliases", "")))
    return RosterEntry(name, tuple(dict.fromkeys(alias for alias in aliases if alias)), row.get("id") or None)


def _check_new(entry: RosterEntry, line: int, seen: dict[str, int], where: str) -> None:
    keys = [f"the name {entry.name!r}"]
    if entry.id is not None:
        keys.append(f"the id {entry.id!r}")
    for key in keys:
        if key in seen:
            raise SettingsError(f"{where}, line {line}: {key} already stands on line {seen[key]}")
        seen[key] = line
