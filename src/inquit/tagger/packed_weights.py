"""Weights that are shipped in four bits: unpacked when they are loaded.

A matrix is codes and scales, a scale for each group of values of a row: four-bit codes, two a byte, the first half of
a row in the low bits and the second in the high ones; or whole bytes, for the few that need them. Word embeddings stay
codes and scales, of which the encoder's graph takes the rows that it needs; dense layers become eight-bit ones, with
one scale for all that goes into a value, or 32-bit numbers.

What is neither codes nor scales is as it is, in short numbers.
Everything here is one operation on each number, so that every processor gets the same bits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "GROUP",
    "NARROWEST",
    "WORDS",
    "as_eight_bits",
    "as_floats",
    "grouped_values",
    "seven_bits",
    "unpacked_codes",
]

WORDS = "words"  # the matrix that stays codes
GROUP = 64  # values of a row that share a scale
NARROWEST = -8  # of four-bit codes; the largest is 7
# Of eight-bit codes: one bit is left free, because processors without VNNI add two products of 8 and 8 bits in 16.
_LARGEST = 64

Arrays = Mapping[str, NDArray[np.generic]]


def as_eight_bits(packed: Arrays) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """The tensors that the eight-bit graph lacks, by name."""
    yield from _others(packed)
    for name in _dense(packed):
        codes, scale = seven_bits(_values(packed, name))
        yield f"{name}.codes", codes
        yield f"{name}.scale", scale


def as_floats(packed: Arrays) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """The tensors that the graph in 32-bit numbers lacks, by name."""
    yield from _others(packed)
    for name in _dense(packed):
        yield f"{name}.weight", np.ascontiguousarray(_values(packed, name).T)


def seven_bits(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix (out, in) as the eight-bit graph multiplies by it.

    Codes of seven bits, shape (in, out), and a scale for each value that comes out.
    """
    scale: NDArray[np.float32] = np.maximum(np.abs(matrix).max(axis=1), np.finfo(np.float32).tiny)
    scale /= np.float32(_LARGEST)
    return np.ascontiguousarray(np.rint(matrix / scale[:, None]).astype(np.int8).T), scale


def unpacked_codes(codes: NDArray[np.generic]) -> NDArray[np.int8]:
    """The codes of a matrix as whole bytes."""
    if codes.dtype == np.int8:
        return codes.astype(np.int8, copy=False)
    both = codes.astype(np.uint8, copy=False)
    halves = np.concatenate([both & 15, both >> 4], axis=1)
    return halves.astype(np.int8) + np.int8(NARROWEST)


def _dense(packed: Arrays) -> Iterator[str]:
    names = (key.removesuffix(".codes") for key in packed if key.endswith(".codes"))
    return (name for name in names if name != WORDS)


def _others(packed: Arrays) -> Iterator[tuple[str, NDArray[np.generic]]]:
    codes = unpacked_codes(packed[f"{WORDS}.codes"])
    yield f"{WORDS}.codes", codes.reshape(len(codes), -1, GROUP)
    yield f"{WORDS}.scales", packed[f"{WORDS}.scales"].astype(np.float32)[:, :, None]
    for name in packed:
        if not name.endswith((".codes", ".scales")):
            yield name, packed[name].astype(np.float32)


def grouped_values(codes: NDArray[np.generic], scales: NDArray[np.generic]) -> NDArray[np.float32]:
    """What the codes and scales of a matrix stand for."""
    whole = unpacked_codes(codes)
    values: NDArray[np.float32] = whole.reshape(len(whole), -1, GROUP) * scales.astype(np.float32)[:, :, None]
    return values.reshape(whole.shape)


def _values(packed: Arrays, name: str) -> NDArray[np.float32]:
    return grouped_values(packed[f"{name}.codes"], packed[f"{name}.scales"])
