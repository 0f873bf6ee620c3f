"""Who may speak a line."""

from __future__ import annotations

import pytest
from tests.unit.attribution.novel.story import described, person, quote, rose, said, story

from inquit.attribution.novel.book import NARRATOR, Book
from inquit.attribution.novel.candidates import MOST_CANDIDATES, candidates

EMMA = person("Emma", gender="female")
TOM = person("Tom", gender="male")
ANN = person("Ann", gender="female")
BO = person("Bo", gender="male")
BOY = described("boy", gender="male")
PEOPLE = [EMMA, TOM, ANN, BO, BOY]
RAIN = "Rain/NOUN/nsubj/fell fell/VERB/ROOT ."
A_BOY = "boy/NOUN/nsubj/came came/VERB/ROOT ."


def found(book: Book, n: int = -1) -> list[str]:
    names = {NARRATOR: "narrator"} | {one.key: one.name for one in book.characters.entities}
    return sorted(names[key] for key in candidates(book, n % len(book.lines)))


def named_at(gap: int, *, behind: bool = False, many: bool = True) -> list[str]:
    """The candidates of a line with Emma named so many paragraphs off; `many`: beside three others."""
    here = [rose("Tom", "Ann", "Bo") if many else RAIN]
    rain = [RAIN] * (gap - 1)
    if behind:
        return found(story(*here, quote("Go"), *rain, rose("Emma"), people=PEOPLE))
    return found(story(rose("Emma"), *rain[: -1 if many else None], *(here if many and gap > 1 else []), quote("Go"),
                       people=PEOPLE))  # fmt: skip


@pytest.mark.parametrize(("gap", "may"), [(2, True), (12, True), (13, False)])
def test_those_named_in_the_twelve_paragraphs_before(gap: int, may: bool) -> None:
    assert ("Emma" in named_at(gap)) is may
    assert ("Emma" in named_at(gap, many=False)) is may


@pytest.mark.parametrize(("gap", "may"), [(1, True), (2, True), (3, False)])
def test_those_named_in_the_two_paragraphs_behind(gap: int, may: bool) -> None:
    assert ("Emma" in named_at(gap, behind=True)) is may


@pytest.mark.parametrize(("gap", "may"), [(3, True), (10, True), (11, False)])
def test_where_few_are_named_those_named_farther_behind(gap: int, may: bool) -> None:
    assert ("Emma" in named_at(gap, behind=True, many=False)) is may


def test_two_who_are_named_are_few_three_are_not() -> None:
    far = [RAIN] * 2
    assert found(story(rose("Tom", "Ann"), quote("Go"), *far, rose("Emma"), people=PEOPLE)) == ["Ann", "Emma", "Tom"]
    assert found(story(rose("Tom", "Ann", "Bo"), quote("Go"), *far, rose("Emma"), people=PEOPLE)) == [
        "Ann",
        "Bo",
        "Tom",
    ]


def test_those_named_in_the_line_and_its_paragraph() -> None:
    assert found(story(quote("Go", call="Emma"), people=PEOPLE)) == ["Emma"]
    assert found(story(f"{quote('Go')} Emma/PROPN/nsubj/ran ran/VERB/x/Go .", people=PEOPLE)) == ["Emma"]


def test_what_is_no_person_may_not_speak() -> None:
    assert found(story(rose("Bath"), quote("Go"), people=[person("Bath", personhood=-1.0, subjects=0)])) == []


def test_those_meant_by_pronouns_though_named_too_far_back() -> None:
    he = "he/PRON/nsubj/ran ran/VERB/ROOT ."
    assert found(story(rose("Tom"), *[RAIN] * 12, he, quote("Go"), people=PEOPLE)) == ["Tom"]


@pytest.mark.parametrize(("gap", "may"), [(5, True), (6, False)])
def test_somebody_described_a_few_paragraphs_back(gap: int, may: bool) -> None:
    book = story(rose("Tom", "Ann", "Bo"), A_BOY, *[RAIN] * (gap - 1), quote("Go"), people=PEOPLE)
    assert ("boy" in found(book)) is may


@pytest.mark.parametrize(("gap", "may"), [(6, True), (12, True), (13, False)])
def test_where_few_are_named_somebody_described_farther_back(gap: int, may: bool) -> None:
    assert ("boy" in found(story(A_BOY, *[RAIN] * (gap - 1), quote("Go"), people=PEOPLE))) is may


def test_somebody_described_as_no_subject_only_where_few_are_named() -> None:
    seen = "Rain/NOUN/nsubj/fell fell/VERB/ROOT boy/NOUN/dobj/fell ."
    assert found(story(rose("Tom", "Ann", "Bo"), seen, quote("Go"), people=PEOPLE)) == ["Ann", "Bo", "Tom"]
    assert found(story(seen, quote("Go"), people=PEOPLE)) == ["boy"]


@pytest.mark.parametrize(("gap", "may"), [(30, True), (31, False)])
def test_those_named_by_the_tags_of_thirty_lines_before(gap: int, may: bool) -> None:
    book = story(said("Go", "Emma"), *[RAIN] * 12, *[quote("No")] * gap, people=PEOPLE)
    assert ("Emma" in found(book)) is may


@pytest.mark.parametrize(("narrated", "talk", "may"), [(7, 20, True), (8, 20, False), (7, 52, True), (7, 53, False)])
def test_in_long_talk_those_named_farther_back(narrated: int, talk: int, may: bool) -> None:
    book = story(rose("Emma"), *[RAIN] * narrated, *[quote("No")] * (talk + 1), people=PEOPLE)
    assert ("Emma" in found(book)) is may


SAID_BOY = "“ Go/VERB/ROOT , ” said/VERB/x/Go the/DET/det/boy boy/NOUN/nsubj/said ."
SMILED_BOY = "“ Go/VERB/ROOT , ” the/DET/det/boy boy/NOUN/nsubj/smiled smiled/VERB/x/Go ."


@pytest.mark.parametrize(("gap", "may"), [(13, True), (14, False)])
def test_a_description_in_a_tag_is_taken_up_within_fourteen_paragraphs(gap: int, may: bool) -> None:
    assert ("boy" in found(story(SAID_BOY, *[RAIN] * (gap - 1), quote("No"), people=PEOPLE))) is may
    assert "boy" not in found(story(SMILED_BOY, *[RAIN] * 12, quote("No"), people=PEOPLE))
    assert ("Emma" in found(story(said("Go", "Emma"), *[RAIN] * (gap - 1), quote("No"), people=PEOPLE))) is True


def test_those_who_surely_speak_one_of_the_next_three_lines() -> None:
    many = [rose("Tom", "Ann", "Bo")]
    lines = [quote("No")] * 2
    # two paragraphs behind are looked at in any case
    assert "Emma" in found(story(*many, quote("Go"), *lines, said("Yes", "Emma"), people=PEOPLE), 0)
    assert "Emma" not in found(story(*many, quote("Go"), *lines, quote("So"), said("Yes", "Emma"), people=PEOPLE), 0)


@pytest.mark.parametrize(("gap", "may"), [(5, True), (6, False)])
def test_a_next_line_counts_within_six_paragraphs(gap: int, may: bool) -> None:
    book = story(rose("Tom", "Ann", "Bo"), quote("Go"), *[RAIN] * (gap - 1), said("Yes", "Emma"), people=PEOPLE)
    assert ("Emma" in found(book, 0)) is may


def test_the_line_itself_says_who_may_speak() -> None:
    many = rose("Tom", "Ann", "Bo")
    assert "boy" in found(story(many, SAID_BOY, people=PEOPLE))
    wife = described("wife", gender="female")
    family = [person("Mr. Pell", gender="male", family="pell"), wife,
              person("Mrs. Pell", gender="female", family="pell", married=True)]  # fmt: skip
    his_wife = "“ Go/VERB/ROOT , ” said/VERB/x/Go his/PRON:PRP$/poss/wife wife/NOUN/nsubj/said ."
    assert found(story(rose("Mr. Pell"), his_wife, people=family)) == ["Mr. Pell", "Mrs. Pell", "wife"]


def test_the_narrator_may_speak_in_a_book_in_the_first_person_or_beside_i() -> None:
    assert found(story("I/PRON/nsubj/ran ran/VERB/ROOT .", quote("Go"), people=PEOPLE)) == ["narrator"]
    words = " ".join("so/ADV/dep/ran" for _ in range(600))
    rain = f"Rain/NOUN/nsubj/ran ran/VERB/ROOT {words} ."
    assert found(story(rain, quote("Go"), people=PEOPLE)) == []
    book = story(rain, said("Go", "I"), quote("No"), people=PEOPLE)
    assert found(book, 0) == ["narrator"]
    assert found(book, 1) == []  # a narrator elsewhere does not make it so


def test_the_order_is_that_in_which_they_are_found() -> None:
    book = story(rose("Bo"), rose("Emma"), quote("Go"), rose("Tom"), people=PEOPLE)
    assert candidates(book, 0) == [3, 0, 1]


def test_of_a_crowd_the_nearest_may_speak() -> None:
    crowd = [person(f"Person{n}") for n in range(3 * MOST_CANDIDATES)]
    rising = [rose(*(one.name for one in crowd[at : at + 30])) for at in range(0, len(crowd), 30)]
    may = candidates(story(*rising, quote("Go"), people=crowd), 0)
    assert may == list(range(len(crowd) - MOST_CANDIDATES, len(crowd)))
