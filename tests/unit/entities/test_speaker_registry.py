"""The speakers of a text: names, ids, aliases, roles; and the user's roster."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import named_sources, names_of_news

from inquit.document import Roster, RosterEntry, TextSpan
from inquit.entities.speaker_key import SpeakerKey
from inquit.entities.speaker_registry import SpeakerRegistry

SAID = "so/ADV {{{}}} said/VERB/ROOT no/INTJ"


def said(source: str) -> str:
    return SAID.format(source)


ANN = "Ann@PERSON/PROPN Lund@PERSON/PROPN"
NAMINGS = [
    ([said(ANN)], ["full name"], [[("Ann Lund", "source")]]),
    ([said(f"Mrs./PROPN {ANN}")], ["full name"], [[("Mrs. Ann Lund", "source"), ("Ann Lund", "full name")]]),
    ([said("Lund@PERSON/PROPN")], ["only name"], [[("Lund", "source")]]),
    ([f"saw/VERB {ANN}", said("Lund@PERSON/PROPN")], ["surname"], [[("Lund", "source"), ("Ann Lund", "surname")]]),
    (
        ["saw/VERB Harbour@ORG/PROPN Post@ORG/PROPN", said("the/DET Post@ORG/PROPN")],
        ["short name"],
        [[("the Post", "source"), ("Harbour Post", "short name")]],
    ),
    (
        [said("the/DET chairman/NOUN , Lund@PERSON/PROPN ,")],
        ["apposition"],
        [[("the chairman", "source"), ("Lund", "apposition")]],
    ),
    (
        [said(ANN), said("she/PRON")],
        ["full name", "pronoun"],
        [[("Ann Lund", "source")], [("she", "source"), ("Ann Lund", "pronoun")]],
    ),
    (
        [f"saw/VERB {ANN}", said("Lund@PERSON/PROPN/nsubj/said"), said("she/PRON")],
        ["surname", "pronoun"],
        [[("Lund", "source"), ("Ann Lund", "surname")], [("she", "source"), ("Lund", "pronoun"), ("Ann Lund", "name")]],
    ),
    (
        ["so/ADV Ann@PERSON/PROPN Lund@PERSON/PROPN/nsubj/came came/VERB/ROOT , {who/PRON:WP} said/VERB/relcl/Lund"],
        ["relative pronoun"],
        [[("who", "source"), ("Ann Lund", "relative pronoun")]],
    ),
    ([said("the/DET fog/NOUN")], ["description"], [[("the fog", "source")]]),
]


@pytest.mark.parametrize(("notations", "rules", "steps"), NAMINGS)
def test_the_chain_from_a_source_to_the_name(
    notations: list[str], rules: list[str], steps: list[list[tuple[str, str]]]
) -> None:
    found = named_sources(*notations)
    assert found.rules == rules
    assert [found.via(i) for i in range(len(rules))] == steps


def test_a_speaker_with_all_that_is_known() -> None:
    found = named_sources(
        "saw/VERB former/ADJ NATO@ORG/PROPN chairwoman/NOUN Ann@PERSON/PROPN Lund@PERSON/PROPN",
        said("Lund@PERSON/PROPN/nsubj/said"),
        said("she/PRON"),
        said("Berg@PERSON/PROPN"),
    )
    ann, berg = found.speakers
    assert (ann.id, ann.name, ann.named, ann.kind) == ("s1", "Ann Lund", True, "person")
    assert (ann.role, ann.affiliation, ann.gender) == ("former NATO chairwoman", "NATO", "female")
    assert (ann.aliases, ann.members) == (("Lund",), ())
    assert len(ann.mentions) == 3  # by name twice, and "she"
    assert ann.mentions == tuple(sorted(ann.mentions))
    assert (berg.id, berg.name, berg.role, berg.gender) == ("s2", "Berg", None, None)


ROLES = [
    (["saw/VERB wife/NOUN Ann@PERSON/PROPN Lund@PERSON/PROPN , a/DET doctor/NOUN ,"], "doctor", None),
    (["saw/VERB wife/NOUN Ann@PERSON/PROPN Lund@PERSON/PROPN"], None, None),
    (["saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN of/ADP Harbour@ORG/PROPN Union@ORG/PROPN"], None, "Harbour Union"),
    (
        [
            "saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN of/ADP Harbour@ORG/PROPN Union@ORG/PROPN",
            "saw/VERB NATO@ORG/PROPN chairwoman/NOUN Lund@PERSON/PROPN",
        ],
        "chairwoman",
        "NATO",
    ),
    (
        ["so/ADV Ann@PERSON/PROPN Lund@PERSON/PROPN/nsubj/is is/AUX/ROOT a/DET doctor/NOUN/attr/is"],
        "doctor",
        None,
    ),
    (
        [
            "so/ADV Ann@PERSON/PROPN Lund@PERSON/PROPN/nsubj/is is/AUX/ROOT a/DET doctor/NOUN/attr/is",
            "saw/VERB chairwoman/NOUN Lund@PERSON/PROPN",
        ],
        "chairwoman",
        None,
    ),
    (
        [
            "so/ADV wife/NOUN Ann@PERSON/PROPN Lund@PERSON/PROPN/nsubj/is is/AUX/ROOT a/DET doctor/NOUN/attr/is",
        ],
        "doctor",
        None,
    ),
    (["saw/VERB nurse/NOUN Ann@PERSON/PROPN Lund@PERSON/PROPN , a/DET chairwoman/NOUN ,"], "nurse", None),
]


@pytest.mark.parametrize(("notations", "role", "affiliation"), ROLES)
def test_the_first_role_that_the_text_gives(notations: list[str], role: str | None, affiliation: str | None) -> None:
    speaker = named_sources(*notations, said("Lund@PERSON/PROPN")).speakers[0]
    assert (speaker.role, speaker.affiliation) == (role, affiliation)


def test_an_organisation_has_no_role() -> None:
    speaker = named_sources(said("chairman/NOUN Harbour@ORG/PROPN Union@ORG/PROPN")).speakers[0]
    assert (speaker.role, speaker.kind) == (None, "organisation")


def test_a_place_that_speaks_is_an_organisation() -> None:
    assert named_sources(said("Kent@GPE/PROPN")).speakers[0].kind == "organisation"


ROSTER = Roster(
    (
        RosterEntry("Anna Lund", ("Ann Lund", "Annie"), "p1"),
        RosterEntry("Tom Berg", (), "s1"),
        RosterEntry("Eva Dahl"),
        RosterEntry("Kim Holm"),
        RosterEntry("Per Holm"),
        RosterEntry("Quill"),
    )
)
FROM_ROSTER = [
    (said(ANN), "Anna Lund", "p1", "by an alias"),
    (said("Annie@PERSON/PROPN"), "Anna Lund", "p1", "of one word"),
    (said("Lund@PERSON/PROPN"), "Anna Lund", "p1", "by the family name"),
    (said("Lund@ORG/PROPN"), "Lund", "s2", "of a person"),
    (said("Tom@PERSON/PROPN Lund@PERSON/PROPN"), "Tom Lund", "s2", "with no other given name"),
    (said("Holm@PERSON/PROPN"), "Holm", "s2", "that only one has"),
    (said("Eva@PERSON/PROPN Dahl@PERSON/PROPN"), "Eva Dahl", "s2", "without an id of its own"),
    (said("Quill@ORG/PROPN"), "Quill", "s2", "an organisation"),
]


@pytest.mark.parametrize(("notation", "name", "id_", "why"), FROM_ROSTER, ids=[why for *_, why in FROM_ROSTER])
def test_the_roster_gives_names_and_ids(notation: str, name: str, id_: str, why: str) -> None:
    """Generated ids go around those of the roster that are taken ("s1": Tom Berg speaks first)."""
    found = named_sources(said("Tom@PERSON/PROPN Berg@PERSON/PROPN"), notation, roster=ROSTER)
    assert [(s.name, s.id) for s in found.speakers] == [("Tom Berg", "s1"), (name, id_)]


def test_a_name_of_the_roster_is_a_step() -> None:
    found = named_sources(said(ANN), said("Annie@PERSON/PROPN"), roster=ROSTER)
    assert found.rules == ["roster", "roster"]
    assert found.via(0) == [("Ann Lund", "source"), ("Anna Lund", "roster")]
    (anna,) = found.speakers
    assert anna.aliases == ("Ann Lund", "Annie")
    assert len(anna.mentions) == 2


def test_generated_ids_are_none_of_the_roster_s() -> None:
    roster = Roster(
        (RosterEntry("Ann Lund", (), "s1"), RosterEntry("Tom Berg", (), "s3"), RosterEntry("Eva Dahl", (), "s2"))
    )
    notations = [
        said(f"{a}@PERSON/PROPN {b}@PERSON/PROPN")
        for a, b in (("Kim", "Holm"), ("Tom", "Berg"), ("Per", "Falk"), ("Ann", "Lund"))
    ]
    found = named_sources(*notations, roster=roster)
    assert [(s.name, s.id) for s in found.speakers] == [
        ("Kim Holm", "s2"),
        ("Tom Berg", "s3"),
        ("Per Falk", "s4"),
        ("Ann Lund", "s1"),
    ]


def test_the_registry_knows_what_it_was_told() -> None:
    index = names_of_news("saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN and/CCONJ Kent@GPE/PROPN")
    registry = SpeakerRegistry(index)
    ann = registry.add_entity(index.entities[0], "Ann Lund")
    team = registry.add_description(SpeakerKey("description", details=("team",)), "team", None)
    both = registry.add_group(SpeakerKey("group", details=("both",)), "both", ("Ann", "Tom"), named=False)
    assert (registry.name(ann), registry.kind(ann), registry.gender(ann), registry.likely_gender(ann)) == (
        "Ann Lund",
        "person",
        None,
        "female",
    )
    assert (registry.kind(team), registry.likely_gender(team), registry.kind(both)) == (None, None, "group")
    registry.note_gender(team, "male")
    registry.note_gender(ann, "male")
    registry.note_gender(ann, "female")
    assert (registry.gender(team), registry.gender(ann), registry.likely_gender(ann)) == (None, "male", "male")
    assert (ann in registry, SpeakerKey("name", 1) in registry) == (True, False)
    assert registry.likely_gender(SpeakerKey("name", 0)) == "male"
    registry.mention(team, TextSpan(0, 3), "the team")
    registry.mention(team, TextSpan(4, 6), "")
    speakers, ids = registry.finish([team, ann, team])
    assert [(s.id, s.name, s.aliases) for s in speakers] == [("s1", "team", ("the team",)), ("s2", "Ann Lund", ())]
    assert ids == {team: "s1", ann: "s2"}
    assert speakers[0].mentions == (TextSpan(0, 3), TextSpan(4, 6))


def test_signs_of_direction_are_no_part_of_a_name() -> None:
    registry = SpeakerRegistry(names_of_news("saw/VERB Ann@PERSON/PROPN"))
    key = registry.add_description(SpeakerKey("description"), "\u202ea clerk\u200b", "person")
    ((speaker,), _) = registry.finish([key])
    assert speaker.name == "a clerk"
