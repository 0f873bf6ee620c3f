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


def paragraphs_with(gap: int, *, many: int = 30) -> str:
    """Prose with one space of so many blank lines in it."""
    return "\n\n".join([PROSE] * many) + "\n" * (gap + 1) + f"Two. {PROSE}"


@pytest.mark.parametrize(("gap", "scenes"), [(2, []), (3, ["Two."]), (4, ["Two."])])
def test_a_scene_begins_behind_three_blank_lines(gap: int, scenes: list[str]) -> None:
    assert breaks(paragraphs_with(gap))[1] == scenes


@pytest.mark.parametrize(("wide", "is_break"), [(1, True), (2, False)])
def test_a_space_is_wide_where_it_is_wider_than_nineteen_of_twenty(wide: int, is_break: bool) -> None:
    text = "\n\n".join([PROSE] * (21 - wide)) + f"\n\n\n\n{PROSE}" * wide
    assert breaks(text)[1] == (["Hester"] * wide if is_break else [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_line_break_counts_for_a_space(end: str) -> None:
    text = f"{end}{end}".join([PROSE] * 30) + end * 4 + f"Two. {PROSE}"
    assert breaks(text)[1] == ["Two."]


def test_a_title_has_at_most_fifteen_words() -> None:
    assert breaks(f"CHAPTER I. {'Ferry ' * 13}\n\nTwo. {PROSE}")[0] == ["Two."]
    assert breaks(f"CHAPTER I. {'Ferry ' * 14}\n\nTwo. {PROSE}")[0] == []


def test_a_title_has_at_most_two_lines() -> None:
    assert breaks(f"CHAPTER I\nThe Ferry\n\nTwo. {PROSE}")[0] == ["Two."]
    long = "CHAPTER THE FIRST IN WHICH NOBODY COMES TO\nTHE FERRY AND HESTER SITS AT THE OLD WINDOW\nAND WAITS"
    assert breaks(f"{long}\n\nTwo. {PROSE}")[0] == []


@pytest.mark.parametrize(
    ("line", "before", "begins"),
    [
        ("12", "\n\n", False),  # the number of a page
        ("12", "\n\n\n", True),
        ("IV", "\n\n", True),
        ("iv", "\n\n", False),
        ("iv", "\n\n\n", True),
        ("THE FERRY", "\n\n", False),
        ("THE FERRY", "\n\n\n", True),
    ],
)
def test_a_number_or_capitals_alone_head_a_chapter_behind_a_space(line: str, before: str, begins: bool) -> None:
    chapters, _, furniture = breaks(f"One. {PROSE}{before}{line}\n\nTwo. {PROSE}")
    assert chapters == (["Two."] if begins else [])
    assert furniture == [line]


def test_behind_a_heading_capitals_are_its_title() -> None:
    assert breaks(f"CHAPTER I\n\nTHE FERRY\n\nThe Old Landing\n\nTwo. {PROSE}")[2] == [
        "CHAPTER I",
        "THE FERRY",
        "The Old Landing",
    ]


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("The Old Ferry", True),
        ("the old ferry", False),
        ("The old and weathered ferry house", False),
        ("The old and weathered ferry house of Pell.", False),
        ("The Ferry of the Old Man and the Sea.", True),
        ("The Ferry,", False),
        ("The Ferry;", False),
        ("The Ferry:", False),
        ("The Ferry”", False),
        ("The Ferry»", False),
        ("“The Ferry", False),
        ("‚The Ferry", False),
    ],
)
def test_what_a_title_below_a_heading_looks_like(line: str, is_title: bool) -> None:
    expected = line if not is_title else f"Two. {PROSE}"
    chapters, _, furniture = breaks(f"CHAPTER I\n\n{line}\n\nTwo. {PROSE}")
    if line == "The old and weathered ferry house":  # no sentence: nothing speaks against it
        expected, is_title = f"Two. {PROSE}", True
    assert chapters == [expected.split()[0]]
    assert (line in furniture) == is_title


@pytest.mark.parametrize(
    ("line", "is_talk"),
    [
        ("“GO AWAY”", True),
        ("»GO AWAY«", True),
        ("SHE SAID “GO AWAY”", False),
        ("SHE SAID “GO AWAY", True),
        ("SHE SAID «GO AWAY", True),
        ("SHE SAID „GO AWAY”", False),
        ('SHE SAID "GO AWAY"', False),
        ('SHE SAID "GO AWAY', True),
        ("THE FERRYMEN’S BOAT", False),
    ],
)
def test_a_line_in_capitals_with_a_mark_that_lacks_its_mate_is_talk(line: str, is_talk: bool) -> None:
    assert breaks(f"{PROSE}\n\n{line}\n\n{PROSE}")[2] == ([] if is_talk else [line])


def test_one_capital_is_no_line_in_capitals() -> None:
    assert breaks(f"{PROSE}\n\nO!\n\n{PROSE}")[2] == []


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (["* * *", "CHAPTER I"], (["Two."], [])),
        (["CHAPTER I", "* * *"], (["Two."], [])),
        (["[Pg 12]", "* * *", "[Pg 13]"], ([], ["Two."])),
        (["CHAPTER I", "[Pg 13]"], (["Two."], [])),
    ],
)
def test_of_several_lines_the_strongest_says_what_begins(between: list[str], expected: tuple[list[str], ...]) -> None:
    assert breaks("\n\n".join([PROSE, *between, f"Two. {PROSE}"]))[:2] == expected


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [
        ("Chapter the Second", True),
        ("Chapter the", False),
        ("Chapter 2 of the Ferry", False),
        ("Chapter Twenty One", True),
        ("chapter two", False),
        ("Epilogue, of a kind", False),
        ("Epilogue,", False),
        ("XI. Of Ferries and Men", True),
        ("XI. A man of the ferry came by night.", False),
    ],
)
def test_what_a_heading_is_made_of(heading: str, is_one: bool) -> None:
    assert breaks(f"{PROSE}\n\n{heading}\n\nTwo. {PROSE}")[2] == ([heading] if is_one else [])


@pytest.mark.parametrize("ornament", ["*", "***", "~", "=-=-=", "―――", "__", ".."])
def test_what_an_ornament_is(ornament: str) -> None:
    assert breaks(f"{PROSE}\n\n{ornament}\n\nTwo. {PROSE}")[1] == ["Two."]


@pytest.mark.parametrize("line", ["****", ".", "-", "?!", "…"])
def test_what_no_ornament_is(line: str) -> None:
    assert breaks(f"{PROSE}\n\n{line}\n\nTwo. {PROSE}")[2] == ([line] if line == "****" else [])


def test_what_stands_around_the_book_has_no_breaks() -> None:
    text = f"CHAPTER 0\n\n{LICENCE}{PROSE}\n\n* * *\n\nTwo. {PROSE}{FOOTER}\n\nCHAPTER 9\n\nEnd. {PROSE}"
    assert breaks(text) == ([], ["Two."], ["* * *"])


@pytest.mark.parametrize(
    "begins",
    ["*** START OF THIS PROJECT GUTENBERG EBOOK X ***", "***START OF THE PROJECT GUTENBERG EBOOK\nX***"],
)
@pytest.mark.parametrize(
    "ends", ["*** END OF THIS PROJECT", "***END OF THE PROJECT", "End of the Project", "End of Project"]
)
def test_lines_around_a_book(begins: str, ends: str) -> None:
    text = f"Licence.\n\n{begins}\n\n{PROSE}\n\n{ends} Gutenberg EBook"
    text = text if "***" not in ends else text.replace("Gutenberg EBook", "GUTENBERG EBOOK")
    assert body_of(text, language_of()).of(text).strip() == PROSE
