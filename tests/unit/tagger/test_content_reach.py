"""How far reported words reach, by the last piece that each of their pieces chooses."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from inquit.tagger.content_reach import KEPT, Reaches


def said(size: int, *rows: dict[int, float]) -> NDArray[np.float32]:
    """Log probabilities of last pieces in a block of some pieces; the rest is spread over all."""
    out = np.full((len(rows), size + 1), 1e-6)
    for row, chances in zip(out, rows, strict=True):
        for place, chance in chances.items():
            row[place] = chance
    return np.asarray(np.log(out / out.sum(axis=1, keepdims=True)), dtype=np.float32)


def test_words_go_on_as_their_pieces_say_on_the_average() -> None:
    reaches = Reaches()
    reaches.keep(0, np.array([2, 3]), said(9, {4: 0.8, 7: 0.2}, {4: 0.4, 7: 0.6}))
    assert reaches.beyond(2, 5) == pytest.approx(0.4, abs=1e-3)
    assert reaches.beyond(2, 4) == pytest.approx(1, abs=1e-3)
    assert reaches.beyond(3, 8) == pytest.approx(0, abs=1e-3)


def test_of_words_that_nobody_reports_nothing_is_known() -> None:
    reaches = Reaches()
    assert reaches.beyond(0, 4) is None
    reaches.keep(0, np.array([5]), said(9, {7: 1.0}))
    assert reaches.beyond(0, 5) is None


def test_places_are_counted_through_blocks() -> None:
    reaches = Reaches()
    reaches.keep(0, np.array([1]), said(4, {2: 1.0}))
    reaches.keep(4, np.array([0, 1]), said(4, {1: 1.0}, {1: 1.0}))
    assert reaches.beyond(0, 3) == pytest.approx(0, abs=1e-3)
    assert reaches.beyond(4, 5) == pytest.approx(1, abs=1e-3)


def test_a_block_may_be_smaller_than_what_is_kept() -> None:
    reaches = Reaches()
    reaches.keep(0, np.array([0]), said(2, {1: 1.0}))
    assert KEPT > 2
    assert reaches.beyond(0, 1) == pytest.approx(1, abs=1e-3)


def test_of_many_last_pieces_the_likeliest_count_though_some_are_alike() -> None:
    alike = Reaches()
    alike.keep(0, np.array([0]), said(20, dict.fromkeys(range(1, 17), 1 / 16)))
    assert 0 < (alike.beyond(0, 1) or 0) <= 1
    apart = Reaches()
    apart.keep(0, np.array([0]), said(20, {place: place / 136 for place in range(1, 17)}))
    assert apart.beyond(0, 9) == pytest.approx(1, abs=1e-3)  # the eight likeliest are those from 9 on
    assert apart.beyond(0, 16) == pytest.approx(16 / sum(range(9, 17)), abs=1e-3)
