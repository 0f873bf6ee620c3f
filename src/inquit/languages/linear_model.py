"""A logistic model over named features, its weights read from a TSV file of the package.

Weights can be read, diffed and explained: a feature is a readable string ("lemma=insist") and its weight is the
change in log odds. The scripts that fit them are in `training/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

__all__ = ["LinearModel", "bucket", "sigmoid"]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights by feature name; features without a weight count nothing."""

    weights: dict[str, float]

    def log_odds(self, features: Iterable[str]) -> float:
        """The modelled log odds that the thing described by `features` is right."""
        weight = self.weights.get
        total = 0.0
        for name in features:  # a plain loop: this is the innermost one of the whole extraction
            total += weight(name, 0.0)
        return total

    def probability(self, features: Iterable[str]) -> float:
        """The same as a probability."""
        return sigmoid(self.log_odds(features))


def sigmoid(x: float) -> float:
    """The logistic function, safe for large arguments."""
    if x >= 0:
        return 1 / (1 + exp(-x))
    z = exp(x)
    return z / (1 + z)


def bucket(value: float, edges: tuple[float, ...]) -> int:
    """How many of the ascending `edges` the value reaches: a coarse scale for use in feature names."""
    return sum(value >= edge for edge in edges)
