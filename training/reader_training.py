"""The training of one reader."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
import torch

from reader_board import Board
from reader_columns import Columns
from reader_labels import ANY, CLASSES, IGNORED, LINKS
from reader_loss import SOFT, WEIGHTS, Expected, chances, gold_loss, taught_loss
from reader_model import Reader
from reader_windows import Batch, epochs_of

DECAY = 0.01
CLIP = 1.0
WARM_UP = 0.08  # share of the steps
EPSILON = 1e-4  # the first step's share; its rate is not zero
SLACK = 1.02  # epochs differ in their number of windows; the rate must not reach zero before the end
RARE = 1.0  # labelled pieces in a batch, at least, that a loss is a mean over


@dataclass(frozen=True)
class Plan:
    """How a reader is trained: peak learning rates of the base's weights and of those that start at random."""

    epochs: int
    rate: float
    head_rate: float = 1e-3
    room: int = 5120  # pieces in a batch
    seed: int = 1
    steps: int | None = None  # stop after so many, for a trial
    deadline: float | None = None  # time.time() at which to be done; where time is short the rates fall faster


class Pace:
    """The learning rates over a training: they rise, then fall to zero at its end or at the deadline."""

    def __init__(self, plan: Plan, peaks: Sequence[float]) -> None:
        self._begin, self._deadline, self._peaks = time.time(), plan.deadline, peaks

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.time() - self._begin

    @property
    def over(self) -> bool:
        """Whether the deadline has come."""
        return self._deadline is not None and time.time() > self._deadline

    def set(self, optimizer: torch.optim.Optimizer, done: float) -> None:
        """Set the rates for the share of the training that is done."""
        if self._deadline is not None:
            done = max(done, self.seconds / max(1.0, self._deadline - self._begin))
        factor = min((done + EPSILON) / WARM_UP, max(0.0, (1 - done) / (1 - WARM_UP)))
        for group, peak in zip(optimizer.param_groups, self._peaks, strict=True):
            group["lr"] = peak * factor


def expected(columns: Columns, texts: Sequence[int], batches: Sequence[Batch]) -> Expected:
    """What a batch of these texts holds on average."""
    rows = np.concatenate([np.arange(columns.first[t], columns.first[t + 1]) for t in texts])
    labelled = {head: float((getattr(columns, head)[rows] != ANY[head]).sum()) for head in CLASSES}
    labelled |= {head: float((getattr(columns, head)[rows] != IGNORED).sum()) for head in LINKS if head != "an"}
    labelled["an"] = float((columns.entity[rows] >= 0).sum())
    count = len(batches)
    return Expected({head: max(RARE, n / count) for head, n in labelled.items()}, len(rows) / count)


class Trainer:
    """Trains readers on the same columns."""

    def __init__(self, columns: Columns, board: Board, pool: Executor, say: Callable[[str], None]) -> None:
        self._columns, self._board, self._pool, self._say = columns, board, pool, say

    def train(self, model: Reader, texts: Sequence[int], plan: Plan, teachers: Sequence[Reader] = ()) -> bool:
        """Train in place, the rate rising, then falling to zero; False if the deadline came first."""
        torch.manual_seed(plan.seed)
        own = [p for n, p in model.named_parameters() if n.startswith("bert.") and p.requires_grad]
        others = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
        groups = [{"params": own, "lr": plan.rate}, {"params": others, "lr": plan.head_rate}]
        optimizer = torch.optim.AdamW(groups, weight_decay=DECAY, fused=self._board.device.type == "cuda")
        pace = Pace(plan, [group["lr"] for group in optimizer.param_groups])
        step = 0
        epochs = epochs_of(
            self._columns.layout, texts, room=plan.room, epochs=plan.epochs, seed=plan.seed, pool=self._pool
        )
        model.train()
        for epoch, batches in enumerate(epochs, start=1):
            if epoch == 1:
                usual = expected(self._columns, texts, batches)
            total = torch.zeros(len(WEIGHTS), device=self._board.device)
            for batch in batches:
                pace.set(optimizer, step / (len(batches) * plan.epochs * SLACK))
                parts = self._losses(model, batch, usual, teachers)
                loss = torch.stack([WEIGHTS[head] * parts[head] for head in WEIGHTS]).sum()
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(own + others, CLIP)
                optimizer.step()
                total += torch.stack([parts[head].detach() for head in WEIGHTS])
                step += 1
                if step == plan.steps or pace.over:
                    self._say(f"stopped in epoch {epoch} after {step} steps, {pace.seconds:.1f} s")
                    return False
            mean = _named(total / len(batches))
            self._say(f"epoch {epoch}: {len(batches)} batches, {mean}, {pace.seconds:.1f} s")
        return True

    def _losses(
        self, model: Reader, batch: Batch, usual: Expected, teachers: Sequence[Reader]
    ) -> dict[str, torch.Tensor]:
        inputs, targets = self._board.inputs(batch), self._board.targets(batch)
        with self._board.precision():
            scores = model(inputs)
            if not teachers:
                return gold_loss(scores, targets, usual)
            with torch.no_grad():
                taught = chances([teacher(inputs) for teacher in teachers])
        gold = gold_loss(scores, targets, usual, taught)
        soft = taught_loss(scores, taught, inputs.real, usual)
        return {head: (1 - SOFT) * gold[head] + SOFT * soft[head] for head in gold}


def _named(losses: torch.Tensor) -> str:
    return " ".join(f"{head} {value:.3f}" for head, value in zip(WEIGHTS, losses.tolist(), strict=True))
