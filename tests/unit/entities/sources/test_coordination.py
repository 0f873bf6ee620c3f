"""Joint sources: who the members are, and when "and" joins two descriptions of one."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import names_of_news, without_braces

from inquit.entities.sources.source_phrases import SourcePhrase, read_phrase


def members(notation: str) -> list[str]:
    """The members of the source in braces; the source itself where it is one."""
    text, ((number, lo, hi),) = without_braces([notation])
    index = names_of_news(notation.replace("{", "").replace("}", ""))
    p = text.paragraphs[number]
    found = read_phrase(index, (p.token_span(lo, hi),))
    assert found is not None

    def words(phrase: SourcePhrase) -> str:
        name = [f"= {p.text[phrase.mention.lo]}"] if phrase.apposed and phrase.mention else []
        return " ".join(p.text[phrase.lo : phrase.hi] + name)

    return [words(member) for member in found.members or (found,)]


LUND, BERG, DAHL = (f"{name}@PERSON/PROPN" for name in ("Lund", "Berg", "Dahl"))
NAMED = [
    (f"{LUND} and/CCONJ {BERG}", ["Lund", "Berg"], "two names"),
    (f"{LUND} , {BERG} and/CCONJ {DAHL}", ["Lund", "Berg", "Dahl"], "three"),
    (f"{LUND} , {BERG} , and/CCONJ {DAHL}", ["Lund", "Berg", "Dahl"], "with a comma before the last"),
    (f"{LUND} , {BERG}", ["Lund"], "without a conjunction one is apposed"),
    (f"{LUND} ; {BERG} and/CCONJ {DAHL}", ["Lund"], "another mark"),
    (f"Mr./PROPN {LUND} and/CCONJ Mrs./PROPN {BERG}", ["Mr. Lund", "Mrs. Berg"], "with titles"),
    (f"{LUND} ( D-Ohio/PROPN ) and/CCONJ {BERG}", ["Lund", "Berg"], "with a party"),
    (f"{LUND} , R-Tenn./PROPN , and/CCONJ {BERG}", ["Lund", "Berg"], "between commas"),
    (f"{LUND} of/ADP Kent@GPE/PROPN and/CCONJ {BERG}", ["Lund of Kent and Berg"], "not over another word"),
    (f"{LUND} and/CCONJ {BERG} 's/PART:POS", ["Lund", "Berg"], "with a possessive ending"),
    (
        f"authors/NOUN:NNS , who/PRON:WP include/VERB {LUND} and/CCONJ {BERG}",
        ["authors"],
        "names in a clause about them",
    ),
    (f"{LUND} and/CCONJ {BERG} campaign/NOUN", ["Lund and Berg campaign"], "names before a noun"),
    (f"{LUND} and/CCONJ {BERG} and/CCONJ {DAHL}", ["Lund and Berg and Dahl"], "no second conjunction"),
]


@pytest.mark.parametrize(("source", "expected", "why"), NAMED, ids=[why for *_, why in NAMED])
def test_names_with_nothing_but_joints_between_them(source: str, expected: list[str], why: str) -> None:
    assert members(f"so/ADV {{{source}}} left/VERB:VBZ") == expected


def two(first: str, second: str, *, joint: str = "and/CCONJ/cc/#2") -> str:
    """Two phrases whose heads, at the places 2 and 4 or 5, the parser joins."""
    return f"so/ADV {{{first} {joint} {second}}} left/VERB:VBZ/ROOT"


NURSES, LEFT = "nurses=nurse/NOUN:NNS/nsubj/left", "left/VERB:VBZ/ROOT"
A_DOCTOR = "a/DET/det/#2 doctor/NOUN/nsubj/left"
JOINED = [
    (two(A_DOCTOR, "a/DET/det/#5 nurse/NOUN/conj/#2"), ["a doctor", "a nurse"], "two with articles"),
    (two(A_DOCTOR, "nurse/NOUN/conj/#2"), ["a doctor and nurse"], "one article, one person"),
    (two(A_DOCTOR, "her/PRON:PRP$/poss/#5 nurse/NOUN/conj/#2"), ["a doctor", "her nurse"], "a possessive is one, too"),
    (two(A_DOCTOR, "nurses=nurse/NOUN:NNS/conj/#2"), ["a doctor and nurses"], "one article, also before several"),
    (two("old/ADJ/x/#2 doctor/NOUN/nsubj/left", "nurse/NOUN/conj/#2"), ["old doctor", "nurse"], "without an article"),
    (two("old/ADJ/x/#2 doctors/NOUN:NNS/nsubj/left", "nurse/NOUN/conj/#2"), ["old doctors", "nurse"], "several"),
    (two("old/ADJ/x/#2 young/ADJ/nsubj/left", "nurse/NOUN/conj/#2"), ["old young and nurse"], "adjectives"),
    (two("a/DET/det/#2 table/NOUN/nsubj/left", "chair/NOUN/conj/#2"), ["a table and chair"], "things with one article"),
    (two("old/ADJ/x/#2 table/NOUN/nsubj/left", "chair/NOUN/conj/#2"), ["old table", "chair"], "without"),
    (two("a/DET/det/#2 table/NOUN/nsubj/left", f"{LUND}/conj/#2"), ["a table", "Lund"], "a name is another's"),
    (two(A_DOCTOR, f"{LUND}/conj/#2"), ["a doctor", "Lund"], "behind a description"),
    (two("her/PRON:PRP$/poss/#2 doctor/NOUN/nsubj/left", f"{LUND}/conj/#2"), ["her doctor", "Lund"], "of hers"),
    (
        two("her/PRON:PRP$/poss/#2 doctor/NOUN/nsubj/left", f"nurse/NOUN/compound/#5 {LUND}/conj/#2"),
        ["nurse Lund"],
        "but not with another role before it",
    ),
    (
        two("her/PRON:PRP$/poss/#2 doctor/NOUN/nsubj/left", "nurse/NOUN/conj/#2"),
        ["her doctor and nurse"],
        "one of hers",
    ),
    (two(f"old/ADJ/x/#2 {LUND}/nsubj/left", "nurse/NOUN/conj/#2"), ["old Lund", "nurse"], "a name first"),
    (two(A_DOCTOR, "a/DET/det/#5 nurse/NOUN/appos/#2"), ["a doctor and a nurse"], "no conjunct"),
    (two(A_DOCTOR, "a/DET/det/#5 hit/VERB/conj/#2"), ["a doctor and a hit"], "a verb is none"),
    (
        two(A_DOCTOR, "a/DET/det/#5 nurse/NOUN/conj/#2", joint=", and/CCONJ/cc/#2").replace("#5", "#6"),
        ["a doctor", "a nurse"],
        "a comma",
    ),
    (two(A_DOCTOR, "a/DET/det/#5 nurse/NOUN/conj/#2", joint=","), ["a doctor"], "a comma alone"),
    (
        two(A_DOCTOR, "a/DET/det/#5 nurse/NOUN/conj/#2 , Dahl@PERSON/PROPN/appos/#5"),
        ["a doctor", "a nurse = Dahl"],
        "a name that says who the last is",
    ),
    (
        two(A_DOCTOR, "a/DET/det/#5 nurse/NOUN/conj/#2 , so/ADV Dahl@PERSON/PROPN/appos/#5"),
        ["a doctor", "a nurse"],
        "right behind the comma",
    ),
    (
        two(A_DOCTOR, "a/DET/det/#5 table/NOUN/conj/#2 , Dahl@PERSON/PROPN/appos/#5"),
        ["a doctor", "a table = Dahl"],
        "whatever the noun, where the parser has it so",
    ),
    (
        two(A_DOCTOR, "a/DET/det/#5 nurse/NOUN/conj/#2 , Kent@GPE/PROPN/appos/#5"),
        ["a doctor", "a nurse"],
        "a person",
    ),
    (
        "so/ADV {one/NUM/nsubj/left or/CCONJ more/ADJ/conj/one people/NOUN:NNS} left/VERB:VBZ/ROOT",
        ["one or more people"],
        "one or more",
    ),
    (f"so/ADV {{{NURSES} , including/VERB/prep/nurses Lund@PERSON/PROPN/conj/nurses}} {LEFT}", ["nurses"], "examples"),
    (
        f"so/ADV {{{NURSES} who/PRON:WP and/CCONJ doctors/NOUN:NNS/conj/nurses}} {LEFT}",
        ["nurses"],
        "a clause between",
    ),
    (
        f"so/ADV {{{NURSES} -- doctors/NOUN:NNS/dep/nurses and/CCONJ judges/NOUN:NNS/conj/nurses}} {LEFT}",
        ["nurses"],
        "dashes between",
    ),
    (
        "so/ADV {a/DET doctor/NOUN/nsubj/left , a/DET nurse/NOUN/conj/doctor and/CCONJ a/DET judge/NOUN/conj/nurse} "
        "left/VERB:VBZ/ROOT",
        ["a doctor", "a nurse", "a judge"],
        "a list",
    ),
]


@pytest.mark.parametrize(("notation", "expected", "why"), JOINED, ids=[why for *_, why in JOINED])
def test_phrases_that_the_parser_joins(notation: str, expected: list[str], why: str) -> None:
    assert members(notation) == expected


HEADED = [
    ("two/NUM men/NOUN:NNS , Lund@PERSON/PROPN and/CCONJ Dahl@PERSON/PROPN", ["Lund", "Dahl"], "what both are"),
    ("a/DET man/NOUN , Lund@PERSON/PROPN and/CCONJ Dahl@PERSON/PROPN", ["a man = Lund", "Dahl"], "of several only"),
    (
        "Danish@NORP/ADJ lawyer/NOUN/nmod/Lund and/CCONJ/cc/lawyer poet/NOUN/conj/lawyer Lund@PERSON/PROPN",
        ["poet Lund"],
        "a nationality is no member",
    ),
    (
        "a/DET baker/NOUN and/CCONJ/cc/baker blorper/NOUN/conj/baker , Lund@PERSON/PROPN/appos/baker",
        ["a baker and blorper = Lund"],
        "two nouns for one",
    ),
]


@pytest.mark.parametrize(("source", "expected", "why"), HEADED, ids=[why for *_, why in HEADED])
def test_what_stands_before_a_list_is_no_member(source: str, expected: list[str], why: str) -> None:
    assert members(f"so/ADV {{{source}}} left/VERB") == expected


ONE = [
    ("his/PRON:PRP$ wife/NOUN and/CCONJ", True, "two roles"),
    ("his/PRON:PRP$ hat/NOUN and/CCONJ", False, "a thing is another"),
    ("his/PRON:PRP$ wife/NOUN of/ADP it/PRON and/CCONJ", False, "a complement"),
    ("former/ADJ Secretary/PROPN of/ADP State/PROPN and/CCONJ", True, "of a title with capitals"),
    ("the/DET Secretary/PROPN of/ADP State/PROPN and/CCONJ", False, "without an article"),
    ("former/ADJ secretary/NOUN of/ADP State/PROPN and/CCONJ", False, "on both sides"),
    ("former/ADJ Secretary/PROPN of/ADP state/NOUN and/CCONJ", False, "also behind it"),
    ("former/ADJ Harbour/PROPN of/ADP State/PROPN and/CCONJ", False, "of a person"),
]


@pytest.mark.parametrize(("first", "expected", "why"), ONE, ids=[why for *_, why in ONE])
def test_two_descriptions_of_one(first: str, expected: bool, why: str) -> None:
    found = members(f"so/ADV {{{first} current/ADJ nominee/NOUN Lund@PERSON/PROPN}} left/VERB:VBZ")
    assert (found == ["current nominee Lund"]) is expected


def test_the_titles_of_both_descriptions_count() -> None:
    source = "former/ADJ Secretary/PROPN of/ADP State/PROPN and/CCONJ current/ADJ Lund@PERSON/PROPN"
    assert members(f"so/ADV {{{source}}} left/VERB:VBZ") != ["current Lund"]
