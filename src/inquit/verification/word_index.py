"""Where words stand in many texts: an index in memory, filled once and asked many times.

The words of all texts stand one behind another as numbers (hashes), with a border between two texts. Of each two words
side by side there is an entry, sorted, so that all places of a pair are a slice. Words of the same hash are rare and
possible: who asks compares the words themselves.

Memory: 20 bytes a word (4 for the word, 8 for where it stands, 8 for the entry), and 8 more while entries are made; the
words themselves are not kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from inquit.verification.word_hashes import WordHashes

__all__ = ["PAIR", "Hashes", "Positions", "WordIndex"]

Positions = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint32]

PAIR: Final = 2
_BORDER: Final = 0  # no word's hash
_SPREADING: Final = np.uint64(0x9E3779B97F4A7C15)  # Knuth's multiplier, for 64 bits
_HALF: Final = np.uint64(32)
_LOW_HALF: Final = np.uint64(0xFFFFFFFF)
# Places of a pair that are looked at together: who wants the first ones of a million does not wait for all.
_TOGETHER: Final = 1 << 16


class WordIndex:
    """The words of texts; a position is that of a word among all words, borders counted.

    starts, ends: where the word at a position stands in its text.
    """

    def __init__(self) -> None:
        self._hashes = WordHashes()
        self._words, self.starts, self.ends = array("I"), array("I"), array("I")
        self._bounds = array("q", (0,))

    def add(self, text: str) -> None:
        """Take one more text; they are numbered from 0. All are added before anything is asked."""
        self._hashes.append_words(text, self._words, self.starts, self.ends)
        for column in (self._words, self.starts, self.ends):
            column.append(_BORDER)
        self._bounds.append(len(self._words))

    def bounds(self, text: int) -> tuple[int, int]:
        """The position of the first word of a text, and that behind its last one."""
        return self._bounds[text], self._bounds[text + 1] - 1

    def texts_of(self, positions: Positions) -> Positions:
        """The numbers of the texts that hold positions."""
        return np.searchsorted(np.frombuffer(self._bounds, np.int64), positions, side="right") - 1

    @cached_property
    def words(self) -> Hashes:
        """The hashes of all words, by their positions."""
        return np.frombuffer(self._words, np.uint32) if self._words else np.zeros(0, np.uint32)

    def hashed(self, words: Sequence[str]) -> Hashes:
        """The hashes of folded words."""
        return np.array([self._hashes.of_folded(word) for word in words], np.uint32)

    def frequency(self, word: str) -> int:
        """How often a word stands in the texts."""
        hashes, counts = self._frequencies
        wanted = np.uint32(self._hashes.of_folded(word))
        at = int(np.searchsorted(hashes, wanted))
        return int(counts[at]) if at < len(hashes) and hashes[at] == wanted else 0

    @cached_property
    def _frequencies(self) -> tuple[Hashes, Positions]:
        hashes, counts = np.unique(self.words, return_counts=True)
        return hashes, counts

    def slices(self, wanted: Hashes) -> tuple[Positions, Positions]:
        """Where the entries of each pair of neighbours begin and end, an item a pair."""
        keys = _keys(wanted) << _HALF
        return (
            np.searchsorted(self._entries, keys),
            np.searchsorted(self._entries, keys | _LOW_HALF, side="right"),
        )

    def positions(self, lo: int, hi: int) -> Positions:
        """The positions of the pairs whose entries stand in a slice, in order."""
        return (self._entries[lo:hi] & _LOW_HALF).astype(np.int64)

    def places(self, wanted: Hashes) -> Iterator[Positions]:
        """The positions at which exactly these words begin, in order, some at a time."""
        if len(wanted) < PAIR:
            yield np.flatnonzero(self.words == wanted[0]) if len(wanted) else np.zeros(0, np.int64)
            return
        lo, hi = self.slices(wanted)
        rarest_first = np.argsort(hi - lo, kind="stable").tolist()
        rarest = rarest_first[0]
        for at in range(int(lo[rarest]), int(hi[rarest]), _TOGETHER):
            found = self.positions(at, min(at + _TOGETHER, int(hi[rarest]))) - rarest
            found = found[(found >= 0) & (found + len(wanted) <= len(self.words))]
            for offset in (*rarest_first, len(wanted) - 1):
                if not len(found):
                    break
                found = found[self.words[found + offset] == wanted[offset]]
            yield found

    @cached_property
    def _entries(self) -> npt.NDArray[np.uint64]:
        """Of each pair of neighbours its key and its position in one number, sorted."""
        entries = _keys(self.words)
        entries <<= _HALF
        entries |= np.arange(len(entries), dtype=np.uint64)
        entries.sort()
        return entries


def _keys(words: Hashes) -> npt.NDArray[np.uint64]:
    """Of each pair of neighbours a number of 32 bits."""
    keys = words[:-1].astype(np.uint64)
    keys *= _SPREADING
    keys ^= words[1:]
    keys *= _SPREADING
    keys >>= _HALF
    return keys
