"""What kind of phrase a source is, and how far it reaches."""

from __future__ import annotations

import pytest
from tests.unit.entities.hand_made import names_of_news, without_braces
from tests.unit.notation import at

from inquit.document import TextSpan
from inquit.entities.sources.source_phrases import SourcePhrase, phrase_of_noun, read_phrase


def phrase(notation: str) -> tuple[SourcePhrase, list[str]]:
    """The source in braces, and the words of its paragraph."""
    text, ((number, lo, hi),) = without_braces([notation])
    index = names_of_news(notation.replace("{", "").replace("}", ""))
    p = text.paragraphs[number]
    found = read_phrase(index, (p.token_span(lo, hi),))
    assert found is not None
    return found, p.text


def read(notation: str) -> tuple[str, str, str]:
    """The form of the phrase, its words, and its head."""
    found, words = phrase(notation)
    return found.form, " ".join(words[found.lo : found.hi]), words[found.head]


FORMS = [
    ("then/ADV {Lund/PROPN} left/VERB", ("name", "Lund", "Lund"), "a name"),
    ("then/ADV {he/PRON} left/VERB", ("pronoun", "he", "he"), "a pronoun"),
    ("then/ADV {the/DET curate/NOUN} left/VERB", ("nominal", "the curate", "curate"), "a description"),
    ("then/ADV {IT/PRON} left/VERB", ("nominal", "IT", "IT"), "an acronym that looks like a pronoun"),
    ("{IT/PRON} LEFT/VERB", ("pronoun", "IT", "IT"), "not where all is in capitals"),
    ("then/ADV {I/PRON} left/VERB", ("pronoun", "I", "I"), "one letter is no acronym"),
    ("then/ADV {he/PRON said/VERB}", ("pronoun", "he said", "he"), "with its cue"),
    ("Lund/PROPN , {who/PRON:WP in/ADP May/PROPN} said/VERB", ("pronoun", "who in May", "who"), "with the time"),
    ("then/ADV {he/PRON who/PRON:WP came/VERB}", ("pronoun", "he", "he"), "with a clause"),
    ("then/ADV {those/PRON:DT who/PRON:WP came/VERB} left/VERB", ("nominal", "those", "those"), "who are described"),
    ("then/ADV {many/ADJ of/ADP whom/PRON:WP} left/VERB", ("pronoun", "whom", "whom"), "a relative pronoun of several"),
    ("then/ADV {many/ADJ of/ADP us/PRON} left/VERB", ("nominal", "many of us", "us"), "not any pronoun"),
    (
        "then/ADV {Mr./PROPN and/CCONJ Mrs./PROPN Lund/PROPN} left/VERB",
        ("group", "Mr. and Mrs. Lund", "Lund"),
        "a couple",
    ),
    (
        "then/ADV {Mr./PROPN and/CCONJ Gov./PROPN Lund/PROPN} left/VERB",
        ("name", "Gov. Lund", "Lund"),
        "two offices are none",
    ),
    ("then/ADV {the/DET chairman/NOUN ,} left/VERB", ("nominal", "the chairman", "chairman"), "without a mark"),
    ("then/ADV {by/ADP the/DET chairman/NOUN} left/VERB", ("nominal", "the chairman", "chairman"), "or preposition"),
    (
        "then/ADV {and/CCONJ the/DET chairman/NOUN and/CCONJ} left/VERB",
        ("nominal", "the chairman", "chairman"),
        "or conjunction",
    ),
    ("then/ADV {,} left/VERB", ("nominal", ",", ","), "unless nothing is left"),
    (
        "old/ADJ/amod/chairman {chairman/NOUN} left/VERB",
        ("nominal", "old chairman", "chairman"),
        "with a modifier before it",
    ),
    (
        "Lund/PROPN/compound/campaign {campaign/NOUN} left/VERB",
        ("nominal", "Lund campaign", "campaign"),
        "also a name",
    ),
    ("the/DET/det/chairman {chairman/NOUN} left/VERB", ("nominal", "chairman", "chairman"), "no article"),
    ("old/ADJ/amod/left {chairman/NOUN} left/VERB", ("nominal", "chairman", "chairman"), "no other word's"),
    (
        "so/ADV | old/ADJ/amod/#2 | {chairman/NOUN} left/VERB",
        ("nominal", "chairman", "chairman"),
        "of its own sentence",
    ),
]


@pytest.mark.parametrize(("notation", "expected", "why"), FORMS, ids=[why for *_, why in FORMS])
def test_forms(notation: str, expected: tuple[str, str, str], why: str) -> None:
    assert read(notation) == expected


CORES = [
    ("the/DET general/NOUN , who/PRON:WP came/VERB", "the general", "a comma ends it"),
    ("the/DET general/NOUN ; he/PRON came/VERB", "the general", "so do other marks"),
    ("the/DET general/NOUN -- he/PRON came/VERB", "the general", "and dashes"),
    ("the/DET shop/NOUN ~-/PUNCT ~girl/NOUN", "the shop - girl", "but not inside a word"),
    ("the/DET shop/NOUN -/PUNCT girl/NOUN", "the shop", "if they touch both"),
    (
        "a/DET long/ADJ/amod/letter ,/letter angry/ADJ/amod/letter letter/NOUN",
        "a long , angry letter",
        "between modifiers",
    ),
    ("a/DET long/ADJ/x/letter ,/letter angry/ADJ/amod/letter letter/NOUN", "a long", "of the noun"),
    ("the/DET general/NOUN who/PRON:WP came/VERB", "the general", "a clause"),
    ("the/DET general/NOUN where/ADV:WRB it/PRON is/AUX", "the general", "of any kind"),
    (
        "the/DET general/NOUN of/ADP whom/PRON:WP it/PRON is/AUX",
        "the general of whom it is",
        "not behind a preposition",
    ),
    ("the/DET experts/NOUN:NNS I/PRON spoke/VERB to/ADP", "the experts", "a clause without a pronoun of its own"),
    ("the/DET old/ADJ I/PRON spoke/VERB to/ADP", "the old I spoke to", "that follows a noun"),
    ("the/DET army/NOUN general/NOUN asked/VERB:VBN to/PART leave/VERB:VB", "the army general", "a participle"),
    ("people/NOUN:NNS asked/VERB:VBN to/PART leave/VERB:VB", "people asked to leave", "unless the noun tells little"),
    (
        "many/ADJ people/NOUN:NNS asked/VERB:VBN to/PART leave/VERB:VB",
        "many people asked to leave",
        "also with a quantity",
    ),
    ("old/ADJ people/NOUN:NNS asked/VERB:VBN to/PART leave/VERB:VB", "old people", "but no other adjective"),
    ("people/NOUN:NNS asked/VERB:VBD to/PART leave/VERB:VB", "people", "no other form"),
    ("the/DET general/NOUN leave/VERB:VB", "the general leave", "a base form ends nothing"),
    ("the/DET general/NOUN asked/VERB:VBN/amod/general man/NOUN", "the general asked man", "nor does a modifier"),
    ("the/DET general/NOUN Ann/PROPN , Lund/PROPN", "the general Ann", "with a name in it"),
    ("Harbour@ORG/PROPN and@ORG/CCONJ Power@ORG/PROPN", "Harbour and Power", "a name is whole"),
    ("the/DET general/NOUN then/ADV", "the general", "an adverb at the end"),
    ("the/DET general/NOUN 's/PART:POS", "the general", "a possessive ending"),
]


@pytest.mark.parametrize(("source", "core", "why"), CORES, ids=[why for *_, why in CORES])
def test_where_the_core_ends(source: str, core: str, why: str) -> None:
    found, words = phrase(f"then/ADV {{{source}}} left/VERB:VBZ")
    assert " ".join(words[found.lo : found.hi]) == core


HEADS = [
    ("the/DET head/NOUN of/ADP the/DET union/NOUN", "head", "a preposition behind it"),
    ("the/DET head/NOUN to/ADP:TO the/DET union/NOUN", "head", "of either tag"),
    ("more/ADJ than/ADP ten/NUM lawyers/NOUN:NNS", "lawyers", "no comparison"),
    ("one/NUM:CD of/ADP the/DET lawyers/NOUN:NNS", "lawyers", "no quantity"),
    ("some/DET:DT of/ADP the/DET lawyers/NOUN:NNS", "lawyers", "of any kind"),
    ("a/DET number/NOUN of/ADP lawyers/NOUN:NNS", "lawyers", "no number"),
    ("a/DET group/NOUN of/ADP lawyers/NOUN:NNS", "group", "but a group"),
    ("a/DET source/NOUN familiar/ADJ with/ADP it/PRON", "source", "an adjective behind it"),
    ("a/DET source/NOUN very/ADV familiar/ADJ with/ADP it/PRON", "source", "with an adverb"),
    ("the/DET old/ADJ", "old", "an adjective alone"),
]


@pytest.mark.parametrize(("source", "head", "why"), HEADS, ids=[why for *_, why in HEADS])
def test_heads(source: str, head: str, why: str) -> None:
    found, words = phrase(f"then/ADV {{{source}}} left/VERB:VBZ")
    assert words[found.head] == head


NAMES = [
    ("{the/DET chairman/NOUN Lund@PERSON/PROPN} left/VERB", "Lund", False, "a name behind a role"),
    ("{the/DET chairman/NOUN , Lund@PERSON/PROPN ,} left/VERB", "Lund", True, "an apposition"),
    ("{the/DET chairman/NOUN ( HLO/PROPN ) , Lund@PERSON/PROPN} left/VERB", "Lund", True, "behind a bracket"),
    ("{the/DET chairman/NOUN : Lund@PERSON/PROPN} left/VERB", "Lund", True, "behind a colon"),
    ("{the/DET chairman/NOUN ; Lund@PERSON/PROPN} left/VERB", None, False, "not any mark"),
    ("{the/DET chairman/NOUN , Harbour@ORG/PROPN Trust@ORG/PROPN} left/VERB", None, False, "not of another kind"),
    ("{the/DET union/NOUN , Harbour@ORG/PROPN Trust@ORG/PROPN} left/VERB", "Harbour Trust", True, "but of the noun's"),
    ("{the/DET union/NOUN , Lund@PERSON/PROPN} left/VERB", None, False, "an organisation is no person"),
    ("{the/DET table/NOUN , Lund@PERSON/PROPN} left/VERB", None, False, "of a known noun"),
    ("{the/DET chairmen=chairman/NOUN:NNS , Lund@PERSON/PROPN} left/VERB", None, False, "of one"),
    (
        "{one/NUM:CD of/ADP the/DET chairmen=chairman/NOUN:NNS , Lund@PERSON/PROPN} left/VERB",
        "Lund",
        True,
        "or one of them",
    ),
    ("{the/DET chairman/NOUN , then/ADV Lund@PERSON/PROPN} left/VERB", None, False, "right behind the comma"),
    ("{the/DET chairman/NOUN , the/DET old/ADJ Lund@PERSON/PROPN} left/VERB", "Lund", True, "with its own words"),
    (
        "{the/DET chairman/NOUN , a/DET b/ADJ c/ADJ d/ADJ e/ADJ f/ADJ Lund@PERSON/PROPN} left/VERB",
        "Lund",
        True,
        "seven tokens",
    ),
    (
        "{the/DET chairman/NOUN , a/DET b/ADJ c/ADJ d/ADJ e/ADJ f/ADJ g/ADJ Lund@PERSON/PROPN} left/VERB",
        None,
        False,
        "but not eight",
    ),
    ("{the/DET union/NOUN , the/DET Harbour@ORG/PROPN} left/VERB", "Harbour", True, "two for other kinds"),
    ("{the/DET union/NOUN , the/DET old/ADJ Harbour@ORG/PROPN} left/VERB", None, False, "but not three"),
    ("{the/DET union/NOUN , Danish@NORP/PROPN} left/VERB", None, False, "no people"),
    ("{many/ADJ Africans@NORP/PROPN:NNPS} left/VERB", None, False, "a people in the plural"),
    ("{Africans@NORP/PROPN:NNPS} left/VERB", None, False, "also alone"),
    ("{the/DET Republican@NORP/PROPN} left/VERB", None, False, "or with a word before it"),
    ("{Denmark@NORP/PROPN} left/VERB", "Denmark", False, "but not alone in the singular"),
    ("{a/DET Harbour@ORG/PROPN} left/VERB", None, False, "with an indefinite article"),
    ("{an/DET Harbour@ORG/PROPN} left/VERB", None, False, "of either form"),
    ("{the/DET Harbour@ORG/PROPN} left/VERB", "Harbour", False, "with a definite one it is a name"),
    ("{the/DET Harbour@ORG/PROPN Lights@ORG/PROPN:NNPS} left/VERB", "Harbour Lights", False, "whatever its number"),
    ("{the/DET Lights/PROPN:NNPS} left/VERB", None, False, "an unknown plural is a noun"),
    ("{the/DET Lights@GPE/PROPN:NNPS} left/VERB", "Lights", False, "a known one is not"),
    ("{the/DET Officials=official@GPE/PROPN:NNPS} left/VERB", None, False, "unless it is a common noun"),
    ("{a/DET Ann@PERSON/PROPN Lund@PERSON/PROPN} left/VERB", "Ann Lund", False, "a person is always named"),
    (
        "{head/NOUN of/ADP the/DET union/NOUN Lund@PERSON/PROPN} left/VERB",
        "Lund",
        False,
        "a name behind the complement",
    ),
    ("{table/NOUN of/ADP the/DET union/NOUN Lund@PERSON/PROPN} left/VERB", None, False, "of a role"),
    (
        "{Fight/NOUN for/ADP 15/NUM director/NOUN Lund@PERSON/PROPN} left/VERB",
        "Lund",
        False,
        "or with a title of its own",
    ),
    ("{head/NOUN of/ADP director/NOUN Lund@PERSON/PROPN} left/VERB", None, False, "with nothing before the titles"),
    ("{head/NOUN of/ADP the/DET Lund@PERSON/PROPN} left/VERB", None, False, "a complement is no name behind it"),
]


@pytest.mark.parametrize(("notation", "name", "apposed", "why"), NAMES, ids=[why for *_, why in NAMES])
def test_the_name_of_a_phrase(notation: str, name: str | None, apposed: bool, why: str) -> None:
    found, words = phrase(f"so/ADV {notation}")
    named = None if found.mention is None else " ".join(words[found.mention.lo : found.mention.hi])
    assert (named, found.apposed, found.form == "name") == (name, apposed, name is not None)


def test_the_phrase_around_a_noun() -> None:
    index = names_of_news(
        "the/DET/det/chief old/ADJ/amod/chief chief/NOUN/nsubj/saw of/ADP/prep/chief Lund@PERSON/PROPN/pobj/of "
        "saw/VERB/ROOT them/PRON/dobj/saw"
    )
    p = index.parsed.paragraphs[0]
    chief, lund, them = (phrase_of_noun(index, 0, at(p, word)) for word in ("chief", "Lund", "them"))
    assert (chief.form, chief.lo, chief.hi, chief.head) == ("nominal", 0, 5, 2)
    assert (lund.form, lund.lo, lund.hi, lund.mention) == ("name", 4, 5, index.mentions[0])
    assert (them.form, them.lo, them.hi) == ("pronoun", 6, 7)


@pytest.mark.parametrize("spans", [[], [(90, 99)], [(0, 0)]])
def test_a_source_without_a_word(spans: list[tuple[int, int]]) -> None:
    assert read_phrase(names_of_news("Lund/PROPN left/VERB"), [TextSpan(*span) for span in spans]) is None
