"""What shows and what says."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph

from inquit.statements.evidential import is_evidential, is_written


@pytest.mark.parametrize(
    ("notation", "finding", "written"),
    [
        ("Figures/NOUN:NNS/nsubj/show show/VERB/ROOT it/PRON/dobj/show .", True, False),
        ("Figures/NOUN:NNS/nsubj/revealed revealed=reveal/VERB/ROOT it/PRON/dobj/revealed .", False, False),
        ("Figure/NOUN/nsubj/shows shows=show/VERB/ROOT it/PRON/dobj/shows .", False, False),
        ("Scientists=scientist/NOUN:NNS/nsubj/found found=find/VERB/ROOT it/PRON/dobj/found .", True, False),
        (
            "Scientists=scientist/NOUN:NNS/nsubj/suggested suggested=suggest/VERB/ROOT it/PRON/dobj/suggested .",
            False,
            False,
        ),
        ("They/PRON/nsubj/found found=find/VERB/ROOT it/PRON/dobj/found .", True, False),
        ("Orford@PERSON/PROPN/nsubj/found found=find/VERB/ROOT it/PRON/dobj/found .", True, False),
        ("Report=report/NOUN/nsubj/found found=find/VERB/ROOT it/PRON/dobj/found .", False, True),
        ("Report=report/NOUN/nsubj/ended ended=end/VERB/ROOT it/PRON/dobj/ended .", False, False),
        ("Court=court/NOUN/nsubj/found found=find/VERB/ROOT it/PRON/dobj/found .", False, False),
    ],
)
def test_findings_and_what_is_written(notation: str, finding: bool, written: bool) -> None:
    p = paragraph(notation)
    assert (is_evidential(p, 1, 0), is_written(p, 1, 0)) == (finding, written)


def test_without_a_source_nobody_finds_anything() -> None:
    p = paragraph("It/PRON/nsubjpass/found was/AUX/auxpass/found found=find/VERB/ROOT .")
    assert not is_evidential(p, at(p, "found"), None)
    assert not is_written(p, at(p, "found"), None)
