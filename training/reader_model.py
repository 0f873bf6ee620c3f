"""The multi-task reader in PyTorch: an encoder with two small input columns, and the heads over its vectors."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from inquit.tagger.link_head import BUCKETS
from inquit.tagger.pieces import CASES, DEPTHS
from reader_encoder import Encoder, Shape, library_names
from reader_labels import CLASSES, LINKS
from reader_windows import END, FRONT

LINK_SIZE = 96
NEVER = -1e4


@dataclass(frozen=True)
class Inputs:
    """What the reader is shown of some windows, on its device; shapes are (windows, pieces), `bucket` one more.

    ids: of BERT's vocabulary, or FRONT, END and PAD of `reader_windows`.
    real: whether a piece is one of the text; there: whether it is any; bucket: distances of pieces.
    """

    ids: Tensor
    case: Tensor
    depth: Tensor
    real: Tensor
    there: Tensor
    bucket: Tensor


class Link(nn.Module):
    """For each piece the score of every other one to be what it belongs to; the last column is "none here"."""

    def __init__(self, size: int, *, backward: bool) -> None:
        super().__init__()
        self.backward = backward  # whether only earlier pieces come into question
        self.q, self.k = nn.Linear(size, LINK_SIZE), nn.Linear(size, LINK_SIZE)
        self.none = nn.Linear(size, 1)
        self.dist = nn.Embedding(BUCKETS, 1)
        nn.init.zeros_(self.dist.weight)

    def forward(self, vectors: Tensor, inputs: Inputs) -> Tensor:
        """Scores, shape (windows, pieces, pieces + 1), in 32-bit numbers."""
        scores = self.q(vectors) @ self.k(vectors).transpose(1, 2) / LINK_SIZE**0.5
        scores = scores.float() + self.dist.weight[:, 0].float()[inputs.bucket]
        blocked = ~inputs.real[:, None, :]
        if self.backward:
            earlier = torch.ones(scores.shape[1:], dtype=torch.bool, device=scores.device).tril(-1)
            blocked = blocked | ~earlier
        return torch.cat([scores.masked_fill(blocked, NEVER), self.none(vectors).float()], dim=-1)


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

    def forward(self, inputs: Inputs) -> dict[str, Tensor]:
        """The scores of every head by its name."""
        shape, ids = self.shape, inputs.ids
        own = torch.where(inputs.real, ids + shape.shift, shape.pad)
        own = torch.where(ids == FRONT, shape.front, torch.where(ids == END, shape.end, own))
        added = self.case(inputs.case) + self.depth(inputs.depth)
        vectors = self.bert(own, added, inputs.there)
        out = {name: head(vectors).float() for name, head in self.classes.items()}
        return out | {name: head(vectors, inputs) for name, head in self.links.items()}


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
