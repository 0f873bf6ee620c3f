"""A text as the encoder sees it: word pieces with their places, letter case, and whether they stand in quotation marks.

The vocabulary is that of the base model (BERT, uncased); what it throws away or cannot see beyond its window comes in
as two small columns beside the ids: the case of the letters, and how deep in quotation marks a piece stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from inquit.document import TextSpan
from inquit.text.shown_text import shown

__all__ = ["CASES", "DEPTHS", "Pieces", "Tokens", "load_tokenizer", "read_pieces"]

Tokens = Tokenizer
CASES = 4  # no capital letter, the first one only, all of several, some other way
DEPTHS = 3  # outside quotation marks, inside, inside marks within marks
_UNKNOWN = "[UNK]"
_WORDS_KEPT = 1 << 14  # whose case is remembered: of a long novel nearly all, in about two megabytes


@dataclass(frozen=True)
class Pieces:
    """Word pieces of one or several paragraphs, as columns.

    Offsets are code points into the whole text, half-open; `paragraph` numbers the given paragraphs from 0, `begins`
    says whether a word begins with the piece.
    """

    ids: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    case: NDArray[np.int64]
    depth: NDArray[np.int64]
    paragraph: NDArray[np.int64]
    begins: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """The first piece of each paragraph that has any."""
        change = np.flatnonzero(np.diff(self.paragraph)) + 1
        return [0, *change.tolist()] if len(self) else []


def load_tokenizer(vocabulary: str) -> Tokenizer:
    """A WordPiece tokenizer over a vocabulary, a piece a line; no piece of a user's text is a special one."""
    pieces = vocabulary.split("\n")
    tokenizer = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(pieces)}, unk_token=_UNKNOWN))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def read_pieces(
    text: str, paragraphs: Sequence[TextSpan], marked: Iterable[tuple[int, TextSpan]], tokenizer: Tokenizer
) -> Pieces:
    """The pieces of the paragraphs of a text.

    marked: the stretches in quotation marks as `(depth, span)`, depth 0 for outermost ones.
    """
    encodings = tokenizer.encode_batch([shown(span.of(text)) for span in paragraphs], add_special_tokens=False)
    ids = [i for e in encodings for i in e.ids]
    offsets = [
        (span.start + s, span.start + e)
        for span, encoding in zip(paragraphs, encodings, strict=True)
        for s, e in encoding.offsets
    ]
    start = np.array([s for s, _ in offsets], dtype=np.int64)
    words = [(n, w) for n, e in enumerate(encodings) for w in e.word_ids]
    return Pieces(
        np.array(ids, dtype=np.int64),
        start,
        np.array([e for _, e in offsets], dtype=np.int64),
        np.array([_case(text[s:e]) for s, e in offsets], dtype=np.int64),
        _depths(start, marked),
        np.array([n for n, _ in words], dtype=np.int64),
        np.array([a != b for a, b in pairwise([None, *words])], dtype=np.bool_),
    )


@lru_cache(maxsize=_WORDS_KEPT)
def _case(word: str) -> int:
    if word.islower() or not any(map(str.isupper, word)):
        return 0
    if not word[0].isupper():
        return 3
    return 1 if len(word) == 1 or word[1:].islower() or not word[1:].isalpha() else 2 if word.isupper() else 3


def _depths(start: NDArray[np.int64], marked: Iterable[tuple[int, TextSpan]]) -> NDArray[np.int64]:
    out = np.zeros(len(start), dtype=np.int64)
    for depth, span in marked:
        lo, hi = np.searchsorted(start, (span.start, span.end))
        np.maximum(out[lo:hi], min(depth + 1, DEPTHS - 1), out=out[lo:hi])
    return out
