"""The columns on a device, and batches looked up in them: what the reader is shown, and what it ought to say."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inquit.tagger.link_head import distance_buckets
from reader_columns import Columns
from reader_labels import ANY, CLASSES, IGNORED
from reader_model import Inputs
from reader_windows import AS_IS, PAD, Batch

# Pieces of BERT's vocabulary for an opening and a closing mark, by style: straight, curly, single and curly.
MARKS = ((1000, 1000), (1523, 1524), (1520, 1521))
FAR = 130  # pieces from which on all distances are in one bucket
_COLUMNS = ("ids", "case", "depth", "mark", *CLASSES, "co", "so", "begin", "end", "entity", "complete", "silver")


@dataclass(frozen=True)
class Targets:
    """What is right for some windows.

    sets: by class head, the classes that may be right, shape (windows, pieces, classes).
    links: by link head, the pieces that are right, and last whether "none" is, shape (windows, pieces, pieces + 1).
    known: by head, of which pieces anything is known.
    silver: of which pieces the names are spaCy's.
    """

    sets: dict[str, Tensor]
    links: dict[str, Tensor]
    known: dict[str, Tensor]
    silver: Tensor


class Board:
    """The columns as tensors on a device.

    half: whether products are done in 16 bits, which is faster on GPUs, and on processors with AVX512-BF16 or AMX.
    """

    def __init__(self, columns: Columns, device: torch.device, *, half: bool) -> None:
        self.device, self._half = device, half
        self._held = {c: torch.from_numpy(getattr(columns, c).astype(np.int64)).to(device) for c in _COLUMNS}
        places = np.arange(FAR + 1)
        self._later = torch.from_numpy(distance_buckets(np.zeros(1, np.int64), places)[0]).to(device)
        self._earlier = torch.from_numpy(distance_buckets(np.zeros(1, np.int64), -places)[0]).to(device)
        self._marks = torch.tensor(MARKS, device=device)

    def precision(self) -> AbstractContextManager[object]:
        """In which readers are to be run."""
        context: AbstractContextManager[object] = torch.autocast(
            self.device.type, dtype=torch.bfloat16, enabled=self._half
        )
        return context

    def places(self, place: NDArray[np.int32]) -> Tensor:
        return torch.from_numpy(place).to(self.device, non_blocking=True).long()

    def inputs(self, batch: Batch) -> Inputs:
        """What the reader is shown of a batch."""
        place = self.places(batch.place)
        real = place >= 0
        at = place.clamp(min=0)
        ids, mark = self._held["ids"][at], self._held["mark"][at]
        style = torch.from_numpy(batch.style).to(self.device)[:, None]
        written = self._marks[(style - 1).clamp(min=0).expand_as(mark), (mark - 1).clamp(min=0)]
        ids = torch.where((style != AS_IS) & (mark > 0), written, ids)
        away = place[:, None, :] - place[:, :, None]
        near = away.abs().clamp(max=FAR)
        bucket = torch.where(away >= 0, self._later[near], self._earlier[near])
        case, depth = (self._held[c][at] * real for c in ("case", "depth"))
        return Inputs(torch.where(real, ids, place), case, depth, real, place != PAD, bucket)

    def targets(self, batch: Batch) -> Targets:
        """What is right for a batch."""
        place = self.places(batch.place)
        real = place >= 0
        at = place.clamp(min=0)
        sets, known, links = {}, {}, {}
        for head, size in CLASSES.items():
            bits = self._held[head][at]
            sets[head] = (bits[..., None] >> torch.arange(size, device=self.device)) & 1 > 0
            known[head] = real & (bits != ANY[head])
        for head in ("co", "so", "begin", "end"):
            target = self._held[head][at]
            links[head] = _with_none((target[:, :, None] == place[:, None, :]) & real[:, None, :])
            known[head] = real & (target != IGNORED)
        entity = self._held["entity"][at]
        mention = real & (entity >= 0)
        same = (entity[:, :, None] == entity[:, None, :]) & mention[:, :, None] & mention[:, None, :]
        links["an"] = _with_none(same.tril(-1))
        known["an"] = mention & ((self._held["complete"][at] > 0) | ~links["an"][..., -1])
        return Targets(sets, links, known, real & (self._held["silver"][at] > 0))


def _with_none(right: Tensor) -> Tensor:
    """Which pieces are right, and last whether none is."""
    return torch.cat([right, ~right.any(dim=-1, keepdim=True)], dim=-1)
