"""HTML in plain texts and cells: noticed once, or read as HTML."""

from __future__ import annotations

import io
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from tests.unit.io.inputs.reading import read_all

from inquit.io.inputs.cell_text import has_html, html_text
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.source import Source


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("&ldquo;Yes,&rdquo; said Ann.", "&ldquo;"),
        ("It&#8217;s", "&#8217;"),
        ("It&#x2019;s", "&#x2019;"),
        ("AT&amp;T", "&amp;"),
        ("<p>Yes", "<p>"),
        ("Yes.<br/>No.", "<br/>"),
        ('<a href="x">Yes</a>', '<a href="x">'),
        ("AT&T; and R&D", None),
        ("a < b > c; x <y> and <Ann>", None),
        ("&foo; &; &#; &#1;", None),
        ("", None),
    ],
)
def test_signs_of_html(text: str, found: str | None) -> None:
    assert has_html(text) == found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("&ldquo;Yes,&rdquo; said\nAnn &amp; Bo.\n\nNo.", "“Yes,” said\nAnn & Bo.\n\nNo."),
        ("<b>Yes</b>,\nsaid <i class='x'>Ann</i><!-- or Bo -->.", "Yes,\nsaid Ann."),
        ("<p>“Yes,”\nsaid Ann.</p><p>No.</p>", "“Yes,” said Ann.\n\nNo."),
        ("Yes.<br>No.<script>x()</script>", "Yes.\nNo."),
        ("She said <q>yes</q>.", "She said “yes”."),
        ("a < b, <Ann> said", "a < b, <Ann> said"),
        ("", ""),
    ],
)
def test_what_a_browser_shows(text: str, shown: str) -> None:
    assert html_text(text, "a.csv") == (shown, ())


def _parquet(*texts: str) -> bytes:
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"text": list(texts)}), stream)
    return stream.getvalue()


TABLES = {
    "CSV": b"text\n<i>&ldquo;One&rdquo;</i>\n<b>Two</b>\n",
    "JSON": b'[{"text": "<i>&ldquo;One&rdquo;</i>"}, {"text": "<b>Two</b>"}]',
    "JSON Lines": b'{"text": "<i>&ldquo;One&rdquo;</i>"}\n{"text": "<b>Two</b>"}\n',
    "Parquet": _parquet("<i>&ldquo;One&rdquo;</i>", "<b>Two</b>"),
}


@pytest.mark.parametrize("format_", TABLES)
def test_cells_are_noticed_once_or_read(format_: str) -> None:
    def texts(**options: Any) -> list[Source]:
        return [one for one in read_all(format_, TABLES[format_], **options) if isinstance(one, Source)]

    first, second = texts()
    assert (first.text, second.text) == ("<i>&ldquo;One&rdquo;</i>", "<b>Two</b>")
    assert len(first.notices) == 1
    assert first.notices[0].endswith("holds HTML (<i>), which is read as it stands; --html-cells reads it as HTML")
    assert second.notices == ()
    assert [(one.text, one.notices) for one in texts(html_cells=True)] == [("“One”", ()), ("Two", ())]


@pytest.mark.parametrize("format_", ["text", "JSON"])
def test_references_that_are_read_as_marks_are_not_noticed(format_: str) -> None:
    text = "&ldquo;We won,&rdquo; said Ann&#8217;s boss."
    (found,) = read_all(format_, text.encode() if format_ == "text" else f'[{{"text": "{text}"}}]'.encode())
    assert isinstance(found, Source)
    assert found.notices == ()


def test_a_plain_text_is_noticed_or_read_with_its_places() -> None:
    (found,) = read_all("text", b"A.\n\n<i>One</i>")
    assert isinstance(found, Source)
    assert found.notices == ("x: holds HTML (<i>), which is read as it stands; --html-cells reads it as HTML",)
    (found,) = read_all("text", b"A.\n\n&ldquo;One&rdquo;", html_cells=True)
    assert isinstance(found, Source)
    assert (found.text, [place.label for place in found.markup.places]) == ("A.\n\n“One”", ["line 1", "line 3"])
    (found,) = read_all("text", b"<p>A.</p>\n<p>&ldquo;One&rdquo;</p>", html_cells=True)
    assert isinstance(found, Source)
    assert (found.text, [place.label for place in found.markup.places]) == (
        "A.\n\n“One”",
        ["paragraph 1", "paragraph 2"],
    )


def test_html_in_cells_is_taken_apart_in_the_other_process(tmp_path: Any) -> None:
    (tmp_path / "t.csv").write_bytes(TABLES["CSV"])
    found = read_sources([str(tmp_path / "t.csv")], io.BytesIO(), ReadOptions(html_cells=True))

    assert [one.text for one in found if isinstance(one, Source)] == ["“One”", "Two"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("'''Ann Lee''' is a [[mayor]] of [[Eldon|a town]].\n\n== Life ==\n{{cite|x}}", "wiki markup"),
        ("\\documentclass{article}\n\\begin{document}\n\\section{A}\nText.\\end{document}", "LaTeX"),
        ("She wrote [[sic]] once, and {x}.", None),
        ("=====\n=====\n=====\nA line.\n", None),
    ],
)
def test_sources_of_other_things_are_noticed(text: str, what: str | None) -> None:
    (found,) = read_all("text", text.encode())
    assert isinstance(found, Source)
    expected = () if what is None else (f"x: looks like {what}, whose marks are read as text; ",)
    assert [notice.startswith(sign) for notice, sign in zip(found.notices, expected, strict=True)] == [True] * len(
        expected
    )
