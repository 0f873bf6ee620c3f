"""Blocks and windows: every piece is read once, with room around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.tagger.windows import Block, blocks

LENGTHS = st.lists(st.integers(1, 900), min_size=1, max_size=30)


def blocks_of(lengths: list[int]) -> tuple[list[Block], int]:
    starts = [sum(lengths[:i]) for i in range(len(lengths))]
    return list(blocks(starts, sum(lengths))), sum(lengths)


@given(LENGTHS)
def test_every_piece_is_owned_by_one_block(lengths: list[int]) -> None:
    found, size = blocks_of(lengths)
    assert [i for block in found for i in range(block.own, block.hi)] == list(range(size))


@given(LENGTHS)
def test_every_piece_of_a_block_has_one_vector_from_inside_its_window(lengths: list[int]) -> None:
    for block in blocks_of(lengths)[0]:
        kept = [i for w in block.windows for i in range(w.keep_lo, w.keep_hi)]
        assert kept == list(range(block.lo, block.hi))
        assert all(w.lo <= w.keep_lo < w.keep_hi <= w.hi for w in block.windows)


@given(LENGTHS)
def test_no_window_is_larger_than_the_encoder_takes(lengths: list[int]) -> None:
    assert all(w.hi - w.lo < 256 for block in blocks_of(lengths)[0] for w in block.windows)


@given(LENGTHS)
def test_away_from_the_edges_of_a_block_a_vector_has_context_on_both_sides(lengths: list[int]) -> None:
    for block in blocks_of(lengths)[0]:
        for window in block.windows:
            assert window.keep_lo == block.lo or window.keep_lo - window.lo >= 32
            assert window.keep_hi == block.hi or window.hi - window.keep_hi >= 32


@given(LENGTHS)
def test_what_stands_before_is_context(lengths: list[int]) -> None:
    assert all(block.own - block.lo == min(24, block.own) for block in blocks_of(lengths)[0])


@given(LENGTHS)
def test_a_paragraph_is_cut_only_if_it_is_longer_than_a_window(lengths: list[int]) -> None:
    edges = {0, *(sum(lengths[: i + 1]) for i in range(len(lengths)))}
    assert all(block.own in edges and block.hi in edges for block in blocks_of(lengths)[0])


@pytest.mark.parametrize(("lengths", "owned"), [([], []), ([50, 60, 70], [180]), ([200, 100], [200, 100])])
def test_short_paragraphs_are_read_together(lengths: list[int], owned: list[int]) -> None:
    found = list(blocks([sum(lengths[:i]) for i in range(len(lengths))], sum(lengths)))
    assert [block.hi - block.own for block in found] == owned
