"""Tags: the likeliest valid sequence, and the parts in it."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.tagger.tag_head import (
    BEGIN,
    INSIDE,
    OUTSIDE,
    TAGS,
    TagHead,
    best_tags,
    log_softmax,
    runs_of_tags,
    tag_runs,
)

OUT, B_SOURCE, I_SOURCE, B_CUE, I_CUE, B_CONTENT, I_CONTENT = range(7)


def test_tags_have_the_places_that_the_weights_have() -> None:
    assert TAGS == ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
    assert (OUTSIDE, BEGIN, INSIDE) == (
        OUT,
        {"source": B_SOURCE, "cue": B_CUE, "content": B_CONTENT},
        {"source": I_SOURCE, "cue": I_CUE, "content": I_CONTENT},
    )


def scores_of(seed: int, size: int, *, tags: int = len(TAGS)) -> np.ndarray:
    return log_softmax(np.random.default_rng(seed).normal(size=(size, tags)).astype(np.float32) * 2)


def valid(tags: tuple[int, ...]) -> bool:
    before = OUT
    for tag in tags:
        if tag and tag % 2 == 0 and before not in (tag, tag - 1):
            return False
        before = tag
    return True


@given(st.integers(0, 10_000), st.integers(1, 4), st.sampled_from([3, 7, 9]))
def test_the_best_sequence_is_the_likeliest_valid_one(seed: int, size: int, tags: int) -> None:
    scores = scores_of(seed, size, tags=tags)
    best = max(
        (t for t in product(range(tags), repeat=size) if valid(t)),
        key=lambda t: sum(scores[i, x] for i, x in enumerate(t)),
    )
    assert tuple(best_tags(scores, [0])) == best


@given(st.integers(0, 10_000), st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_no_part_goes_on_into_the_next_paragraph(seed: int, sizes: list[int]) -> None:
    starts = [sum(sizes[:i]) for i in range(len(sizes))]
    tags = best_tags(scores_of(seed, sum(sizes)), starts)
    for lo, hi in zip(starts, [*starts[1:], sum(sizes)], strict=True):
        assert valid(tuple(tags[lo:hi]))


def test_the_parts_of_a_sequence() -> None:
    tags = np.array([B_SOURCE, I_SOURCE, B_CUE, OUT, B_CONTENT, I_CONTENT, B_CONTENT])
    scores = np.full((7, 7), np.log(0.5), dtype=np.float32)
    assert [(t.part, t.lo, t.hi) for t in tag_runs(tags, scores)] == [
        ("source", 0, 2),
        ("cue", 2, 3),
        ("content", 4, 6),
        ("content", 6, 7),
    ]


def test_the_chance_of_a_part_is_the_geometric_mean_of_its_tags() -> None:
    scores = np.full((2, 7), np.log(0.01), dtype=np.float32)
    scores[0, B_CUE], scores[1, I_CUE] = np.log(0.9), np.log(0.4)
    found = next(tag_runs(np.array([B_CUE, I_CUE]), scores))
    assert (found.part, found.lo, found.hi) == ("cue", 0, 2)
    assert found.chance == pytest.approx(0.6)


def test_nothing_tagged_means_no_parts() -> None:
    assert list(tag_runs(np.zeros(3, dtype=np.int64), scores_of(1, 3))) == []


def test_the_head_gives_probabilities() -> None:
    rng = np.random.default_rng(3)
    head = TagHead(rng.normal(size=(7, 5)).astype(np.float32), np.zeros(7, dtype=np.float32))
    rows = np.exp(head.log_probabilities(rng.normal(size=(4, 5)).astype(np.float32) * 50))
    assert rows.sum(axis=1) == pytest.approx(np.ones(4), abs=1e-5)


def test_heads_of_other_tags_number_what_they_tag() -> None:
    tags = np.array([OUT, 7, 8, 8, 7, 1])
    scores = np.zeros((6, 9), dtype=np.float32)
    assert list(runs_of_tags(tags, scores)) == [(3, 1, 4, 1.0), (3, 4, 5, 1.0), (0, 5, 6, 1.0)]
