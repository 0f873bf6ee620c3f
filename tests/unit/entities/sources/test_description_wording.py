"""What unnamed sources are called, and which descriptions are one."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import named_sources

SAID = "so/ADV {{{}}} said/VERB/ROOT no/INTJ"

CALLED = [
    ("the/DET old/ADJ doctor/NOUN", "old doctor", "without the article"),
    ("a/DET doctor/NOUN", "doctor", "of either kind"),
    ("this/DET doctor/NOUN", "this doctor", "with any other determiner"),
    ("the/DET \u200b/SPACE doctor/NOUN", "doctor", "without white space"),
    ("several/ADJ doctors=doctor/NOUN:NNS", "several doctors", "with a number"),
    ("the/DET doctor/NOUN of/ADP Kent@GPE/PROPN", "doctor of Kent", "with its complement"),
    ("the/DET", "", "an article alone names nobody"),
    ("Danish@NORP/PROPN:NNPS doctors=doctor/NOUN:NNS", "Danish doctors", "a name keeps its capital"),
]


@pytest.mark.parametrize(("source", "name", "why"), CALLED, ids=[why for *_, why in CALLED])
def test_what_a_source_is_called(source: str, name: str, why: str) -> None:
    assert named_sources(SAID.format(source)).names == [name]


CAPITALS = [
    ("{Officials=official/NOUN:NNS} said/VERB no/INTJ", "officials", "at the start of the text"),
    ("so/ADV | {Officials=official/NOUN:NNS} said/VERB no/INTJ", "officials", "of a sentence"),
    ("so/ADV , {Officials=official/NOUN:NNS} said/VERB no/INTJ", "officials", "behind a mark"),
    ("so/ADV {Officials=official/NOUN:NNS} said/VERB no/INTJ", "Officials", "but not inside"),
    ("{OFFICIALS=official/NOUN:NNS} said/VERB no/INTJ", "OFFICIALS", "not all capitals"),
    ("{Ten@CARDINAL/NUM men/NOUN:NNS} said/VERB no/INTJ", "ten men", "an amount"),
    ("{Ten@EVENT/NUM men/NOUN:NNS} said/VERB no/INTJ", "Ten men", "no other label"),
    ("{Blorp/PART men/NOUN:NNS} said/VERB no/INTJ", "Blorp men", "of a known part of speech"),
    ("{Officials=official/PART:NNS} said/VERB no/INTJ", "officials", "or a known noun"),
]


@pytest.mark.parametrize(("notation", "name", "why"), CAPITALS, ids=[why for *_, why in CAPITALS])
def test_the_capital_of_a_sentence_is_not_its_own(notation: str, name: str, why: str) -> None:
    assert named_sources(notation).names == [name]


LUND = "so/ADV {Ann@PERSON/PROPN Lund@PERSON/PROPN/nsubj/said} said/VERB/ROOT no/INTJ"
OWNED = [
    ([LUND, SAID.format("her/PRON:PRP$ aides/NOUN:NNS")], "Ann Lund’s aides", "whose it is"),
    ([LUND, SAID.format("her/PRON:PRP$")], "Ann Lund", "alone it is somebody"),
    ([LUND, SAID.format("his/PRON:PRP$ aides/NOUN:NNS")], "his aides", "of that gender"),
    ([SAID.format("her/PRON:PRP$ aides/NOUN:NNS")], "her aides", "if anybody is there"),
    (
        ["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN", SAID.format("her/PRON:PRP$ aides/NOUN:NNS")],
        "Xan Lund’s aides",
        "whom the text only names",
    ),
    (["saw/VERB Quill@ORG/PROPN/dobj/saw", SAID.format("its/PRON:PRP$ head/NOUN")], "Quill’s head", "an organisation"),
    (["saw/VERB Kent@GPE/PROPN/dobj/saw", SAID.format("its/PRON:PRP$ head/NOUN")], "its head", "not a place"),
    (["saw/VERB Danes@NORP/PROPN/dobj/saw", SAID.format("its/PRON:PRP$ head/NOUN")], "its head", "nor a people"),
    (["saw/VERB the/DET firm/NOUN/dobj/saw", SAID.format("its/PRON:PRP$ head/NOUN")], "its head", "nor a description"),
    ([LUND, SAID.format("their/PRON:PRP$ aides/NOUN:NNS")], "their aides", "not of several"),
    ([LUND, SAID.format("my/PRON:PRP$ aides/NOUN:NNS")], "my aides", "nor the first person's"),
]


@pytest.mark.parametrize(("notations", "name", "why"), OWNED, ids=[why for *_, why in OWNED])
def test_whose_somebody_is(notations: list[str], name: str, why: str) -> None:
    assert named_sources(*notations).names[-1] == name


SAME = [
    ("the/DET team/NOUN", "a/DET team/NOUN", "articles"),
    ("Lund@PERSON/PROPN 's/PART:POS team/NOUN", "the/DET Lund@PERSON/PROPN team/NOUN", "a possessive ending"),
    (
        "Lund@PERSON/PROPN 's/PART:POS team/NOUN",
        "Ann@PERSON/PROPN Lund@PERSON/PROPN 's/PART:POS team/NOUN",
        "a longer name",
    ),
    ("the/DET team/NOUN", "The/DET TEAM=team/NOUN", "capitals"),
    ("the/DET old/ADJ \u200b/SPACE team/NOUN", "the/DET old/ADJ team/NOUN", "white space"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME, ids=[why for *_, why in SAME])
def test_descriptions_that_are_one(one: str, other: str, why: str) -> None:
    named = "saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN"
    assert len(named_sources(named, SAID.format(one), SAID.format(other)).speakers) == 1


def test_the_longer_wording_is_shown() -> None:
    named = "saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN"
    one, other = "Lund@PERSON/PROPN 's/PART:POS team/NOUN", "Ann@PERSON/PROPN Lund@PERSON/PROPN 's/PART:POS team/NOUN"
    for order in ((one, other), (other, one)):
        (speaker,) = named_sources(named, *map(SAID.format, order)).speakers
        assert speaker.name == "Ann Lund's team"
        assert "Lund's team" in speaker.aliases


KINDS = [
    ("the/DET doctor/NOUN", "person", "one person"),
    ("the/DET doctors=doctor/NOUN:NNS", "group", "several"),
    ("several/ADJ doctor/NOUN", "group", "by a number"),
    ("some/DET doctor/NOUN", "group", "of any kind"),
    ("the/DET firm/NOUN", "organisation", "an organisation"),
    ("the/DET firms=firm/NOUN:NNS", "organisation", "in any number"),
    ("the/DET report/NOUN", "document", "a text"),
    ("the/DET fog/NOUN", None, "nothing known"),
]


@pytest.mark.parametrize(("source", "kind", "why"), KINDS, ids=[why for *_, why in KINDS])
def test_kinds_of_described_speakers(source: str, kind: str | None, why: str) -> None:
    assert named_sources(SAID.format(source)).speakers[0].kind == kind


GROUPS = [
    ("Lund@PERSON/PROPN and/CCONJ Berg@PERSON/PROPN", "Lund and Berg", True, "names"),
    (
        "Lund@PERSON/PROPN , Berg@PERSON/PROPN and/CCONJ Dahl@PERSON/PROPN",
        "Lund, Berg and Dahl",
        True,
        "three names",
    ),
    (
        "China@GPE/PROPN/nsubj/said and/CCONJ/cc/#1 the/DET/det/#4 Hague@GPE/PROPN/conj/#1",
        "China and the Hague",
        True,
        "an article is kept",
    ),
    ("the/DET Hague@GPE/PROPN and/CCONJ China@GPE/PROPN", "Hague and China", True, "but not the first"),
    ("Mr./PROPN and/CCONJ Mrs./PROPN Lund@PERSON/PROPN", "Mr. and Mrs. Lund", True, "a couple"),
    (
        "a/DET/det/#2 doctor/NOUN/nsubj/said and/CCONJ/cc/#2 a/DET/det/#5 nurse/NOUN/conj/#2",
        "doctor and a nurse",
        False,
        "descriptions",
    ),
    (
        "Lund@PERSON/PROPN/nsubj/said and/CCONJ/cc/#1 a/DET/det/#4 nurse/NOUN/conj/#1",
        "Lund and a nurse",
        False,
        "a name and a description",
    ),
]


@pytest.mark.parametrize(("source", "name", "named", "why"), GROUPS, ids=[why for *_, why in GROUPS])
def test_groups(source: str, name: str, named: bool, why: str) -> None:
    speaker = next(s for s in named_sources(SAID.format(source)).speakers if s.kind == "group")
    assert (speaker.name, speaker.named) == (name, named)


def test_a_group_is_one_in_any_order() -> None:
    one, other = (f"{a}@PERSON/PROPN and/CCONJ {b}@PERSON/PROPN" for a, b in (("Lund", "Berg"), ("Berg", "Lund")))
    found = named_sources(SAID.format(one), SAID.format(other))
    assert found.names == ["Lund and Berg"] * 2
    assert found.speaker("Lund and Berg").members == ("Lund", "Berg")
