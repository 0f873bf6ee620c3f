"""The first words of sentences: names that a tagger takes for nouns, and verbs that it takes for names."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph

from inquit.entities.mentions.first_words import find_doers, leads_up


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Corin/NOUN/nsubj/nodded nodded=nod/VERB/ROOT .", ["corin"]),
        ("Rain/NOUN/nsubj/fell fell=fall/VERB/ROOT .", []),  # nobody does that
        ("The/DET/det/Emir Emir/NOUN/nsubj/nodded nodded=nod/VERB/ROOT .", []),
        ("Mother/NOUN/nsubj/nodded nodded=nod/VERB/ROOT .", []),  # a common word
        ("Nobody/PRON:NN/nsubj/nodded nodded=nod/VERB/ROOT .", []),
        ("Corin/NOUN/dobj/nodded nodded=nod/VERB/ROOT .", []),
        ("Corin/NOUN/nsubj/nodding nodding=nod/VERB:VBG/ROOT .", []),
        ("corin/NOUN/nsubj/nodded nodded=nod/VERB/ROOT .", []),
    ],
)
def test_who_does_what_people_do(notation: str, expected: list[str]) -> None:
    assert list(find_doers(paragraph(notation))) == expected


@pytest.mark.parametrize(
    ("notation", "token", "expected"),
    [
        ("Said/PROPN Robin/PROPN ,", 0, True),
        ("Quoth/PROPN the/DET king/NOUN ,", 0, True),
        ("Answered/VERB she/PRON ,", 0, True),
        ("Said/PROPN nodded/VERB .", 0, False),  # somebody's name
        ("He/PRON left/VERB . Said/PROPN Robin/PROPN ,", 3, True),
        ("then/ADV Said/PROPN Robin/PROPN ,", 1, False),
        ("Seen/PROPN Robin/PROPN ,", 0, False),
    ],
)
def test_what_leads_up_to_a_quote(notation: str, token: int, expected: bool) -> None:
    assert leads_up(paragraph(notation), token, behind_quote=False) is expected


def test_a_verb_right_behind_a_quote_begins_a_sentence() -> None:
    p = paragraph("then/ADV Said/PROPN Robin/PROPN ,")
    assert leads_up(p, 1, behind_quote=True)
