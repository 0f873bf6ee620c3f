"""Which wordings may have the same words: those that have some run of words in common.

Every run of four words of every wording is a number; equal numbers stand side by side once all are sorted. Of a run
that many have, each is held against the first that has it and the one before it, so that a common phrase costs no more
than its wordings are many. Unlike by signatures of whole wordings (MinHash), a part of a longer quotation is found,
too.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Any, Final

import numpy as np

__all__ = ["RUN", "Wordings", "candidates"]

# A run of words that two wordings must share; three are too often common phrases ("a lot of").
RUN: Final = 4
# Of the runs of the shorter one, the share that must be in the other one, too, for a closer look. A word of ten that is
# altered leaves two thirds; phrases in common leave less than this.
_SHARED: Final = 0.15
# How many pairs of places are looked at together, so that memory does not grow with common phrases.
_PAIRS: Final = 4_000_000
# Odd numbers of 64 bits, by which words of different places in a run are told apart.
_MULTIPLIERS: Final = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)


class Wordings:
    """Different wordings one after another, as numbers of words: four bytes a word."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words = array("I")
        self._starts = array("Q", [0])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def add(self, words: Iterable[str]) -> int:
        """Put in one more: its number."""
        numbers = self._numbers
        self._words.extend([numbers.setdefault(word, len(numbers)) for word in words])
        self._starts.append(len(self._words))
        return len(self) - 1

    def words(self, number: int) -> list[int]:
        """The words of one, as numbers."""
        return self._words[self._starts[number] : self._starts[number + 1]].tolist()

    def runs(self) -> tuple[Any, Any]:
        """Every run of words as a number, and which wording it is of, in order."""
        words, starts = np.frombuffer(self._words, np.uint32), np.frombuffer(self._starts, np.uint64)
        lengths = np.diff(starts).astype(np.int64)
        owners = np.repeat(np.arange(len(self), dtype=np.uint32), lengths)
        many = max(0, len(words) - RUN + 1)
        runs = np.zeros(many, np.uint64)
        for place, multiplier in enumerate(_MULTIPLIERS):
            runs += (words[place : place + many].astype(np.uint64) + np.uint64(1)) * np.uint64(multiplier)
            runs ^= runs >> np.uint64(29)
        whole = owners[:many] == owners[RUN - 1 :]
        return runs[whole], owners[:many][whole]


def candidates(wordings: Wordings) -> Iterator[tuple[int, int]]:
    """Pairs of wordings that are worth a closer look, each once, the earlier one first; in order."""
    if not len(wordings):
        return
    runs, owners = wordings.runs()
    own = np.bincount(owners, minlength=len(wordings))
    order = np.argsort(runs, kind="stable")
    runs, owners = runs[order], owners[order]
    again = np.flatnonzero(runs[1:] == runs[:-1]) + 1  # places whose run stands right before, too
    firsts = np.maximum.accumulate(np.where(np.append(True, runs[1:] != runs[:-1]), np.arange(len(runs)), 0))
    # by the later wording, so that all pairs of one lie in the same part
    parts = max(1, 2 * len(again) // _PAIRS + 1)
    for part in range(parts):
        places = again[owners[again] % parts == part]
        later = np.concatenate([owners[places], owners[places]]).astype(np.uint64)
        earlier = np.concatenate([owners[places - 1], owners[firsts[places]]]).astype(np.uint64)
        differ = later != earlier  # a wording may have a run twice
        pairs, times = np.unique((earlier[differ] << np.uint64(32)) | later[differ], return_counts=True)
        left, right = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
        near = times >= _SHARED * np.minimum(own[left], own[right])
        yield from zip(left[near].tolist(), right[near].tolist(), strict=True)
