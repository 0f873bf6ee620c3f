"""What stands beside the texts of a table: the columns that the user keeps, and those that say what a text is."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from inquit.errors import InputError
from inquit.io.inputs.dates import iso_date
from inquit.io.inputs.json_shapes import JsonField
from inquit.io.read_options import ID_COLUMN, TEXT_COLUMN, ReadOptions
from inquit.source import Found, Source

__all__ = ["BesideTexts", "columns_beside", "named_columns", "plain_value"]

# What columns say about a text, by their names in any case; of two the first counts.
_NAMES = {
    "date": ("date", "published"),
    "title": ("title", "headline"),
    "site": ("site", "outlet"),
    "author": ("author",),
    "url": ("url",),
}
_SHOWN = 10  # names of columns in a message
_SEEN = 1000  # names of columns are remembered for messages
_LONG = 40  # characters of a name or a cell in a message


def columns_beside(names: Sequence[str], options: ReadOptions) -> dict[str, int]:
    """The columns of a table, by name, that are to be read beside the text; of those of one name the first."""
    read, wanted = _read_otherwise(options), {*options.keep, *named_columns(options).values()}
    telling = {name for usual in _NAMES.values() for name in usual}
    found: dict[str, int] = {}
    for number, name in enumerate(names):
        tells = name not in read and (options.keeps_all or name.lower() in telling)
        if name and (tells or name in wanted):
            found.setdefault(name, number)
    return found


def _read_otherwise(options: ReadOptions) -> frozenset[str | None]:
    """The columns whose cells are the text, its id, or who speaks."""
    text, id_ = options.text_column or TEXT_COLUMN, options.id_column or ID_COLUMN
    return frozenset({text, id_, options.speaker_column, options.time_column})


def named_columns(options: ReadOptions) -> dict[str, str]:
    """The columns that the user names for what they say."""
    named = {
        "date": options.date_column,
        "title": options.title_column,
        "site": options.site_column,
        "url": options.url_column,
    }
    return {what: name for what, name in named.items() if name is not None}


@dataclass(slots=True)
class _Held:
    """What was noticed about a table."""

    undated: int = 0
    first_undated: str = ""
    first_date: str = ""


class BesideTexts:
    """Puts what stands beside texts into their `meta` and `markup`, and says at the end of a table what was odd.

    name: of the table.
    names: those of its columns, as far as they are known beforehand.
    """

    def __init__(self, name: str, options: ReadOptions, names: Iterable[str] = ()) -> None:
        self._name = name
        self._options = options
        self._named = named_columns(options)
        self._seen = dict.fromkeys(names)
        self._found: set[str] = set()
        self._held = _Held()
        self._any = False

    def told(self, source: Source, row: Mapping[str, Any]) -> Source:
        """A text with what its row says about it."""
        self._any = True
        if len(self._seen) < _SEEN:
            self._seen.update(dict.fromkeys(list(row)[:_SEEN]))
        meta, fields = self._described(source, row), self._kept(row)
        if not meta and not fields:
            return source
        markup = replace(source.markup, fields={**source.markup.fields, **fields}) if fields else source.markup
        return replace(source, meta={**source.meta, **meta}, markup=markup)

    def with_notices(self, texts: Iterator[Found]) -> Iterator[Found]:
        """The texts, the last with what is to be said about the table; none waits that has nothing odd before it.

        Raises:
            InputError: no row has a column that the user named.
        """
        waiting: list[Found] = []
        for found in texts:
            if isinstance(found, Source) and (self._held.undated or self._options.keep):
                yield from waiting
                waiting = [found]
            elif waiting:
                waiting.append(found)
            else:
                yield found
        notices = tuple(self._notices())
        if waiting and isinstance(waiting[0], Source) and notices:
            waiting[0] = replace(waiting[0], notices=(*waiting[0].notices, *notices))
        yield from waiting
        self._check_named()

    def _described(self, source: Source, row: Mapping[str, Any]) -> dict[str, str]:
        read = _read_otherwise(self._options)
        by_name: dict[str, str] = {}
        for name in row:
            if name not in read:
                by_name.setdefault(name.lower(), name)
        meta = {}
        for what, usual in _NAMES.items():
            column = self._named.get(what)
            if column is None:
                column = next((by_name[name] for name in usual if name in by_name), None)
            value = None if column is None else JsonField(column, named=True).of(row)
            if value is not None and what in self._named:
                self._found.add(what)
            if (cell := _text_of(value)) is not None:
                meta[what] = self._date(source, cell) if what == "date" else cell
        return meta

    def _date(self, source: Source, cell: str) -> str:
        found = iso_date(cell, self._options.date_format)
        if found is None:
            held = self._held
            held.undated += 1
            held.first_undated = held.first_undated or source.id
            held.first_date = held.first_date or cell
        return found or cell

    def _kept(self, row: Mapping[str, Any]) -> dict[str, Any]:
        if self._options.keeps_all:
            read = _read_otherwise(self._options)
            return {name: plain_value(value) for name, value in row.items() if name not in read}
        kept = {}
        for name in self._options.keep:
            column = JsonField(name, named=True)
            if name in row or column.of(row) is not None:
                kept[name] = plain_value(column.of(row))
                self._found.add(f"kept {name}")
        return kept

    def _notices(self) -> Iterator[str]:
        if self._held.undated:
            what = "date is" if self._held.undated == 1 else "dates are"
            yield (
                f"{self._name}: {self._held.undated} {what} not in ISO 8601 (2024-05-03) and kept as text, first "
                f"{self._held.first_date[:_LONG]!r} of {self._held.first_undated}; --date-format says how to read them"
            )
        missing = [name for name in self._options.keep if f"kept {name}" not in self._found]
        if missing and self._any and not self._options.keeps_all:
            yield f"{self._name}: no column {', '.join(map(repr, missing))} to keep{self._instead(missing[0])}"

    def _instead(self, name: str) -> str:
        near = get_close_matches(name, list(self._seen), n=3)
        return f"; did you mean {' or '.join(map(repr, near))}?" if near else f"; there are {self._columns()}"

    def _columns(self) -> str:
        names = list(self._seen)
        shown = ", ".join(repr(name[:_LONG]) for name in names[:_SHOWN])
        return (shown or "none") + (", ..." if len(names) > _SHOWN else "")

    def _check_named(self) -> None:
        missing = next((what for what in self._named if what not in self._found), None)
        if missing is not None and self._any and self._named[missing] not in self._seen:
            raise InputError(
                f"{self._name}: no column {self._named[missing]!r}; name one of its columns with --{missing}-column: "
                f"{self._columns()}"
            )


def _text_of(value: Any) -> str | None:
    """A cell on one line; None where it is empty, or holds no text and no number."""
    if isinstance(value, date | datetime):
        value = value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value != value:
        return None
    return " ".join(str(value).split()) or None


def plain_value(value: Any) -> str | int | float | bool | None:
    """A cell as any format of results can hold it."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**63 else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None if math.isnan(value) else str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
