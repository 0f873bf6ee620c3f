"""People whom a book describes: which nouns are persons, and how far a description reaches."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import names_of_book, printed, quoted_tokens
from tests.unit.notation import parsed

from inquit.entities.mentions.described_people import find_descriptions
from inquit.entities.mentions.name_mention import NameMention


def found(*notations: str, named: frozenset[tuple[int, int]] = frozenset()) -> list[NameMention]:
    text = parsed(*notations)
    return list(find_descriptions(text, quoted_tokens(text), named))


def described(*notations: str) -> list[str]:
    return [" ".join(mention.words) for mention in found(*notations)]


PERSONS = [
    ("then/ADV the/DET curate/NOUN left/VERB/ROOT", ["curate"], "a noun for a person"),
    ("then/ADV the/DET table/NOUN left/VERB/ROOT", [], "a noun for a thing"),
    ("then/ADV the/DET curates=curate/NOUN:NNS left/VERB/ROOT", [], "several"),
    ("then/ADV the/DET curate/NOUN/compound/house house/NOUN left/VERB/ROOT", [], "a noun inside another"),
    (
        "then/ADV the/DET curate/NOUN ~-/PUNCT ~like/ADJ man/NOUN left/VERB/ROOT",
        ["curate-like man"],
        "a part of a word",
    ),
    ("then/ADV the/DET curate/NOUN -/PUNCT he/PRON left/VERB/ROOT", ["curate"], "but not before a dash"),
    ("then/ADV the/DET matron/PROPN left/VERB/ROOT", ["matron"], "small letters are no name, whatever the tag"),
    ("then/ADV the/DET Matron/PROPN left/VERB/ROOT", ["matron"], "nor is an office with a capital"),
    ("then/ADV Matron/PROPN left/VERB/ROOT", [], "but one without an article"),
    ("then/ADV the/DET Matron/PROPN Pell/PROPN left/VERB/ROOT", [], "and a title are"),
    ("then/ADV the/DET curate--the/NOUN left/VERB/ROOT", ["curate"], "what is glued to it is not its own"),
    ("“ the/DET curate/NOUN left/VERB/ROOT ”", [], "in somebody's words"),
    ("“ No/INTJ ! ” said/VERB/ROOT the/DET stranger/NOUN", ["stranger"], "a known noun"),
    ("“ No/INTJ ! ” said=say/VERB/ROOT the/DET grumbler/NOUN/nsubj/said", ["grumbler"], "who speaks, by the parse"),
    ("“ No/INTJ ! ” came/VERB/ROOT the/DET grumbler/NOUN/nsubj/came", [], "but not who does something else"),
    ("“ No/INTJ ! ” said/VERB/ROOT the/DET grumbler/NOUN/dobj/said", ["grumbler"], "right behind a verb of speech"),
    (
        "“ No/INTJ ! ” said/VERB the/DET odd/ADJ/x/said red/ADJ/x/said grumbler/NOUN",
        ["grumbler"],
        "three words between",
    ),
    ("“ No/INTJ ! ” said/VERB the/DET odd/ADJ/x/said old/ADJ/x/said red/ADJ/x/said grumbler/NOUN", [], "but not four"),
    ("“ No/INTJ ! ” said/VERB then/ADV the/DET grumbler/NOUN", [], "with nothing else between"),
    ("“ No/INTJ ! ” said/VERB grumbler/NOUN", [], "with a determiner at least"),
    ("“ No/INTJ ! ” we/PRON said/VERB the/DET grumbler/NOUN", [], "the verb has no subject before it"),
    ("said/VERB/ROOT the/DET grumbler/NOUN/nsubj/said", [], "where nobody speaks"),
    ("“ No/INTJ ! ” said/VERB the/DET meekly/NOUN", [], "an adverb"),
    ("“ No/INTJ ! ” said/VERB the/DET head/NOUN/nsubj/said", [], "a noun that is nobody"),
    ("“ No/INTJ ! ” said/VERB/ROOT the/DET grumbler/NOUN/nsubj/said 's/PART:POS", [], "whose something is"),
    (
        "“ No/INTJ ! ” " + "so/ADV " * 7 + "said/VERB/ROOT the/DET grumbler/NOUN/nsubj/said",
        ["grumbler"],
        "ten tokens behind a quote",
    ),
    ("“ No/INTJ ! ” " + "so/ADV " * 8 + "said/VERB/ROOT the/DET grumbler/NOUN/nsubj/said", [], "but not eleven"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), PERSONS, ids=[why for *_, why in PERSONS])
def test_nouns_for_persons(notation: str, expected: list[str], why: str) -> None:
    assert described(notation) == expected


REACHES = [
    ("so/ADV the/DET old/ADJ/amod/man man/NOUN left/VERB/ROOT", ["old man"], "a modifier"),
    ("so/ADV the/DET very/ADV old/ADJ/amod/man man/NOUN left/VERB/ROOT", ["old man"], "no adverb"),
    ("so/ADV old/ADJ/amod/so man/NOUN left/VERB/ROOT", ["man"], "another word's modifier"),
    ("so/ADV a/ADJ/x/man b/ADJ/x/man c/NOUN/x/man d/NUM/x/man man/NOUN left/VERB/ROOT", ["b c d man"], "at most three"),
    ("so/ADV pale/ADJ/x/shop shop/NOUN/x/girl girl/NOUN left/VERB/ROOT", ["shop girl"], "of the noun itself"),
    ("so/ADV a/DET shop/NOUN/x/girl ~-/PUNCT ~girl/NOUN left/VERB/ROOT", ["shop-girl"], "a word with a hyphen is one"),
    ("so/ADV a/DET shop/NOUN/x/girl -/PUNCT girl/NOUN left/VERB/ROOT", ["girl"], "unless there is a space"),
    ("so/ADV a/DET red/ADJ/x/girl shop/NOUN/x/girl ~-/PUNCT ~girl/NOUN left/VERB/ROOT", ["red shop-girl"], "with more"),
    ("so/ADV my/PRON sister/NOUN ~-/PUNCT ~in/ADP ~-/PUNCT ~law/NOUN left/VERB/ROOT", ["sister-in-law"], "a relative"),
    ("so/ADV my/PRON sister/NOUN ~-/PUNCT ~in/ADP ~-/PUNCT ~arms/NOUN left/VERB/ROOT", [], "is not any kin"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), REACHES, ids=[why for *_, why in REACHES])
def test_words_of_a_description(notation: str, expected: list[str], why: str) -> None:
    assert described(notation) == expected


COAT = "so/ADV the/DET man/NOUN in/ADP/prep/man the/DET coat/NOUN/pobj/in left/VERB/ROOT"
GOES_ON = [
    ([COAT, COAT], ["man in the coat"] * 2, "said twice"),
    ([COAT], ["man"], "said once"),
    ([COAT, COAT.replace("coat", "hat")], ["man", "man"], "said in two ways"),
    ([COAT.replace("in/ADP", "at/ADP").replace("/in", "/at")] * 2, ["man", "man"], "another preposition"),
    ([COAT.replace("prep/man", "prep/left")] * 2, ["man", "man"], "a preposition of the verb"),
    ([COAT.replace("pobj/in", "dep/in")] * 2, ["man", "man"], "no object"),
    ([COAT.replace("the/DET coat", "a/DET big/ADJ coat")] * 2, ["man in a big coat"] * 2, "four words behind"),
    ([COAT.replace("the/DET coat", "a/DET b/ADJ c/ADJ d/ADJ coat")] * 2, ["man", "man"], "but not five"),
    ([COAT.replace("the/DET", ",")] * 2, ["man", "man"], "a mark between"),
    ([COAT.replace("the/DET coat/NOUN/pobj/in", "“ coat/NOUN/pobj/in ”")] * 2, ["man", "man"], "a quote between"),
    ([COAT.replace("coat/NOUN", "Coat/PROPN")] * 2, ["man in the coat"] * 2, "a name"),
]


@pytest.mark.parametrize(("notations", "expected", "why"), GOES_ON, ids=[why for *_, why in GOES_ON])
def test_what_goes_on_behind_the_noun(notations: list[str], expected: list[str], why: str) -> None:
    assert described(*notations) == expected


def test_a_mention_of_a_description() -> None:
    (mention,) = found(f"{COAT.replace('so/ADV the/DET', 'so/ADV the/DET old/ADJ/amod/man')}")
    assert (mention.paragraph, mention.lo, mention.hi, mention.noun, mention.head) == (0, 2, 4, 3, 3)
    assert (mention.title, mention.relation, mention.quoted, mention.vocative) == ("", "dep", False, False)
    assert (mention.span.start, mention.span.end) == (7, 14)


def test_who_is_named_is_not_described() -> None:
    assert found("so/ADV the/DET curate/NOUN left/VERB/ROOT", named=frozenset({(0, 2)})) == []


def test_two_who_are_described_alike_are_one() -> None:
    book = names_of_book(
        "The/DET old/ADJ/amod/man man/NOUN sat/VERB/ROOT",
        "So/ADV did/VERB/ROOT the/DET curate/NOUN , and/CCONJ the/DET old/ADJ/amod/man man/NOUN",
    )
    assert [(c.name, c.key, c.named, c.uses, c.noun) for c in book.entities] == [
        ("old man", 0, False, 2, "man"),
        ("curate", 1, False, 1, "curate"),
    ]
    assert [printed(book, m) for m in book.mentions] == ["old man", "curate", "old man"]
    assert [m.entity for m in book.mentions] == [0, 1, 0]
