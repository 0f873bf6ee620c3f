"""The patterns in which a word can report: which frames a sentence offers, and what they hold."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph, shown

from inquit.statements.frames import Frame, cue_range, find_frames
from inquit.text.parsing import Paragraph


def frames(p: Paragraph, cue: str) -> dict[str, Frame]:
    """The frames of one cue by kind."""
    found = [f for f in find_frames(p) if p.text[f.cue] == cue]
    assert len({f.kind for f in found}) == len(found), "two frames of one kind"
    return {f.kind: f for f in found}


def told(p: Paragraph, f: Frame) -> tuple[str, str]:
    """The content and the source of a frame in words."""
    return shown(p, *f.content), shown(p, f.source)


# Each: the pattern, the cue, the kind of frame, its content, its source, and the sentence.
FRAMES = [
    ("a clause", "said", "ccomp", "that he would leave", "Ann",
     "Ann/PROPN/nsubj/said said/VERB/ROOT that/SCONJ/mark/leave he/PRON/nsubj/leave would/AUX:MD/aux/leave "
     "leave/VERB:VB/ccomp/said ."),
    ("a clause before the verb", "said", "ccomp", "He left", "Ann",
     "He/PRON/nsubj/left left/VERB/ccomp/said ,/said said/VERB/ROOT Ann/PROPN/nsubj/said ."),
    ("a clause around the verb", "said", "ccomp", "The truce … would hold", "he",
     "The/DET/det/truce truce/NOUN/nsubj/hold ,/said he/PRON/nsubj/said said/VERB/ROOT ,/said would/AUX:MD/aux/hold "
     "hold/VERB:VB/ccomp/said ."),
    ("an object", "praised", "dobj", "the plan", "Ann",
     "Ann/PROPN/nsubj/praised praised/VERB/ROOT the/DET/det/plan plan/NOUN/dobj/praised ."),
    ("an infinitive", "vowed", "xcomp", "to fight", "Ann",
     "Ann/PROPN/nsubj/vowed vowed/VERB/ROOT to/PART/aux/fight fight/VERB:VB/xcomp/vowed ."),
    ("an object with a predicate", "called", "oprd", "a disgrace", "Ann",
     "Ann/PROPN/nsubj/called called/VERB/ROOT it/PRON/dobj/called a/DET/det/disgrace disgrace/NOUN/oprd/called ."),
    ("object and predicate together", "called", "dobj+oprd", "it a disgrace", "Ann",
     "Ann/PROPN/nsubj/called called/VERB/ROOT it/PRON/dobj/called a/DET/det/disgrace disgrace/NOUN/oprd/called ."),
    ("an object with an infinitive", "urged", "dobj+xcomp", "them to go", "Ann",
     "Ann/PROPN/nsubj/urged urged/VERB/ROOT them/PRON/dobj/urged to/PART/aux/go go/VERB:VB/xcomp/urged ."),
    ("an object with as", "described", "dobj+as", "it as a coup", "Ann",
     "Ann/PROPN/nsubj/described described/VERB/ROOT it/PRON/dobj/described as/ADP/prep/described a/DET/det/coup "
     "coup/NOUN/pobj/as ."),
    ("an object with as and an adjective", "described", "dobj+as", "it as historic", "Ann",
     "Ann/PROPN/nsubj/described described/VERB/ROOT it/PRON/dobj/described as/ADP/prep/described "
     "historic/ADJ/amod/as ."),
    ("a preposition", "complained", "pobj:about", "the noise", "Ann",
     "Ann/PROPN/nsubj/complained complained/VERB/ROOT about/ADP/prep/complained the/DET/det/noise "
     "noise/NOUN/pobj/about ."),
    ("a preposition with a participle", "accused", "pcomp:of", "lying", "Ann",
     "Ann/PROPN/nsubj/accused accused/VERB/ROOT him/PRON/dobj/accused of/ADP/prep/accused lying/VERB:VBG/pcomp/of ."),
    ("an object with a preposition", "accused", "dobj+of", "him of lying", "Ann",
     "Ann/PROPN/nsubj/accused accused/VERB/ROOT him/PRON/dobj/accused of/ADP/prep/accused lying/VERB:VBG/pcomp/of ."),
    ("a passive", "denounced", "nsubjpass", "The plan", "board",
     "The/DET/det/plan plan/NOUN/nsubjpass/denounced was/AUX/auxpass/denounced denounced/VERB:VBN/ROOT "
     "by/ADP/agent/denounced board/NOUN/pobj/by ."),
    ("a passive without an agent", "denounced", "nsubjpass", "The plan", "-",
     "The/DET/det/plan plan/NOUN/nsubjpass/denounced was/AUX/auxpass/denounced denounced/VERB:VBN/ROOT ."),
    ("an object with a clause that has no subject", "asked", "dobj+ccomp", "them to go", "Ann",
     "Ann/PROPN/nsubj/asked asked/VERB/ROOT them/PRON/dobj/asked to/PART/aux/go go/VERB:VB/ccomp/asked ."),
    ("a parenthesis", "said", "paren", "The truce … would hold", "he",
     "The/DET/det/truce truce/NOUN/nsubj/hold ,/said he/PRON/nsubj/said said/VERB/parataxis/hold ,/said "
     "would/AUX:MD/aux/hold hold/VERB:VB/ROOT ."),
    ("a clause with as", "says", "as", "he left", "Ann",
     "As/SCONJ/mark/says Ann/PROPN/nsubj/says says/VERB:VBZ/advcl/left ,/left he/PRON/nsubj/left left/VERB/ROOT ."),
    ("a noun with a clause", "claim", "n:acl", "that he lied", "her",
     "her/PRON/poss/claim claim/NOUN/nsubj/spread that/SCONJ/mark/lied he/PRON/nsubj/lied "
     "lied/VERB/acl/claim spread/VERB/ROOT ."),
    ("a noun with an infinitive", "promise", "n:acl", "to go", "Ann",
     "Ann/PROPN/nsubj/made made/VERB/ROOT a/DET/det/promise promise/NOUN/dobj/made to/PART/aux/go "
     "go/VERB:VB/acl/promise ."),
    ("a noun with a preposition", "accusation", "n:pobj:of", "theft", "her",
     "her/PRON/poss/accusation accusation/NOUN/nsubj/spread of/ADP/prep/accusation "
     "theft/NOUN/pobj/of spread/VERB/ROOT ."),
    ("an adjective with a clause", "adamant", "a:ccomp", "that he lied", "Ann",
     "Ann/PROPN/nsubj/was was/AUX/ROOT adamant/ADJ/acomp/was that/SCONJ/mark/lied he/PRON/nsubj/lied "
     "lied/VERB/ccomp/adamant ."),
    ("an adjective with a clause under the copula", "adamant", "a:ccomp", "that he lied", "Ann",
     "Ann/PROPN/nsubj/was was/AUX/ROOT adamant/ADJ/acomp/was that/SCONJ/mark/lied he/PRON/nsubj/lied "
     "lied/VERB/ccomp/was ."),
    ("an adjective with a preposition", "critical", "a:pobj:of", "the plan", "Ann",
     "Ann/PROPN/nsubj/was was/AUX/ROOT critical/ADJ/acomp/was of/ADP/prep/critical the/DET/det/plan "
     "plan/NOUN/pobj/of ."),
    ("according to, last", "according", "according", "He left", "the board",
     "He/PRON/nsubj/left left/VERB/ROOT ,/left according/VERB:VBG/prep/left to/ADP/prep/according the/DET/det/board "
     "board/NOUN/pobj/to ."),
    ("according to, first", "According", "according", "he left", "Ann",
     "According/VERB:VBG/prep/left to/ADP/prep/According Ann/PROPN/pobj/to ,/left he/PRON/nsubj/left left/VERB/ROOT ."),
    ("according to, inside", "according", "according", "He … left", "Ann",
     "He/PRON/nsubj/left ,/left according/VERB:VBG/prep/left to/ADP/prep/according Ann/PROPN/pobj/to ,/left "
     "left/VERB/ROOT ."),
    ("according to that has swallowed the sentence", "According", "according", "he left", "Ann",
     "According/VERB:VBG/prep/left to/ADP/prep/According Ann/PROPN/pobj/to ,/Ann he/PRON/appos/Ann left/VERB/ROOT ."),
    ("according to a noun with more behind it", "According", "according", "he left", "the board of Lund",
     "According/VERB:VBG/prep/left to/ADP/prep/According the/DET/det/board board/NOUN/pobj/to of/ADP/prep/board "
     "Lund/PROPN/pobj/of he/PRON/nsubj/left left/VERB/ROOT ."),
    ("according to before a clause that the noun has swallowed", "According", "according", "he left", "the board",
     "According/VERB:VBG/prep/left to/ADP/prep/According the/DET/det/board board/NOUN/pobj/to ,/board "
     "he/PRON/appos/board left/VERB/ROOT ."),
    ("per", "per", "according", "He left", "the board",
     "He/PRON/nsubj/left left/VERB/ROOT per/ADP/prep/left the/DET/det/board board/NOUN/pobj/per ."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cue", "kind", "content", "source", "notation"),
    [case[1:] for case in FRAMES],
    ids=[case[0].replace(" ", "-") for case in FRAMES],
)
def test_a_pattern(cue: str, kind: str, content: str, source: str, notation: str) -> None:
    p = paragraph(notation)
    found = frames(p, cue)
    assert kind in found, sorted(found)
    assert told(p, found[kind]) == (content, source)


@pytest.mark.parametrize(
    "notation",
    [
        "Ann/PROPN/nsubj/slept slept/VERB/ROOT .",
        "Ann/PROPN/nsubj/was was/AUX/ROOT adamant/ADJ/acomp/was .",
        "The/DET/det/claim claim/NOUN/ROOT .",
        "as/ADP/ROOT the/DET/det/board board/NOUN/pobj/as .",
        "left/VERB/ROOT according/VERB/prep/left to/ADP/prep/according .",
        "“/#1 ”/VERB/ROOT .",
    ],
)
def test_sentences_without_a_frame(notation: str) -> None:
    assert list(find_frames(paragraph(notation))) == []


@pytest.mark.parametrize(
    "start", ["an/DET/det/man adamant/ADJ/amod/man man/NOUN/ROOT", "adamant/ADJ/oprd/called called/VERB/ROOT"]
)
def test_an_adjective_that_is_not_said_of_a_subject_reports_nothing(start: str) -> None:
    p = paragraph(f"{start} that/SCONJ/mark/lied he/PRON/nsubj/lied lied/VERB/ccomp/adamant .")
    assert frames(p, "adamant") == {}


def test_several_patterns_of_one_cue_are_several_frames() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/told told/VERB/ROOT the/DET/det/board board/NOUN/dobj/told that/SCONJ/mark/lied "
        "he/PRON/nsubj/lied lied/VERB/ccomp/told ."
    )
    found = frames(p, "told")
    assert told(p, found["ccomp"])[0] == "that he lied"
    assert told(p, found["dobj"])[0] == "the board"
    assert "dobj+ccomp" not in found  # the clause has its own subject: the object is whom she told


def test_marks_at_the_edge_of_the_content_are_left_out_and_those_inside_stay() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/said said/VERB/ROOT ,/left “/left it/PRON/nsubj/left ,/left too/ADV/advmod/left ,/left "
        "left/VERB/ccomp/said ,/left ”/left ."
    )
    assert told(p, frames(p, "said")["ccomp"])[0] == "it , too , left"


def test_a_clause_that_only_holds_marks_is_no_content() -> None:
    p = paragraph("Ann/PROPN/nsubj/said said/VERB/ROOT …/PUNCT/ccomp/said")
    assert "ccomp" not in frames(p, "said")


def test_two_clauses_under_one_verb_are_one_clause_taken_apart() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed failed/VERB/ccomp/said ,/said "
        "he/PRON/nsubj/left left/VERB/ccomp/said ."
    )
    found = [shown(p, *f.content) for f in find_frames(p) if f.kind == "ccomp"]
    assert found[0] == "it failed , he left"


def test_a_coordinated_report_ends_the_clause_and_has_a_frame_of_its_own() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed failed/VERB/ccomp/said ,/failed and/CCONJ/cc/failed "
        "insisted=insist/VERB/conj/failed that/SCONJ/mark/left he/PRON/nsubj/left left/VERB/ccomp/insisted ."
    )
    assert told(p, frames(p, "said")["ccomp"]) == ("it failed", "Ann")
    assert told(p, frames(p, "insisted")["ccomp"]) == ("that he left", "Ann")


def test_only_marks_and_conjunctions_before_a_coordinated_report_are_cut() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed failed/VERB/ccomp/said ,/failed "
        "badly/ADV/advmod/failed and/CCONJ/cc/failed insisted=insist/VERB/conj/failed that/SCONJ/mark/left "
        "he/PRON/nsubj/left left/VERB/ccomp/insisted ."
    )
    assert told(p, frames(p, "said")["ccomp"]) == ("it failed , badly", "Ann")


def test_a_verb_that_is_part_of_a_clause_is_not_put_into_it() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/left left/VERB/ROOT after/ADP/prep/left saying/VERB:VBG/pcomp/after so/ADV/advmod/saying ."
    )
    assert frames(p, "saying") == {}


def test_an_adjective_behind_as_needs_an_object_before_it() -> None:
    p = paragraph("Ann/PROPN/nsubj/spoke spoke/VERB/ROOT as/ADP/prep/spoke historic/ADJ/amod/as .")
    assert frames(p, "spoke") == {}
    p = paragraph(
        "As/ADP/prep/described historic/ADJ/amod/As Ann/PROPN/nsubj/described described/VERB/ROOT "
        "it/PRON/dobj/described ."
    )
    assert set(frames(p, "described")) == {"dobj"}


def test_a_coordinated_report_is_no_clause_of_the_verb_that_it_hangs_on() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/nsubj/failed failed/VERB/ccomp/said ,/failed "
        "adding=add/VERB:VBG/ccomp/said that/SCONJ/mark/left he/PRON/nsubj/left left/VERB/ccomp/adding ."
    )
    assert told(p, frames(p, "said")["ccomp"]) == ("it failed", "Ann")
    assert told(p, frames(p, "adding")["ccomp"]) == ("that he left", "Ann")


def test_a_verb_with_a_clause_is_not_put_into_another_as_well() -> None:
    p = paragraph(
        "He/PRON/nsubj/smiled smiled/VERB/ROOT and/CCONJ/cc/smiled said/VERB/conj/smiled that/SCONJ/mark/lied "
        "she/PRON/nsubj/lied lied/VERB/ccomp/said ."
    )
    assert set(frames(p, "said")) == {"ccomp"}


def test_the_clause_around_a_parenthesis_ends_with_its_sentence() -> None:
    p = paragraph(
        "The/DET/det/man man/NOUN/nsubj/left who/PRON/nsubj/spoke spoke/VERB/relcl/man left/VERB/ROOT . | "
        "Then/ADV/advmod/rained it/PRON/nsubj/rained rained/VERB/ROOT ."
    )
    assert told(p, frames(p, "spoke")["paren"])[0] == "The man … left"


@pytest.mark.parametrize(
    ("notation", "cue", "group"),
    [
        ("Ann/PROPN/nsubj/said has/AUX/aux/said said/VERB:VBN/ROOT so/ADV/advmod/said", "said", "has said"),
        ("He/PRON/nsubj/say did/AUX/aux/say n't/PART/neg/say say/VERB:VB/ROOT so/ADV/advmod/say", "say",
         "did n't say"),
        ("He/PRON/nsubj/said has/AUX/aux/said also/ADV/advmod/said said/VERB:VBN/ROOT", "said", "has also said"),
        ("He/PRON/nsubj/pointed pointed/VERB/ROOT out/ADP/prt/pointed that/PRON/dobj/pointed", "pointed",
         "pointed out"),
        ("He/PRON/nsubj/pointed pointed/VERB/ROOT it/PRON/dobj/pointed out/ADP/prt/pointed", "pointed", "pointed"),
        ("Has/AUX/aux/said he/PRON/nsubj/said said/VERB:VBN/ROOT", "said", "said"),
        ("Ann/PROPN/nsubj/was was/AUX/ROOT adamant/ADJ/acomp/was", "adamant", "was adamant"),
        ("left/VERB/ROOT according/VERB/prep/left to/ADP/prep/according Ann/PROPN/pobj/to", "according",
         "according to"),
        ("left/VERB/ROOT according/VERB/prep/left", "according", "according"),
        ("Said/VERB/ROOT", "Said", "Said"),
    ],
)  # fmt: skip
def test_the_verb_group_of_a_cue(notation: str, cue: str, group: str) -> None:
    p = paragraph(notation)
    assert shown(p, cue_range(p, at(p, cue))) == group
