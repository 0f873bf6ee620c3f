"""A text as short as it can be and still do what it does."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["shrunk"]


def shrunk(text: str, does: Callable[[str], bool], seconds: float = 60.0) -> str:
    """The text without what it does not need for `does`, or what is left of it when the time is over."""
    end = time.monotonic() + seconds
    size = len(text)
    while size:
        at = 0
        while at < len(text):
            if time.monotonic() > end:
                return text
            shorter = text[:at] + text[at + size :]
            if shorter != text and does(shorter):
                text = shorter
            else:
                at += size
        size = min(size // 2, len(text))
    return text
