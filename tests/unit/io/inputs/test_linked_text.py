"""Where Markdown and HTML lead to: kept if asked for, at the words that do, whatever spaces the page sets."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.source import Source

FILLER = "It rained on the quay all day, and nobody went out. " * 8
MARKDOWN = """\
# Harbour

The mayor was **brief**: “We will sell,” she [said on
*Monday*](https://example.org/minutes). See <https://x.org/a> and [the tape][t], ![a picture](p.png) and [](empty.txt).

- “We go.” [minutes](minutes.txt)[more](more.txt)

[t]: other.txt
"""
PARAGRAPH = (
    "<p>She said <b>it</b>: &ldquo;We   will sell,&rdquo; as <a href='minutes.txt'>the  <i>mi</i>nutes\n of the day</a>"
    ' show<sup><a href="#n1">1</a></sup>, and <a>no link</a>, <a href="">nor this</a>. {}</p>'
)
IN_PAGE = [("the minutes of the day", "minutes.txt"), ("1", "#n1")]


def read(path: Path, *, links: bool = True) -> Source:
    (found,) = read_sources([str(path)], io.BytesIO(), ReadOptions(links=links))
    assert isinstance(found, Source)
    return found


def linked(source: Source) -> list[tuple[str, str]]:
    return [(" ".join(one.span.of(source.text).split()), one.target) for one in source.markup.links]


def test_links_of_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MARKDOWN, "utf-8")

    assert linked(read(tmp_path / "a.md")) == [
        ("said on Monday", "https://example.org/minutes"),
        ("https://x.org/a", "https://x.org/a"),
        ("the tape", "other.txt"),
        ("minutes", "minutes.txt"),
        ("more", "more.txt"),
    ]


@pytest.mark.parametrize("paragraphs", [1, 4])
def test_links_of_a_page_stand_where_its_words_do(tmp_path: Path, paragraphs: int) -> None:
    body = "".join(
        PARAGRAPH.format(f"No. {number}. {FILLER}" if paragraphs > 1 else "") for number in range(paragraphs)
    )
    (tmp_path / "a.html").write_text(f"<html><body><article>{body}</article></body></html>", "utf-8")

    assert linked(read(tmp_path / "a.html")) == IN_PAGE * paragraphs


def test_a_link_that_goes_on_over_paragraphs_is_in_each(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<body><a href='m.txt'><p>One two.</p><p>Three.</p></a><p>Four.</p></body>")

    assert linked(read(tmp_path / "a.html")) == [("One two.", "m.txt"), ("Three.", "m.txt")]


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_nothing_is_kept_unless_it_is_asked_for(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(MARKDOWN if name == "a.md" else PARAGRAPH.format(FILLER), "utf-8")
    without, with_links = read(tmp_path / name, links=False), read(tmp_path / name)

    assert without.markup.links == ()
    assert with_links.markup.links
    assert (without.text, repr(without.markup)) == (with_links.text, repr(with_links.markup))
