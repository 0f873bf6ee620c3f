"""The multi-task reader in PyTorch: an encoder with two small input columns, and the heads over its vectors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from inquit.tagger.link_head import BUCKETS, distance_buckets
from inquit.tagger.pieces import CASES, DEPTHS
from reader_encoder import Encoder, Shape, library_names
from reader_labels import CLASSES, LINKS
from reader_windows import END, FRONT

LINK_SIZE = 96
NEVER = -1e4


FAR = 130  # pieces from which on all distances are in one bucket


@dataclass(frozen=True)
class Inputs:
    """What the reader is shown of some windows, on its device; shapes are (windows, pieces).

    ids: of BERT's vocabulary, or FRONT, END and PAD of `reader_windows`; place: pieces counted through all texts.
    real: whether a piece is one of the text; there: whether it is any.
    """

    ids: Tensor
    case: Tensor
    depth: Tensor
    place: Tensor
    real: Tensor
    there: Tensor


@dataclass(frozen=True)
class Rows:
    """Some pieces of each window, as many places for each: their columns, and whether a place is used."""

    column: Tensor
    used: Tensor

    def of(self, values: Tensor) -> Tensor:
        """The values of these pieces, from those of all, shape (windows, pieces, ...)."""
        windows = torch.arange(len(self.column), device=values.device)[:, None]
        return values[windows, self.column]


def rows_of(wanted: Tensor) -> Rows:
    """The pieces that are wanted, by a mask of shape (windows, pieces)."""
    most = int(wanted.sum(dim=1).max())
    column = wanted.int().argsort(dim=1, descending=True, stable=True)[:, :most]
    return Rows(column, wanted.gather(1, column))


class Link(nn.Module):
    """For some pieces the score of every one to be what they belong to; the last column is "none here".

    Most of a step would go into links that nobody annotated, so only those of given rows are scored.
    """

    bucket: Tensor

    def __init__(self, size: int, *, backward: bool) -> None:
        super().__init__()
        self.backward = backward  # whether only earlier pieces come into question
        self.q, self.k = nn.Linear(size, LINK_SIZE), nn.Linear(size, LINK_SIZE)
        self.none = nn.Linear(size, 1)
        self.dist = nn.Embedding(BUCKETS, 1)
        nn.init.zeros_(self.dist.weight)
        buckets = distance_buckets(np.zeros(1, np.int64), np.arange(-FAR, FAR + 1))[0]
        self.register_buffer("bucket", torch.from_numpy(buckets), persistent=False)

    def forward(self, vectors: Tensor, inputs: Inputs, rows: Rows) -> Tensor:
        """Scores, shape (windows, rows, pieces + 1), in 32-bit numbers."""
        own = rows.of(vectors)
        scores = (self.q(own) @ self.k(vectors).transpose(1, 2) / LINK_SIZE**0.5).float()
        away = inputs.place[:, None, :] - rows.of(inputs.place)[:, :, None]
        scores = scores + self.dist.weight[:, 0].float()[self.bucket[away.clamp(-FAR, FAR) + FAR]]
        blocked = ~inputs.real[:, None, :]
        if self.backward:
            blocked = blocked | (away >= 0)
        return torch.cat([scores.masked_fill(blocked, NEVER), self.none(own).float()], dim=-1)


class Reader(nn.Module):
    """Encoder and heads, trained together."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.bert = Encoder(shape)
        self.case, self.depth = nn.Embedding(CASES, shape.size), nn.Embedding(DEPTHS, shape.size)
        for table in (self.case, self.depth):  # at the start the encoder is the base model
            nn.init.zeros_(table.weight)
        self.classes = nn.ModuleDict({name: nn.Linear(shape.size, count) for name, count in CLASSES.items()})
        self.links = nn.ModuleDict({name: Link(shape.size, backward=name == "an") for name in LINKS})

    def forward(self, inputs: Inputs, rows: Mapping[str, Rows]) -> dict[str, Tensor]:
        """The scores of every head by its name; of link heads those of the given rows, none where there are no rows."""
        vectors = self.vectors(inputs)
        out = {name: head(vectors).float() for name, head in self.classes.items()}
        return out | {name: self.links[name](vectors, inputs, held) for name, held in rows.items()}

    def vectors(self, inputs: Inputs) -> Tensor:
        """What the heads read, shape (windows, pieces, size)."""
        vectors: Tensor = self.bert(
            numbered(inputs, self.shape), self.case(inputs.case) + self.depth(inputs.depth), inputs.there
        )
        return vectors


def numbered(inputs: Inputs, shape: Shape) -> Tensor:
    """The ids of pieces in the vocabulary of a base model."""
    own = torch.where(inputs.real, inputs.ids + shape.shift, shape.pad)
    return torch.where(inputs.ids == FRONT, shape.front, torch.where(inputs.ids == END, shape.end, own))


def stored_names(shape: Shape) -> dict[str, str]:
    """The names under which parameters are stored, by their names in a `Reader`; without the base's word embeddings."""
    out = {f"bert.{here}": f"bert.{there}" for here, there in library_names(shape).items() if here != "words.weight"}
    kept = ["types.weight"] if shape.buckets else ["relative.weight"]
    out = {here: there for here, there in out.items() if here.removeprefix("bert.") not in kept}
    out |= {name: name for name in ("case.weight", "depth.weight")}
    for kind in ("weight", "bias"):
        out |= {f"classes.{head}.{kind}": f"{head}.{kind}" for head in CLASSES}
        out |= {f"links.{head}.{part}.{kind}": f"{head}.{part}.{kind}" for head in LINKS for part in ("q", "k", "none")}
    return out | {f"links.{head}.dist.weight": f"{head}.dist.weight" for head in LINKS}
