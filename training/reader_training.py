"""The training of one reader."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
import torch

from reader_board import Board
from reader_columns import Columns
from reader_labels import ANY, CLASSES, IGNORED, LINKS
from reader_loss import WEIGHTS, Expected, losses
from reader_model import Reader
from reader_taught import Taught
from reader_windows import Batch, epochs_of

DECAY = 0.01
CLIP = 1.0
WARM_UP = 0.06  # share of the steps
EPSILON = 1e-4  # the first step's share; its rate is not zero
SLACK = 1.02  # epochs differ in their number of windows; the rate must not reach zero before the end
RARE = 1.0  # known pieces in a batch, at least, that a loss is a mean over
NEW_RATE = 3e-3  # of heads that start at random, as long as they are trained alone
SAID = 50  # steps between two lines

Copies = Mapping[int, float]


@dataclass(frozen=True)
class Plan:
    """How a reader is trained: peak learning rates of the base's weights and of the heads.

    new: heads that start at random; before all else they alone are trained for `alone` steps.
    """

    epochs: int
    rate: float
    head_rate: float = 1e-3
    room: int = 5120  # pieces in a batch
    seed: int = 1
    steps: int | None = None  # stop after so many, for a trial
    deadline: float | None = None  # time.time() at which to be done; where time is short the rates fall faster
    new: Collection[str] = ()
    alone: int = 0


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

    def set(self, optimizer: torch.optim.Optimizer, done: float) -> float:
        """Set the rates for the share of the training that is done; the share, by the clock where that is faster."""
        if self._deadline is not None:
            done = max(done, self.seconds / max(1.0, self._deadline - self._begin))
        factor = min((done + EPSILON) / WARM_UP, max(0.0, (1 - done) / (1 - WARM_UP)))
        for group, peak in zip(optimizer.param_groups, self._peaks, strict=True):
            group["lr"] = peak * factor
        return done


def expected(columns: Columns, taught: Taught | None, copies: Copies, batches: int) -> Expected:
    """Of how many pieces of these texts a batch knows something on average."""
    weight = np.zeros(len(columns))
    for text, count in copies.items():
        weight[columns.first[text] : columns.first[text + 1]] = count
    known = {head: getattr(columns, head) != ANY[head] for head in CLASSES}
    known |= {head: getattr(columns, head) != IGNORED for head in LINKS if head != "an"}
    known["an"] = columns.entity >= 0
    if taught is not None:
        known["tags"] = known["tags"] | taught.done
        for head, held in taught.links.items():
            known[head][held.rows] = True
    return Expected({head: max(RARE, float(weight @ held) / batches) for head, held in known.items()})


class Trainer:
    """Trains readers on the same columns."""

    def __init__(self, columns: Columns, board: Board, pool: Executor, say: Callable[[str], None]) -> None:
        self._columns, self._board, self._pool, self._say = columns, board, pool, say

    def train(self, model: Reader, copies: Copies, plan: Plan, after: Callable[[float], None] = lambda _: None) -> bool:
        """Train in place, the rate rising, then falling to zero; False if the deadline came first.

        copies: how often each text comes in an epoch; after: called after every step with the share that is done.
        """
        torch.manual_seed(plan.seed)
        own = [p for n, p in model.named_parameters() if n.startswith("bert.") and p.requires_grad]
        others = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
        optimizer = torch.optim.AdamW(
            [{"params": own, "lr": plan.rate}, {"params": others, "lr": plan.head_rate}], weight_decay=DECAY, fused=True
        )
        epochs = epochs_of(
            self._columns.layout, copies, room=plan.room, epochs=plan.epochs, seed=plan.seed, pool=self._pool
        )
        model.train()
        step, total = 0, torch.zeros(len(WEIGHTS), device=self._board.device)
        for epoch, batches in enumerate(epochs, start=1):
            if epoch == 1:
                usual = expected(self._columns, self._board.taught, copies, len(batches))
                self._alone(model, batches[: plan.alone], usual, plan.new)
                pace = Pace(plan, [group["lr"] for group in optimizer.param_groups])
            for batch in batches:
                done = pace.set(optimizer, step / (len(batches) * plan.epochs * SLACK))
                loss, parts = self._loss(model, batch, usual)
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(own + others, CLIP)
                optimizer.step()
                total += parts
                step += 1
                if step % SAID == 0:
                    self._say(f"epoch {epoch}, step {step}, {done:.3f}: {_named(total / SAID)}, {pace.seconds:.0f} s")
                    total.zero_()
                after(done)
                if step == plan.steps or pace.over:
                    self._say(f"stopped in epoch {epoch} after {step} steps, {pace.seconds:.1f} s")
                    return False
        return True

    def _alone(self, model: Reader, batches: Sequence[Batch], usual: Expected, new: Collection[str]) -> None:
        """Train new heads on the vectors as they are, so that what they get wrong at first does no harm to these."""
        if not (new and batches):
            return
        heads = [f"classes.{head}." for head in new] + [f"links.{head}." for head in new]
        kept = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith(tuple(heads))]
        for parameter in kept:
            parameter.requires_grad_(False)
        optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=NEW_RATE, fused=True)
        for step, batch in enumerate(batches):
            optimizer.param_groups[0]["lr"] = NEW_RATE * (1 - step / len(batches))
            loss, parts = self._loss(model, batch, usual)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
        self._say(f"new heads alone, {len(batches)} steps, the last: {_named(parts)}")
        for parameter in kept:
            parameter.requires_grad_(True)

    def _loss(self, model: Reader, batch: Batch, usual: Expected) -> tuple[torch.Tensor, torch.Tensor]:
        """The loss of a batch, and its parts by head."""
        inputs, targets = self._board.inputs(batch), self._board.targets(batch)
        with self._board.precision():
            scores = model(inputs, {head: held.rows for head, held in targets.links.items()})
        parts = losses(scores, targets, usual)
        loss = torch.stack([WEIGHTS[head] * parts[head] for head in WEIGHTS]).sum()
        return loss, torch.stack([parts[head].detach() for head in WEIGHTS])


def _named(losses: torch.Tensor) -> str:
    return " ".join(f"{head} {value:.3f}" for head, value in zip(WEIGHTS, losses.tolist(), strict=True))
