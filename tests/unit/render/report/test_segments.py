"""Cutting a text for the report: nothing is lost, and every mark is where it should be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inquit import Document, Quote, TextSpan
from inquit.render.report.segments import Gap, Segment, paragraphs, passages


def _of(document: Document, quote: str) -> list[str]:
    return [s.text for p in paragraphs(document) for s in p if quote in {q.id for q in s.content}]


def test_quotes_cues_and_sources_are_marked(document: Document) -> None:
    found = list(paragraphs(document))
    marked = [(s.text, s.source, s.cue) for s in found[0] if s.cue or s.source]

    assert len(found) == 3
    assert [(text, [q.id for q in source], [q.id for q in cue]) for text, source, cue in marked] == [
        ("said", [], ["q1"]),
        ("Igor Ivanov", ["q1"], []),
        ("He", ["q2"], []),
        ("called", [], ["q2"]),
    ]
    assert _of(document, "q1") == ["“We will [not] leave,”"]
    assert [s.not_quote.reason for p in found for s in p if s.not_quote] == ["scare quote"]


def test_a_nested_quote_is_inside_the_outer_one(document: Document) -> None:
    inner = next(s for p in paragraphs(document) for s in p if s.text == "‘soon’")

    assert [quote.id for quote in inner.content] == ["q3", "q4"]
    assert [quote.id for quote in inner.begin] == ["q4"]
    assert "".join(_of(document, "q3")) == document.text_of(document.quotes[2].content).replace(" … ", "")


def test_quotes_that_begin_together_begin_with_the_outer_one() -> None:
    inner, outer = Quote("q2", "direct", (TextSpan(0, 2),)), Quote("q1", "direct", (TextSpan(0, 5),))
    (first, _), *_ = paragraphs(Document("d", "abcde", (inner, outer)))

    assert [quote.id for quote in first.begin] == [quote.id for quote in first.content] == ["q1", "q2"]


def test_a_quote_over_paragraphs_begins_once() -> None:
    document = Document("d", "a\n\nb", (Quote("q1", "direct", (TextSpan(0, 4),)),))

    assert [[(s.text, len(s.begin)) for s in p] for p in paragraphs(document)] == [[("a", 1)], [("b", 0)]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a\nb\r\nc\rd", ["a\nb\r\nc\rd"]),
        ("a\r\n\r\nb\r\rc\n \t\n\nd", ["a", "b", "c", "d"]),
        ("\n\na\n\n", ["a"]),
        ("", []),
        ("  a", ["  a"]),
    ],
)
def test_blank_lines_part_paragraphs(text: str, parts: list[str]) -> None:
    assert ["".join(s.text for s in p) for p in paragraphs(Document("d", text))] == parts


@given(
    st.text("ab“” \n\r", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
@example("a", [(0, 0, 0), (0, 0, 1)])  # nothing at all, where another quote begins
@example("ab", [(0, 0, 1), (1, 1, 2)])  # a first part without a character
@example("a\n\nb", [(1, 3, 4)])  # a first part of blank lines only
def test_all_text_and_all_marks_are_there(text: str, cuts: list[tuple[int, int, int]]) -> None:
    quotes = []
    for number, cut in enumerate(cuts):
        start, middle, end = sorted(min(position, len(text)) for position in cut)
        spans = (TextSpan(start, middle), TextSpan(middle, end))
        quotes.append(Quote(f"q{number}", "direct", spans, cue=spans[:1], source=spans[1:]))
    document = Document("d", text, tuple(quotes))
    segments: list[Segment] = [s for p in paragraphs(document) for s in p]

    assert re.sub(r"\s", "", "".join(s.text for s in segments)) == re.sub(r"\s", "", text)
    for quote in quotes:
        said = "".join(span.of(text) for span in quote.content)
        assert re.sub(r"\s", "", "".join(_of(document, quote.id))) == re.sub(r"\s", "", said)
    assert all(len(s.begin) == len(set(s.begin) & set(s.content)) for s in segments)


def test_the_marks_of_a_changed_document_are_cut_anew(document: Document) -> None:
    assert _of(replace(document, quotes=()), "q1") == []


def test_a_chapter_begins_with_a_segment() -> None:
    document = Document("d", "One\n\nTwo three", (Quote("q1", "direct", (TextSpan(5, 8),)),))
    found = [[(s.text, s.chapter) for s in p] for p in paragraphs(document, [0, 9])]

    assert found == [[("One", 1)], [("Two", 0), (" ", 0), ("three", 2)]]


def test_passages_are_paragraphs_with_statements_and_those_before_them() -> None:
    text = "\n\n".join("abcdefghij")
    quotes = tuple(Quote(f"q{place}", "direct", (TextSpan(place, place + 1),)) for place in (9, 12))
    cue = Quote("q0", "direct", (TextSpan(12, 13),), cue=(TextSpan(24, 25),))
    found = list(passages(paragraphs(Document("d", text, (*quotes, cue)), [18])))

    assert [one.paragraphs if isinstance(one, Gap) else one[0].text for one in found] == [2, *"cdefghi", 1]


def test_where_all_or_nothing_is_said() -> None:
    assert list(passages(paragraphs(Document("d", "a\n\nb")))) == [Gap(2)]
    assert list(passages(paragraphs(Document("d", "")))) == []
