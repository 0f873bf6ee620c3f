"""Calibration: hand-worked bins."""

from __future__ import annotations

import pytest

from inquit.scoring import compare
from inquit.scoring.calibration import calibrated, calibration
from inquit.scoring.scored_rows import GoldDocument, PredictedDocument


def test_hand_worked_bins() -> None:
    table = calibrated([(0.95, True), (1.0, True), (0.91, False), (0.42, False), (0.0, False)])

    assert [(part.low, part.high, part.items) for part in table.bins] == [(0.0, 0.1, 1), (0.4, 0.5, 1), (0.9, 1.0, 3)]
    assert table.bins[-1].confidence == pytest.approx(0.953333, abs=1e-6)
    assert table.bins[-1].right == pytest.approx(2 / 3)
    # (3 * |0.95333 - 0.66667| + 1 * 0.42 + 1 * 0) / 5
    assert table.error == pytest.approx(0.256, abs=1e-6)


def test_an_edge_belongs_to_the_bin_above_it() -> None:
    assert [part.low for part in calibrated([(k / 10, True) for k in range(11)]).bins] == [k / 10 for k in range(10)]


def test_nothing_to_calibrate() -> None:
    assert calibrated([]).error == 0


def test_only_rows_with_a_printed_speaker_count(marked: GoldDocument, found: PredictedDocument) -> None:
    comparison = compare(marked, found)

    assert calibration([comparison], "reported").items == 3  # two that are marked, “so-called”
    assert calibration([comparison], "quoted").items == 2


def test_a_row_that_matches_nothing_is_a_wrong_one(found: PredictedDocument) -> None:
    nothing = GoldDocument(found.id, "x" * 2000, (), "news")
    with_speakers = [quote for quote in found.quotes if quote.speaker is not None and quote.confidence is not None]

    table = calibration([compare(nothing, found)], "reported")

    assert table.items == len(with_speakers) > 0
    assert all(part.right == 0 for part in table.bins)
