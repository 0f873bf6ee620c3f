"""Stretches in marks that are speech by their place alone."""

from __future__ import annotations

import pytest

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.structure.free_sentences import is_free_sentence
from inquit.text.marks.pairing import find_marked


def free(text: str) -> bool:
    """Whether the first stretch of a text is."""
    language = language_of()
    marked = find_marked(text, [TextSpan(0, len(text))], language)
    return is_free_sentence(text, marked[0], language)


@pytest.mark.parametrize(
    "text",
    [
        "He rose. “You Lied.” Emma rose.",
        "“You Lied.” Emma rose.",
        "He rose. “You Lied!”",
        "He rose. “You Lied.” “No.”",
        "Emma asked, and “Very,” answered Tom.",
        "Emma asked, and “Very,” Tom answered.",
        "Emma asked, and “Very!” he answered.",
    ],
)
def test_sentences_between_sentences_and_words_with_a_tag(text: str) -> None:
    assert free(text)


@pytest.mark.parametrize(
    "text",
    [
        "He read\n“You Lied.” Emma rose.",  # lines that are wrapped
        "He read “You Lied.” Emma rose.",  # part of the writer's sentence
        "He rose. “You Lied” was a song.",
        "He rose. “You Lied.” was on it.",
        "He rose. “you lied.” Emma rose.",
        "He rose. “You Lied.",  # no end
        "He sang “Very,” and rose.",
        "He sang “Very” answered Tom.",
        "He sang “Very,” the answered one.",
    ],
)
def test_others(text: str) -> None:
    assert not free(text)
