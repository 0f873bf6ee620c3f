"""The act head: whether a cue reports speech or writing, or what somebody believes, feels or wants."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from inquit.tagger.vectors import Vectors

__all__ = ["ActHead"]


class ActHead:
    """A logistic layer over the mean of the vectors of a cue."""

    def __init__(self, weight: NDArray[np.float32], bias: float) -> None:
        self._weight, self._bias = weight, bias

    def speech(self, vectors: Vectors) -> float:
        """The probability that the cue made of these pieces reports speech or writing."""
        return float(1 / (1 + np.exp(-(vectors.mean(axis=0) @ self._weight + self._bias))))
