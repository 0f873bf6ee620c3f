"""The figures of a database, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from inquit.render.terminal_text import shown_on_terminal

__all__ = ["overview_lines"]

_UNITS: Final = ("bytes", "kB", "MB", "GB", "TB")
_THOUSAND: Final = 1000
# In this order, those that are about some of the documents indented.
_COUNTS: Final = {
    "documents": "documents",
    "undated": "  without a date",
    "corrected": "  corrected",
    "duplicates": "  duplicates",
    "without_text": "  without text",
    "statements": "statements",
    "people": "people",
    "decisions": "decisions",
    "words": "words",
}
_GROUPS: Final = {"genres": "genre", "engines": "engine", "weights": "weights"}


def overview_lines(database: str, overview: Mapping[str, Any]) -> Iterator[str]:
    """A line for each figure: what is counted, and how many there are."""
    rows = [(label, f"{overview['counts'][name]:,}") for name, label in _COUNTS.items()]
    for group, label in _GROUPS.items():
        rows += [(f"{label} {name}", f"{number:,}") for name, number in overview[group].items()]
    left = max(len(label) for label, _ in rows)
    right = max(len(number) for _, number in rows)
    yield shown_on_terminal(f"{database}: layout {overview['layout']}, {_size(overview['size'])}")
    for label, number in rows:
        yield shown_on_terminal(f"{label:<{left}}  {number:>{right}}")


def _size(size: float) -> str:
    for unit in _UNITS[:-1]:
        if size < _THOUSAND:
            return f"{size:.1f} {unit}" if unit != _UNITS[0] else f"{size:.0f} {unit}"
        size /= _THOUSAND
    return f"{size:.1f} {_UNITS[-1]}"
