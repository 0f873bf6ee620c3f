"""What the lines beside a line and the narration between say about who speaks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.attribution.novel.story import person, quote, rose, said, story

from inquit.attribution.novel.book import NARRATOR, Book
from inquit.attribution.novel.ranking.exchange import EXCHANGE_FEATURES, LineExchange

EMMA, TOM, ANN, BO = range(4)
PEOPLE = [
    person("Emma", gender="female"),
    person("Tom", gender="male"),
    person("Ann", gender="female"),
    person("Bo", gender="male"),
]
EVERY = [*range(len(PEOPLE)), NARRATOR]
GO = "“ Go/VERB/ROOT , ”"
RAIN = "Rain/NOUN/nsubj/fell fell/VERB/ROOT ."
TO_TOM = f"{GO} said/VERB/x/Go Emma/PROPN/nsubj/said to/ADP/dative/said Tom/PROPN/pobj/to ."
TO_HIM = f"{GO} said/VERB/x/Go Emma/PROPN/nsubj/said to/ADP/dative/said him/PRON/pobj/to ."


def book_of(*notations: str, scenes: Sequence[int] = ()) -> Book:
    return story(*notations, people=PEOPLE, scenes=scenes)


def values(book: Book, n: int, key: int) -> dict[str, float]:
    """What is not 0 of a candidate's features."""
    own = LineExchange(book, n).of(key)
    assert len(own) == len(EXCHANGE_FEATURES)
    return {name: round(float(v), 4) for name, v in zip(EXCHANGE_FEATURES, own, strict=True) if v}


def who(name: str, book: Book, n: int) -> list[int]:
    """The candidates of whom a feature holds."""
    return [key for key in EVERY if name in values(book, n, key)]


def test_columns_have_names_of_their_own() -> None:
    assert len(set(EXCHANGE_FEATURES)) == len(EXCHANGE_FEATURES)


def test_whom_the_lines_beside_are_said_to() -> None:
    book = book_of(quote("Go"), TO_TOM, quote("No"))
    assert who("told by the line before", book, 2) == [TOM]
    assert who("told by the next line", book, 0) == [TOM]
    assert who("told by the line before", book, 1) == []


def test_whom_a_pronoun_is_told() -> None:
    book = book_of(TO_HIM, quote("No"))
    assert who("fits whom the line before tells", book, 1) == [TOM, BO]
    assert who("does not fit whom the line before tells", book, 1) == [EMMA, ANN]
    ahead = book_of(quote("No"), TO_HIM)
    assert who("fits whom the next line tells", ahead, 0) == [TOM, BO]


def test_who_is_spoken_of_or_called_beside() -> None:
    of_tom = "“ Tom/PROPN/nsubj/went went/VERB/ROOT . ”"
    book = book_of(of_tom, quote("So"), of_tom, quote("So"))
    assert who("spoken of in the line before", book, 1) == [TOM]
    assert who("spoken of in the next line", book, 1) == [TOM]
    called = book_of(quote("Go", call="Tom"), quote("No"), quote("So"), quote("No"), quote("Go", call="Ann"))
    assert who("addressed two lines before", called, 2) == [TOM]
    assert who("addressed two lines on", called, 2) == [ANN]


def test_pronouns_and_names_of_the_tags_beside() -> None:
    book = book_of(said("Go", "she"), quote("No"), said("So", "he"), quote("Yes"), said("Go", "Bo"))
    assert who("fits the pronoun of the line before", book, 1) == [EMMA, ANN]
    assert who("does not fit the pronoun of the line before", book, 1) == [TOM, BO]
    assert who("fits the pronoun of the next line", book, 1) == [TOM, BO]
    assert who("named by the tag of the next line", book, 3) == [BO]
    assert who("named by the tag two lines on", book, 2) == [BO]
    told = book_of(said("Go", "Bo"), quote("No"), quote("So"))
    assert who("named by the tag of the line before", told, 1) == [BO]
    assert who("named by the tag two lines before", told, 2) == [BO]


def test_who_stands_in_the_narration_around() -> None:
    looked = "Tom/PROPN/nsubj/saw saw/VERB/ROOT Ann/PROPN/dobj/saw ."
    book = book_of(quote("Go"), looked, quote("No"), rose("Bo"), quote("So"))
    assert who("acts between the lines", book, 1) == [TOM]
    assert who("meant between the lines", book, 1) == [ANN]
    assert who("last between the lines", book, 1) == [ANN]
    assert who("acts behind the line", book, 1) == who("first behind the line", book, 1) == [BO]
    assert who("meant behind the line", book, 0) == [ANN]
    far = book_of(quote("Go"), rose("Tom"), *[RAIN] * 6, quote("No"))
    assert who("acts between the lines", far, 1) == []


@pytest.mark.parametrize(
    ("notations", "expected"),
    [
        ((quote("Go"), quote("No")), {}),
        (("“ Go/VERB/ROOT ? ”", quote("No")), {"the line before asks": 1.0}),
        (("“ Go/VERB/ROOT — ”", quote("No")), {"the line before breaks off": 1.0}),
        ((quote("Go"), "“ No/INTJ ! ”"), {"exclaims": 1.0}),
    ],
)
def test_how_the_lines_end(notations: tuple[str, ...], expected: dict[str, float]) -> None:
    found = values(book_of(*notations), 1, EMMA)
    kept = ("the line before asks", "the line before breaks off", "exclaims")
    assert {name: v for name, v in found.items() if name in kept} == expected


def test_how_the_lines_stand() -> None:
    alone = values(book_of(quote("Go")), 0, EMMA)
    assert alone == {
        "the line before has no tag": 1.0,
        "the next line has no tag": 1.0,
        "paragraphs to the next line": 1.0,
        "begins the paragraph": 1.0,
        "ends the paragraph": 1.0,
    }
    book = book_of(f"{RAIN} {said('Go', 'Emma')}", quote("No"))
    found = values(book, 1, TOM)
    assert found["the line before has a tag with a name"] == 1.0
    assert found["surely speak near"] == 0.2
    here = values(book, 0, TOM)
    assert here["paragraphs to the next line"] == 0.25
    assert "begins the paragraph" not in here
    assert "ends the paragraph" not in here
    assert 0 < found["the line before has so many words"] < 1
