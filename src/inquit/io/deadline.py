"""How much time is left for something of several steps."""

from __future__ import annotations

import time

__all__ = ["Deadline"]


class Deadline:
    """A moment by which all has to be done.

    Args:
        seconds: how far away it is.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def remaining(self) -> float:
        """The seconds that are left, more than none.

        Raises:
            TimeoutError: none are.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left
