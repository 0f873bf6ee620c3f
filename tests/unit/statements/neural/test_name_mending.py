"""Names of organisations end where whoever speaks for them begins, and have their initials."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph

from inquit.statements.neural.name_mending import mended


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        ("Time@ORG/PROPN Person@ORG/PROPN of/ADP the/DET Year/PROPN", "Time"),
        ("Lund@ORG/PROPN Steel@ORG/PROPN Secretary@ORG/PROPN Ann@PERSON/PROPN", "Lund Steel, Ann"),
        ("the@ORG/DET Evening@ORG/PROPN Star@ORG/PROPN", "the Evening Star"),
        ("Person@ORG/PROPN said/VERB", "Person"),
        ("The@ORG/DET Water@ORG/PROPN Board@ORG/PROPN ( WB/PROPN )", "The Water Board, WB"),
        ("Water@ORG/PROPN Board@ORG/PROPN ( OS/PROPN )", "Water Board"),
        ("Water@ORG/PROPN Board@ORG/PROPN ( B/PROPN )", "Water Board"),
        ("Ann@PERSON/PROPN Lee@PERSON/PROPN ( AL/PROPN )", "Ann Lee"),
        ("Water@ORG/PROPN Board@ORG/PROPN (", "Water Board"),
        ("the/DET UK@GPE/PROPN Government/PROPN said/VERB", "UK Government"),
        ("New@GPE/PROPN York@GPE/PROPN Council/PROPN", "New York Council"),
        ("the/DET UK@GPE/PROPN government/NOUN said/VERB", "UK"),
        ("the/DET UK@GPE/PROPN Government/PROPN Gazette/PROPN", "UK"),
        ("the/DET UK@GPE/PROPN Border/PROPN", "UK"),
        ("Lund@GPE/PROPN City/PROPN", "Lund"),
        ("Lund@ORG/PROPN Sheriff@ORG/PROPN 's@ORG/PART:POS Office/PROPN said/VERB", "Lund Sheriff 's Office"),
        ("Agence@ORG/PROPN France@ORG/PROPN ~-/PUNCT ~Presse/PROPN said/VERB", "Agence France - Presse"),
        ("Agence@ORG/PROPN France@ORG/PROPN -/PUNCT Presse/PROPN said/VERB", "Agence France"),
        ("Agence@ORG/PROPN ~-/PUNCT ~led/VERB", "Agence"),
        ("Witnesses=witness@ORG/NOUN:NNS said/VERB", ""),
        ("Witnesses=witness@ORG/NOUN:NNS United@ORG/PROPN said/VERB", "Witnesses United"),
    ],
)
def test_where_names_end(notation: str, found: str) -> None:
    p = paragraph(notation)
    names: list[list[str]] = []
    for word, (label, place) in zip(p.text, mended(p, [*zip(p.ent_type, p.ent_iob, strict=True)]), strict=True):
        if place == "B":
            names.append([])
        if label:
            names[-1].append(word)
    assert ", ".join(map(" ".join, names)) == found


def test_adjectives_of_countries_are_of_their_people() -> None:
    p = paragraph("Austrian@GPE/ADJ minister/NOUN")
    assert mended(p, [*zip(p.ent_type, p.ent_iob, strict=True)])[0] == ("NORP", "B")
