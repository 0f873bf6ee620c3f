"""Texts as columns over word pieces: all that training and measuring need, in one file, ready for a GPU.

Places are pieces counted through all texts; a link of a piece is the place of what it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader_windows import Layout

Column = NDArray[np.integer]

PARTS = ("train", "held_out", "dev", "unlabelled")


@dataclass(frozen=True)
class Columns:
    """Columns over pieces, over texts, and over lists of things in texts.

    ids, case, depth: what the encoder is shown; mark: 1 and 2 on an opening and a closing double quotation mark.
    tags, names, mentions: sets of classes as bits.
    co, so, begin, end, start, stop: links; entity: of the pieces that begin the head word of a mention, else NOTHING.
    complete: 1 where every mention of the text is marked; silver: 1 where names are spaCy's.

    first: the first piece of each text, and one more; part: index of PARTS; corpus: index of `corpora`.
    paragraphs: the first piece of each paragraph.

    gold_*: mentions: head, first and last piece, kind, form. spacy_*: names by spaCy: first and last piece, kind or -1.
    acts: cues: first and last piece, a number for the word that a list knows, whether it is of speech.
    he_*: pieces of sources "he" and "she", and the pieces (`he_right`, from `he_first[i]` on) that name their speakers.
    """

    ids: Column
    case: Column
    depth: Column
    mark: Column
    tags: Column
    names: Column
    mentions: Column
    co: Column
    so: Column
    begin: Column
    end: Column
    start: Column
    stop: Column
    entity: Column
    complete: Column
    silver: Column
    first: Column
    part: Column
    corpus: Column
    paragraphs: Column
    gold: Column
    spacy: Column
    acts: Column
    he: Column
    he_first: Column
    he_right: Column
    corpora: NDArray[np.str_]
    text_ids: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.ids)

    def save(self, path: Path) -> None:
        """Write all columns to an `.npz` file."""
        np.savez_compressed(path, **{f.name: getattr(self, f.name) for f in fields(self)})

    def texts(self, *, part: str, corpora: Sequence[str] | None = None) -> list[int]:
        """The numbers of the texts of a part."""
        wanted = [i for i, name in enumerate(self.corpora) if corpora is None or name in corpora]
        return np.flatnonzero((self.part == PARTS.index(part)) & np.isin(self.corpus, wanted)).tolist()

    @property
    def layout(self) -> Layout:
        """Where texts and paragraphs begin."""
        return Layout(self.first, self.paragraphs)


def load_columns(path: Path) -> Columns:
    with np.load(path, allow_pickle=False) as held:
        return Columns(**{f.name: held[f.name] for f in fields(Columns)})
