"""Turns set with dashes: where speech ends and the tag begins, and which dashes open no speech."""

from __future__ import annotations

import pytest

from inquit.languages import language_of
from inquit.text.marks.dash_turns import find_dash_turns
from inquit.text.marks.pairing import whole_paragraphs
from inquit.text.paragraphs import paragraph_spans


def turns(text: str) -> list[list[str]]:
    found = find_dash_turns(text, whole_paragraphs(paragraph_spans(text, language_of())), language_of())
    return [[span.of(text) for span in turn.spans] for turn in found]


@pytest.mark.parametrize("dash", ["—", "— ", "―", "― ", "– ", "--", "-- ", "- "])
def test_every_dash_opens_speech(dash: str) -> None:
    assert turns(f"{dash}I saw him, said Hester.") == [[f"{dash}I saw him,"]]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("— I'm going, said Tom, to the fair.", ["— I'm going,", "to the fair."]),
        ("— What is it? asked the old man.", ["— What is it?"]),
        ("— Go away! she cried, and shut the door.", ["— Go away!"]),
        ("— Well, Mrs. Pell said quietly, we shall see.", ["— Well,", "we shall see."]),
        ("— No, said Tom, who was tired, and he went out.", ["— No,"]),
        ("— No, said Tom, laughing. He went to the door.", ["— No,"]),
        ("— Yes, cried she; I will!", ["— Yes,", "I will!"]),
        ("— I am, said Mr. Pell. Come in, will you?", ["— I am,", "Come in, will you?"]),
        ("— The lamp! he said sternly. He held it up.", ["— The lamp!"]),
        ("—Come in —said the old man—. You must be cold.", ["—Come in", "You must be cold."]),
        ("— The aunt thinks you did it, he said.", ["— The aunt thinks you did it,"]),
    ],
)
def test_inquits_are_left_out(line: str, parts: list[str]) -> None:
    assert turns(line) == [parts]


def test_a_second_dash_is_a_turn_of_its_own() -> None:
    assert turns("― Yes, he said. ― And you?") == [["― Yes,"], ["― And you?"]]


def test_lines_without_an_inquit_are_speech_among_lines_that_talk() -> None:
    text = "— What is it? asked Hester.\n\n— The ferry.\n\n— I knew it.\n\nShe sat down."
    assert turns(text) == [["— What is it?"], ["— The ferry."], ["— I knew it."]]


def test_a_paragraph_that_leads_up_to_a_line_is_as_good_as_an_inquit() -> None:
    assert turns("Then the ferryman said:\n\n— The river is up.") == [["— The river is up."]]


@pytest.mark.parametrize(
    "text",
    [
        "The plan:\n\n- More money for schools.\n\n- Fewer cars.\n\n- A new bridge.",
        "The plan includes:\n\n— More money.\n\n— A bridge.",
        "“Never mind,” it says.\n\n— Jo Smith",
        "She stood — she always stood — at the window, said her uncle.",
        "-5 degrees, said the forecast.",
        "---",
        "—",
        "",
    ],
)
def test_other_dashes_open_no_speech(text: str) -> None:
    assert turns(text) == []


def test_a_signature_among_turns_is_none() -> None:
    assert turns("— What is it? asked Hester.\n\n— I knew it.\n\n— J. Pell") == [["— What is it?"], ["— I knew it."]]
