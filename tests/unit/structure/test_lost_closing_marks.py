"""Quotes without a closing mark end before the tag that they hold."""

from __future__ import annotations

import pytest
from tests.unit.notation import parsed, structure

GO = "We/PRON/nsubj/go go/VERB/ccomp/said"
ANN = "said/VERB/ROOT Ann/PROPN/nsubj/said ."
NEXT = "“ They/PRON/nsubj/stay stay/VERB/ccomp/said , ” said/VERB/ROOT Ben/PROPN/nsubj/said ."


def marked(*notations: str) -> list[list[str]]:
    """The marked stretches of a text, each as its words by paragraph."""
    text = parsed(*notations)
    return [[span.of(text.text) for span in m.spans] for m in structure(text).marks.marked]


@pytest.mark.parametrize(
    "tag",
    [
        ANN,
        "said/VERB/ROOT the/DET mayor/NOUN/nsubj/said .",
        "said/VERB/ROOT councillor/NOUN Ann/PROPN Pell/PROPN/nsubj/said .",
        "she/PRON/nsubj/said said/VERB/ROOT .",
        "the/DET old/ADJ mayor/NOUN/nsubj/said said/VERB/ROOT .",
        "Ann/PROPN/nsubj/told told/VERB/ROOT reporters/NOUN/dobj/told .",
        "Ann/PROPN/nsubj/said said/VERB/ROOT on/ADP Monday/PROPN .",
        "said/VERB/ROOT Ann/PROPN/nsubj/said , and/CCONJ sat=sit/VERB/conj/said down/ADV .",
        "said/VERB/ROOT Ann/PROPN/nsubj/said , turning/VERB:VBG/advcl/said round/ADV .",
        "said/VERB/ROOT Ann/PROPN/nsubj/said . | It/PRON/nsubj/rained rained/VERB/ROOT .",
    ],
)
def test_a_quote_without_an_end_ends_before_its_tag(tag: str) -> None:
    verb = "told" if "/told" in tag else "said"
    words = f"“ We/PRON/nsubj/go go/VERB/ccomp/{verb} , {tag}"
    assert marked(words, NEXT) == [["“We go,"], ["“They stay,”"]]


@pytest.mark.parametrize("stop", ["?", "!", "—"])
def test_a_question_or_a_cry_ends_so_too(stop: str) -> None:
    text = parsed(f"“ We/PRON/nsubj/go go/VERB/ccomp/said {stop} she/PRON/nsubj/said said/VERB/ROOT .", NEXT)
    assert len(structure(text).marks.marked) == 2


def test_a_quote_at_the_end_of_a_text() -> None:
    assert marked(f"“ {GO} , {ANN}") == [["“We go,"]]


def test_quotes_behind_the_tag_lie_in_no_other() -> None:
    behind = "“ It/PRON/nsubj/ends ends/VERB/ROOT . ”"
    text = parsed(f"“ {GO} , {ANN} | {behind}", NEXT)
    found = structure(text).marks.marked
    assert [[s.of(text.text) for s in m.spans] for m in found] == [["“We go,"], ["“It ends.”"], ["“They stay,”"]]
    assert {(m.depth, m.parent) for m in found} == {(0, None)}


def test_a_quote_inside_keeps_its_place() -> None:
    text = parsed("“ The/DET ‘ dam/NOUN ’ held/VERB/ROOT , said/VERB/ROOT Ann/PROPN/nsubj/said .", NEXT)
    outer, inner, other = structure(text).marks.marked
    assert (outer.depth, inner.depth, inner.parent, other.parent) == (0, 1, 0, None)


@pytest.mark.parametrize(
    "words",
    [
        "We/PRON/nsubj/go go/VERB/ROOT .",  # no tag
        "He/PRON/nsubj/left left/VERB/ROOT , he/PRON/nsubj/said said/VERB nothing/PRON/dobj/said .",
        "He/PRON/nsubj/left left/VERB/ROOT , it/PRON/nsubj/said said/VERB .",
        "He/PRON/nsubj/left left/VERB/ROOT , you/PRON/nsubj/said said/VERB .",
        "One/NUM day/NOUN , the/DET queen/NOUN/nsubj/said said/VERB , he/PRON/nsubj/died died/VERB/ROOT .",
        "He/PRON/nsubj/left left/VERB/ROOT , thank/VERB:VBP you/PRON .",
        "A/DET plan/NOUN , which/PRON:WDT/nsubj/began began=begin/VERB/ROOT in/ADP May/PROPN .",
        "Go/VERB ! I/PRON/nsubj/told told/VERB/ROOT her/PRON we/PRON/nsubj/left left/VERB/ccomp/told .",
        "It/PRON/nsubj/rained rained/VERB/ROOT . | Ann/PROPN/nsubj/said said/VERB/ROOT so/ADV .",
    ],
)
def test_words_that_are_no_tag_go_on_into_the_next_paragraph(words: str) -> None:
    assert len(marked(f"“ {words}", NEXT)) == 1


def test_a_long_speech_that_tells_what_others_said_goes_on() -> None:
    words = f"“ {GO} , {ANN}"
    untagged = "“ They/PRON/nsubj/stay stay/VERB/ROOT . ”"
    assert len(marked(words, untagged)) == 1
    assert len(marked(words, untagged[:-2], NEXT)) == 1


def test_a_quote_with_both_marks_is_left_alone() -> None:
    assert marked(f"“ {GO} , {ANN[:-2]} . ”") == [["“We go, said Ann.”"]]
