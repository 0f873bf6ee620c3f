"""The quoted stretches inside the content of statements."""

from __future__ import annotations

import pytest

from inquit.document import TextSpan
from inquit.scoring.scored_rows import PredictedQuote
from inquit.scoring.stretches import stretches, trimmed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he “two”.", ["One", "two"]),
        ('"One," he "two".', ["One", "two"]),
        ("''One,'' he ''two''.", ["One", "two"]),
        ("«One», he „two“.", ["One", "two"]),
        ("“One\n\n“two”", ["One", "two"]),
        ("“One “two”", ["One", "two"]),
        ("“open to the end", ["open to the end"]),
        ("‘One, don’t,’ he", ["One, don’t,’ he"]),
        ("no marks", []),
        ("“ … ”", []),
        ("it’s “x”", ["x"]),
    ],
)
def test_styles_of_marks(text: str, expected: list[str]) -> None:
    row = PredictedQuote((TextSpan(0, len(text)),))

    assert [span.of(text) for span, _ in stretches(text, [row])] == expected


def test_marks_just_outside_a_span_count() -> None:
    text = "He said “yes” today."

    assert [span.of(text) for span, _ in stretches(text, [PredictedQuote((TextSpan(9, 12),))])] == ["yes"]


def test_the_shorter_of_two_rows_has_the_stretch() -> None:
    text = "She said he had “gone”."
    long, short = PredictedQuote((TextSpan(0, 23),)), PredictedQuote((TextSpan(16, 22),))

    assert [row for _, row in stretches(text, [long, short])] == [short]


def test_of_two_equally_long_rows_the_first_has_it() -> None:
    text = "“gone”"
    first, second = (PredictedQuote((TextSpan(0, 6),), speaker=name) for name in ("Lee", "Ray"))

    assert [row for _, row in stretches(text, [first, second])] == [first]


def test_trimming() -> None:
    assert trimmed("“Yes,” ", TextSpan(0, 7)) == TextSpan(1, 4)
    assert trimmed("“,”", TextSpan(0, 3)) == TextSpan(3, 3)
