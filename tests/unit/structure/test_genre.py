"""News or fiction: a story is fiction, and what is short, or reports, is news."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquit.languages import language_of
from inquit.samples import read_sample
from inquit.structure.genre import genre_of
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.parsing import paragraph_spans

STORY = Path(__file__).parents[2].joinpath("texts", "story.txt").read_text(encoding="utf-8")


def genre(text: str) -> str:
    return genre_of(
        text, find_marked(text, whole_paragraphs(paragraph_spans(text, language_of())), language_of()), language_of()
    )


def test_a_story_is_fiction_and_an_article_is_news() -> None:
    assert genre(STORY) == "fiction"
    assert genre(read_sample()) == "news"


@pytest.mark.parametrize(
    ("straight", "other"), [('"', "'"), ("'", '"')], ids=["single marks as in British books", "double marks"]
)
def test_the_style_of_the_marks_does_not_matter(straight: str, other: str) -> None:
    assert genre(STORY.replace(straight, other)) == "fiction"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No words are quoted here.",
        "“I looked into her eyes,” he said.",
        "“I was there,” she said. “I stood at the door and you did not look.”\n\n“You were not,” said the man.",
        STORY[:400],
    ],
)
def test_short_texts_are_news(text: str) -> None:
    assert genre(text) == "news"


def test_an_article_with_much_talk_is_news() -> None:
    article = (
        "The council voted 7-4 on Tuesday to close the Harbour Road school, a decision that parents said they would "
        "fight.\n\n“I stood up and told them what I think,” said Maria Lund, 41, whose two sons go there. “You do not "
        "close a school because the roof leaks. I was in that hall, and my neighbours were, and they did not look at "
        "us once.”\n\nCouncil leader Tom Abara said the building needed repairs of 3.2 million. “I know how you feel, "
        "and I would feel the same,” he told parents after the vote.\n\n“You would not,” a man shouted.\n\n"
    )
    assert genre(article * 6) == "news"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    article = read_sample()
    assert genre(article * (100_000 // len(article) + 1) + STORY * 100) == "news"
