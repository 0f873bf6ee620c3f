"""Phrases without a verb that give the words behind their colon to somebody."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph, stretches_in, text_of

from inquit.statements.lead_ins import lead_in, led_in

ANN = "Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN"


def leading(notation: str) -> str | None:
    p = paragraph(notation)
    found = lead_in(p, len(p) - 1)
    if found is None:
        return None
    assert (found.rule, found.cue is not None and found.cue.of(text_of(p))) == ("label", ":")
    return found.source.of(text_of(p))


@pytest.mark.parametrize(
    ("notation", "source"),
    [
        (f"And/CCONJ/cc/from from/ADP/ROOT {ANN}/pobj/from :", "Ann Lund"),
        (f"And/CCONJ/cc/this this/PRON/ROOT from/ADP/prep/this {ANN}/pobj/from :", "Ann Lund"),
        (
            f"From/ADP/ROOT the/DET/det/desk desk/NOUN/pobj/From of/ADP/prep/desk {ANN}/pobj/of :",
            "Ann Lund",
        ),
        (f"A/DET/det/message message/NOUN/ROOT from/ADP/prep/message {ANN}/pobj/from :", "Ann Lund"),
        (f"Statement/NOUN/ROOT by/ADP/prep/Statement {ANN}/pobj/by :", "Ann Lund"),
        (
            "A/DET/det/word word/NOUN/ROOT from/ADP/prep/word our/PRON:PRP$/poss/chair chair/NOUN/pobj/from , "
            "Ines/PROPN/compound/Falk Falk/PROPN/appos/chair :",
            "Ines Falk",
        ),
        ("Her/PRON:PRP$/poss/reply reply/NOUN/ROOT :", "Her"),
        (
            f"{ANN}/poss/message 's/PART:POS/case/Lund message/NOUN/ROOT to/ADP/prep/message them/PRON/pobj/to :",
            "Ann Lund",
        ),
        (f"{ANN}/ROOT , by/ADP/prep/Lund email/NOUN/pobj/by :", "Ann Lund"),
        (f"{ANN}/ROOT on/ADP/prep/Lund Facebook/PROPN/pobj/on :", "Ann Lund"),
        (
            f"Bo/PROPN/nsubj/asked asked=ask/VERB:VBD/ROOT {ANN}/dobj/asked . | The/DET/det/answer answer/NOUN/ROOT :",
            "Ann Lund",
        ),
        (
            f"{ANN}/nsubjpass/asked was/AUX/auxpass/asked asked=ask/VERB:VBN/ROOT . | "
            "The/DET/det/reply reply/NOUN/ROOT :",
            "Ann Lund",
        ),
    ],
)
def test_who_is_led_up_to(notation: str, source: str) -> None:
    assert leading(notation) == source


@pytest.mark.parametrize(
    "notation",
    [
        "From/ADP/ROOT noon/NOUN/pobj/From :",  # nobody
        "Her/PRON:PRP$/poss/problem problem/NOUN/ROOT :",  # nothing said
        "The/DET/det/answer answer/NOUN/ROOT :",  # nobody was asked
        f"{ANN}/nsubj/said said/VERB:VBD/ROOT in/ADP/prep/said town/NOUN/pobj/in :",  # a sentence
        f"{ANN}/ROOT of/ADP/prep/Lund Harbour/PROPN/pobj/of :",  # no way of saying something
        f"{ANN}/nsubj/posted posted/VERB:VBN/ROOT on/ADP/prep/posted X/PROPN/pobj/on :",
        "Watch/VERB:VB/ROOT his/PRON:PRP$/poss/speech speech/NOUN/dobj/Watch below/ADV/advmod/Watch :",
        f"From/ADP/ROOT {ANN}/pobj/From .",
    ],
)
def test_what_leads_up_to_nobody(notation: str) -> None:
    assert leading(notation) is None


def test_words_are_led_up_to_in_their_paragraph_or_from_the_one_above() -> None:
    quote = "“ No/INTJ/ROOT . ”"
    above = paragraph(f"A/DET/det/message message/NOUN/ROOT from/ADP/prep/message {ANN}/pobj/from :")
    alone = paragraph(quote)
    assert led_in(alone, stretches_in(alone)[0], above) is not None
    assert led_in(alone, stretches_in(alone)[0], None) is None
    both = paragraph(f"Her/PRON:PRP$/poss/reply reply/NOUN/ROOT : | {quote}")
    found = led_in(both, stretches_in(both)[0], above)
    assert found is not None
    assert found.source.of(text_of(both)) == "Her"


@pytest.mark.parametrize(("end", "leads"), [("", True), (" .", False)])
def test_a_desk_on_a_line_of_its_own_needs_no_colon(end: str, *, leads: bool) -> None:
    quote = paragraph("“ No/INTJ/ROOT . ”")
    desk = paragraph(f"From/ADP/ROOT the/DET/det/desk desk/NOUN/pobj/From of/ADP/prep/desk {ANN}/pobj/of{end}")
    assert (led_in(quote, stretches_in(quote)[0], desk) is not None) == leads
