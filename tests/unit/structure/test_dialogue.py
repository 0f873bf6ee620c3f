"""Marks and dashes as one list of speech."""

from __future__ import annotations

from inquit.languages import language_of
from inquit.structure.dialogue import Dialogue, find_dialogue
from inquit.text.marks.dash_turns import DASH_STYLE
from inquit.text.marks.marked_stretches import MarkedStretches
from inquit.text.marks.pairing import find_marked, whole_paragraphs
from inquit.text.paragraphs import paragraph_spans


def dialogue(text: str) -> Dialogue:
    paragraphs = whole_paragraphs(paragraph_spans(text, language_of()))
    return find_dialogue(
        text, paragraphs, MarkedStretches((), find_marked(text, paragraphs, language_of())), language_of()
    )


def said(text: str) -> list[list[str]]:
    found = dialogue(text)
    return [[s.of(text) for s in m.spans] for i, m in enumerate(found.marked) if found.is_said(i)]


def test_styles_may_be_mixed() -> None:
    text = (
        "“I saw him,” said Hester.\n\n'So did I,' said her uncle.\n\n«And I», said the ferryman.\n\n"
        "— Nobody asked you, said Hester."
    )
    assert said(text) == [["“I saw him,”"], ["'So did I,'"], ["«And I»"], ["— Nobody asked you,"]]


def test_a_speech_over_several_paragraphs_is_one() -> None:
    text = "“I saw him,” said Hester. “He had a lamp.\n\n“He held it up, and then he was gone.”"
    assert said(text) == [["“I saw him,”"], ["“He had a lamp.", "“He held it up, and then he was gone.”"]]


def test_marks_inside_a_dash_turn_are_its_children() -> None:
    text = "— They call it “the lamp”, he said.\n\n“I know,” said Hester."
    found = dialogue(text)
    assert [(m.style, m.depth, m.parent) for m in found.marked] == [
        (DASH_STYLE, 0, None),
        ("curly-double", 1, 0),
        ("curly-double", 0, None),
    ]
    assert said(text) == [["— They call it “the lamp”,"], ["“I know,”"]]


def test_a_dash_line_inside_marks_is_no_turn() -> None:
    text = "“It ran like this:\n\n“— What is it? asked he.\n\n“— The ferry, said she.”"
    assert [m.style for m in dialogue(text).marked] == [
        m.style for m in find_marked(text, whole_paragraphs(paragraph_spans(text, language_of())), language_of())
    ]


def test_without_dashes_the_marks_are_left_as_they_are() -> None:
    text = "“He said ‘No’ to me,” said Hester."
    assert dialogue(text).marked == find_marked(
        text, whole_paragraphs(paragraph_spans(text, language_of())), language_of()
    )
