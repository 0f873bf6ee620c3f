"""Under which reporting words nothing is said."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph, stretches_in, text_of

from inquit.document import TextSpan
from inquit.statements.no_words import is_no_report, says_nothing
from inquit.statements.statement_draft import StatementDraft

NOTHING = "She/PRON/nsubj/said said/VERB/ROOT nothing/PRON/dobj/said ."
WHY = (
    "She/PRON/nsubj/say did/AUX/aux/say not/PART:RB/neg/say say/VERB:VB/ROOT "
    "why/ADV:WRB/advmod/left he/PRON/nsubj/left left=leave/VERB/ccomp/say ."
)
NOR_WHY = (
    "Nor/CCONJ/cc/say did/AUX/aux/say she/PRON/nsubj/say say/VERB:VB/ROOT "
    "why/ADV:WRB/advmod/left he/PRON/nsubj/left left=leave/VERB/ccomp/say ."
)
TOLD_WHY = "She/PRON/nsubj/said said/VERB/ROOT why/ADV:WRB/advmod/left he/PRON/nsubj/left left=leave/VERB/ccomp/said ."
COMMENT = "She/PRON/nsubj/declined declined=decline/VERB/ROOT to/PART/aux/comment comment/VERB:VB/xcomp/declined ."
TOPIC = (
    "She/PRON/nsubj/declined declined=decline/VERB/ROOT to/PART/aux/comment "
    "comment/VERB:VB/xcomp/declined on/ADP/prep/comment it/PRON/pobj/on ."
)
REFUSED = "She/PRON/nsubj/refused refused=refuse/VERB/ROOT to/PART/aux/leave leave/VERB:VB/xcomp/refused ."
GOAL = "She/PRON/nsubj/conceded conceded=concede/VERB/ROOT a/DET/det/goal goal/NOUN/dobj/conceded ."
POINT = "She/PRON/nsubj/conceded conceded=concede/VERB/ROOT the/DET/det/mistake mistake/NOUN/dobj/conceded ."
CHARGED = (
    "She/PRON/nsubjpass/charged was/AUX/auxpass/charged charged=charge/VERB:VBN/ROOT "
    "with/ADP/prep/charged theft/NOUN/pobj/with ."
)
NOBODY = "Nobody/PRON/nsubj/claimed claimed=claim/VERB/ROOT the/DET/det/attack attack/NOUN/dobj/claimed ."


def report(notation: str, cue: str, words: str) -> StatementDraft:
    p = paragraph(notation)
    begin = text_of(p).index(words)
    return StatementDraft(p, [TextSpan(begin, begin + len(words))], "ccomp", 0.9, at(p, cue), p)


@pytest.mark.parametrize(
    ("notation", "cue", "words", "none"),
    [
        (NOTHING, "said", "nothing", True),
        (WHY, "say", "why he left", True),
        (NOR_WHY, "say", "why he left", True),
        (TOLD_WHY, "said", "why he left", False),
        (COMMENT, "declined", "to comment", True),
        (TOPIC, "declined", "to comment on it", False),
        (REFUSED, "refused", "to leave", True),
        (GOAL, "conceded", "a goal", True),
        (POINT, "conceded", "the mistake", False),
        (CHARGED, "charged", "theft", True),
        (NOBODY, "claimed", "the attack", True),
    ],
)
def test_silence_acts_and_what_is_done_to_somebody_are_no_reports(
    notation: str, cue: str, words: str, *, none: bool
) -> None:
    assert is_no_report(report(notation, cue, words)) is none


@pytest.mark.parametrize(
    ("verb", "words", "none"),
    [
        ("dubbed=dub", "the/DET/det/oven oven/NOUN/oprd/dubbed", True),
        ("called=call", "the/DET/det/Pit Pit/PROPN/oprd/called", True),
        ("called=call", "a/DET/det/mess mess/NOUN/oprd/called", False),
    ],
)
def test_a_name_in_marks_is_no_statement(verb: str, words: str, *, none: bool) -> None:
    word = verb.split("=", maxsplit=1)[0]
    p = paragraph(f"Fans/NOUN/nsubj/{word} {verb}/VERB/ROOT it/PRON/dobj/{word} “ {words} ” .")
    (marked,) = stretches_in(p)
    draft = StatementDraft(p, [marked.span], "cue", 0.9, 1, p, quoted=[marked.span], marked=[0], first=marked)
    assert says_nothing(draft, [marked]) is none
