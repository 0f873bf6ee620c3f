"""Lines of dialogue as rows."""

from __future__ import annotations

import pytest
from tests.unit.attribution.novel.story import described, person, story

from inquit.attribution.novel.book import Book
from inquit.attribution.novel.dialogue_rows import cue_of, rows_of, source_of
from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.document import TextSpan
from inquit.text.marks.marked_stretches import Stretch

EMMA = person("Emma", gender="female")
TOM = person("Tom", gender="male")
GO, NOW = "“ Go/VERB/ROOT , ”", "“ Now/ADV/x/Go . ”"


def book_of(*notations: str) -> Book:
    return story(*notations, people=[EMMA, TOM, described("boy")])


def rows(*notations: str) -> list[str]:
    """By row: its line, the words of its stretches, and whom its tag names."""
    book = book_of(*notations)
    return [
        f"{row.line}: "
        + " / ".join(book.paragraphs[book.lines[row.line].paragraph].text[s.lo + 1] for s in row.stretches)
        + ("" if row.tag is None else f" ({book.paragraphs[row.tag.paragraph].text[row.tag.source]})")
        for row in rows_of(book.lines, book.paragraphs)
    ]


@pytest.mark.parametrize(
    ("between", "count"),
    [
        ("said/VERB/x/Go Emma/PROPN/nsubj/said ,", 1),
        ("said/VERB/x/Go Emma/PROPN/nsubj/said .", 1),  # the end of the tag's sentence right before the second part
        ("said/VERB/x/Go Emma/PROPN/nsubj/said . He/PRON/x/Go ran/VERB/x/Go .", 2),
        ("said/VERB/x/Go Emma/PROPN/nsubj/said " + "so/ADV/x/Go " * 13, 1),
        ("said/VERB/x/Go Emma/PROPN/nsubj/said " + "so/ADV/x/Go " * 14, 2),
        ("said/VERB/x/Go Emma/PROPN/nsubj/said " + "so/ADV/x/Go , " * 13, 1),  # marks are no words
    ],
)
def test_only_a_short_tag_parts_a_quote(between: str, count: int) -> None:
    assert len(rows(f"{GO} {between} {NOW}")) == count


def test_each_tag_goes_to_the_row_that_it_is_nearest_to() -> None:
    told = "said/VERB/x/Go Emma/PROPN/nsubj/said . It/PRON/x/Go fell/VERB/x/Go ."
    assert rows(f"{GO} {told} {NOW}") == ["0: Go (Emma)", "0: Now"]
    behind = "It/PRON/x/Go fell/VERB/x/Go . Emma/PROPN/x/fell sat/VERB/x/fell ."
    assert rows(f"“ Go/VERB/ROOT . ” {behind} “ Now/ADV/x/Go , ” said/VERB/x/Now Tom/PROPN/nsubj/said .") == [
        "0: Go",
        "0: Now (Tom)",
    ]


@pytest.mark.parametrize(("behind", "row"), [(0, 0), (1, 0), (2, 1)])
def test_the_distance_to_a_row_is_counted_from_its_last_and_to_its_first_token(behind: int, row: int) -> None:
    """Between two stretches that stand four words apart."""
    words = [f"w{n}/ADV/x/Go" for n in range(4)]
    words[behind] = "Emma/PROPN/nsubj/said"
    book = book_of(f"{GO} {' '.join(words)} said/VERB/x/Go . He/PRON/x/Go ran/VERB/x/Go . {NOW}")
    tagged = DialogueTag("name", 0, book.lines[0].stretches[0].hi + behind, None, speech=True)
    first, second = book.lines[0].stretches
    book.lines[0].stretches[1] = Stretch(first.hi + 4, second.hi, second.marked, second.span)
    book.lines[0].after = tagged
    p = book.paragraphs[0]
    p.text[first.hi + 1] = "."
    assert [r.tag is tagged for r in rows_of(book.lines, book.paragraphs)] == [row == 0, row == 1]


def test_a_tag_of_the_paragraph_above_is_of_the_first_row_one_below_of_the_last() -> None:
    parted = f"{GO.replace(', ”', '. ”')} It/PRON/x/Go fell/VERB/x/Go . He/PRON/x/Go ran/VERB/x/Go . “ Now/ADV/x/Go , ”"
    above = book_of("Emma/PROPN/nsubj/said said/VERB/ROOT :", parted)
    assert [row.tag is not None for row in rows_of(above.lines, above.paragraphs)] == [True, False]
    below = book_of(parted, "said/VERB/ROOT Emma/PROPN/nsubj/said .")
    assert [row.tag is not None for row in rows_of(below.lines, below.paragraphs)] == [False, True]


def test_a_long_speech_is_one_row() -> None:
    book = book_of(
        "“ Go/VERB/ROOT .", "“ Now/ADV/ROOT , ” said/VERB/x/Now Emma/PROPN/nsubj/said . “ Run/VERB/x/Now . ”"
    )
    assert [len(row.stretches) for row in rows_of(book.lines, book.paragraphs)] == [2, 1]


def test_a_second_dash_begins_a_row() -> None:
    book = book_of("“ Go/VERB/ROOT ” said/VERB/x/Go Emma/PROPN/nsubj/said “ Now/ADV/x/Go ”")
    p = book.paragraphs[0]
    p.text[book.lines[0].stretches[1].lo] = "—"
    assert len(rows_of(book.lines, book.paragraphs)) == 2


def tag(kind: str = "name", *, verb: int | None = 0, speech: bool = True) -> DialogueTag:
    return DialogueTag(kind, 0, 1, verb, speech)  # type: ignore[arg-type]


def test_the_cue_is_a_verb_of_talk() -> None:
    paragraphs = book_of("said/VERB/ROOT Emma/PROPN/nsubj/said .").paragraphs
    assert cue_of(tag(), paragraphs) == ((TextSpan(0, 4),), "say")
    for none in (None, tag(verb=None), tag(speech=False)):
        assert cue_of(none, paragraphs) == ((), None)


def test_the_source_is_the_name_or_the_word_that_stands_for_it() -> None:
    paragraphs = book_of("said/VERB/ROOT Emma/PROPN/nsubj/said .").paragraphs
    assert source_of(tag(), paragraphs, TextSpan(5, 9)) == (TextSpan(5, 9),)
    assert source_of(tag("pronoun"), paragraphs, None) == (TextSpan(5, 9),)
    assert source_of(tag("other"), paragraphs, None) == ()
    assert source_of(None, paragraphs, None) == ()
