"""Which earlier words the words of a text take up: "he" a name, "the senator" a description, or nobody so far.

Of each word that may be the head of a mention what links need is kept, so that words are linked across blocks, and only
those that are asked for. Two blocks were never seen together by the encoder, so their words are linked by a head of
their own: one for words of one block takes the first mention in another block for the antecedent of nearly all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from inquit.blas_threads import one_blas_thread
from inquit.tagger.link_head import LinkHead, Projections
from inquit.tagger.tag_head import log_softmax
from inquit.tagger.vectors import Vectors

__all__ = ["REACH", "AntecedentHeads", "Antecedents"]

# Pieces back, the longest window that the head was trained on. It bounds the work for each word that is asked for.
REACH = 448
# Words whose vectors wait until one near them is linked, which may be never. By hand: three megabytes.
WAITING = 2048
# Links less likely than this are left out: they hardly move a choice, and chains would go through nearly all words.
LEAST_CHANCE = 0.01


class AntecedentHeads(NamedTuple):
    """The heads by which words are linked, in one block and in two."""

    within: LinkHead
    beyond: LinkHead


class _Waiting(NamedTuple):
    """The words `first` up to `last`, of one block, with their vectors."""

    first: int
    last: int
    vectors: Vectors


class Antecedents:
    """The words of one text that may be heads of mentions, in order, and how likely each takes up an earlier one.

    Four rows of half-precision numbers are kept of each word, 800 bytes with its place for the heads that are shipped.
    They are made once a word in their reach is linked.
    """

    def __init__(self, heads: AntecedentHeads, words: Sequence[int], piece_starts: NDArray[np.int64]) -> None:
        """Take where words and pieces begin, both in order; words that begin with no piece are left out."""
        offsets = np.asarray(words, dtype=np.int64)
        places = np.searchsorted(piece_starts, offsets)
        known = places < len(piece_starts)
        known[known] = piece_starts[places[known]] == offsets[known]
        self._heads = heads
        self._offsets, self._places = offsets[known], places[known]
        self._block = np.zeros(len(self._places), dtype=np.int32)
        self._kept = [_room(len(self._places), head) for head in heads]
        self._waiting: list[_Waiting] = []

    def keep(self, vectors: Vectors, lo: int, hi: int) -> None:
        """Keep what is needed of the words in the pieces `lo` up to `hi` of a block, whose vectors are given."""
        first, last = self._places.searchsorted((lo, hi)).tolist()
        if first == last:
            return
        self._block[first:last] = self._block[first - 1] + 1 if first else 0
        self._waiting.append(_Waiting(first, last, vectors[self._places[first:last] - lo]))
        if last - self._waiting[0].first > WAITING:
            self._project(self._waiting[0].first, last)

    def earlier(self, offset: int) -> tuple[list[int], list[float], float] | None:
        """For the word that begins at an offset: where earlier ones do, how likely it takes up each, and nobody.

        None where no such word is known.
        """
        i = int(np.searchsorted(self._offsets, offset))
        if i == len(self._offsets) or self._offsets[i] != offset:
            return None
        first = int(np.searchsorted(self._places, self._places[i] - REACH))
        here = max(first, int(np.searchsorted(self._block, self._block[i])))
        self._project(first, i + 1)
        within, beyond = self._kept
        scores = [
            self._scores(self._heads.beyond, beyond, i, first, here),
            self._scores(self._heads.within, within, i, here, i),
            within.none[i : i + 1],
        ]
        chance = np.exp(log_softmax(np.concatenate(scores)[None])[0])
        likely = np.flatnonzero(chance[:-1] >= LEAST_CHANCE)
        return self._offsets[first + likely].tolist(), chance[likely].tolist(), float(chance[-1])

    def _project(self, lo: int, hi: int) -> None:
        """Make what links need of the words `lo` up to `hi`, of which only vectors are known so far."""
        due = [block for block in self._waiting if block.first < hi and block.last > lo]
        if not due:
            return
        with one_blas_thread():
            for block in due:
                for kept, head in zip(self._kept, self._heads, strict=True):
                    for column, values in zip(kept, head.projections(block.vectors), strict=True):
                        column[block.first : block.last] = values
        self._waiting = [block for block in self._waiting if block.first >= hi or block.last <= lo]

    def _scores(self, head: LinkHead, kept: Projections, i: int, lo: int, hi: int) -> NDArray[np.float32]:
        """Of the words `lo` up to `hi` as antecedents of a word."""
        query, key = (rows.astype(np.float32) for rows in (kept.query[i : i + 1], kept.key[lo:hi]))
        return head.scores(query, key, self._places[i : i + 1], self._places[lo:hi]).reshape(-1)


def _room(size: int, head: LinkHead) -> Projections:
    query, key = (np.zeros((size, head.width), dtype=np.float16) for _ in range(2))
    return Projections(query, key, np.zeros(size, dtype=np.float32))
