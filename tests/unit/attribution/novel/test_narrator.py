"""What a first-person narrator is called."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.attribution.novel.story import described, person, quote, rose, said, story

from inquit.attribution.novel.book import NARRATOR, Book
from inquit.attribution.novel.narrator import narrator_of

RAIN = "Rain/NOUN/nsubj/fell fell/VERB/ROOT ."


def people(**jonas: Any) -> list[Any]:
    """Emma, Tom and Jonas, who are named as often as the text does it."""
    jonas = {"uses": 1, "personhood": 2.0} | jonas
    return [person("Emma", uses=1), person("Tom", uses=1), person("Jonas", **jonas), described("boy")]


def narrator(*notations: str, speakers: list[int | None], scenes: tuple[int, ...] = (), **jonas: Any) -> str | None:
    book = story(*notations, people=people(**jonas), scenes=scenes)
    key = narrator_of(book, speakers)
    return None if key is None else book.characters.entities[key].name


I_SAID = said("Go", "I")


MY_NAME = "My/DET/x/Jonas name/NOUN/x/Jonas is/AUX/x/Jonas Jonas/PROPN/ROOT ."


def test_where_nobody_says_i_there_is_none() -> None:
    assert narrator(MY_NAME, said("Go", "Emma"), speakers=[0]) is None


def test_who_tells_without_a_line_has_a_name() -> None:
    assert narrator(MY_NAME, "I/PRON/nsubj/sailed sailed/VERB/ROOT .", speakers=[]) == "Jonas"


def test_a_name_that_a_forefather_has_is_the_narrators_who_answers_to_it() -> None:
    calls = "“ Go/VERB/ROOT , Jonas/PROPN/vocative/Go ! ”"
    story_ = [part for _ in range(3) for part in (calls, I_SAID)]
    speakers: list[int | None] = [0, NARRATOR] * 3
    of_old = ["Jonas/PROPN/nsubj/reigned reigned/VERB/ROOT ."] * 3
    assert narrator(*of_old, *story_, speakers=speakers, uses=6) == "Jonas"
    assert narrator(*of_old, *story_[2:], speakers=speakers[2:], uses=5) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("My name is Jonas", True),
        ("my name was Jonas", True),
        ("Call me Jonas", True),
        ("I , Jonas", True),
        ("they called me Jonas", True),
        ("I am Jonas", True),
        ("The name is Jonas", False),
        ("I was Jonas", False),
        ("recall me Jonas", False),
        ("name is Jonas", False),
        ("My name is not Jonas", False),
        ("My name is boy", False),  # who has no name cannot say it
    ],
)
def test_a_narrator_says_so_in_the_narration(words: str, found: bool) -> None:
    *first, name = words.split()
    told = " ".join([*(f"{word}/X/x/{name}" for word in first), f"{name}/PROPN/ROOT ."])
    assert narrator(told, I_SAID, speakers=[NARRATOR]) == ("Jonas" if found else None)


def test_whoever_am_i_is_a_person() -> None:
    told = "I/X/x/Jonas am/X/x/Jonas Jonas/PROPN/ROOT ."
    assert narrator(told, I_SAID, speakers=[NARRATOR], personhood=-2.0, subjects=0) is None
    named = "my/X/x/Jonas name/X/x/Jonas is/X/x/Jonas Jonas/PROPN/ROOT ."
    assert narrator(named, I_SAID, speakers=[NARRATOR], personhood=-2.0, subjects=0) == "Jonas"


def test_whose_brother_am_i_says_nothing() -> None:
    told = "I/X/x/brother am/X/x/brother Jonas/PROPN/poss/brother 's/PART:POS/case/Jonas brother/NOUN/ROOT ."
    assert narrator(told, I_SAID, speakers=[NARRATOR]) is None


def test_a_narrator_says_so_in_a_line_others_do_not() -> None:
    am = "“ I/X/x/Jonas am/X/x/Jonas Jonas/PROPN/ROOT . ”"
    assert narrator(am, speakers=[NARRATOR]) == "Jonas"
    assert narrator(am, I_SAID, speakers=[0, NARRATOR]) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("“ Jonas/PROPN/ROOT . ”", True),
        ("“ Jonas/PROPN/ROOT ! ? ”", True),
        ("“ Jonas/PROPN/ROOT now/ADV/x/Jonas . ”", False),
        ("“ So/X/x/Jonas Jonas/PROPN/ROOT . ”", False),
        ("“ Yes/X/ROOT , Jonas/PROPN/dep/Yes . ”", False),  # it may be whom he speaks to
        ("“ Yes/X/ROOT ; Jonas/PROPN/dep/Yes . ”", True),
    ],
)
def test_a_line_of_the_narrators_that_is_a_name_is_an_answer(line: str, found: bool) -> None:
    book = story(line, people=people())
    assert (narrator_of(book, [NARRATOR]) is not None) is found


def test_a_name_alone_that_calls_somebody_is_no_answer() -> None:
    alone = "“ Jonas/PROPN/vocative/Go . Go/X/ROOT . ”"
    assert narrator(alone, quote("So"), speakers=[NARRATOR, 1]) is None


def test_a_name_alone_is_an_answer_to_a_question() -> None:
    asked, alone = "“ Who/PRON/ROOT ? ”", "“ Jonas/PROPN/vocative/said , ” said/VERB/ROOT I/PRON/nsubj/said ."
    assert narrator(asked, alone, speakers=[0, NARRATOR]) == "Jonas"
    assert narrator(quote("So"), alone, speakers=[0, NARRATOR]) is None


def letter(closing: str, name: str, *behind: str, scenes: tuple[int, ...] = ()) -> str | None:
    return narrator(I_SAID, closing, name, *behind, speakers=[NARRATOR], scenes=scenes)


YOURS = "Yours/X/ROOT truly/X/x/Yours ,"
JONAS = "Jonas/PROPN/ROOT"


def test_a_name_below_a_letter_that_ends_the_text() -> None:
    assert letter(YOURS, JONAS) == "Jonas"
    assert letter(RAIN, JONAS) is None
    assert letter(YOURS, JONAS, RAIN) is None  # a letter that came
    assert letter(YOURS, JONAS, RAIN, scenes=(3,)) == "Jonas"
    assert letter(RAIN, f"yours/X/x/Jonas , {JONAS}") == "Jonas"
    assert letter(YOURS, f"{JONAS} .") == "Jonas"
    assert letter(YOURS, f"{JONAS} ran/X/x/Jonas") is None
    assert narrator(JONAS, I_SAID, speakers=[NARRATOR]) is None


def test_the_closing_words_stand_right_above() -> None:
    so = " ".join(["so/X/x/Yours"] * 4)
    assert letter(f"Yours/X/ROOT , {so}", JONAS) == "Jonas"
    assert letter(f"Yours/X/ROOT , {so} so/X/x/Yours", JONAS) is None


def test_a_signature_is_short() -> None:
    nine = " ".join(["so/X/x/Jonas"] * 9)
    assert letter(YOURS, f"{nine} {JONAS}") == "Jonas"
    assert letter(YOURS, f"{nine} so/X/x/Jonas {JONAS}") is None
    quoted = "“ Jonas/PROPN/ROOT ”"
    assert narrator(I_SAID, YOURS, quoted, speakers=[NARRATOR, 0]) is None


# Those whom others call by name.


def call(name: str) -> str:
    return quote("Go", call=name)


def test_a_name_that_stands_only_in_quotes_and_is_called() -> None:
    assert narrator(I_SAID, call("Jonas"), speakers=[NARRATOR, 0]) == "Jonas"  # a common given name
    assert narrator(I_SAID, call("Jonas"), speakers=[NARRATOR, None]) == "Jonas"


def stranger(*notations: str, speakers: list[int | None], uses: int) -> int | None:
    """With somebody who has no common given name and is named so often, in a book that names another often."""
    one = person("Zzyx", uses=uses)
    return narrator_of(story(I_SAID, *notations, people=[one, person("Emma")]), [NARRATOR, *speakers])


def test_a_name_that_is_no_given_name_has_to_be_called_twice_or_in_a_short_text_beside_a_line() -> None:
    few = [person("Zzyx", uses=1), person("Emma", uses=1)]
    assert narrator_of(story(I_SAID, call("Zzyx"), people=few), [NARRATOR, 1]) == 0
    assert narrator_of(story(I_SAID, quote("So"), call("Zzyx"), people=few), [NARRATOR, 1, 1]) is None
    assert stranger(call("Zzyx"), speakers=[0], uses=1) is None
    assert stranger(call("Zzyx"), call("Zzyx"), speakers=[0, 0], uses=2) == 0


@pytest.mark.parametrize(("uses", "found"), [(10, True), (11, False)])
def test_nine_in_ten_uses_of_the_name_stand_in_quotes(uses: int, found: bool) -> None:
    calls = [call("Zzyx")] * 9
    assert (stranger(*calls, speakers=[1] * 9, uses=uses) is not None) is found


def test_a_name_that_the_narration_uses_is_not_the_narrators() -> None:
    calls = [call("Zzyx")] * 8
    assert stranger(*calls, rose("Zzyx", "Zzyx"), speakers=[1] * 8, uses=10) is None


def votes(*lines: tuple[str, int]) -> int | None:
    """With lines that call somebody, and who speaks them."""
    emma, tom = person("Emma", uses=1), person("Tom", uses=1)
    book = story(*(call(name) if name else quote("So") for name, _ in lines), people=[emma, tom])
    return narrator_of(book, [speaker for _, speaker in lines])


def test_a_call_beside_a_line_of_the_narrators_counts_twice() -> None:
    assert votes(("", NARRATOR), ("Emma", 1), ("", 1), ("Tom", 0)) == 0
    assert votes(("Emma", 1), ("", NARRATOR), ("", 1), ("Tom", 0)) == 0
    assert votes(("", NARRATOR), ("", 1), ("Emma", 1), ("Tom", 0)) is None  # one vote each
    # what the narrator says does not count: it speaks to somebody else
    assert votes(("Emma", NARRATOR), ("", 1), ("", 1)) is None
    assert votes(("Emma", NARRATOR), ("", 1), ("Tom", 1)) == 1


def test_whoever_says_i_in_the_tag_is_the_narrator() -> None:
    people = [person("Emma", uses=1), person("Tom", uses=1)]
    book = story(
        said("Go", "Tom", call="Emma"), said("No", "I"), quote("So"), said("Oh", "I", call="Tom"), people=people
    )
    assert narrator_of(book, [1, 0, 1, NARRATOR]) == 0


def test_the_one_with_the_most_votes_has_to_have_twice_as_many() -> None:
    others = [("", 1)]
    assert votes(("", NARRATOR), *others, ("Emma", 1), ("Emma", 1), ("Tom", 0)) == 0
    assert votes(("", NARRATOR), *others, ("Emma", 1), ("Emma", 1), ("Emma", 1), ("Tom", 0), ("Tom", 0)) is None


def test_saying_so_outweighs_a_call() -> None:
    am = "My/X/x/Tom name/X/x/Tom is/X/x/Tom Tom/PROPN/ROOT ."
    book = story(I_SAID, quote("So"), call("Emma"), am, people=[person("Emma", uses=1), person("Tom", uses=1)])
    assert narrator_of(book, [NARRATOR, 1, 1]) == 1
    beside = story(I_SAID, call("Emma"), am, people=[person("Emma", uses=1), person("Tom", uses=1)])
    assert narrator_of(beside, [NARRATOR, 1]) is None
    twice = story(
        am, am, I_SAID, quote("So"), call("Emma"), call("Emma"), people=[person("Emma", uses=2), person("Tom")]
    )
    assert narrator_of(twice, [NARRATOR, 1, 1, 1]) is None  # it counts once


def test_a_book_without_names() -> None:
    book: Book = story(I_SAID)
    assert narrator_of(book, [NARRATOR]) is None
