"""The places of one name agree on its kind, and words that are a name once are the same name elsewhere."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph

from inquit.statements.neural.name_agreement import agreed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # one kind where it is seen clearly more often, not where two things may bear the name
        ("Lund@PERSON/PROPN ate/VERB | Lund@PERSON/PROPN | Lund@ORG/PROPN", "PERSON, PERSON, PERSON"),
        ("Lund@GPE/PROPN | Lund@ORG/PROPN", "GPE, ORG"),
        # an owner, and a name with an article, are the same name
        ("Lund@PERSON/PROPN | Lund@PERSON/PROPN | Lund@ORG/PROPN 's@ORG/PART:POS", "PERSON, PERSON, PERSON"),
        ("the@ORG/DET Star@ORG/PROPN | Star@ORG/PROPN | Star@GPE/PROPN", "ORG, ORG, ORG"),
        # people are called by one name of two
        (f"{2 * 'Ann@PERSON/PROPN Lund@PERSON/PROPN | '}Lund@ORG/PROPN", "PERSON, PERSON, PERSON"),
        # a text that never gives both names has no person in a word of two kinds
        ("Factly@ORG/PROPN | Factly@PERSON/PROPN", "ORG, ORG"),
        # a name of several words is one wherever it stands, also in the place of a part of it
        ("Water@ORG/PROPN for@ORG/ADP All@ORG/PROPN | Water/PROPN for/ADP All/PROPN", "ORG, ORG"),
        ("Water@ORG/PROPN for@ORG/ADP All@ORG/PROPN | Water@PERSON/PROPN for/ADP All/PROPN", "ORG, ORG"),
        ("Lund@ORG/PROPN Water@ORG/PROPN | Upper@ORG/PROPN Lund@ORG/PROPN Water@ORG/PROPN", "ORG, ORG"),
        # dates and amounts are left alone
        ("May@DATE/PROPN | May@DATE/PROPN | May@PERSON/PROPN", "DATE, DATE, PERSON"),
    ],
)
def test_kinds_of_names(text: str, found: str) -> None:
    paragraphs = [paragraph(part) for part in text.split(" | ")]
    said = agreed(paragraphs, [[*zip(p.ent_type, p.ent_iob, strict=True)] for p in paragraphs])
    assert ", ".join(label for own in said for label, place in own if place == "B") == found
