"""Through whose hands a report went: who speaks, who passes it on, what the words are."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph

from inquit.statements.told import told_report, told_reports

THAT = "that/SCONJ/mark/sank it/PRON/nsubj/sank sank=sink/VERB/ccomp/{}"


@pytest.mark.parametrize(
    ("notation", "verb", "speaker", "reporter", "wrapped", "words"),
    [
        ("Ann/PROPN/nsubj/said said/VERB/ROOT THAT .", "said", "Ann", None, False, "that it sank"),
        ("Ann/PROPN/nsubjpass/quoted was/AUX/auxpass/quoted quoted=quote/VERB:VBN/ROOT by/ADP/agent/quoted "
         "Bo/PROPN/pobj/by as/ADP/prep/quoted saying/VERB:VBG/pcomp/as THAT .",
         "saying", "Ann", "Bo", True, "that it sank"),
        ("Ann/PROPN/nsubjpass/quoted was/AUX/auxpass/quoted quoted=quote/VERB:VBN/ROOT as/ADP/prep/quoted "
         "saying/VERB:VBG/pcomp/as by/ADP/prep/saying Bo/PROPN/pobj/by .", "saying", "Ann", "Bo", True, None),
        ("Bo/PROPN/nsubj/quotes quotes=quote/VERB:VBZ/ROOT Ann/PROPN/dobj/quotes as/ADP/prep/quotes "
         "saying/VERB:VBG/pcomp/as THAT .", "saying", "Ann", "Bo", True, "that it sank"),
        ("Ann/PROPN/nsubjpass/alleged is/AUX/auxpass/alleged alleged=allege/VERB:VBN/ROOT to/PART/aux/told "
         "have/AUX/aux/told told/VERB:VBN/xcomp/alleged Bo/PROPN/dobj/told that/SCONJ/mark/sank it/PRON/nsubj/sank "
         "sank=sink/VERB/acl/Bo .", "told", "Ann", None, True, "that it sank"),
        ("Ann/PROPN/nsubjpass/overheard was/AUX/auxpass/overheard overheard=overhear/VERB:VBN/ROOT "
         "telling=tell/VERB:VBG/xcomp/overheard Bo/PROPN/dobj/telling THAT .",
         "telling", "Ann", None, True, "that it sank"),
        ("Ann/PROPN/nsubj/refused refused=refuse/VERB/ROOT to/PART/aux/disclose disclose/VERB:VB/xcomp/refused "
         "his/PRON/poss/plan plan/NOUN/dobj/disclose .", "disclose", "Ann", None, True, None),
        ("A/DET/det/quote quote/NOUN/nsubj/says attributed=attribute/VERB:VBN/acl/quote to/ADP/prep/attributed "
         "Ann/PROPN/pobj/to says/VERB/ROOT THAT .", "says", "Ann", None, False, "that it sank"),
        ("A/DET/det/quote quote/NOUN/nsubj/says cited=cite/VERB:VBN/acl/quote in/ADP/prep/cited Mail/PROPN/pobj/in "
         "says/VERB/ROOT THAT .", "says", "quote", None, False, "that it sank"),
        ("Ann/PROPN/nsubj/was was=be/AUX/ROOT to/PART:TO/aux/say say/VERB:VB/xcomp/was THAT .",
         "say", "Ann", None, True, "that it sank"),
        ("In/ADP/prep/says case/NOUN/pobj/In Ann/PROPN/nsubj/says says=say/VERB/ROOT THAT ,/PUNCT/punct/go "
         "we/PRON/nsubj/go go/VERB/ccomp/says .", "says", "Ann", None, False, "that it sank"),
        ("Ann/PROPN/nsubj/wanted wanted=want/VERB/ROOT to/PART/aux/say say/VERB:VB/xcomp/wanted THAT .",
         "say", "Ann", None, False, "that it sank"),
    ],
)  # fmt: skip
def test_hands(
    notation: str, verb: str, speaker: str | None, reporter: str | None, wrapped: bool, words: str | None
) -> None:
    p = paragraph(notation.replace("THAT", THAT.format(verb)))
    report = told_report(p, p.text.index(verb))

    assert (None if report.speaker is None else p.text[report.speaker]) == speaker
    assert (None if report.reporter is None else p.text[report.reporter]) == reporter
    assert report.is_wrapped == wrapped
    assert (None if report.content is None else " ".join(p.text[slice(*report.content)])) == words


def test_only_verbs_of_speech_outside_marks_report() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/said said/VERB/ROOT “ Bo/PROPN/nsubj/says says/VERB/ccomp/said go/VERB/ccomp/says . ”"
    )
    quoted = [False, False, True, True, True, True, True, True]

    assert [p.text[report.verb] for report in told_reports(p, quoted)] == ["said"]
