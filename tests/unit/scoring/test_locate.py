"""Finding typed words in the article."""

from __future__ import annotations

import pytest

from inquit.document import TextSpan
from inquit.scoring.locate import nearest, occurrences, wording

TEXT = "He said the  plan\nwas “dead”, the minister’s – and he left."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("he", ["he"]),  # neither "He" nor the "he" of "the"
        ("the plan was", ["the  plan\nwas"]),
        ('"dead"', ["“dead”"]),
        ("minister's - and", ["minister’s – and"]),
        ("and {he} left", ["he"]),
        ("{He} said", ["He"]),
        ("", []),
        ("{}", []),
        ("nowhere", []),
        ("the", ["the", "the"]),
    ],
)
def test_occurrences(words: str, expected: list[str]) -> None:
    assert [span.of(TEXT) for span in occurrences(TEXT, words)] == expected


def test_the_nearest_place_outside_is_taken() -> None:
    places = [TextSpan(0, 2), TextSpan(10, 12), TextSpan(20, 22)]

    assert nearest(places, (TextSpan(13, 15),)) == TextSpan(10, 12)
    assert nearest(places, (TextSpan(9, 15),), outside=(TextSpan(9, 15),)) == TextSpan(20, 22)
    assert nearest(places[1:2], (TextSpan(9, 15),), outside=(TextSpan(9, 15),)) == TextSpan(10, 12)
    assert nearest([], (TextSpan(9, 15),)) is None


def test_wordings_say_more_and_more() -> None:
    assert list(wording("aa bb cc dd ee", TextSpan(6, 8))) == ["cc", "aa bb {cc} dd ee"]
