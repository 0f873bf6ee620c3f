"""A table beside the texts that says what they are: titles, dates, and the user's own columns, by file or id."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from inquit.errors import InputError
from inquit.io.inputs.beside_texts import BesideTexts
from inquit.io.read_options import ALL_COLUMNS, ReadOptions
from inquit.io.side_files import read_side_file
from inquit.io.text_decoding import decode
from inquit.source import Found, Source

__all__ = ["with_metadata"]

_KEYS = ("file", "id")
_SEPARATORS = ",;\t"
_SHOWN = 5  # of what a notice names


def with_metadata(texts: Iterator[Found], path: Path, options: ReadOptions) -> Iterator[Found]:
    """The texts with what the rows of a CSV file say about them; what a row says wins.

    A row is of the text whose id or path it names, as given or from the folder of the CSV file on, or of the only file
    of that name. The last text has a notice of rows and texts that are left over.

    Raises:
        InputError: the file cannot be read, or has no column `file` or `id`.
    """
    rows = _Rows(path)
    beside = BesideTexts(str(path), replace(options, keep=(ALL_COLUMNS,), text_column="", id_column=rows.key))
    yield from beside.with_notices(rows.noticed(_told(texts, rows, beside)))


def _told(texts: Iterator[Found], rows: _Rows, beside: BesideTexts) -> Iterator[Found]:
    for found in texts:
        row = rows.of(found) if isinstance(found, Source) else None
        yield beside.told(found, row) if isinstance(found, Source) and row is not None else found


class _Rows:
    def __init__(self, path: Path) -> None:
        self._path = path
        text = decode(read_side_file(path), str(path)).text
        separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
        try:
            header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        except (csv.Error, ValueError) as error:
            raise InputError(f"{path}: no table of metadata ({error}); write it as CSV with a header") from error
        names = [name.strip() for name in header]
        self.key = next((name for key in _KEYS for name in names if name.lower() == key), "")
        if not self.key:
            raise InputError(f"{path}: no column 'file' or 'id', which says what a row is about; add one")
        given = (dict(zip(names, cells, strict=False)) for cells in rows if any(cells))
        self._rows: dict[str, Mapping[str, str]] = {row.get(self.key, "").strip(): row for row in given}
        folder = os.path.dirname(os.path.abspath(path))
        self._by_path = {os.path.normpath(os.path.join(folder, name)): name for name in self._rows}
        self._named = Counter(os.path.basename(name) for name in self._rows)
        self._by_name = {os.path.basename(name): name for name in self._rows}
        self._left = dict.fromkeys(self._rows)
        self._without: dict[str, None] = {}

    def of(self, source: Source) -> Mapping[str, str] | None:
        """The row of a text."""
        path = source.path or source.id
        name = next((one for one in (source.id, path) if one in self._rows), None)
        name = name or self._by_path.get(os.path.abspath(path))
        if name is None and self._named[os.path.basename(path)] == 1:
            name = self._by_name[os.path.basename(path)]
        if name is None:
            self._without[source.id] = None
            return None
        self._left.pop(name, None)
        return self._rows[name]

    def noticed(self, texts: Iterator[Found]) -> Iterator[Found]:
        """The texts, the last with what is to be said of all."""
        waiting: list[Found] = []
        for found in texts:
            if isinstance(found, Source):
                yield from waiting
                waiting = [found]
            else:
                waiting.append(found)
        if waiting and isinstance(waiting[0], Source) and (self._left or self._without):
            waiting[0] = replace(waiting[0], notices=(*waiting[0].notices, self._notice()))
        yield from waiting

    def _notice(self) -> str:
        parts = [(self._left, "rows of no text"), (self._without, "texts without a row")]
        return f"{self._path}: " + "; ".join(f"{what}: {_some(names)}" for names, what in parts if names)


def _some(names: Mapping[str, None]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(map(repr, list(names)[:_SHOWN])) + more
