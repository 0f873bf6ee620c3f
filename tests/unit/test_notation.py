"""The notation that the tests of this folder are written in."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph, parsed, stretch, stretches_in, text_of


def test_words_marks_and_heads() -> None:
    p = paragraph(
        "“ Go/VERB:VB/ccomp/said , ” Ann@PERSON/PROPN/nsubj/said said/VERB/ROOT . | It/PRON/ROOT 's=be/AUX/dep/It"
    )
    assert text_of(p) == "“Go,” Ann said. It's"
    assert p.head == [5, 5, 5, 5, 5, 5, 5, 7, 7]
    assert p.sent == [0] * 7 + [1] * 2
    assert p.tag[1:2] + p.tag[4:6] == ["VB", "NNP", "VBD"]
    assert p.lemma[5:] == ["say", ".", "it", "be"]
    assert (p.ent_type[4], p.ent_iob[4], p.ent_iob[5]) == ("PERSON", "B", "O")
    assert [text_of(p)[a:b] for a, b in zip(p.start, p.end, strict=True)] == p.text
    assert [found.span.of(text_of(p)) for found in stretches_in(p)] == ["“Go,”"]
    assert stretch(p, "“Go,”").hi == 4


def test_paragraphs_stand_apart_by_a_blank_line() -> None:
    text = parsed("One/NUM/ROOT .", "Two/NUM/ROOT words/NOUN/dep/Two")
    assert text.text == "One.\n\nTwo words"
    assert [(p.number, p.span.of(text.text)) for p in text.paragraphs] == [(1, "One."), (2, "Two words")]


def test_entities_side_by_side_and_words_without_a_space() -> None:
    p = paragraph("Ann@PERSON/PROPN Bo@+PERSON/PROPN Lund@PERSON/PROPN , 46/NUM ~-/PUNCT ~year/NOUN left/VERB/ROOT")
    assert text_of(p) == "Ann Bo Lund, 46-year left"
    assert p.ent_iob[:3] == ["B", "B", "I"]
    assert p.head == [7] * 8
    assert paragraph("Harbour@WORK_OF_ART/PROPN Lights@WORK_OF_ART/PROPN").head == [0, 1]


@pytest.mark.parametrize(
    "wrong", ["word", "A/X/dep/B C/X/ROOT", "to/X/dep/A A/X/ROOT | A/X/dep/to", "A/X/dep/B B/X/ROOT/"]
)
def test_slips_are_noticed(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"word|head|token"):
        paragraph(wrong)
