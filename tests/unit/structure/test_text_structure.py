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


def test_marks_are_paired_over_the_paragraphs_that_count() -> None:
    headline = "MAYOR/PROPN/nsubj/SAYS SAYS/VERB/ROOT “ NO/INTJ/x/SAYS ”"
    quote = "“ We/PRON/nsubj/go go/VERB/ROOT ."
    text = parsed(quote, headline, quote + " ”", PROSE)

    def stretches(genre: GenreChoice) -> list[tuple[str, ...]]:
        return [tuple(span.of(text.text) for span in m.spans) for m in read_structure(text, genre).marks.marked]

    assert stretches("fiction") == [("“We go.", "“We go.”")]
    assert stretches("news") == [("“We go.", "“We go.”"), ("“NO”",)]


def test_without_dashes_dialogue_shares_the_stretches() -> None:
    page = read_structure(parsed("“ We/PRON/nsubj/go go/VERB/ROOT . ”"), "fiction")
    assert page.dialogue is not None
    assert page.dialogue.stretches is page.marks


def test_turns_are_known_by_the_place_of_their_paragraph() -> None:
    turn = "BO/PROPN/ROOT : No/INTJ/x/BO ."
    page = read_structure(parsed(PROSE, turn, turn), "news")
    assert sorted(page.turns) == [1, 2]
