"""Whether words were said, by the clause of their verb and by what governs it."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph

from inquit.statements.status import status_of

THAT = "that/SCONJ/mark/sank it/PRON/nsubj/sank sank=sink/VERB/ccomp/{}"


def status(notation: str, verb: str) -> str:
    p = paragraph(notation)
    return status_of(p, p.text.index(verb))


@pytest.mark.parametrize(
    ("notation", "verb", "expected"),
    [
        ("Ann/PROPN/nsubj/said said/VERB/ROOT THAT .", "said", "asserted"),
        ("Did=do/AUX/aux/say Ann/PROPN/nsubj/say say/VERB:VB/ROOT THAT ?", "say", "asked"),
        ("Who/PRON:WP/nsubj/said said/VERB/ROOT THAT ?", "said", "asked"),
        ("Ann/PROPN/nsubj/said said/VERB/ROOT THAT ?", "said", "asserted"),
        ("Bo/PROPN/nsubj/asked asked=ask/VERB/ROOT if/SCONJ/mark/said Ann/PROPN/nsubj/said "
         "said/VERB/ccomp/asked THAT .",
         "said", "asked"),
        ("If/SCONJ/mark/says Ann/PROPN/nsubj/says says/VERB:VBZ/advcl/sue THAT , they/PRON/nsubj/sue sue/VERB/ROOT .",
         "says", "conditional"),
        ("Should/AUX/aux/say Ann/PROPN/nsubj/say say/VERB:VB/advcl/sue THAT , they/PRON/nsubj/sue sue/VERB/ROOT .",
         "say", "conditional"),
        ("Ann/PROPN/nsubj/say might/AUX/aux/say say/VERB:VB/ROOT THAT .", "say", "conditional"),
        ("Ann/PROPN/nsubj/said never/ADV/neg/said said/VERB/ROOT THAT .", "said", "denied"),
        ("Ann/PROPN/nsubj/said not/PART/neg/said only/ADV/advmod/said said/VERB/ROOT THAT .", "said", "asserted"),
        ("“ Never/ADV/neg/said , ” Ann/PROPN/nsubj/said said/VERB/ROOT .", "said", "asserted"),
        ("Neither/CCONJ/preconj/Ann Ann/PROPN/nsubj/said nor/CCONJ/cc/Ann Bo/PROPN/conj/Ann said/VERB/ROOT THAT .",
         "said", "denied"),
        ("At/ADP/prep/say no/DET/det/point point/NOUN/pobj/At did=do/AUX/aux/say Ann/PROPN/nsubj/say say/VERB:VB/ROOT "
         "THAT .", "say", "denied"),
        ("Had/AUX/aux/said Ann/PROPN/nsubj/said said/VERB/advcl/sue THAT , they/PRON/nsubj/sue sue/VERB/ROOT .",
         "said", "conditional"),
        ("Ann/PROPN/nsubj/spoke spoke=speak/VERB/ROOT , going=go/VERB:VBG/advcl/spoke on/ADP/prt/going to/PART/aux/say "
         "say/VERB:VB/xcomp/going THAT .", "say", "asserted"),
        ("Nobody/PRON/nsubj/said said/VERB/ROOT THAT .", "said", "denied"),
        ("No/DET/det/sailor sailor/NOUN/nsubj/said said/VERB/ROOT THAT .", "said", "denied"),
        ("No/DET/det/proof is/AUX/ROOT proof/NOUN/attr/is that/SCONJ/mark/said Ann/PROPN/nsubj/said "
         "said/VERB/acl/proof .",
         "said", "denied"),
        ("It/PRON/nsubj/is is/AUX/ROOT false/ADJ/acomp/is that/SCONJ/mark/said Ann/PROPN/nsubj/said "
         "said/VERB/ccomp/is .",
         "said", "denied"),
        ("Ann/PROPN/nsubj/denied denied=deny/VERB/ROOT saying/VERB:VBG/xcomp/denied THAT .", "saying", "denied"),
        ("Ann/PROPN/nsubj/denied denied=deny/VERB/ROOT THAT .", "denied", "asserted"),
        ("Ann/PROPN/nsubj/said allegedly/ADV/advmod/said said/VERB/ROOT THAT .", "said", "alleged"),
        ("Ann/PROPN/nsubjpass/alleged is/AUX/auxpass/alleged alleged=allege/VERB:VBN/ROOT to/PART/aux/said "
         "have/AUX/aux/said said/VERB:VBN/xcomp/alleged THAT .", "said", "alleged"),
        ("Ann/PROPN/nsubjpass/expected is/AUX/auxpass/expected expected=expect/VERB:VBN/ROOT to/PART/aux/say "
         "say/VERB:VB/xcomp/expected THAT .", "say", "expected"),
        ("Ann/PROPN/nsubj/is is/AUX/ROOT due/ADJ/acomp/is to/PART/aux/say say/VERB:VB/xcomp/due THAT .",
         "say", "expected"),
        ("Ann/PROPN/nsubj/say will/AUX/aux/say say/VERB:VB/ROOT THAT .", "say", "expected"),
        ("Ann/PROPN/nsubj/say did=do/AUX/aux/say not/PART/neg/say say/VERB:VB/ROOT who/PRON:WP/nsubj/went "
         "went=go/VERB/ccomp/say .", "say", "asserted"),
        ("They/PRON/nsubj/misquoted misquoted=misquote/VERB/ROOT Ann/PROPN/dobj/misquoted as/ADP/prep/misquoted "
         "saying/VERB:VBG/pcomp/as THAT .", "saying", "denied"),
        ("In/ADP/prep/said case/NOUN/pobj/In Ann/PROPN/nsubj/said said/VERB/ROOT THAT .", "said", "conditional"),
        ("In/ADP/prep/said that/DET/det/case case/NOUN/pobj/In Ann/PROPN/nsubj/said said/VERB/ROOT THAT .",
         "said", "asserted"),
        ("Whether/SCONJ/mark/said or/CCONJ/cc/said not/PART/neg/said Ann/PROPN/nsubj/said said/VERB/advcl/left THAT "
         ", she/PRON/nsubj/left left=leave/VERB/ROOT .", "said", "conditional"),
        ("Should/AUX/aux/say Ann/PROPN/nsubj/say say/VERB:VB/ROOT THAT .", "say", "conditional"),
        ("Should/AUX/aux/say Ann/PROPN/nsubj/say say/VERB:VB/ROOT THAT ?/PUNCT/punct/say", "say", "asked"),
        ("No/DET/det/record record/NOUN/attr/is is/AUX/ROOT that/SCONJ:IN/mark/said Ann/PROPN/nsubj/said "
         "said/VERB/relcl/record THAT .", "said", "denied"),
    ],
)  # fmt: skip
def test_status(notation: str, verb: str, expected: str) -> None:
    that = THAT.format(verb)

    assert status(notation.replace("THAT", that), verb) == expected


def test_what_is_no_verb_only_reports() -> None:
    assert status("Never/ADV/neg/claim the/DET/det/claim claim/NOUN/ROOT .", "claim") == "asserted"
