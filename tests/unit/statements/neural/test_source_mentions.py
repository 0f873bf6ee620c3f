"""The mentions that the tagger sees beside cues, mended."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph, text_of

from inquit.document import TextSpan
from inquit.statements.neural.source_mentions import (
    own_source,
    quoted_as_saying,
    source_beside,
    source_by_parse,
    whole_source,
)
from inquit.text.parsing import Paragraph

TWO = (
    "said/VERB/ROOT Ann/PROPN/compound/Finch Finch/PROPN/nsubj/said . | "
    "Her/PRON/poss/dog dog/NOUN/nsubj/barked barked/VERB/ROOT ."
)
TITLED = "Sens/PROPN/ROOT . | Ann/PROPN/compound/Finch Finch/PROPN/nsubj/said said/VERB/ROOT so/ADV/advmod/said ."
SHARED = "He/PRON/nsubj/sang sang/VERB/ROOT . | Ann/PROPN/nsubj/added added/VERB/ROOT ."
AS_SAYING = (
    "Westpress/PROPN/nsubj/quoted quoted/VERB/ROOT Ivan/PROPN/compound/Kroll Kroll/PROPN/dobj/quoted "
    "as/ADP/prep/quoted saying/VERB/pcomp/as ."
)


def span(p: Paragraph, words: str) -> TextSpan:
    start = text_of(p).index(words)
    return TextSpan(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "whole", "notation"),
    [
        ("a fisherwoman", "Ines Calder , a fisherwoman", "Ines/PROPN/compound/Calder Calder/PROPN/nsubj/said ,/Calder "
         "a/DET/det/fisherwoman fisherwoman/NOUN/appos/Calder ,/Calder said/VERB/ROOT no/INTJ/intj/said ."),
        ("a fisherwoman", "a fisherwoman", "Talking/VERB/advcl/said to/ADP/prep/Talking Ines/PROPN/pobj/to ,/Ines "
         "a/DET/det/fisherwoman fisherwoman/NOUN/appos/Ines also/ADV/advmod/said said/VERB/ROOT no/INTJ/intj/said ."),
        ("The", "The choir", "The/DET/det/choir choir/NOUN/nsubj/said said/VERB/ROOT no/INTJ/intj/said ."),
        ("Mr.", "Mr. Lund", "Mr./PROPN/compound/Lund Lund/PROPN/nsubj/said said/VERB/ROOT no/INTJ/intj/said ."),
        ("Bo", "Bo", "Bo/PROPN/compound/Lund Lund/PROPN/nsubj/said said/VERB/ROOT no/INTJ/intj/said ."),
        ("Mr.", "Mr.", "Mr./PROPN/nsubj/said said/VERB/ROOT no/INTJ/intj/said ."),
        ("she", "she", "Ines/PROPN/nsubj/said ,/Ines she/PRON/appos/Ines ,/Ines said/VERB/ROOT no/INTJ/intj/said ."),
        ("a choir", "a choir", "The/DET/det/group group/NOUN/nsubj/said ,/group a/DET/det/choir choir/NOUN/appos/group "
         ",/group said/VERB/ROOT no/INTJ/intj/said ."),
        ("the", "the", "Sing/VERB/ROOT the/DET/det/Sing ."),
    ],
)  # fmt: skip
def test_a_mention_has_the_noun_that_it_leads_to(words: str, whole: str, notation: str) -> None:
    p = paragraph(notation)
    assert whole_source(p, span(p, words)) == span(p, whole.replace(" ,", ",")), whole


def test_a_mention_ends_with_the_sentence_of_its_cue() -> None:
    p = paragraph(TWO)
    assert own_source(p, at(p, "said"), span(p, "Ann Finch. Her dog")).of(text_of(p)) == "Ann Finch"


def test_a_mention_that_begins_in_the_sentence_before_is_left_alone() -> None:
    p = paragraph(TITLED)
    words = span(p, "Sens. Ann Finch")
    assert own_source(p, at(p, "said"), words) == words


def beside(notation: str, cue: str, source: str, *, sure: bool) -> str | None:
    p = paragraph(notation)
    found = source_beside(p, at(p, cue), span(p, source), sure=sure)
    return None if found is None else found.of(text_of(p))


def test_the_subject_of_a_cue_comes_before_a_mention_in_another_sentence() -> None:
    assert beside(SHARED, "added", "He", sure=True) == "Ann"
    assert beside(SHARED, "added", "Ann", sure=True) is None


@pytest.mark.parametrize(
    ("notation", "cue", "source", "expected"),
    [
        ("Ann/PROPN/nsubj/sang sang/VERB/ROOT while/SCONJ/mark/said Bo/PROPN/nsubj/said said/VERB/advcl/sang "
         "no/INTJ/intj/said .", "said", "Ann", "Bo"),
        ("Ann/PROPN/nsubj/sang sang/VERB/ROOT and/CCONJ/cc/sang said/VERB/conj/sang no/INTJ/intj/said .",
         "said", "sang", None),
        ("Ann/PROPN/nsubj/sang sang/VERB/ROOT while/SCONJ/mark/told Bo/PROPN/nsubjpass/told was/AUX/auxpass/told "
         "told/VERB/advcl/sang .", "told", "Ann", None),
        ("Ann/PROPN/compound/Lund Lund/PROPN/nsubj/said said/VERB/ROOT no/INTJ/intj/said .", "said", "Ann", None),
    ],
)  # fmt: skip
def test_a_cues_own_subject_comes_before_a_mention_that_is_linked_unsurely(
    notation: str, cue: str, source: str, expected: str | None
) -> None:
    assert beside(notation, cue, source, sure=False) == expected
    assert beside(notation, cue, source, sure=True) is None


@pytest.mark.parametrize(
    ("notation", "cue", "expected"),
    [
        ("He/PRON/nsubj/said said/VERB/ROOT so/ADV/advmod/said .", "said", "He"),
        (
            "In/ADP/prep/won the/DET/det/words words/NOUN/pobj/In of/ADP/prep/words Ann/PROPN/pobj/of "
            "we/PRON/nsubj/won won/VERB/ROOT .",
            "In the words of",
            "Ann",
        ),
        (
            "He/PRON/nsubj/was was/AUX/ROOT afraid/ADJ/acomp/was of/ADP/prep/afraid Ann/PROPN/pobj/of .",
            "was afraid of",
            "He",
        ),
    ],
)
def test_who_does_the_reporting_by_the_parse(notation: str, cue: str, expected: str) -> None:
    p = paragraph(notation)
    found = source_by_parse(p, span(p, cue))
    assert found is not None
    assert found.of(text_of(p)) == expected


def test_who_is_quoted_as_saying() -> None:
    p = paragraph(AS_SAYING)
    assert quoted_as_saying(p, at(p, "quoted")) == (at(p, "Kroll"), at(p, "saying") + 1)
    plain = paragraph(
        "She/PRON/nsubj/quoted quoted/VERB/ROOT Kroll/PROPN/dobj/quoted as/ADP/prep/quoted boss/NOUN/pobj/as ."
    )
    assert quoted_as_saying(plain, at(plain, "quoted")) is None
