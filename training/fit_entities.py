"""Fit the head for names, dates and amounts on what the exported encoder gives, and write it beside the other weights.

    python training/fit_entities.py CORPORA --weights FOLDER [--share 0.5] [--cache DIR]

The encoder stays as it is. CORPORA is a folder with the files of `entity_data.py`. What is learned of a token is the
sum over all tags that it may have. `benchmarks/mentions.py` compares the result with spaCy's recogniser.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from entity_data import TAGS, EntityText, entity_texts
from inquit.shipped_files import write_manifest
from inquit.tagger.tagging import Tagger
from inquit.tagger.weight_files import Weights
from reader_labels import NOTHING

# Values of a piece, and of a token with its neighbours, of which so many on each side count.
NARROW, MIXED, REACH = 64, 128, 2
FREQUENT = 30  # pieces that are seen so often have values of their own
CASES = 4
# A token of a text whose names annotators have marked counts as so many: spaCy's labels are often wrong there.
GOLD_WEIGHT = 3.0
EPOCHS = 6
RATE = 3e-3
DROPOUT = 0.1
SMALL = 0.02  # the values of a piece at the start, beside those of its vector
RUN, RUNS = 64, 32  # tokens in a row, so that neighbours are read once; and how many such make a batch
SEED = 1
NEVER = -1e9
# Taken from the score of "nothing": gold names are few beside what spaCy leaves out. Chosen on the texts held out.
BOLD = 0.5


@dataclass(frozen=True)
class TokenColumns:
    """All tokens of all texts, one behind the other.

    row, case: of each of its pieces the row of its values, 0 for none.
    weight: as much as a token counts; nothing for one that may have any tag.
    """

    vectors: NDArray[np.float16]
    row: Tensor
    case: Tensor
    paragraph: Tensor
    allowed: Tensor
    weight: Tensor


class Head(nn.Module):
    """`EntityHead` in PyTorch."""

    def __init__(self, size: int, frequent: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(size, NARROW, bias=False)
        self.words = nn.Embedding(1 + frequent, NARROW, padding_idx=0)
        self.case = nn.Embedding(1 + CASES, NARROW, padding_idx=0)
        self.mixed = nn.Linear((2 * REACH + 1) * NARROW, MIXED)
        self.out = nn.Linear(MIXED + NARROW, len(TAGS))
        self.dropped = nn.Dropout(DROPOUT)
        with torch.no_grad():
            self.words.weight.mul_(SMALL)
            self.case.weight.mul_(SMALL)

    def forward(self, vectors: Tensor, row: Tensor, case: Tensor, paragraph: Tensor) -> Tensor:
        """Scores of tags, of runs of tokens with as many around them as count, but for those."""
        pieces = (case > 0).sum(dim=2, keepdim=True).clamp(min=1)
        own = self.dropped(self.narrow(vectors) + (self.words(row) + self.case(case)).sum(dim=2) / pieces)
        size = own.shape[1] - 2 * REACH
        middle = paragraph[:, REACH : REACH + size]
        near = [
            own[:, at : at + size] * (paragraph[:, at : at + size] == middle)[:, :, None] for at in range(2 * REACH + 1)
        ]
        mixed = self.dropped(torch.relu(self.mixed(torch.cat(near, dim=2))))
        scores: Tensor = self.out(torch.cat([mixed, own[:, REACH : REACH + size]], dim=2))
        return scores

    def arrays(self, frequent: NDArray[np.int64]) -> dict[str, NDArray[np.generic]]:
        """The weights by the names of the package, in 16 bits, which is as much as they need."""
        named = {
            "narrow": self.narrow.weight,
            "words": self.words.weight[1:],
            "case": self.case.weight[1:],
            "mixed": self.mixed.weight,
            "mixed_bias": self.mixed.bias,
            "out": self.out.weight,
            "bias": self.out.bias,
        }
        halves = {name: value.detach().numpy().astype(np.float16) for name, value in named.items()}
        halves["bias"][0] -= np.float16(BOLD)
        return {"pieces": frequent.astype(np.uint16), **halves}


def together(texts: Sequence[EntityText], frequent: NDArray[np.int64]) -> TokenColumns:
    """The texts as columns; paragraphs get numbers of their own."""
    paragraphs, begin = [], 0
    for text in texts:
        paragraphs.append(text.paragraph + begin)
        begin += int(text.paragraph.max(initial=0)) + 1
    ids = np.concatenate([text.ids for text in texts])
    row = np.zeros(ids.max(initial=0) + 2, dtype=np.int64)  # the last is that of NOTHING
    row[frequent] = np.arange(1, len(frequent) + 1)
    allowed = np.concatenate([text.allowed for text in texts])
    weights = [np.full(len(text.paragraph), GOLD_WEIGHT if text.gold else 1.0, dtype=np.float32) for text in texts]
    return TokenColumns(
        np.concatenate([text.vectors for text in texts]),
        torch.from_numpy(row[ids]),
        torch.from_numpy(np.concatenate([text.case for text in texts]) + 1),
        torch.from_numpy(np.concatenate(paragraphs)),
        torch.from_numpy(allowed),
        torch.from_numpy(np.concatenate(weights) * ~allowed.all(axis=1)),
    )


def frequent_pieces(texts: Sequence[EntityText]) -> NDArray[np.int64]:
    """The pieces that get values of their own."""
    ids = np.concatenate([text.ids.ravel() for text in texts])
    known, often = np.unique(ids[ids != NOTHING], return_counts=True)
    return known[often >= FREQUENT]


def batches(size: int, order: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """The places of the tokens once, in batches of runs with those around them, cut anew each time."""
    runs = np.arange(order.integers(RUN), size - RUN, RUN)
    for chosen in np.array_split(order.permutation(runs), len(runs) // RUNS + 1):
        yield chosen[:, None] + np.arange(-REACH, RUN + REACH)


def scores_of(head: Head, held: TokenColumns, places: NDArray[np.int64]) -> Tensor:
    """Scores of the tokens at some places, but for those around them."""
    size = len(held.paragraph)
    within = torch.from_numpy(places.clip(0, size - 1))
    vectors = torch.from_numpy(held.vectors[within.numpy()].astype(np.float32))
    outside = torch.from_numpy((places < 0) | (places >= size))
    paragraph = held.paragraph[within].masked_fill(outside, NOTHING)
    scores: Tensor = head(vectors, held.row[within], held.case[within], paragraph)
    return scores


def fit(held: TokenColumns, frequent: int) -> Head:
    torch.manual_seed(SEED)
    order = np.random.default_rng(SEED)
    head = Head(held.vectors.shape[1], frequent)
    optimizer = torch.optim.Adam(head.parameters(), lr=RATE)
    steps = EPOCHS * (len(held.paragraph) // RUN // RUNS + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    head.train()
    for epoch in range(EPOCHS):
        losses = []
        for places in batches(len(held.paragraph), order):
            tokens = torch.from_numpy(places[:, REACH:-REACH].ravel())
            likely = scores_of(head, held, places).flatten(0, 1).log_softmax(dim=1)
            right = likely.masked_fill(~held.allowed[tokens], NEVER).logsumexp(dim=1)
            weight = held.weight[tokens]
            loss = -(right * weight).sum() / weight.sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)
    head.eval()
    return head


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--weights", type=Path, required=True, help="a folder of weights, which gets `entities.npz`")
    parser.add_argument("--share", type=float, default=1.0, help="of the texts without gold names, how many are read")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    tagger = Tagger(Weights(args.weights), threads=args.threads)
    texts = list(entity_texts(args.corpora, args.cache, tagger, args.share))
    frequent = frequent_pieces(texts)
    held = together(texts, frequent)
    print(f"{len(texts)} texts, {sum(t.gold for t in texts)} of them with gold names, {len(held.paragraph)} tokens")
    np.savez(args.weights / "entities.npz", **fit(held, len(frequent)).arrays(frequent))  # type: ignore[arg-type]
    write_manifest(args.weights)


if __name__ == "__main__":
    main()
