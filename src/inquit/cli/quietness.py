"""Whether the user wants to be told anything besides what failed."""

from __future__ import annotations

__all__ = ["is_quiet", "keep_quiet"]

_state = {"quiet": False}  # of the command that runs; each sets it anew


def keep_quiet(wanted: bool) -> bool:
    """From here on say nothing but what failed, or say it again."""
    _state["quiet"] = wanted
    return wanted


def is_quiet() -> bool:
    """Whether nothing is to be said but what failed."""
    return _state["quiet"]
