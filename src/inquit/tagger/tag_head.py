"""Tags of pieces: which are a source, a cue or the content of a statement, and of other heads with tags like these.

The first tag says "nothing", the others in turn that something begins and that it goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from inquit.tagger.vectors import Vectors

__all__ = [
    "BEGIN",
    "INSIDE",
    "OUTSIDE",
    "PARTS",
    "TAGS",
    "Part",
    "TagHead",
    "TagRun",
    "best_tags",
    "log_softmax",
    "runs_of_tags",
    "tag_runs",
]

Part = Literal["source", "cue", "content"]
PARTS: tuple[Part, ...] = ("source", "cue", "content")
OUTSIDE = 0
BEGIN: dict[Part, int] = {part: 1 + 2 * i for i, part in enumerate(PARTS)}
INSIDE: dict[Part, int] = {part: 2 + 2 * i for i, part in enumerate(PARTS)}
TAGS = ("O", *(f"{edge}-{part}" for part in PARTS for edge in "BI"))
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class TagRun:
    """A run of pieces with one part's tags, and the geometric mean of their probabilities."""

    part: Part
    lo: int
    hi: int
    chance: float


class TagHead:
    """A linear layer over token vectors."""

    def __init__(self, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        self._weight, self._bias = weight, bias

    def log_probabilities(self, vectors: Vectors) -> NDArray[np.float32]:
        """Of each tag for each piece, shape (pieces, tags)."""
        scores: NDArray[np.float32] = vectors @ self._weight.T + self._bias
        return log_softmax(scores)


def log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The logarithms of probabilities that add up to 1 in each row."""
    shifted: NDArray[np.float32] = scores - scores.max(axis=1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return shifted


@cache
def _follows(size: int) -> NDArray[np.bool_]:
    """Whether a tag may follow another, of so many: what is inside a part goes on from the same part."""
    before, now = np.arange(size)[:, None], np.arange(size)[None, :]
    inside = (now > OUTSIDE) & (now % 2 == 0)
    allowed: NDArray[np.bool_] = ~inside | (before == now) | (before == now - 1)
    return allowed


def best_tags(scores: NDArray[np.float32], starts: list[int]) -> NDArray[np.int64]:
    """The likeliest sequence of tags in which every inside tag goes on from its own part.

    starts: where the paragraphs begin, the first 0; no part goes on over the end of one.
    """
    tags: NDArray[np.int64] = scores.argmax(axis=1)
    if not len(tags):
        return tags
    follows, edges = _follows(scores.shape[1]), np.array([*starts, len(tags)])
    before = np.append(OUTSIDE, tags[:-1])
    before[edges[:-1][edges[:-1] < len(tags)]] = OUTSIDE
    contradicting = np.flatnonzero(~follows[before, tags])
    for number in np.unique(np.searchsorted(edges, contradicting, side="right")).tolist():
        lo, hi = int(edges[number - 1]), int(edges[number])
        tags[lo:hi] = _viterbi(scores[lo:hi])
    return tags


def _viterbi(scores: NDArray[np.float32]) -> list[int]:
    """The likeliest sequence of one paragraph.

    Only two tags may come before one that is inside a part, and any before another: so a step is a few comparisons,
    which plain numbers take faster than arrays of so few do.
    """
    first, *others = scores.tolist()
    best = first
    best[OUTSIDE + 2 :: 2] = [_NEVER] * (len(first) // 2)
    back = []
    for row in others:
        came = [best.index(max(best))] * len(row)
        for tag in range(OUTSIDE + 2, len(row), 2):
            came[tag] = tag - 1 if best[tag - 1] >= best[tag] else tag
        back.append(came)
        best = [best[before] + score for before, score in zip(came, row, strict=True)]
    out = [best.index(max(best))]
    for came in reversed(back):
        out.append(came[out[-1]])
    return out[::-1]


def tag_runs(tags: NDArray[np.int64], scores: NDArray[np.float32]) -> Iterator[TagRun]:
    """The parts that a valid sequence of tags holds, in order."""
    return (TagRun(PARTS[what], lo, hi, chance) for what, lo, hi, chance in runs_of_tags(tags, scores))


def runs_of_tags(tags: NDArray[np.int64], scores: NDArray[np.float32]) -> Iterator[tuple[int, int, int, float]]:
    """What a valid sequence of tags holds, in order: the number of what it is, and the rest as in `TagRun`."""
    begins = np.flatnonzero(tags % 2 == 1)
    if not len(begins):
        return
    chosen = np.append(np.take_along_axis(scores, tags[:, None], axis=1)[:, 0], 0)
    stops = np.append(np.flatnonzero(tags == OUTSIDE), len(tags))
    ends = np.minimum(np.append(begins[1:], len(tags)), stops[np.searchsorted(stops, begins)])
    # Sums from each begin to its end, and from there to the next begin, which nobody wants.
    sums = np.add.reduceat(chosen, np.stack([begins, ends], axis=1).reshape(-1))[::2]
    chances = np.exp(sums / (ends - begins)).tolist()
    whats = ((tags[begins] - 1) // 2).tolist()
    yield from zip(whats, begins.tolist(), ends.tolist(), chances, strict=True)
