"""Pairing by overlap, and a slow second implementation that it must agree with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inquit.document import TextSpan
from inquit.scoring.matching import EXACT, HALF, merged, pairs, similarity
from inquit.scoring.scored_rows import Spans

SPANS = st.lists(st.builds(lambda s, n: TextSpan(s, s + n), st.integers(0, 30), st.integers(0, 12)), max_size=3)
LISTS = st.lists(SPANS.map(merged), max_size=6)


def spans(*pairs: tuple[int, int]) -> Spans:
    return tuple(TextSpan(*pair) for pair in pairs)


def test_the_most_similar_pair_comes_first() -> None:
    # The first prediction fits the first statement at 0.6, and the second one at 0.67.
    assert pairs([spans((0, 10)), spans((4, 10))], [spans((4, 12))], HALF) == [(1, 0)]


def test_half_is_enough() -> None:
    assert pairs([spans((0, 10))], [spans((0, 5))], HALF) == [(0, 0)]
    assert pairs([spans((0, 11))], [spans((0, 5))], HALF) == []


def test_of_equal_pairs_the_first_wins() -> None:
    assert pairs([spans((0, 10))], [spans((0, 5)), spans((5, 10))], HALF) == [(0, 0)]
    assert pairs([spans((0, 5)), spans((5, 10))], [spans((0, 10))], HALF) == [(0, 0)]


def test_spans_inside_one_statement_are_counted_once() -> None:
    assert merged([TextSpan(5, 9), TextSpan(0, 6), TextSpan(3, 3)]) == spans((0, 9))


@given(LISTS, LISTS, st.sampled_from([HALF, EXACT]))
def test_a_slow_implementation_agrees(gold: list[Spans], predicted: list[Spans], threshold: float) -> None:
    def chars(item: Spans) -> set[int]:
        return {i for span in item for i in range(span.start, span.end)}

    ranked = sorted(
        (-len(a & b) / len(a | b), i, j)
        for i, a in enumerate(map(chars, gold))
        for j, b in enumerate(map(chars, predicted))
        if a | b and len(a & b) / len(a | b) >= threshold
    )
    chosen: list[tuple[int, int]] = []
    for _, i, j in ranked:
        if all(i != g and j != p for g, p in chosen):
            chosen.append((i, j))
    assert pairs(gold, predicted, threshold) == chosen


@given(SPANS, SPANS)
def test_similarity_is_that_of_the_sets_of_characters(a: list[TextSpan], b: list[TextSpan]) -> None:
    x, y = ({i for span in item for i in range(span.start, span.end)} for item in (a, b))

    assert similarity(merged(a), merged(b)) == (len(x & y) / len(x | y) if x & y else 0)
