"""Folded words as numbers of 32 bits."""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import Final

from inquit.verification.word_folding import fold_word
from inquit.verification.word_patterns import word_parts

__all__ = ["WordHashes"]

_BITS: Final = 0xFFFFFFFF
# Printed words whose numbers are remembered: the words of all English novels, and then some; 200 bytes each.
_REMEMBERED: Final = 1_000_000


class WordHashes:
    """The numbers of words, none of which is 0; they differ from one run of the program to the next."""

    def __init__(self) -> None:
        self._known = _Known()

    def append_words(self, text: str, words: array[int], starts: array[int], ends: array[int]) -> None:
        """Add the numbers of the words of a text, and where each of them begins and ends."""
        base = 0
        for parts in word_parts(text):
            words.extend(map(self._known.__getitem__, parts[1::2]))
            borders = list(accumulate(map(len, parts), initial=base))
            starts.extend(borders[1:-1:2])
            ends.extend(borders[2:-1:2])
            base = borders[-1]

    def of_folded(self, word: str) -> int:
        """The number of a word that is folded already."""
        return _number(word)


class _Known(dict[str, int]):
    """The numbers of printed words, each folded once."""

    def __missing__(self, printed: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        number = self[printed] = _number(fold_word(printed))
        return number


def _number(word: str) -> int:
    return (hash(word) & _BITS) or 1
