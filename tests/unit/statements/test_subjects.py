"""Who does the reporting, by syntax."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph, shown

from inquit.statements.subjects import according_source, find_source, noun_phrase, reports_apart, source_of_noun

# Each: what it is about, the word that reports, the word that heads its source ("-": none), and the sentence.
SOURCES = [
    ("its subject", "said", "Ann", "Ann/PROPN/nsubj/said said/VERB/ROOT no/INTJ/intj/said ."),
    ("its subject behind it", "said", "Ann", "“ No/INTJ/ccomp/said , ” said/VERB/ROOT Ann/PROPN/nsubj/said ."),
    ("a personal it", "said", "It", "It/PRON/nsubj/said said/VERB/ROOT no/INTJ/intj/said ."),
    ("a mere it", "seemed", "-", "It/PRON/nsubj/seemed seemed=seem/VERB/ROOT that/SCONJ/mark/left he/PRON/nsubj/left "
     "left/VERB/ccomp/seemed ."),
    ("a mere there", "was", "-", "There/PRON/nsubj/was was/AUX/ROOT talk/NOUN/attr/was of/ADP/prep/talk "
     "war/NOUN/pobj/of ."),
    ("no subject", "said", "-", "Yesterday/NOUN/npadvmod/said said/VERB/ROOT no/INTJ/intj/said ."),
    # passives
    ("the agent of a passive", "accused", "board", "He/PRON/nsubjpass/accused was/AUX/auxpass/accused "
     "accused=accuse/VERB:VBN/ROOT by/ADP/agent/accused the/DET/det/board board/NOUN/pobj/by of/ADP/prep/accused "
     "lying/VERB:VBG/pcomp/of ."),
    ("a passive without an agent", "accused", "-", "He/PRON/nsubjpass/accused was/AUX/auxpass/accused "
     "accused=accuse/VERB:VBN/ROOT of/ADP/prep/accused lying/VERB:VBG/pcomp/of ."),
    ("a passive in a clause has not the subject of the verb above", "accused", "-", "Ann/PROPN/nsubj/said "
     "said/VERB/ROOT he/PRON/nsubjpass/accused was/AUX/auxpass/accused accused=accuse/VERB:VBN/ccomp/said "
     "of/ADP/prep/accused lying/VERB:VBG/pcomp/of ."),
    ("a clause as a subject hides the subject of the verb above", "meant", "-", "Ann/PROPN/nsubj/said said/VERB/ROOT "
     "leaving/VERB:VBG/csubj/meant meant=mean/VERB/ccomp/said losing/VERB:VBG/xcomp/meant ."),
    ("an auxiliary among other words", "asked", "Ann", "Ann/PROPN/nsubj/left left=leave/VERB/ROOT , "
     "having/AUX/aux/asked asked=ask/VERB:VBN/advcl/left about/ADP/prep/asked it/PRON/pobj/about ."),
    ("was quoted as saying", "saying", "Ann", "Ann/PROPN/nsubjpass/quoted was/AUX/auxpass/quoted "
     "quoted=quote/VERB:VBN/ROOT as/ADP/prep/quoted saying/VERB:VBG/pcomp/as that/SCONJ/mark/failed "
     "it/PRON/nsubj/failed failed/VERB/ccomp/saying ."),
    ("quoted somebody as saying", "saying", "Ann", "He/PRON/nsubj/quoted quoted=quote/VERB/ROOT Ann/PROPN/dobj/quoted "
     "as/ADP/prep/quoted saying/VERB:VBG/pcomp/as no/INTJ/intj/saying ."),
    ("was said to", "said", "-", "He/PRON/nsubjpass/said was/AUX/auxpass/said said/VERB:VBN/ROOT to/PART/aux/be "
     "be/AUX:VB/xcomp/said ill/ADJ/acomp/be ."),
    # infinitives
    ("the subject of what governs an infinitive", "tell", "Ann", "Ann/PROPN/nsubj/wanted wanted=want/VERB/ROOT "
     "to/PART/aux/tell tell/VERB:VB/xcomp/wanted him/PRON/dative/tell ."),
    ("a chain of infinitives", "tell", "Ann", "Ann/PROPN/nsubj/planned planned=plan/VERB/ROOT to/PART/aux/try "
     "try/VERB:VB/xcomp/planned to/PART/aux/tell tell/VERB:VB/xcomp/try him/PRON/dative/tell ."),
    ("the object in control", "warn", "them", "The/DET/det/news news/NOUN/nsubj/led led=lead/VERB/ROOT "
     "them/PRON/dobj/led to/PART/aux/warn warn/VERB:VB/xcomp/led that/SCONJ/mark/failed it/PRON/nsubj/failed "
     "failed/VERB/ccomp/warn ."),
    ("several people in control", "warn", "officials", "The/DET/det/news news/NOUN/nsubj/led led=lead/VERB/ROOT "
     "officials/NOUN:NNS/dobj/led to/PART/aux/warn warn/VERB:VB/xcomp/led the/DET/det/city city/NOUN/dobj/warn ."),
    ("an object that is no person is not in control", "warn", "Ann", "Ann/PROPN/nsubj/used used=use/VERB/ROOT "
     "the/DET/det/speech speech/NOUN/dobj/used to/PART/aux/warn warn/VERB:VB/xcomp/used the/DET/det/city "
     "city/NOUN/dobj/warn ."),
    # coordination
    ("the subject of the first of two verbs", "added", "Ann", "Ann/PROPN/nsubj/smiled smiled=smile/VERB/ROOT "
     "and/CCONJ/cc/smiled added=add/VERB/conj/smiled that/SCONJ/mark/left he/PRON/nsubj/left left/VERB/ccomp/added ."),
    ("a second verb with a subject of its own", "added", "Bo", "Ann/PROPN/nsubj/smiled smiled=smile/VERB/ROOT "
     "and/CCONJ/cc/smiled Bo/PROPN/nsubj/added added=add/VERB/conj/smiled no/INTJ/intj/added ."),
    ("a report that hangs on the clause before it", "insisted", "Ann", "Ann/PROPN/nsubj/said said/VERB/ROOT "
     "it/PRON/nsubj/failed failed/VERB/ccomp/said and/CCONJ/cc/failed insisted=insist/VERB/conj/failed "
     "that/SCONJ/mark/left he/PRON/nsubj/left left/VERB/ccomp/insisted ."),
    ("a participle that hangs on the clause before it", "adding", "Ann", "Ann/PROPN/nsubj/said said/VERB/ROOT "
     "it/PRON/nsubj/failed failed/VERB/ccomp/said , adding=add/VERB:VBG/advcl/failed that/SCONJ/mark/left "
     "he/PRON/nsubj/left left/VERB/ccomp/adding ."),
    ("a verb of the reported clause", "promised", "it", "Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed "
     "failed/VERB/ccomp/said and/CCONJ/cc/failed promised=promise/VERB/conj/failed help/NOUN/dobj/promised ."),
    # participles
    ("a participle under the verb", "saying", "Ann", "Ann/PROPN/nsubj/left left=leave/VERB/ROOT , "
     "saying/VERB:VBG/advcl/left that/SCONJ/mark/failed it/PRON/nsubj/failed failed/VERB/ccomp/saying ."),
    ("a participle behind its noun", "saying", "statement", "A/DET/det/statement statement/NOUN/nsubj/came "
     "saying/VERB:VBG/acl/statement it/PRON/nsubj/failed failed/VERB/ccomp/saying came=come/VERB/ROOT ."),
    ("what was done to a noun", "asked", "-", "Asked=ask/VERB:VBN/advcl/left about/ADP/prep/Asked it/PRON/pobj/about , "
     "Ann/PROPN/nsubj/left left=leave/VERB/ROOT ."),
    ("what was done to a noun, and by whom", "asked", "Bo", "Asked=ask/VERB:VBN/advcl/left by/ADP/agent/Asked "
     "Bo/PROPN/pobj/by , Ann/PROPN/nsubj/left left=leave/VERB/ROOT ."),
    # relative clauses
    ("a relative pronoun", "said", "who", "Ann/PROPN/nsubj/left , who/PRON:WP/nsubj/said said/VERB/relcl/Ann "
     "no/INTJ/intj/said , left=leave/VERB/ROOT ."),
    ("a relative clause without a pronoun", "saying", "man", "The/DET/det/man man/NOUN/nsubj/left "
     "saying/VERB/relcl/man so/ADV/advmod/saying left=leave/VERB/ROOT ."),
    # other
    ("a sentence adverbial clause", "says", "Ann", "As/SCONJ/mark/says Ann/PROPN/nsubj/says says/VERB:VBZ/advcl/left , "
     "he/PRON/nsubj/left left=leave/VERB/ROOT ."),
    ("according to", "According", "Ann", "According/VERB:VBG/prep/left to/ADP/prep/According Ann/PROPN/pobj/to , "
     "he/PRON/nsubj/left left=leave/VERB/ROOT ."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cue", "source", "notation"), [case[1:] for case in SOURCES], ids=[case[0].replace(" ", "-") for case in SOURCES]
)
def test_the_source_of_a_cue(cue: str, source: str, notation: str) -> None:
    p = paragraph(notation)
    found = find_source(p, at(p, cue) if cue in p.text else at(p, cue.capitalize()))
    assert ("-" if found is None else p.text[found]) == source


def test_a_chain_of_verbs_that_is_too_long_is_not_followed() -> None:
    chain = " ".join(f"v{i}/VERB/xcomp/v{i - 1}" for i in range(1, 9))
    p = paragraph(f"Ann/PROPN/nsubj/v0 v0/VERB/ROOT {chain}")
    assert find_source(p, at(p, "v3")) == 0
    assert find_source(p, at(p, "v8")) is None


def test_a_participle_that_is_a_root_has_no_source() -> None:
    p = paragraph("saying/VERB:VBG/pcomp/#0")
    assert find_source(p, 0) is None


@pytest.mark.parametrize(
    ("notation", "source"),
    [
        ("according/VERB/prep/left to/ADP/prep/according Ann/PROPN/compound/Lund Lund/PROPN/pobj/to left/VERB/ROOT",
         "Lund"),
        ("according/VERB/prep/left to/ADP/prep/according the/DET/det/board board/NOUN/pobj/to left/VERB/ROOT", "board"),
        ("per/ADP/prep/left the/DET/det/board board/NOUN/pobj/per left/VERB/ROOT", "board"),
        # the parse has lost the object
        ("according/VERB/prep/left to/ADP/prep/according the/DET/dep/left new/ADJ/dep/left Board/X/dep/left "
         "left/VERB/ROOT", "Board"),
        # the parse takes the object for something of a noun before it
        ("He/PRON/nsubj/left according/VERB/prep/left to/ADP/prep/according Ann/PROPN/appos/He left/VERB/ROOT", "Ann"),
        ("left/VERB/ROOT according/VERB/prep/left to/ADP/prep/according .", None),
        ("left/VERB/ROOT according/VERB/prep/left", None),
    ],
)  # fmt: skip
def test_the_source_of_according_to(notation: str, source: str | None) -> None:
    p = paragraph(notation)
    cue = next(i for i, word in enumerate(p.text) if word in ("according", "per"))
    found = according_source(p, cue)
    assert (None if found is None else p.text[found]) == source


@pytest.mark.parametrize(
    ("notation", "noun", "source"),
    [
        ("Ann/PROPN/poss/claim 's/PART:POS/case/Ann claim/NOUN/nsubj/spread spread/VERB/ROOT", "claim", "Ann"),
        ("a/DET/det/claim claim/NOUN/nsubj/spread by/ADP/prep/claim Ann/PROPN/pobj/by spread/VERB/ROOT", "claim",
         "Ann"),
        ("word/NOUN/nsubj/came from/ADP/prep/word Ann/PROPN/pobj/from came/VERB/ROOT", "word", "Ann"),
        ("a/DET/det/claim claim/NOUN/nsubj/spread about/ADP/prep/claim Ann/PROPN/pobj/about spread/VERB/ROOT", "claim",
         None),
        ("Ann/PROPN/nsubj/made made/VERB/ROOT the/DET/det/claim claim/NOUN/dobj/made", "claim", "Ann"),
        ("It/PRON/nsubj/was was/AUX/ROOT Ann/PROPN/poss/claim 's/PART:POS/case/Ann claim/NOUN/attr/was", "claim",
         "Ann"),
        ("Ann/PROPN/nsubj/said said/VERB/ROOT in/ADP/prep/said a/DET/det/statement statement/NOUN/pobj/in",
         "statement", "Ann"),
        ("the/DET/det/claim claim/NOUN/nsubj/spread spread/VERB/ROOT", "claim", None),
        ("The/DET/det/claim claim/NOUN/ROOT", "claim", None),
    ],
)  # fmt: skip
def test_whose_claim_it_is(notation: str, noun: str, source: str | None) -> None:
    p = paragraph(notation)
    found = source_of_noun(p, at(p, noun))
    assert (None if found is None else p.text[found]) == source


@pytest.mark.parametrize(
    ("notation", "head", "phrase"),
    [
        ("The/DET/det/head old/ADJ/amod/head head/NOUN/nsubj/said of/ADP/prep/head the/DET/det/board "
         "board/NOUN/pobj/of said/VERB/ROOT", "head", "The old head of the board"),
        ("Ann/PROPN/nsubj/said ,/Ann the/DET/det/mayor mayor/NOUN/appos/Ann ,/Ann said/VERB/ROOT", "Ann",
         "Ann , the mayor"),
        ("Ann/PROPN/nsubj/said ,/Ann who/PRON/nsubj/left left/VERB/relcl/Ann ,/Ann said/VERB/ROOT", "Ann", "Ann"),
        ("Ann/PROPN/nsubj/said ,/Ann speaking/VERB:VBG/acl/Ann late/ADV/advmod/speaking said/VERB/ROOT", "Ann", "Ann"),
        ("a/DET/det/man man/NOUN/nsubj/said named/VERB:VBN/acl/man Bo/PROPN/oprd/named said/VERB/ROOT", "man",
         "a man named Bo"),
        ("“/Ann Ann/PROPN/nsubj/said ”/Ann said/VERB/ROOT", "Ann", "Ann"),
        ("those/DET/nsubj/said said/VERB/ROOT", "those", "those"),
    ],
)  # fmt: skip
def test_noun_phrases_keep_appositions_and_leave_out_afterthoughts(notation: str, head: str, phrase: str) -> None:
    p = paragraph(notation)
    assert shown(p, noun_phrase(p, at(p, head))) == phrase


REPORT = "that/SCONJ/mark/left he/PRON/nsubj/left left/VERB/ccomp/{verb} ."


@pytest.mark.parametrize(
    ("notation", "verb", "apart"),
    [
        ("Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed failed/VERB/ccomp/said and/CCONJ/cc/failed "
         "insisted=insist/VERB/conj/failed " + REPORT, "insisted", True),
        ("Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed failed/VERB/ccomp/said "
         "adding=add/VERB:VBG/advcl/failed " + REPORT, "adding", True),
        ("Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed failed/VERB/ccomp/said ,/said "
         "adding=add/VERB:VBG/ccomp/said " + REPORT, "adding", True),
        # a subject of its own
        ("Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed failed/VERB/ccomp/said and/CCONJ/cc/failed "
         "Bo/PROPN/nsubj/insisted insisted=insist/VERB/conj/failed " + REPORT, "insisted", False),
        # no report of its own
        ("Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed failed/VERB/ccomp/said and/CCONJ/cc/failed "
         "insisted=insist/VERB/conj/failed .", "insisted", False),
        # no verb of speech
        ("Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed failed/VERB/ccomp/said and/CCONJ/cc/failed "
         "melted=melt/VERB/conj/failed " + REPORT, "melted", False),
        # what it hangs on is not reported
        ("Ann/PROPN/nsubj/failed failed/VERB/ROOT and/CCONJ/cc/failed insisted=insist/VERB/conj/failed " + REPORT,
         "insisted", False),
        # the only clause under the verb
        ("Ann/PROPN/nsubj/said said/VERB/ROOT adding=add/VERB:VBG/ccomp/said " + REPORT, "adding", False),
    ],
)  # fmt: skip
def test_a_coordinated_report_stands_apart(notation: str, verb: str, apart: bool) -> None:
    p = paragraph(notation.format(verb=verb))
    assert reports_apart(p, at(p, verb)) is apart


def test_a_clause_that_crosses_the_noun_does_not_empty_its_phrase() -> None:
    p = paragraph("what/PRON/dobj/called names/NOUN/ROOT called/VERB/relcl/names")
    lo, hi = noun_phrase(p, 1)
    assert lo <= 1 < hi


@pytest.mark.parametrize(
    ("notation", "source"),
    [
        ("On/ADP/prep/said Friday/PROPN/compound/Lund Lund/PROPN/pobj/On said/VERB/ROOT no/INTJ", "Lund"),
        ("On/ADP/prep/said Friday/PROPN/pobj/On said/VERB/ROOT no/INTJ", None),
        ("On/ADP/prep/said Blorp/PROPN/compound/Lund Lund/PROPN/pobj/On said/VERB/ROOT no/INTJ", None),
        ("With/ADP/prep/said Friday/PROPN/compound/Lund Lund/PROPN/pobj/With said/VERB/ROOT no/INTJ", None),
        ("On/ADP/prep/said Friday/PROPN/compound/game game/NOUN/pobj/On said/VERB/ROOT no/INTJ", None),
        ("On/ADP/prep/said Friday/PROPN/compound/Lund Lund/PROPN/pobj/On so/ADV said/VERB/ROOT no/INTJ", None),
    ],
)
def test_a_name_that_the_parser_joins_with_a_date(notation: str, source: str | None) -> None:
    p = paragraph(notation)
    found = find_source(p, at(p, "said"))
    assert (None if found is None else p.text[found]) == source
