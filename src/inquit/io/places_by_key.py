"""Where each of very many things begins in a file, in little memory."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["PlacesByKey"]

_FIGURES = 16  # hexadecimal ones, as many as eight bytes hold: who asks compares the whole key


class PlacesByKey:
    """Places by key, sixteen bytes each. All are added before the first is looked for.

    Keys are hexadecimal digests. Only their last figures count, so that a place may, very rarely, be that of another.
    """

    def __init__(self) -> None:
        self._keys = array("Q")
        self._places = array("Q")
        self._sorted: tuple[NDArray[np.uint64], NDArray[np.uint64]] | None = None

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, key: str, place: int) -> None:
        """Note a place; of one key the last one counts."""
        self._keys.append(int(key[-_FIGURES:], 16))
        self._places.append(place)

    def find(self, key: str) -> int | None:
        """The place of a key."""
        import numpy as np  # here, so that nobody pays for it who resumes nothing

        if self._sorted is None:
            keys, places = (np.frombuffer(held, dtype=np.uint64) for held in (self._keys, self._places))
            order = np.argsort(keys, kind="stable")
            self._sorted = keys[order], places[order]
        keys, places = self._sorted
        sought = np.uint64(int(key[-_FIGURES:], 16))
        at = int(np.searchsorted(keys, sought, side="right")) - 1
        return int(places[at]) if at >= 0 and keys[at] == sought else None
