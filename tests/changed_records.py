"""Records in which one value, anywhere, is another one."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

__all__ = ["ANY_JSON", "Way", "changed", "ways"]

Way = tuple[str | int, ...]
_STRANGE = [
    10**400,
    -1,
    7,
    2**63,
    math.nan,
    math.inf,
    "q1",
    "s1",
    "s9",
    "\ud800",
    [1, 0],
    [0, 1.0],
    [0, True],
    [[0, 99]],
]
ANY_JSON = st.recursive(
    st.sampled_from(_STRANGE) | st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """The way to everything in a record: keys, and places in lists."""
    yield way
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from ways(inner, (*way, key))


def changed(record: Any, way: Way, value: Any) -> Any:
    """The record with another value there."""
    if not way:
        return value
    new = copy.deepcopy(record)
    holder = new
    for key in way[:-1]:
        holder = holder[key]
    holder[way[-1]] = value
    return new
