"""Paragraphs that begin as the turns of a transcript do."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.structure.turn_labels import find_turns
from inquit.text.parsing import Paragraph, ParsedText

COLUMNS = [field.name for field in fields(Paragraph) if field.name not in ("language", "number", "span")]


def is_turn(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a paragraph is a turn, beside another that is."""
    other = "LUND: No. "
    spans = [TextSpan(0, len(other)), TextSpan(len(other) + start, len(other) + (len(text) if end is None else end))]
    columns: dict[str, Any] = {name: [] for name in COLUMNS}
    paragraphs = tuple(Paragraph(language_of(), n, span, **columns) for n, span in enumerate(spans, start=1))
    return 1 in find_turns(ParsedText(other + text, paragraphs))


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
    assert is_turn(text)


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
    assert not is_turn(text)


def test_a_turn_begins_where_its_paragraph_does() -> None:
    text = "So SMITH: Yes."
    assert is_turn(text, 3)
    assert not is_turn(text, 3, 9)
