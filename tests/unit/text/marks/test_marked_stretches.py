"""Marked stretches as tokens of the paragraphs that they stand in."""

from __future__ import annotations

from tests.unit.notation import paragraph, parsed, stretch

from inquit.document import TextSpan
from inquit.text.marks.marked_stretches import MarkedStretches, quoted_flags
from inquit.text.marks.pairing import Marked, find_marked
from inquit.text.parsing import ParsedText


def marks_of(text: ParsedText) -> MarkedStretches:
    return MarkedStretches(text.paragraphs, find_marked(text.text, [p.span for p in text.paragraphs], text.language))


def test_a_stretch_is_cut_to_each_of_its_paragraphs() -> None:
    text = parsed("“ One/NUM/ROOT", "“ Two/NUM/ROOT ”", "Three/NUM/ROOT")
    marked = Marked((TextSpan(0, text.paragraphs[1].span.end),), True, 0, None, "curly-double")
    found = MarkedStretches(text.paragraphs, (marked,)).outer
    assert [[s.span.of(text.text) for s in here] for here in found] == [["“One"], ["“Two”"], []]
    assert [(s.lo, s.hi, s.marked) for s in found[1]] == [(0, 3, 0)]


def test_outer_and_inner_stretches_are_apart() -> None:
    text = parsed("“ Ann/PROPN/ROOT ‘ no/INTJ/x/Ann ’ ” “ so/ADV/x/Ann ”", "None/PRON/ROOT")
    marks = marks_of(text)
    assert [[s.span.of(text.text) for s in here] for here in marks.outer] == [["“Ann ‘no’”", "“so”"], []]
    assert [[s.span.of(text.text) for s in here] for here in marks.inner] == [["‘no’"], []]
    assert marks.outermost(marks.inner[0][0].marked) == marks.outer[0][0].marked
    assert marks.outermost(marks.outer[0][1].marked) == marks.outer[0][1].marked


def test_stretches_stand_in_order_of_the_text_even_where_one_has_another_between_its_parts() -> None:
    text = parsed("— No/INTJ/ROOT said/VERB/x/No “ Old/PROPN/x/No ” Tom/PROPN/x/No — so/ADV/x/No")
    at = text.text.index
    split = Marked((TextSpan(0, 4), TextSpan(at("— so"), len(text.text))), False, 0, None, "dash")
    between = Marked((TextSpan(at("“"), at("”") + 1),), True, 0, None, "curly-double")
    marks = MarkedStretches(text.paragraphs, (split, between))
    assert [(s.span.of(text.text), s.marked) for s in marks.outer[0]] == [("— No", 0), ("“Old”", 1), ("— so", 0)]


def test_a_place_is_touched_where_it_shares_a_character() -> None:
    text = parsed("He/PRON/x/said said/VERB/ROOT “ no/INTJ/x/said ” and/CCONJ/x/said left/VERB/x/said")
    marks, at = marks_of(text), text.text.index
    assert marks.touches(TextSpan(0, at("“") + 1))
    assert marks.touches(TextSpan(at("”"), len(text.text)))
    assert not marks.touches(TextSpan(0, at("“")))
    assert not marks.touches(TextSpan(at("”") + 1, len(text.text)))


def test_quoted_flags_mark_the_tokens_of_all_stretches() -> None:
    p = paragraph(
        "He/PRON/nsubj/said said/VERB/ROOT “/no no/INTJ/intj/said ”/no and/CCONJ/cc/said “/so so/ADV/x/said ”/so"
    )
    flags = quoted_flags(p, [stretch(p, "“no”"), stretch(p, "“so”")])
    assert [word for word, flag in zip(p.text, flags, strict=True) if flag] == ["“", "no", "”", "“", "so", "”"]
