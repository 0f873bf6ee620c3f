"""Layouts that are not read well are named, and those that are, are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from inquit.document import Genre
from inquit.languages import language_of
from inquit.samples import read_sample
from inquit.structure.dialogue import find_dialogue
from inquit.structure.notices import layout_notices
from inquit.text.marks.marked_stretches import MarkedStretches
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.paragraphs import paragraph_spans

STORY = Path(__file__).parents[2].joinpath("texts", "story.txt").read_text(encoding="utf-8")
SPEECHES = ["The river is up.", "I know it.", "And the lamp is out.", "Then we wait.", "Until when?", "Until he comes."]


def notices(text: str, genre: Genre = "fiction") -> str:
    paragraphs = whole_paragraphs(paragraph_spans(text, language_of()))
    marked = find_dialogue(
        text, paragraphs, MarkedStretches((), find_marked(text, paragraphs, language_of())), language_of()
    ).marked
    return "\n".join(layout_notices(text, paragraphs, marked, language_of(), genre=genre))


def test_turns_of_a_transcript_are_read() -> None:
    lines = [f"{name}: {speech}" for name, speech in zip(["HESTER", "PELL"] * 3, SPEECHES, strict=True)]
    assert notices("\n\n".join(lines)) == ""


def test_verse() -> None:
    assert notices("\n".join(["The lamp is out, the boat is gone,", "And nobody will ferry on"] * 12)).startswith(
        "this looks like verse"
    )


def test_lost_line_breaks() -> None:
    text = " ".join(STORY.split()) * 60
    assert notices(text[:50_000]) == ""
    assert notices(text[:50_001]).startswith("a paragraph has ")


def test_marks_without_end() -> None:
    assert notices("\n\n".join(f"Hester said: “{speech}" for speech in SPEECHES)) == (
        "6 of 6 quotes have no closing mark; each is taken to end with its paragraph"
    )


def test_a_long_story_without_talk() -> None:
    text = "She stood at the window and listened to the rain.\n\n" * 400
    assert notices(text[:19_999]) == ""
    assert notices(text[:20_000]).startswith("there are no quotation marks")
    assert notices(text, "news") == ""
    assert notices(text + "— Who is it? she asked.\n\n") == ""


@pytest.mark.parametrize("text", [STORY, read_sample(), "", "One line."])
def test_nothing_to_say(text: str) -> None:
    assert notices(text) == notices(text, "news") == ""


def lines(count: int, text: str) -> str:
    return "\n\n".join([text] * count)


NARRATION = "She stood at the window and listened to the rain."


@pytest.mark.parametrize(("count", "is_verse"), [(20, True), (19, False)])
def test_verse_has_twenty_lines(count: int, is_verse: bool) -> None:
    assert notices(lines(count, "The lamp is out, the boat is gone,")).startswith("this looks like verse") == is_verse


@pytest.mark.parametrize(("length", "is_verse"), [(60, True), (61, False)])
def test_lines_of_verse_are_short(length: int, is_verse: bool) -> None:
    assert notices(lines(30, "x" * length)).startswith("this looks like verse") == is_verse


@pytest.mark.parametrize(("length", "is_verse"), [(180, True), (181, False)])
def test_no_line_of_verse_is_three_times_as_long(length: int, is_verse: bool) -> None:
    text = f"{lines(30, 'The lamp is out, the boat is gone')}\n\n{'X' * length}"
    assert notices(text).startswith("this looks like verse") == is_verse


@pytest.mark.parametrize("stop", [".", "!", "?", "”", "’", "»", '"'])
def test_two_of_five_lines_of_verse_end_in_no_stop(stop: str) -> None:
    ended, unended = f"The boat is gone{stop}", "The lamp is out"
    assert notices(f"{lines(18, ended)}\n\n{lines(12, unended)}").startswith("this looks like verse")
    assert not notices(f"{lines(19, ended)}\n\n{lines(11, unended)}").startswith("this looks like verse")


@pytest.mark.parametrize(
    ("unclosed", "closed", "told"), [(4, 0, False), (5, 0, True), (5, 15, True), (5, 16, False), (6, 19, False)]
)
def test_five_quotes_without_end_and_a_quarter_of_all_are_told(unclosed: int, closed: int, told: bool) -> None:
    text = "\n\n".join(["Hester said: “The river is up."] * unclosed + ["Hester said: “The river is up.”"] * closed)
    expected = f"{unclosed} of {unclosed + closed} quotes have no closing mark"
    assert notices(text).startswith(expected) == told


def test_a_dash_turn_has_no_closing_mark_and_needs_none() -> None:
    assert notices(lines(8, "— The river is up, said Hester.")) == ""


@pytest.mark.parametrize(("length", "told"), [(50_000, False), (50_001, True)])
def test_a_paragraph_of_more_than_fifty_thousand_characters_is_told(length: int, told: bool) -> None:
    assert notices("x" * length, "news").startswith(f"a paragraph has {length:,} characters") == told


@pytest.mark.parametrize(("length", "told"), [(19_999, False), (20_000, True)])
def test_talk_is_missed_in_twenty_thousand_characters(length: int, told: bool) -> None:
    text = (NARRATION + "\n\n") * 500
    assert notices(text[:length]).startswith("there are no quotation marks") == told
