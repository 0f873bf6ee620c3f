"""Which names of news are variants of one: people, organisations and places."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import names_of_news, printed


def clusters(*notations: str) -> list[set[str]]:
    """The forms of each entity's name, people first."""
    return [set(entity.variants) for entity in names_of_news(*notations).entities]


def owners(*notations: str) -> list[str]:
    """The name of whom each mention names."""
    index = names_of_news(*notations)
    return [index.entity_of(mention).name for mention in index.mentions]


ANN = "saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN"
BEN = "saw/VERB Ben@PERSON/PROPN Lund@PERSON/PROPN"
PEOPLE = [
    ([ANN, "saw/VERB Lund@PERSON/PROPN"], [{"Ann Lund", "Lund"}], "a family name"),
    ([ANN, "saw/VERB Berg@PERSON/PROPN"], [{"Ann Lund"}, {"Berg"}], "another's"),
    ([ANN, "saw/VERB Ann@PERSON/PROPN"], [{"Ann Lund", "Ann"}], "a given name"),
    ([ANN, "saw/VERB Ann@GPE/PROPN"], [{"Ann Lund"}, {"Ann"}], "of a person only"),
    ([ANN, "saw/VERB A.@PERSON/PROPN Lund@PERSON/PROPN"], [{"Ann Lund", "A. Lund"}], "an initial"),
    ([ANN, BEN], [{"Ann Lund"}, {"Ben Lund"}], "two of one family"),
    ([ANN, "saw/VERB Ann@PERSON/PROPN Berg@PERSON/PROPN"], [{"Ann Lund"}, {"Ann Berg"}], "two of one given name"),
    ([ANN, "saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN Jr.@PERSON/PROPN"], [{"Ann Lund", "Ann Lund Jr."}], "a suffix"),
    ([ANN, "saw/VERB Mrs./PROPN Lund@PERSON/PROPN"], [{"Ann Lund", "Lund"}], "a title that fits"),
    ([ANN, "saw/VERB Mr./PROPN Lund@PERSON/PROPN"], [{"Ann Lund"}, {"Lund"}], "a title that does not"),
    (
        [ANN, "saw/VERB Mr./PROPN Lund@PERSON/PROPN , Mrs./PROPN Lund@PERSON/PROPN , Mrs./PROPN Lund@PERSON/PROPN"],
        [{"Ann Lund", "Lund"}, {"Lund"}],
        "titles of two",
    ),
    (
        ["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN", "saw/VERB Mr./PROPN Lund@PERSON/PROPN"],
        [{"Xan Lund", "Lund"}],
        "a given name that shows no gender",
    ),
    ([ANN, "in/ADP Lund@GPE/PROPN"], [{"Ann Lund"}, {"Lund"}], "a place by its preposition"),
    ([ANN, "saw/VERB Lund@GPE/PROPN"], [{"Ann Lund", "Lund"}], "no place without one"),
    ([ANN, "in/ADP Lund@GPE/PROPN , saw/VERB Lund@GPE/PROPN"], [{"Ann Lund"}, {"Lund"}], "half of the times"),
    (
        [ANN, "in/ADP Lund@GPE/PROPN , saw/VERB Lund@GPE/PROPN , saw/VERB Lund@GPE/PROPN"],
        [{"Ann Lund", "Lund"}],
        "less than half",
    ),
    (
        [ANN, "in/ADP Lund@GPE/PROPN , in/ADP Lund@GPE/PROPN , Lund@PERSON/PROPN"],
        [{"Ann Lund", "Lund"}],
        "once a person",
    ),
    (
        ["saw/VERB Ann@PERSON/PROPN Buchtmann@PERSON/PROPN", "saw/VERB Bauchtman@PERSON/PROPN"],
        [{"Ann Buchtmann", "Bauchtman"}],
        "a slip of the pen",
    ),
    (
        ["saw/VERB Ann@PERSON/PROPN Buchtmann@PERSON/PROPN", "saw/VERB Bauchtman@ORG/PROPN"],
        [{"Ann Buchtmann"}, {"Bauchtman"}],
        "not where it may be another's",
    ),
    (
        ["saw/VERB Ann@PERSON/PROPN Buchtmann@PERSON/PROPN", "saw/VERB Buchtman@ORG/PROPN"],
        [{"Ann Buchtmann", "Buchtman"}],
        "unless it is slight",
    ),
    (
        ["saw/VERB Ann@PERSON/PROPN Buchtmann@PERSON/PROPN", "saw/VERB Buchtmanns@PERSON/PROPN"],
        [{"Ann Buchtmann"}, {"Buchtmanns"}],
        "a plural is no slip",
    ),
    ([ANN, "wrote/VERB @annlund/X"], [{"Ann Lund", "@annlund"}], "an account by the whole name"),
    ([ANN, "wrote/VERB @alund/X"], [{"Ann Lund", "@alund"}], "by the initial"),
    ([ANN, "wrote/VERB @realAnnLund/X"], [{"Ann Lund", "@realAnnLund"}], "with a word before it"),
    ([ANN, "wrote/VERB @ann_lund99/X"], [{"Ann Lund", "@ann_lund99"}], "with signs and figures"),
    ([ANN, "wrote/VERB @lund/X"], [{"Ann Lund"}, {"@lund"}], "not by a part of it"),
    (
        ["saw/VERB Ann@PERSON/PROPN Un@PERSON/PROPN", "saw/VERB U.N.@ORG/PROPN"],
        [{"Ann Un"}, {"U.N."}],
        "an acronym with full stops is nobody's",
    ),
    (
        [
            "saw/VERB Ann@PERSON/PROPN van@PERSON/X der@PERSON/X Velde@PERSON/PROPN",
            "saw/VERB van/PROPN der/X Velde/PROPN",
        ],
        [{"Ann van der Velde", "van der Velde"}],
        "a family name with particles",
    ),
    (
        ["saw/VERB Ann@PERSON/PROPN Velde@PERSON/PROPN", "saw/VERB Van@PERSON/PROPN Velde@PERSON/PROPN"],
        [{"Ann Velde"}, {"Van Velde"}],
        "a particle that is a given name",
    ),
    (
        [ANN, "saw/VERB Dearest@PERSON/PROPN Ann@PERSON/PROPN"],
        [{"Ann Lund", "Dearest Ann"}],
        "a given name with a word before it",
    ),
    (
        ["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN", "saw/VERB Dearest@PERSON/PROPN Xan@PERSON/PROPN"],
        [{"Xan Lund"}, {"Dearest Xan"}],
        "a name that no list knows may be a family name",
    ),
    (
        ["saw/VERB Xan@ORG/PROPN Lund@ORG/PROPN", "saw/VERB Lund@PERSON/PROPN"],
        [{"Xan Lund", "Lund"}],
        "a person's name",
    ),
    (
        ["the/DET Xan@ORG/PROPN Lund@ORG/PROPN", "saw/VERB Lund@PERSON/PROPN"],
        [{"Lund"}, {"Xan Lund"}],
        "but not with as much against it",
    ),
    (
        ["saw/VERB Xan/PROPN Quill/PROPN", "saw/VERB Quill/PROPN , Quill/PROPN , Quill/PROPN"],
        [{"Xan Quill", "Quill"}],
        "a word that recurs may be a family name",
    ),
    (
        ["saw/VERB Xan/PROPN Quill/PROPN", "saw/VERB Quill/PROPN , Quill/PROPN"],
        [{"Xan Quill"}, {"Quill"}],
        "if it does so three times",
    ),
    (
        ["saw/VERB Xan/PROPN Council/PROPN", "saw/VERB Council/PROPN , Council/PROPN , Council/PROPN"],
        [{"Xan Council", "Council"}],
        "common nouns do not",
    ),
]


@pytest.mark.parametrize(("notations", "expected", "why"), PEOPLE, ids=[why for *_, why in PEOPLE])
def test_names_of_people(notations: list[str], expected: list[set[str]], why: str) -> None:
    assert clusters(*notations) == expected


LUND = "so/ADV Lund@PERSON/PROPN/nsubj/left left/VERB/ROOT"
AS_SUBJECT = "so/ADV {}@PERSON/PROPN/compound/#2 Lund@PERSON/PROPN/nsubj/left left/VERB/ROOT"
AS_OBJECT = "saw/VERB/ROOT {}@PERSON/PROPN/compound/#2 Lund@PERSON/PROPN/dobj/saw"
NEAR = [
    ([AS_SUBJECT.format("Ann"), AS_SUBJECT.format("Ben"), LUND], "Ben Lund", "the last one who did something"),
    ([AS_SUBJECT.format("Ben"), AS_SUBJECT.format("Ann"), LUND], "Ann Lund", "whoever it is"),
    ([AS_SUBJECT.format("Ann"), AS_OBJECT.format("Ben"), LUND], "Ann Lund", "not who was done something to"),
    (
        [AS_OBJECT.format("Ben"), AS_OBJECT.format("Ann"), AS_OBJECT.format("Ann"), LUND],
        "Ann Lund",
        "else who is named most",
    ),
    ([AS_OBJECT.format("Ben"), AS_OBJECT.format("Ann"), LUND], "Ben Lund", "or first"),
    ([AS_SUBJECT.format("Ben"), AS_OBJECT.format("Ann"), AS_OBJECT.format("Ann"), LUND], "Ben Lund", "half as often"),
    (
        [AS_SUBJECT.format("Ben"), *[AS_OBJECT.format("Ann")] * 3, LUND],
        "Ann Lund",
        "not less than half as often",
    ),
    (
        [AS_OBJECT.format("Ann"), AS_SUBJECT.format("Ben"), "so/ADV", "so/ADV", LUND],
        "Ben Lund",
        "within three paragraphs",
    ),
    (
        [AS_OBJECT.format("Ann"), AS_SUBJECT.format("Ben"), "so/ADV", "so/ADV", "so/ADV", LUND],
        "Ann Lund",
        "but not four",
    ),
]


@pytest.mark.parametrize(("notations", "name", "why"), NEAR, ids=[why for *_, why in NEAR])
def test_whose_a_family_name_is_that_two_bear(notations: list[str], name: str, why: str) -> None:
    assert owners(*notations)[-1] == name


ORGANISATIONS = [
    (
        ["saw/VERB Harbour@ORG/PROPN Life@ORG/PROPN Organisation@ORG/PROPN", "saw/VERB HLO@ORG/PROPN"],
        [{"Harbour Life Organisation", "HLO"}],
        "an acronym",
    ),
    (
        ["saw/VERB Harbour@ORG/PROPN Life@ORG/PROPN Organisation@ORG/PROPN", "saw/VERB HLU@ORG/PROPN"],
        [{"Harbour Life Organisation"}, {"HLU"}],
        "of other words",
    ),
    (
        ["saw/VERB Northwind@ORG/PROPN Energy@ORG/PROPN ( NWE@ORG/PROPN )", "saw/VERB NWE@ORG/PROPN"],
        [{"Northwind Energy", "NWE"}],
        "an acronym in brackets",
    ),
    (
        ["saw/VERB Northwind@ORG/PROPN Energy@ORG/PROPN , NWE@ORG/PROPN , NWE@ORG/PROPN"],
        [{"Northwind Energy"}, {"NWE"}],
        "without them",
    ),
    (
        ["saw/VERB Northwind@ORG/PROPN Energy@ORG/PROPN ( NWE@ORG/PROPN too/ADV )"],
        [{"Northwind Energy"}, {"NWE"}],
        "brackets with more in them",
    ),
    (
        ["saw/VERB Northwind@ORG/PROPN ( NWE@ORG/PROPN )"],
        [{"Northwind"}, {"NWE"}],
        "behind a single word",
    ),
    (
        ["saw/VERB Northwind@ORG/PROPN Energy@ORG/PROPN ( Quill@ORG/PROPN )"],
        [{"Northwind Energy"}, {"Quill"}],
        "what is no acronym",
    ),
    (
        ["saw/VERB Harbour@ORG/PROPN Post@ORG/PROPN", "saw/VERB the/DET Post@ORG/PROPN"],
        [{"Harbour Post", "Post"}],
        "the end of a name",
    ),
    (
        ["saw/VERB Harbour@ORG/PROPN Quill@ORG/PROPN", "saw/VERB the/DET Quill@ORG/PROPN"],
        [{"Harbour Quill"}, {"Quill"}],
        "that says what it is",
    ),
    (
        ["saw/VERB Peabody@ORG/PROPN Energy@ORG/PROPN", "saw/VERB Peabody@ORG/PROPN"],
        [{"Peabody Energy", "Peabody"}],
        "the beginning of a name",
    ),
    (
        [
            "saw/VERB Peabody@ORG/PROPN Energy@ORG/PROPN , Peabody@ORG/PROPN Trust@ORG/PROPN",
            "saw/VERB Peabody@ORG/PROPN",
        ],
        [{"Peabody Energy"}, {"Peabody Trust"}, {"Peabody"}],
        "of one only",
    ),
    (
        ["saw/VERB Peabody@ORG/PROPN Energy@ORG/PROPN Works@ORG/PROPN", "saw/VERB Peabody@ORG/PROPN"],
        [{"Peabody Energy Works"}, {"Peabody"}],
        "of no longer one",
    ),
    (
        ["saw/VERB Peabody@ORG/PROPN Energy@ORG/PROPN Inc.@ORG/PROPN", "saw/VERB Peabody@ORG/PROPN"],
        [{"Peabody Energy Inc.", "Peabody"}],
        "a legal form does not count",
    ),
    (
        ["saw/VERB Harbour@ORG/PROPN Energy@ORG/PROPN Inc.@ORG/PROPN", "saw/VERB Harbour@ORG/PROPN Energy@ORG/PROPN"],
        [{"Harbour Energy Inc.", "Harbour Energy"}],
        "with and without it",
    ),
    (
        ["saw/VERB Peabody@ORG/PROPN Energy@ORG/PROPN", "saw/VERB Peabody@GPE/PROPN"],
        [{"Peabody Energy"}, {"Peabody"}],
        "a place is another",
    ),
    (
        ["saw/VERB Peabody@ORG/PROPN Energy@ORG/PROPN", "saw/VERB Peabody@ORG/PROPN , Peabody@NORP/PROPN"],
        [{"Peabody Energy"}, {"Peabody"}],
        "so is a people",
    ),
    (
        ["saw/VERB Council@ORG/PROPN Trust@ORG/PROPN", "saw/VERB Council@ORG/PROPN"],
        [{"Council Trust"}, {"Council"}],
        "so is a common noun",
    ),
    (
        [
            "saw/VERB Harbour@ORG/PROPN Post@ORG/PROPN Office@ORG/PROPN Board@ORG/PROPN",
            "saw/VERB Harbour@ORG/PROPN Post@ORG/PROPN",
        ],
        [{"Harbour Post Office Board", "Harbour Post"}],
        "the beginning in two words",
    ),
    (
        [
            "saw/VERB Harbour@ORG/PROPN Quill@ORG/PROPN Office@ORG/PROPN Board@ORG/PROPN",
            "saw/VERB Harbour@ORG/PROPN Quill@ORG/PROPN",
        ],
        [{"Harbour Quill Office Board"}, {"Harbour Quill"}],
        "that say what it is",
    ),
    (
        ["saw/VERB Harbour@GPE/PROPN Post@GPE/PROPN", "saw/VERB Post@GPE/PROPN"],
        [{"Harbour Post"}, {"Post"}],
        "a place is no short form",
    ),
    (
        ["saw/VERB Harbour@ORG/PROPN Post@ORG/PROPN", "saw/VERB Post@GPE/PROPN"],
        [{"Harbour Post"}, {"Post"}],
        "not even of an organisation's end",
    ),
    (
        ["saw/VERB Lund@ORG/PROPN Holdings@ORG/PROPN", "saw/VERB Lund@PERSON/PROPN"],
        [{"Lund Holdings", "Lund"}],
        "a firm that the recogniser takes for a person",
    ),
    (
        ["saw/VERB Lund@ORG/PROPN Holdings@ORG/PROPN", "saw/VERB Mr./PROPN Lund@PERSON/PROPN"],
        [{"Lund"}, {"Lund Holdings"}],
        "but not with a title",
    ),
    (
        [
            "saw/VERB Lund@ORG/PROPN Holdings@ORG/PROPN",
            "so/ADV Lund@PERSON/PROPN/nsubj/left left/VERB/ROOT as/SCONJ he/PRON came/VERB",
        ],
        [{"Lund"}, {"Lund Holdings"}],
        "nor with a pronoun",
    ),
]


@pytest.mark.parametrize(("notations", "expected", "why"), ORGANISATIONS, ids=[why for *_, why in ORGANISATIONS])
def test_names_of_organisations(notations: list[str], expected: list[set[str]], why: str) -> None:
    assert clusters(*notations) == expected


def test_what_is_known_of_an_entity() -> None:
    index = names_of_news(
        "saw/VERB Crooked/PROPN Ann@PERSON/PROPN Lund@PERSON/PROPN , Ann@PERSON/PROPN Lund@PERSON/PROPN , "
        "ANN@PERSON/PROPN LUND@PERSON/PROPN",
        "saw/VERB Mrs./PROPN Lund@PERSON/PROPN in/ADP Kent@GPE/PROPN near/ADP Harbour@ORG/PROPN Trust@ORG/PROPN",
    )
    ann, trust, kent = sorted(index.entities, key=lambda entity: entity.name)[:3]
    assert (ann.name, ann.kind, ann.words, ann.gender) == ("Ann Lund", "person", ("ann", "lund"), "female")
    assert ann.variants == ("ANN LUND", "Ann Lund", "Crooked Ann Lund", "Lund")
    assert [printed(index, mention) for mention in ann.mentions] == ["Crooked Ann Lund", "Ann Lund", "ANN LUND", "Lund"]
    assert [mention.entity for mention in ann.mentions] == [ann.key] * 4
    assert (trust.name, trust.kind, trust.gender) == ("Harbour Trust", "organisation", None)
    assert (kent.name, kent.kind) == ("Kent", "place")
    assert index.entities[ann.key] is ann


ANN_LUND = "Ann@PERSON/PROPN Lund@PERSON/PROPN"
CROOKED = f"Crooked@PERSON/PROPN {ANN_LUND}"


@pytest.mark.parametrize(
    ("notation", "name"),
    [
        (f"{CROOKED} , {ANN_LUND}", "Crooked Ann Lund"),
        (f"{CROOKED} , {ANN_LUND} , {ANN_LUND}", "Ann Lund"),
        (f"{CROOKED} , {CROOKED} , {CROOKED} , {ANN_LUND} , {ANN_LUND}", "Crooked Ann Lund"),
        (f"Mia@PERSON/PROPN {ANN_LUND} , {ANN_LUND} , {ANN_LUND}", "Mia Ann Lund"),
        ("LUND@PERSON/PROPN , Lund@PERSON/PROPN", "Lund"),
        ("LUND@PERSON/PROPN , LUND@PERSON/PROPN", "LUND"),
        ("LUNDBERG@PERSON/PROPN , LUNDBERG@PERSON/PROPN , Lundberg@PERSON/PROPN", "Lundberg"),
    ],
)
def test_the_name_is_the_fullest_form_as_it_is_mostly_printed(notation: str, name: str) -> None:
    assert [entity.name for entity in names_of_news(f"saw/VERB {notation}").entities] == [name]


GENDERS = [
    (["saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN"], None, "female", "a given name is a guess"),
    (["saw/VERB Ann@PERSON/PROPN"], None, "female", "also alone"),
    (["saw/VERB Mr./PROPN James@PERSON/PROPN"], "male", "male", "a title shows it"),
    (["saw/VERB Dr./PROPN Ann@PERSON/PROPN"], None, None, "with a title it is a family name"),
    (["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN as/SCONJ she/PRON"], None, "female", "a pronoun in the sentence"),
    (["she/PRON saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN"], None, None, "behind the name"),
    (["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN | she/PRON came/VERB"], None, None, "of the same sentence"),
    (["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN as/SCONJ it/PRON"], None, None, "that stands for a person"),
    (["saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN as/SCONJ he/PRON"], None, "female", "the given name is surer"),
    (
        ["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN as/SCONJ she/PRON saw/VERB he/PRON and/CCONJ he/PRON"],
        None,
        "male",
        "most pronouns",
    ),
]


@pytest.mark.parametrize(("notations", "shown", "likely", "why"), GENDERS, ids=[why for *_, why in GENDERS])
def test_gender(notations: list[str], shown: str | None, likely: str | None, why: str) -> None:
    (entity,) = names_of_news(*notations).entities
    assert (entity.gender, entity.likely_gender) == (shown, likely)


def test_a_pronoun_says_nothing_of_two() -> None:
    index = names_of_news(
        "saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN with/ADP Zed@PERSON/PROPN Berg@PERSON/PROPN she/PRON"
    )
    assert [entity.likely_gender for entity in index.entities] == [None, None]
    index = names_of_news("saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN in/ADP Kent@GPE/PROPN she/PRON")
    assert [entity.likely_gender for entity in index.entities] == ["female", None]
