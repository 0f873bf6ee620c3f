"""Gold documents as windows of pieces with tags and links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from corpus import GoldDocument
from inquit.languages import language_of
from inquit.tagger.encoder import window_columns
from inquit.tagger.link_head import distance_buckets
from inquit.tagger.pieces import Pieces, Tokens, read_pieces
from inquit.tagger.tag_head import BEGIN, INSIDE
from inquit.tagger.windows import blocks
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from piece_spans import NONE, first, held

IGNORED = -100
MIN_WINDOW, MAX_WINDOW = 192, 288


@dataclass(frozen=True)
class Labelled:
    """A document as pieces with, by piece, its tag and the first piece of the cue or source it belongs to."""

    pieces: Pieces
    tag: NDArray[np.int64]
    cue_of: NDArray[np.int64]  # content pieces: the first piece of their cue; NONE where none is marked
    source_of: NDArray[np.int64]  # cue pieces: the first piece of their source


def labelled(document: GoldDocument, tokenizer: Tokens) -> Labelled:
    numbered = [(p.number, p.span) for p in document.parsed.paragraphs]
    marked = find_marked(document.text, whole_paragraphs(numbered), language_of())
    spans = [(m.depth, s) for m in marked for s in m.spans]
    pieces = read_pieces(document.text, [span for _, span in numbered], spans, tokenizer)
    size = len(pieces)
    tag = np.zeros(size, dtype=np.int64)
    cue_of, source_of = (np.full(size, IGNORED, dtype=np.int64) for _ in range(2))
    for part in ("source", "cue", "content"):
        ranges = {held(pieces, s, e) for q in document.quotes for s, e in q[part]}
        for lo, hi in sorted(ranges, key=lambda r: (r[0], r[1])):
            if lo < hi and not tag[lo]:  # of sources that overlap the longest is taken
                hi = max(h for at, h in ranges if at == lo)
                tag[lo:hi] = INSIDE[part]
                tag[lo] = BEGIN[part]
    for q in document.quotes:
        cue, source = (first(pieces, q[part]) for part in ("cue", "source"))
        for s, e in q["content"]:
            cue_of[slice(*held(pieces, s, e))] = cue
        for s, e in q["cue"]:
            source_of[slice(*held(pieces, s, e))] = source
    return Labelled(pieces, tag, cue_of, source_of)


@dataclass(frozen=True)
class Example:
    """One window: columns over its pieces, those that begin it and end paragraphs included."""

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    depth: NDArray[np.int64]
    tag: NDArray[np.int64]
    cue_of: NDArray[np.int64]
    source_of: NDArray[np.int64]


def windows_of(document: Labelled, random: np.random.Generator) -> Iterator[Example]:
    """The windows of a document, their size drawn anew each time, so that edges fall elsewhere in each epoch."""
    pieces = document.pieces
    size = int(random.integers(MIN_WINDOW, MAX_WINDOW + 1))
    for block in blocks(pieces.paragraph_starts, len(pieces), window=size):
        for window in block.windows:
            columns = window_columns(pieces, window.lo, window.hi)
            place = columns.place
            inside = place >= 0
            at = {int(p): i for i, p in enumerate(place) if p >= 0}
            tag = np.where(inside, document.tag[place], IGNORED)
            links = []
            for column in (document.cue_of, document.source_of):
                target = np.where(inside, column[place], IGNORED)
                links.append(np.array([t if t == IGNORED else at.get(int(t), NONE) for t in target], dtype=np.int64))
            yield Example(columns.ids, columns.case, columns.depth, tag, *links)


def batch_of(examples: Sequence[Example]) -> dict[str, Tensor]:
    """Padded tensors of shape (windows, pieces); a link to nothing is the column behind the last piece."""
    width = max(len(e.ids) for e in examples)
    fill: dict[str, int] = {"ids": 0, "case": 0, "depth": 0, "tag": IGNORED, "cue_of": IGNORED, "source_of": IGNORED}
    out: dict[str, Any] = {
        name: np.stack([np.pad(getattr(e, name), (0, width - len(e.ids)), constant_values=value) for e in examples])
        for name, value in fill.items()
    }
    for name in ("cue_of", "source_of"):
        out[name] = np.where(out[name] == NONE, width, out[name])
    out["mask"] = np.stack([np.arange(width) < len(e.ids) for e in examples]).astype(np.int64)
    places = np.arange(width)
    out["bucket"] = distance_buckets(places, places)
    return {name: torch.from_numpy(value) for name, value in out.items()}
