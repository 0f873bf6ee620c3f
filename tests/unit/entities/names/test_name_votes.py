"""Votes of the mentions of a name on whether it is a person's."""

from __future__ import annotations

import pytest
from tests.unit.notation import parsed

from inquit.entities.mentions.recognised_names import find_recognised_names
from inquit.entities.names.name_group import NameGroup
from inquit.entities.names.name_votes import grouped


def groups(*notations: str) -> dict[str, NameGroup]:
    text = parsed(*notations)
    mentions = find_recognised_names(text, [[False] * len(p) for p in text.paragraphs])
    return {" ".join(group.words): group for group in grouped(text, mentions)}


VOTES = [
    ("saw/VERB Lund@PERSON/PROPN", 1.0, "a person"),
    ("saw/VERB Lund@ORG/PROPN", -0.5, "an organisation"),
    ("saw/VERB Lund@GPE/PROPN", -1.0, "a country or town"),
    ("saw/VERB Lund@NORP/PROPN", -1.5, "a people"),
    ("saw/VERB Lund@LOC/PROPN", -1.0, "a place"),
    ("saw/VERB Lund@FAC/PROPN", -0.5, "a building"),
    ("saw/VERB Lund@WORK_OF_ART/PROPN", -0.5, "a work"),
    ("saw/VERB Lund/PROPN", 0.0, "nothing"),
    ("saw/VERB Mr./PROPN Lund/PROPN", 2.0, "a title"),
    ("saw/VERB Ann/PROPN Lund/PROPN", 2.0, "a given name"),
    ("saw/VERB Ann/PROPN", 0.0, "which alone is none"),
    ("saw/VERB the/DET Lund/PROPN", -1.5, "an article"),
    ("saw/VERB an/DET Lund/PROPN", -1.5, "of either kind"),
    ("saw/VERB this/DET Lund/PROPN", 0.0, "no other determiner"),
    ("saw/VERB Harbour/PROPN Committee/PROPN", -4.0, "a noun for an organisation"),
    ("saw/VERB Harbour/PROPN Committees/PROPN", -4.0, "in the plural"),
    ("saw/VERB Harbour/PROPN Report/PROPN", -4.0, "a noun for a text"),
    ("saw/VERB Harbour/PROPN Avenue/PROPN", -4.0, "a noun for a place"),
    ("saw/VERB Committee/PROPN", 0.0, "not as the only word"),
    ("saw/VERB Avenue/PROPN", 0.0, "nor this one"),
    ("saw/VERB Lunds/PROPN:NNPS", -3.0, "several"),
    ("saw/VERB Lunds@GPE/PROPN:NNPS", -1.0, "as places are called"),
    ("saw/VERB HLO/PROPN", -1.5, "an acronym"),
    ("saw/VERB Lund/PROPN , who/PRON came/VERB", 2.0, "a relative clause for people"),
    ("saw/VERB Lund/PROPN , which/PRON came/VERB", 0.0, "one for things"),
    ("saw/VERB Lund/PROPN who/PRON came/VERB", 0.0, "without a comma"),
    ("saw/VERB Lund@PERSON/PROPN , who/PRON came/VERB", 1.0, "that is known already"),
    ("saw/VERB Lund@NORP/PROPN , who/PRON came/VERB", -1.5, "or said of a people"),
    ("saw/VERB Lund/PROPN , the/DET head/NOUN of/ADP it/PRON", 2.0, "a description"),
    ("saw/VERB Lund/PROPN , the/DET old/ADJ old/ADJ head/NOUN of/ADP it/PRON", 2.0, "four words behind the comma"),
    ("saw/VERB Lund/PROPN , the/DET old/ADJ old/ADJ old/ADJ head/NOUN of/ADP it/PRON", 0.0, "but not five"),
    ("saw/VERB Lund/PROPN , the/DET head/NOUN came/VERB", 0.0, "without a complement"),
    ("saw/VERB Lund/PROPN , then/ADV head/NOUN of/ADP it/PRON", 0.0, "behind another word"),
    ("saw/VERB Lund/PROPN , the/DET table/NOUN of/ADP it/PRON", 0.0, "of no person"),
    ("so/ADV Lund/PROPN/nsubj/left left/VERB/ROOT as/SCONJ he/PRON came/VERB", 0.7, "a pronoun behind the subject"),
    ("so/ADV Lund@ORG/PROPN/nsubj/left left/VERB/ROOT as/SCONJ he/PRON came/VERB", 0.2, "also of an organisation"),
    ("so/ADV Lund@GPE/PROPN/nsubj/left left/VERB/ROOT as/SCONJ he/PRON came/VERB", -1.0, "not of a place"),
    ("so/ADV Lund/PROPN/dobj/left left/VERB/ROOT as/SCONJ he/PRON came/VERB", 0.0, "behind no subject"),
    ("so/ADV Lund/PROPN/nsubj/left left/VERB/ROOT as/SCONJ it/PRON came/VERB", 0.0, "of no person"),
    ("so/ADV Lund/PROPN/nsubj/left left/VERB/ROOT as/SCONJ it/PRON saw/VERB he/PRON", 0.0, "the first pronoun"),
    ("so/ADV Lund/PROPN/nsubj/left left/VERB/ROOT | he/PRON/nsubj/came came/VERB/ROOT", 0.0, "of the sentence"),
    ("so/ADV Lund/PROPN/nsubj/left left/VERB/ROOT " + "so/ADV " * 13 + "he/PRON", 0.7, "fifteen tokens behind"),
    ("so/ADV Lund/PROPN/nsubj/left left/VERB/ROOT " + "so/ADV " * 14 + "he/PRON", 0.0, "but not sixteen"),
]


@pytest.mark.parametrize(("notation", "votes", "why"), VOTES, ids=[why for *_, why in VOTES])
def test_the_vote_of_a_mention(notation: str, votes: float, why: str) -> None:
    (group,) = groups(notation).values()
    assert group.votes == pytest.approx(votes)


def test_somebody_else_ends_the_search_for_a_pronoun() -> None:
    found = groups("so/ADV Lund/PROPN/nsubj/left left/VERB/ROOT with/ADP Berg@ORG/PROPN as/SCONJ he/PRON came/VERB")
    assert found["lund"].votes == 0.0


def test_mentions_with_the_same_words_vote_together() -> None:
    found = groups(
        "saw/VERB Lund@PERSON/PROPN and/CCONJ LUND@PERSON/PROPN , Berg@GPE/PROPN", "saw/VERB Mr./PROPN Lund@GPE/PROPN"
    )
    assert found["lund"].votes == pytest.approx(3.0)
    assert found["lund"].members == [0, 1, 3]
    assert found["lund"].labels == {"PERSON": 2, "GPE": 1}
    assert found["lund"].printed == {"Lund": 2, "LUND": 1}
    assert (found["lund"].is_person, found["berg"].is_person) == (True, False)


def test_every_form_has_to_be_an_acronym() -> None:
    assert groups("saw/VERB HLO/PROPN , Hlo/PROPN")["hlo"].votes == 0.0
    assert groups("saw/VERB HLO/PROPN , HLO/PROPN")["hlo"].votes == -3.0


@pytest.mark.parametrize(
    ("notation", "place"),
    [
        ("in/ADP Kent@GPE/PROPN", True),
        ("in/ADP Kent@LOC/PROPN", True),
        ("in/ADP Kent@GPE/PROPN , Kent@ORG/PROPN", False),
        ("in/ADP Kent@GPE/PROPN , Kent@LOC/PROPN , Kent@ORG/PROPN", True),
        ("in/ADP Kent@GPE/PROPN , Mr./PROPN Kent@GPE/PROPN , Mr./PROPN Kent@GPE/PROPN", False),
    ],
)
def test_places(notation: str, place: bool) -> None:
    assert groups(notation)["kent"].is_place is place


def test_words_without_what_is_at_the_end() -> None:
    found = groups("saw/VERB Ann/PROPN Lund/PROPN Jr./PROPN and/CCONJ Lund/PROPN Trust/PROPN Inc./PROPN")
    assert [group.bare for group in found.values()] == [("ann", "lund"), ("lund", "trust", "inc")]
    assert [group.without_legal_form for group in found.values()] == [("ann", "lund", "jr"), ("lund", "trust")]
    (alone,) = groups("saw/VERB Inc./PROPN").values()
    assert alone.without_legal_form == ("inc",)
