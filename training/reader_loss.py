"""The loss of the multi-task reader, from annotators and from a teacher."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from reader_board import LinkTargets, Targets
from reader_labels import CLASSES, LINKS

Scores = Mapping[str, Tensor]

# Of the losses of the heads; tags and links as in the reader before. Not swept.
WEIGHTS = {
    "tags": 1.0,
    "names": 0.5,
    "mentions": 0.3,
    "co": 0.3,
    "so": 0.3,
    "an": 0.3,
    "begin": 0.1,
    "end": 0.1,
    "start": 0.15,
    "stop": 0.15,
}
SILVER = 0.5  # of spaCy's names beside those that are known
SOFT = 0.7  # share of the teacher in the loss where both speak
TEMPERATURE = 2.0  # of the tags; links are learned as they are


@dataclass(frozen=True)
class Expected:
    """By head, of how many pieces of a batch something is known on average.

    Losses are sums over these, so that every such piece counts alike, whichever batch it is in.
    """

    pieces: dict[str, float]


def losses(scores: Scores, targets: Targets, expected: Expected) -> dict[str, Tensor]:
    """The loss of each head."""
    out = {head: _class_loss(head, scores[head], targets) / expected.pieces[head] for head in CLASSES}
    for head in LINKS:
        held = targets.links.get(head)
        loss = scores["tags"].sum() * 0 if held is None else _link_loss(scores[head], held)
        out[head] = loss / expected.pieces[head]
    return out


def _class_loss(head: str, scores: Tensor, targets: Targets) -> Tensor:
    logs = scores.log_softmax(dim=-1)
    weight = targets.known[head].float()
    loss = -logs.masked_fill(~targets.sets[head], -torch.inf).logsumexp(dim=-1)
    if head == "names":
        weight = weight * torch.where(targets.silver, SILVER, 1.0)
    if head != "tags":
        return (loss * weight).sum()
    taught = targets.taught.float()
    wanted = (targets.tags / TEMPERATURE).softmax(dim=-1)
    away = _distance(wanted, (scores / TEMPERATURE).log_softmax(dim=-1)) * TEMPERATURE**2
    return (loss * weight * (1 - SOFT * taught)).sum() + SOFT * (away * taught).sum()


def _link_loss(scores: Tensor, held: LinkTargets) -> Tensor:
    logs = scores.log_softmax(dim=-1)
    taught = held.taught.float()
    right = held.right | ~held.known[..., None]  # where nothing is known, all is right, and nothing is learned
    loss = -logs.masked_fill(~right, -torch.inf).logsumexp(dim=-1) * (1 - SOFT * taught)
    return loss.sum() + (_distance(held.soft, logs) * taught * torch.where(held.known, SOFT, 1.0)).sum()


def _distance(wanted: Tensor, logs: Tensor) -> Tensor:
    return (torch.special.xlogy(wanted, wanted) - wanted * logs).sum(dim=-1)
