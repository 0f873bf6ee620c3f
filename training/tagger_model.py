"""The reader in PyTorch: the encoder with two small input columns, and the heads over its vectors."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from inquit.tagger.link_head import BUCKETS
from inquit.tagger.pieces import CASES, DEPTHS
from inquit.tagger.tag_head import TAGS

LINK_SIZE = 96


class Encoder(nn.Module):
    """BERT over word pieces, letter case and depth in quotation marks; one vector a piece."""

    def __init__(self, base: Path, layers: int) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(base, add_pooling_layer=False, num_hidden_layers=layers)
        size = self.bert.config.hidden_size
        self.case, self.depth = nn.Embedding(CASES, size), nn.Embedding(DEPTHS, size)
        for table in (self.case, self.depth):  # at the start the encoder is the base model
            nn.init.zeros_(table.weight)

    def forward(self, ids: Tensor, case: Tensor, depth: Tensor, mask: Tensor | None = None) -> Tensor:
        """Vectors, shape (windows, pieces, size); the inputs are of shape (windows, pieces)."""
        words = self.bert.embeddings.word_embeddings(ids) + self.case(case) + self.depth(depth)
        return self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state


class Link(nn.Module):
    """For each piece the score of every other one to be what it belongs to; the last column is "none here"."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(size, LINK_SIZE), nn.Linear(size, LINK_SIZE)
        self.none = nn.Linear(size, 1)
        self.distance = nn.Embedding(BUCKETS, 1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, vectors: Tensor, bucket: Tensor, mask: Tensor) -> Tensor:
        scores = self.query(vectors) @ self.key(vectors).transpose(1, 2) / LINK_SIZE**0.5
        scores = (scores + self.distance(bucket).squeeze(-1)).masked_fill(mask[:, None, :] == 0, -1e4)
        return torch.cat([scores, self.none(vectors)], dim=-1)


class TaggerModel(nn.Module):
    """Encoder and heads, trained together."""

    def __init__(self, base: Path, layers: int) -> None:
        super().__init__()
        self.encoder = Encoder(base, layers)
        size = self.encoder.bert.config.hidden_size
        self.tags = nn.Linear(size, len(TAGS))
        self.cue_of, self.source_of = Link(size), Link(size)
