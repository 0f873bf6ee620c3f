"""Windows over texts, in batches: which pieces stand where. All else of a batch is looked up on the device."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from inquit.tagger.windows import blocks

# Places that are no piece of a text: what begins a window, what ends a paragraph, and nothing.
FRONT, END, PAD = -1, -2, -3
MIN_WINDOW, MAX_WINDOW = 192, 448
LENGTH_NOISE = 24  # pieces by which lengths are blurred when windows of like length are put together
MULTIPLE = 16  # widths are multiples of it; attention kernels want such
AHEAD = 4  # epochs that are made while one is in use

# How the marks of a window are written: as they are, or all double ones straight, curly, or single and curly.
AS_IS, STYLES = 0, 3
VARIED = 0.4  # share of the windows in which they are not as they are


@dataclass(frozen=True)
class Layout:
    """Where texts and paragraphs begin, in pieces; the last text is followed by the end of all."""

    first: NDArray[np.integer]
    paragraphs: NDArray[np.integer]

    def paragraph_starts(self, text: int) -> list[int]:
        """The first piece of each paragraph of a text, counted from the text's first."""
        lo, hi = np.searchsorted(self.paragraphs, self.first[text : text + 2])
        starts: list[int] = (self.paragraphs[lo:hi] - self.first[text]).tolist()
        return starts


@dataclass(frozen=True)
class Batch:
    """Windows of like length: places, shape (windows, width), and how the marks of each are written."""

    place: NDArray[np.int32]
    style: NDArray[np.int64]


def window_places(layout: Layout, text: int, lo: int, hi: int) -> NDArray[np.int32]:
    """The pieces `lo` up to `hi` of a text with a piece in front and one at the end of each paragraph."""
    start = int(layout.first[text])
    place = np.arange(start + lo, start + hi, dtype=np.int32)
    first, last = np.searchsorted(layout.paragraphs, (start + lo + 1, start + hi))
    ends = layout.paragraphs[first:last] - (start + lo)
    return np.concatenate([[FRONT], np.insert(place, ends, END), [END]]).astype(np.int32)


def padded(windows: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
    width = -(-max(len(w) for w in windows) // MULTIPLE) * MULTIPLE
    out = np.full((len(windows), width), PAD, dtype=np.int32)
    for row, window in zip(out, windows, strict=True):
        row[: len(window)] = window
    return out


def epoch_batches(layout: Layout, copies: Mapping[int, float], room: int, seed: int) -> list[Batch]:
    """The windows of some texts in batches of at most `room` pieces, in random order.

    copies: how often a text comes; with a fraction it is drawn whether once more.
    The size of the windows is drawn anew for each text, so that edges fall elsewhere in each epoch.
    """
    random = np.random.default_rng(seed)
    windows: list[NDArray[np.int32]] = []
    drawn = (text for text, count in copies.items() for _ in range(int(count + random.random())))
    for text in drawn:
        size = int(layout.first[text + 1] - layout.first[text])
        window = int(random.integers(MIN_WINDOW, MAX_WINDOW + 1))
        for block in blocks(layout.paragraph_starts(text), size, window=window):
            windows += [window_places(layout, text, w.lo, w.hi) for w in block.windows]
    windows.sort(key=lambda w: len(w) + random.random() * LENGTH_NOISE)
    out: list[Batch] = []
    at = len(windows)
    while at > 0:
        width = -(-len(windows[at - 1]) // MULTIPLE) * MULTIPLE + LENGTH_NOISE
        some = windows[max(0, at - max(1, room // width)) : at]
        at -= len(some)
        varied = random.random(len(some)) < VARIED
        style = np.where(varied, random.integers(1, STYLES + 1, len(some)), AS_IS)
        out.append(Batch(padded(some), style))
    return [out[i] for i in random.permutation(len(out))]


def epochs_of(
    layout: Layout, copies: Mapping[int, float], *, room: int, epochs: int, seed: int, pool: Executor
) -> Iterator[list[Batch]]:
    """The batches of each epoch; the next ones are made meanwhile."""
    make = partial(epoch_batches, layout, copies, room)
    coming = [pool.submit(make, seed * 1000 + epoch) for epoch in range(min(AHEAD, epochs))]
    for epoch in range(epochs):
        yield coming.pop(0).result()
        if epoch + AHEAD < epochs:
            coming.append(pool.submit(make, seed * 1000 + epoch + AHEAD))
