"""How far a long piece of work is, told to whoever asked for it."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Progress", "unheard", "within"]

# Is called now and then with the share that is done, from 0 to 1, never less than before.
Progress = Callable[[float], None]


def unheard(share: float) -> None:
    """For work that nobody asks about."""


def within(progress: Progress, begin: float, end: float) -> Progress:
    """For a part of the work: all of it goes from `begin` to `end` of the whole."""
    return lambda share: progress(begin + share * (end - begin))
