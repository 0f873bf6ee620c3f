"""News or fiction: a story is fiction, and what is short, or reports, is news."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.samples import read_sample
from inquit.structure.genre import count_words, genre_of, rate_above_news
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


def counts(text: str, within: TextSpan | None = None) -> dict[str, tuple[int, int]]:
    marked = find_marked(text, whole_paragraphs(paragraph_spans(text, language_of())), language_of())
    found = count_words(text, marked, within or TextSpan(0, len(text)), language_of())
    return {kind: n for kind, n in found.items() if n[0]}


def test_words_are_counted_by_kind_outside_marks_and_address_inside() -> None:
    text = "He had turned his head. “You turned your head,” the agency announced."
    assert counts(text) == {"past": (1, 8), "scene": (2, 8), "public": (2, 8), "address": (2, 4)}


def test_all_parts_of_a_quote_are_inside() -> None:
    assert counts("“I,” he said. “You\n\n“and you.”") == {"address": (3, 4)}


def test_quotes_inside_quotes_count_once() -> None:
    assert counts("“He said ‘I’ and ‘you’ to me.”")["address"][1] == 7


def test_names_are_capitals_that_no_sentence_asks_for() -> None:
    # the first word of a sentence, one behind another sign than a space, and "I" are none
    text = "Hester saw Tom Pell and I. Tom saw (Emma) in\nLondon and New-York."
    assert counts(text)["name"] == (3, 14)


def test_figures_are_words_that_begin_with_a_digit() -> None:
    assert counts("In 1870 the 2nd of 12 boats came, and B52.")["figure"] == (3, 10)


def test_an_apostrophe_parts_words() -> None:
    assert counts("the agency's agency")["public"] == (2, 4)


def test_counted_is_only_what_lies_within() -> None:
    text = "agency agency agency"
    assert counts(text, TextSpan(7, 13)) == {"public": (1, 1)}
    assert counts(text, TextSpan(7, len(text))) == {"public": (2, 2)}


@pytest.mark.parametrize(
    ("n", "words", "news", "rate"), [(3, 100, 1.0, 2 / 3), (0, 100, 1.0, -1 / 3), (0, 0, 5.0, 0.0), (8, 800, 1.0, 0.0)]
)
def test_the_rate_of_a_kind_is_shrunk_by_two_hundred_words_of_news(
    n: int, words: int, news: float, rate: float
) -> None:
    assert rate_above_news(n, words, news) == pytest.approx(rate)


def test_the_book_is_judged_without_what_stands_around_it() -> None:
    article = read_sample()
    text = article + STORY
    marked = find_marked(text, whole_paragraphs(paragraph_spans(text, language_of())), language_of())
    at = len(article)
    assert genre_of(text, marked, language_of(), body=TextSpan(at, len(text))) == "fiction"
    assert genre_of(text, marked, language_of(), body=TextSpan(0, at)) == "news"


def test_a_hundred_thousand_characters_of_the_body_are_read() -> None:
    before, rest = "x" * 30_000 + "\n\n", STORY * 200
    text = before + "agency " * 13_000 + "\n\n" + rest
    body = TextSpan(len(before), len(text))
    assert genre_of(text, (), language_of(), body=body) == "news"
