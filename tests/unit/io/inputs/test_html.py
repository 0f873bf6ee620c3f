"""Pages: main text, what they say about themselves, encodings, and what is no text."""

from __future__ import annotations

import pytest
from tests.made_inputs import ARTICLE, page
from tests.unit.io.inputs.reading import read_one, stretches


def test_menus_and_scripts_are_left_out() -> None:
    text = read_one("HTML", page(ARTICLE)).text

    assert "News" not in text
    assert "Buy now" not in text
    assert "says the coach" not in text


def test_places_are_paragraphs() -> None:
    places = stretches(read_one("HTML", page(ARTICLE)))

    assert places["paragraph 1"] == ARTICLE.title
    assert places["paragraph 3"] == ARTICLE.paragraphs[1]


def test_a_page_with_little_text_is_read_as_a_whole() -> None:
    text = read_one(
        "HTML", b"<html><body><nav>Menu</nav><p>&ldquo;Yes,&rdquo;<br>he said.<p>Then <b>no</b>.</body></html>"
    ).text

    assert text == "“Yes,”\nhe said.\n\nThen no."


def test_the_marks_of_the_element_q_are_those_of_browsers() -> None:
    assert (
        "“We won”" in read_one("HTML", b"<html><body><p>He said <q cite='x'>We won</q> today.</p></body></html>").text
    )


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ('<html><head><meta charset="windows-1252"></head><body><p>“Så”</p></body></html>'.encode("cp1252"), None),
        (
            '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head>'
            "<body><p>“Så”</p></body></html>".encode("cp1252"),
            None,
        ),
        ("<html><body><p>“Så”</p></body></html>".encode("cp1252"), "windows-1252"),
        ("<html><body><p>“Så”</p></body></html>".encode("utf-16"), None),
        ('<?xml version="1.0" encoding="utf-8"?><html><body><p>“Så”</p></body></html>'.encode(), None),
    ],
    ids=["meta", "http-equiv", "server", "utf-16", "xml"],
)
def test_the_encoding_is_the_one_that_is_declared(data: bytes, charset: str | None) -> None:
    source = read_one("HTML", data, charset=charset)

    assert source.text == "“Så”"
    assert source.notices == ()


def test_external_entities_are_not_resolved() -> None:
    hostile = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; “Yes,” he said.</p></body></html>'
    )

    assert "root:" not in read_one("HTML", hostile.encode()).text


def test_a_page_without_text_is_an_empty_document() -> None:
    source = read_one("HTML", b"<html><body><script>draw()</script></body></html>")

    assert source.text == ""
    assert source.notices == ("x: empty, so there are no statements in it",)


@pytest.mark.parametrize(
    ("quotation", "paragraphs"),
    [
        ("<p>We pay.</p><footer>— <cite>Ann Lund</cite>, mayor</footer>", ["We pay.", "— Ann Lund, mayor"]),
        ("We pay.<footer>Ann Lund</footer>", ["We pay.", "— Ann Lund"]),
        ("<p>We pay.</p><cite>Ann Lund</cite>", ["We pay.", "— Ann Lund"]),
        ("We pay. &mdash; <cite>Ann Lund</cite>", ["We pay.", "— Ann Lund"]),
        ("<p>We read <cite>The Long Wait</cite>.</p>", ["We read The Long Wait."]),
        ("<p>Read this. <cite>Hamlet</cite> is long. It is old.</p>", ["Read this. Hamlet is long. It is old."]),
    ],
)
def test_what_signs_a_block_quotation_is_a_paragraph_of_it(quotation: str, paragraphs: list[str]) -> None:
    data = f"<html><body><p>One</p><blockquote class='b'>{quotation}</blockquote><p>Two</p></body></html>"
    source = read_one("HTML", data.encode())

    assert source.text.split("\n\n") == ["One", *paragraphs, "Two"]
    assert [span.of(source.text) for span in source.markup.quotations] == paragraphs


def test_items_of_a_list_are_known() -> None:
    source = read_one("HTML", b"<html><body><p>One</p><ul><li>two</li><li>three</li></ul><p>Four</p></body></html>")

    assert [span.of(source.text) for span in source.markup.items] == ["two", "three"]
