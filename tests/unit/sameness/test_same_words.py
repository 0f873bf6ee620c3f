"""Which statements are the same words."""

from __future__ import annotations

import random

import pytest

from inquit.sameness.same_words import SameWords
from inquit.sameness.wording import printed_words, wording, wording_digest

LEAVE = "We will not leave the city until the last person is safe, and we will say so tomorrow"


def groups(*statements: str, min_words: int = 5) -> list[list[int]]:
    words = SameWords(min_words)
    for number, statement in enumerate(statements):
        words.add(number, statement)
    return list(words.groups())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Don’t wait here for us!”", "don't WAIT here — for us"),
        ("A naïve réunion in the café", "a naive re\u0301union in the cafe"),
        ("We will … wait for the others", "We will wait for the others."),
        ("\x00We will wait\ud800 for the others", "We will wait for the others"),
    ],
)
def test_marks_case_and_accents_do_not_count(one: str, other: str) -> None:
    assert wording(one) == wording(other)
    assert wording_digest(one) == wording_digest(other)
    assert groups(one, other) == [[0, 1]]


@pytest.mark.parametrize("statement", ["", "“”", "réunion ½ ﬁnd it, İstanbul!", "re\u0301union at ten o’clock"])
def test_as_many_words_are_compared_as_are_printed(statement: str) -> None:
    assert len(wording(statement)) == len(printed_words(statement))


@pytest.mark.parametrize(
    "other",
    [
        LEAVE.replace("the city", "this town"),
        LEAVE.replace("last ", "very last "),
        LEAVE.replace("until the last person is safe, ", ""),
        "We will not leave the city until the last person is safe",
        "until the last person is safe, and we will say so",
        f"{LEAVE}, the minister told the council on Monday, and nobody in the hall said a word against it",
        LEAVE.replace("city until", "city … until"),
    ],
)
def test_altered_words_and_parts_belong_together(other: str) -> None:
    assert groups(LEAVE, other) == [[0, 1]]
    assert groups(other, LEAVE) == [[0, 1]]


@pytest.mark.parametrize(
    "other",
    [
        "We will not leave the house before the rain is over, my mother said to me in June",
        "They say that the last person in the city is paid for being there at night",
        "We will not",
        "",
    ],
)
def test_other_words_do_not(other: str) -> None:
    assert groups(LEAVE, other) == []


def test_short_statements_are_the_same_by_chance() -> None:
    assert groups("That is not true.", "That is not true.") == []
    assert groups("Yes.", "Yes.", "That is not true.", "That is not true.", min_words=4) == [[2, 3]]
    assert groups("Yes.", "Yes!", min_words=1) == [[0, 1]]


def test_a_speech_does_not_join_what_is_quoted_of_it() -> None:
    source = random.Random(5)
    sentences = [" ".join(f"w{source.randrange(10**6)}" for _ in range(12)) for _ in range(40)]

    assert groups(" ".join(sentences), sentences[3], sentences[30], sentences[3]) == [[0, 1, 3], [0, 2]]


def test_a_phrase_that_many_use_costs_no_more_than_they_are_many() -> None:
    source = random.Random(7)
    statements = [
        f"at the end of the day {' '.join(f'w{source.randrange(10**6)}' for _ in range(20))}" for _ in range(5000)
    ]

    assert groups(*statements, statements[17]) == [[17, 5000]]


def test_the_order_decides_nothing() -> None:
    statements = [LEAVE, LEAVE.replace("city", "town"), "Nobody has asked us about the bridge, not once", LEAVE.upper()]
    found = groups(*statements)

    assert found == [[0, 1, 3]]
    assert groups(*reversed(statements)) == [[0, 2, 3]]
