"""Days, months and feasts beside names: what is cut off, and what is the name itself."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import names_of_news, printed

SAID = "said/VERB/ROOT"
EDGES = [
    (f"On/ADP Friday/PROPN Ann/PROPN Lund/PROPN {SAID}", ["Ann Lund"], "a day"),
    (f"Friday/PROPN Ann/PROPN Lund/PROPN {SAID}", ["Ann Lund"], "also without a preposition"),
    (f"Late/ADV Friday/PROPN Lund/PROPN {SAID}", ["Lund"], "before a family name where something leads to a date"),
    (f"Friday/PROPN Lund/PROPN {SAID}", ["Friday Lund"], "but not without"),
    (f"Friday@DATE/PROPN Lund/PROPN {SAID}", ["Lund"], "unless the recogniser has it as a date"),
    ("said/VERB/ROOT Friday@DATE/PROPN Lund/PROPN", ["Friday Lund"], "nor behind the verb"),
    (f"In/ADP May/PROPN Ann/PROPN Lund/PROPN {SAID}", ["Ann Lund"], "a month"),
    (f"3/NUM May/PROPN Ann/PROPN Lund/PROPN {SAID}", ["Ann Lund"], "behind a figure"),
    (f"By/ADP May/PROPN Ann/PROPN Lund/PROPN {SAID}", ["Ann Lund"], "behind what leads to people, too"),
    (f"By/ADP May/PROPN Blorp/PROPN Lund/PROPN {SAID}", ["May Blorp Lund"], "only before a given name"),
    (f"May/PROPN Ann/PROPN Lund/PROPN {SAID}", ["May Ann Lund"], "a given name"),
    (f"May@DATE/PROPN Ann@PERSON/PROPN Lund@PERSON/PROPN {SAID}", ["Ann Lund"], "a month by the recogniser"),
    (f"the/DET late/ADJ May/PROPN Lund/PROPN {SAID}", ["May Lund"], "somebody who is dead"),
    (f"In/ADP May/PROPN Lund/PROPN 's/PART:POS house/NOUN {SAID}", ["May Lund"], "an owner"),
    (f"On/ADP Christmas/PROPN Eve/PROPN Ann/PROPN Lund/PROPN {SAID}", ["Ann Lund"], "a feast"),
    (f"On/ADP Boxing/VERB Day/PROPN Ann/PROPN Lund/PROPN {SAID}", ["Ann Lund"], "of which the tagger takes a part"),
    (f"Day/PROPN Ann/PROPN Lund/PROPN {SAID}", ["Day Ann Lund"], "no part alone"),
    (f"On/ADP New/PROPN Year/PROPN 's/PART:POS Day/PROPN Ann/PROPN Lund/PROPN {SAID}", ["Ann Lund"], "with an ending"),
    (f"Easter/PROPN Lund/PROPN {SAID}", ["Easter Lund"], "a feast can be a given name"),
    ("Ann/PROPN Lund/PROPN Tuesday/PROPN told/VERB/ROOT them/PRON", ["Ann Lund"], "a day behind"),
    ("Ruby/PROPN Tuesday/PROPN told/VERB/ROOT them/PRON", ["Ruby Tuesday"], "of a full name only"),
    ("Ann/PROPN Brian/PROPN May/PROPN told/VERB/ROOT them/PRON", ["Ann Brian May"], "a month is a family name"),
    (
        "Ann/PROPN Lund/PROPN May@DATE/PROPN told/VERB/ROOT them/PRON",
        ["Ann Lund"],
        "unless the recogniser has a date",
    ),
    ("Kent@ORG/PROPN Town@ORG/PROPN Wednesday@ORG/PROPN lost/VERB/ROOT", ["Kent Town Wednesday"], "a club"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), EDGES, ids=[why for *_, why in EDGES])
def test_dates_beside_names(notation: str, expected: list[str], why: str) -> None:
    index = names_of_news(notation)
    dated = ("Friday", "May", "New Year", "Easter")  # dates alone are mentions of nobody
    assert [name for mention in index.mentions if (name := printed(index, mention)) not in dated] == expected
