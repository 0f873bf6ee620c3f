"""What is loaded once and kept until the process ends: Python's collector of cycles need not go through it again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["kept_for_good"]


@contextmanager
def kept_for_good() -> Iterator[None]:
    """While it lasts nothing is collected, and what is there at its end never is.

    A pipeline is a million objects without a cycle that anybody drops. To look through them takes longer than much of
    the loading does; and a process that is forked gets pages of its own for all that is looked at.
    Only for a process of inquit's own: a library has no say in what its user collects.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
