"""The learned scorer of candidates: small networks over the features of each.

Fitted by `training/fit_speakers.py` on the Project Dialogism Novel Corpus and LitBank; see `trained/MODEL_CARD.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inquit.attribution.novel.ranking.line_features import FeatureMatrix
from inquit.tagger.weight_files import Weights

__all__ = ["FOLDER", "SpeakerScorer", "load_scorer", "scorer_digest"]

FOLDER = Path(__file__).parent / "trained"
ARRAYS = "speakers.npz"
LAYERS = 3


@dataclass(frozen=True)
class SpeakerScorer:
    """Networks that differ in their seeds, of which the mean counts, and their calibration.

    mean, scale: by feature, shape (features,).
    layers: pairs of weights, shape (networks, in, out), and biases, shape (networks, 1, out); ReLU between them.
    certainty: weights of `inquit.attribution.confidence.certainty_features`.
    """

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    layers: tuple[tuple[NDArray[np.float32], NDArray[np.float32]], ...]
    certainty: NDArray[np.float32]

    def chances(self, rows: FeatureMatrix) -> NDArray[np.float32]:
        """The chance of each candidate, shape (candidates,), given features of shape (candidates, features)."""
        values = ((rows - self.mean) / self.scale)[None]
        for place, (weights, bias) in enumerate(self.layers):
            values = values @ weights + bias
            if place < len(self.layers) - 1:
                values = np.maximum(values, 0.0)
        scores = values[:, :, 0]
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray((chances / chances.sum(axis=1, keepdims=True)).mean(axis=0), dtype=np.float32)


@cache
def load_scorer() -> SpeakerScorer:
    """The scorer that comes with the package.

    Raises:
        LexiconError: the weights are missing or damaged.
    """
    arrays = _weights().arrays(ARRAYS)
    layers = tuple((arrays[f"weights{i}"], arrays[f"bias{i}"]) for i in range(LAYERS))
    return SpeakerScorer(arrays["mean"], arrays["scale"], layers, arrays["certainty"])


@cache
def scorer_digest() -> str:
    """The digest of the scorer's weights, for the provenance of a result."""
    return _weights().digest


def _weights() -> Weights:
    return Weights(FOLDER, "the weights for novels", instead="have texts read as news (--genre news)")
