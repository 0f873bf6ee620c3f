"""What is shown around a place: whole words, offsets of the whole text, and nothing shown twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inquit import TextSpan
from inquit.verification.excerpts import REACH, excerpts_around


def test_words_around_are_whole_and_keep_their_offsets() -> None:
    text = "alpha " * 100 + "here it stands" + " omega" * 100
    start = text.index("here")
    (one,) = excerpts_around(text, [TextSpan(start, start + 14)])

    assert one.text.startswith("alpha ")
    assert one.text.endswith(" omega")
    assert text[one.start : one.start + len(one.text)] == one.text
    assert start - REACH <= one.start < start


def test_other_paragraphs_are_left_out() -> None:
    text = "Before it rained.\n\nLUND: We go,\nand soon. Yes.\n\nBERG: No."
    start = text.index("We go")
    (one,) = excerpts_around(text, [TextSpan(start, start + 16)])

    assert one.text == "LUND: We go,\nand soon. Yes."


def test_places_that_are_near_are_shown_as_one_and_others_apart() -> None:
    text = "one two " + "far " * 1000 + "three four"
    last = len(text) - 4
    near = excerpts_around(text, [TextSpan(4, 7), TextSpan(0, 3)])
    apart = excerpts_around(text, [TextSpan(last, last + 4), TextSpan(0, 3)])

    assert [one.start for one in near] == [0]
    assert [one.text[:3] for one in apart] == ["one", "far"]


def test_without_a_place_there_is_nothing() -> None:
    assert excerpts_around("words", ()) == ()


@given(st.text(alphabet="ab \n\ud800", max_size=900), st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900))))
def test_whatever_the_text_every_place_is_within_one_excerpt(text: str, places: list[tuple[int, int]]) -> None:
    spans = [TextSpan(min(a, b), max(a, b)) for a, b in places if max(a, b) <= len(text)]
    found = excerpts_around(text, spans)

    for one in found:
        assert text[one.start : one.start + len(one.text)] == one.text
    for span in spans:
        assert sum(one.start <= span.start and span.end <= one.start + len(one.text) for one in found) == 1
