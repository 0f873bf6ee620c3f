"""Words in marks that are part of a name, and those that are not."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph, stretches_in, text_of

from inquit.statements.nicknames import without_nicknames

MARKED = [
    ("Jo/PROPN “ Oak/PROPN ” Dorsey/PROPN sang/VERB", True, "between names"),
    ("Jo/PROPN “ Lil/PROPN Oak/PROPN ” Dorsey/PROPN sang/VERB", True, "two words"),
    ("Jo/PROPN “ oak/NOUN ” Dorsey/PROPN sang/VERB", False, "a nickname has a capital"),
    ("Jo/PROPN “ The/DET Old/ADJ Blue/ADJ Oak/PROPN ” Dorsey/PROPN sang/VERB", False, "four words"),
    ("Jo/PROPN “ Yes/INTJ , ” Dorsey/PROPN sang/VERB", False, "with a comma"),
    ("Jo/PROPN “ Oak/PROPN ” sang/VERB", False, "before no name"),
    ("sang/VERB “ Oak/PROPN ” Dorsey/PROPN", False, "behind no name"),
    ("“ Big/ADJ ” Jim/PROPN Tully/PROPN sang/VERB", True, "before a full name"),
    ("“ Big/ADJ ” Jim/PROPN sang/VERB", False, "but not before one word"),
    ("“ Big/ADJ ” Blorp/PROPN Tully/PROPN sang/VERB", False, "nor where no given name stands"),
    ("known=know/VERB:VBN only/ADV as/ADP/prep/known “ Red/PROPN . ”", True, "what somebody is known as"),
    ("known=know/VERB:VBN as/ADP/prep/known “ red/ADJ . ”", False, "but no term"),
    ("wrote=write/VERB:VBD as/ADP/prep/wrote “ Red/PROPN . ”", False, "nor what somebody writes as"),
    ("so/ADV “ Big/ADJ ” Jim/PROPN Tully/PROPN sang/VERB", False, "nor inside a sentence"),
]


@pytest.mark.parametrize(("notation", "nickname", "why"), MARKED, ids=[why for *_, why in MARKED])
def test_nicknames(notation: str, nickname: bool, why: str) -> None:
    p = paragraph(notation)
    stretches = stretches_in(p)
    kept, nicknames = without_nicknames(p, stretches)
    assert (*kept, *nicknames) == stretches
    assert bool(nicknames) is nickname, text_of(p)
