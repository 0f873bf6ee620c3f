"""A condition in SQL, with what stands in the place of its question marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Condition", "all_of", "any_of", "within"]


class Condition(NamedTuple):
    """An expression, or a query, and its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


def all_of(found: Sequence[Condition]) -> Condition:
    """Each of them; where there are none, anything goes."""
    return _joined(" AND ".join(one.sql for one in found) or "1", found)


def any_of(found: Sequence[Condition]) -> Condition:
    """One of them at least."""
    return _joined(f"({' OR '.join(one.sql for one in found)})", found)


def within(column: str, queries: Sequence[Condition]) -> Condition:
    """That one of the queries finds what stands in a column."""
    return _joined(f"{column} IN ({' UNION '.join(query.sql for query in queries)})", queries)


def _joined(sql: str, parts: Sequence[Condition]) -> Condition:
    return Condition(sql, tuple(value for one in parts for value in one.parameters))
