"""Statements that went through several hands: rows of the rules, mended by the parse."""

from __future__ import annotations

import pytest
from tests.unit.notation import parsed, structure

from inquit.statements.rules.rule_finder import RuleFinder
from inquit.statements.second_hand import with_told
from inquit.statements.statement_draft import StatementDraft

THAT = "that/SCONJ/mark/sank it/PRON/nsubj/sank sank=sink/VERB/ccomp/{}"
TOLD = (
    "Police/PROPN/nsubj/said said/VERB/ROOT that/SCONJ/mark/told Ann/PROPN/nsubj/told had/AUX/aux/told "
    f"told/VERB/ccomp/said them/PRON/dobj/told {THAT.format('told')} ."
)
SAID = "“ It/PRON/nsubj/sank sank=sink/VERB/ccomp/said , ” Ann/PROPN/nsubj/said said/VERB/ROOT ."


def drafts(notation: str) -> list[tuple[str, str, str | None]]:
    """Of each statement its words, its status, and the words of the one around it."""
    text = parsed(notation)
    page = structure(text)
    found = with_told(page, RuleFinder().find(page)).drafts

    def words(draft: StatementDraft) -> str:
        return " … ".join(span.of(text.text) for span in draft.content)

    return [(words(d), d.told.status, None if d.parent is None else words(d.parent)) for d in found]


def test_a_report_in_a_report_is_a_row_in_it() -> None:
    whole = "that Ann had told them that it sank"

    assert drafts(TOLD) == [(whole, "asserted", None), ("that it sank", "asserted", whole)]


def test_a_passive_report_begins_behind_its_frame() -> None:
    passive = (
        "Ann/PROPN/nsubjpass/quoted was/AUX/auxpass/quoted quoted=quote/VERB:VBN/ROOT by/ADP/agent/quoted "
        f"Bo/PROPN/pobj/by as/ADP/prep/quoted saying/VERB:VBG/pcomp/as {THAT.format('saying')} ."
    )

    assert drafts(passive) == [("that it sank", "asserted", None)]


def test_according_to_somebody_is_around_what_another_said() -> None:
    text = SAID.replace("ROOT .", "ROOT , according/VERB:VBG/prep/said to/ADP/prep/according minutes/NOUN/pobj/to .")
    inner, outer = "“It sank,”", "“It sank,” Ann said"

    assert drafts(text) == [(outer, "asserted", None), (inner, "asserted", outer)]


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        ("The/DET/det/quote quote/NOUN/nsubj/is is/AUX/ROOT fake/ADJ/acomp/is .", "denied"),
        ("The/DET/det/quote quote/NOUN/nsubj/is is/AUX/ROOT not/PART/neg/is fake/ADJ/acomp/is .", "asserted"),
        ("A/DET/det/quote quote/NOUN/nsubj/is is/AUX/ROOT fake/ADJ/acomp/is .", "asserted"),
        ("The/DET/det/quote quote/NOUN/nsubj/is is/AUX/ROOT long/ADJ/acomp/is .", "asserted"),
        ("The/DET/det/words words=word/NOUN/nsubjpass/invented were/AUX/auxpass/invented "
         "invented=invent/VERB:VBN/ROOT .", "denied"),
        ("The/DET/det/remark remark/NOUN/nsubjpass/invented was/AUX/auxpass/invented invented=invent/VERB:VBN/ROOT .",
         "denied"),
        ("Ann/PROPN/nsubj/said never/ADV/neg/said said/VERB/ROOT it/PRON/dobj/said .", "denied"),
        ("Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/dobj/said .", "asserted"),
    ],
)  # fmt: skip
def test_a_sentence_that_calls_a_quotation_false_denies_it(verdict: str, status: str) -> None:
    assert drafts(f"{SAID} | {verdict}")[0][:2] == ("“It sank,”", status)
