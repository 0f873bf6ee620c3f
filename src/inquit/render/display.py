"""What all that is drawn in a terminal has in common: text from outside, made safe and flat, and tables."""

from __future__ import annotations

import re
from typing import Any

from rich import box
from rich.table import Table

__all__ = ["PICTURES", "displayable", "plain_table"]

_DELETE = 0x7F
_SPACE = re.compile(r"\s+")
# C1 controls (one of them starts a terminal command), half surrogate pairs, and the marks that turn the reading
# direction for everything after them.
_UNSAFE = re.compile("[\x80-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# What is not seen and turns single characters round, or makes one name look like another.
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u2060-\u2065\ufeff]")
# An escape character is shown as ␛: Unicode has a picture for each control character, 0x2400 further on.
PICTURES = {code: chr(0x2400 + code) for code in range(32)} | {_DELETE: "\u2421"}


def displayable(text: str) -> str:
    """The text on one line: white space folded, control characters as pictures (␛), other unsafe ones as U+FFFD.

    What cannot be seen is left out.
    """
    return _UNSAFE.sub("\ufffd", _UNSEEN.sub("", _SPACE.sub(" ", text).translate(PICTURES))).strip()


def plain_table(gap: int, **look: Any) -> Table:
    """A table without columns as yet: a line below its heading, no frame, `gap` spaces between columns.

    look: more of what `rich.table.Table` takes.
    """
    padding = (0, gap, 0, 0)
    return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=padding, border_style="dim", **look)
