"""Links: distances in buckets, and probabilities over all pieces and none."""

from __future__ import annotations

import numpy as np
import pytest

from inquit.tagger.link_head import BUCKETS, LinkHead, distance_buckets

SIZE, PROJECTION = 6, 4


def head(**given: np.ndarray) -> LinkHead:
    weights = {
        "query.weight": np.zeros((PROJECTION, SIZE)),
        "query.bias": np.zeros(PROJECTION),
        "key.weight": np.zeros((PROJECTION, SIZE)),
        "key.bias": np.zeros(PROJECTION),
        "distance": np.zeros(BUCKETS),
        "none.weight": np.zeros(SIZE),
        "none.bias": np.zeros(()),
        **given,
    }
    return LinkHead({name: value.astype(np.float32) for name, value in weights.items()})


def test_buckets_are_signed_and_grow_with_the_distance() -> None:
    row = distance_buckets(np.array([200]), np.arange(401))[0]
    assert sorted(row.tolist()) == row.tolist()
    assert set(row.tolist()) == set(range(19))  # nine on each side, and the place itself
    assert row[[199, 200, 201]].tolist() == [8, 9, 10]


@pytest.mark.parametrize(
    ("near", "far", "same"), [(1, 2, False), (3, 4, True), (5, 8, True), (8, 9, False), (129, 200, True)]
)
def test_distances_in_one_bucket(near: int, far: int, same: bool) -> None:
    row = distance_buckets(np.array([0]), np.arange(201))[0]
    assert bool(row[near] == row[far]) is same


def test_each_row_is_a_distribution_over_pieces_and_none() -> None:
    vectors = np.random.default_rng(1).normal(size=(5, SIZE)).astype(np.float32)
    rows = np.exp(head().log_probabilities(vectors, np.array([0, 3])))
    assert rows.shape == (2, 6)
    assert rows.sum(axis=1) == pytest.approx(np.ones(2), abs=1e-5)


def test_products_are_scaled_by_the_root_of_their_length() -> None:
    """Query and key are 1 in all four columns: a product of 4, halved."""
    one = head(**{"query.bias": np.ones(PROJECTION), "key.bias": np.ones(PROJECTION)})
    vectors = np.zeros((2, SIZE), dtype=np.float32)
    row = np.exp(one.log_probabilities(vectors, np.array([0])))[0]
    assert row[0] / row[2] == pytest.approx(np.exp(2.0), rel=1e-5)


def test_query_and_key_that_agree_are_linked() -> None:
    same = np.zeros((PROJECTION, SIZE))
    same[0, 0] = 3
    vectors = np.zeros((4, SIZE), dtype=np.float32)
    vectors[1, 0] = vectors[3, 0] = 1
    rows = head(**{"query.weight": same, "key.weight": same}).log_probabilities(vectors, np.array([1]))
    assert set(np.argsort(rows[0])[-2:].tolist()) == {1, 3}


def test_the_last_column_is_none() -> None:
    vectors = np.zeros((3, SIZE), dtype=np.float32)
    assert head(**{"none.bias": np.array(5.0)}).log_probabilities(vectors, np.array([0]))[0].argmax() == 3


def test_the_distance_counts_when_nothing_else_does() -> None:
    distance = np.zeros(BUCKETS)
    distance[BUCKETS // 2 - 1] = 4  # right before
    vectors = np.zeros((4, SIZE), dtype=np.float32)
    assert head(distance=distance).log_probabilities(vectors, np.array([2]))[0].argmax() == 1


def test_few_and_many_pieces_are_linked_alike() -> None:
    """Where few ask, their queries are brought to the vectors; where many do, the vectors become keys."""
    draw = np.random.default_rng(2)
    matrices = {name: draw.normal(size=(PROJECTION, SIZE)) for name in ("query.weight", "key.weight")}
    rows = {name: draw.normal(size=PROJECTION) for name in ("query.bias", "key.bias")}
    one = head(**matrices, **rows, distance=draw.normal(size=BUCKETS), **{"none.weight": draw.normal(size=SIZE)})
    vectors = draw.normal(size=(40, SIZE)).astype(np.float32)
    together = one.log_probabilities(vectors, np.arange(40))
    alone = [one.log_probabilities(vectors, np.array([row]))[0] for row in range(40)]
    assert np.stack(alone) == pytest.approx(together, abs=1e-4)
