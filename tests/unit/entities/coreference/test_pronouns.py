"""Whom "he", "she", "it" and "they" stand for: what speaks for and against a place as that of the antecedent."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.entities.hand_made import named_sources, names_of_news

from inquit.document import TextSpan
from inquit.entities.coreference.discourse import Discourse, Referent
from inquit.entities.coreference.pronouns import (
    WEIGHTS,
    antecedent_of_person,
    antecedent_of_thing,
    antecedents_of_group,
    name_referents,
)
from inquit.entities.mention_index import NameIndex
from inquit.entities.speaker_key import SpeakerKey
from inquit.entities.speaker_registry import SpeakerRegistry

HEADLINE = "Council/ADJ Backs/ADJ Harbour/ADJ Plan/ADJ"
# The pronoun is the last token of the last paragraph; its sentence is the sixth.
TEXT = (HEADLINE, "so/ADV so/ADV", "so/ADV | so/ADV | so/ADV | so/ADV | so/ADV | so/ADV so/ADV so/ADV they/PRON")
LAST = len(TEXT) - 1


def index() -> NameIndex:
    return names_of_news(*TEXT)


def place(name: str, **features: Any) -> Referent:
    """A place at which somebody is spoken of: three tokens before the pronoun, unless the features say another."""
    usual: dict[str, Any] = {
        "key": SpeakerKey("description", details=(name,)),
        "span": TextSpan(0, 1),
        "paragraph": LAST,
        "sent": 5,
        "token": 6,
        "kind": "person",
        "gender": None,
        "plural": False,
        "subject": False,
    }
    return Referent(**usual | features)


def taken(*places: Referent, gender: Any = "male", own: tuple[TextSpan, ...] = ()) -> str:
    """Which of the places a pronoun takes up."""
    at = index()
    discourse = Discourse(SpeakerRegistry(at))
    found = antecedent_of_person(at, discourse, LAST, 8, gender=gender, others=places, own=own)
    return str(found.key.details[0]) if found is not None else "nobody"


CHOICES = [
    ({}, {"token": 5}, "one", "of two equal places the later"),
    ({"token": 5}, {}, "two", "in whatever order"),
    ({"sent": 4, "token": 9}, {}, "two", "the nearer sentence"),
    ({"sent": 4}, {"sent": 3, "subject": True}, "one", "one sentence is worth a subject"),
    ({"sent": 3}, {"sent": 3, "subject": True, "token": 0}, "two", "a subject"),
    ({"sent": 1, "token": 9}, {"sent": 0}, "one", "beyond four sentences all are as far"),
    ({"paragraph": 1, "sent": 0, "token": 9}, {"sent": 4}, "two", "the nearer paragraph"),
    ({"paragraph": 1, "sent": 0, "token": 9}, {"sent": 4, "subject": True}, "two", "whatever its role"),
    ({"paragraph": 0, "sent": 0}, {"paragraph": 1, "sent": 0}, "two", "a headline counts for less"),
    (
        {"paragraph": 0, "sent": 0, "subject": True, "spoke": True},
        {"paragraph": 1, "sent": 0},
        "one",
        "by no more than two paragraphs",
    ),
    (
        {"paragraph": 0, "sent": 0, "subject": True, "token": 3},
        {"paragraph": 1, "sent": 0},
        "two",
        "but by one more than the paragraph between",
    ),
    ({"spoke": True, "token": 0}, {}, "one", "who spoke"),
    ({"spoke": True, "token": 0}, {"subject": True}, "one", "more than a subject"),
    ({"spoke": True, "sent": 4, "token": 0}, {}, "one", "more than a sentence"),
    ({"possessive": True, "token": 7}, {}, "two", "whose something is, less"),
    ({"possessive": True, "token": 7}, {"sent": 4}, "one", "but not a sentence less"),
    ({"quoted": True, "token": 7}, {"sent": 4}, "two", "in somebody's words, less"),
    ({"quoted": True, "token": 7}, {"sent": 3, "token": 0}, "one", "two sentences less"),
    ({"gender": "male", "token": 0}, {}, "one", "the pronoun's gender"),
    ({"gender": "male", "token": 0}, {"subject": True}, "two", "less than a subject"),
    ({"gender": "female"}, {"sent": 0}, "two", "another gender cannot be"),
    ({"kind": None}, {"sent": 0}, "one", "whatever is said to be a candidate"),
]


@pytest.mark.parametrize(("one", "two", "chosen", "why"), CHOICES, ids=[why for *_, why in CHOICES])
def test_what_speaks_for_a_place(one: dict[str, Any], two: dict[str, Any], chosen: str, why: str) -> None:
    assert taken(place("one", **one), place("two", **two)) == chosen


def test_the_words_that_it_is_the_source_of_are_no_place_for_it() -> None:
    inside, outside = place("inside", token=7, span=TextSpan(10, 14)), place("outside", sent=4, span=TextSpan(20, 24))
    far = place("far", sent=3, token=0, span=TextSpan(20, 24))
    own = (TextSpan(0, 3), TextSpan(9, 15))
    assert taken(inside, outside) == "inside"
    assert taken(inside, outside, own=own) == "outside"
    assert taken(inside, far, own=own) == "inside"
    assert taken(inside, outside, own=(TextSpan(11, 15),)) == "inside"


def test_without_a_gender_none_fits_better() -> None:
    assert taken(place("one", gender="male", token=0), place("two"), gender=None) == "two"
    assert taken(place("one", gender="male", token=7), place("two"), gender=None) == "one"
    assert taken() == "nobody"


def test_how_often_a_name_stands_in_the_text_counts_up_to_ten() -> None:
    def chosen(often: int, subject: bool) -> str:
        names = " , ".join(["Berg@PERSON/PROPN"] * often)
        lund = f"Lund@PERSON/PROPN/{'nsubj' if subject else 'dobj'}/said"
        text = f"saw/VERB {names} , {lund} said/VERB/ROOT and/CCONJ he/PRON"
        at = names_of_news(text)
        p = at.parsed.paragraphs[0]
        found = antecedent_of_person(at, Discourse(SpeakerRegistry(at)), 0, len(p) - 1, gender="male")
        assert found is not None
        return at.entities[found.key.entity].name

    assert chosen(1, subject=False) == "Lund"  # the later one
    assert chosen(2, subject=False) == "Berg"
    assert chosen(30, subject=True) == "Lund"  # ten mentions are half a subject


def test_the_weights() -> None:
    """Written out, so that none is turned by a slip; what each is for stands beside it."""
    assert (WEIGHTS.paragraph, WEIGHTS.sentence, WEIGHTS.most_sentences) == (-1.0, -1.0, 4)
    assert (WEIGHTS.subject, WEIGHTS.spoke, WEIGHTS.possessive, WEIGHTS.quoted) == (1.0, 1.2, -0.7, -2.0)
    assert (WEIGHTS.own_words, WEIGHTS.gender, WEIGHTS.headline, WEIGHTS.token) == (-2.0, 0.7, -1.0, 1e-4)
    assert (WEIGHTS.mention, WEIGHTS.most_mentions, WEIGHTS.can_speak, WEIGHTS.neither) == (0.05, 10, 0.5, -0.8)


def test_names_before_a_place_nearest_first() -> None:
    at = names_of_news(
        "so/ADV Harbour@ORG/PROPN/nsubj/closed closed/VERB/ROOT in/ADP/prep/closed Kent@GPE/PROPN/pobj/in",
        "so/ADV Mrs./PROPN/compound/#2 Lund@PERSON/PROPN/nsubj/left left/VERB/ROOT Berg@PERSON/PROPN/poss/hat "
        "'s/PART:POS hat/NOUN/dobj/left",
        "“ Danes@NORP/PROPN:NNPS/nsubj/left left/VERB/ROOT ” , Ann@PERSON/PROPN Dahl@PERSON/PROPN",
    )
    before = at.parsed.paragraphs[2].start[-2]
    found = list(name_referents(at, 2, before))
    assert [at.entities[r.key.entity].name for r in found] == ["Danes", "Berg", "Lund", "Kent", "Harbour"]
    danes, berg, lund, kent, harbour = found
    assert (danes.quoted, danes.plural, danes.subject, danes.kind) == (True, True, True, "organisation")
    assert (berg.possessive, berg.subject, berg.quoted, berg.plural) == (True, False, False, False)
    assert (lund.possessive, lund.subject, lund.gender, lund.kind) == (False, True, "female", "person")
    assert (lund.paragraph, lund.sent, lund.token) == (1, 0, 2)
    assert (kent.subject, kent.kind, harbour.subject, harbour.kind) == (False, None, True, "organisation")
    assert [at.entities[r.key.entity].name for r in name_referents(at, 2, before, reach=1)] == ["Danes", "Berg", "Lund"]


def test_people_are_looked_for_in_twelve_paragraphs() -> None:
    def found(between: int) -> list[str]:
        return named_sources(
            "saw/VERB Ann@PERSON/PROPN", *["so/ADV"] * between, "{he/PRON:PRP} left/VERB/ROOT no/INTJ"
        ).rules

    assert named_sources("saw/VERB Xan@PERSON/PROPN", *["so/ADV"] * 11, "{he/PRON} left/VERB/ROOT").rules == ["pronoun"]
    assert named_sources("saw/VERB Xan@PERSON/PROPN", *["so/ADV"] * 12, "{he/PRON} left/VERB/ROOT").rules == [
        "unresolved pronoun"
    ]
    assert found(0) == ["unresolved pronoun"]  # Ann is no "he"


def thing(*notations: str, plural: bool = False) -> str:
    """The words of what a pronoun at the end of the text takes up."""
    at = names_of_news(*notations)
    number = len(notations) - 1
    token = len(at.parsed.paragraphs[number]) - 1
    find = antecedents_of_group if plural else antecedent_of_thing
    found = find(at, Discourse(SpeakerRegistry(at)), number, token)
    return found.span.of(at.parsed.text) if found is not None else "nothing"


THINGS = [
    (["Harbour@ORG/PROPN/nsubj/left left/VERB/ROOT , it/PRON"], "Harbour", "an organisation"),
    (["the/DET firm/NOUN/nsubj/left left/VERB/ROOT , it/PRON"], "firm", "by a noun"),
    (["Kent@GPE/PROPN/nsubj/left left/VERB/ROOT , it/PRON"], "Kent", "a place"),
    (["Lund@PERSON/PROPN/nsubj/left left/VERB/ROOT , it/PRON"], "nothing", "no person"),
    (["the/DET doctor/NOUN/nsubj/left left/VERB/ROOT , it/PRON"], "nothing", "also by a noun"),
    (["the/DET firms=firm/NOUN:NNS/nsubj/left left/VERB/ROOT , it/PRON"], "nothing", "no plural"),
    (["Danes@NORP/PROPN:NNPS/nsubj/left left/VERB/ROOT , it/PRON"], "nothing", "of names"),
    (
        ["the/DET fog/NOUN/nsubj/saw saw/VERB/ROOT the/DET ship/NOUN/dobj/saw , it/PRON"],
        "fog",
        "a subject before an object",
    ),
    (["the/DET fog/NOUN/dobj/saw saw/VERB/ROOT a/DET firm/NOUN/dobj/saw , it/PRON"], "firm", "what can speak"),
    (["the/DET firm/NOUN/dobj/saw saw/VERB/ROOT a/DET fog/NOUN/dobj/saw , it/PRON"], "firm", "though farther"),
    (["the/DET firm/NOUN/dobj/saw saw/VERB/ROOT a/DET fog/NOUN/nsubj/saw , it/PRON"], "fog", "but not than a subject"),
    (["the/DET firm/NOUN/nsubj/left left/VERB/ROOT", "so/ADV it/PRON"], "firm", "of the paragraph before"),
    (["the/DET firm/NOUN/nsubj/left left/VERB/ROOT", "so/ADV", "so/ADV it/PRON"], "nothing", "not two before"),
    (["Harbour@ORG/PROPN/nsubj/left left/VERB/ROOT", "so/ADV", "so/ADV it/PRON"], "nothing", "nor a name"),
    (["“ the/DET firm/NOUN/nsubj/left left/VERB/ROOT ” it/PRON"], "nothing", "not in somebody's words"),
    (["the/DET firm/NOUN/compound/hat hat/NOUN/nsubj/left left/VERB/ROOT it/PRON"], "hat", "not inside another noun"),
    (["the/DET firm/PRON/nsubj/left left/VERB/ROOT it/PRON"], "nothing", "not what is no noun"),
]


@pytest.mark.parametrize(("notations", "expected", "why"), THINGS, ids=[why for *_, why in THINGS])
def test_what_it_stands_for(notations: list[str], expected: str, why: str) -> None:
    assert thing(*notations) == expected


GROUPS = [
    (["the/DET firms=firm/NOUN:NNS/nsubj/left left/VERB/ROOT , they/PRON"], "firms", "a plural"),
    (["the/DET firm/NOUN/nsubj/left left/VERB/ROOT , they/PRON"], "nothing", "no singular"),
    (["Harbour@ORG/PROPN/nsubj/left left/VERB/ROOT , they/PRON"], "Harbour", "but an organisation's name"),
    (["Kent@GPE/PROPN/nsubj/left left/VERB/ROOT , they/PRON"], "nothing", "no place's"),
    (["Lund@PERSON/PROPN/nsubj/left left/VERB/ROOT , they/PRON"], "nothing", "no person's"),
    (["the/DET firms=firm/NOUN:NNS/nsubj/left left/VERB/ROOT", "so/ADV they/PRON"], "firms", "of the paragraph before"),
    (["the/DET firms=firm/NOUN:NNS/nsubj/left left/VERB/ROOT", "so/ADV", "they/PRON"], "nothing", "not two before"),
]


@pytest.mark.parametrize(("notations", "expected", "why"), GROUPS, ids=[why for *_, why in GROUPS])
def test_whom_they_stands_for(notations: list[str], expected: str, why: str) -> None:
    assert thing(*notations, plural=True) == expected


SPOKE = "“ No/INTJ , ” {} said/VERB/ROOT ."
SOURCES = [
    (
        [SPOKE.format("{Lund@PERSON/PROPN/nsubj/said}"), SPOKE.format("{she/PRON/nsubj/said}")],
        ["Lund", "Lund"],
        "a source",
    ),
    (
        [
            "saw/VERB/ROOT Dahl@PERSON/PROPN , “ No/INTJ , ” {Lund@PERSON/PROPN/nsubj/said} said/VERB/parataxis/saw",
            SPOKE.format("{she/PRON/nsubj/said}"),
        ],
        ["Lund", "Lund"],
        "rather than who is only named",
    ),
    (
        [SPOKE.format("{the/DET doctor/NOUN/nsubj/said}"), SPOKE.format("{he/PRON}")],
        ["doctor", "doctor"],
        "without a name",
    ),
    ([SPOKE.format("{the/DET firm/NOUN/nsubj/said}"), SPOKE.format("{it/PRON}")], ["firm", "firm"], "a thing"),
    ([SPOKE.format("{the/DET firm/NOUN/nsubj/said}"), SPOKE.format("{he/PRON}")], ["firm", ""], "is no person"),
    (
        [SPOKE.format("{the/DET doctor/NOUN/nsubj/said}"), SPOKE.format("{it/PRON}")],
        ["doctor", ""],
        "a person is no thing",
    ),
    ([SPOKE.format("{Lund@PERSON/PROPN}"), SPOKE.format("{they/PRON}")], ["Lund", "Lund"], "they can be one"),
    ([SPOKE.format("{Mr./PROPN Lund@PERSON/PROPN}"), SPOKE.format("{they/PRON}")], ["Lund", ""], "of unknown gender"),
    (
        [SPOKE.format("{Lund@PERSON/PROPN}"), "so/ADV", SPOKE.format("{they/PRON}")],
        ["Lund", ""],
        "who spoke right before",
    ),
    ([SPOKE.format("{I/PRON}"), SPOKE.format("{he/PRON}")], ["author", ""], "the author is not taken up"),
    (
        [SPOKE.format("{Lund@PERSON/PROPN and/CCONJ Berg@PERSON/PROPN}"), SPOKE.format("{they/PRON}")],
        ["Lund and Berg", "Lund and Berg"],
        "two who spoke",
    ),
    ([SPOKE.format("{this/PRON:DT}")], [""], "a demonstrative without anything before it"),
    ([SPOKE.format("{you/PRON}")], [""], "the second person"),
    (
        ["a/DET doctor/NOUN/nsubj/left left/VERB/ROOT", SPOKE.format("{he/PRON}")],
        ["doctor"],
        "who was described as a subject",
    ),
    (["saw/VERB/ROOT a/DET doctor/NOUN/dobj/saw", SPOKE.format("{he/PRON}")], [""], "not as an object"),
    (["a/DET doctor/NOUN/nsubj/left left/VERB/ROOT", "so/ADV", SPOKE.format("{he/PRON}")], [""], "right before"),
    (["doctors=doctor/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{he/PRON}")], [""], "one"),
    (["a/DET fog/NOUN/nsubj/left left/VERB/ROOT", SPOKE.format("{he/PRON}")], [""], "a person"),
    (
        ["the/DET firms=firm/NOUN:NNS/nsubj/left left/VERB/ROOT", SPOKE.format("{they/PRON}")],
        ["firms"],
        "several things",
    ),
    (["the/DET firm/NOUN/nsubj/left left/VERB/ROOT", SPOKE.format("{this/PRON:DT}")], ["firm"], "this thing"),
]


@pytest.mark.parametrize(("notations", "expected", "why"), SOURCES, ids=[why for *_, why in SOURCES])
def test_sources_that_are_pronouns(notations: list[str], expected: list[str], why: str) -> None:
    assert named_sources(*notations).names == expected


def test_a_pronoun_shows_the_gender() -> None:
    found = named_sources(
        SPOKE.format("{Xan@PERSON/PROPN}"), SPOKE.format("{she/PRON}"), SPOKE.format("{Xan@PERSON/PROPN}")
    )
    assert found.speaker("Xan").gender == "female"
    assert found.rules == ["only name", "pronoun", "only name"]
    assert named_sources(SPOKE.format("{the/DET firm/NOUN}"), SPOKE.format("{it/PRON}")).speakers[0].gender is None


def test_who_was_described_has_the_gender_that_is_known_of_whom_it_is() -> None:
    """ "He" is not the doctor who is Ann Lund."""
    named = "so/ADV doctor/NOUN Ann@PERSON/PROPN Lund@PERSON/PROPN came/VERB/ROOT"
    left = "the/DET/det/doctor doctor/NOUN/nsubj/left left/VERB/ROOT"
    assert named_sources(named, left, SPOKE.format("{she/PRON}")).names == ["Ann Lund"]
    assert named_sources(named, left, SPOKE.format("{he/PRON}")).names == [""]


def test_what_follows_is_not_taken_up() -> None:
    found = named_sources("{he/PRON/nsubj/said} said/VERB/ROOT no/INTJ", SPOKE.format("{Lund@PERSON/PROPN}"))
    assert found.names == ["", "Lund"]
