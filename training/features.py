"""Rows of named features as a matrix for scikit-learn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

__all__ = ["feature_matrix"]


def feature_matrix(rows: Sequence[Sequence[str]], min_count: int) -> tuple[list[str], csr_matrix]:
    """The names of the features that at least `min_count` rows have, and which row has which (rows, features)."""
    counts = Counter(feature for row in rows for feature in set(row))
    names = sorted(feature for feature, n in counts.items() if n >= min_count)
    index = {feature: i for i, feature in enumerate(names)}
    columns = [sorted({index[feature] for feature in row if feature in index}) for row in rows]
    edges = np.cumsum([0, *map(len, columns)])
    return names, csr_matrix((np.ones(edges[-1]), np.concatenate(columns), edges), shape=(len(rows), len(names)))
