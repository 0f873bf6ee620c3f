"""The encoders that the reader is trained on, BERT and MPNet, in plain PyTorch.

`library_names` maps parameters to those of the transformers library, so that weights pass both ways. It is written out
because that library does not use the fast kernels of attention where there is a bias, as MPNet has.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import scaled_dot_product_attention

DROPOUT = 0.1  # of what goes into the first layer and what comes out of the last: elsewhere it costs a third of a step


@dataclass(frozen=True)
class Shape:
    """What distinguishes the two encoders.

    shift: what is added to ids of BERT's vocabulary; front, end, pad: ids of the pieces that are none of a text.
    buckets: of relative positions; 0: positions are only absolute ones.
    """

    layers: int
    size: int
    heads: int
    epsilon: float
    words: int
    positions: int
    first_position: int
    shift: int
    front: int
    end: int
    pad: int
    buckets: int


MINILM = Shape(6, 384, 12, 1e-12, 30522, 512, 0, 0, 101, 102, 0, 0)
MPNET = Shape(12, 768, 12, 1e-5, 30527, 514, 2, 4, 0, 2, 1, 32)
SHAPES = {"minilm": MINILM, "mpnet": MPNET}
FAR = 128  # pieces from which on MPNet's relative positions are one


class Attention(nn.Module):
    """Self-attention with its residual connection."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.q, self.k, self.v, self.o = (nn.Linear(shape.size, shape.size) for _ in range(4))
        self.norm = nn.LayerNorm(shape.size, eps=shape.epsilon)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`bias` is added to the scores, shape (windows, heads or 1, pieces, pieces)."""
        windows, pieces, size = x.shape
        q, k, v = (
            layer(x).view(windows, pieces, self.heads, size // self.heads).transpose(1, 2)
            for layer in (self.q, self.k, self.v)
        )
        mixed = scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(windows, pieces, size)
        attended: Tensor = self.norm(x + self.o(mixed))
        return attended


class Layer(nn.Module):
    """Attention and the two dense layers behind it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = Attention(shape)
        self.up, self.down = nn.Linear(shape.size, 4 * shape.size), nn.Linear(4 * shape.size, shape.size)
        self.norm = nn.LayerNorm(shape.size, eps=shape.epsilon)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        x = self.attention(x, bias)
        out: Tensor = self.norm(x + self.down(nn.functional.gelu(self.up(x))))
        return out


class Encoder(nn.Module):
    """One vector a piece, from ids of BERT's vocabulary and vectors that are added to those of the words."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.words, shape.size)
        self.words.weight.requires_grad_(False)  # they stay the base's own, and need not be stored again
        self.positions = nn.Embedding(shape.positions, shape.size)
        self.types = nn.Embedding(2, shape.size) if not shape.buckets else None
        self.relative = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.norm = nn.LayerNorm(shape.size, eps=shape.epsilon)
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def forward(self, ids: Tensor, added: Tensor, mask: Tensor) -> Tensor:
        """`ids` of the base's own vocabulary and `mask` (True: a piece, False: none) are (windows, pieces)."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + added + self.positions(place + self.shape.first_position)
        if self.types is not None:
            x = x + self.types.weight[0]
        x = self.dropout(self.norm(x))
        bias = torch.zeros(mask.shape, device=ids.device).masked_fill(~mask, -1e4)[:, None, None, :]
        bias = bias.expand(-1, 1, ids.shape[1], -1)
        if self.relative is not None:
            bias = bias + self.relative(relative_buckets(place, self.shape.buckets)).permute(2, 0, 1)[None]
        bias = bias.expand(-1, self.shape.heads, -1, -1)
        if torch.is_autocast_enabled(ids.device.type):
            bias = bias.to(torch.get_autocast_dtype(ids.device.type))
        bias = bias.contiguous()
        for layer in self.layers:
            x = layer(x, bias)
        vectors: Tensor = self.dropout(x)
        return vectors


def relative_buckets(place: Tensor, buckets: int) -> Tensor:
    """MPNet's (T5's) buckets of relative positions, shape (pieces, pieces)."""
    away = place[:, None] - place[None, :]
    half = buckets // 2
    near = half // 2
    far = away.abs().clamp(min=1).float()
    logarithm = (near + (far / near).log() / math.log(FAR / near) * (half - near)).long().clamp(max=half - 1)
    return torch.where(away < 0, half, 0) + torch.where(away.abs() < near, away.abs(), logarithm)


def library_names(shape: Shape) -> dict[str, str]:
    """The names of the transformers library for the parameters of an encoder, by the names here."""
    own, mpnet = "attention", bool(shape.buckets)
    attention = (
        {c: f"attention.attn.{c}" for c in "qkvo"}
        if mpnet
        else {
            "q": "attention.self.query",
            "k": "attention.self.key",
            "v": "attention.self.value",
            "o": "attention.output.dense",
        }
    )
    attention["norm"] = "attention.LayerNorm" if mpnet else "attention.output.LayerNorm"
    parts = {f"{own}.{here}": there for here, there in attention.items()}
    parts |= {"up": "intermediate.dense", "down": "output.dense", "norm": "output.LayerNorm"}
    tables = {"words": "word_embeddings", "positions": "position_embeddings", "types": "token_type_embeddings"}
    out = {f"{here}.weight": f"embeddings.{there}.weight" for here, there in tables.items()}
    out["relative.weight"] = "encoder.relative_attention_bias.weight"
    for kind in ("weight", "bias"):
        out[f"norm.{kind}"] = f"embeddings.LayerNorm.{kind}"
        for i in range(shape.layers):
            out |= {f"layers.{i}.{h}.{kind}": f"encoder.layer.{i}.{t}.{kind}" for h, t in parts.items()}
    return out
