"""Waiting for what another process does: for a condition, never for a time."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["LIMIT", "until"]

# Seconds. Only something that is broken takes so long, however much else the machine has to do.
LIMIT = 300
_PAUSE = 0.05


def until(condition: Callable[[], object]) -> bool:
    """Wait until the condition holds; False where it never does."""
    deadline = time.monotonic() + LIMIT
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(_PAUSE)
    return True
