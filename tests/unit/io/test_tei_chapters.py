"""Books in TEI: chapters as divisions, and what is known of the text in the header."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

import pytest

from inquit import Document, Place, Speaker
from inquit.io.outputs.all_outputs import output_format
from inquit.io.outputs.output_format import WriteOptions

TEI = "{http://www.tei-c.org/ns/1.0}"
BOOK = "THE FERRY\n\nby Nobody\n\n\nCHAPTER I\n\nRAIN\n\nIt rained.\n\nAnn left.\n\n\nCHAPTER II\n\nIt snowed.\n"
NUMBERED = {"type": "chapter"}


def root_of(document: Document) -> ElementTree.Element:
    stream = io.StringIO()
    writer = output_format("tei").open(stream, WriteOptions())
    writer.document(document)
    writer.finish()
    return ElementTree.fromstring(stream.getvalue())


def body_of(text: str, *places: Place, **meta: Any) -> ElementTree.Element:
    (body,) = root_of(Document("d", text, meta=meta, places=places)).iter(f"{TEI}body")
    assert "".join(body.itertext()) == text
    return body


def shown(element: ElementTree.Element) -> list[tuple[str, str]]:
    return [(one.tag.removeprefix(TEI), "".join(one.itertext())) for one in element]


def test_a_chapter_is_a_division_that_begins_with_its_headings() -> None:
    body = body_of(BOOK, genre="fiction")
    first, second = body.iter(f"{TEI}div")

    assert [one.tag.removeprefix(TEI) for one in body] == ["p", "p", "div", "div"]
    assert first.attrib == NUMBERED | {"n": "1"}
    assert shown(first) == [("head", "CHAPTER I"), ("head", "RAIN"), ("p", "It rained."), ("p", "Ann left.")]
    assert second.attrib == NUMBERED | {"n": "2"}
    assert shown(second) == [("head", "CHAPTER II"), ("p", "It snowed.")]


@pytest.mark.parametrize("meta", [{}, {"genre": "news"}, {"genre": "transcript"}])
def test_a_short_text_that_is_no_story_has_no_divisions(meta: dict[str, str]) -> None:
    assert not list(body_of(BOOK, **meta).iter(f"{TEI}div"))


def test_chapters_of_the_file_come_before_headings_and_may_begin_within_a_paragraph() -> None:
    places = Place(BOOK.index("Ann"), "chapter 1: Ann"), Place(BOOK.index("snowed"), "chapter 2: Snow")
    body = body_of(BOOK, *places, genre="fiction")

    assert [shown(one) for one in body.iter(f"{TEI}div")] == [
        [("p", "Ann left."), ("p", "CHAPTER II"), ("p", "It")],
        [("p", "snowed.")],
    ]


def test_a_chapter_of_headings_alone_has_a_paragraph() -> None:
    places = Place(BOOK.index("CHAPTER I\n"), "chapter 1"), Place(BOOK.index("It rained"), "chapter 2: Rain")

    assert shown(next(body_of(BOOK, *places).iter(f"{TEI}div")))[-1] == ("p", "RAIN")


def test_the_header_has_what_is_known_of_the_text() -> None:
    about = {
        "title": "The Ferry",
        "author": "Ann Lee; Bo Ray",
        "date": "1911-05-02T10:00:00Z",
        "url": "https://x.org/1",
    }
    root = root_of(Document("d", "It rained.", meta={**about, "site": "Harbour Press", "path": "ferry.txt"}))
    (statement,), (source,) = root.iter(f"{TEI}titleStmt"), root.iter(f"{TEI}bibl")

    assert shown(statement) == [("title", "The Ferry"), ("author", "Ann Lee"), ("author", "Bo Ray")]
    assert shown(source) == [
        *shown(statement),
        ("publisher", "Harbour Press"),
        ("date", "1911-05-02T10:00:00Z"),
        ("idno", "https://x.org/1"),
        ("idno", "ferry.txt"),
    ]
    assert next(root.iter(f"{TEI}date")).attrib == {"when": "1911-05-02"}


def test_a_date_that_is_none_is_printed_as_it_is() -> None:
    root = root_of(Document("d", "It rained.", meta={"date": "last spring"}))

    assert [(one.text, one.attrib) for one in root.iter(f"{TEI}date")] == [("last spring", {})]


def test_the_narrator_is_said_to_be_one() -> None:
    speakers = Speaker("s1", "Ann", named=True), Speaker("s2", "Bo", named=True)
    people = root_of(Document("d", "x", speakers=speakers, meta={"narrator": "s2"})).iter(f"{TEI}person")

    assert [one.get("role") for one in people] == [None, "narrator"]
