"""How far reported words reach: each of their pieces chooses the last piece of what it is reported with.

A tag says of a piece whether it is reported, so what the writer adds behind may be tagged, too, as long as it looks
like it. A link to the last piece is learned from where reports end.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Reaches"]

# The likeliest last pieces that are kept of each piece; the others hardly share a hundredth.
KEPT = 8
# The pieces right before a place say more of whether words go on there than those at their beginning. By hand.
NEAR = 16
_LEAST = 1e-6


class _Chosen(NamedTuple):
    """Of reported pieces, in order: the likeliest last pieces, shape (pieces, KEPT), and how likely each is."""

    piece: NDArray[np.int32]
    last: NDArray[np.int32]
    chance: NDArray[np.float32]


class Reaches:
    """The pieces of one text that are reported, with the likeliest last pieces of what they are part of."""

    def __init__(self) -> None:
        self._chosen = [_Chosen(np.zeros(0, np.int32), np.zeros((0, KEPT), np.int32), np.zeros((0, KEPT), np.float32))]

    def keep(self, first: int, rows: NDArray[np.int64], logs: NDArray[np.float32]) -> None:
        """Keep what a head says of some pieces of a block that begins with the piece `first`.

        logs: log probabilities, shape (rows, pieces + 1); the last is "not here".
        """
        if not len(rows):
            return
        count = min(KEPT, logs.shape[1] - 1)
        best = _largest(logs[:, :-1], count)
        chance = np.exp(np.take_along_axis(logs, best, axis=1))
        kept = _Chosen(
            (first + rows).astype(np.int32),
            np.zeros((len(rows), KEPT), np.int32),
            np.zeros((len(rows), KEPT), np.float32),
        )
        kept.last[:, :count], kept.chance[:, :count] = first + best, chance
        self._chosen.append(kept)

    def beyond(self, lo: int, hi: int) -> float | None:
        """How likely the reported pieces among `lo` up to `hi` are reported together with the piece `hi`.

        None where none of them is.
        """
        if len(self._chosen) > 1:
            self._chosen = [_Chosen(*(np.concatenate(column) for column in zip(*self._chosen, strict=True)))]
        (chosen,) = self._chosen
        at, end = chosen.piece.searchsorted(np.array((lo, hi), dtype=np.int32)).tolist()
        at = max(at, end - NEAR)
        if at >= end:
            return None
        chance = chosen.chance[at:end]
        farther = np.add.reduce(chance * (chosen.last[at:end] >= hi), axis=1)
        shares = farther / np.maximum(np.add.reduce(chance, axis=1), _LEAST)
        return float(np.add.reduce(shares) / np.float32(end - at))


def _largest(rows: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """In which columns each row has its largest values, so many, in order."""
    least = np.partition(rows, rows.shape[1] - count, axis=1)[:, -count]  # a third of the time that places take
    columns = np.nonzero(rows >= least[:, None])[1]
    if len(columns) != len(rows) * count:  # some are alike
        return np.sort(np.argpartition(-rows, count - 1, axis=1)[:, :count], axis=1)
    return columns.reshape(-1, count)
