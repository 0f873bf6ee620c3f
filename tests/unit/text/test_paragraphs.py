"""Paragraphs of books: wrapped throughout, or on pages without blank lines. Those of articles: `test_parsing.py`."""

from __future__ import annotations

import pytest

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


def of_length(size: int, end: str = "x") -> str:
    """A line of so many characters that ends so."""
    return ("word " * size)[: size - 1] + end


@pytest.mark.parametrize(("size", "joined"), [(39, False), (40, True), (100, True), (101, False)])
def test_a_wrapped_line_has_40_to_100_characters(size: int, joined: bool) -> None:
    lines = [of_length(size), "and this is the rest of it."]
    assert shown("\n".join(lines)) == (["\n".join(lines)] if joined else lines)


@pytest.mark.parametrize("end", list(".!?:;)]…\"'”’»›"))
def test_a_line_that_ends_its_sentence_goes_on_nowhere(end: str) -> None:
    lines = [of_length(60, end), "And this is another one."]
    assert shown("\n".join(lines)) == lines


@pytest.mark.parametrize("end", list(",—-“(«"))
def test_a_line_that_ends_otherwise_goes_on(end: str) -> None:
    lines = [of_length(60, end), "and this is the rest of it."]
    assert shown("\n".join(lines)) == ["\n".join(lines)]


@pytest.mark.parametrize(
    ("wrapped", "others", "book"), [(2, 0, False), (3, 0, True), (3, 1, False), (6, 1, True), (6, 2, False)]
)
def test_a_book_is_wrapped_three_times_and_in_three_of_four_blocks(wrapped: int, others: int, book: bool) -> None:
    apart = "\n".join([of_length(30, "."), of_length(30, ".")])
    blocks = [PROSE] * wrapped + [apart] * others + [TALK]  # the talk does not look wrapped by itself
    last = [TALK] if book else TALK.split("\n")
    assert shown("\n\n".join(blocks))[-len(last) :] == last


def test_a_dash_begins_a_paragraph_only_behind_a_line_that_ends_its_sentence() -> None:
    lines = "She stood at the window with her hand on the latch\n— Hester was sure of it — and heard somebody outside."
    assert shown("\n\n".join([PROSE, lines, PROSE, PROSE])) == [PROSE, lines, PROSE, PROSE]


@pytest.mark.parametrize("dash", ["—", "― ", "–", "--", "- "])
@pytest.mark.parametrize("first", ["You", "“You", "'You", "¿Quién"])
def test_every_dash_of_a_new_speaker_begins_a_paragraph(dash: str, first: str) -> None:
    lines = [f"{dash}I would not go down there for the world.", f"{dash}{first} would not, if you had seen his face."]
    assert shown("\n\n".join([PROSE, "\n".join(lines), PROSE, PROSE])) == [PROSE, *lines, PROSE, PROSE]


def test_on_a_page_a_short_line_in_mid_sentence_ends_no_paragraph() -> None:
    broken = f"It was late, and she was\nthinking of the ferry and the man with the lamp.\n{PROSE}"
    paragraphs = [f"{broken}\n{PROSE}\n{PROSE}\n{PROSE}"]
    assert [len(p.split("\n")) for p in shown(paragraphs[0])] == [2, 3, 3, 3, 3]
    assert shown(paragraphs[0])[0] == broken.rsplit("\n", 3)[0]


def page(*lines: str) -> list[str]:
    """The paragraphs of lines that no blank line parts, given as lengths of their lines."""
    return [str(len(p.split("\n"))) for p in shown("\n".join(lines))]


LONG, STOP, SHORT = of_length(60), of_length(20, "."), of_length(20)


def test_a_block_of_twelve_lines_is_a_page() -> None:
    block = [LONG, LONG, STOP]
    assert page(*block * 4) == ["3"] * 4
    assert page(*block * 3, LONG, STOP) == ["1"] * 11


def test_most_lines_of_a_page_are_long_and_most_of_those_go_on() -> None:
    ended = of_length(60, ".")
    assert page(*[LONG, LONG, LONG, STOP] * 3) == ["4"] * 3
    assert page(*[LONG, STOP, STOP] * 4) == ["1"] * 12
    assert page(*[LONG, ended, ended, STOP] * 3) == ["1"] * 12


def test_no_line_of_a_page_is_longer_than_wrapped_text() -> None:
    assert page(*[of_length(100), LONG, STOP] * 4) == ["3"] * 4
    assert page(*[of_length(101), LONG, STOP] * 4) == ["1"] * 12


def test_a_line_ends_early_where_the_next_word_would_have_fitted() -> None:
    # the longest line has 60 characters: a line of 55 with a space leaves room for "word", one of 56 does not
    assert page(*[LONG, LONG, of_length(55, "."), LONG, STOP] * 3) == ["3", "2"] * 3
    assert page(*[LONG, LONG, of_length(56, "."), LONG, STOP] * 3) == ["5"] * 3


def test_on_a_page_half_of_whose_lines_are_set_in_indents_part_nothing() -> None:
    some = [LONG, "  " + LONG, LONG, LONG]
    assert page(*some * 3) == ["1", "4", "4", "3"]
    assert page(*["  " + LONG, LONG] * 6) == ["12"]


@pytest.mark.parametrize("space", [" ", "\t", "\u3000"])
def test_every_space_is_an_indent(space: str) -> None:
    assert page(*[space + LONG, LONG, LONG] * 4) == ["3"] * 4


def test_a_long_paragraph_is_cut_at_a_sentence_of_its_second_half_or_else_at_a_space() -> None:
    early = "It rained. " + "word " * 2_500
    assert len(shown(early)[0]) == len("It rained. ") + (10_000 - len("It rained. ")) // 5 * 5 - 1
    late = "word " * 1_200 + "“It rained.”) " + "word " * 2_500
    assert shown(late)[0].endswith("“It rained.”)")


def test_a_paragraph_of_just_the_limit_is_one_piece() -> None:
    assert len(shown("x" * 10_000)) == 1
    assert len(shown("x" * 10_001)) == 2
