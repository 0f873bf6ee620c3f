"""Breaks of a book: licence, chapters, scenes, and paragraphs that are no prose."""

from __future__ import annotations

import pytest

from inquit.languages import language_of
from inquit.text.breaks import body_of, find_breaks
from inquit.text.paragraphs import paragraph_spans

LICENCE = (
    "The Project Gutenberg EBook of The Ferry, by Nobody\n\nThis eBook is for the use of anyone anywhere.\n\n"
    "*** START OF THE PROJECT GUTENBERG EBOOK THE FERRY ***\n\n"
)
FOOTER = "\n\n*** END OF THE PROJECT GUTENBERG EBOOK THE FERRY ***\n\n“Donations are accepted,” said the foundation.\n"
PROSE = "Hester stood at the window and listened to the rain."


def breaks(text: str) -> tuple[list[str], list[str], list[str]]:
    """The first words of chapters and scenes, and what is no prose."""
    found = find_breaks(text, [span for _, span in paragraph_spans(text, language_of())], language_of())
    chapters = [text[at:].split()[0] for at in found.chapters]
    scenes = [text[at:].split()[0] for at in found.scenes]
    return chapters, scenes, [span.of(text) for span in found.furniture]


@pytest.mark.parametrize(
    "heading",
    [
        "CHAPTER I",
        "CHAPTER I.",
        "Chapter 12",
        "Chapter XII: The Ferry",
        "CHAPTER THE FIRST",
        "Book Two",
        "_Chapter IV_",
        "IV",
        "IV. THE FERRY",
        "II. The Return of Mrs. Pell",
        "Prologue",
        "PART THREE--The Ferry",
    ],
)
def test_headings(heading: str) -> None:
    assert breaks(f"One. {PROSE}\n\n{heading}\n\nTwo. {PROSE}") == (["Two."], [], [heading])


@pytest.mark.parametrize(
    "line",
    [
        "Part of the roof had fallen in.",
        "Chapter and verse, he knew it all by heart.",
        "I. think that was what he said.",
        "Letters came, but none from him.",
        "“CHAPTER I,” he read.",
        "YOURS, J. PELL.”",
        "Introduction, please!",
        "Book learning is no use to you.",
        "— And you?",
        "“ ... ”",
        "A chapter",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert breaks(f"One. {PROSE}\n\n{line}\n\nTwo. {PROSE}") == ([], [], [])


def test_the_titles_below_a_heading_belong_to_it() -> None:
    text = f"{PROSE}\n\n\nCHAPTER I\n\nThe Old Ferry at Pell’s Landing\n\nJONATHAN’S JOURNAL\n\nTwo. {PROSE}"
    assert breaks(text) == (["Two."], [], ["CHAPTER I", "The Old Ferry at Pell’s Landing", "JONATHAN’S JOURNAL"])


def test_a_table_of_contents_begins_no_chapter() -> None:
    contents = "\n\n".join(f"Chapter {n}. The Ferry" for n in range(1, 9))
    assert breaks(f"CONTENTS\n\n{contents}\n\n\nChapter 1. The Ferry\n\nTwo. {PROSE}")[:2] == (["Two."], [])


@pytest.mark.parametrize(
    "ornament", ["* * *", "*      *      *", "***", "#", "⁂", "-----", "~~~", "+-+-+", ". . . . ."]
)
def test_ornaments_part_scenes(ornament: str) -> None:
    assert breaks(f"One. {PROSE}\n\n{ornament}\n\nTwo. {PROSE}") == ([], ["Two."], [ornament])


def test_a_wide_space_parts_scenes() -> None:
    many = "\n\n".join([PROSE] * 30)
    assert breaks(f"{many}\n\n\n\nTwo. {PROSE}\n\n{many}")[1] == ["Two."]


def test_where_all_spaces_are_wide_none_is_a_break() -> None:
    assert breaks("\n\n\n\n".join([PROSE] * 30)) == ([], [], [])


@pytest.mark.parametrize("line", ["[Illustration: Hester at the window]", "[Pg 12]", "Page 12", "{12}", "- 12 -", "12"])
def test_pages_and_captions_are_no_breaks(line: str) -> None:
    assert breaks(f"One. {PROSE}\n\n{line}\n\nTwo. {PROSE}") == ([], [], [line])


def test_the_licence_is_no_part_of_the_book() -> None:
    text = f"{LICENCE}CHAPTER I\n\n{PROSE}{FOOTER}"
    assert body_of(text, language_of()).of(text).strip() == f"CHAPTER I\n\n{PROSE}"
    assert breaks(text) == (["Hester"], [], ["CHAPTER I"])


@pytest.mark.parametrize("text", ["", "\n\n", PROSE, "*** START OF THE RACE ***"])
def test_without_a_licence_all_is_the_book(text: str) -> None:
    assert body_of(text, language_of()).of(text) == text
