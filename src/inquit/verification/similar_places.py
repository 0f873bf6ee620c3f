"""Places where words stand that are like those of a quotation: most pairs of neighbours at about their distances."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from inquit.verification.word_index import PAIR, Hashes, Positions, WordIndex

__all__ = ["IndexedPlace", "similar_places"]

# Entries of the index that are read for one quotation, its rarest pairs first; and where they find little of it. A pair
# as frequent as "of the" has a place in 200 words of English.
_READ: Final = (20_000, 300_000)
_LITTLE: Final = 0.5
# A place whose pairs weigh less than this share of the best one's is chance: a piece of a quotation weighs more.
_CHANCE: Final = 0.1
# How many words may be put in or left out between the first and the last word: a long gap (100), and some.
_DRIFT: Final = 128
_LOOKED_AT: Final = 4  # times as many windows as are wanted: half of them overlap the others


class IndexedPlace(NamedTuple):
    """Words of a text: from one position up to and without another; `pairs` of their neighbours are the quotation's."""

    text: int
    first: int
    end: int
    pairs: int


class _Window(NamedTuple):
    score: float
    text: int
    first: int
    last: int
    pairs: int


def similar_places(index: WordIndex, wanted: Hashes, most: int) -> list[IndexedPlace]:
    """The likeliest first: those that have most pairs, rare ones above all; no two of them overlap."""
    if len(wanted) < PAIR:
        return []
    lo, hi = index.slices(wanted)
    places = hi - lo
    known = int(np.count_nonzero(places))
    weights = np.log1p(len(index.words) / np.maximum(places, 1))
    found: list[IndexedPlace] = []
    for budget in _READ:
        pairs = _rarest(places, budget)
        if not pairs:
            break
        positions = [index.positions(lo[pair], min(hi[pair], lo[pair] + budget)) for pair in pairs]
        offsets = np.repeat(pairs, [len(some) for some in positions])
        everywhere = np.concatenate(positions)
        hits = _Hits(everywhere - offsets, index.texts_of(everywhere), offsets)
        found = _chosen(index, _windows(hits, weights, most), len(wanted), most)
        if found[0].pairs >= _LITTLE * known or len(pairs) == known:
            break
    return found


def _rarest(places: Positions, budget: int) -> list[int]:
    """The pairs to look for: the rarest ones, as long as they have no more places in all; at least one."""
    order = [pair for pair in np.argsort(places, kind="stable").tolist() if places[pair]]
    within = int(np.searchsorted(np.cumsum(places[order]), budget, side="right"))
    return order[: max(1, within)]


class _Hits(NamedTuple):
    """Pairs of the quotation that stand in texts.

    begins: where the quotation begins, if it stands there unchanged.
    offsets: the numbers of the pairs in the quotation.
    """

    begins: Positions
    texts: Positions
    offsets: Positions

    def ordered(self, groups: Positions) -> _Hits:
        """By groups, and in each by pairs."""
        order = np.lexsort((self.offsets, groups))
        return _Hits(self.begins[order], self.texts[order], self.offsets[order])


def _windows(hits: _Hits, weights: Any, most: int) -> list[_Window]:
    """Where pairs stand at about the distances of the quotation, the best ones of two ways to part the texts."""
    windows: list[_Window] = []
    for shift in (0, _DRIFT // 2):
        groups = ((hits.begins + len(weights) + shift) // _DRIFT) * (int(hits.texts.max()) + 1) + hits.texts
        windows += _best(hits.ordered(groups), np.sort(groups), weights, most * _LOOKED_AT)
    return sorted(windows, key=lambda window: (-window.score, window.text, window.first))


def _best(hits: _Hits, groups: Positions, weights: Any, most: int) -> Iterator[_Window]:
    """The groups whose pairs weigh most, each pair once."""
    new = _changes(groups)
    at = np.flatnonzero(new)
    first_of_pair = new | _changes(hits.offsets)
    scores = np.add.reduceat(np.where(first_of_pair, weights[hits.offsets], 0.0), at)
    pairs = np.add.reduceat(first_of_pair.astype(np.int64), at)
    first, last = np.minimum.reduceat(hits.begins, at), np.maximum.reduceat(hits.begins, at)
    for one in np.argsort(-scores, kind="stable")[:most].tolist():
        yield _Window(float(scores[one]), int(hits.texts[at[one]]), int(first[one]), int(last[one]), int(pairs[one]))


def _changes(column: Positions) -> npt.NDArray[np.bool_]:
    """Where another value begins."""
    return np.concatenate(([True], column[1:] != column[:-1]))


def _chosen(index: WordIndex, windows: list[_Window], size: int, most: int) -> list[IndexedPlace]:
    chosen: list[IndexedPlace] = []
    for window in windows:
        if window.score < _CHANCE * windows[0].score:
            break
        first, end = index.bounds(window.text)
        place = IndexedPlace(window.text, max(window.first, first), min(window.last + size, end), window.pairs)
        if all(place.end <= other.first or other.end <= place.first for other in chosen):
            chosen.append(place)
            if len(chosen) == most:
                break
    return chosen
