"""What the encoder is shown of a window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from inquit.tagger.encoder import Encoder, window_columns
from inquit.tagger.pieces import Pieces
from inquit.tagger.weight_files import Weights
from inquit.tagger.windows import Block, Window

EXPECTED = [1.033283, -0.233935, 1.433798, -0.241734, 1.702007, -0.180788, 1.454113, -0.211938, 1.459169, -0.23232]


def pieces_of(paragraph: list[int]) -> Pieces:
    size = len(paragraph)
    place = np.arange(size)
    return Pieces(place + 10, place * 2, place * 2 + 1, place % 3 + 1, place % 2 + 1, np.array(paragraph))


def test_a_window_begins_with_a_piece_and_each_paragraph_ends_with_one() -> None:
    columns = window_columns(pieces_of([0, 0, 1, 1, 2]), 1, 5)
    assert columns.place.tolist() == [-1, 1, -1, 2, 3, -1, 4, -1]
    assert columns.ids.tolist() == [101, 11, 102, 12, 13, 102, 14, 102]
    assert columns.case.tolist() == [0, 2, 0, 3, 1, 0, 2, 0]
    assert columns.depth.tolist() == [0, 2, 0, 1, 2, 0, 1, 0]


def test_a_window_of_one_paragraph() -> None:
    assert window_columns(pieces_of([0, 0, 0]), 0, 3).ids.tolist() == [101, 10, 11, 12, 102]


class Session:
    """An encoder whose vectors are the ids that it is shown."""

    def run(self, outputs: list[str], feeds: dict[str, np.ndarray]) -> list[np.ndarray]:
        assert outputs == ["vectors"]
        assert {name: column.shape[0] for name, column in feeds.items()} == {"ids": 1, "case": 1, "depth": 1}
        return [feeds["ids"][:, :, None].astype(np.float32)]


def test_vectors_are_kept_of_what_each_window_keeps() -> None:
    encoder = Encoder.__new__(Encoder)
    encoder._session = Session()
    block = Block(0, 0, 5, (Window(0, 4, 0, 3), Window(2, 5, 3, 5)))
    assert encoder.vectors(pieces_of([0] * 5), block).ravel().tolist() == [10, 11, 12, 13, 14]


@pytest.mark.model
def test_the_vectors_are_the_same_on_every_processor_with_avx2() -> None:
    """Taken on a processor with VNNI, and under emulation on one with AVX2 alone (benchmarks/processors.py).

    One value on the other side of a rounding moves sums by more than a hundredth, and other orders of summing (older
    processors, ARM) by up to some tenths.
    """
    vectors = Encoder(Weights().read("encoder.onnx"), threads=1).vectors(
        pieces_of([0] * 120 + [1] * 80), Block(0, 0, 200, (Window(0, 200, 0, 200),))
    )
    assert np.isfinite(vectors).all()
    assert vectors[::40, :2].ravel().tolist() == pytest.approx(EXPECTED, abs=1e-5 if has_avx2() else 0.5)


def has_avx2() -> bool:
    """Whether it is known that this processor has it: Linux says so."""
    flags = Path("/proc/cpuinfo")
    return flags.exists() and " avx2 " in flags.read_text(encoding="utf-8", errors="replace")
