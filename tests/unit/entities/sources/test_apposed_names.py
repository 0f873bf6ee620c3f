"""Which name a description leads to."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import named_sources

SAID = "said/VERB/ROOT no/INTJ"
DAHL = "Dahl@PERSON/PROPN/appos"
APPOSED = [
    (f"{{A/DET blorper/NOUN/nsubj/said , {DAHL}/blorper}} , {SAID}", "Dahl", "whatever the noun"),
    (f"{{A/DET blorper/NOUN/nsubj/said}} , {DAHL}/blorper , {SAID}", "Dahl", "also outside of the source"),
    (f"{{A/DET blorper/NOUN/nsubj/said}} , Dahl@PERSON/PROPN/dep/said , {SAID}", "blorper", "where the parse has it"),
    (
        f"{{The/DET blorper/NOUN/nsubj/said who/PRON:WP/nsubj/left left/VERB/relcl/blorper , {DAHL}/blorper}} , {SAID}",
        "Dahl",
        "behind a clause",
    ),
    (
        f"{{A/DET baker/NOUN/nsubj/said and/CCONJ/cc/baker blorper/NOUN/conj/baker , {DAHL}/baker}} , {SAID}",
        "Dahl",
        "of two nouns for one",
    ),
    (
        f"{{A/DET blorper/NOUN/nsubj/said named=name/VERB:VBN/acl/blorper Dahl@PERSON/PROPN/oprd/named}} {SAID}",
        "Dahl",
        "by a verb that names",
    ),
    (f"{{A/DET blorper/NOUN/nsubj/said , Kent@GPE/PROPN/appos/blorper}} , {SAID}", "blorper", "no place"),
    (f"{{The/DET firm/NOUN/nsubj/said , {DAHL}/firm}} , {SAID}", "firm", "of the kind that the noun is"),
    (
        f"{{The/DET firm/NOUN/nsubj/said , Norvale@ORG/PROPN/compound/Motors Motors@ORG/PROPN/appos/firm}} , {SAID}",
        "Norvale Motors",
        "a firm's",
    ),
    (f"{{Blorpers/NOUN:NNS/nsubj/said , {DAHL}/Blorpers}} , {SAID}", "blorpers", "of one only"),
    (
        f"{{A/DET blorper/NOUN/nsubj/said , {DAHL}/blorper 's/PART:POS/case/Dahl}} , {SAID}",
        "blorper",
        "no owner's",
    ),
]


@pytest.mark.parametrize(("notation", "name", "why"), APPOSED, ids=[why for *_, why in APPOSED])
def test_names_behind_descriptions(notation: str, name: str, why: str) -> None:
    assert named_sources(notation).names == [name]
