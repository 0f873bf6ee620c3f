"""Where the chapters of a long text begin."""

from __future__ import annotations

import pytest

from inquit import Document, Place
from inquit.breakdown.chapters import chapters

FILLER = "It rained on the quay all day, and nobody went out. " * 60


def _book(*headings: str) -> str:
    return "\n\n\n".join(f"{heading}\n\n{FILLER}" for heading in headings)


NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
BOOK = _book(*(f"CHAPTER {number}\n\nThe Ferry" for number in NUMBERS))


def test_headings_in_a_row_are_one() -> None:
    found = chapters(Document("d", BOOK))

    assert [chapter.label for chapter in found] == [f"CHAPTER {number} · The Ferry" for number in NUMBERS]
    assert [BOOK[chapter.start :].startswith(f"CHAPTER {n}\n") for chapter, n in zip(found, NUMBERS, strict=True)]


@pytest.mark.parametrize("text", ["", _book("CHAPTER I", "CHAPTER II"), FILLER * 10, _book(*["CHAPTER I", *[""] * 9])])
def test_a_short_text_or_one_without_chapters_has_none(text: str) -> None:
    assert chapters(Document("d", text)) == []


def test_what_the_file_calls_them_comes_first() -> None:
    places = (Place(0, "chapter 1: Rain"), Place(9000, "chapter 2: Sun"))

    assert [chapter.label for chapter in chapters(Document("d", BOOK, places=places))] == [
        "chapter 1: Rain",
        "chapter 2: Sun",
    ]


def test_places_of_every_line_are_none() -> None:
    places = tuple(Place(start, f"line {start}") for start in range(0, len(BOOK), 500))

    assert len(chapters(Document("d", BOOK, places=places))) == len(NUMBERS)


def test_a_long_heading_is_cut() -> None:
    title = "In Which It Is Told At Some Length How The Harbour Was Sold To Somebody Or Other In The Rain"
    found = chapters(Document("d", _book(*(f"CHAPTER {number}. {title}" for number in NUMBERS))))

    assert {len(chapter.label) for chapter in found} <= {0, 90}
