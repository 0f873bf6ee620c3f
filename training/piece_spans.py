"""Spans of a text as ranges of its word pieces."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from inquit.tagger.pieces import Pieces

NONE = -1  # no piece


def held(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """The pieces that lie in a span of the text."""
    lo = int(np.searchsorted(pieces.end, start, side="right"))
    hi = int(np.searchsorted(pieces.start, end))
    return lo, max(lo, hi)


def first(pieces: Pieces, spans: Sequence[Sequence[int]]) -> int:
    ranges = [held(pieces, s, e) for s, e in spans]
    return min((lo for lo, hi in ranges if lo < hi), default=NONE)
