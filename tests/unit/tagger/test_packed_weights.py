"""Weights in four bits become what the graphs lack, one operation on each number."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from inquit.tagger.packed_weights import GROUP, NARROWEST, WORDS, as_eight_bits, as_floats, unpacked_codes

SHORT = np.float16


def in_four_bits(codes: NDArray[np.int8]) -> NDArray[np.uint8]:
    """Codes from -8 to 7, two a byte."""
    shifted = (codes - np.int8(NARROWEST)).astype(np.uint8)
    half = shifted.shape[1] // 2
    return np.asarray(shifted[:, :half] | shifted[:, half:] << 4, np.uint8)


@pytest.fixture
def packed() -> dict[str, NDArray[np.generic]]:
    random = np.random.default_rng(3)
    codes = random.integers(-8, 8, (6, 2 * GROUP)).astype(np.int8)
    return {
        "positions": np.array([[0.5, 0.25]], SHORT),
        f"{WORDS}.codes": in_four_bits(codes),
        f"{WORDS}.scales": np.full((6, 2), 0.5, SHORT),
        "0.up.codes": in_four_bits(codes),
        "0.up.scales": random.uniform(-0.1, 0.1, (6, 2)).astype(SHORT),
        "0.down.codes": random.integers(-127, 128, (6, 2 * GROUP)).astype(np.int8),
        "0.down.scales": random.uniform(0.001, 0.01, (6, 2)).astype(SHORT),
    }


def test_the_first_half_of_a_row_is_in_the_low_bits() -> None:
    assert unpacked_codes(np.array([[0xF0, 0x18]], np.uint8)).tolist() == [[-8, 0, 7, -7]]


def test_codes_of_a_byte_are_taken_as_they_are() -> None:
    assert unpacked_codes(np.array([[-127, 127]], np.int8)).tolist() == [[-127, 127]]


def test_floats_are_codes_times_the_scale_of_their_group(packed: dict[str, NDArray[np.generic]]) -> None:
    given = dict(as_floats(packed))
    codes, scales = unpacked_codes(packed["0.up.codes"]), packed["0.up.scales"].astype(np.float32)
    assert given["0.up.weight"].shape == (2 * GROUP, 6)  # as a product takes it
    assert given["0.up.weight"][0].tolist() == (codes[:, 0] * scales[:, 0]).tolist()
    assert given["0.up.weight"][GROUP].tolist() == (codes[:, GROUP] * scales[:, 1]).tolist()


@pytest.mark.parametrize("layer", ["0.up", "0.down"])
def test_eight_bits_are_within_half_a_step_of_the_floats(packed: dict[str, NDArray[np.generic]], layer: str) -> None:
    exact = dict(as_floats(packed))[f"{layer}.weight"].astype(np.float32)
    given = dict(as_eight_bits(packed))
    codes, scale = given[f"{layer}.codes"].astype(np.float32), given[f"{layer}.scale"].astype(np.float32)
    assert given[f"{layer}.codes"].dtype == np.int8
    assert np.abs(codes).max(axis=0).tolist() == [64] * 6  # one bit is left free
    assert (np.abs(codes * scale - exact) <= 0.5001 * scale).all()


def test_a_row_of_nothing_stays_nothing(packed: dict[str, NDArray[np.generic]]) -> None:
    packed["0.up.scales"] = np.zeros((6, 2), SHORT)
    given = dict(as_eight_bits(packed))
    assert not given["0.up.codes"].any()
    assert np.isfinite(given["0.up.scale"].astype(np.float32)).all()


def test_word_embeddings_stay_codes_and_what_is_neither_becomes_long(packed: dict[str, NDArray[np.generic]]) -> None:
    for given in (dict(as_eight_bits(packed)), dict(as_floats(packed))):
        assert given[f"{WORDS}.codes"].shape == (6, 2, GROUP)
        assert given[f"{WORDS}.scales"].shape == (6, 2, 1)
        assert given["positions"].tolist() == [[0.5, 0.25]]
        assert given["positions"].dtype == np.float32
