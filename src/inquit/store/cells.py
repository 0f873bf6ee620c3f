"""Values as SQLite holds them, whatever characters and numbers they are made of, and back."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.errors import StoreError
from inquit.text_safety import SURROGATE

__all__ = ["as_json", "field_cell", "field_value", "insert_rows", "sql_text"]

# What SQLite's whole numbers can be.
_LARGEST: Final = 2**63 - 1


def insert_rows(db: Database, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Put rows of the same columns into a table."""
    names, plain = "", []
    for row in rows:
        names, values = ", ".join(row), tuple(row.values())
        if any(map(_has_half_characters, values)):
            cells = tuple(map(sql_text, values))
            marks = ("CAST(? AS TEXT)" if isinstance(cell, bytes) else "?" for cell in cells)
            db.conn.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join(marks)})", cells)
        else:
            plain.append(values)
    if plain:
        db.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(plain[0]))})", plain)


def sql_text(value: Any) -> Any:
    """A value as SQLite takes it: `CAST(? AS TEXT)` makes a text of it also where UTF-8 has no bytes for that."""
    return value.encode("utf-8", "surrogatepass") if _has_half_characters(value) else value


def _has_half_characters(value: Any) -> bool:
    return isinstance(value, str) and not value.isascii() and SURROGATE.search(value) is not None


def as_json(value: Any) -> str:
    """Plain data as JSON, letters as they are.

    Raises:
        StoreError: it is none, or lists stand in lists too many times over.
    """
    try:
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise StoreError(f"a value that JSON cannot hold ({error}); use text, numbers, lists and dicts") from error


def field_cell(value: Any) -> tuple[Any, bool]:
    """A value of the user's as a cell, and whether that is JSON."""
    if isinstance(value, date):  # a moment, too
        return value.isoformat(), False
    if value is None or isinstance(value, str):
        return value, False
    if (isinstance(value, float) and math.isfinite(value)) or (type(value) is int and abs(value) <= _LARGEST):
        return value, False
    return as_json(value), True


def field_value(cell: Any, is_json: int) -> Any:
    """The value that `field_cell` made a cell of."""
    return json.loads(cell) if is_json else cell
