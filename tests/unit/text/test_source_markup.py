"""What is read in the place of tags of HTML and of the signs of Markdown."""

from __future__ import annotations

import pytest

from inquit.text.respelling import respelled
from inquit.text.source_markup import source_markup


def read(text: str) -> str:
    found = respelled(text)
    return text if found is None else found.text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("said <b>Ann Lund</b>.", "said Ann Lund."),
        ("said <a href='https://example.org/?a=1&b=2' class=who>Ann Lund</a>.", "said Ann Lund."),
        ("said Ann<!-- a note --> Lund.", "said Ann Lund."),
        ("<p>One.</p><p>Two.</p>", "\n\nOne.\n\n\n\nTwo.\n\n"),
        ("One.<br>Two.<br/>Three.", "One.\nTwo.\nThree."),
        ("<q>No,</q> he said.", "“No,” he said."),
        ("<P>One.</P>", "\n\nOne.\n\n"),
        ("said **Ann Lund**.", "said Ann Lund."),
        ("**Ann Lund, Mayor:** no", "Ann Lund, Mayor: no"),
        ("said *Ann Lund*, _Bo_ and __Jan van Dyk__.", "said Ann Lund, Bo and Jan van Dyk."),
        ("said [Ann Lund](https://example.org/ann_lund).", "said Ann Lund."),
        ("said [**Ann Lund**](https://example.org).", "said Ann Lund."),
    ],
)
def test_markup_is_read_over(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "if <b and c>",
        "<lt> and <Ann Lund>",
        "ann@example.org <ann@example.org>",
        "I _will_ go",
        "2 * A * 3",
        "snake_Case_Name",
        r"\*Ann\*",
        "![Ann Lund](https://example.org/a.png)",
        "Vogt [3](see below)",
    ],
)
def test_what_is_no_markup(text: str) -> None:
    assert respelled(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "<blockquote><p>We sold it.</p><footer>Ann Lund</footer></blockquote>",
        "<blockquote><p>We sold it.</p><footer>— Ann Lund</footer></blockquote>",
        "<blockquote><p>We sold it.</p><cite>Ann Lund</cite></blockquote>",
        "<blockquote><p>We sold it.</p>— <cite>Ann Lund</cite></blockquote>",
        "<blockquote><p>We sold it.</p>&mdash;<cite>Ann Lund</cite></blockquote>",
        "<blockquote>We sold it. <cite>Ann Lund</cite>.</blockquote>",
        "<figure><blockquote>We sold it.</blockquote>\n<figcaption>Ann Lund</figcaption></figure>",
        "<blockquote>We sold it.</blockquote><footer>Ann Lund, <cite>The Mail</cite></footer>",
    ],
)
def test_what_signs_a_block_quotation_stands_behind_a_dash(text: str) -> None:
    lines = read(text).split()
    assert lines[:4] == ["We", "sold", "it.", "—"]
    assert lines[4:6] in (["Ann", "Lund"], ["Ann", "Lund,"], ["Ann", "Lund."])
    ((lo, hi),) = source_markup(text).quotations
    assert text[lo:hi].find("We sold") >= 0
    assert "Ann" in text[lo:hi]


def test_a_work_that_a_quotation_names_signs_nothing() -> None:
    assert "—" not in read("<blockquote>As in <cite>The Mail</cite>, it was sold.</blockquote>")
    assert "—" not in read("<blockquote>It was in <cite>The Mail</cite></blockquote>")


def test_a_caption_farther_off_belongs_to_no_quotation() -> None:
    text = "<blockquote>One.</blockquote><p>Two.</p><footer>Three</footer>"
    ((lo, hi),) = source_markup(text).quotations
    assert text[lo:hi] == "One."


def test_the_outermost_quotations_and_items() -> None:
    text = "<blockquote>A <blockquote>B</blockquote> C</blockquote><ul><li>D</li><li>E</li></ul></li>"
    found = source_markup(text)
    assert [text[lo:hi] for lo, hi in found.quotations] == ["A <blockquote>B</blockquote> C"]
    assert [text[lo:hi] for lo, hi in found.items] == ["D", "E"]
