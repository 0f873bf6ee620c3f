"""What the encoder is shown of a window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from inquit.tagger.encoder import BATCH, Encoder, window_columns
from inquit.tagger.encoder_files import load_encoder
from inquit.tagger.pieces import Pieces
from inquit.tagger.shared_encoder import EncoderElsewhere
from inquit.tagger.weight_files import Weights
from inquit.tagger.windows import Block, Window

EXPECTED = [-0.363135, 0.8773, -0.39799, -0.285435, 0.524719, -0.522569, 0.103242, 0.495822, 0.458971, -0.439476]


def pieces_of(paragraph: list[int]) -> Pieces:
    size = len(paragraph)
    place = np.arange(size)
    begins = np.ones(size, dtype=bool)
    return Pieces(place + 10, place * 2, place * 2 + 1, place % 3 + 1, place % 2 + 1, np.array(paragraph), begins)


def test_a_window_begins_with_a_piece_and_each_paragraph_ends_with_one() -> None:
    columns = window_columns(pieces_of([0, 0, 1, 1, 2]), 1, 5)
    assert columns.place.tolist() == [-1, 1, -1, 2, 3, -1, 4, -1]
    assert columns.ids.tolist() == [101, 11, 102, 12, 13, 102, 14, 102]
    assert columns.case.tolist() == [0, 2, 0, 3, 1, 0, 2, 0]
    assert columns.depth.tolist() == [0, 2, 0, 1, 2, 0, 1, 0]


def test_a_window_of_one_paragraph() -> None:
    assert window_columns(pieces_of([0, 0, 0]), 0, 3).ids.tolist() == [101, 10, 11, 12, 102]


class Session:
    """An encoder whose vectors are the ids that it is shown; `masked`: one for a GPU, which takes batches."""

    def __init__(self, *, masked: bool = False) -> None:
        self.masked = masked
        self.shown: list[dict[str, list[list[int]]]] = []

    def run(self, outputs: list[str], feeds: dict[str, np.ndarray]) -> list[np.ndarray]:
        assert outputs == ["vectors"]
        assert set(feeds) == {"ids", "case", "depth"} | ({"there"} if self.masked else set())
        self.shown.append({name: column.tolist() for name, column in feeds.items()})
        return [feeds["ids"][:, :, None].astype(np.float32)]


def encoder_of(session: Session) -> Encoder:
    encoder = Encoder.__new__(Encoder)
    encoder.session, encoder._masked = session, session.masked
    encoder.at_once = BATCH if session.masked else 1
    return encoder


TWO_BLOCKS = [Block(0, 0, 5, (Window(0, 4, 0, 3), Window(2, 5, 3, 5))), Block(4, 5, 8, (Window(4, 8, 4, 8),))]


@pytest.mark.parametrize("masked", [False, True])
def test_vectors_are_kept_of_what_each_window_keeps(masked: bool) -> None:
    kept = list(encoder_of(Session(masked=masked)).vectors(pieces_of([0] * 5 + [1] * 3), TWO_BLOCKS))
    assert [block for block, _ in kept] == TWO_BLOCKS
    assert [vectors.ravel().tolist() for _, vectors in kept] == [[10, 11, 12, 13, 14], [14, 15, 16, 17]]


def test_windows_go_one_by_one_where_a_batch_would_change_them() -> None:
    session = Session()
    list(encoder_of(session).vectors(pieces_of([0] * 5 + [1] * 3), TWO_BLOCKS))
    assert [len(feeds["ids"]) for feeds in session.shown] == [1, 1, 1]


def test_what_fills_up_the_windows_of_a_batch_is_masked() -> None:
    session = Session(masked=True)
    list(encoder_of(session).vectors(pieces_of([0] * 5 + [1] * 3), TWO_BLOCKS))
    (feeds,) = session.shown
    assert feeds["ids"][0] == [101, 12, 13, 14, 102, 0, 0]
    assert feeds["there"] == [[1, 1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1, 1]]


def test_windows_of_like_length_go_through_together() -> None:
    session = Session(masked=True)
    encoder = encoder_of(session)
    encoder.at_once = 2
    windows = [np.full((3, length), length) for length in (9, 2, 8, 1, 3)]
    assert [vectors.ravel().tolist() for vectors in encoder.read(windows)] == [[n] * n for n in (9, 2, 8, 1, 3)]
    assert [np.sum(feeds["there"], axis=1).tolist() for feeds in session.shown] == [[1, 2], [3, 8], [9]]


def test_an_encoder_elsewhere_gives_what_one_that_is_here_gives() -> None:
    here = encoder_of(Session(masked=True))
    elsewhere = EncoderElsewhere(lambda windows: here.read([window.astype(np.int64) for window in windows]))
    pieces = pieces_of([0] * 5 + [1] * 3)
    for (block, vectors), (same, alike) in zip(
        here.vectors(pieces, TWO_BLOCKS), elsewhere.vectors(pieces, TWO_BLOCKS), strict=True
    ):
        assert block == same
        assert np.array_equal(vectors, alike)


@pytest.mark.parametrize("masked", [False, True])
def test_a_text_without_pieces_is_not_shown(masked: bool) -> None:
    session = Session(masked=masked)
    assert list(encoder_of(session).vectors(pieces_of([]), [])) == []
    assert session.shown == []


@pytest.mark.model
def test_the_vectors_are_the_same_on_every_processor_with_avx2() -> None:
    """Taken on a processor with VNNI, and under emulation on one with AVX2 alone (benchmarks/processors.py).

    One value on the other side of a rounding moves sums by more than a hundredth, and other orders of summing (older
    processors, ARM) by up to some tenths.
    """
    block = Block(0, 0, 200, (Window(0, 200, 0, 200),))
    encoder = load_encoder(Weights(), threads=1)
    ((_, vectors),) = encoder.vectors(pieces_of([0] * 120 + [1] * 80), [block])
    assert np.isfinite(vectors).all()
    assert vectors[::40, :2].ravel().tolist() == pytest.approx(EXPECTED, abs=1e-5 if has_avx2() else 0.5)


def has_avx2() -> bool:
    """Whether it is known that this processor has it: Linux says so."""
    flags = Path("/proc/cpuinfo")
    return flags.exists() and " avx2 " in flags.read_text(encoding="utf-8", errors="replace")
