"""Marks and dashes as one list of speech."""

from __future__ import annotations

from tests.unit.notation import parsed

from inquit.languages import language_of
from inquit.structure.dialogue import Dialogue, find_dialogue
from inquit.structure.text_structure import read_structure
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


def shape(text: str) -> list[tuple[str, int, int | None, bool]]:
    """Of each stretch its words, its depth, the place of what holds it, and whether it is somebody's words."""
    found = dialogue(text)
    return [
        (" … ".join(span.of(text) for span in m.spans), m.depth, m.parent, found.is_said(i))
        for i, m in enumerate(found.marked)
    ]


def test_what_lies_in_a_turn_is_one_deeper_with_all_that_it_holds() -> None:
    text = "“Hush,” said Hester.\n\n— They say “he said ‘No’ to me”, he said.\n\n“I know ‘him’,” said Hester."
    assert shape(text) == [
        ("“Hush,”", 0, None, True),
        ("— They say “he said ‘No’ to me”,", 0, None, True),
        ("“he said ‘No’ to me”", 1, 1, False),
        ("‘No’", 2, 2, False),
        ("“I know ‘him’,”", 0, None, True),
        ("‘him’", 1, 4, False),
    ]


def test_marks_between_the_parts_of_a_turn_are_by_themselves() -> None:
    text = "— I will go, said Tom. He held “it” up. And you, will you?"
    assert [(words, depth, parent) for words, depth, parent, _ in shape(text)] == [
        ("— I will go, … And you, will you?", 0, None),
        ("“it”", 0, None),
    ]


def test_a_turn_that_marks_cross_is_none() -> None:
    text = "— I will go, “said Tom, to the fair” and left."
    assert [words for words, *_ in shape(text)] == ["“said Tom, to the fair”"]


def test_a_turn_behind_what_ends_where_it_begins_is_one() -> None:
    text = "“No,” said Hester.\n\n— What is it? asked Tom.\n\n“Nothing,” said Hester."
    assert [words for words, *_ in shape(text)] == ["“No,”", "— What is it?", "“Nothing,”"]


def test_a_turn_is_as_sure_as_is_said_and_a_stretch_as_its_model_finds() -> None:
    found = dialogue("— What is it? asked Tom.\n\n“Nothing,” said Hester.")
    assert found.chances[0] == 0.9
    assert 0.9 < found.chances[1] < 1


def test_what_no_chance_is_known_of_is_not_said() -> None:
    found = dialogue("“He said ‘No’ to me,” said Hester.")
    assert sorted(found.chances) == [0]
    assert not found.is_said(1)


def test_the_stretches_of_a_dialogue_with_turns_are_cut_from_all_of_it() -> None:
    text = parsed(
        "— No/INTJ/ROOT , said/VERB/x/No Tom/PROPN/x/No .", "“ Yes/INTJ/ROOT . ” She/PRON/x/left left/VERB/ROOT ."
    )
    found = read_structure(text, "fiction")
    assert found.dialogue is not None
    assert [[s.span.of(text.text) for s in here] for here in found.dialogue.stretches.outer] == [["— No,"], ["“Yes.”"]]
    assert [[s.span.of(text.text) for s in here] for here in found.marks.outer] == [[], ["“Yes.”"]]
