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


@pytest.mark.parametrize(
    "shape",
    [
        "{upper}. {speech}",
        "{name}: {speech}",
        "{upper}\n{speech}",
        "{upper}. (_aside._) {speech}",
        "_{name}._ {speech}",
    ],
)
def test_a_play(shape: str) -> None:
    names = ["Hester", "Old Pell"] * 3
    lines = [shape.format(name=n, upper=n.upper(), speech=s) for n, s in zip(names, SPEECHES, strict=True)]
    assert notices("\n\n".join(lines)).startswith("this looks like a play or an interview")


def test_turns_of_a_transcript_are_read() -> None:
    lines = [f"{name}: {speech}" for name, speech in zip(["HESTER", "PELL"] * 3, SPEECHES, strict=True)]
    assert notices("\n\n".join(lines)) == ""


def test_titles_before_names_make_no_play() -> None:
    assert notices("\n\n".join(f"Mr. Pell and Mrs. Lund {what}" for what in SPEECHES * 2), "news") == ""


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
