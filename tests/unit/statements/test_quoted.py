"""Statements with quotation marks: whose words they are, which belong together, and what introduces them.

Unless a test says otherwise every stretch is somebody's words, every "say" is a likely cue and nothing else is, and no
frame is a report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from tests.unit.conftest import SURE, Weights
from tests.unit.notation import at, parsed, structure

from inquit.languages.linear_model import LinearModel
from inquit.statements.paragraph_candidates import find_candidates
from inquit.statements.quoted import link
from inquit.statements.rules.rule_finder import RuleFinder
from inquit.statements.statement_draft import FoundStatements, StatementDraft
from inquit.text.parsing import ParsedText

LINKS = {"bias": -SURE, "lemma=say": 2 * SURE}
WORDS = {"bias": SURE}
NOTHING = {"bias": -SURE}

Find = Callable[..., FoundStatements]

# Words that are the same in many tests.
SAID = "Ann/PROPN/nsubj/said said/VERB/ROOT"
GO = "“ We/PRON/nsubj/go go/VERB/ccomp/said , ”"
STAY = "“ They/PRON/nsubj/stay stay/VERB/ROOT . ”"
END = "“ It/PRON/nsubj/ends ends/VERB/ROOT . ”"
RAIN = "It/PRON/nsubj/rained rained/VERB/ROOT ."


@pytest.fixture
def find(weights: Weights) -> Find:
    """The statements of a text of the given paragraphs, under weights that may be added to the usual ones."""

    def run(
        *notations: str,
        links: Mapping[str, float] | None = None,
        stretches: Mapping[str, float] | None = None,
        frames: Mapping[str, float] | None = None,
    ) -> FoundStatements:
        weights(links=LINKS | dict(links or {}), stretches=stretches or WORDS, frames=frames or NOTHING)
        return RuleFinder().find(structure(parsed(*notations)))

    return run


def told(finding: FoundStatements, text: ParsedText) -> list[tuple[str, str, str | None]]:
    """The rule, the content and the cue of each statement in words."""
    return [(d.rule, " … ".join(s.of(text.text) for s in d.content), cue_of(d)) for d in finding.drafts]


def cue_of(draft: StatementDraft) -> str | None:
    if draft.cue is None or draft.cue_paragraph is None:
        return None
    return draft.cue_paragraph.text[draft.cue]


def rows(find: Find, *notations: str, **weights: Mapping[str, float]) -> list[tuple[str, str, str | None]]:
    return told(find(*notations, **weights), parsed(*notations))


def test_a_stretch_and_the_cue_beside_it_are_a_statement(find: Find) -> None:
    assert rows(find, f"{GO} {SAID} .") == [("cue", "“We go,”", "said")]


def test_two_stretches_around_one_cue_are_one_statement(find: Find) -> None:
    two = f"{GO} Ann/PROPN/nsubj/said said/VERB/ROOT . | {STAY}"
    assert rows(find, two) == [("cue", "“We go,” … “They stay.”", "said")]


def test_stretches_of_two_cues_are_two_statements(find: Find) -> None:
    found = rows(find, f"{GO} {SAID} . | “ They/PRON/nsubj/stay stay/VERB/ccomp/says , ” Bo/PROPN/nsubj/says "
                 "says/VERB:VBZ/ROOT .", links={"tie=child ccomp": SURE})  # fmt: skip
    assert found == [("cue", "“We go,”", "said"), ("cue", "“They stay,”", "says")]


def test_a_free_sentence_without_a_cue_goes_on_from_the_statement_before_it(find: Find) -> None:
    found = rows(
        find, f"{GO} {SAID} . | {STAY} {END}", links={"rank=before|0": -2 * SURE, "crossed=before|False|True": -SURE}
    )
    assert found == [("cue", "“We go,” … “They stay.” “It ends.”", "said")]


def test_a_fragment_without_a_cue_does_not_go_on(find: Find) -> None:
    found = rows(
        find,
        f"{GO} {SAID} . | His/PRON/poss/plan “ big/ADJ/amod/plan ” plan/NOUN/nsubj/failed failed/VERB/ROOT .",
        links={"side=before": -3 * SURE},
    )
    assert found == [("cue", "“We go,”", "said"), ("fragment", "“big”", None)]


def test_free_words_that_nothing_introduces_are_an_orphan(find: Find) -> None:
    assert rows(find, STAY) == [("orphan", "“They stay.”", None)]
    assert rows(find, f"{RAIN} | {STAY}") == [("orphan", "“They stay.”", None)]


def test_words_in_the_writers_sentence_that_nothing_introduces_are_a_fragment(find: Find) -> None:
    found = rows(find, "The/DET/det/plan “ big/ADJ/amod/plan ” plan/NOUN/nsubj/failed failed/VERB/ROOT .")
    assert found == [("fragment", "“big”", None)]


@pytest.mark.parametrize("mark", [":", ","])
def test_a_paragraph_that_ends_in_a_colon_or_comma_introduces_the_quote_below(find: Find, mark: str) -> None:
    above = f"Ann/PROPN/nsubj/wrote wrote=write/VERB/ROOT {mark}"
    assert rows(find, above, STAY) == [("introduced", "“They stay.”", "wrote")]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Ann/PROPN/nsubj/wrote wrote=write/VERB/ROOT .", STAY),
        ("A/DET/det/list list/NOUN/ROOT :", STAY),  # nobody who could say it
        ("Ann/PROPN/nsubj/wrote wrote=write/VERB/ROOT :", f"{RAIN} | {STAY}"),  # not what opens the paragraph
    ],
)
def test_what_does_not_introduce_the_quote_below(find: Find, above: str, below: str) -> None:
    assert rows(find, above, below) == [("orphan", "“They stay.”", None)]


def test_a_label_at_the_end_of_the_paragraph_above(find: Find) -> None:
    finding = find("From/ADP/ROOT Ann@PERSON/PROPN/pobj/From :", STAY)
    assert [(d.rule, cue_of(d)) for d in finding.drafts] == [("label", None)]
    assert finding.drafts[0].layout is not None


def test_a_label_before_the_words(find: Find) -> None:
    assert rows(find, f"Ann@PERSON/PROPN/ROOT : | {STAY}") == [("label", "“They stay.”", None)]


LABELLED = (
    f"It/PRON/nsubj/say may/AUX:MD/aux/say say/VERB:VB/ROOT so/ADV/advmod/say Ann@PERSON/PROPN/npadvmod/say : | {STAY}"
)


def test_a_doubtful_verb_yields_to_a_label_and_a_sure_one_does_not(find: Find) -> None:
    doubtful = {"bias": 0.0, "lemma=say": 0.5}
    assert rows(find, LABELLED, links=doubtful) == [("label", "“They stay.”", None)]
    assert rows(find, LABELLED) == [("cue", "“They stay.”", "say")]


def test_a_signature_wins_over_any_verb(find: Find) -> None:
    found = rows(find, f"{RAIN} | {SAID} so/ADV/advmod/said : | {STAY} | — Bo/PROPN/ROOT")
    assert found == [("signature", "“They stay.”", None)]


def test_a_signature_in_the_paragraph_below(find: Find) -> None:
    assert rows(find, STAY, "— Bo/PROPN/ROOT Lund/PROPN/dep/Bo") == [("signature", "“They stay.”", None)]


def test_a_quote_over_paragraphs_is_one_statement(find: Find) -> None:
    opened = "“ They/PRON/nsubj/stay stay/VERB/ROOT ."
    found = rows(find, f"{SAID} : | {opened}", opened, END)
    assert found == [("cue", "“They stay. … “They stay. … “It ends.”", "said")]


def test_the_cue_may_come_paragraphs_later(find: Find) -> None:
    finding = find("“ They/PRON/nsubj/stay stay/VERB/ROOT .", f"{GO} {SAID} .")
    (draft,) = finding.drafts
    assert (draft.rule, cue_of(draft), draft.cue_paragraph) == ("cue", "said", parsed(
        "“ They/PRON/nsubj/stay stay/VERB/ROOT .", f"{GO} {SAID} .").paragraphs[1])  # fmt: skip
    assert draft.paragraph.number == 1
    assert len(draft.content) == 2


def test_a_cue_that_comes_later_does_not_replace_one(find: Find) -> None:
    finding = find(f"{SAID} : | “ They/PRON/nsubj/stay stay/VERB/ROOT .", f"{GO} Bo/PROPN/nsubj/said said/VERB/ROOT .")
    assert len(finding.drafts) == 1
    assert finding.drafts[0].cue_paragraph is not None
    assert finding.drafts[0].cue_paragraph.number == 1


def test_a_cue_that_comes_later_does_not_replace_a_label(find: Find) -> None:
    finding = find("Bo@PERSON/PROPN/ROOT : “ They/PRON/nsubj/stay stay/VERB/ROOT .", f"{GO} {SAID} .")
    (draft,) = finding.drafts
    assert (draft.rule, draft.cue) == ("label", None)


def test_what_is_nobodys_words_is_listed_apart(find: Find) -> None:
    finding = find(
        "The/DET/det/plan “ big/ADJ/amod/plan ” plan/NOUN/nsubj/failed failed/VERB/ROOT .", stretches=NOTHING
    )
    assert finding.drafts == ()
    assert [(n.reason, n.paragraph) for n in finding.not_quotes] == [("term", 1)]


def test_a_whole_sentence_is_somebodys_words_whatever_the_weights_say(find: Find) -> None:
    whole = "“ All/DET/nsubj/stay of/ADP/prep/All them/PRON/pobj/of stay/VERB/ROOT . ”"
    finding = find(whole, stretches=NOTHING)
    assert [d.rule for d in finding.drafts] == ["orphan"]


def test_a_later_part_of_somebodys_words_needs_no_proof(find: Find) -> None:
    opened = "“ All/DET/nsubj/stay of/ADP/prep/All them/PRON/pobj/of stay/VERB/ROOT ."
    finding = find(opened, "“ Never/ADV/ROOT . ”", stretches=NOTHING)
    assert [len(d.content) for d in finding.drafts] == [2]
    assert finding.not_quotes == ()


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("It/PRON/nsubjpass/known is/AUX/auxpass/known known=know/VERB:VBN/ROOT as/ADP/prep/known "
         "“ ladder/NOUN/pobj/as ”", False),
        ("It/PRON/nsubjpass/known was/AUX/auxpass/known known=know/VERB:VBN/ROOT by/ADP/agent/known Ann/PROPN/pobj/by "
         "as/ADP/prep/known “ ladder/NOUN/pobj/as ”", True),  # somebody calls it so
        ("Ann/PROPN/nsubj/knew knew=know/VERB/ROOT “ ladder/NOUN/dobj/knew ”", True),
    ],
)  # fmt: skip
def test_what_something_is_called_is_nobodys_words(find: Find, sentence: str, kept: bool) -> None:
    finding = find(sentence, links={"lemma=know": 2 * SURE})
    assert bool(finding.drafts) is kept
    assert bool(finding.not_quotes) is not kept


# Mixed: words around the quoted part.
THAT = (
    "Ann/PROPN/nsubj/said said/VERB/ROOT that/SCONJ/mark/go they/PRON/nsubj/go would/AUX:MD/aux/go "
    "“ never/ADV/neg/go ” go/VERB:VB/ccomp/said ."
)


def test_the_frame_of_the_cue_takes_in_the_words_around_a_fragment(find: Find) -> None:
    assert rows(find, THAT, frames={"kind=ccomp": SURE}) == [("cue", "that they would “never” go", "said")]


def test_without_a_frame_the_words_behind_that_belong_to_the_fragment(find: Find) -> None:
    assert rows(find, THAT) == [("cue", "they would “never”", "said")]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Ann/PROPN/nsubj/said said/VERB/ROOT they/PRON/nsubj/go “ never/ADV/neg/go ” go/VERB/dep/said .",
         "they “never”"),
        ("Ann/PROPN/nsubj/said said/VERB/ROOT “ never/ADV/neg/said ” .", "“never”"),
        ("Ann/PROPN/nsubj/said said/VERB/ROOT that/PRON/dobj/said “ never/ADV/neg/said ” .", "“never”"),
        ("Ann/PROPN/nsubj/said said/VERB/ROOT today/NOUN/npadvmod/said : “ never/ADV/neg/said ” .", "“never”"),
        ("Ann/PROPN/nsubj/said said/VERB/ROOT , today/NOUN/npadvmod/said “ never/ADV/neg/said ” .", "“never”"),
        ("Ann/PROPN/nsubj/said said/VERB/ROOT no/INTJ/intj/said . | But/CCONJ/ROOT “ never/ADV/neg/But ” .", "“never”"),
        ("Ann/PROPN/nsubj/said said/VERB/ROOT " + "word/NOUN/dep/#1 " * 40 + "“ never/ADV/neg/#1 ” .", "“never”"),
    ],
    ids=["words-between", "nothing-between", "that-alone", "colon", "comma", "another-sentence", "too-far"],
)  # fmt: skip
def test_where_the_words_around_a_fragment_begin(find: Find, sentence: str, content: str) -> None:
    assert rows(find, sentence) == [("cue", content, "said")]


def test_a_noun_that_reports_the_words_is_a_better_cue_than_a_verb_less_likely(find: Find) -> None:
    sentence = (
        "Ann/PROPN/poss/claim claim/NOUN/nsubj/spread that/SCONJ/mark/lied “ Bo/PROPN/nsubj/lied lied/VERB/acl/claim ” "
        "spread/VERB/ROOT ."
    )
    assert [cue for _, _, cue in rows(find, sentence, frames={"kind=n:acl": SURE})] == ["claim"]
    assert [cue for _, _, cue in rows(find, sentence)] == [None]


def test_a_cue_that_has_said_its_own_leaves_a_later_sentence_an_orphan(find: Find) -> None:
    text = f"Ann/PROPN/nsubj/said said/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/said . | {STAY}"
    assert rows(find, text, frames={"kind=ccomp": SURE}) == [
        ("ccomp", "he left", "said"),
        ("orphan", "“They stay.”", None),
    ]
    assert rows(find, text) == [("cue", "“They stay.”", "said")]


def test_a_cue_at_the_end_of_its_sentence_has_said_its_own(find: Find) -> None:
    text = f"He/PRON/nsubj/left left/VERB/ccomp/said , Ann/PROPN/nsubj/said said/VERB/ROOT . | {STAY}"
    assert rows(find, text, frames={"kind=ccomp": SURE}) == [
        ("ccomp", "He left", "said"),
        ("orphan", "“They stay.”", None),
    ]


def test_the_surest_frame_that_holds_a_stretch_counts(find: Find) -> None:
    text = (
        "Ann/PROPN/nsubj/said said/VERB/ROOT he/PRON/nsubj/called called/VERB/ccomp/said it/PRON/dobj/called "
        "“ so/ADV/advmod/odd very/ADV/advmod/odd very/ADV/advmod/odd very/ADV/advmod/odd odd/ADJ/oprd/called ” ."
    )
    frames = {"bias": -2.0, "lemma=say": SURE, "kind=oprd": 2.0}  # chances of 1 and 0.5
    finding = find(text, frames=frames, stretches={"bias": -SURE, "chance=7": 2 * SURE})
    assert finding.not_quotes == ()
    finding = find(text, frames=frames, stretches={"bias": -SURE, "chance=4": 2 * SURE})
    assert [found.span.of(parsed(text).text) for found in finding.not_quotes] == ["“so very very very odd”"]


# Quotes inside quotes.
INNER = "“ Bo/PROPN/nsubj/said said/VERB/ROOT ‘ go/VERB:VB/ccomp/said ’ then/ADV/advmod/said , ”"


def test_a_quote_inside_a_quote_with_a_cue_of_its_own_is_a_row_under_it(find: Find) -> None:
    finding = find(f"{INNER} Ann/PROPN/nsubj/says says/VERB:VBZ/ROOT .")
    outer, inner = finding.drafts
    assert inner.parent is outer
    assert outer.parent is None
    assert (cue_of(outer), cue_of(inner)) == ("says", "said")
    assert [s.of(parsed(f"{INNER}").text) for s in inner.content] == ["‘go’"]


def test_a_quote_inside_a_quote_without_a_cue_inside_is_no_row(find: Find) -> None:
    text = "“ The/DET/det/plan ‘ big/ADJ/amod/plan ’ plan/NOUN/nsubj/failed failed/VERB/ccomp/said , ” " + SAID
    assert [d.parent for d in find(text).drafts] == [None]


def test_indirect_speech_inside_a_quote_is_no_row(find: Find) -> None:
    text = (
        "“ Bo/PROPN/nsubj/said said/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/said , ” Ann/PROPN/nsubj/says "
        "says/VERB:VBZ/parataxis/said ."
    )
    assert [cue_of(d) for d in find(text, frames={"kind=ccomp": SURE}).drafts] == ["says"]


def test_a_quote_inside_what_is_nobodys_words_is_no_row(find: Find) -> None:
    assert find("A/DET/det/b “ go/VERB/amod/b ‘ c/X/dep/b ’ ” b/X/ROOT", stretches=NOTHING).drafts == ()


def test_link_prefers_the_likelier_verb(weights: Weights) -> None:
    weights(links={"lemma=say": 2.0, "lemma=leave": 1.0}, stretches=WORDS)
    text = parsed(
        "Ann/PROPN/nsubj/said said/VERB/ROOT as/SCONJ/mark/left Bo/PROPN/nsubj/left left=leave/VERB/advcl/said "
        "“ go/VERB/ccomp/said ”"
    )
    p = text.paragraphs[0]
    marks = structure(text).marks
    reading = find_candidates(p, marks.outer[0], LinearModel(NOTHING))
    (linked,), rejected = link(reading, marks.marked)
    assert linked.cue == at(p, "said")
    assert rejected == []
