"""The words of a text as they are compared, with the way back to its characters; only typography is folded."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from inquit.document import TextSpan

__all__ = ["FoldedWords", "fold_words"]

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class FoldedWords:
    """Words in order, each with where it stands in the text (code points, half-open)."""

    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, lo: int, hi: int) -> TextSpan:
        """The stretch of the text from word `lo` up to and without word `hi`."""
        return TextSpan(self.starts[lo], self.ends[hi - 1])


def fold_words(text: str, start: int = 0, end: int | None = None) -> FoldedWords:
    """The words of a stretch of a text, folded."""
    found = list(_matches(text, start, len(text) if end is None else end))
    return FoldedWords(
        tuple(m.group().casefold() for m in found),
        array("q", (m.start() for m in found)),
        array("q", (m.end() for m in found)),
    )


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return _WORD.finditer(text, start, end)
