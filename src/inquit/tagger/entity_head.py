"""The head for names, dates and amounts: what a recogniser of entities says of the tokens of a parse.

It reads the vectors of the pieces of each token and of its neighbours, so that the edges of what it finds are edges of
tokens, and whoever has the parse has columns of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from inquit.languages.entity_labels import ENTITY_LABELS
from inquit.tagger.pieces import Pieces
from inquit.tagger.tag_head import OUTSIDE, best_tags
from inquit.tagger.vectors import Vectors

__all__ = ["EntityHead", "TokenTags", "Tokens", "means", "pieces_of"]

NO_ENTITY = ("", "O")
# What each tag says: the label, and whether a token begins what bears it or is inside.
_NEVER = np.float32(-1e9)
_SAID = (NO_ENTITY, *((label, place) for label in ENTITY_LABELS for place in "BI"))


@dataclass(frozen=True)
class Tokens:
    """The tokens of the paragraphs of a text, as columns: their places, and the number of their paragraph.

    lengths: how many each paragraph has.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    lengths: list[int]

    @classmethod
    def of(cls, paragraphs: Iterable[tuple[list[int], list[int]]]) -> Tokens:
        """Those of paragraphs that are given as where their tokens start and end."""
        held = list(paragraphs)
        columns = ([at for places in held for at in places[edge]] for edge in (0, 1))
        start, end = (np.array(column, dtype=np.int64) for column in columns)
        lengths = [len(starts) for starts, _ in held]
        return cls(start, end, np.repeat(np.arange(len(held)), lengths), lengths)


class TokenTags:
    """What the head says of the tokens of a text, block by block."""

    def __init__(self, head: EntityHead, tokens: Tokens, pieces: Pieces) -> None:
        self._head, self._pieces, self._paragraph = head, pieces, tokens.paragraph
        self._lengths = tokens.lengths
        self._first, self._stop = pieces_of(tokens, pieces)
        self._tags = np.full(len(tokens.start), OUTSIDE, dtype=np.int64)

    def read(self, vectors: Vectors, lo: int) -> None:
        """Enter what the head says of the tokens of a block; `lo` is the first piece of which there is a vector."""
        here = slice(*np.searchsorted(self._first, (lo, lo + len(vectors))).tolist())
        if here.start == here.stop:
            return
        seen = self._head.narrow(vectors, self._pieces.ids[lo : lo + len(vectors)], self._pieces.case[lo:])
        own = means(seen, self._first[here] - lo, self._stop[here] - lo)
        scores = self._head.scores(own, self._paragraph[here])
        scores[self._stop[here] <= self._first[here], OUTSIDE + 1 :] = _NEVER  # nothing is known without a piece
        self._tags[here] = best_tags(scores, _cut_outside(scores, self._paragraph[here]))

    @property
    def said(self) -> list[list[tuple[str, str]]]:
        """By paragraph of each token the label of what it is in, and "B", "I" or "O"."""
        tags = [_SAID[tag] for tag in self._tags.tolist()]
        return [tags[lo:hi] for lo, hi in pairwise([0, *accumulate(self._lengths)])]


class EntityHead:
    """Two layers over a token and its neighbours, of which each piece is made narrow first.

    weights: `narrow`, of the vector of a piece; `words`, of pieces that are frequent, and `pieces`, which these are;
        `case`, of the case of its letters; `mixed` and `mixed_bias`, of a token and as many before it as behind it;
        `out` and `bias`, of what these give and of the token itself.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.float32]]) -> None:
        self._narrow = np.ascontiguousarray(weights["narrow"].T)
        frequent = weights["pieces"].astype(np.int64)
        self._row = np.zeros(int(frequent.max()) + 2, dtype=np.int64)  # the last is that of all beyond
        self._row[frequent] = np.arange(1, len(frequent) + 1)
        self._words = np.concatenate([np.zeros_like(weights["words"][:1]), weights["words"]])
        self._case = weights["case"]
        self._mixed, self._mixed_bias = np.ascontiguousarray(weights["mixed"].T), weights["mixed_bias"]
        self._out, self._bias = np.ascontiguousarray(weights["out"].T), weights["bias"]
        self._reach = (len(self._mixed) // self._narrow.shape[1] - 1) // 2

    def narrow(self, vectors: Vectors, ids: NDArray[np.int64], case: NDArray[np.int64]) -> NDArray[np.float32]:
        """Of each piece what counts of it, by what the encoder makes of it and by what it is."""
        seen: NDArray[np.float32] = vectors @ self._narrow
        seen += self._words[self._row[np.minimum(ids, len(self._row) - 1)]]
        seen += self._case[case[: len(vectors)]]
        return seen

    def scores(self, own: NDArray[np.float32], paragraph: NDArray[np.int64]) -> NDArray[np.float32]:
        """Of each tag for each token, shape (tokens, tags); of a token the mean of its pieces is given."""
        size, reach = len(own), self._reach
        around = np.zeros((size, 2 * reach + 1, own.shape[1]), dtype=np.float32)
        for away in range(-reach, reach + 1):
            lo, hi = max(0, -away), min(size, size - away)
            if lo < hi:
                same = paragraph[lo:hi] == paragraph[lo + away : hi + away]
                around[lo:hi, away + reach] = own[lo + away : hi + away] * same[:, None]
        mixed = around.reshape(size, -1) @ self._mixed
        mixed += self._mixed_bias
        np.maximum(mixed, 0, out=mixed)
        scores: NDArray[np.float32] = np.concatenate([mixed, own], axis=1) @ self._out
        scores += self._bias
        return scores


def pieces_of(tokens: Tokens, pieces: Pieces) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of each token its first piece, and the one behind its last; some signs are no piece."""
    return np.searchsorted(pieces.end, tokens.start, side="right"), np.searchsorted(pieces.start, tokens.end)


def means(rows: NDArray[np.float32], first: NDArray[np.int64], stop: NDArray[np.int64]) -> NDArray[np.float32]:
    """The mean of the rows of each token."""
    own: NDArray[np.float32] = rows[np.minimum(first, len(rows) - 1)]
    for further in range(1, int((stop - first).max(initial=0))):
        held = np.flatnonzero(first + further < stop)
        own[held] += rows[first[held] + further]
    own /= np.maximum(stop - first, 1)[:, None]
    return own


def _cut_outside(scores: NDArray[np.float32], paragraph: NDArray[np.int64]) -> list[int]:
    """Where to look for the likeliest sequence anew: at each paragraph, and between two tokens that are in nothing.

    What begins or goes on there does so against what the head says of both; so sequences stay short, and few.
    """
    outside = scores.argmax(axis=1) == OUTSIDE
    cut = np.diff(paragraph) != 0
    cut |= outside[1:] & outside[:-1]
    return [0, *(np.flatnonzero(cut) + 1).tolist()]
