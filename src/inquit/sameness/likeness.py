"""Whether two wordings are the same words, altered at most: an alignment word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from rapidfuzz.distance import Indel, LCSseq

__all__ = ["Likeness", "likeness"]

Likeness = Literal["same", "part", "other"]

# The share of all words of both that stand in both, in the same order. Below this, figures and names differ in
# sentences of one pattern ("rose 5 per cent in May"). Chosen by judgement: benchmarks/same_words.py measures made-up
# alterations only, which hold no such sentences.
_SAME: Final = 0.75
# The share of the words of the shorter one that stand in the longer one in runs.
_PART: Final = 0.8
_SHORTEST_RUN: Final = 3


def likeness(one: Sequence[int], other: Sequence[int]) -> Likeness:
    """Whether they are the same words, or the shorter one is a part of the longer one."""
    if Indel.normalized_similarity(one, other, score_cutoff=_SAME) >= _SAME:
        return "same"
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if LCSseq.similarity(shorter, longer, score_cutoff=int(_PART * len(shorter))) < _PART * len(shorter):
        return "other"
    runs = (op.src_end - op.src_start for op in LCSseq.opcodes(shorter, longer) if op.tag == "equal")
    return "part" if sum(run for run in runs if run >= _SHORTEST_RUN) >= _PART * len(shorter) else "other"
