"""Ages beside names, and who the author of a text is."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import named_sources, names_of_news, without_braces
from tests.unit.notation import paragraph

from inquit.document import Quote, TextSpan
from inquit.entities.sources.ages import age_in, people_by_age, with_age
from inquit.entities.sources.author import EnclosingQuotes, find_writer

YEAR_OLD = "{}/NUM ~-/PUNCT ~year/NOUN ~-/PUNCT ~old/NOUN"
AGES = [
    ("so/ADV Tim@PERSON/PROPN Rudge@PERSON/PROPN , 46/NUM , left/VERB", {46}, "between commas"),
    ("so/ADV Tim@PERSON/PROPN Rudge@PERSON/PROPN ( 46/NUM ) left/VERB", {46}, "in brackets"),
    ("left/VERB Tim@PERSON/PROPN Rudge@PERSON/PROPN , 46/NUM .", {46}, "at the end"),
    ("left/VERB Tim@PERSON/PROPN Rudge@PERSON/PROPN , 46/NUM", set(), "with a mark behind it"),
    ("left/VERB Tim@PERSON/PROPN Rudge@PERSON/PROPN ; 46/NUM ;", set(), "not any mark"),
    ("left/VERB Tim@PERSON/PROPN Rudge@PERSON/PROPN , 46/NUM years/NOUN", set(), "not a number of something"),
    ("left/VERB Tim@PERSON/PROPN Rudge@PERSON/PROPN , 120/NUM .", {120}, "as old as anybody"),
    ("left/VERB Tim@PERSON/PROPN Rudge@PERSON/PROPN , 121/NUM .", set(), "not older"),
    ("left/VERB Tim@PERSON/PROPN Rudge@PERSON/PROPN , 0/NUM .", set(), "nor unborn"),
    ("left/VERB Tim@PERSON/PROPN Rudge@PERSON/PROPN , 0046/NUM .", set(), "of three digits"),
    ("left/VERB Tim@PERSON/PROPN Rudge@PERSON/PROPN , ٤٦/NUM .", set(), "that are ASCII"),
    ("left/VERB Harbour@ORG/PROPN , 46/NUM .", set(), "of people"),
    (f"so/ADV Tim@PERSON/PROPN , a/DET {YEAR_OLD.format(46)} , left/VERB", {46}, "in an apposition"),
    (f"so/ADV Tim@PERSON/PROPN a/DET {YEAR_OLD.format(46)} , left/VERB", set(), "with a mark before it"),
    (f"so/ADV Tim@PERSON/PROPN , a/DET b/ADJ c/ADJ d/ADJ {YEAR_OLD.format(46)}", {46}, "seven tokens behind the comma"),
    (f"so/ADV Tim@PERSON/PROPN , a/DET b/ADJ c/ADJ d/ADJ e/ADJ {YEAR_OLD.format(46)}", set(), "but not eight"),
    (f"so/ADV Tim@PERSON/PROPN , | {YEAR_OLD.format(46)}", set(), "of the sentence"),
    (f"so/ADV {YEAR_OLD.format(46)} Tim@PERSON/PROPN left/VERB", {46}, "before the name"),
    (f"so/ADV {YEAR_OLD.format(46)} driver/NOUN Tim@PERSON/PROPN left/VERB", {46}, "with a word between"),
    (f"so/ADV {YEAR_OLD.format(46)} old/ADJ driver/NOUN Tim@PERSON/PROPN left/VERB", set(), "but not two"),
    (f"so/ADV {YEAR_OLD.format(46)} | Tim@PERSON/PROPN left/VERB", set(), "in another sentence"),
    ("so/ADV Tim@PERSON/PROPN , a/DET 46/NUM ~-/PUNCT ~year/NOUN ~-/PUNCT ~long/ADJ", set(), "of no person"),
    ("so/ADV Tim@PERSON/PROPN , 46/NUM ~-/PUNCT ~year/NOUN", set(), "that is cut off"),
]


@pytest.mark.parametrize(("notation", "ages", "why"), AGES, ids=[why for *_, why in AGES])
def test_ages_beside_a_name(notation: str, ages: set[int], why: str) -> None:
    index = names_of_news(notation)
    assert set(people_by_age(index)) == ages
    assert all(keys == [0] for keys in people_by_age(index).values())


def test_an_age_in_a_phrase_and_around_it() -> None:
    p = paragraph(f"saw/VERB the/DET {YEAR_OLD.format(46)} and/CCONJ {YEAR_OLD.format(7)} left/VERB")
    assert [age_in(p, lo, hi) for lo, hi in ((0, 13), (0, 7), (7, 13), (0, 4), (5, 9))] == [46, 46, 7, 0, 0]
    assert with_age(p, 5, 7) == (1, 7)  # "-old" alone, with the article
    assert with_age(p, 6, 7) == (6, 7)
    assert with_age(p, 2, 3) == (2, 3)
    assert with_age(p, 3, 4) == (1, 7)
    assert with_age(p, 9, 10) == (8, 13)
    assert with_age(p, 13, 14) == (13, 14)
    assert with_age(p, 0, 1) == (0, 1)


def test_who_the_46_year_old_is() -> None:
    tim = "so/ADV Tim@PERSON/PROPN Rudge@PERSON/PROPN , 46/NUM , left/VERB"
    said = f"“ No/INTJ ” , the/DET {{{YEAR_OLD.format(46)}}} said/VERB"
    assert (named_sources(tim, said).names, named_sources(tim, said).rules) == (["Tim Rudge"], ["age"])
    two = "and/CCONJ Ann@PERSON/PROPN Berg@PERSON/PROPN , 46/NUM , left/VERB"
    assert named_sources(tim, two, said).names == ["46-year-old"]


BODY = "I/PRON say/VERB no/INTJ"
RUTH = "Ruth@PERSON/PROPN Hansen@PERSON/PROPN"
WRITERS = [
    ([BODY, f"{RUTH} , Aarhus/PROPN"], "Ruth Hansen", "a signature"),
    ([BODY, f"{RUTH}"], "Ruth Hansen", "alone"),
    ([BODY, f"{RUTH} wrote/VERB this/PRON"], None, "not before a word"),
    ([BODY, f"{RUTH} : no/INTJ"], None, "nor before a colon"),
    ([BODY, f"so/ADV {RUTH}"], None, "nor behind one"),
    ([BODY, "Ruth@PERSON/PROPN , Aarhus/PROPN"], None, "nor with one name"),
    ([BODY, "Harbour@ORG/PROPN Trust@ORG/PROPN"], None, "of a person"),
    ([BODY, f"{RUTH} , " + "so/ADV " * 7], "Ruth Hansen", "in a paragraph of ten tokens"),
    ([BODY, f"{RUTH} , " + "so/ADV " * 8], None, "but not eleven"),
    ([BODY, *["so/ADV"] * 7, RUTH], "Ruth Hansen", "eight paragraphs below"),
    ([BODY, *["so/ADV"] * 8, RUTH], None, "but not nine"),
    ([f"By/ADP {RUTH}", BODY], "Ruth Hansen", "a byline"),
    ([f"By/ADP {RUTH} , " + "so/ADV " * 8, BODY], "Ruth Hansen", "of twelve tokens"),
    ([f"By/ADP {RUTH} , " + "so/ADV " * 9, BODY], None, "but not thirteen"),
    ([f"For/ADP {RUTH}", BODY], None, "with its word"),
    (["By/ADP", BODY], None, "and a name"),
    ([*["so/ADV"] * 5, f"By/ADP {RUTH}", BODY], "Ruth Hansen", "in the sixth paragraph"),
    ([*["so/ADV"] * 6, f"By/ADP {RUTH}", BODY], None, "but not the seventh"),
    ([f"By/ADP {RUTH}", BODY, "Ann@PERSON/PROPN Lund@PERSON/PROPN"], "Ann Lund", "the signature first"),
]


@pytest.mark.parametrize(("notations", "name", "why"), WRITERS, ids=[why for *_, why in WRITERS])
def test_the_writer_of_a_paragraph(notations: list[str], name: str | None, why: str) -> None:
    index = names_of_news(*notations)
    found = find_writer(index, notations.index(BODY))
    assert (None if found is None else index.entity_of(found).name) == name


def test_i_is_the_speaker_of_the_quote_around_it_or_the_writer() -> None:
    inner = "“ then/ADV {I/PRON} said/VERB no/INTJ , ” {Lund@PERSON/PROPN} said/VERB"
    assert named_sources(inner).names == ["Lund", "Lund"]
    assert named_sources(inner).rules == ["enclosing quote", "only name"]
    signed = named_sources("so/ADV {I/PRON} said/VERB no/INTJ", RUTH)
    assert (signed.names, signed.rules, signed.via(0)) == (
        ["Ruth Hansen"],
        ["author"],
        [("I", "source"), ("Ruth Hansen", "signature")],
    )
    bare = named_sources("so/ADV {I/PRON} said/VERB no/INTJ", "so/ADV {we/PRON} said/VERB no/INTJ")
    assert bare.names == ["author", "author"]
    assert [(s.named, s.kind) for s in bare.speakers] == [(False, "person")]


def quote(name: str, *spans: tuple[int, int], source: bool = True, indirect: bool = False) -> Quote:
    content = tuple(TextSpan(*span) for span in spans)
    return Quote(name, "indirect" if indirect else "direct", content, source=(TextSpan(0, 1),) if source else ())


def test_the_innermost_quote_around_a_place() -> None:
    quotes = [
        quote("outer", (10, 90)),
        quote("inner", (30, 50), (70, 80)),
        quote("nobody's", (32, 48), source=False),
        quote("told", (33, 47), indirect=True),
    ]
    around = EnclosingQuotes(quotes).around
    assert around(TextSpan(40, 42), 9) == 1
    assert around(TextSpan(72, 80), 9) == 1
    assert around(TextSpan(60, 62), 9) == 0
    assert around(TextSpan(49, 51), 9) == 0
    assert around(TextSpan(40, 42), 1) == 0
    assert around(TextSpan(5, 12), 9) is None
    assert around(TextSpan(91, 92), 9) is None
    assert around(TextSpan(30, 50), 9) == 1
    many = [quote("outer", (0, 999)), *[quote(f"q{n}", (10 + n, 11 + n)) for n in range(30)]]
    assert EnclosingQuotes(many).around(TextSpan(25, 27), 9) == 0
    assert EnclosingQuotes(many).around(TextSpan(60, 62), 9) is None  # too many quotes begin between


def test_braces_are_no_part_of_the_text() -> None:
    text, sources = without_braces(["so/ADV {the/DET man/NOUN} , | {he/PRON} left/VERB"])
    assert text.text == "so the man, he left"
    assert sources == [(0, 1, 3), (0, 4, 5)]
