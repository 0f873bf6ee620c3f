"""Answers that an assistant can read: as much of them as fits, and how much is left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from inquit.text_safety import encodable

__all__ = ["bounded", "page_of"]

# What an assistant reads in one go: about 25,000 tokens, which clients take before they cut an answer themselves.
_MOST_CHARACTERS = 100_000
# Of one text in an answer: pages of a book; who wants more has the positions.
_LONGEST_TEXT = 5_000
# Of one list or object within a row.
_MOST_ITEMS = 200


def page_of(rows: Iterable[Mapping[str, Any]], *, before: int, total: int, limit: int) -> tuple[list[Any], int]:
    """As many of the rows as fit, and how many come after them.

    before: how many rows stand before these.
    total: how many there are in all.
    """
    given: list[Any] = []
    room = _MOST_CHARACTERS
    for row in islice(rows, limit):
        cut = bounded(row)
        room -= len(json.dumps(cut, ensure_ascii=False))
        if given and room < 0:
            break
        given.append(cut)
    return given, max(total - before - len(given), 0)


def bounded(value: Any) -> Any:
    """A value of JSON with long texts and lists cut, which the cut says, and without what no file could hold."""
    match value:
        case str():
            return encodable(value if len(value) <= _LONGEST_TEXT else _cut(value))
        case Mapping():
            return {encodable(str(name)): bounded(item) for name, item in islice(value.items(), _MOST_ITEMS)}
        case list() | tuple():
            return [bounded(item) for item in islice(value, _MOST_ITEMS)]
        case _:
            return value


def _cut(text: str) -> str:
    return f"{text[:_LONGEST_TEXT]} [... {len(text) - _LONGEST_TEXT:,} more characters]"
