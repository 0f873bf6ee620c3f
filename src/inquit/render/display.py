"""Text from outside, made safe and flat for a line of a terminal."""

from __future__ import annotations

import re

__all__ = ["displayable"]

_DELETE = 0x7F
_SPACE = re.compile(r"[\s\u2028\u2029\u0085\x1c-\x1f]+")
# C1 controls (one of them starts a terminal command), half surrogate pairs, and the marks that turn the reading
# direction for everything after them.
_UNSAFE = re.compile("[\x80-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# An escape character is shown as ␛: Unicode has a picture for each control character, 0x2400 further on.
_PICTURES = {code: chr(0x2400 + code) for code in range(32)} | {_DELETE: "\u2421"}


def displayable(text: str) -> str:
    """The text on one line: white space folded, control characters as pictures (␛), other unsafe ones as U+FFFD."""
    return _UNSAFE.sub("\ufffd", _SPACE.sub(" ", text).translate(_PICTURES)).strip()
