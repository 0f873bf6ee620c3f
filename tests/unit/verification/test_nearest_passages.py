"""Statements in other words are shown beside what the same speaker said that is nearest, and never judged."""

from __future__ import annotations

import pytest
from tests.unit.verification.articles import Row, article

import inquit
from inquit import Document, Sources
from inquit.verification.nearest_passages import reported_statements

MINUTES = """MAYOR PELL: Good evening to you all. We will sell the old harbour by May. And we will build a school there.

MR. REED: I do not think that anybody wants to sell the old harbour. My neighbour saw the boats at night.

MAYOR PELL: Let us go on. The town has no money left for the harbour, none at all. Thank you for the coffee.

MR. REED: The coffee was cold.
"""


def reporting(words: str, speaker: str | None) -> Document:
    return article(f"It was said on Monday that {words}.", Row((words,), speaker, "indirect"))


def nearest(words: str, speaker: str | None, *sources: str | Document) -> list[tuple[str | None, str]]:
    (one,) = reported_statements(reporting(words, speaker), Sources(sources))
    return [(near.speaker, near.place.text) for near in one.passages]


@pytest.mark.parametrize(
    ("words", "speaker", "expected"),
    [
        ("the harbour would be sold in May", "Anna Pell", "We will sell the old harbour by May."),
        ("a school would be built", "Pell", "And we will build a school there."),
        ("the town had no money", "the mayor", "The town has no money left for the harbour, none at all."),
        ("nobody wanted to sell the harbour", "Tom Reed", "I do not think that anybody wants to sell the old harbour."),
        ("boats were seen", "Reed", "My neighbour saw the boats at night."),
    ],
)
def test_the_nearest_passage_of_that_speaker(words: str, speaker: str, expected: str) -> None:
    found = nearest(words, speaker, MINUTES)
    assert found[0][1].endswith(expected)
    assert len({name for name, _ in found}) == 1


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("the moon was made of cheese", "Pell"),
        ("boats were seen at night", "Pell"),  # Reed says so
        ("the harbour would be sold", "Vera Lund"),
        ("the harbour would be sold", None),
        ("it was so", "Pell"),
    ],
)
def test_nothing_where_the_speaker_says_nothing_near(words: str, speaker: str | None) -> None:
    assert nearest(words, speaker, MINUTES) == []


def test_no_more_than_three_over_all_sources() -> None:
    assert len(nearest("the old harbour would be sold by May", "Pell", *[MINUTES] * 5)) == 3


def test_sources_that_were_extracted_before() -> None:
    text = "“We sell the harbour,” Pell said. “No harbour is sold,” Reed said."
    source = article(text, Row(("“We sell the harbour,”",), "Pell"), Row(("“No harbour is sold,”",), "Reed"))
    assert nearest("the harbour was for sale", "Reed", source) == [("Reed", "“No harbour is sold,”")]


def test_only_what_is_said_in_other_words() -> None:
    text = "“We sell the harbour,” Pell said. She said that the harbour was old. She hopes for rain."
    document = article(
        text,
        Row(("“We sell the harbour,”",), "Pell"),
        Row(("the harbour was old",), "Pell", "indirect"),
        Row(("rain",), "Pell", "indirect", more={"act": "attitude"}),
    )
    (one,) = reported_statements(document, Sources([MINUTES]))
    assert (one.row, one.text, one.speaker) == ("q2", "the harbour was old", "Pell")


@pytest.mark.model
def test_a_short_text_is_read_where_it_names_the_speaker() -> None:
    source = "Mayor Anna Pell spoke on Monday. “We will sell the old harbour,” she said. It rained in Westport."
    other = "Nobody spoke of the harbour, which will be sold by someone in May. It rained in Westport again."
    sources = Sources([other, source], settings=inquit.Settings(engine="rules"))
    (one,) = reported_statements(reporting("the harbour would be sold", "Pell"), sources)
    assert [near.place.source for near in one.passages] == ["source 2"]
    assert sources.passages.parsed < 30
