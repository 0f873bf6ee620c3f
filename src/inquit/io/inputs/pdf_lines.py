"""The lines of a PDF page, and where on the page they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["LineCollector", "PdfLine"]

# Letters that are drawn as one sign; how a text is spelt does not depend on its font.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_SPACES = re.compile(r"[ \t\xa0\u2000-\u200a]+")
_NOT_CHARACTERS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page: its text, where it begins (points from the left and from the bottom), and its letters' size."""

    text: str
    x: float
    y: float
    size: float


class LineCollector:
    """Takes the pieces of a page as pypdf gives them, and makes lines of them, in the order of the page's content."""

    def __init__(self) -> None:
        self._lines: list[PdfLine] = []
        self._pieces: list[str] = []
        self._origin: tuple[float, float, float] | None = None

    def __call__(self, text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        """A piece, the matrices that place it, its font and its size."""
        first, *others = text.split("\n")
        self._take(first, cm, tm, size)
        for other in others:
            self._end_line()
            self._take(other, cm, tm, size)

    def lines(self) -> list[PdfLine]:
        """The lines so far."""
        self._end_line()
        return self._lines

    def _take(self, piece: str, cm: Sequence[float], tm: Sequence[float], size: float) -> None:
        if self._origin is None and piece.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            height = abs(size) * (abs(tm[3]) or abs(tm[1])) * (abs(cm[3]) or abs(cm[1]))
            self._origin = x, y, height
        self._pieces.append(piece)

    def _end_line(self) -> None:
        text = "".join(self._pieces).translate(_LIGATURES)
        text = _SPACES.sub(" ", _NOT_CHARACTERS.sub("", text)).strip()
        if text and self._origin is not None:
            self._lines.append(PdfLine(text, *self._origin))
        self._pieces.clear()
        self._origin = None
