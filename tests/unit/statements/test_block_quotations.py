"""Quotations without marks in paragraphs of their own: what leads up to them, and where they end."""

from __future__ import annotations

import pytest
from tests.unit.notation import paragraph, parsed, structure

from inquit.document import TextSpan
from inquit.source import Markup
from inquit.statements.block_introductions import introduction_of, post_of, signer_of
from inquit.statements.block_quotations import find_block_quotations
from inquit.statements.statement_draft import StatementDraft
from inquit.structure.text_structure import read_structure
from inquit.text.parsing import ParsedText

WROTE = "Ann@PERSON/PROPN/nsubj/wrote wrote=write/VERB:VBD/ROOT :"
PAY = "We/PRON/nsubj/pay pay/VERB:VBP/ROOT ."
ITEM = "- lower/ADJ/amod/fees fees/NOUN/ROOT"


def blocks(*notations: str, markup: Markup | None = None) -> list[str]:
    """The words of each block, with the cue or the mark that stands for one."""
    text = parsed(*notations)
    page = structure(text) if markup is None else read_structure(text, "news", markup=markup)
    return [shown(text, draft) for _, draft in sorted(find_block_quotations(page).first.items())]


def shown(text: ParsedText, draft: StatementDraft) -> str:
    words = " / ".join(span.of(text.text) for span in draft.content)
    if draft.layout is not None:
        return f"{draft.layout.source.of(text.text)}: {words}"
    assert draft.cue is not None
    assert draft.cue_paragraph is not None
    return f"{draft.cue_paragraph.text[draft.cue]}: {words}"


def test_the_paragraph_behind_a_colon() -> None:
    assert blocks(WROTE, PAY, "The/DET/det/town town/NOUN/nsubj/slept slept/VERB:VBD/ROOT .") == ["wrote: We pay."]


@pytest.mark.parametrize(
    ("next_one", "belongs"),
    [
        ("I/PRON/nsubj/thank thank/VERB:VBP/ROOT you/PRON/dobj/thank .", True),
        ("It/PRON/nsubj/opens opens/VERB:VBZ/ROOT .", True),
        ("It/PRON/nsubj/opened opened/VERB:VBD/ROOT .", False),  # the report goes on
        ("Fees/NOUN/nsubj/rise rise/VERB:VBP/ROOT .", False),
        ("Bo/PROPN/nsubj/said said=say/VERB:VBD/ROOT you/PRON/nsubj/pay pay/VERB:VBP/ccomp/said .", False),
        ("“ I/PRON/nsubj/pay pay/VERB:VBP/ROOT . ”", False),
        ("I/PRON/nsubj/say say/VERB:VBP/ROOT :", False),  # it leads up to something itself
    ],
)
def test_how_far_a_block_without_a_sign_goes(next_one: str, *, belongs: bool) -> None:
    found = blocks(WROTE, PAY, next_one)
    assert len(found) == 1
    assert (" / " in found[0]) == belongs


@pytest.mark.parametrize(
    "introduction",
    [
        "Ann@PERSON/PROPN/nsubj/gave gave=give/VERB:VBD/ROOT reasons/NOUN/dobj/gave :",
        "Ann@PERSON/PROPN/nsubj/spoke spoke=speak/VERB:VBD/ROOT out/ADP/prt/spoke :",
        "Ann@PERSON/PROPN/nsubj/wrote wrote=write/VERB:VBD/ROOT against/ADP/prep/wrote it/PRON/pobj/against :",
        "Ann@PERSON/PROPN/nsubj/explained explained=explain/VERB:VBD/ROOT the/DET/det/plan plan/NOUN/dobj/explained :",
        "Ann@PERSON/PROPN/nsubj/say did/AUX/aux/say not/PART/neg/say say/VERB:VB/ROOT :",
        "Ann@PERSON/PROPN/nsubj/wants wants=want/VERB:VBZ/ROOT to/PART/aux/say say/VERB:VB/xcomp/wants :",
        "I/PRON/nsubj/wrote wrote=write/VERB:VBD/ROOT :",
        "wrote=write/VERB:VBD/ROOT :",
        "Ann@PERSON/PROPN/nsubj/wrote wrote=write/VERB:VBD/ROOT .",
    ],
)
def test_what_leads_up_to_nothing(introduction: str) -> None:
    assert blocks(introduction, PAY) == []


@pytest.mark.parametrize(
    "first",
    [
        "“ We/PRON/nsubj/pay pay/VERB:VBP/ROOT . ”",  # marks have their own rules
        "Bo/PROPN/nsubj/said said=say/VERB:VBD/ROOT he/PRON/nsubj/pays pays/VERB:VBZ/ccomp/said .",
        "He/PRON/nsubj/adds adds/VERB:VBZ/ROOT :",
    ],
)
def test_what_is_no_block(first: str) -> None:
    assert blocks(WROTE, first) == []


def test_a_statement_by_somebody() -> None:
    by = "Statement/NOUN/ROOT by/ADP/prep/Statement Ann@PERSON/PROPN/pobj/by :"
    assert blocks(by, PAY) == ["Ann: We pay."]


def test_a_name_alone_leads_up_to_what_has_a_sign() -> None:
    name = "Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/ROOT :"
    assert blocks(name, PAY) == []
    start = parsed(name, PAY).paragraphs[1].span
    assert blocks(name, PAY, markup=Markup(quotations=(start,))) == ["Ann Lund: We pay."]


def test_a_list_ends_with_its_items() -> None:
    demands = "They/PRON/nsubj/listed listed=list/VERB:VBD/ROOT demands=demand/NOUN/dobj/listed :"
    assert blocks(demands, ITEM, ITEM, PAY) == ["listed: lower fees / lower fees"]


def test_a_verb_that_the_parse_takes_for_a_noun() -> None:
    demand = "Nurses/NOUN:NNS/compound/demand demand/NOUN/ROOT :"
    assert blocks(demand, ITEM) == ["Nurses: lower fees"]
    reads = "The/DET/det/notice notice/NOUN/nsubj/read read/NOUN/ROOT :"
    assert blocks(reads, PAY) == ["The notice: We pay."]
    assert blocks(reads.replace("notice", "door"), PAY) == []
    states = "The/DET/det/law law/NOUN/compound/states states=state/NOUN:NNS/ROOT :"
    assert blocks(states, PAY) == ["The law: We pay."]
    assert blocks(states.replace("states=state", "taxes=tax").replace("/states", "/taxes"), PAY) == []


def test_what_a_notice_rules_belongs_to_it() -> None:
    notice = "A/DET/det/notice notice/NOUN/nsubj/said said=say/VERB:VBD/ROOT :"
    rule = "Nobody/PRON/nsubj/stay may/AUX:MD/aux/stay stay/VERB:VB/ROOT ."
    assert blocks(notice, PAY, rule) == ["said: We pay. / Nobody may stay."]
    assert blocks(WROTE, PAY, rule) == ["wrote: We pay."]


def test_what_is_called_for_is_a_list() -> None:
    called = "They/PRON/nsubj/called called=call/VERB:VBD/ROOT for/ADP/prep/called :"
    assert blocks(called, ITEM) == ["called: lower fees"]
    assert blocks(called, PAY) == []


def test_a_quotation_that_is_signed_needs_no_introduction() -> None:
    text = parsed("Rain/NOUN/ROOT .", PAY, "— Ann@PERSON/PROPN/compound/Lund Lund@PERSON/PROPN/ROOT", PAY)
    held = TextSpan(text.paragraphs[1].span.start, text.paragraphs[2].span.end)
    found = find_block_quotations(read_structure(text, "news", markup=Markup(quotations=(held,))))
    assert [shown(text, draft) for draft in found.first.values()] == ["Ann Lund: We pay."]
    assert found.held == {1, 2}


def test_fiction_has_none() -> None:
    assert not find_block_quotations(read_structure(parsed(WROTE, PAY), "fiction")).first


def test_a_report_without_marks_by_the_cue_of_a_block_is_none() -> None:
    text = parsed(WROTE, PAY)
    found = find_block_quotations(structure(text))
    p = text.paragraphs[0]
    own = StatementDraft(p, [TextSpan(0, 3)], "read", 1.0, cue=1, cue_paragraph=p)
    other = StatementDraft(p, [TextSpan(0, 3)], "read", 1.0, cue=0, cue_paragraph=p)
    assert found.without_cue(0, [own, other]) == [other]
    assert found.without_cue(1, [own]) == [own]


def test_items_go_on_from_a_report() -> None:
    said = (
        "Ann@PERSON/PROPN/nsubj/said said=say/VERB:VBD/ROOT she/PRON/nsubj/do would/AUX:MD/aux/do "
        "do/VERB:VB/ccomp/said this/PRON/dobj/do :"
    )
    text = parsed(said, ITEM)
    found = find_block_quotations(structure(text))
    p = text.paragraphs[0]
    report = StatementDraft(p, [p.token_span(2, len(p))], "read", 1.0, cue=1, cue_paragraph=p)
    assert found.without_cue(0, [report]) == [report]
    assert [span.of(text.text) for span in report.content] == ["she would do this:", "lower fees"]
    assert not found.first


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("On 3 March 2020, Ann Lund wrote:", "Ann Lund"),
        ("On Tue, Mar 3, 2020 at 9:14 AM Ann Lund <ann@lund.example> wrote:", "Ann Lund"),
        ("On 03/04/2021 10:10, Ann Lund writes:", "Ann Lund"),
        ("On Monday Ann Lund wrote:", None),
        ("On 3 March 2020, she wrote:", None),
    ],
)
def test_what_leads_up_to_the_letter_that_a_letter_quotes(line: str, name: str | None) -> None:
    pattern = paragraph("A/DET/ROOT").language.pattern("letter_introduction")
    found = pattern.match(line)
    assert (None if found is None else found["name"]) == name


def test_an_introduction_by_a_letter() -> None:
    p = paragraph("On/ADP/ROOT 3/NUM/dep/On , Ann/PROPN/dep/On wrote=write/VERB:VBD/dep/On :")
    found = introduction_of(p, "On 3, Ann wrote:")
    assert found is not None
    assert found.layout is not None
    assert found.layout.source == TextSpan(6, 9)


POST = "Sold/VERB:VBN/ROOT out/ADP/prt/Sold ! — Ann/PROPN/dep/Sold ( ~@annl/X/dep/Sold ~) "


@pytest.mark.parametrize(
    ("date", "is_post"),
    [("March/PROPN/dep/Sold 3/NUM/dep/Sold , 2021/NUM/dep/Sold", True), ("here/ADV/dep/Sold", False)],
)
def test_a_post_with_its_date(date: str, *, is_post: bool) -> None:
    text = parsed(POST + date)
    found = post_of(text.paragraphs[0], text.text)
    assert (found is not None) == is_post
    if found is not None:
        said, layout = found
        assert said is not None
        assert (said.of(text.text), layout.source.of(text.text)) == ("Sold out!", "Ann")


def test_a_signature_alone() -> None:
    text = parsed("— Ann/PROPN/ROOT", "— Ann/PROPN/nsubj/left left/VERB/ROOT")
    found = [signer_of(p, text.text) for p in text.paragraphs]
    assert [f and f.source.of(text.text) for f in found] == ["Ann", None]


def test_a_quotation_that_is_signed_in_its_last_line() -> None:
    text = parsed(f"{PAY} — Ann@PERSON/PROPN/dep/pay Lund@PERSON/PROPN/dep/Ann", PAY)
    held = Markup(quotations=(text.paragraphs[0].span,))
    found = find_block_quotations(read_structure(text, "news", markup=held))
    assert [shown(text, draft) for draft in found.first.values()] == ["Ann Lund: We pay. "]
    assert found.held == {0}


def test_a_quoted_block_that_nobody_signs_is_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("inquit.statements.block_quotations.signer_of", lambda p, _: asked.append(p))
    text = parsed(*[PAY] * 20)
    markup = Markup(quotations=(TextSpan(0, len(text.text)),))
    assert not find_block_quotations(read_structure(text, "news", markup=markup)).first
    assert len(asked) == 1
