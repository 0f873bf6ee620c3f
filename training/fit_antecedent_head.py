"""Fit the heads for antecedents, in one block and in two, on what the exported encoder gives in use.

    python training/fit_antecedent_head.py columns.npz --weights FOLDER --out FOLDER

In the training of the encoder a mention and its antecedents stand in one window. In use they mostly stand in two
blocks, and a head that never compared pieces of two takes the first mention in another one for the antecedent of nearly
all. So words of two blocks get a head of their own, which begins as the other one. The encoder stays as it is; an epoch
takes half a minute, and the vectors some minutes before. `columns.npz` is made by `prepare_reader.py`.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from inquit.shipped_files import write_manifest
from inquit.tagger.antecedents import REACH
from inquit.tagger.encoder import Encoder
from inquit.tagger.encoder_files import load_encoder
from inquit.tagger.link_head import distance_buckets
from inquit.tagger.pieces import Pieces
from inquit.tagger.weight_files import Weights
from inquit.tagger.windows import blocks
from reader_columns import Columns, load_columns
from reader_labels import NOTHING

EPOCHS = 5
RATE = 1e-3
DECAY = 0.01
DROPOUT = 0.1
SEED = 1
NEVER = -1e4
HALF = 0.5
MOST = {"gap": 600}  # texts: a passage of GAP is one block, which the encoder's own training has seen
WITHIN, BEYOND = "antecedent_of", "antecedent_beyond"
FARTHER = -3.0  # what a link to another block has less at the start; learned from there


@dataclass(frozen=True)
class MentionText:
    """One text: vectors of the pieces that begin words, and for those that ask which of them are right.

    block: of each word.
    right: shape (asking, words + 1), the last column is "nobody"; rows of which nothing is right are not there.
    """

    vectors: Tensor
    block: Tensor
    asking: Tensor
    buckets: Tensor
    blocked: Tensor
    right: Tensor


def mention_text(columns: Columns, text: int, encoder: Encoder, begins: NDArray[np.bool_]) -> MentionText | None:
    """What is learned from a text; None where nothing is."""
    lo, hi = (int(n) for n in columns.first[text : text + 2])
    entity, own = columns.entity[lo:hi], begins[columns.ids[lo:hi]]
    own = own | (entity != NOTHING)
    places = np.flatnonzero(own)
    entity = entity[places]
    asking = np.flatnonzero(entity != NOTHING)
    away = places[None, :] - places[asking][:, None]
    allowed = (away < 0) & (away >= -REACH)
    same = (entity[None, :] == entity[asking][:, None]) & allowed
    first = ~same.any(axis=1)
    complete = bool(columns.complete[lo])
    asking, same, allowed, first = (
        (asking, same, allowed, first) if complete else (a[~first] for a in (asking, same, allowed, first))
    )
    if not len(asking):
        return None
    vectors, block = encoded(columns, lo, hi, encoder)
    return MentionText(
        torch.from_numpy(vectors[places].astype(np.float16)),
        torch.from_numpy(block[places]),
        torch.from_numpy(asking),
        torch.from_numpy(distance_buckets(places[asking], places).astype(np.int8)),
        torch.from_numpy(~allowed),
        torch.from_numpy(np.concatenate([same, first[:, None]], axis=1)),
    )


def encoded(columns: Columns, lo: int, hi: int, encoder: Encoder) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The vectors of the pieces of a text, each of the block whose own it is, and the number of that block."""
    starts = columns.paragraphs[(columns.paragraphs >= lo) & (columns.paragraphs < hi)] - lo
    ids, case, depth = (getattr(columns, n)[lo:hi].astype(np.int64) for n in ("ids", "case", "depth"))
    paragraph = np.searchsorted(starts, np.arange(hi - lo), side="right")
    begins = np.ones(hi - lo, dtype=np.bool_)  # where words begin is nothing to the encoder
    pieces = Pieces(ids, np.arange(hi - lo), np.arange(hi - lo) + 1, case, depth, paragraph, begins)
    out = [v[b.own - b.lo :] for b, v in encoder.vectors(pieces, blocks(starts.tolist(), hi - lo))]
    return np.concatenate(out), np.repeat(np.arange(len(out)), [len(v) for v in out])


class Heads(nn.Module):
    """Both heads in PyTorch."""

    def __init__(self, weights: dict[str, NDArray[np.float32]]) -> None:
        super().__init__()
        for head in (WITHIN, BEYOND):
            for name, array in weights.items():
                self.register_parameter(
                    f"{head}.{name}".replace(".", "/"), nn.Parameter(torch.from_numpy(array.copy()))
                )
        with torch.no_grad():
            self.get_parameter(f"{BEYOND}/distance").add_(FARTHER)

    def forward(self, text: MentionText) -> Tensor:
        """Log probabilities, shape (asking, words + 1)."""
        w = dict(self.named_parameters())
        vectors = nn.functional.dropout(text.vectors.float(), DROPOUT, self.training)
        own = vectors[text.asking]
        far = text.block[text.asking][:, None] != text.block[None, :]
        scores = torch.where(far, *(self._scores(head, own, vectors, text) for head in (BEYOND, WITHIN)))
        scores = scores.masked_fill(text.blocked, NEVER)
        none = own @ w[f"{WITHIN}/none/weight"] + w[f"{WITHIN}/none/bias"]
        return torch.cat([scores, none[:, None]], dim=1).log_softmax(dim=1)

    def _scores(self, head: str, own: Tensor, vectors: Tensor, text: MentionText) -> Tensor:
        w = {n.removeprefix(f"{head}/"): p for n, p in self.named_parameters() if n.startswith(head)}
        query = own @ w["query/weight"].T + w["query/bias"]
        key = vectors @ w["key/weight"].T + w["key/bias"]
        scores: Tensor = query @ key.T * len(w["query/bias"]) ** -0.5 + w["distance"][text.buckets.long()]
        return scores

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """The weights by the names of the package."""
        return {n.replace("/", "."): cast(Tensor, p).detach().numpy() for n, p in self.named_parameters()}


def loss_of(head: Heads, text: MentionText) -> Tensor:
    return -head(text).masked_fill(~text.right, -torch.inf).logsumexp(dim=1).sum()


def fit(head: Heads, train: Sequence[MentionText], held: dict[str, list[MentionText]], batch: int = 2000) -> None:
    """Fit the head; a step is taken after so many mentions."""
    torch.manual_seed(SEED)
    order = np.random.default_rng(SEED)
    total = sum(len(t.asking) for t in train)
    steps = EPOCHS * (total // batch + 1)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.05, steps)
    for epoch in range(EPOCHS):
        head.train()
        seen, summed = 0, 0.0
        for i in order.permutation(len(train)):
            loss = loss_of(head, train[i])
            (loss / batch).backward()
            seen, summed = seen + len(train[i].asking), summed + loss.item()
            if seen >= batch:
                optimizer.step()
                schedule.step()
                optimizer.zero_grad()
                seen = 0
        print(f"epoch {epoch + 1}: loss {summed / total:.4f}, {figures(head, held)}", flush=True)


def figures(head: Heads, held: dict[str, list[MentionText]]) -> str:
    """By corpus how much of the probability falls on what is right, and how often most of it does."""
    head.eval()
    out = []
    with torch.no_grad():
        for name, texts in held.items():
            right = torch.cat([(head(t).exp() * t.right).sum(dim=1) for t in texts])
            out.append(f"{name} {right.mean():.3f} {(right > HALF).float().mean():.3f} of {len(right)}")
    return "; ".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("columns", type=Path)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    columns, weights = load_columns(args.columns), Weights(args.weights)
    vocabulary = weights.read("vocab.txt").decode("utf-8").split("\n")
    begins = np.array([not piece.startswith("##") and piece[:1].isalnum() for piece in vocabulary])
    encoder = load_encoder(weights, threads=args.threads)
    links = weights.arrays("links.npz")
    head = Heads({n.removeprefix(f"{WITHIN}."): a for n, a in links.items() if n.startswith(f"{WITHIN}.")})
    labelled = set(np.flatnonzero(np.add.reduceat(columns.entity != NOTHING, columns.first[:-1])).tolist())
    made: dict[str, dict[str, list[MentionText]]] = {}
    for part in ("train", "held_out"):
        for name in columns.corpora.tolist():
            texts = [i for i in columns.texts(part=part, corpora=[name]) if i in labelled][: MOST.get(name)]
            found = (mention_text(columns, i, encoder, begins) for i in texts)
            made.setdefault(part, {})[name] = [t for t in found if t is not None]
    train = [t for texts in made["train"].values() for t in texts]
    held = {name: texts for name, texts in made["held_out"].items() if texts}
    print(
        f"{len(train)} texts, {sum(len(t.asking) for t in train)} mentions; before: {figures(head, held)}", flush=True
    )
    fit(head, train, held)
    args.out.mkdir(parents=True, exist_ok=True)
    for path in args.weights.iterdir():
        if path.name != "links.npz":
            shutil.copy(path, args.out / path.name)
    kind = weights.packed("links.npz")[f"{WITHIN}.query.weight"].dtype  # the large reader's room is for 16 bits
    kept = {name: array.astype(kind) for name, array in (links | head.arrays()).items()}
    np.savez(args.out / "links.npz", **kept)  # type: ignore[arg-type]
    write_manifest(args.out)


if __name__ == "__main__":
    main()
