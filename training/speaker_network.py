"""The networks that score who may speak a line, and how they are trained; the package runs them with numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from inquit.attribution.novel.ranking.line_features import FeatureMatrix
from inquit.attribution.novel.ranking.speaker_model import SpeakerScorer

# More dropout, and going through gold and chosen speakers, pay since reading from the end says who speaks behind: the
# figures are in docs/fiction.md. Twice the units, decay (.001, .1) and rate (.004, .002) made no difference.
HIDDEN = (64, 32)
EPOCHS = 4
BATCH = 256  # lines
RATE = 4e-3
DECAY = 1e-3
DROPOUT = 0.2  # of what the network reads, too
NETWORKS = 4  # the mean of several is surer than one
MIN_SCALE = 1e-3  # a feature that never varies must not be divided by zero
IMPOSSIBLE = -1e9


@dataclass(frozen=True)
class Examples:
    """Lines to learn from.

    rows, right: of all candidates of all lines, one line behind the other: their features, and whether they speak.
    starts, sizes: by line, its place among these, and how many candidates it has.
    novels: by line, the number of its novel. times: how often it counts.
    """

    rows: FeatureMatrix
    right: NDArray[np.float32]
    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    novels: NDArray[np.int64]
    times: NDArray[np.int64]

    def without(self, novels: Sequence[int]) -> NDArray[np.int64]:
        """The lines of all other novels, each as often as it counts."""
        kept = np.flatnonzero(~np.isin(self.novels, novels))
        return np.repeat(kept, self.times[kept])

    def joined(self, other: Examples) -> Examples:
        """These and others."""
        return Examples(
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.right, other.right]),
            np.concatenate([self.starts, other.starts + len(self.rows)]),
            np.concatenate([self.sizes, other.sizes]),
            np.concatenate([self.novels, other.novels]),
            np.concatenate([self.times, other.times]),
        )

    def scaling(self, lines: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The mean of each feature over the candidates of lines, and its deviation."""
        counts = np.repeat(np.bincount(lines, minlength=len(self.sizes)), self.sizes).astype(np.float64)
        mean = counts @ self.rows / counts.sum()
        spread = np.sqrt(np.maximum(counts @ self.rows**2 / counts.sum() - mean**2, 0.0))
        return mean.astype(np.float32), spread.astype(np.float32) + np.float32(MIN_SCALE)


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


def fit(examples: Examples, lines: NDArray[np.int64], seed: int, networks: int = NETWORKS) -> SpeakerScorer:
    """A scorer fitted on lines of the examples."""
    mean, scale = examples.scaling(lines)
    rows, right = torch.from_numpy((examples.rows - mean) / scale), torch.from_numpy(examples.right)
    trained = [_train(examples, rows, right, lines, seed=seed + n) for n in range(networks)]
    layers = tuple(
        (
            np.stack([network.layers[i].weight.detach().numpy().T for network in trained]),
            np.stack([network.layers[i].bias.detach().numpy()[None] for network in trained]),
        )
        for i in range(len(trained[0].layers))
    )
    return SpeakerScorer(mean, scale, layers)


def _train(examples: Examples, rows: Tensor, right: Tensor, lines: NDArray[np.int64], *, seed: int) -> Network:
    """One network."""
    torch.manual_seed(seed)
    shuffle = np.random.default_rng(seed)
    network = Network(rows.shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, EPOCHS * (len(lines) // BATCH + 1))
    network.train()
    for _ in range(EPOCHS):
        order = shuffle.permutation(lines)
        for at in range(0, len(order), BATCH):
            loss = _loss(network, examples, rows, right, order[at : at + BATCH])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    network.eval()
    return network


def _loss(network: Network, examples: Examples, rows: Tensor, right: Tensor, lines: NDArray[np.int64]) -> Tensor:
    """Minus the log of the chance that goes to a right candidate, the mean over lines."""
    sizes = examples.sizes[lines][:, None]
    columns = np.arange(int(sizes.max()))[None, :]
    places = torch.from_numpy((examples.starts[lines][:, None] + columns)[columns < sizes])
    there = torch.from_numpy(columns < sizes)
    scores = torch.full(there.shape, IMPOSSIBLE).masked_scatter(there, network(rows[places]))
    marks = torch.zeros(there.shape).masked_scatter(there, right[places])
    chances = torch.log_softmax(scores, dim=1)
    return -torch.logsumexp(chances.masked_fill(marks == 0, IMPOSSIBLE), dim=1).mean()
