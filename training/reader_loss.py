"""The loss of the multi-task reader, from annotators and from teachers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from reader_board import Targets
from reader_labels import CLASSES, LINKS

Scores = Mapping[str, Tensor]
Chances = dict[str, Tensor]

# Of the losses of the heads; tags and links as in the reader before. Not swept.
WEIGHTS = {
    "tags": 1.0,
    "names": 0.2,
    "mentions": 0.3,
    "co": 0.3,
    "so": 0.3,
    "an": 0.3,
    "begin": 0.1,
    "end": 0.1,
}
SILVER = 0.3  # of spaCy's names beside those that are known
SOFT = 0.7  # share of the teachers in the loss where both speak
TEMPERATURE = 2.0  # of the classes; links are learned as they are
SURE = 0.7  # a teacher that is less sure of a name leaves it to spaCy
# Share of pieces whose links a teacher has something to say on: of content, of cues, of heads of mentions.
RELEVANT = {"co": 0.45, "so": 0.04, "an": 0.2, "begin": 0.2, "end": 0.2}


@dataclass(frozen=True)
class Expected:
    """By head, how many pieces of a batch are labelled on average, and how many pieces it has.

    Losses are sums over these, so that every labelled piece counts alike, whichever batch it is in.
    """

    labelled: dict[str, float]
    pieces: float


def gold_loss(scores: Scores, targets: Targets, expected: Expected, taught: Chances | None = None) -> dict[str, Tensor]:
    """By head, the loss from what annotators say."""
    out = {}
    for head in (*CLASSES, *LINKS):
        right = targets.sets[head] if head in CLASSES else targets.links[head]
        logs = scores[head].log_softmax(dim=-1)
        loss = -logs.masked_fill(~right, -torch.inf).logsumexp(dim=-1)
        weight = targets.known[head].float()
        if head == "names":
            weight = weight * torch.where(targets.silver, SILVER, 1.0)
            if taught is not None:
                believed = (taught["names"] * right).sum(dim=-1) > 1 - SURE
                weight = weight * (believed | ~targets.silver)
        out[head] = (loss * weight).sum() / expected.labelled[head]
    return out


def chances(teachers: Sequence[Scores]) -> Chances:
    """The mean of what some teachers say, as probabilities; classes as `NAME`, and softened as `NAME soft`."""
    out: Chances = {}
    for head in (*CLASSES, *LINKS):
        out[head] = torch.stack([t[head].softmax(dim=-1) for t in teachers]).mean(dim=0)
        if head in CLASSES:
            soft = [(t[head] / TEMPERATURE).softmax(dim=-1) for t in teachers]
            out[f"{head} soft"] = torch.stack(soft).mean(dim=0)
    return out


def taught_loss(scores: Scores, taught: Chances, real: Tensor, expected: Expected) -> dict[str, Tensor]:
    """By head, how far the reader is from its teachers (Kullback-Leibler)."""
    tags = taught["tags"]
    mention = 1 - taught["mentions"][..., 0]
    relevant = {"co": tags[..., 5:7].sum(dim=-1), "so": tags[..., 3:5].sum(dim=-1)}
    relevant |= dict.fromkeys(("an", "begin", "end"), mention)
    out = {}
    for head in CLASSES:
        logs = (scores[head] / TEMPERATURE).log_softmax(dim=-1)
        away = _distance(taught[f"{head} soft"], logs) * TEMPERATURE**2
        out[head] = (away * real).sum() / expected.pieces
    for head in LINKS:
        away = _distance(taught[head], scores[head].log_softmax(dim=-1))
        out[head] = (away * relevant[head] * real).sum() / (expected.pieces * RELEVANT[head])
    return out


def _distance(wanted: Tensor, logs: Tensor) -> Tensor:
    return (torch.special.xlogy(wanted, wanted) - wanted * logs).sum(dim=-1)
