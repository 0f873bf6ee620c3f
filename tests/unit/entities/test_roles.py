"""Role and affiliation as the words around a name say them."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import names_of_news

from inquit.entities.mention_index import NameIndex
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.roles import Role, field_words, role_from_predicate, roles_of

Shown = tuple[str, str | None, str | None]  # head, role, affiliation


def person(index: NameIndex) -> NameMention:
    """The mention of the person whom the tests ask for."""
    return next(mention for mention in index.mentions if mention.words[-1] == "lund")


def shown(role: Role) -> Shown:
    return role.head, role.role, role.affiliation


def beside(notation: str) -> list[Shown]:
    index = names_of_news(notation)
    return [shown(role) for role in roles_of(index, person(index))]


BEFORE = [
    ("so/ADV chairman/NOUN Lund/PROPN left/VERB", ("chairman", "chairman", None), "a noun"),
    (
        "so/ADV the/DET old/ADJ chairman/NOUN Lund/PROPN left/VERB",
        ("chairman", "old chairman", None),
        "with a modifier",
    ),
    ("so/ADV table/NOUN Lund/PROPN left/VERB", None, "of no person"),
    ("so/ADV chairman/NOUN of/ADP Lund/PROPN left/VERB", None, "a preposition between"),
    ("so/ADV Mr./PROPN Lund/PROPN left/VERB", ("mr.", None, None), "a title is no role"),
    ("so/ADV chairman/NOUN Mr./PROPN Lund/PROPN left/VERB", ("chairman", "chairman", None), "the last that is one"),
    ("so/ADV Gov./PROPN Lund/PROPN left/VERB", ("governor", "Gov.", None), "by its noun"),
    (
        "so/ADV vice/NOUN president/NOUN Lund/PROPN left/VERB",
        ("vice-president", "vice president", None),
        "a lesser one",
    ),
    (
        "so/ADV vice/NOUN ~-/PUNCT ~president/NOUN Lund/PROPN left/VERB",
        ("vice-president", "vice-president", None),
        "glued",
    ),
    (
        "so/ADV NATO@ORG/PROPN chairman/NOUN Lund/PROPN left/VERB",
        ("chairman", "chairman", "NATO"),
        "an organisation's",
    ),
    (
        "so/ADV former/ADJ NATO@ORG/PROPN chairman/NOUN Lund/PROPN left/VERB",
        ("chairman", "former NATO chairman", "NATO"),
        "with more before it",
    ),
    (
        "so/ADV NATO@ORG/PROPN 's/PART:POS chairman/NOUN Lund/PROPN left/VERB",
        ("chairman", "chairman", "NATO"),
        "by a possessive",
    ),
    (
        "so/ADV Kent@GPE/PROPN campaign/NOUN manager/NOUN Lund/PROPN left/VERB",
        ("manager", "manager", "Kent campaign"),
        "with the noun behind the name",
    ),
    (
        "so/ADV Kent@GPE/PROPN harbour/NOUN manager/NOUN Lund/PROPN left/VERB",
        ("manager", "harbour manager", "Kent"),
        "not any noun",
    ),
    ("so/ADV Danish@NORP/PROPN chairman/NOUN Lund/PROPN left/VERB", ("chairman", "Danish chairman", None), "a people"),
    (
        "so/ADV Defence@ORG/PROPN Minister/PROPN Lund/PROPN left/VERB",
        ("minister", "Defence Minister", None),
        "what a minister is for",
    ),
    (
        " ".join(["red/ADJ"] * 9) + " chairman/NOUN Lund/PROPN left/VERB",
        ("chairman", "red " * 9 + "chairman", None),
        "ten words",
    ),
    ("chairman/NOUN " + " ".join(["red/ADJ"] * 10) + " Lund/PROPN left/VERB", None, "but not eleven"),
    ("so/ADV chairman/NOUN now/NOUN Lund/PROPN left/VERB", ("chairman", "chairman", None), "words between"),
    ("Council/PROPN Chairman/PROPN Now/NOUN Lund@PERSON/PROPN Friend/PROPN", None, "in a headline"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), BEFORE, ids=[why for *_, why in BEFORE])
def test_before_the_name(notation: str, expected: Shown | None, why: str) -> None:
    assert beside(notation) == ([] if expected is None else [expected])


BEHIND = [
    ("so/ADV Lund/PROPN , a/DET doctor/NOUN , left/VERB", ("doctor", "doctor", None), "between commas"),
    ("so/ADV Lund/PROPN ( a/DET doctor/NOUN ) left/VERB", ("doctor", "doctor", None), "in brackets"),
    ("so/ADV Lund/PROPN -- a/DET doctor/NOUN -- left/VERB", ("doctor", "doctor", None), "between dashes"),
    ("so/ADV Lund/PROPN – a/DET doctor/NOUN – left/VERB", ("doctor", "doctor", None), "of any kind"),
    ("so/ADV Lund/PROPN - a/DET doctor/NOUN - left/VERB", ("doctor", "doctor", None), "also a hyphen"),
    ("so/ADV Lund/PROPN — a/DET doctor/NOUN — left/VERB", ("doctor", "doctor", None), "or a long one"),
    ("so/ADV Lund/PROPN ; a/DET doctor/NOUN ; left/VERB", None, "but no other mark"),
    ("so/ADV Lund/PROPN a/DET doctor/NOUN left/VERB", None, "or none"),
    ("so/ADV Lund/PROPN , a/DET table/NOUN , left/VERB", None, "a noun for no person"),
    (
        "so/ADV Lund/PROPN/nsubj/left , a/DET botanist/NOUN/appos/Lund , left/VERB/ROOT",
        ("botanist", "botanist", None),
        "that the parser hangs on the name",
    ),
    ("so/ADV Lund/PROPN , a/DET botanist/NOUN/appos/so , left/VERB/ROOT", None, "on it and nothing else"),
    ("so/ADV Lund/PROPN/nsubj/left , botanist/NOUN/appos/Lund , left/VERB/ROOT", None, "behind a determiner"),
    ("so/ADV Lund/PROPN/nsubj/left , a/DET botanists/NOUN:NNS/appos/Lund , left/VERB/ROOT", None, "one"),
    (
        "so/ADV Lund/PROPN , the/DET head/NOUN of/ADP the/DET Harbour@ORG/PROPN Union@ORG/PROPN , left/VERB",
        ("head", "head", "Harbour Union"),
        "with its complement",
    ),
    (
        "so/ADV Lund/PROPN , head/NOUN of/ADP Harbour@ORG/PROPN Union@ORG/PROPN of/ADP Kent/PROPN , left/VERB",
        ("head", "head", "Harbour Union of Kent"),
        "that is all a name",
    ),
    (
        "so/ADV Lund/PROPN , head/NOUN of/ADP Harbour@ORG/PROPN Union@ORG/PROPN since/ADP May/NOUN , left/VERB",
        ("head", "head", "Harbour Union"),
        "or only begins with one",
    ),
    (
        "so/ADV Lund/PROPN , a/DET NATO@ORG/PROPN doctor/NOUN , left/VERB",
        ("doctor", "NATO doctor", "NATO"),
        "an organisation's",
    ),
    (
        "so/ADV Lund/PROPN , a/DET doctor/NOUN " + "so/ADV " * 14 + ", left/VERB",
        ("doctor", "doctor " + "so " * 13 + "so", None),
        "as far as the comma",
    ),
    (
        "so/ADV Lund/PROPN , a/DET doctor/NOUN " + "so/ADV " * 20 + ", left/VERB",
        ("doctor", "doctor " + "so " * 14 + "so", None),
        "but not farther than sixteen tokens",
    ),
    (
        "so/ADV Lund/PROPN , a/DET b/ADJ c/ADJ d/ADJ e/ADJ f/ADJ doctor/NOUN , left/VERB",
        ("doctor", "b c d e f doctor", None),
        "six",
    ),
    ("so/ADV Lund/PROPN , a/DET b/ADJ c/ADJ d/ADJ e/ADJ f/ADJ g/ADJ doctor/NOUN , left/VERB", None, "but not seven"),
    ("so/ADV Lund/PROPN , in/ADP a/DET doctor/NOUN 's/PART:POS coat/NOUN , left/VERB", None, "a preposition before it"),
    ("so/ADV Lund/PROPN , he/PRON a/DET doctor/NOUN , left/VERB", None, "a pronoun before it"),
    ("so/ADV Lund/PROPN , doctor/NOUN who/PRON:WP came/VERB", ("doctor", "doctor", None), "up to a clause"),
    ("so/ADV Lund/PROPN , doctor/NOUN came/VERB", ("doctor", "doctor", None), "or a verb"),
    ("so/ADV Lund/PROPN , the/DET mayor/NOUN/nsubj/said said/VERB/ROOT", None, "the subject of the next clause"),
    (
        "so/ADV Lund/PROPN , the/DET mayor/NOUN/nsubj/said , said/VERB/ROOT",
        ("mayor", "mayor", None),
        "a subject of its own",
    ),
    ("so/ADV Lund/PROPN , Mayor/PROPN Berg/PROPN and/CCONJ Dahl/PROPN left/VERB", None, "the title of the next name"),
    (
        "so/ADV Lund/PROPN , police/NOUN spokesman/NOUN chief/NOUN , left/VERB",
        ("chief", "police spokesman chief", None),
        "the last of nouns side by side",
    ),
    (
        "so/ADV Lund/PROPN , a/DET Kent@GPE/PROPN - based/NOUN doctor/NOUN , left/VERB",
        ("doctor", "Kent - based doctor", "Kent"),
        "with a hyphen",
    ),
    (
        "so/ADV Lund/PROPN of/ADP Harbour@ORG/PROPN Union@ORG/PROPN left/VERB",
        ("", None, "Harbour Union"),
        "an affiliation",
    ),
    (
        "so/ADV Lund/PROPN of/ADP the/DET Harbour@ORG/PROPN Union@ORG/PROPN left/VERB",
        ("", None, "Harbour Union"),
        "with article",
    ),
    ("so/ADV Lund/PROPN of/ADP Kent@GPE/PROPN left/VERB", None, "not a place"),
    ("so/ADV Lund/PROPN of/ADP the/DET union/NOUN left/VERB", None, "or a noun"),
    ("so/ADV Lund/PROPN at/ADP Harbour@ORG/PROPN Union@ORG/PROPN left/VERB", None, "by another preposition"),
    ("left/VERB Lund/PROPN of/ADP", None, "at the end"),
    ("left/VERB Lund/PROPN ,", None, "of the text"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), BEHIND, ids=[why for *_, why in BEHIND])
def test_behind_the_name(notation: str, expected: Shown | None, why: str) -> None:
    assert beside(notation) == ([] if expected is None else [expected])


IN_FRONT = [
    (
        "the/DET/det/minister interior/NOUN/compound/minister minister/NOUN/nsubj/left , Lund/PROPN/appos/minister "
        "left/VERB/ROOT",
        ("minister", "interior minister", None),
        "an apposition to the noun",
    ),
    (
        "a/DET/det/spokesman spokesman/NOUN/nsubj/left for/ADP/prep/spokesman Norvale@ORG/PROPN/compound/Motors "
        "Motors@ORG/PROPN/pobj/for , Lund/PROPN/appos/Motors left/VERB/ROOT",
        ("spokesman", "spokesman", "Norvale Motors"),
        "or to its complement",
    ),
    (
        "its/PRON:PRP$/poss/chairman chairman/NOUN/nsubj/left , Lund/PROPN/appos/chairman left/VERB/ROOT",
        ("chairman", "chairman", None),
        "without a possessive",
    ),
    (
        "a/DET/det/table table/NOUN/nsubj/left , Lund/PROPN/appos/table left/VERB/ROOT",
        None,
        "not to a thing",
    ),
    (
        "the/DET/det/chairmen chairmen=chairman/NOUN:NNS/nsubj/left , Lund/PROPN/appos/chairmen left/VERB/ROOT",
        None,
        "not to several",
    ),
    (
        "the/DET/det/chairman chairman/NOUN/nsubj/left , Lund/PROPN/conj/chairman left/VERB/ROOT",
        None,
        "no other relation",
    ),
    (
        "chairman/NOUN/nsubj/left saw/VERB/relcl/chairman plans/NOUN/dobj/saw , Lund/PROPN/appos/plans left/VERB/ROOT",
        None,
        "not over a verb",
    ),
]


@pytest.mark.parametrize(("notation", "expected", "why"), IN_FRONT, ids=[why for *_, why in IN_FRONT])
def test_an_apposition_to_a_noun(notation: str, expected: Shown | None, why: str) -> None:
    assert beside(notation) == ([] if expected is None else [expected])


IS = (
    "so/ADV Lund/PROPN/nsubj/is is/AUX:VBZ/ROOT a/DET/det/doctor doctor/NOUN/attr/is at/ADP/prep/doctor "
    "Kent@ORG/PROPN/pobj/at ."
)
PREDICATES = [
    (IS, ("doctor", "doctor", "Kent"), "is somebody"),
    (
        IS.replace("a/DET/det/doctor", "a/DET/det/doctor old/ADJ/amod/doctor"),
        ("doctor", "old doctor", "Kent"),
        "in more words",
    ),
    (IS.replace("nsubj", "dobj"), None, "not the subject"),
    (IS.replace("is/AUX", "is=seem/AUX"), None, "another verb"),
    (IS.replace("/attr/", "/acomp/"), None, "no attribute"),
    (IS.replace("doctor/NOUN/attr", "doctors=doctor/NOUN:NNS/attr").replace("/doctor", "/doctors"), None, "several"),
    (IS.replace("doctor doctor/", "hit hit/").replace("/doctor", "/hit"), None, "a thing"),
    (IS.replace("is/AUX:VBZ/ROOT", "is/AUX:VBZ/ROOT not/PART/neg/is"), None, "a negation"),
    (IS.replace("is/AUX:VBZ/ROOT", "would/AUX/aux/is is/AUX/ROOT"), None, "an auxiliary"),
    (IS.replace("so/ADV", "if/SCONJ/mark/is"), None, "a condition"),
    (IS.replace("a/DET/det/doctor doctor/NOUN/attr/is", "“ a/DET/det/doctor doctor/NOUN/attr/is ”"), None, "in quotes"),
    (IS.replace("a/DET/det/doctor doctor", "a/DET/det/doctor « doctor"), None, "behind a mark"),
    (
        IS.replace("Lund/PROPN/nsubj/is", "Lund/PROPN/nsubj/is" + " so/ADV" * 9),
        ("doctor", "doctor", "Kent"),
        "ten tokens",
    ),
    (IS.replace("Lund/PROPN/nsubj/is", "Lund/PROPN/nsubj/is" + " so/ADV" * 10), None, "but not eleven"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), PREDICATES, ids=[why for *_, why in PREDICATES])
def test_what_a_predicate_says(notation: str, expected: Shown | None, why: str) -> None:
    index = names_of_news(notation)
    role = role_from_predicate(index, person(index))
    assert (None if role is None else shown(role)) == expected


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("so/ADV old/ADJ secretaries=secretary/NOUN Lund/PROPN", {"old", "secretary", "secretaries"}),
        ("so/ADV Secretary/PROPN ~-/PUNCT ~General/PROPN Lund/PROPN", {"secretary", "-"}),
        ("so/ADV vice/NOUN president/NOUN Lund/PROPN", {"vice", "president", "vice-president"}),
        ("so/ADV Gov./PROPN Lund/PROPN", {"gov.", "governor"}),
    ],
)
def test_the_words_of_a_role(notation: str, words: set[str]) -> None:
    index = names_of_news(f"{notation} left/VERB")
    (role,) = roles_of(index, person(index))
    assert role.words == words


def test_a_role_knows_its_noun() -> None:
    index = names_of_news("so/ADV chairman/NOUN Lund/PROPN , a/DET doctor/NOUN , left/VERB")
    assert [role.noun.family for role in roles_of(index, person(index)) if role.noun] == ["boss", "doctor"]


@pytest.mark.parametrize(
    ("notation", "words"),
    [
        ("the/DET city/NOUN councils=council/NOUN leader/NOUN", {"city", "council", "councils"}),
        ("the/DET old/ADJ council/NOUN leader/NOUN", {"council"}),
        ("council/NOUN old/ADJ leader/NOUN", set()),
        ("Kent@GPE/PROPN council/NOUN leader/NOUN", {"council"}),
        ("chairman/NOUN council/NOUN leader/NOUN", {"council"}),
        ("council/NOUN defence/ADJ leader/NOUN", {"council", "defence"}),
        ("councils/NOUN:NNS leader/NOUN", set()),
    ],
)
def test_what_it_is_a_role_in(notation: str, words: set[str]) -> None:
    p = names_of_news(notation).parsed.paragraphs[0]
    assert field_words(p, 0, len(p) - 1) == words
