"""What a novel has in quotation marks: talk, or titles, terms and signs. The shipped weights are what is tested."""

from __future__ import annotations

import pytest

from inquit.languages import language_of
from inquit.structure.spoken_stretches import IS_SAID, said_chances
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.paragraphs import paragraph_spans


def said(text: str) -> list[str]:
    paragraphs = whole_paragraphs(paragraph_spans(text, language_of()))
    marked = find_marked(text, paragraphs, language_of())
    chances = said_chances(text, paragraphs, marked, language_of())
    return [marked[i].spans[0].of(text) for i, chance in chances.items() if chance >= IS_SAID]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I saw him,” said Hester.", ["“I saw him,”"]),
        ("'I saw him,' said Hester.", ["'I saw him,'"]),
        ("«I saw him», said Hester.", ["«I saw him»"]),
        ("“Yes.”", ["“Yes.”"]),
        ("She turned from the glass. “Who is it?”", ["“Who is it?”"]),
        ("“If it is he,” said her uncle, “he will knock.”", ["“If it is he,”", "“he will knock.”"]),
        ("Hester answered, “Not to-night.”", ["“Not to-night.”"]),
    ],
)
def test_talk(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He went every night to the “Bell and Anchor” and came home late.",
        "It was what her mother would have called “a situation” and her uncle nonsense.",
        "They were known in the village as the “river people” and were let alone.",
        "The “girl” and the “hired man” always quarrelled over the stove.",
        "He wore the kind of coat that is called a “Chesterfield” and carried a stick.",
    ],
)
def test_terms_and_titles_are_nobody_s_words(text: str) -> None:
    assert said(text) == []


def test_stretches_inside_others_are_not_judged() -> None:
    assert said("“He said ‘No’ to me,” said Hester.") == ["“He said ‘No’ to me,”"]


def test_nothing_in_marks() -> None:
    assert said("") == said("Hester stood at the window.") == []
