"""What a mark costs in its place, to open, to close and to leave unread; and what it costs to pair two."""

from __future__ import annotations

import pytest

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.text.marks.mark_evidence import marks_in
from inquit.text.marks.mark_table import mark_table

NEVER = 9.0
TABLE = mark_table(language_of())


def costs(text: str) -> list[tuple[float, float, float]]:
    found = marks_in(text, TextSpan(0, len(text)), TABLE)
    return [(round(m.open_cost, 2), round(m.close_cost, 2), m.skip_cost) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a", (0.0, 6.0, 3.0)),
        ("a”", (6.0, 0.0, 3.0)),
        ("a “b", (0.0, 3.2, 3.0)),
        ("a, “ b", (1.2, 1.2, 1.5)),  # space on both sides
        ("a“b", (2.0, 2.0, 1.5)),  # letters on both sides
        ('5" b', (3.2, 0.0, 1.0)),  # an inch
        ("(“a", (0.0, 3.5, 3.0)),
        ("a.”)", (2.7, 0.0, 3.0)),
        ("a—“b", (0.2, 2.2, 3.0)),
        ("a―“b", (0.2, 2.2, 3.0)),
        ("a,“b", (0.7, 2.0, 3.0)),
        ("a!“b", (1.2, 2.0, 3.0)),
        ("a…“b", (1.2, 2.0, 3.0)),
        ("a..“b", (1.2, 2.0, 3.0)),
        ("a. .“b", (1.2, 2.0, 3.0)),
        ("“...b", (0.2, 4.0, 3.0)),
        ("“. b", (1.0, 4.0, 3.0)),
        ("*“b", (0.7, 2.3, 3.0)),
        ("a”*", (2.0, 1.0, 3.0)),
        ("\\“b", (0.0, 6.0, 3.0)),
        ("\u200b“b", (0.0, 6.0, 3.0)),
    ],
)
def test_a_double_mark_in_its_place(text: str, expected: tuple[float, float, float]) -> None:
    assert costs(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 'b", (0.0, NEVER, 1.5)),
        ("a `b", (0.0, NEVER, 1.5)),
        ("a ‘b", (0.0, NEVER, 2.2)),
        ("a ‚b", (0.0, NEVER, 2.2)),
        ("a ’b", (0.0, NEVER, 0.2)),
        ("a 'tis", (1.5, NEVER, 0.2)),
        ("the '90s", (1.5, NEVER, 0.2)),
        ("the '90", (1.5, NEVER, 0.2)),
        ("the '901", (0.0, NEVER, 1.5)),
        ("a.' b", (NEVER, 0.0, 2.0)),
        ("a' b", (NEVER, 0.3, 0.7)),
        ("boys' b", (NEVER, 0.6, 0.2)),
        ("goin' b", (NEVER, 1.5, 0.2)),
        ("6' b", (NEVER, 1.5, 0.2)),
    ],
)
def test_a_single_mark_may_be_an_apostrophe(text: str, expected: tuple[float, float, float]) -> None:
    assert costs(text) == [expected]


@pytest.mark.parametrize("text", ["don't", "a ' b", "' ", "O’Brien"])
def test_an_apostrophe_inside_a_word_or_by_itself_is_no_mark(text: str) -> None:
    assert costs(text) == []


def test_of_a_doubled_mark_the_inner_one_is_left_unread() -> None:
    assert [skip for _, _, skip in costs('""a')] == [3.0, 0.4]
    assert [skip for _, _, skip in costs('a""')] == [0.4, 3.0]
    assert [skip for _, _, skip in costs("““a")] == [3.0, 3.0]


def test_the_only_straight_mark_beside_curly_ones_is_gladly_left_unread() -> None:
    assert costs('"He said “a” and went')[0][2] == -0.1
    assert costs('"He said “a and went')[0][2] == 3.0
    assert costs('"He" said “a” and went')[0][2] == 3.0


def test_what_stands_beyond_the_paragraph_is_not_looked_at() -> None:
    text = "a “b” c"
    (opening, _) = marks_in(text, TextSpan(2, 5), TABLE)
    assert (opening.open_cost, opening.close_cost) == (0.0, 6.0)


@pytest.mark.parametrize(
    ("pair", "cost"),
    [
        ("“”", 0.0),
        ("„“", 0.0),
        ("»«", 0.0),
        ("““", 1.5),
        ("””", 0.0),  # dear to open with already
        ('“"', 0.5),
        ("“’", NEVER),
        ("«”", NEVER),
        ("««", NEVER),
        ("“„", NEVER),  # never closes
    ],
)
def test_what_it_costs_to_pair_two_marks(pair: str, cost: float) -> None:
    assert TABLE.pair_cost(*pair) == cost


@pytest.mark.parametrize(("mark", "cost"), [("“", 0.0), ("»", 0.0), ("”", 1.5), ("’", 1.5)])
def test_a_mark_turned_the_wrong_way_is_dear_to_open_with(mark: str, cost: float) -> None:
    assert TABLE.openers[mark] == cost
