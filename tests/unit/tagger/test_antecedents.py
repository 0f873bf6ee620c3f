"""Which earlier words a word takes up: kept from block to block, asked for one by one."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from inquit.tagger import antecedents
from inquit.tagger.antecedents import LEAST_CHANCE, REACH, AntecedentHeads, Antecedents
from inquit.tagger.link_head import BUCKETS, LinkHead

SIZE = 4
STARTS = np.arange(0, 60, 10)  # six pieces, ten characters each


def heads(*, none: float = 0.0, nearer: float = 0.0, beyond: float = 0.0) -> AntecedentHeads:
    """Heads by which vectors that agree are linked; `nearer` is for each bucket of distance less.

    beyond: what a link to a word of another block has besides.
    """
    same = 3 * np.eye(SIZE)
    weights = {
        "query.weight": same,
        "query.bias": np.zeros(SIZE),
        "key.weight": same,
        "key.bias": np.zeros(SIZE),
        "distance": nearer * np.arange(BUCKETS),
        "none.weight": np.zeros(SIZE),
        "none.bias": np.array(none),
    }
    within = LinkHead({name: value.astype(np.float32) for name, value in weights.items()})
    far = weights | {"distance": weights["distance"] + beyond}
    return AntecedentHeads(within, LinkHead({name: value.astype(np.float32) for name, value in far.items()}))


def of(axis: int) -> NDArray[np.float32]:
    return np.asarray(np.eye(SIZE, dtype=np.float32)[axis])


def known(words: list[int], vectors: dict[int, int], *, by: AntecedentHeads | None = None) -> Antecedents:
    """All words of the text in one block; `vectors`: the axis of each piece that has one."""
    table = np.stack([of(vectors[i]) if i in vectors else np.zeros(SIZE, np.float32) for i in range(len(STARTS))])
    out = Antecedents(by or heads(), words, STARTS)
    out.keep(table, 0, len(STARTS))
    return out


def test_a_word_takes_up_the_earlier_one_that_is_like_it() -> None:
    found = known([0, 10, 20, 50], {0: 1, 1: 2, 2: 3, 5: 2}).earlier(50)
    assert found is not None
    offsets, chances, nobody = found
    assert offsets[int(np.argmax(chances))] == 10
    assert sum(chances) + nobody == pytest.approx(1, abs=0.05)


def test_later_words_and_words_that_nobody_asked_to_keep_are_no_antecedents() -> None:
    found = known([0, 20, 50], {0: 1, 1: 1, 2: 1, 5: 1}).earlier(20)
    assert found is not None
    assert found[0] == [0]


@pytest.mark.parametrize("offset", [-1, 5, 10, 55, 99])
def test_of_a_word_that_is_not_kept_nothing_is_known(offset: int) -> None:
    assert known([0, 20, 50], {}).earlier(offset) is None


def test_a_word_that_begins_within_a_piece_is_not_kept() -> None:
    """As where the reader of words and the parser part a word in two ways."""
    words = known([0, 15, 20], {})
    assert words.earlier(15) is None
    assert words.earlier(20) is not None


def test_the_first_word_takes_up_nobody() -> None:
    assert known([10, 20], {}).earlier(10) == ([], [], 1.0)


def test_blocks_are_linked_by_what_is_kept_of_them() -> None:
    whole, parted = (Antecedents(heads(nearer=0.1), [0, 20, 40, 50], STARTS) for _ in range(2))
    table = np.stack([of(i % SIZE) for i in range(len(STARTS))])
    whole.keep(table, 0, 6)
    parted.keep(table[:3], 0, 3)
    parted.keep(table[3:], 3, 6)
    assert parted.earlier(50) == whole.earlier(50)
    assert parted.earlier(40) == whole.earlier(40)


def test_links_are_the_same_whether_words_have_waited_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    table = np.stack([of(i % SIZE) for i in range(len(STARTS))])
    found = []
    for waiting in (0, 2, 100):
        monkeypatch.setattr(antecedents, "WAITING", waiting)
        words = Antecedents(heads(nearer=0.1), [0, 20, 30, 40, 50], STARTS)
        for lo in range(0, len(STARTS), 2):
            words.keep(table[lo : lo + 2], lo, lo + 2)
        found.append([words.earlier(offset) for offset in (20, 50, 40)])
    assert found[0] == found[1] == found[2]


def test_words_of_two_blocks_are_linked_by_a_head_of_their_own() -> None:
    words = Antecedents(heads(beyond=5.0), [0, 20, 40, 50], STARTS)
    table = np.tile(of(1), (len(STARTS), 1))
    words.keep(table[:3], 0, 3)
    words.keep(table[3:], 3, 6)
    found = words.earlier(50)
    assert found is not None
    assert found[0] == [0, 20]  # the one of the same block is a hundredth as likely
    within = words.earlier(20)
    assert within is not None
    assert within[0] == [0]


def test_unlikely_links_are_left_out() -> None:
    found = known([0, 10, 50], {0: 1, 1: 2, 5: 2}, by=heads(none=20.0)).earlier(50)
    assert found is not None
    assert found[0] == []
    assert found[2] > 1 - 2 * LEAST_CHANCE


def test_words_beyond_the_reach_are_not_looked_at() -> None:
    starts = np.arange(REACH + 3)
    words = Antecedents(heads(), [0, 2, 3, REACH + 2], starts)
    words.keep(np.tile(of(1), (len(starts), 1)), 0, len(starts))
    found = words.earlier(REACH + 2)
    assert found is not None
    assert found[0] == [2, 3]


def test_without_words_nothing_is_kept() -> None:
    assert known([], {}).earlier(0) is None
    nothing = Antecedents(heads(), [0, 10], np.zeros(0, dtype=np.int64))
    assert nothing.earlier(0) is None
