"""The link heads: which cue a piece of content belongs to, which source a cue, and which earlier words a word takes up.

As in dependency parsing by head selection (Zhang et al. 2017; Dozat and Manning 2017), each piece scores every other
piece of its block as the first one of what it belongs to, and "nothing here" besides; the probabilities over all add up
to 1.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from inquit.tagger.tag_head import log_softmax
from inquit.tagger.vectors import Vectors

__all__ = ["BUCKETS", "LinkHead", "Projections", "distance_buckets"]

_STEPS = 9  # 1, 2, 3-4, 5-8, ... 129 and more
BUCKETS = 2 * _STEPS + 1
_FAR = 2 ** (_STEPS - 2) + 1  # and farther: the last bucket
_DISTANCES = np.arange(-_FAR, _FAR + 1)
_BUCKET_OF: NDArray[np.int64] = _STEPS + np.sign(_DISTANCES) * np.minimum(
    np.ceil(np.log2(np.maximum(np.abs(_DISTANCES), 1))).astype(np.int64) + 1, _STEPS
)


def distance_buckets(rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each pair of places a bucket of their distance with its sign, shape (rows, columns)."""
    away = np.clip(columns[None, :] - rows[:, None], -_FAR, _FAR)
    bucket: NDArray[np.int64] = _BUCKET_OF[away + _FAR]
    return bucket


class Projections(NamedTuple):
    """What links are scored by, a row a piece: what it looks for, what it is found by, its score for no link."""

    query: NDArray[np.floating]
    key: NDArray[np.floating]
    none: NDArray[np.floating]


class LinkHead:
    """A scaled product of two projections, a bias by distance, and a score for no link.

    Shapes: query and key (projection, size) with biases (projection,), distance (BUCKETS,), none (size,) with a bias.
    """

    def __init__(self, weights: dict[str, NDArray[np.float32]]) -> None:
        self._w = weights
        self.width = len(weights["query.bias"])
        self._scale = np.float32(self.width**-0.5)
        self._bias = weights["distance"][_BUCKET_OF]  # by distance, from the farthest before to the farthest behind

    def log_probabilities(self, vectors: Vectors, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """For each of the given pieces and each piece of the block, shape (rows, pieces + 1); the last is "none"."""
        query, none = self._looking(vectors[rows])
        scores = np.empty((len(rows), len(vectors) + 1), dtype=np.float32)
        scores[:, :-1] = self._products(query, vectors)
        scores[:, :-1] *= self._scale
        scores[:, :-1] += self._by_distance_to_all(rows, len(vectors))
        scores[:, -1] = none
        return log_softmax(scores)

    def projections(self, vectors: Vectors) -> Projections:
        """What is kept of pieces that are linked later; shapes (pieces, projection) and (pieces,)."""
        query, none = self._looking(vectors)
        return Projections(query, self._found_by(vectors), none)

    def scores(
        self,
        query: NDArray[np.float32],
        key: NDArray[np.float32],
        rows: NDArray[np.int64],
        columns: NDArray[np.int64],
    ) -> NDArray[np.float32]:
        """How well pieces that stand at `rows` and those at `columns` fit, shape (rows, columns)."""
        scores: NDArray[np.float32] = query @ key.T * self._scale
        scores += self._by_distance(rows, columns)
        return scores

    def _products(self, query: NDArray[np.float32], vectors: Vectors) -> NDArray[np.float32]:
        """Of queries with the keys of all vectors; where queries are few, they are brought to the vectors instead."""
        w, pieces, size = self._w, *vectors.shape
        if len(query) * (size * (self.width + pieces)) < pieces * self.width * (size + len(query)):
            moved = query @ w["key.weight"]
            return np.asarray(moved @ vectors.T + (query @ w["key.bias"])[:, None])
        return np.asarray(query @ self._found_by(vectors).T)

    def _by_distance(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> NDArray[np.float32]:
        away = columns[None, :] - rows[:, None]
        np.clip(away, -_FAR, _FAR, out=away)
        away += _FAR
        bias: NDArray[np.float32] = self._bias[away]
        return bias

    def _by_distance_to_all(self, rows: NDArray[np.int64], pieces: int) -> NDArray[np.float32]:
        """The same for all pieces of a block, whose rows are parts of one: the same distances, moved along."""
        bias = self._bias[np.clip(np.arange(1 - pieces, pieces), -_FAR, _FAR) + _FAR]
        parts: NDArray[np.float32] = sliding_window_view(bias, pieces)
        return parts[pieces - 1 - rows]

    def _looking(self, vectors: Vectors) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        w = self._w
        return vectors @ w["query.weight"].T + w["query.bias"], vectors @ w["none.weight"] + w["none.bias"]

    def _found_by(self, vectors: Vectors) -> NDArray[np.float32]:
        key: NDArray[np.float32] = vectors @ self._w["key.weight"].T + self._w["key.bias"]
        return key
