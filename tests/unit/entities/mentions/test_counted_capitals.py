"""Names of books: what a book never begins small is a name, with the titles before it."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import quoted_tokens
from tests.unit.notation import parsed

from inquit.entities.mentions.counted_capitals import find_counted_names
from inquit.entities.mentions.name_mention import NameMention


def found(*notations: str) -> list[NameMention]:
    text = parsed(*notations)
    return find_counted_names(text, quoted_tokens(text))


def names(*notations: str) -> list[str]:
    """Title and words of each name."""
    return [" ".join(filter(None, (m.title, *m.words))) for m in found(*notations)]


NAMES = [
    ("there/ADV came/VERB/ROOT Weller/PROPN", ["weller"], "a capital inside a sentence"),
    ("there/ADV came/VERB/ROOT weller/PROPN", [], "no capital"),
    ("Corin/NOUN/nsubj/nodded nodded=nod/VERB/ROOT", ["corin"], "it does what people do, whatever its tag"),
    ("“ Aye/PROPN ! ”", [], "a word that only exclaims"),
    ("“ Sir/PROPN ! ”", [], "or calls"),
    ("“ Good/PROPN Lord/PROPN ! ”", [], "with an epithet, too"),
    ("Mr./PROPN French/PROPN came/VERB/ROOT", ["mr french"], "but a title makes a name of any"),
    ("Said/PROPN Weller/PROPN , “ No/INTJ ! ”", ["weller"], "a verb of speech that leads up to a quote is no name"),
    ("Weller/PROPN came/VERB/ROOT", ["weller"], "tagged so at the start of a sentence"),
    ("Night/NOUN came/VERB/ROOT", [], "not tagged so"),
    ("Night/PROPN came/VERB . | Night/NOUN fell/VERB", [], "half of its uses at the start are not enough"),
    (
        "Night/PROPN came/VERB . | Night/PROPN fell/VERB . | Night/NOUN left/VERB",
        ["night"] * 3,
        "more than half are",
    ),
    ("Weller/PROPN came/VERB/ROOT at/ADP weller/NOUN", [], "it also begins small"),
    ("Anne/NOUN came/VERB/ROOT", ["anne"], "a given name needs no tag"),
    ("I/PRON came/VERB/ROOT , and/CCONJ I/PRON left/VERB , as/ADP I/PRON do/VERB", [], "pronouns are none"),
    ("as/ADP I'd/PRON say/VERB/ROOT , and/CCONJ I'd/PRON know/VERB", [], "nor are those with an ending"),
    ("see/VERB/ROOT A/PROPN go/VERB", [], "a letter alone is none"),
    ("see/VERB/ROOT J./PROPN go/VERB", [], "nor is an initial alone"),
    ("see/VERB/ROOT J./PROPN Weller/PROPN go/VERB", ["j weller"], "but it begins one"),
    ("the/DET cried/VERB/ROOT Halloa/PROPN Weller/PROPN", ["halloa weller"], "names side by side are one"),
    ("see/VERB/ROOT Miss/PROPN Weller/PROPN Mrs./PROPN Hale/PROPN", ["miss weller", "mrs hale"], "a title ends a name"),
    ('for/ADP Weller"/PROPN is/VERB/ROOT', ["weller"], "and so does a mark"),
    ("for/ADP Weller--it/PROPN Anne/PROPN is/VERB/ROOT", ["weller", "anne"], "what is glued to a name ends it"),
    ("for/ADP Weller's/PROPN Anne/PROPN is/VERB/ROOT", ["weller", "anne"], "so does a possessive ending"),
    ("for/ADP O'Dell/PROPN Anne/PROPN is/VERB/ROOT", ["o'dell anne"], "an apostrophe inside does not"),
    ("saw/VERB/ROOT Rosa/PROPN van/X der/X Velde/PROPN", ["rosa van der velde"], "particles inside a name"),
    ("saw/VERB/ROOT Rosa/PROPN van/X in/ADP", ["rosa"], "particles at its end are none"),
    ("saw/VERB/ROOT Rosa/PROPN van/X , Weller/PROPN", ["rosa", "weller"], "nor before a mark"),
    ("saw/VERB/ROOT van/X Velde/PROPN", ["velde"], "nor at its beginning"),
    ("saw/VERB/ROOT Mr./PROPN van/X der/X Velde/PROPN", ["mr van der velde"], "but behind a title"),
    ("saw/VERB/ROOT Mr./PROPN Weller/PROPN", ["mr weller"], "a title with a full stop"),
    ("saw/VERB/ROOT Mr/PROPN Weller/PROPN", ["mr weller"], "without one"),
    ("saw/VERB/ROOT Mme/PROPN . Weller/PROPN", ["mme weller"], "with one of its own"),
    ("saw/VERB/ROOT Captain/PROPN Sir/PROPN Weller/PROPN", ["sir weller"], "the last of two titles"),
    ("saw/VERB/ROOT Poor/ADJ Miss/PROPN Weller/PROPN", ["miss weller"], "an epithet is no title"),
    ("saw/VERB/ROOT Poor/ADJ Weller/PROPN", ["weller"], "nor part of the name"),
    ("saw/VERB/ROOT the/DET Old/ADJ Man/PROPN", ["old man"], "unless somebody is called so"),
    ("saw/VERB/ROOT the/DET King/PROPN of/ADP Hearts/PROPN come/VERB", ["king of hearts"], "what somebody is king of"),
    ("saw/VERB/ROOT the/DET King/PROPN of/ADP hearts/NOUN", ["king"], "has a capital"),
    ("saw/VERB/ROOT the/DET King/PROPN of/ADP", ["king"], "if it is there at all"),
    (
        "saw/VERB/ROOT the/DET King/PROPN at/ADP Hearts/PROPN come/VERB",
        ["king", "hearts"],
        "behind another preposition",
    ),
    ("saw/VERB/ROOT the/DET Thing/PROPN of/ADP Hearts/PROPN come/VERB", ["thing", "hearts"], "of no title"),
    ("saw/VERB/ROOT the/DET Kings/PROPN of/ADP Hearts/PROPN come/VERB", ["kings", "hearts"], "of a plural"),
    ("saw/VERB/ROOT the/DET King--he/PROPN of/ADP Hearts/PROPN come/VERB", ["king", "hearts"], "of one that has ended"),
    ("CHAPTER/NOUN ONE/NUM OF/ADP ANNE/PROPN WELLER/PROPN", [], "a heading holds none"),
    ("saw/VERB/ROOT American/PROPN ships/NOUN", [], "a word for a people"),
    (
        "saw/VERB/ROOT Big/PROPN Medicine/PROPN . | Big/ADJ Medicine/NOUN came/VERB",
        ["big medicine"] * 2,
        "capitals in pairs",
    ),
    ("saw/VERB/ROOT Big/PROPN Medicine/PROPN . | Big/ADJ waves/NOUN", ["big medicine", "big"], "one of them alone"),
    ("saw/VERB/ROOT big/ADJ Medicine/PROPN", ["medicine"], "a capital behind a small word"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), NAMES, ids=[why for *_, why in NAMES])
def test_what_is_a_name(notation: str, expected: list[str], why: str) -> None:
    assert names(notation) == expected


def test_a_common_word_is_one_that_mostly_begins_small() -> None:
    capitals = "saw/VERB/ROOT Night/PROPN and/CCONJ Night/PROPN and/CCONJ Night/PROPN"
    small = " ".join(["night/NOUN"] * 10)
    assert names(capitals, f"the/DET {small}") == ["night"] * 3
    # Behind a small word a capital is a name's all the same; at the start of a sentence it is not.
    assert names(capitals, f"Night/NOUN {small}") == ["night"] * 4
    assert names(capitals, f"Night/NOUN {small} night/NOUN") == ["night"] * 3


@pytest.mark.parametrize(
    ("notation", "expected", "uses"),
    [
        ("the/DET Queen/PROPN I/PRON saw/VERB", True, 3),
        ("the/DET Queen/PROPN I/PRON saw/VERB", False, 2),
        ("the/DET queen/NOUN I/PRON saw/VERB", False, 3),
        ("a/DET Queen/PROPN I/PRON saw/VERB", False, 3),
        ("an/DET Queen/PROPN I/PRON saw/VERB", False, 3),
        ("Queen/PROPN I/PRON saw/VERB", False, 3),
        ("the/DET Queen./PROPN I/PRON saw/VERB", False, 3),
        ("came/VERB Poor/ADJ I/PRON saw/VERB", False, 3),
    ],
)
def test_a_title_alone_is_a_name_where_the_book_often_says_so(notation: str, expected: bool, uses: int) -> None:
    often = "saw/VERB " + " and/CCONJ ".join(["a/DET Queen/PROPN I/PRON , Poor/PROPN I/PRON"] * (uses - 1))
    assert names(often, notation) == (["queen"] if expected else [])


def test_a_mention_says_where_it_stands_and_how() -> None:
    weller, anne = found(
        "and/CCONJ then/ADV Mrs./PROPN/compound/#3 Weller--who/PROPN/nsubj/saw saw/VERB/ROOT old/ADJ "
        "Anne@PERSON/PROPN/compound/hat 's/PART hat/NOUN/dobj/saw"
    )
    assert (weller.paragraph, weller.lo, weller.hi, weller.left, weller.head) == (0, 2, 4, 2, 3)
    assert (weller.title, weller.gender, weller.words, weller.relation) == ("mrs", "female", ("weller",), "nsubj")
    assert (weller.span.start, weller.span.end) == (9, 20)
    assert (anne.relation, anne.label, anne.title, anne.gender) == ("dobj", "PERSON", "", None)
    assert not weller.quoted
    assert not weller.vocative


def test_a_relation_inside_names_alone_is_left_as_it_is() -> None:
    (anne,) = found("see/VERB/ROOT old/ADJ Anne/PROPN/appos/#2")
    assert anne.relation == "appos"


VOCATIVES = [
    ("“ Come/VERB , Weller/PROPN ! ”", True, "between marks"),
    ("“ Weller/PROPN , come/VERB ! ”", True, "behind the opening mark"),
    ("“ Weller/PROPN ”", True, "alone"),
    ("“ Weller/PROPN . ”", False, "alone with a full stop: an answer"),
    ("“ Oh/INTJ Weller/PROPN ! ”", True, "behind an interjection"),
    ("“ Poor/ADJ Weller/PROPN ! ”", True, "with an epithet"),
    ("“ Come/VERB Weller/PROPN ! ”", False, "behind a word"),
    ("“ come/VERB Poor/ADJ Weller/PROPN ! ”", True, "an epithet behind a word"),
    ("“ Yes/INTJ , Weller/PROPN came/VERB ! ”", False, "before a word"),
    ("“ Weller/PROPN/nsubj/come , come/VERB/ROOT ! ”", False, "an argument"),
    ("“ Come/VERB/ROOT , Weller/PROPN/dobj/Come ! ”", True, "an argument between comma and end"),
    ("“ Come/VERB/ROOT , Weller/PROPN/dobj/Come ; ”", False, "but no other mark"),
    ("“ Come/VERB/ROOT — Weller/PROPN/dobj/Come ! ”", False, "and no other mark before it"),
    ("Come/VERB , Weller/PROPN !", False, "outside of quotes"),
]


@pytest.mark.parametrize(("notation", "expected", "why"), VOCATIVES, ids=[why for *_, why in VOCATIVES])
def test_whom_somebody_speaks_to(notation: str, expected: bool, why: str) -> None:
    told = "then/ADV came/VERB Weller/PROPN"
    (_, mention) = found(told, notation)
    assert mention.vocative is expected


def test_who_stands_between_a_quote_and_a_verb_of_speech_has_a_name() -> None:
    assert names("“ No/INTJ ! ” American/PROPN remarked/VERB", "“ No/INTJ ! ” American/PROPN ships/NOUN") == [
        "american"
    ]
    assert names("“ No/INTJ ” —/PUNCT American/PROPN remarked/VERB") == []
    assert names("“ No/INTJ , American/PROPN remarked/VERB ”") == []


def test_a_name_ends_with_the_quote() -> None:
    assert names("“ see/VERB Anne/PROPN ” Weller/PROPN said/VERB") == ["anne", "weller"]
