"""Where words stand in many texts: an index in memory, filled once and asked many times.

The words of all texts stand one behind another as numbers (hashes), with a border between two texts. Of each two words
side by side there is an entry, sorted, so that all places of a pair are a slice. Words of the same hash are rare and
possible: who asks compares the words themselves.

Memory: 20 bytes a word (4 for the word, 8 for where it stands, 8 for the entry), and 8 more while entries are made; 16
more where a run of more than 50 words is looked for. The words themselves are not kept.
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
# Words of a long run that are looked at one by one, the rarest first. By hand.
_LOOKED_AT: Final = 50


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
        """The positions at which these words begin, in order, some at a time; of long runs some may be others."""
        if len(wanted) < PAIR:
            yield np.flatnonzero(self.words == wanted[0]) if len(wanted) else np.zeros(0, np.int64)
            return
        lo, hi = self.slices(wanted)
        rarest_first = np.argsort(hi - lo, kind="stable").tolist()
        rarest = rarest_first[0]
        for at in range(int(lo[rarest]), int(hi[rarest]), _TOGETHER):
            found = self.positions(at, min(at + _TOGETHER, int(hi[rarest]))) - rarest
            found = found[(found >= 0) & (found + len(wanted) <= len(self.words))]
            for offset in (*rarest_first[:_LOOKED_AT], len(wanted) - 1):
                if not len(found):
                    break
                found = found[self.words[found + offset] == wanted[offset]]
            yield found if len(wanted) <= _LOOKED_AT or not len(found) else self._with_sum(found, wanted)

    def stands_at(self, position: int, wanted: Hashes) -> bool:
        """Whether exactly these words begin there."""
        return np.array_equal(self.words[position : position + len(wanted)], wanted)

    def _with_sum(self, positions: Positions, wanted: Hashes) -> Positions:
        """The positions at which words begin that have the same weighted sum: in one step, however many they are."""
        sums, weights = self._sums
        there = sums[positions + len(wanted)] - sums[positions]
        same: npt.NDArray[np.bool_] = there == np.sum(wanted * weights[: len(wanted)]) * weights[positions]
        return positions[same]

    @cached_property
    def _sums(self) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
        """Up to each position the sum of all words, the one at position n times the n-th power of a number."""
        weights = np.full(len(self.words) + 1, _SPREADING)
        weights[0] = 1
        np.cumprod(weights, out=weights)
        sums = np.zeros(len(self.words) + 1, np.uint64)
        np.cumsum(self.words * weights[:-1], out=sums[1:])
        return sums, weights

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
