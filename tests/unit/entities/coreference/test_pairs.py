"""Whom "the two", "both", an age and a pronoun before the name take up."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import named_sources

ANN = "Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/nsubj/met"
TOM = "Tom@PERSON/PROPN/compound/Berg Berg@PERSON/PROPN/dobj/met"
MET = f"{ANN} met/VERB/ROOT {TOM} ."
JOINT = (
    "Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/nsubj/left and/CCONJ/cc/Lund Tom@PERSON/PROPN/compound/Berg "
    "Berg@PERSON/PROPN/conj/Lund left=leave/VERB/ROOT ."
)
LEFT = "Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/nsubj/left left=leave/VERB/ROOT ."
RAIN = "It/PRON/nsubj/rained rained/VERB/ROOT ."
AGED = (
    "{The/DET/det/old 56/NUM/nummod/year ~-/PUNCT/punct/old ~year/NOUN/npadvmod/old ~-/PUNCT/punct/old "
    "~old/NOUN/nsubj/said} said/VERB/ROOT so/ADV ."
)


def said(source: str) -> str:
    return f"{{{source}}} said/VERB/ROOT so/ADV ."


BOTH = [
    "The/DET/det/two two/NUM/nsubj/said",
    "both/PRON/nsubj/said",
    "both/DET/det/lawmakers lawmakers=lawmaker/NOUN:NNS/nsubj/said",
    "the/DET/det/men two/NUM/nummod/men men=man/NOUN:NNS/nsubj/said",
    "The/DET/det/pair pair/NOUN/nsubj/said",
]


@pytest.mark.parametrize("source", BOTH)
@pytest.mark.parametrize("before", [MET, JOINT])
def test_the_two_of_the_last_sentence_that_names_two(source: str, before: str) -> None:
    found = named_sources(f"{before} | {said(source)}")
    assert found.names == ["Ann Lund and Tom Berg"]
    assert found.rules == ["both"]
    assert named_sources(f"{before} | {RAIN} | {said(source)}").names == ["Ann Lund and Tom Berg"]
    assert named_sources(before, said(source)).names == ["Ann Lund and Tom Berg"]


def test_two_out_of_three_and_one_are_nobody_in_particular() -> None:
    three = f"{JOINT} | {RAIN[:-2]} with/ADP Kim@PERSON/PROPN , Bo@PERSON/PROPN and/CCONJ Jo@PERSON/PROPN ."
    assert named_sources(f"{three} | {said(BOTH[0])}").names == [""]
    assert named_sources(f"{LEFT} | {said(BOTH[0])}").names == [""]
    assert named_sources(MET, RAIN, RAIN, RAIN, said(BOTH[0])).names == [""]


def test_countries_are_no_people() -> None:
    both = "both/DET/det/countries countries=country/NOUN:NNS/nsubj/said"
    assert named_sources(f"{MET} | {said(both)}").names == ["both countries"]


def test_two_of_something_new_are_no_pair() -> None:
    assert named_sources(f"{MET} | {said('two/NUM/nummod/men men=man/NOUN:NNS/nsubj/said')}").names == ["two men"]


def test_an_age_is_that_of_the_one_person_of_whom_the_text_has_spoken() -> None:
    assert named_sources(f"{LEFT} | {AGED}").names == ["Ann Lund"]
    assert named_sources(f"{MET} | {AGED}").names == ["56-year-old"]
    other = LEFT.replace("nsubj/left left=", "nsubj/left , 41/NUM , left=")
    assert named_sources(f"{other} | {AGED}").names == ["56-year-old"]


def test_a_pronoun_that_takes_up_nobody_is_whom_the_next_sentence_begins_with() -> None:
    he = said("He/PRON/nsubj/said")
    tom = "Tom@PERSON/PROPN/compound/Berg Berg@PERSON/PROPN/nsubj/left left=leave/VERB/ROOT ."
    assert named_sources(f"{he} | {tom}").names == ["Tom Berg"]
    assert named_sources(he, tom).names == ["Tom Berg"]
    answers = said("Tom@PERSON/PROPN/compound/Berg Berg@PERSON/PROPN/nsubj/said")
    assert named_sources(he, answers).names == ["", "Tom Berg"]
    assert named_sources(f"{he} | {LEFT}").names == [""]  # a woman
    assert named_sources(f"{he} | {RAIN} | {tom}").names == [""]
    assert named_sources(f"{he} | {RAIN[:-2]} on/ADP Tom@PERSON/PROPN/pobj/on .").names == [""]
