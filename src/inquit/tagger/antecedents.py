"""Which earlier words the words of a text take up: "he" a name, "the senator" a description, or nobody so far.

Of each word that may be the head of a mention a query and a key are kept, so that words are linked across blocks, and
only those that are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from inquit.tagger.link_head import LinkHead, Projections
from inquit.tagger.vectors import Vectors

__all__ = ["REACH", "Antecedents"]

# Pieces back, the longest window that the head was trained on. It bounds the work for each word that is asked for.
REACH = 448
# Links less likely than this are left out: together they move no choice.
LEAST_CHANCE = 1e-3


class Antecedents:
    """The words of one text that may be heads of mentions, in order, and how likely each takes up an earlier one.

    Two rows of half-precision numbers are kept of each, 400 bytes with its place for the head that is shipped.
    """

    def __init__(self, head: LinkHead, words: Sequence[int], piece_starts: NDArray[np.int64]) -> None:
        """Take where words and pieces begin, both in order; words that begin with no piece are left out."""
        self._head = head
        offsets = np.asarray(words, dtype=np.int64)
        places = np.searchsorted(piece_starts, offsets)
        known = places < len(piece_starts)
        known[known] = piece_starts[places[known]] == offsets[known]
        self._offsets, self._places = offsets[known], places[known]
        shape = (len(self._places), head.width)
        self._query, self._key = np.zeros(shape, dtype=np.float16), np.zeros(shape, dtype=np.float16)
        self._none = np.zeros(len(self._places), dtype=np.float32)

    def keep(self, vectors: Vectors, lo: int, hi: int) -> None:
        """Keep what is needed of the words in the pieces `lo` up to `hi`, whose vectors are given."""
        first, last = np.searchsorted(self._places, (lo, hi))
        if first < last:
            found = self._head.projections(vectors[self._places[first:last] - lo])
            self._query[first:last], self._key[first:last], self._none[first:last] = found

    def earlier(self, offset: int) -> tuple[list[int], list[float], float] | None:
        """For the word that begins at an offset: where earlier ones do, how likely it takes up each, and nobody.

        None where no such word is known.
        """
        i = int(np.searchsorted(self._offsets, offset))
        if i == len(self._offsets) or self._offsets[i] != offset:
            return None
        at = int(self._places[i])
        first = int(np.searchsorted(self._places, at - REACH))
        own = Projections(self._query[i : i + 1], self._key[i : i + 1], self._none[i : i + 1])
        others = Projections(self._query[first:i], self._key[first:i], self._none[first:i])
        chance = np.exp(self._head.log_probabilities_among(own, at, others, self._places[first:i]))
        likely = np.flatnonzero(chance[:-1] >= LEAST_CHANCE)
        return self._offsets[first + likely].tolist(), chance[likely].tolist(), float(chance[-1])
