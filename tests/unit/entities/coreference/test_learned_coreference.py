"""Coreference by learned links: whom "he" and "she" are, how sure that is, and where the rules go on deciding."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.unit.entities.coreference.made_links import MadeLinks
from tests.unit.entities.hand_made import NamedSources, named_sources, without_braces

from inquit.entities.coreference.learned_coreference import learned_coreference

SAID = "“ No/INTJ , ” {} said/VERB/ROOT ."
# By the rules it is Eva Berg who speaks, the subject and the nearer one.
TEXT = (
    "Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/nsubj/came came/VERB/ROOT",
    "Eva@PERSON/PROPN/compound/Berg Berg@PERSON/PROPN/nsubj/met met/VERB/ROOT "
    "the/DET/det/senator senator/NOUN/dobj/met",
    SAID.format("{she/PRON/nsubj/said}"),
)
TO_LUND = {"she": {"senator": 0.97, "Berg": 0.03}, "senator": {"Lund": 1.0}}
TO_BERG = {"she": {"Berg": 0.9, "senator": 0.1}, "senator": {"Lund": 1.0}}


def named(table: Mapping[str, Mapping[str, float]], *text: str) -> NamedSources:
    links = MadeLinks(without_braces(text or TEXT)[0], table)
    return named_sources(*(text or TEXT), coreference=learned_coreference(links))


def test_the_links_outweigh_nearness() -> None:
    assert named_sources(*TEXT).names == ["Eva Berg"]
    assert named(TO_LUND).names == ["Ann Lund"]
    assert named(TO_BERG).names == ["Eva Berg"]


FIRMS = (
    "Volcor@ORG/PROPN/nsubj/sold sold/VERB/ROOT the/DET/det/mine mine/NOUN/dobj/sold",
    "Banco@ORG/PROPN/compound/Lind Lind@ORG/PROPN/nsubj/bought bought/VERB/ROOT the/DET/det/mine mine/NOUN/dobj/bought",
    "{it/PRON/nsubj/said} said/VERB/ROOT that/SCONJ it/PRON rained/VERB",
)


def test_what_it_is_the_links_decide_too() -> None:
    assert named_sources(*FIRMS).names == ["Banco Lind"]
    assert named({"it": {"Volcor": 1.0}}, *FIRMS).names == ["Volcor"]
    assert named({"it": {"Lind": 0.9, "Volcor": 0.1}}, *FIRMS).names == ["Banco Lind"]


def test_a_chain_goes_through_descriptions_and_other_pronouns() -> None:
    firms = (*FIRMS[:2], "the/DET/det/firm firm/NOUN/nsubj/grew grew/VERB/ROOT", FIRMS[2])
    (naming,) = named({"it": {"firm": 1.0}, "firm": {"Volcor": 1.0}}, *firms).namings
    assert naming is not None
    assert [(step.text, step.why) for step in naming.via] == [
        ("it", "source"),
        ("the firm", "neuter pronoun"),
        ("Volcor", "chain"),
    ]


def test_where_nothing_is_known_the_rules_decide() -> None:
    assert named({}).names == named_sources(*TEXT).names


def test_the_chain_is_told_with_how_sure_each_step_is() -> None:
    (naming,) = named(TO_LUND).namings
    assert naming is not None
    assert [(step.text, step.why) for step in naming.via] == [
        ("she", "source"),
        ("the senator", "pronoun"),
        ("Ann Lund", "chain"),
    ]
    source, senator, lund = naming.via
    assert source.chance is None
    assert naming.sureness is not None
    assert senator.chance == pytest.approx(naming.sureness.chance, abs=0.005)
    assert lund.chance == 1.0
    assert 0 < naming.sureness.runner_up <= 1 - naming.sureness.chance


def test_the_surer_the_links_the_surer_the_choice() -> None:
    less, more = (named({"she": {"Berg": chance, "Lund": 1 - chance}}).namings[0] for chance in (0.7, 0.99))
    assert less is not None
    assert more is not None
    assert (less.sureness or (1.0,))[0] < (more.sureness or (0.0,))[0]


def test_a_pronoun_is_nobody_of_the_other_gender() -> None:
    text = (*TEXT[:2], SAID.format("{he/PRON/nsubj/said}"))
    assert named({"he": {"Lund": 0.9, "Berg": 0.1}}, *text).names == named_sources(*text).names


def test_what_rules_decide_alone_is_not_asked_of_the_links() -> None:
    text = (*TEXT[:2], SAID.format("{the/DET/det/senator senator/NOUN/nsubj/said}"))
    assert named({"senator 2": {"Berg": 1.0}}, *text).names == named_sources(*text).names
    assert named({"senator 2": {"Berg": 1.0}}, *text).namings[0].sureness is None  # type: ignore[union-attr]


def test_a_choice_does_not_draw_later_ones_along() -> None:
    """Each is decided by links alone: the second "she" does not follow the first one."""
    text = (*TEXT, SAID.format("{she/PRON/nsubj/said}"))
    found = named(TO_LUND | {"she 2": {"Berg": 1.0}}, *text)
    assert found.names == ["Ann Lund", "Eva Berg"]


def test_somebody_far_off_is_a_candidate_by_the_chain() -> None:
    between = ["so/ADV"] * 20
    text = (TEXT[0], *between, *TEXT[1:])
    assert named(TO_LUND | {"she": {"senator": 1.0}}, *text).names == ["Ann Lund"]


WHO = (
    "he/PRON/nsubj/met met/VERB/ROOT the/DET relatives=relative/NOUN:NNS/dobj/met of/ADP/prep/relatives "
    "the/DET victims=victim/NOUN:NNS/pobj/of "
    "{who/PRON:WP/nsubj/said} said/VERB/relcl/victims that/SCONJ it/PRON rained/VERB",
)


@pytest.mark.parametrize(
    ("links", "meant"),
    [
        ({}, "victims"),
        ({"relatives": 0.6, "victims": 0.4}, "relatives of the victims"),
        ({"relatives": 0.4, "victims": 0.6}, "victims"),
        ({"relatives": 0.2, "victims": 0.1}, "victims"),
        ({"he": 0.9}, "victims"),
    ],
)
def test_which_noun_of_a_phrase_who_takes_up_the_links_decide(links: Mapping[str, float], meant: str) -> None:
    assert named_sources(*WHO).names == ["victims"]
    assert named({"who": links}, *WHO).names == [meant]


def test_a_noun_elsewhere_in_the_sentence_is_not_taken_up_by_who() -> None:
    text = ("the/DET firms=firm/NOUN:NNS/nsubj/met and/CCONJ " + WHO[0].removeprefix("he/PRON/nsubj/met "),)
    assert named({"who": {"firms": 0.9}}, *text).names == ["victims"]
