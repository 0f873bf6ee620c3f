"""The columns on a device, and batches looked up in them: what the reader is shown, and what it ought to say."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from reader_columns import Columns
from reader_labels import ANY, CLASSES, IGNORED, LINKS, NOTHING
from reader_model import Inputs, Rows, rows_of
from reader_taught import Taught, TaughtLinks
from reader_windows import AS_IS, PAD, Batch

# Pieces of BERT's vocabulary for an opening and a closing mark, by style: straight, curly, single and curly.
MARKS = ((1000, 1000), (1523, 1524), (1520, 1521))
SEEN = 0.5  # of what a teacher says of a link that much has to lie in the window
_LINKS = [head for head in LINKS if head != "an"]
_COLUMNS = ("ids", "case", "depth", "mark", *CLASSES, *_LINKS, "entity", "complete", "silver")


@dataclass(frozen=True)
class LinkTargets:
    """What is right for the links of some pieces of each window; shapes are (windows, rows) and one more.

    right: the pieces that are right, and last whether "none" is; known: whether an annotator said so.
    soft: what the teacher says, as probabilities; taught: whether it says anything.
    """

    rows: Rows
    right: Tensor
    known: Tensor
    soft: Tensor
    taught: Tensor


@dataclass(frozen=True)
class Targets:
    """What is right for some windows.

    sets: by class head, the classes that may be right, shape (windows, pieces, classes); known: where they are known.
    silver: of which pieces the names are spaCy's.
    tags: the teacher's scores of tags; taught: of which pieces it has any.
    """

    sets: dict[str, Tensor]
    known: dict[str, Tensor]
    silver: Tensor
    tags: Tensor
    taught: Tensor
    links: dict[str, LinkTargets]


class Board:
    """The columns as tensors on a device.

    half: whether products are done in 16 bits, which is faster on GPUs, and on processors with AVX512-BF16 or AMX.
    """

    def __init__(self, columns: Columns, device: torch.device, *, half: bool, taught: Taught | None = None) -> None:
        self.device, self._half = device, half
        self._held = {c: torch.from_numpy(getattr(columns, c).astype(np.int64)).to(device) for c in _COLUMNS}
        self._marks = torch.tensor(MARKS, device=device)
        self.taught = taught
        if taught is not None:
            self._done, self._tags = (torch.from_numpy(a).to(device) for a in (taught.done, taught.tags))
            self._row_of = {head: _row_of(held, len(columns)) for head, held in taught.links.items()}

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
        case, depth = (self._held[c][at] * real for c in ("case", "depth"))
        return Inputs(torch.where(real, ids, place), case, depth, place, real, place != PAD)

    def targets(self, batch: Batch) -> Targets:
        """What is right for a batch."""
        place = self.places(batch.place)
        real = place >= 0
        at = place.clamp(min=0)
        sets, known = {}, {}
        for head, size in CLASSES.items():
            bits = self._held[head][at]
            sets[head] = (bits[..., None] >> torch.arange(size, device=self.device)) & 1 > 0
            known[head] = real & (bits != ANY[head])
        tags, taught = torch.zeros((*place.shape, CLASSES["tags"]), device=self.device), torch.zeros_like(real)
        if self.taught is not None:
            tags, taught = self._tags[at].float(), real & self._done[at]
        links = {head: held for head in LINKS if (held := self._link_targets(head, batch, place)) is not None}
        return Targets(sets, known, real & (self._held["silver"][at] > 0), tags, taught, links)

    def _link_targets(self, head: str, batch: Batch, place: Tensor) -> LinkTargets | None:
        """What is right for a link head; None where nobody says anything."""
        real, at = place >= 0, place.clamp(min=0)
        known = real & (self._held["entity"][at] >= 0 if head == "an" else self._held[head][at] != IGNORED)
        taught_row = torch.full_like(place, NOTHING)
        if self.taught is not None and head in self.taught.links:
            taught_row = torch.from_numpy(self._row_of[head][at.cpu().numpy()]).to(self.device)
            taught_row = torch.where(real, taught_row, NOTHING)
        rows = rows_of(known | (taught_row >= 0))
        if not rows.column.shape[1]:
            return None
        own = rows.of(place)
        if head == "an":
            entity = self._held["entity"][at]
            same = (rows.of(entity)[:, :, None] == entity[:, None, :]) & known[:, None, :]
            right = _with_none(same & (place[:, None, :] < own[:, :, None]))
            is_known = rows.of(known) & ((rows.of(self._held["complete"][at]) > 0) | ~right[..., -1])
        else:
            right = _with_none((rows.of(self._held[head][at])[:, :, None] == place[:, None, :]) & real[:, None, :])
            is_known = rows.of(known)
        soft, taught = self._soft(head, batch, rows.of(taught_row), right)
        return LinkTargets(rows, right, is_known & rows.used, soft, taught & rows.used)

    def _soft(self, head: str, batch: Batch, row: Tensor, like: Tensor) -> tuple[Tensor, Tensor]:
        """What the teacher says of some pieces, laid over their window; where most of it lies outside, nothing."""
        soft = torch.zeros(like.shape, device=self.device)
        if self.taught is None or head not in self.taught.links:
            return soft, row >= 0
        held, number = self.taught.links[head], row.cpu().numpy()
        column = _columns(held.place[number], batch.place)
        chance = np.where(column >= 0, held.chance[number], 0).astype(np.float32)
        column = np.where(column >= 0, column, 0)
        soft.scatter_add_(2, torch.from_numpy(column).to(self.device), torch.from_numpy(chance).to(self.device))
        soft[..., -1] += torch.from_numpy(held.none[number].astype(np.float32)).to(self.device)
        total = soft.sum(dim=-1, keepdim=True)
        return soft / total.clamp(min=SEEN), (row >= 0) & (total[..., 0] > SEEN)


def _row_of(held: TaughtLinks, size: int) -> NDArray[np.int64]:
    """For each piece the row of what a teacher says of it."""
    out = np.full(size, NOTHING, dtype=np.int64)
    out[held.rows] = np.arange(len(held.rows))
    return out


def _columns(wanted: NDArray[np.int32], place: NDArray[np.int32]) -> NDArray[np.int64]:
    """The columns of places, shape (windows, rows, places), in their windows; NOTHING where a window lacks one."""
    out = np.full(wanted.shape, NOTHING, dtype=np.int64)
    for i, window in enumerate(place):
        real = np.flatnonzero(window >= 0)
        at = np.searchsorted(window[real], wanted[i]).clip(max=len(real) - 1)
        out[i] = np.where(window[real][at] == wanted[i], real[at], NOTHING)
    return out


def _with_none(right: Tensor) -> Tensor:
    """Which pieces are right, and last whether none is."""
    return torch.cat([right, ~right.any(dim=-1, keepdim=True)], dim=-1)
