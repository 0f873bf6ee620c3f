"""What is data on a screen: a terminal is shown what it would otherwise obey.

A file gets its texts as they are. On a terminal an escape character begins a command, a mark of direction turns what
follows it round, and a name may look like another one; there each format writes them in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO, Any

from inquit.io.outputs.output_format import Escape
from inquit.render.display import PICTURES

__all__ = ["TerminalText", "shown_on_terminal"]

# Controls besides tabs and line ends, halves of surrogate pairs, separators, and what is not seen, but for what joins
# the parts of a sign or word in many scripts (U+200C, U+200D).
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
    "|\r(?!\n)"
)


def shown_on_terminal(text: str, escape: Escape = "picture") -> str:
    """The text with what a terminal would obey as a picture (␛), or spelled as the format does."""
    return _UNSAFE.sub(lambda found: _SPELT[escape](ord(found[0])), text)


def _picture(code: int) -> str:
    return PICTURES.get(code, "\ufffd")


_SPELT = {"picture": _picture, "json": "\\u{:04x}".format, "xml": "&#x{:x};".format}


class TerminalText:
    """A stream of text on which nothing steers the terminal behind it."""

    def __init__(self, stream: IO[str], escape: Escape) -> None:
        self._stream = stream
        self._escape: Escape = escape

    def write(self, text: str) -> int:
        self._stream.write(shown_on_terminal(text, self._escape))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
