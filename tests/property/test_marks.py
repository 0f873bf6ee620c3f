"""What must hold for the marked stretches of any string."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.text.marks.pairing import Marked, find_marked, whole_paragraphs
from inquit.text.parsing import paragraph_spans

SIGNS = "\"'“”‘’„‚«»‹›`´.,:!?()[]-—…\\ \t\r\n\u2028\u200b\ufeff\u00a0𝔘😀é"
PIECES = st.sampled_from([*SIGNS, "''", "``", "\n\n", "word", "dogs'", "don't", "'90s", "5'", '12"', "\ud800"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=30).map(" ".join))
WORDS = st.lists(st.sampled_from(["plan", "hope", "we", "Ivanov", "don't", "2016", "well"]), min_size=1, max_size=5)
NEUTRAL = "The weather was fine that day.\n\n"


def find(text: str) -> tuple[Marked, ...]:
    return find_marked(text, whole_paragraphs(paragraph_spans(text, language_of())), language_of())


@given(TEXTS)
def test_spans_are_in_range_and_in_order(text: str) -> None:
    found = find(text)
    for marked in found:
        assert marked.spans
        assert all(0 <= span.start < span.end <= len(text) for span in marked.spans)
        assert all(a.end <= b.start for a, b in zip(marked.spans, marked.spans[1:], strict=False))
        assert not any(span.of(text)[0].isspace() or span.of(text)[-1].isspace() for span in marked.spans)
    starts = [marked.spans[0].start for marked in found]
    assert starts == sorted(starts)


@given(TEXTS)
def test_any_two_are_nested_or_apart(text: str) -> None:
    found = find(text)
    for a, b in combinations([span for marked in found for span in marked.spans], 2):
        assert a.contains(b) or b.contains(a) or not a.overlaps(b)


@given(TEXTS)
def test_parents_hold_their_children(text: str) -> None:
    found = find(text)
    for i, marked in enumerate(found):
        if marked.parent is None:
            assert marked.depth == 0
            continue
        parent = found[marked.parent]
        assert marked.parent < i
        assert marked.depth == parent.depth + 1
        assert all(any(outer.contains(span) for outer in parent.spans) for span in marked.spans)


@given(TEXTS)
def test_each_span_lies_in_one_paragraph(text: str) -> None:
    paragraphs = whole_paragraphs(paragraph_spans(text, language_of()))
    spans = [span for marked in find(text) for span in marked.spans]
    assert all(any(paragraph.contains(span) for paragraph in paragraphs) for span in spans)


@given(TEXTS)
def test_a_neutral_paragraph_in_front_only_shifts(text: str) -> None:
    shifted = [Marked(_shift(m.spans, len(NEUTRAL)), m.closed, m.depth, m.parent, m.style) for m in find(text)]
    assert list(find(NEUTRAL + text)) == shifted


def _shift(spans: tuple[TextSpan, ...], by: int) -> tuple[TextSpan, ...]:
    return tuple(span.shift(by) for span in spans)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), st.sampled_from([("“", "”"), ("„", "“"), ("«", "»")]))
def test_curly_and_straight_marks_agree(sentences: list[tuple[list[str], list[str]]], pair: tuple[str, str]) -> None:
    def spans(left: str, right: str) -> list[tuple[TextSpan, ...]]:
        text = " ".join(f"{left}{' '.join(said)},{right} {' '.join(told)}." for said, told in sentences)
        return [marked.spans for marked in find(text)]

    assert spans(*pair) == spans('"', '"')
    assert len(spans(*pair)) == len(sentences)
