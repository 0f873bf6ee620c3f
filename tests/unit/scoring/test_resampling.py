"""Intervals and the paired test, against hand-worked cases and a second implementation."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inquit.scoring.counts import Score
from inquit.scoring.resampling import compared, intervals

COUNTS = st.builds(
    lambda right, gold, more: Score(right, right + gold, right + more),
    st.integers(0, 9),
    st.integers(0, 5),
    st.integers(0, 5),
)


def f1(scores: list[Score]) -> Fraction:
    """F1 = 2 right / (gold + predicted), in exact numbers."""
    whole = sum(score.gold + score.predicted for score in scores)
    return Fraction(2 * sum(score.right for score in scores), whole) if whole else Fraction(0)


def exact_p(ours: list[Score], theirs: list[Score]) -> Fraction:
    observed = abs(f1(ours) - f1(theirs))
    ways = list(product((False, True), repeat=len(ours)))
    extreme = 0
    for swaps in ways:
        mine = [b if swap else a for a, b, swap in zip(ours, theirs, swaps, strict=True)]
        yours = [a if swap else b for a, b, swap in zip(ours, theirs, swaps, strict=True)]
        extreme += abs(f1(mine) - f1(yours)) >= observed
    return Fraction(extreme, len(ways))


def test_a_hand_worked_case() -> None:
    # Three documents of ten statements; one system finds 9 in each, the other 5. Of the eight ways to swap, only "none"
    # and "all" give as large a difference.
    found = compared([Score(9, 10, 10)] * 3, [Score(5, 10, 10)] * 3)

    assert found.p == 2 / 8
    assert found.difference == pytest.approx(0.4)
    assert found.interval is not None
    assert found.interval.low == pytest.approx(0.4)
    assert found.interval.high == pytest.approx(0.4)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=7))
@settings(max_examples=40, deadline=None)
def test_a_second_implementation_agrees(pairs: list[tuple[Score, Score]]) -> None:
    ours, theirs = [a for a, _ in pairs], [b for _, b in pairs]

    assert compared(ours, theirs, draws=40).p == pytest.approx(float(exact_p(ours, theirs)))


def test_random_swaps_come_near_to_the_exact_value() -> None:
    ours = [Score(5 + n % 4, 10, 11) for n in range(11)]
    theirs = [Score(5 + n % 3, 10, 9 + n % 2) for n in range(11)]

    assert compared(ours, theirs, swaps=2000).p == pytest.approx(float(exact_p(ours, theirs)), abs=0.04)


def test_the_same_predictions_do_not_differ() -> None:
    found = compared([Score(5, 9, 8), Score(1, 2, 3)], [Score(5, 9, 8), Score(1, 2, 3)])

    assert (found.difference, found.p) == (0, 1)


def test_which_comes_first_changes_the_sign_only() -> None:
    ours, theirs = [Score(5, 9, 8), Score(1, 2, 3), Score(4, 4, 6)], [Score(7, 9, 9), Score(1, 2, 1), Score(3, 4, 6)]
    one, other = compared(ours, theirs), compared(theirs, ours)

    assert one.p == other.p
    assert one.difference == -other.difference


def test_an_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    scores = [Score(right, 10, 12) for right in (2, 9, 7, 8, 10, 4)]
    found = intervals(scores)

    assert found is not None
    assert found == intervals(scores)
    assert found.f1.low < 40 / 66 * 1.0 < found.f1.high
    assert found.precision.high < found.recall.high


def test_the_bootstrap_of_two_documents_by_hand() -> None:
    # Recall is 0 (both times the first document), 1/2 or 1, in 1, 2 and 1 of 4 draws: the middle 95 % span everything.
    found = intervals([Score(0, 1, 1), Score(1, 1, 1)])

    assert found is not None
    assert (found.recall.low, found.recall.high) == (0, 1)


def test_one_document_has_no_interval() -> None:
    assert intervals([Score(1, 2, 3)]) is None
    assert compared([Score(1, 2, 3)], [Score(2, 2, 3)]).interval is None
