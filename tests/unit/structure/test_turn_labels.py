"""Paragraphs that begin as the turns of a transcript do."""

from __future__ import annotations

import pytest

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.structure.turn_labels import is_turn


@pytest.mark.parametrize(
    "text",
    [
        "SMITH: Yes.",
        "“SMITH: Yes.”",
        "«SMITH: Yes.",
        "JO ANN SMITH LUND: Yes.",
        "SMITH (off camera): Yes.",
        "O'BRIEN: Yes.",
        "O’BRIEN-LUND: Yes.",
        "MR. LUND: Yes.",
        "LU: Yes.",
        "SMITH:  yes",
    ],
)
def test_turns(text: str) -> None:
    assert is_turn(text, TextSpan(0, len(text)), language_of())


@pytest.mark.parametrize(
    "text",
    [
        "Smith: Yes.",
        "SMITH:Yes.",
        "SMITH: ",
        "SMITH - Yes.",
        "L: Yes.",
        "A JO ANN SMITH LUND: Yes.",
        "THE JO ANN SMITH LUND: Yes.",
        "12: Yes.",
        "SMITH (): Yes.",
        f"SMITH ({'x' * 41}): Yes.",
        "‘SMITH: Yes.",  # a single mark may be an apostrophe
        "So SMITH: Yes.",
    ],
)
def test_no_turns(text: str) -> None:
    assert not is_turn(text, TextSpan(0, len(text)), language_of())


def test_a_turn_begins_where_its_paragraph_does() -> None:
    text = "So SMITH: Yes."
    assert is_turn(text, TextSpan(3, len(text)), language_of())
    assert not is_turn(text, TextSpan(3, 9), language_of())
