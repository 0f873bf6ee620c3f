"""The link heads: which cue a piece of content belongs to, and which source a cue.

As in dependency parsing by head selection (Zhang et al. 2017; Dozat and Manning 2017), each piece scores every other
piece of its block as the first one of what it belongs to, and "nothing here" besides; the probabilities over all add up
to 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from inquit.tagger.encoder import Vectors
from inquit.tagger.tag_head import log_softmax

__all__ = ["BUCKETS", "LinkHead", "distance_buckets"]

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


class LinkHead:
    """A scaled product of two projections, a bias by distance, and a score for no link.

    Shapes: query and key (projection, size) with biases (projection,), distance (BUCKETS,), none (size,) with a bias.
    """

    def __init__(self, weights: dict[str, NDArray[np.float32]]) -> None:
        self._w = weights
        self._scale = np.float32(len(weights["query.bias"]) ** -0.5)

    def log_probabilities(self, vectors: Vectors, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """For each of the given pieces and each piece of the block, shape (rows, pieces + 1); the last is "none"."""
        w = self._w
        own = vectors[rows]
        query = own @ w["query.weight"].T + w["query.bias"]
        key = vectors @ w["key.weight"].T + w["key.bias"]
        scores = query @ key.T * self._scale
        scores += w["distance"][distance_buckets(rows, np.arange(len(vectors)))]
        scores = np.concatenate([scores, (own @ w["none.weight"] + w["none.bias"])[:, None]], axis=1)
        return log_softmax(scores)
