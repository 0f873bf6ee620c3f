"""The networks that score who may speak a line, and how they are trained; the package runs them with numpy."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor, nn

from inquit.attribution.confidence import certainty_features
from inquit.attribution.novel.ranking.line_features import FeatureMatrix
from inquit.attribution.novel.ranking.speaker_model import SpeakerScorer

# Epochs (4, 8), dropout (.1, .3), decay (.001, .1) and rate (.004, .002) were tried: no difference on novels.
HIDDEN = (64, 32)
EPOCHS = 4
BATCH = 128  # lines
RATE = 4e-3
DECAY = 1e-3
DROPOUT = 0.1  # of what the network reads, too
NETWORKS = 4  # the mean of several is surer than one
MIN_SCALE = 1e-3  # a feature that never varies must not be divided by zero
IMPOSSIBLE = -1e9

Example = tuple[FeatureMatrix, np.ndarray]  # the features of the candidates of a line, and which are right


class Network(nn.Module):
    """The score of each row."""

    def __init__(self, features: int) -> None:
        super().__init__()
        sizes = (features, *HIDDEN, 1)
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in pairwise(sizes))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, rows: Tensor) -> Tensor:
        """Scores of shape (rows,) for features of shape (rows, features)."""
        values = self.dropout(torch.relu(self.layers[0](self.dropout(rows))))
        values = torch.relu(self.layers[1](values))
        return self.layers[2](values).squeeze(-1)


def fit(examples: Sequence[Example], seed: int, networks: int = NETWORKS) -> SpeakerScorer:
    """A scorer fitted on lines; its certainty is not fitted yet."""
    every = np.concatenate([rows for rows, _ in examples])
    mean, scale = every.mean(axis=0), every.std(axis=0) + MIN_SCALE
    rows = [torch.from_numpy((x - mean) / scale) for x, _ in examples]
    right = [torch.from_numpy(y) for _, y in examples]
    trained = [train(rows, right, seed + n) for n in range(networks)]
    layers = tuple(
        (
            np.stack([network.layers[i].weight.detach().numpy().T for network in trained]),
            np.stack([network.layers[i].bias.detach().numpy()[None] for network in trained]),
        )
        for i in range(len(trained[0].layers))
    )
    return SpeakerScorer(mean, scale, layers, np.zeros(len(certainty_features(0.5, 0.5, "nothing")), dtype=np.float32))


def train(rows: Sequence[Tensor], right: Sequence[Tensor], seed: int) -> Network:
    """One network."""
    torch.manual_seed(seed)
    shuffle = random.Random(seed)
    network = Network(rows[0].shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, EPOCHS * (len(rows) // BATCH + 1))
    order = list(range(len(rows)))
    network.train()
    for _ in range(EPOCHS):
        shuffle.shuffle(order)
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            loss = _loss(network, [rows[i] for i in batch], [right[i] for i in batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return network


def _loss(network: Network, rows: Sequence[Tensor], right: Sequence[Tensor]) -> Tensor:
    """Minus the log of the chance that goes to a right candidate, the mean over lines."""
    scores = network(torch.cat(list(rows))).split([len(x) for x in rows])
    table = nn.utils.rnn.pad_sequence(list(scores), batch_first=True, padding_value=IMPOSSIBLE)
    marks = nn.utils.rnn.pad_sequence(list(right), batch_first=True)
    chances = torch.log_softmax(table, dim=1)
    return -torch.logsumexp(chances.masked_fill(marks == 0, IMPOSSIBLE), dim=1).mean()
