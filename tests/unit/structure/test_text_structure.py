"""What of a text counts: the licence never, headings and captions not in fiction."""

from __future__ import annotations

import pytest
from tests.unit.notation import parsed

from inquit.settings import GenreChoice
from inquit.structure.text_structure import read_structure

PROSE = "Hester/PROPN/nsubj/stood stood/VERB/ROOT ."
HEADING = "CHAPTER/NOUN/ROOT I/PRON/nummod/CHAPTER"


@pytest.mark.parametrize(("genre", "kept"), [("fiction", [1, 3]), ("news", [1, 2, 3])])
def test_headings_are_left_out_of_fiction(genre: GenreChoice, kept: list[int]) -> None:
    page = read_structure(parsed(PROSE, HEADING, PROSE), genre)

    assert page.genre == genre
    assert [p.number for p in page.parsed.paragraphs] == kept
    assert page.breaks.chapters == (page.parsed.paragraphs[-1].span.start,)
    assert (page.dialogue is None) == (genre == "news")


def test_what_is_short_is_news() -> None:
    assert read_structure(parsed(PROSE), "auto").genre == "news"
