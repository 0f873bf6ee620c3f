"""To whom a line is said."""

from __future__ import annotations

import pytest
from tests.unit.attribution.novel.story import person, quote, rose, said, story

from inquit.attribution.novel.addressees import addressee_of, told_gender
from inquit.attribution.novel.book import NARRATOR, Book

EMMA, TOM, ANN = person("Emma", gender="female"), person("Tom", gender="male"), person("Ann", gender="female")
PEOPLE = [EMMA, TOM, ANN]
RAIN = "Rain/NOUN/nsubj/fell fell/VERB/ROOT ."
GO = "“ Go/VERB/ROOT , ”"


def to_whom(book: Book, n: int, *speakers: int | None) -> int | None:
    return addressee_of(book, n, speakers)


def test_whoever_is_called_by_name() -> None:
    book = story(quote("Go", call="Tom"), people=PEOPLE)
    assert to_whom(book, 0, 0) == 1
    assert to_whom(book, 0, 1) is None  # nobody calls himself
    assert to_whom(book, 0, None) == 1


def test_of_two_who_are_called_neither() -> None:
    both = "“ Go/VERB/ROOT , Tom/PROPN/vocative/Go , Ann/PROPN/vocative/Go . ”"
    assert to_whom(story(both, quote("No"), people=PEOPLE), 0, 0, 1) is None
    assert to_whom(story(both, quote("No"), people=PEOPLE), 0, 1, 0) == 2


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("said/VERB/x/Go Emma/PROPN/nsubj/said to/ADP/prep/said Tom/PROPN/pobj/to .", 1),
        ("Emma/PROPN/nsubj/told told/VERB/x/Go Tom/PROPN/dobj/told .", 1),
        ("Emma/PROPN/nsubj/told told/VERB/x/Go Tom/PROPN/dative/told .", 1),
        ("said/VERB/x/Go Emma/PROPN/nsubj/said of/ADP/prep/said Tom/PROPN/pobj/of .", None),
        ("said/VERB/x/Go Emma/PROPN/nsubj/said to/ADP/prep/said Tom/PROPN/pcomp/to .", None),
        ("said/VERB/x/Go Emma/PROPN/nsubj/said to/ADP/prep/said ice/NOUN/pobj/to .", None),
        ("said/VERB/x/Go Emma/PROPN/nsubj/said , Tom/PROPN/npadvmod/said .", None),
        ("told/VERB/x/Go him/PRON/dobj/told Emma/PROPN/nsubj/told to/ADP/prep/told Tom/PROPN/pobj/to .", 1),
        ("Emma/PROPN/nsubj/told told/VERB/x/Go Emma/PROPN/dobj/told .", None),  # nobody is told what he or she says
        ("Emma/PROPN/nsubj/smiled smiled/VERB/x/Go to/ADP/prep/smiled Tom/PROPN/pobj/to .", None),
    ],
)
def test_whoever_the_tag_says_it_is_said_to(told: str, expected: int | None) -> None:
    assert to_whom(story(f"{GO} {told}", people=PEOPLE), 0, 0) == expected


def test_a_tag_before_the_line_says_so_too() -> None:
    book = story("Emma/PROPN/nsubj/said said/VERB/ROOT to/ADP/prep/said Tom/PROPN/pobj/to : “ Go/VERB/x/said ”",
                 people=PEOPLE)  # fmt: skip
    assert to_whom(book, 0, 0) == 1
    assert to_whom(book, 0, 1) is None


def test_a_name_inside_the_quote_is_not_told() -> None:
    book = story("told/VERB/ROOT Emma/PROPN/nsubj/told : “ Tom/PROPN/dobj/told ”", people=PEOPLE)
    assert to_whom(book, 0, 0) is None


LINES = [quote("Go")] * 9


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [
        ((0, 1, 0), 0),
        ((None, 1, None), None),
        ((0, 1, 2), None),  # two others
        ((1, 1, 1), None),
        ((None, 1, 0), 0),
        ((0, 1, None), 0),
        ((0, 1, NARRATOR), None),
        ((NARRATOR, 1, 1), NARRATOR),
    ],
)
def test_the_only_other_one_who_speaks(speakers: tuple[int | None, ...], expected: int | None) -> None:
    assert addressee_of(story(*LINES[:3], people=PEOPLE), 1, speakers) == expected


@pytest.mark.parametrize(("gap", "expected"), [(3, 0), (4, None)])
def test_three_lines_before_and_behind_are_looked_at(gap: int, expected: int | None) -> None:
    before = [0, *[1] * gap]
    assert addressee_of(story(*LINES[: gap + 1], people=PEOPLE), gap, before) == expected
    assert addressee_of(story(*LINES[: gap + 1], people=PEOPLE), 0, before[::-1]) == expected


@pytest.mark.parametrize(("between", "expected"), [(1, 0), (2, None)])
def test_talk_ends_where_two_paragraphs_stand_between(between: int, expected: int | None) -> None:
    book = story(quote("Go"), *[RAIN] * between, quote("No"), people=PEOPLE)
    assert addressee_of(book, 1, [0, 1]) == expected
    assert addressee_of(book, 0, [1, 0]) == expected


def test_talk_ends_with_a_scene() -> None:
    book = story(quote("Go"), quote("No"), people=PEOPLE, scenes=[1])
    assert addressee_of(book, 1, [0, 1]) is None
    farther = story(quote("Go"), quote("No"), quote("Run"), people=PEOPLE, scenes=[1])
    assert addressee_of(farther, 2, [0, 1, 1]) is None


def test_with_nobody_around_nobody_is_spoken_to() -> None:
    assert addressee_of(story(rose("Tom"), said("Go", "Emma"), people=PEOPLE), 0, [0]) is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("him/PRON/dative/said", "male"),
        ("to/ADP/dative/said her/PRON/pobj/to", "female"),
        ("to/ADP/dative/said Tom/PROPN/pobj/to", None),
        ("in/ADP/prep/said him/PRON/pobj/in", None),
    ],
)
def test_the_gender_of_whom_a_pronoun_is_told(told: str, expected: str | None) -> None:
    book = story(f"“ Go/VERB/ROOT , ” said/VERB/x/Go Emma/PROPN/nsubj/said {told} .", people=PEOPLE)
    tag = book.lines[0].cue
    assert tag is not None
    assert told_gender(book, tag) == expected
