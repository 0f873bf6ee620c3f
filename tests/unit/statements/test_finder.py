"""The whole stage: statements in order, cut clean, and the stretches that are none."""

from __future__ import annotations

import pytest
from tests.unit.conftest import SURE, Weights
from tests.unit.notation import paragraph, parsed, structure, text_of

from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.statements.rules.rule_finder import RuleFinder
from inquit.statements.statement_draft import FoundStatements
from inquit.structure.text_structure import read_structure
from inquit.text.parsing import Paragraph, ParsedText

REPORTS = {"bias": -SURE, "kind=ccomp": 2 * SURE}
REPORT = "Ann/PROPN/nsubj/wrote wrote=write/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/wrote ."
HOPE = "Ann/PROPN/nsubj/hoped hoped=hope/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/hoped ."
QUOTE = "“ They/PRON/nsubj/stay stay/VERB/ROOT . ”"


@pytest.fixture(autouse=True)
def usual(weights: Weights) -> None:
    """Every stretch is somebody's words, every "say" a likely cue, every clause under a verb a report."""
    weights(links={"bias": -SURE, "lemma=say": 2 * SURE}, stretches={"bias": SURE}, frames=REPORTS)


def contents(finding: FoundStatements, text: str) -> list[str]:
    return [" … ".join(span.of(text) for span in draft.content) for draft in finding.drafts]


def test_statements_come_in_order_of_the_text() -> None:
    text = parsed(f"{REPORT} | {QUOTE}", REPORT, QUOTE)
    finding = RuleFinder().find(structure(text))
    assert contents(finding, text.text) == ["he left", "“They stay.”", "he left", "“They stay.”"]


def test_a_text_without_words_has_no_statements() -> None:
    assert RuleFinder().find(structure(ParsedText("", ()))) == FoundStatements((), ())


@pytest.mark.parametrize(("attitudes", "found"), [(False, []), (True, ["he left"])])
def test_attitudes_are_found_if_asked_for(attitudes: bool, found: list[str]) -> None:
    text = parsed(HOPE)
    assert contents(RuleFinder().find(structure(text), attitudes=attitudes), text.text) == found


def test_a_quote_under_a_clause_is_not_found_twice() -> None:
    text = parsed(
        "Ann/PROPN/nsubj/said said/VERB/ROOT that/SCONJ/mark/left “ he/PRON/nsubj/left ” left/VERB/ccomp/said ."
    )
    assert contents(RuleFinder().find(structure(text)), text.text) == ["that “he” left"]


def test_a_turn_of_a_transcript_is_one_statement_to_the_end_of_its_paragraph() -> None:
    text = parsed(
        "LUND/PROPN/ROOT : He/PRON/nsubj/said said/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/said .",
        "BO/PROPN/ROOT : “ No/INTJ/ROOT . ”",
    )
    finding = RuleFinder().find(structure(text))
    assert contents(finding, text.text) == ["He said he left.", "“No.”"]
    assert [draft.rule for draft in finding.drafts] == ["turn", "turn"]


def spelled(text: str, *spans: tuple[int, int]) -> Paragraph:
    """One paragraph of the text with tokens of no kind at these spans."""
    p = paragraph(" ".join(["w/X/ROOT"] * len(spans)))
    fields = {name: getattr(p, name) for name in ("lemma", "pos", "tag", "dep", "head", "sent", "ent_type", "ent_iob")}
    return Paragraph(
        language=language_of(),
        number=1,
        span=TextSpan(0, len(text)),
        text=[text[a:b] for a, b in spans],
        start=[a for a, _ in spans],
        end=[b for _, b in spans],
        **fields,
    )


def test_white_space_and_invisible_characters_at_the_edges_are_left_out() -> None:
    text = "LUND: \u200b\u00a0\u200bYes.\u200b"
    other = "BO: No."
    first = spelled(text, (0, 4), (4, 5), (9, 13))
    second = paragraph("BO/PROPN/ROOT : No/INTJ/dep/BO .", number=2, start=len(text) + 2)
    whole = ParsedText(f"{text}\n\n{other}", (first, second))
    assert contents(RuleFinder().find(structure(whole)), whole.text) == ["Yes.", "No."]


def test_nothing_is_left_of_a_turn_that_says_nothing() -> None:
    text = "LUND: \u200b\u200b"
    whole = ParsedText(
        f"{text}\n\nBO: No.",
        (
            spelled(text, (0, 4), (4, 5), (6, 8)),
            paragraph("BO/PROPN/ROOT : No/INTJ/dep/BO .", number=2, start=len(text) + 2),
        ),
    )
    assert contents(RuleFinder().find(structure(whole)), whole.text) == ["No."]


def test_spans_that_touch_are_one() -> None:
    text = parsed(f"Ann/PROPN/nsubj/said said/VERB/ROOT : | {QUOTE} {QUOTE} And/CCONJ/ROOT {QUOTE}")
    assert contents(RuleFinder().find(structure(text)), text.text)[0] == "“They stay.” “They stay.” … “They stay.”"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("The/DET/det/Sea Sea/PROPN/dobj/saw of/ADP/prep/Sea Ice/PROPN/pobj/of", "title"),
        ("Sea/PROPN/compound/ice ice/NOUN/dobj/saw", "term"),  # half of its words are not most of them
        ("big/ADJ/dobj/saw", "term"),
        ("big/ADJ/amod/deal deal/NOUN/dobj/saw", "term"),
        ("really/ADV/advmod/big big/ADJ/amod/deal deal/NOUN/dobj/saw", "scare quote"),
    ],
)
def test_the_reason_why_a_stretch_is_nobodys_words(weights: Weights, inside: str, reason: str) -> None:
    weights(stretches={"bias": -SURE}, frames={"bias": -SURE})
    p = paragraph(f"He/PRON/nsubj/saw saw/VERB/ROOT “ {inside} ” .")
    finding = RuleFinder().find(structure(ParsedText(text_of(p), (p,))))
    assert finding.drafts == ()
    assert [(n.reason, n.span.of(text_of(p))[0], n.paragraph) for n in finding.not_quotes] == [(reason, "“", 1)]


def test_pieces_of_one_paragraph_are_paired_together() -> None:
    pieces: list[Paragraph] = []
    for notation in (
        "“ They/PRON/nsubj/stay stay/VERB/ROOT .",
        "They/PRON/nsubj/go go/VERB/ROOT .",
        f"They/PRON/nsubj/rest rest/VERB/ROOT . ” | {REPORT}",
    ):
        pieces.append(paragraph(notation, start=pieces[-1].span.end + 1 if pieces else 0))
    text = text_of(*pieces).replace("\n", " ")
    finding = RuleFinder().find(structure(ParsedText(text, tuple(pieces))))
    assert contents(finding, text) == ["“They stay. They go. They rest.”", "he left"]


@pytest.mark.parametrize(("who", "kept"), [("I", False), ("We", False), ("Ann", True)])
def test_what_the_writer_of_an_article_asks_is_no_statement(who: str, *, kept: bool) -> None:
    pos = "PROPN" if who == "Ann" else "PRON"
    text = parsed(f"{who}/{pos}/nsubj/asked asked=ask/VERB/ROOT who/PRON/nsubj/left left/VERB/ccomp/asked .")
    drafts = RuleFinder().find(structure(text)).drafts
    assert bool(drafts) == kept
    assert len(RuleFinder().find(read_structure(text, "fiction")).drafts) == 1  # a narrator's is one
