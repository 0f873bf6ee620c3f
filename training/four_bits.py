"""Matrices as the package unpacks them: codes in groups of 64 values with a scale each (`tagger/packed_weights.py`)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from inquit.tagger.packed_weights import GROUP, NARROWEST

WIDEST = -NARROWEST - 1
BYTE = 127
# Shares of the scale at which the value that is farthest from 0 has the last code: a smaller one cuts that value and is
# finer for the others. The best of each group is taken.
SHARES = np.arange(0.7, 1.001, 0.025, dtype=np.float32)


def in_four_bits(matrix: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Codes, two a byte, and scales of a matrix of rows of whole groups."""
    groups = matrix.reshape(-1, GROUP)
    # There is one code more below 0 than above it, so the farthest value is put there, by a scale with its sign.
    farthest = np.take_along_axis(groups, np.abs(groups).argmax(axis=1)[:, None], axis=1)[:, 0]
    best, error = np.ones(len(groups), np.float16), np.full(len(groups), np.inf, np.float32)
    for share in SHARES:
        scale = (farthest / NARROWEST * share).astype(np.float16)
        off = ((_codes(groups, scale) * scale.astype(np.float32)[:, None] - groups) ** 2).sum(axis=1)
        best, error = np.where(off < error, scale, best), np.minimum(off, error)
    codes = (_codes(groups, best).reshape(matrix.shape) - NARROWEST).astype(np.uint8)
    half = matrix.shape[1] // 2
    both = np.asarray(codes[:, :half] | codes[:, half:] << 4, np.uint8)
    return both, best.reshape(len(matrix), -1)


def in_eight_bits(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Codes of a byte and scales, for the few matrices that need more."""
    groups = matrix.reshape(-1, GROUP)
    # Rounded up, so that no code is beyond the last one.
    scale = np.nextafter((np.abs(groups).max(axis=1) / BYTE).astype(np.float16), np.float16(np.inf))
    codes = np.rint(groups / scale.astype(np.float32)[:, None]).astype(np.int8)
    return codes.reshape(matrix.shape), scale.reshape(len(matrix), -1)


def _codes(groups: NDArray[np.float32], scale: NDArray[np.float16]) -> NDArray[np.float32]:
    safe = np.where(scale != 0, scale, 1).astype(np.float32)
    codes: NDArray[np.float32] = np.clip(np.rint(groups / safe[:, None]), NARROWEST, WIDEST)
    return codes
