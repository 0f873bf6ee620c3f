"""Markdown to plain text."""

from __future__ import annotations

import pytest
from tests.unit.io.inputs.reading import read_one, stretches


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# A *b* title\n\nAnn [Lee](http://x.org) said\nso.", "A b title\n\nAnn Lee said so."),
        ("One line  \nanother", "One line\nanother"),
        ("> “We *won*,”\n> she said.", "“We won,” she said."),
        ("- one\n- two\n\n  more", "one\n\ntwo\n\nmore"),
        ("a &amp; b \\[not\\] &mdash; `x < y`", "a & b [not] — x < y"),
        ("Said <b>he</b>.\n\n<div>A <i>b</i> &amp; c</div>\n\n<!-- “no” -->", "Said he.\n\nA b & c"),
        ("| a | b |\n|---|---|\n| c | d |", "a\n\nb\n\nc\n\nd"),
        ("![a picture](x.png)", "a picture"),
        ("    “Indented,” she said.", "“Indented,” she said."),
        ("---\nno: matter\n\nfor it has no end", "no: matter\n\nfor it has no end"),
    ],
)
def test_marks_are_left_out(markdown: str, text: str) -> None:
    assert read_one("Markdown", markdown.encode()).text == text


def test_places_are_the_lines_of_the_file_also_below_front_matter() -> None:
    source = read_one("Markdown", b'---\ntitle: "The end"\ndate: 2024-01-02\n---\n\nOne\ntwo\n\n- three\n')

    assert stretches(source) == {"line 6": "One two", "line 9": "three"}
    assert source.meta == {"format": "Markdown", "title": "The end", "date": "2024-01-02"}


def test_quotations_set_off_by_tags_are_known_with_who_signs_them() -> None:
    source = read_one(
        "Markdown",
        b"One\n\n<blockquote>Two.<footer>Ann Lund</footer></blockquote>\n\nThree\n\n"
        b"<blockquote>\n\nFour **five**.\n\n</blockquote>\n\nSix\n\n</blockquote>\n\nSeven",
    )

    assert source.text.split("\n\n") == ["One", "Two.", "\u2014 Ann Lund", "Three", "Four five.", "Six", "Seven"]
    assert [span.of(source.text) for span in source.markup.quotations] == ["Two.", "\u2014 Ann Lund", "Four five."]
    assert stretches(source)["line 3"].startswith("Two.")


def test_quotations_and_lists_are_known() -> None:
    source = read_one("Markdown", b"One\n\n> Two.\n>\n> Three.\n\n- four\n- five\n\nSix")

    assert [span.of(source.text) for span in source.markup.quotations] == ["Two.", "Three."]
    assert [span.of(source.text) for span in source.markup.items] == ["four", "five"]
