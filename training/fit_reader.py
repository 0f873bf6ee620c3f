"""Train a multi-task reader: the large one from annotators, the small one also taught by the large one.

    python training/fit_reader.py COLUMNS.npz --shape mpnet --base WHEELS --out large.npz
    python training/fit_reader.py COLUMNS.npz --shape minilm --base MODEL --taught TAUGHT.npz --out small.npz

COLUMNS.npz is made by `prepare_reader.py`, TAUGHT.npz by `teach_reader.py`. On a data-centre GPU the large one takes
minutes, on two cores half a day; there, --resume goes on from weights of before, and --minutes has the learning rates
fall to zero in time. Weights are written with eight bits and figures as JSON beside them. The small one is exported
into the package, too, with its model card; with --epochs 0 that is all that is done.
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

import numpy as np
import torch

from inquit.shipped_files import write_manifest
from inquit.tagger.weight_files import FOLDER, Weights
from inquit.tagger.windows import WINDOW
from reader_acts import fit_acts
from reader_board import Board
from reader_card import Card, write_card
from reader_columns import Columns, load_columns
from reader_encoder import MINILM, SHAPES
from reader_evaluate import Figures, evaluate
from reader_export import export_acts, export_reader
from reader_exported import ExportedReader
from reader_labels import CLASSES, LINKS
from reader_model import Reader
from reader_taught import Taught, load_taught
from reader_training import Copies, Plan, Trainer
from reader_weights import base_arrays, load_packed, restore, save_packed, stored

# Peak learning rates of the base's weights: larger for the smaller model, smaller where it is trained already.
RATES = {"mpnet": 6e-5, "minilm": 1.5e-4}
RESUMED = 0.6
HEAD_RATE, RESUMED_HEAD_RATE = 1e-3, 5e-4
ALONE = 80  # steps in which heads that are new to trained weights are trained alone
# How often a text comes in an epoch: the few articles of Wikinews, which are of another kind than PolNeAR's, twice;
# GAP has two mentions in a passage, and LitBank is fiction.
COPIES = {"polnear": 1.0, "wikinews": 2.0, "gum": 1.0, "litbank": 0.5, "gap": 0.25}
LARGE_WINDOW = 448
CHECKPOINT = 600  # seconds between two


@dataclass
class Workshop:
    """What all trainings of a run share."""

    columns: Columns
    board: Board
    trainer: Trainer

    def copies(self) -> Copies:
        """How often each text comes in an epoch: the annotated ones, and those that the teacher has read."""
        columns, taught = self.columns, self.board.taught
        out = {t: COPIES[str(columns.corpora[columns.corpus[t]])] for t in columns.texts(part="train")}
        if taught is not None:
            out |= {t: 1.0 for t in columns.texts(part="unlabelled") if taught.done[columns.first[t]]}
        return out


def workshop(path: Path, device: torch.device, workers: int, *, half: bool, taught: Taught | None = None) -> Workshop:
    columns = load_columns(path)
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    board = Board(columns, device, half=half, taught=taught)
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


class Keeper:
    """Writes the weights every now and then."""

    def __init__(self, reader: Reader, path: Path) -> None:
        self._reader, self._path, self._last = reader, path, time.time()

    def __call__(self, done: float) -> None:
        if time.time() - self._last > CHECKPOINT:
            self._last = time.time()
            path = self._path.with_name(f"{self._path.stem}_{round(1000 * done):04}.npz")
            save_packed(path, stored(self._reader))
            say(f"kept {path}")


def arguments() -> argparse.Namespace:
    """The options of the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("columns", type=Path)
    parser.add_argument("--shape", choices=sorted(SHAPES), required=True)
    parser.add_argument("--base", type=Path, required=True, help="as `reader_weights.base_arrays` says")
    parser.add_argument("--resume", type=Path, nargs="*", default=[], help="weights to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--taught", type=Path, default=None, help="what a large reader says of the texts")
    parser.add_argument("--export", type=Path, default=FOLDER, help="default: into the package")
    parser.add_argument("--how", default=None, help="how the weights were trained, for the model card")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--minutes", type=float, default=None, help="be done by then")
    parser.add_argument("--room", type=int, default=5120, help="pieces in a batch")
    parser.add_argument("--steps", type=int, default=None, help="stop after so many, for a trial")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--half", action=argparse.BooleanOptionalAction, help="products in 16 bits; default: on GPUs")
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    args = arguments()
    torch.manual_seed(args.seed)
    device = torch.device(args.device)
    half = device.type == "cuda" if args.half is None else args.half
    taught = load_taught(args.taught) if args.taught else None
    shop = workshop(args.columns, device, args.workers, half=half, taught=taught)
    reader, new = read_weights(args.shape, args.base, args.resume)
    plan = Plan(
        args.epochs,
        RATES[args.shape] * (RESUMED if args.resume else 1),
        RESUMED_HEAD_RATE if args.resume else HEAD_RATE,
        room=args.room,
        seed=args.seed,
        steps=args.steps,
        deadline=time.time() + 60 * args.minutes if args.minutes else None,
        new=new if args.resume else (),
        alone=ALONE,
    )
    if args.epochs:
        shop.trainer.train(reader.to(device), shop.copies(), plan, Keeper(reader, args.out))
        save_packed(args.out, stored(reader))
    if reader.shape is MINILM:
        missing = new if not args.epochs else []
        export = Export(args.export, args.base, [h for h in (*CLASSES, *LINKS) if h not in missing])
        figures = ship(reader, shop, export, how=args.how or described(args, plan), seen=bool(args.resume))
    else:
        figures = report(reader, shop, window=LARGE_WINDOW)
    args.out.with_suffix(".json").write_text(json.dumps(figures, indent=1), encoding="utf-8")


def described(args: argparse.Namespace, plan: Plan) -> str:
    """How a reader was trained, in a line."""
    parts = [f"{plan.epochs} epochs" + (f", or {args.minutes:.0f} minutes" if args.minutes else "")]
    parts += [f"batches of {plan.room} pieces", f"rates {plan.rate:g} and {plan.head_rate:g}", f"seed {plan.seed}"]
    parts += [f"going on from {path.stem}" for path in args.resume]
    parts += ["taught by a large reader"] if args.taught else []
    return ", ".join(parts)


@dataclass(frozen=True)
class Export:
    """Where the package's files go, the base model's folder, and the heads that are written."""

    out: Path
    base: Path
    heads: Sequence[str]


def ship(reader: Reader, shop: Workshop, export: Export, *, how: str, seen: bool) -> dict[str, Figures]:
    """Export a reader, fit the act head on what the exported encoder gives, measure, and write the model card."""
    out, columns = export.out, shop.columns
    export_reader(reader, export.base, out, heads=export.heads)
    write_manifest(out)
    exported = ExportedReader(reader, Weights(out))
    whole = Workshop(columns, Board(columns, torch.device("cpu"), half=False), shop.trainer)
    acts, said = fit_acts(exported, columns, whole.board)
    export_acts(acts, out)
    write_manifest(out)
    figures = report(exported, whole, window=WINDOW)
    texts = [t for part in ("train", "unlabelled") for t in columns.texts(part=part)]
    number = np.bincount(columns.corpus[texts], minlength=len(columns.corpora))
    corpora = ", ".join(f"{name} {count}" for name, count in zip(columns.corpora, number, strict=True) if count)
    say(write_card(Card(f"texts of {corpora}", how, reader.shape.layers, seen, said, figures), out))
    return figures


def read_weights(shape: str, base: Path, weights: Sequence[Path]) -> tuple[Reader, list[str]]:
    """A reader with the base model's weights or the given ones, and its heads that these do not have."""
    reader = Reader(SHAPES[shape])
    arrays, words = base_arrays(SHAPES[shape], base)
    held = load_packed(weights)
    restore(reader, arrays | held, words)
    heads = {head: f"{head}.weight" for head in CLASSES} | {head: f"{head}.q.weight" for head in LINKS}
    return reader, [head for head, name in heads.items() if name not in held]


if __name__ == "__main__":
    main()
