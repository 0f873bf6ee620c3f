"""Paragraphs of books: wrapped throughout, or on pages without blank lines. Those of articles: `test_parsing.py`."""

from __future__ import annotations

from inquit.languages import language_of
from inquit.text.paragraphs import paragraph_spans

PROSE = (
    "The rain had stopped before midnight, but the yard was\n"
    "full of water, and Hester stood at the window with one\n"
    "hand on the latch."
)
# Both lines end in a way that also ends a sentence, so that nothing but the book around it shows that they are one.
TALK = '"I would not go down there to-night for all the world.\nYou would not either, if you had seen his face."'
VERSE = "The lamp is out,\nThe boat is gone,\nAnd who shall bring\nThe ferry on?"


def shown(text: str) -> list[str]:
    return [span.of(text) for _, span in paragraph_spans(text, language_of())]


def test_in_a_book_lines_of_fitting_length_are_wrapped_wherever_they_end() -> None:
    assert shown("\n\n".join([PROSE, TALK, PROSE, PROSE])) == [PROSE, TALK, PROSE, PROSE]


def test_elsewhere_such_lines_are_paragraphs() -> None:
    assert shown("\n\n".join([PROSE, TALK])) == [PROSE, *TALK.split("\n")]


def test_in_a_book_the_dash_of_a_new_speaker_begins_a_paragraph() -> None:
    lines = [
        "— I would not go down there to-night for all the world.",
        "— You would not either, if you had seen his face.",
    ]
    assert shown("\n\n".join([PROSE, "\n".join(lines), PROSE, PROSE])) == [PROSE, *lines, PROSE, PROSE]


def test_in_a_book_verse_stays_in_lines() -> None:
    assert shown("\n\n".join([PROSE, VERSE, PROSE, PROSE])) == [PROSE, *VERSE.split("\n"), PROSE, PROSE]


def test_on_a_page_without_blank_lines_a_paragraph_ends_where_the_next_word_would_have_fitted() -> None:
    talk = ['"You will not find him down there," said the\nferryman.', '"No."']
    paragraphs = [PROSE, *talk, PROSE, *talk, PROSE, PROSE]
    assert shown("\n".join(paragraphs)) == paragraphs


def test_on_a_page_with_indents_a_paragraph_begins_with_one() -> None:
    paragraphs = [PROSE.replace("latch.", "latch and her eyes on the lane.")] * 5
    text = "\n".join("   " + p for p in paragraphs)
    assert shown(text) == paragraphs


def test_a_page_that_is_set_in_as_a_whole_has_no_indents() -> None:
    text = "\n".join(
        "    " + line for line in (PROSE + "\n" + TALK + "\n" + PROSE + "\n" + PROSE + "\n" + PROSE).split("\n")
    )
    assert [p.split()[0] for p in shown(text)] == ["The", '"I', "The", "The", "The"]


def test_a_list_of_short_lines_is_no_page() -> None:
    lines = [f"{n} boats, and all of them came home" for n in range(20)]
    assert shown("\n".join(lines)) == lines
