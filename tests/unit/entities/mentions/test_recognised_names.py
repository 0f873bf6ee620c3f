"""Names of news: which runs of capitals are one, where the bare name begins, and what is known from elsewhere."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import names_of_news, printed
from tests.unit.notation import paragraph

from inquit.entities.mentions.capitalised import is_headline


def names(*notations: str) -> list[str]:
    index = names_of_news(*notations)
    return [printed(index, mention) for mention in index.mentions]


RUNS = [
    ("Ann/PROPN Lund/PROPN left/VERB/ROOT", ["Ann Lund"], "names side by side"),
    ("Ann/PROPN left/VERB/ROOT Lund/PROPN", ["Ann", "Lund"], "a word between ends a run"),
    ("ann/PROPN lund/PROPN left/VERB/ROOT", [], "without a capital there is no name"),
    ("Boldly/ADV Lund/PROPN left/VERB/ROOT", ["Lund"], "a capital of another part of speech is none"),
    ("Good@ORG/ADJ Morning@ORG/NOUN closed/VERB/ROOT", ["Good Morning"], "unless the recogniser says so"),
    ("Good@ORG/ADV Morning@ORG/ADV closed/VERB/ROOT", [], "of words that can be names"),
    ("Two@CARDINAL/NUM left/VERB/ROOT", [], "a number is no name, though it is recognised"),
    ("@annlund/X wrote/VERB/ROOT", ["@annlund"], "an account"),
    ("@/PROPN left/VERB/ROOT", [], "a lone sign is no account"),
    ("wrote/VERB/ROOT -Craig/PROPN", ["Craig"], "a dash is left on by the tokenizer"),
    ("wrote/VERB/ROOT -craig/PROPN", [], "but before a capital only"),
    ("Ann/PROPN ~-/PUNCT ~marie/X Lund/PROPN left/VERB/ROOT", ["Ann-marie Lund"], "a hyphen inside a name"),
    ("Ann/PROPN -/PUNCT Lund/PROPN left/VERB/ROOT", ["Ann", "Lund"], "a dash between names"),
    ("Ann/PROPN ~-/PUNCT Lund/PROPN left/VERB/ROOT", ["Ann", "Lund"], "a hyphen glued to one side only"),
    ("Ann/PROPN ~-/PUNCT ~…/PUNCT left/VERB/ROOT", ["Ann"], "a hyphen before no word"),
    ("Ann/PROPN \u200b/SPACE Lund/PROPN left/VERB/ROOT", ["Ann \u200b Lund"], "white space that is a token"),
    ("Ann/PROPN \u200b/SPACE left/VERB/ROOT", ["Ann"], "white space before another word"),
    ("Rosa/PROPN van/X der/X Velde/PROPN left/VERB/ROOT", ["Rosa van der Velde"], "particles inside a name"),
    ("Omar/PROPN al/X ~-/PUNCT ~Rashid/PROPN left/VERB/ROOT", ["Omar al-Rashid"], "a particle with a hyphen"),
    ("Rosa/PROPN van/X trains/NOUN left/VERB/ROOT", ["Rosa"], "a particle that leads to no name"),
    ("Rosa/PROPN van/X der/X", ["Rosa"], "particles that end the text"),
    ("saw/VERB/ROOT van/PROPN der/X Velde/PROPN", ["van der Velde"], "a name that begins with its particles"),
    ("saw/VERB/ROOT van/X der/X Velde/PROPN", ["van der Velde"], "a foreign word can be a particle"),
    ("saw/VERB/ROOT van/NOUN Velde/PROPN", ["Velde"], "a noun is none"),
    ("Maria/PROPN “ Mia/PROPN ” Lund/PROPN left/VERB/ROOT", ["Maria “Mia” Lund"], "a nickname"),
    ("Maria/PROPN “ mia/PROPN ” Lund/PROPN left/VERB/ROOT", ["Maria", "Lund"], "a nickname has a capital"),
    ("Maria/PROPN “ Mia/PROPN , Lund/PROPN left/VERB/ROOT ”", ["Maria", "Mia", "Lund"], "marks that do not close"),
    ("Maria/PROPN “ Mia/PROPN ” left/VERB/ROOT", ["Maria", "Mia"], "a nickname before no name"),
    ("Department/PROPN of/ADP Health/PROPN", ["Department of Health"], "an organisation's noun goes on"),
    ("Department/PROPN for/ADP Health/PROPN", ["Department for Health"], "by some prepositions"),
    ("Department/PROPN by/ADP Health/PROPN", ["Department", "Health"], "but not by all"),
    ("Department/PROPN of/ADP health/NOUN", ["Department"], "to a capital"),
    ("Department/PROPN of/ADP Friday@DATE/PROPN", ["Department"], "that is no date"),
    ("Kent/PROPN of/ADP Health/PROPN", ["Kent", "Health"], "other nouns do not go on"),
    ("Lights@ORG/PROPN and@ORG/CCONJ Power@ORG/PROPN", ["Lights and Power"], "the recogniser goes over a connector"),
    ("Lights@ORG/PROPN and/CCONJ Power@ORG/PROPN", ["Lights", "Power"], "it parts two"),
    ("Lights@ORG/PROPN and@ORG/CCONJ power/NOUN", ["Lights"], "it ends at the connector"),
    ("Lights@ORG/PROPN bright@ORG/ADV Power@ORG/PROPN", ["Lights", "Power"], "other words are no connectors"),
    ("Lights@ORG/PROPN &@ORG/SYM Power@ORG/PROPN", ["Lights & Power"], "a sign"),
    ("Lund@ORG/PROPN 's@ORG/PART:POS Bank@ORG/PROPN", ["Lund's Bank"], "a possessive inside an organisation"),
    ("Friends@ORG/PROPN of@ORG/ADP the@ORG/DET River@ORG/PROPN", ["Friends of the River"], "an article behind one"),
    ("Friends@ORG/PROPN the@ORG/DET River@ORG/PROPN", ["Friends", "River"], "an article behind no connector"),
    ("Lights@GPE/PROPN and@GPE/CCONJ Power@GPE/PROPN", ["Lights", "Power"], "places take no connectors"),
    ("Ann@ORG/PROPN Lund@ORG/PROPN and@ORG/CCONJ Berg@ORG/PROPN", ["Ann Lund", "Berg"], "people do not go on"),
    ("Ann@ORG/PROPN and@ORG/CCONJ Berg@ORG/PROPN", ["Ann and Berg"], "a given name alone may be a firm's"),
    ("The/PROPN Harbour/PROPN Group/PROPN closed/VERB/ROOT", ["Harbour Group"], "articles are no part of a name"),
    (
        "Harbour/PROPN Group/PROPN Co./PROPN closed/VERB/ROOT",
        ["Harbour Group Co."],
        "a full stop of an abbreviation is",
    ),
]


@pytest.mark.parametrize(("notation", "expected", "why"), RUNS, ids=[why for *_, why in RUNS])
def test_runs_of_capitals(notation: str, expected: list[str], why: str) -> None:
    assert names(f"they/PRON came/VERB . | {notation}") == expected


STARTS = [
    ("President/PROPN Ann/PROPN Lund/PROPN left/VERB/ROOT", ["Ann Lund"], "a role before the name"),
    ("Mr./PROPN Lund/PROPN left/VERB/ROOT", ["Lund"], "a title before the name"),
    ("Gov./X Lund/PROPN left/VERB/ROOT", ["Lund"], "an abbreviated title, whatever its tag"),
    ("President/PROPN –/PUNCT Lund/PROPN left/VERB/ROOT", ["Lund"], "a mark between them"),
    ("Prime/PROPN Minister/PROPN left/VERB/ROOT", [], "a role alone is no name"),
    ("The/DET Minister/PROPN left/VERB/ROOT", [], "also of a single word"),
    ("Press@ORG/PROPN Secretary@ORG/PROPN closed/VERB/ROOT", ["Press Secretary"], "unless it is an organisation's"),
    ("Minister@ORG/PROPN closed/VERB/ROOT", [], "a word alone is none"),
    ("Ann/PROPN Speaker/PROPN left/VERB/ROOT", ["Ann Speaker"], "a given name before a noun for a role"),
    ("saw/VERB/ROOT mr/NOUN Speaker/PROPN", ["Speaker"], "a title before it"),
    ("Zed@PERSON/PROPN Speaker/PROPN left/VERB/ROOT", ["Zed Speaker"], "a person before it"),
    ("Larry/PROPN King/PROPN Jr./PROPN left/VERB/ROOT", ["Larry King Jr."], "only a suffix behind it"),
    ("Dean@PERSON/PROPN Berg@PERSON/PROPN left/VERB/ROOT", ["Dean Berg"], "a role that is a given name"),
    ("Dean/PROPN Berg@PERSON/PROPN left/VERB/ROOT", ["Berg"], "a role that only could be one"),
    ("General@ORG/PROPN Motors@ORG/PROPN closed/VERB/ROOT", ["General Motors"], "an organisation's"),
    ("General@ORG/PROPN Ann@ORG/PROPN left/VERB/ROOT", ["Ann"], "but a given name is a person's"),
    ("General@ORG/PROPN Berg@ORG/PROPN met/VERB/ROOT Berg@PERSON/PROPN", ["Berg", "Berg"], "so is who is known"),
    ("Secretary/PROPN ~-/PUNCT ~General/PROPN Lund/PROPN left/VERB/ROOT", ["Lund"], "a role with a hyphen"),
    ("NATO@ORG/PROPN Secretary/PROPN Lund/PROPN left/VERB/ROOT", ["NATO", "Lund"], "a name inside the role"),
    ("NATO/PROPN Secretary/PROPN Lund/PROPN left/VERB/ROOT", ["Lund"], "that the recogniser has"),
    (
        "EU@ORG/PROPN Council@ORG/PROPN President@ORG/PROPN Lund/PROPN left/VERB/ROOT",
        ["EU Council", "Lund"],
        "up to it",
    ),
    (
        "Ford@ORG/PROPN Zed@PERSON/PROPN Berg@PERSON/PROPN left/VERB/ROOT",
        ["Ford", "Zed Berg"],
        "a person behind a firm",
    ),
    ("Ford/PROPN Zed@PERSON/PROPN Berg@PERSON/PROPN left/VERB/ROOT", ["Ford Zed Berg"], "behind what may be a name"),
    (
        "the/DET Secretary/PROPN of/ADP State/PROPN Ann/PROPN Berg/PROPN left/VERB/ROOT",
        ["Ann Berg"],
        "the complement of a role before a given name",
    ),
    (
        "the/DET head/NOUN of/ADP the/DET Lund/PROPN Council/PROPN Zed/PROPN Berg/PROPN left/VERB/ROOT",
        ["Zed Berg"],
        "an organisation behind a role",
    ),
    (
        "the/DET doors/NOUN of/ADP the/DET Lund/PROPN Council/PROPN Zed/PROPN Berg/PROPN shut/VERB/ROOT",
        ["Lund Council Zed Berg"],
        "behind no role",
    ),
    (
        "the/DET head/NOUN of/ADP one/NUM old/ADJ red/ADJ Lund/PROPN Council/PROPN Zed/PROPN Berg/PROPN left/VERB/ROOT",
        ["Lund Council Zed Berg"],
        "too far from the role",
    ),
]


@pytest.mark.parametrize(("notation", "expected", "why"), STARTS, ids=[why for *_, why in STARTS])
def test_where_the_bare_name_begins(notation: str, expected: list[str], why: str) -> None:
    assert names(notation) == expected


def test_a_mention_says_what_stands_before_it_and_how_it_stands() -> None:
    index = names_of_news("“ Mrs./PROPN Lund@PERSON/PROPN/nsubj/left left/VERB/ROOT , ” said/VERB/parataxis Berg/PROPN")
    lund, berg = index.mentions
    assert (lund.title, lund.gender, lund.left, lund.lo, lund.hi) == ("mrs.", "female", 1, 2, 3)
    assert (lund.label, lund.relation, lund.quoted, lund.words) == ("PERSON", "nsubj", True, ("lund",))
    assert (berg.title, berg.gender, berg.left, berg.quoted, berg.label) == ("", None, 7, False, "")


@pytest.mark.parametrize(
    ("notation", "title", "gender"),
    [
        ("businesswoman/NOUN Lund/PROPN", "businesswoman", "female"),
        ("businessman/NOUN Lund/PROPN", "businessman", "male"),
        ("spokesman/NOUN , Lund/PROPN", "", None),
        ("blue/ADJ Lund/PROPN", "", None),
        ("Lund/PROPN", "", None),
    ],
)
def test_a_noun_before_a_name_is_its_title(notation: str, title: str, gender: str | None) -> None:
    (mention,) = names_of_news(notation).mentions
    assert (mention.title, mention.gender) == (title, gender)


@pytest.mark.parametrize(
    ("notation", "label"),
    [
        ("Ann@PERSON/PROPN Lund@PERSON/PROPN", "PERSON"),
        ("Harbour@GPE/PROPN Group@ORG/PROPN", "ORG"),
        ("Harbour@GPE/PROPN Lights@GPE/PROPN Group/PROPN", "GPE"),
        ("Harbour@GPE/PROPN Lights/PROPN Group/PROPN", ""),
    ],
)
def test_the_label_is_the_last_word_s_or_else_most_words(notation: str, label: str) -> None:
    (mention,) = names_of_news(f"{notation} shut/VERB/ROOT").mentions
    assert mention.label == label


KNOWN = [
    ("Lund/NOUN left/VERB/ROOT", ["Lund"], "the family name of somebody"),
    ("Ann/NOUN Lund/NOUN left/VERB/ROOT", ["Ann Lund"], "all of it"),
    ("Tom/NOUN Lund/NOUN left/VERB/ROOT", ["Tom Lund"], "behind another given name"),
    ("Yes/NOUN Lund/NOUN left/VERB/ROOT", ["Lund"], "behind another word"),
    ("lund/NOUN left/VERB/ROOT", [], "without a capital"),
    ("Lund/DET left/VERB/ROOT", [], "a function word"),
    ("HLO/DET left/VERB/ROOT", ["HLO"], "an acronym"),
    ("Power/NOUN left/VERB/ROOT", [], "the last word of no person"),
    ("Kent/NOUN left/VERB/ROOT", [], "a place"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), KNOWN, ids=[why for *_, why in KNOWN])
def test_names_known_from_elsewhere(notation: str, expected: list[str], why: str) -> None:
    known = "Ann@PERSON/PROPN Lund@PERSON/PROPN met/VERB/ROOT Harbour@ORG/PROPN Power@ORG/PROPN , HLO@ORG/PROPN in/ADP"
    assert names(f"{known} Kent@GPE/PROPN", notation)[4:] == expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Council/PROPN Backs/PROPN Lund/PROPN Over/PROPN Harbour/PROPN", ["Lund"]),
        ("Council/PROPN Backs/PROPN Berg@PERSON/PROPN Over/PROPN Harbour/PROPN", ["Berg"]),
        ("Council/PROPN Backs/PROPN Ann@PERSON/PROPN Lund@PERSON/PROPN Over/PROPN Harbour/PROPN", ["Ann Lund"]),
        ("Council/PROPN Backs/PROPN The@PERSON/DET Berg@PERSON/PROPN 's@PERSON/PART:POS Harbour/PROPN", ["Berg"]),
        ("Council/PROPN Backs/PROPN the@PERSON/DET Over/PROPN Harbour/PROPN", []),
    ],
)
def test_in_a_headline_a_capital_is_no_evidence(notation: str, expected: list[str]) -> None:
    assert names("Ann@PERSON/PROPN Lund@PERSON/PROPN left/VERB/ROOT", notation)[1:] == expected


@pytest.mark.parametrize(
    ("notation", "headline"),
    [
        ("Council/PROPN Backs/PROPN Harbour/PROPN Plan/PROPN", True),
        ("Council/PROPN Backs/PROPN Harbour/PROPN plan/PROPN", True),
        ("Council/PROPN Backs/PROPN harbour/PROPN plan/PROPN", False),
        ("Council/PROPN Backs/PROPN the/DET old/ADJ Harbour/PROPN", True),
        ("Council/PROPN Now/ADV Backs/PROPN It/PRON", False),
        ("Council/PROPN backs/VERB:VBZ Harbour/PROPN Plan/PROPN Again/ADV", False),
        ("Council/PROPN Backs/VERB:VBZ Harbour/PROPN Plan/PROPN Again/ADV", True),
        ("1,000/NUM 2,000/NUM 3,000/NUM Backs/PROPN", False),
        (" ".join(["Council/PROPN"] * 30), True),
        (" ".join(["Council/PROPN"] * 31), False),
    ],
)
def test_headlines(notation: str, headline: bool) -> None:
    assert is_headline(paragraph(notation)) is headline


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("met/VERB/ROOT in/ADP May@DATE/PROPN", []),
        ("met/VERB/ROOT Ann@PERSON/PROPN May@PERSON/PROPN in/ADP May@DATE/PROPN", ["Ann May", "May"]),
        ("met/VERB/ROOT May@PERSON/PROPN Berg@PERSON/PROPN in/ADP May@DATE/PROPN", ["May Berg"]),
        ("came/VERB/ROOT Second@ORDINAL/PROPN at/ADP Noon@TIME/PROPN of/ADP Twenty@CARDINAL/PROPN", []),
    ],
)
def test_dates_are_names_only_where_somebody_is_called_so(notation: str, expected: list[str]) -> None:
    assert names(notation) == expected
