"""The learned scorer of candidates: small networks over the features of each.

Fitted by `training/fit_speakers.py` on the Project Dialogism Novel Corpus and LitBank; see `trained/MODEL_CARD.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inquit.attribution.novel.ranking.line_features import FeatureMatrix
from inquit.tagger.weight_files import Weights

__all__ = ["ARRAYS", "FOLDER", "SCORERS", "SpeakerModel", "SpeakerScorer", "load_speaker_model", "scorer_digest"]

FOLDER = Path(__file__).parent / "trained"
ARRAYS = "speakers.npz"
SCORERS = ("from_end", "onward")  # as the arrays of each are called
LAYERS = 3


@dataclass(frozen=True)
class SpeakerScorer:
    """Networks that differ in their seeds, of which the mean counts.

    mean, scale: by feature, shape (features,).
    layers: pairs of weights, shape (networks, in, out), and biases, shape (networks, 1, out); ReLU between them.
    """

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    layers: tuple[tuple[NDArray[np.float32], NDArray[np.float32]], ...]

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


@dataclass(frozen=True)
class SpeakerModel:
    """What says who speaks.

    from_end: reads lines from the end, and knows who speaks those behind. onward: reads them in order, and knows who
        speaks those before and what the other one makes of those behind.
    certainty: weights of `inquit.attribution.confidence.certainty_features`.
    """

    from_end: SpeakerScorer
    onward: SpeakerScorer
    certainty: NDArray[np.float32]


@cache
def load_speaker_model() -> SpeakerModel:
    """The model that comes with the package.

    Raises:
        LexiconError: the weights are missing or damaged.
    """
    arrays = _weights().arrays(ARRAYS)
    from_end, onward = (_scorer(arrays, name) for name in SCORERS)
    return SpeakerModel(from_end, onward, arrays["certainty"])


def _scorer(arrays: Mapping[str, NDArray[np.float32]], name: str) -> SpeakerScorer:
    layers = tuple((arrays[f"{name}.weights{i}"], arrays[f"{name}.bias{i}"]) for i in range(LAYERS))
    return SpeakerScorer(arrays[f"{name}.mean"], arrays[f"{name}.scale"], layers)


@cache
def scorer_digest() -> str:
    """The digest of the scorer's weights, for the provenance of a result."""
    return _weights().digest


def _weights() -> Weights:
    return Weights(FOLDER, "the weights for novels", instead="have texts read as news (--genre news)")
