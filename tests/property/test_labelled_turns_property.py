"""What holds for the turns of any page: their spans are in order, apart, inside the text, and hold no label."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from inquit.languages import language_of
from inquit.source import Markup
from inquit.structure.transcript.labelled_turns import read_labelled_turns
from inquit.structure.transcript.transcript import Transcript

PIECES = [
    *("OAKES: ", "MR. LUND: ", "Mira Lund: ", "Q. ", "A. ", "The Minister for Roads (Mr. Namba): ", "HAMLET.\n"),
    *("<tomo> ", ">> ", "[00:01:02] ", "0:26 ", "Tom Oakes 0:26\n", "(Laughter.) ", "[laughs] ", "(", "]", "*sighs* "),
    *(
        "I was there. ",
        "and you",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "12\n\n",
        "Page 3\n\n",
        "A HEADING\n\n",
        "HON. T. OAKES.- ",
    ),
    *("Motion agreed to\n\n", "- ", ": ", "**", "♪ ", "\\", "\r\n", "\u2028", "é", "😀 "),
]
PAGES = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def found_in(text: str, *, asked: bool) -> Transcript:
    return read_labelled_turns(text, language_of(), Markup(), asked=asked) or Transcript((), ())


@given(PAGES, st.booleans())
def test_spans_are_in_order_and_apart(text: str, asked: bool) -> None:
    found = found_in(text, asked=asked)
    content = [span for turn in found.turns for span in turn.content]
    paragraphs = [span for _, span in found.paragraphs]

    for spans in (content, paragraphs, list(found.hidden), list(found.unlabelled)):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= following.start for one, following in pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) for span in content)


@given(PAGES, st.booleans())
def test_content_is_parsed_and_what_is_hidden_is_not_said(text: str, asked: bool) -> None:
    found = found_in(text, asked=asked)
    parsed = {at for _, span in found.paragraphs for at in range(span.start, span.end)}
    hidden = {at for span in found.hidden for at in range(span.start, span.end)}
    said = {at for turn in found.turns for span in turn.content for at in range(span.start, span.end)}
    labels = {at for turn in found.turns if turn.label for at in range(turn.label.start, turn.label.end)}

    assert said <= parsed - hidden - labels
    assert hidden <= parsed


@given(PAGES, st.booleans())
def test_turns_say_something_and_begin_behind_their_label(text: str, asked: bool) -> None:
    found = found_in(text, asked=asked)

    for turn in found.turns:
        assert turn.content
        assert all(any(map(str.isalnum, span.of(text))) for span in turn.content)
        assert (turn.label is None) == (turn.speaker is None)
        if turn.label is not None:
            assert turn.label.end <= turn.content[0].start
            assert turn.speaker == " ".join(turn.label.of(text).split())


@given(PAGES, st.booleans())
def test_numbers_of_paragraphs_never_fall(text: str, asked: bool) -> None:
    numbers = [number for number, _ in found_in(text, asked=asked).paragraphs]

    assert numbers == sorted(numbers)


@given(PAGES, st.booleans())
def test_times_are_of_what_is_said(text: str, asked: bool) -> None:
    found = found_in(text, asked=asked)
    starts = {span.start for turn in found.turns for span in turn.content}

    assert all(time.span.start in starts and time.start is not None for time in found.times)
    assert all(one.span.end <= following.span.start for one, following in pairwise(found.times))
