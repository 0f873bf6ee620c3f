"""Whom descriptions take up: people by their roles, earlier sources by their nouns, organisations by their names."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import named_sources

SAID = "so/ADV {} said/VERB/ROOT no/INTJ"


def said(source: str) -> str:
    """A paragraph with a source in braces."""
    return SAID.format(f"{{{source}}}")


def the(words: str, article: str = "the") -> str:
    return f"{article}/DET {words}"


LUND = "saw/VERB chairman/NOUN Ann@PERSON/PROPN Lund@PERSON/PROPN"
BERG = "saw/VERB/ROOT Zed@PERSON/PROPN Berg@PERSON/PROPN , a/DET city/NOUN council/NOUN leader/NOUN ,"
ROLES = [
    ([LUND.replace("Ann", "Xan"), said(the("chairman/NOUN"))], "Xan Lund", "nominal", "somebody's role"),
    ([LUND, said(the("chairman/NOUN"))], "chairman", "description", "not of another gender"),
    ([LUND.replace("Ann", "Xan"), said(the("chairman/NOUN", "this"))], "Xan Lund", "nominal", "with a demonstrative"),
    (
        [LUND.replace("Ann", "Xan"), said(the("chairman/NOUN", "a"))],
        "chairman",
        "description",
        "not with an indefinite article",
    ),
    ([LUND.replace("Ann", "Xan"), "so/ADV", said("chairman/NOUN")], "chairman", "description", "nor without one"),
    ([LUND.replace("Ann", "Xan"), said(the("boss/NOUN"))], "Xan Lund", "nominal", "a noun of the same class"),
    ([LUND.replace("Ann", "Xan"), said(the("doctor/NOUN"))], "doctor", "description", "not of another"),
    ([LUND.replace("Ann", "Xan"), said(the("old/ADJ boss/NOUN"))], "old boss", "description", "with a word of its own"),
    (
        [LUND.replace("Ann", "Xan"), said(the("old/ADJ chairman/NOUN"))],
        "Xan Lund",
        "nominal",
        "which the same noun may have",
    ),
    (
        [
            LUND.replace("Ann", "Xan"),
            "saw/VERB old/ADJ chairman/NOUN Zed@PERSON/PROPN Berg@PERSON/PROPN",
            said(the("old/ADJ chairman/NOUN")),
        ],
        "Zed Berg",
        "nominal",
        "who shares it fits better",
    ),
    (
        [
            LUND.replace("Ann", "Xan"),
            "saw/VERB chairman/NOUN Zed@PERSON/PROPN Berg@PERSON/PROPN",
            said(the("chairman/NOUN")),
        ],
        "Zed Berg",
        "nominal",
        "of two the one who was named last",
    ),
    (
        [
            "saw/VERB chairman/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN",
            "saw/VERB boss/NOUN Zed@PERSON/PROPN Berg@PERSON/PROPN",
            said(the("chairman/NOUN")),
        ],
        "Xan Lund",
        "nominal",
        "the same noun before one of the class",
    ),
    (
        ["saw/VERB vice/NOUN chairman/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN", said(the("chairman/NOUN"))],
        "chairman",
        "description",
        "a vice chairman is not the chairman",
    ),
    (
        [
            "saw/VERB deputy/NOUN chairman/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN",
            said(the("deputy/NOUN chairman/NOUN")),
        ],
        "Xan Lund",
        "nominal",
        "but the deputy",
    ),
    (
        [
            "saw/VERB Republican@NORP/ADJ senator/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN",
            said(the("Democratic@NORP/ADJ senator/NOUN")),
        ],
        "Democratic senator",
        "description",
        "of another party",
    ),
    (
        [
            "saw/VERB Republican@NORP/ADJ senator/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN",
            said(the("GOP/ADJ senator/NOUN")),
        ],
        "Xan Lund",
        "nominal",
        "of the same by another name",
    ),
    (
        [
            "saw/VERB doctor/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN",
            said(the("Danish=x@NORP/ADJ Swedish=y@NORP/ADJ doctor/NOUN")),
        ],
        "Danish Swedish doctor",
        "description",
        "two peoples that the role does not name",
    ),
    (
        ["saw/VERB doctor/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN", said(the("Danish=x@NORP/ADJ doctor/NOUN"))],
        "Xan Lund",
        "nominal",
        "one may be left out",
    ),
    ([BERG, said(the("council/NOUN leader/NOUN"))], "Zed Berg", "nominal", "the field of a role"),
    ([BERG, said(the("opposition/NOUN leader/NOUN"))], "opposition leader", "description", "another field"),
    ([BERG, said(the("leader/NOUN"))], "Zed Berg", "nominal", "no field"),
    (
        [
            "so/ADV Xan@PERSON/PROPN Lund@PERSON/PROPN/nsubj/is is/AUX/ROOT a/DET doctor/NOUN/attr/is",
            said(the("doctor/NOUN")),
        ],
        "Xan Lund",
        "nominal",
        "what a predicate says",
    ),
    (
        [said(the("chairman/NOUN")), LUND.replace("Ann", "Xan")],
        "Xan Lund",
        "nominal",
        "also before the name",
    ),
]


@pytest.mark.parametrize(("notations", "name", "rule", "why"), ROLES, ids=[why for *_, why in ROLES])
def test_named_people_by_their_roles(notations: list[str], name: str, rule: str, why: str) -> None:
    found = named_sources(*notations)
    assert (found.names, found.rules) == ([name], [rule])


UNNAMED = [
    ([said(the("general/NOUN", "a")), said(the("general/NOUN"))], ["general"] * 2, "the same noun"),
    ([said(the("old/ADJ general/NOUN", "an")), said(the("general/NOUN"))], ["old general"] * 2, "in fewer words"),
    ([said(the("general/NOUN", "a")), said(the("old/ADJ general/NOUN"))], ["general", "old general"], "not in more"),
    ([said(the("general/NOUN", "a")), said(the("commander/NOUN"))], ["general"] * 2, "a noun of the same class"),
    ([said(the("general/NOUN", "a")), said(the("doctor/NOUN"))], ["general", "doctor"], "not of another"),
    (
        [said(the("general/NOUN", "a")), said(the("soldier/NOUN", "a")), said(the("general/NOUN"))],
        ["general", "soldier", "general"],
        "the same noun before one of the class",
    ),
    (
        [said(the("old/ADJ general/NOUN", "a")), said(the("red/ADJ general/NOUN", "a")), said(the("general/NOUN"))],
        ["old general", "red general", "red general"],
        "the last one",
    ),
    (
        [
            "saw/VERB general/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN",
            said(the("general/NOUN", "a")),
            said(the("general/NOUN")),
        ],
        ["general", "general"],
        "an unnamed one later than a named one",
    ),
    (
        [
            said(the("general/NOUN", "a")),
            "saw/VERB general/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN",
            said(the("general/NOUN")),
        ],
        ["general", "Xan Lund"],
        "a named one later",
    ),
    (
        [
            said(the("general/NOUN", "a")),
            "saw/VERB commander/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN",
            said(the("general/NOUN")),
        ],
        ["general", "general"],
        "unless only the class is the same",
    ),
    ([said(the("firm/NOUN", "a")), said(the("firm/NOUN"))], ["firm"] * 2, "a thing"),
    ([said(the("old/ADJ firm/NOUN", "an")), said(the("firm/NOUN"))], ["old firm"] * 2, "in fewer words"),
    (
        [said(the("old/ADJ firms=firm/NOUN:NNS")), said(the("old/ADJ firm/NOUN"))],
        ["old firms", "old firm"],
        "not of another number",
    ),
    (
        [said(the("new/ADJ report/NOUN", "a")), said(the("study/NOUN"))],
        ["new report"] * 2,
        "a thing of the same class",
    ),
    (
        [said(the("new/ADJ report/NOUN", "a")), said(the("old/ADJ study/NOUN"))],
        ["new report", "old study"],
        "that says nothing new",
    ),
    ([said(the("new/ADJ report/NOUN", "a")), said(the("firm/NOUN"))], ["new report", "firm"], "of one class"),
    (
        [said("Experts=expert/NOUN:NNS/nsubj/said on/ADP trade/NOUN"), "so/ADV", said("experts=expert/NOUN:NNS")],
        ["Experts on trade", "Experts on trade"],
        "a bare plural",
    ),
    (
        [said("some/DET experts=expert/NOUN:NNS"), "so/ADV", said("experts=expert/NOUN:NNS")],
        ["some experts", "experts"],
        "not behind a quantity",
    ),
    (
        [said("expert/NOUN on/ADP trade/NOUN"), "so/ADV", said("experts=expert/NOUN:NNS")],
        ["expert on trade", "experts"],
        "of the same number",
    ),
    (
        [said("experts=expert/NOUN:NNS on/ADP trade/NOUN"), "so/ADV", said("old/ADJ experts=expert/NOUN:NNS")],
        ["experts on trade", "old experts"],
        "a bare one",
    ),
    (
        [said("the/DET senators=senator/NOUN:NNS"), said("the/DET senators=senator/NOUN:NNS")],
        ["senators"] * 2,
        "a plural with an article",
    ),
]


@pytest.mark.parametrize(("notations", "names", "why"), UNNAMED, ids=[why for *_, why in UNNAMED])
def test_earlier_sources_without_a_name(notations: list[str], names: list[str], why: str) -> None:
    assert named_sources(*notations).names == names


PAIR = said("Ann@PERSON/PROPN Lund@PERSON/PROPN and/CCONJ Zed@PERSON/PROPN Berg@PERSON/PROPN")
JOINT = [
    ([PAIR, said("both/DET sides=side/NOUN:NNS")], "Ann Lund and Zed Berg", "both"),
    ([PAIR, said("the/DET two/NUM men=man/NOUN:NNS")], "Ann Lund and Zed Berg", "the two"),
    ([PAIR, said("two/NUM men=man/NOUN:NNS")], "Ann Lund and Zed Berg", "two"),
    ([PAIR, said("the/DET three/NUM men=man/NOUN:NNS")], "three men", "not three"),
    ([PAIR, said("the/DET senators=senator/NOUN:NNS")], "Ann Lund and Zed Berg", "a plural that says no more"),
    ([PAIR, said("the/DET old/ADJ senators=senator/NOUN:NNS")], "old senators", "not one that does"),
    ([PAIR, said("the/DET doctor/NOUN")], "doctor", "no singular"),
    ([said("both/DET sides=side/NOUN:NNS")], "both sides", "of nobody"),
]


@pytest.mark.parametrize(("notations", "name", "why"), JOINT, ids=[why for *_, why in JOINT])
def test_joint_sources(notations: list[str], name: str, why: str) -> None:
    assert named_sources(*notations).names[-1] == name


BOARD = "saw/VERB Harbour@ORG/PROPN Commission@ORG/PROPN"
ORGANISATIONS = [
    ([BOARD, said(the("commission/NOUN"))], "Harbour Commission", "whose name ends in the noun"),
    (
        ["saw/VERB Commission@ORG/PROPN Lund@ORG/PROPN", said(the("commission/NOUN"))],
        "Commission Lund",
        "or begins with it",
    ),
    ([BOARD, said(the("harbour/NOUN commission/NOUN"))], "Harbour Commission", "with a word of the name"),
    ([BOARD, said(the("old/ADJ commission/NOUN"))], "old commission", "but no other"),
    ([said(the("commission/NOUN")), BOARD], "commission", "named before"),
    ([BOARD, said(the("commission/NOUN", "a"))], "commission", "with a definite article"),
    (["saw/VERB Commission@PERSON/PROPN Lund@PERSON/PROPN", said(the("commission/NOUN"))], "commission", "no person"),
    (
        [BOARD, BOARD, "saw/VERB Lund@ORG/PROPN Commission@ORG/PROPN", said(the("commission/NOUN"))],
        "Harbour Commission",
        "which is named most",
    ),
    (["saw/VERB Harbour@ORG/PROPN Bank@ORG/PROPN", said(the("lender/NOUN"))], "Harbour Bank", "by a noun of the class"),
    (["saw/VERB Harbour@ORG/PROPN Gazette@ORG/PROPN", said(the("newspaper/NOUN"))], "Harbour Gazette", "a newspaper"),
    (["saw/VERB Harbour@ORG/PROPN Union@ORG/PROPN", said(the("club/NOUN"))], "club", "not of every class"),
    (
        [
            "saw/VERB Harbour@ORG/PROPN Bank@ORG/PROPN and/CCONJ Lund@ORG/PROPN Bank@ORG/PROPN",
            said(the("lender/NOUN")),
        ],
        "Lund Bank",
        "the last one",
    ),
    ([said("Quill@ORG/PROPN"), said(the("company/NOUN"))], "Quill", "an organisation that spoke"),
    ([said("Quill@ORG/PROPN"), said(the("union/NOUN"))], "union", "if it can be called so"),
    ([said("Harbour@ORG/PROPN Union@ORG/PROPN"), said(the("company/NOUN"))], "company", "by nothing in its name"),
    ([said("Ann@PERSON/PROPN Lund@PERSON/PROPN"), said(the("company/NOUN"))], "company", "no person"),
]


@pytest.mark.parametrize(("notations", "name", "why"), ORGANISATIONS, ids=[why for *_, why in ORGANISATIONS])
def test_organisations_by_their_names(notations: list[str], name: str, why: str) -> None:
    assert named_sources(*notations).names[-1] == name


POLL = "saw/VERB/ROOT a/DET/det/poll Bloomberg@ORG/PROPN/compound/poll poll/NOUN/dobj/saw"
EARLIER = [
    ([POLL, said(the("poll/NOUN"))], "Bloomberg poll", "that says more"),
    ([POLL.replace("Bloomberg@ORG/PROPN/compound/poll ", ""), said(the("poll/NOUN"))], "poll", "not one that does not"),
    ([POLL, said(the("Bloomberg=bloomberg/PROPN poll/NOUN"))], "Bloomberg poll", "with the same words"),
    (
        [POLL.replace("poll/NOUN", "polls=poll/NOUN:NNS").replace("/poll", "/polls"), said(the("poll/NOUN"))],
        "poll",
        "of one number",
    ),
    ([f"“ {POLL} ” {{Zed@PERSON/PROPN}}", said(the("poll/NOUN"))], "poll", "not in somebody's words"),
    ([said(the("poll/NOUN")), POLL], "poll", "nor later"),
    (
        [POLL, POLL.replace("Bloomberg", "Harbour"), said(the("poll/NOUN"))],
        "Harbour poll",
        "the last one",
    ),
    (
        [POLL.replace("poll/NOUN/dobj/saw", "poll/NOUN/compound/day day/NOUN/dobj/saw"), said(the("poll/NOUN"))],
        "poll",
        "inside another noun",
    ),
]


@pytest.mark.parametrize(("notations", "name", "why"), EARLIER, ids=[why for *_, why in EARLIER])
def test_earlier_phrases_with_the_same_noun(notations: list[str], name: str, why: str) -> None:
    assert named_sources(*notations).names[-1] == name


SOON = [
    (0, "a/DET spokeswoman/NOUN for/ADP Quill/PROPN", "Ann Lund", "whose name follows"),
    (2, "a/DET spokeswoman/NOUN for/ADP Quill/PROPN", "Ann Lund", "within three paragraphs"),
    (3, "a/DET spokeswoman/NOUN for/ADP Quill/PROPN", "spokeswoman for Quill", "but not four"),
    (0, "a/DET spokeswoman/NOUN", "spokeswoman", "with a word that they share"),
    (0, "one/NUM spokeswoman/NOUN for/ADP Quill/PROPN", "one spokeswoman for Quill", "with an article"),
]


@pytest.mark.parametrize(("between", "source", "name", "why"), SOON, ids=[why for *_, why in SOON])
def test_somebody_new_whose_name_follows_soon(between: int, source: str, name: str, why: str) -> None:
    named = "saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN , a/DET spokeswoman/NOUN for/ADP Quill@ORG/PROPN ,"
    assert named_sources(said(source), *["so/ADV"] * between, named).names == [name]


def test_somebody_s_own_is_who_the_text_calls_so() -> None:
    named = "saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN , Quill@ORG/PROPN 's/PART:POS lawyer/NOUN ,"
    owned = said("Quill@ORG/PROPN 's/PART:POS lawyer/NOUN")
    assert named_sources(named, "so/ADV", owned).names == ["Ann Lund"]
    other = said("Berg@ORG/PROPN 's/PART:POS lawyer/NOUN")
    assert named_sources(named, "so/ADV", other).names == ["Berg's lawyer"]


WIDE = [
    (
        ["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN", said(the("candidate/NOUN"))],
        "Xan Lund",
        "who was named right before",
    ),
    (["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN", "so/ADV", said(the("candidate/NOUN"))], "Xan Lund", "two before"),
    (
        ["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN", "so/ADV", "so/ADV", said(the("candidate/NOUN"))],
        "candidate",
        "not three",
    ),
    (["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN", said(the("doctor/NOUN"))], "doctor", "by a wide noun"),
    (
        ["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN", said(the("candidate/NOUN", "this"))],
        "this candidate",
        "behind the article",
    ),
    (
        ["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN", said(the("old/ADJ red/ADJ candidate/NOUN"))],
        "Xan Lund",
        "in four words",
    ),
    (
        ["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN", said(the("old/ADJ old/ADJ red/ADJ candidate/NOUN"))],
        "old old red candidate",
        "but not five",
    ),
    (
        ["saw/VERB economist/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN", said(the("candidate/NOUN"))],
        "candidate",
        "an economist is none",
    ),
    (
        ["saw/VERB economist/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN", said(the("man/NOUN"))],
        "Xan Lund",
        "but may be the man",
    ),
    (
        ["saw/VERB senator/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN", said(the("candidate/NOUN"))],
        "Xan Lund",
        "a senator may be one",
    ),
    (
        [
            "saw/VERB Republican/ADJ senator/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN",
            said(the("Democratic/ADJ candidate/NOUN")),
        ],
        "Democratic candidate",
        "of the same party",
    ),
    ([said("Quill@ORG/PROPN"), said(the("candidate/NOUN"))], "candidate", "no organisation"),
]


@pytest.mark.parametrize(("notations", "name", "why"), WIDE, ids=[why for *_, why in WIDE])
def test_a_wide_noun_is_whoever_is_near(notations: list[str], name: str, why: str) -> None:
    assert named_sources(*notations).names[-1] == name


def test_a_wide_noun_is_whoever_has_its_gender() -> None:
    two = "saw/VERB Ann@PERSON/PROPN Lund@PERSON/PROPN and/CCONJ Tom@PERSON/PROPN Berg@PERSON/PROPN"
    assert named_sources(two, said(the("woman/NOUN"))).names == ["Ann Lund"]
    assert named_sources(two, said(the("man/NOUN"))).names == ["Tom Berg"]
    assert named_sources(two, said(the("man/NOUN"))).rules == ["nominal by nearness"]


def test_a_headline_needs_no_article() -> None:
    named = "saw/VERB chairman/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN"
    opens = "{Chairman/NOUN} said/VERB/ROOT no/INTJ"
    assert named_sources(opens, named).names == ["Xan Lund"]
    assert named_sources("so/ADV", opens, named).names == ["Xan Lund"]
    assert named_sources("so/ADV", "so/ADV", opens, named).names == ["chairman"]
    inside = "so/ADV {chairman/NOUN} said/VERB/ROOT no/INTJ"
    assert named_sources(inside, named).names == ["chairman"]
    title = "Council/ADJ Backs/ADJ {Chairman/NOUN} Over/ADJ Harbour/ADJ"
    assert named_sources("so/ADV", "so/ADV", "so/ADV", title, named).names == ["Xan Lund"]
    assert named_sources("so/ADV", "so/ADV", "so/ADV", title.replace("Chairman", "chairman"), named).names == [
        "chairman"
    ]


POLICE = [
    (
        ["saw/VERB Tulsa@GPE/PROPN/compound/police police/NOUN", said("police/NOUN")],
        "Tulsa police",
        "those of the place",
    ),
    (
        [said("police/NOUN"), "saw/VERB Tulsa@GPE/PROPN/compound/police police/NOUN"],
        "Tulsa police",
        "also when it is named later",
    ),
    (["saw/VERB old/ADJ police/NOUN", said("police/NOUN")], "police", "by a name"),
    (
        ["saw/VERB Tulsa@GPE/PROPN/compound/police police/NOUN", said("the/DET police/NOUN")],
        "Tulsa police",
        "with an article",
    ),
    (
        ["saw/VERB Tulsa@GPE/PROPN officials=official/NOUN:NNS", said("officials=official/NOUN:NNS")],
        "officials",
        "not others",
    ),
]


@pytest.mark.parametrize(("notations", "name", "why"), POLICE, ids=[why for *_, why in POLICE])
def test_police_is_that_of_the_place(notations: list[str], name: str, why: str) -> None:
    assert named_sources(*notations).names == [name]


def test_the_second_of_two_roles_counts_too() -> None:
    named = "saw/VERB nominee/NOUN Xan@PERSON/PROPN Lund@PERSON/PROPN"
    both = "the/DET former/ADJ doctor/NOUN of/ADP it/PRON and/CCONJ current/ADJ nominee/NOUN"
    assert named_sources(named, said(both)).names == ["Xan Lund"]
    for other in (
        both.replace("the/DET", "this/DET"),
        both.replace("doctor/NOUN", "doctors=doctor/NOUN:NNS"),
        both.replace("doctor", "table"),
        both.replace("and/CCONJ current/ADJ", "with/ADP current/ADJ"),
        both.replace("nominee", "table"),
    ):
        assert named_sources(named, said(other)).names != ["Xan Lund"]


MAKERS = [
    (
        ["saw/VERB Xan@PERSON/PROPN Lund@PERSON/PROPN", said("Lund@PERSON/PROPN 's/PART:POS statement/NOUN")],
        "Xan Lund",
        "maker",
    ),
    ([said("Xan@PERSON/PROPN Lund@PERSON/PROPN"), said("her/PRON:PRP$ statement/NOUN")], "Xan Lund", "maker"),
    ([said("Xan@PERSON/PROPN Lund@PERSON/PROPN"), said("the/DET statement/NOUN")], "statement", "description"),
    ([said("Xan@PERSON/PROPN Lund@PERSON/PROPN"), said("her/PRON:PRP$ hat/NOUN")], "Xan Lund’s hat", "description"),
]


@pytest.mark.parametrize(("notations", "name", "rule"), MAKERS)
def test_whose_words_a_statement_is(notations: list[str], name: str, rule: str) -> None:
    found = named_sources(*notations)
    assert (found.names[-1], found.rules[-1]) == (name, rule)
