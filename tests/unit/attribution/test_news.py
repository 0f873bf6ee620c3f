"""From drafts to quotes with speakers; sources are named by what they say, so that naming is no matter here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

import pytest
from tests.unit.notation import at, paragraph, parsed, stretch, text_of

from inquit.attribution.news import Attribution, NewsAttributor, attributions_of
from inquit.document import Quote, Roster, Speaker, Step, TextSpan
from inquit.entities import Naming
from inquit.entities.coreference.antecedent import CoreferenceFactory
from inquit.entities.sources.voices import Voices
from inquit.settings import Settings
from inquit.statements.statement_draft import FoundStatements, StatementDraft
from inquit.structure.text_structure import read_structure
from inquit.structure.turn_labels import LayoutSource
from inquit.text.parsing import Paragraph, ParsedText

NOBODY = "nobody"


ASKED: list[CoreferenceFactory] = []  # what was to say whom pronouns take up


def named(
    parsed: ParsedText, quotes: Sequence[Quote], roster: Roster, *, coreference: CoreferenceFactory, voices: Voices
) -> tuple[tuple[Speaker, ...], list[Naming | None]]:
    """Everybody is who the source says; "nobody" stands for a source that nobody can be found for."""
    ASKED.append(coreference)
    namings: list[Naming | None] = []
    for quote in quotes:
        words = " ".join(span.of(parsed.text) for span in quote.source)
        step = Step(words, quote.source[0], "") if quote.source else None
        namings.append(None if step is None else Naming(None if words == NOBODY else words, "full name", (step,)))
    ids = dict.fromkeys(n.speaker_id for n in namings if n is not None and n.speaker_id is not None)
    return tuple(Speaker(key, key, True) for key in ids), namings


@pytest.fixture(autouse=True)
def naming(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("inquit.attribution.news"), "name_speakers", named)


def said(p: Paragraph, *words: str, cue: str | None = None, rule: str = "cue", chance: float = 0.9) -> StatementDraft:
    """A statement of these words, those in marks being the quoted ones."""
    spans = [stretch(p, part).span for part in words]
    marks = [span for span, part in zip(spans, words, strict=True) if part.startswith("“")]
    first = stretch(p, words[0]) if marks else None
    at_cue = None if cue is None else at(p, cue)
    return StatementDraft(
        p, spans, rule, chance, at_cue, p if cue else None, marked=[*range(len(marks))], quoted=marks, first=first
    )


def attributed(p: Paragraph, *drafts: StatementDraft) -> tuple[Quote, ...]:
    structure = read_structure(ParsedText(text_of(p), (p,)), "news")
    return NewsAttributor().attribute(structure, FoundStatements(drafts, ()), Settings()).quotes


def one(p: Paragraph, draft: StatementDraft) -> Quote:
    (quote,) = attributed(p, draft)
    return quote


GO = "“ Go/VERB/ccomp/said , ” Ann/PROPN/nsubj/said has/AUX/aux/said said/VERB:VBN/ROOT ."


def test_a_draft_becomes_a_quote() -> None:
    p = paragraph(GO, number=4)
    quote = one(p, said(p, "“Go,”", cue="said"))
    text = text_of(p)
    assert [span.of(text) for span in quote.content] == ["“Go,”"]
    assert [span.of(text) for span in quote.cue] == ["has said"]
    assert [span.of(text) for span in quote.source] == ["Ann"]
    assert (quote.id, quote.cue_lemma, quote.act, quote.speaker_id) == ("q1", "say", "speech", "Ann")
    assert (quote.paragraph, quote.parent_id) == (4, None)
    assert quote.evidence.rule == "cue after; full name"
    assert [step.text for step in quote.evidence.via] == ["Ann"]
    assert 0 < quote.confidence <= 1


@pytest.mark.parametrize(
    ("source", "kept"),
    [("Ann", ["Ann"]), ("Go,” Ann", ["Ann"]), ("Go", []), ("“Go,”", []), ("Go,” Ann has", ["Ann has"])],
)
def test_a_source_is_no_part_of_what_it_says(source: str, kept: list[str]) -> None:
    p = paragraph(GO)
    draft = said(p, "“Go,”", cue="said")
    begin = text_of(p).index(source)
    draft.source = TextSpan(begin, begin + len(source))
    assert [span.of(text_of(p)) for span in one(p, draft).source] == kept


def test_the_part_of_a_source_that_is_left_has_its_head() -> None:
    p = paragraph(
        "Ann/PROPN/nsubj/left , noted/VERB/acl/Ann as/ADP/prep/noted “ kind/ADJ/amod/as ” , understood/VERB/acl/Ann "
        "widely/ADV/advmod/understood , left/VERB/ROOT ."
    )
    draft = said(p, "“kind”", cue="noted")
    end = text_of(p).index(", left")
    draft.source = TextSpan(0, end)
    assert [span.of(text_of(p)) for span in one(p, draft).source] == ["Ann, noted as"]


THAT = "Ann/PROPN/nsubj/said said/VERB/ROOT that/SCONJ/mark/go “ they/PRON/nsubj/go go/VERB/ccomp/said ” , now/ADV/x/go"


@pytest.mark.parametrize(
    ("content", "quoted", "expected"),
    [
        (["“they go”"], ["“they go”"], "direct"),
        (["that “they go”"], ["“they go”"], "mixed"),
        (["“they go”, now"], ["“they go”"], "mixed"),
        (["“they go”,"], ["“they go”"], "direct"),  # no words outside the marks
        (["“they go”", "now"], ["“they go”"], "mixed"),
        (["that", "“they go”"], ["“they go”"], "mixed"),
        (["that “they go”"], [], "indirect"),
    ],
)
def test_types(content: list[str], quoted: list[str], expected: str) -> None:
    p = paragraph(THAT)
    draft = said(p, *content, cue="said")
    draft.quoted = [stretch(p, words).span for words in quoted]
    assert one(p, draft).type == expected


def test_two_quoted_parts_with_words_between_them_in_one_span_are_mixed() -> None:
    p = paragraph("“ they/PRON/ROOT ” and/CCONJ/cc/they “ we/PRON/conj/they ”")
    draft = said(p, "“they” and “we”")
    draft.quoted = [stretch(p, "“they”").span, stretch(p, "“we”").span]
    assert one(p, draft).type == "mixed"


@pytest.mark.parametrize(
    ("notation", "content", "rule"),
    [
        ("Ann/PROPN/nsubj/said said/VERB/ROOT : “ Go/VERB/ccomp/said ”", ["“Go”"], "cue before"),
        ("“ Go/VERB/ccomp/said , ” Ann/PROPN/nsubj/said said/VERB/ROOT", ["“Go,”"], "cue after"),
        ("“ Go/VERB/ccomp/said , ” said/VERB/ROOT Ann/PROPN/nsubj/said", ["“Go,”"], "cue after, inverted"),
        ("“ Go/VERB/ccomp/said , ” Ann/PROPN/nsubj/said said/VERB/ROOT . “ Now/ADV/x/said ”", ["“Go,”", "“Now”"],
         "cue inside"),
    ],
)  # fmt: skip
def test_where_the_cue_stands(notation: str, content: list[str], rule: str) -> None:
    p = paragraph(notation)
    assert one(p, said(p, *content, cue="said")).evidence.rule.split("; ")[0] == rule


RULES = {
    "ccomp": "clause",
    "advcl": "clause",
    "xcomp": "infinitive",
    "dobj": "object",
    "dobj+xcomp": "object",
    "dative": "object",
    "oprd": "object",
    "acomp": "object",
    "nsubjpass": "passive",
    "paren": "parenthesis",
    "as": "parenthesis",
    "according": "according to",
    "pobj:about": "preposition",
    "pcomp:about": "preposition",
    "n:pobj:of": "noun",
    "a:ccomp": "adjective",
    "label": "label",
    "introduced": "introduced",
    "orphan": "orphan",
}


@pytest.mark.parametrize(("kind", "rule"), RULES.items(), ids=str)
def test_rules_have_names_that_a_reader_knows(kind: str, rule: str) -> None:
    p = paragraph(GO)
    assert one(p, said(p, "“Go,”", cue="said", rule=kind)).evidence.rule.split("; ")[0] == rule


def test_a_mark_of_layout_is_the_cue_and_has_no_lemma() -> None:
    p = paragraph("Ann/PROPN/ROOT : “ Go/VERB/dep/Ann ”")
    draft = said(p, "“Go”", rule="label")
    draft.layout = LayoutSource("label", TextSpan(3, 4), TextSpan(0, 3))
    quote = one(p, draft)
    assert (quote.cue, quote.cue_lemma, quote.speaker_id) == ((TextSpan(3, 4),), None, "Ann")
    assert quote.evidence.rule == "label; full name"


def test_without_a_speaker_there_is_no_confidence() -> None:
    p = paragraph("“ Go/VERB/ccomp/said , ” nobody/PRON/nsubj/said said/VERB/ROOT .")
    quote = one(p, said(p, "“Go,”", cue="said"))
    assert (quote.speaker_id, quote.confidence) == (None, 0.0)
    assert [step.text for step in quote.evidence.via] == ["nobody"]  # how far it got is still told


def test_without_a_source_there_is_no_speaker_and_no_confidence() -> None:
    p = paragraph("“ Go/VERB/ROOT . ”")
    quote = one(p, said(p, "“Go.”", rule="orphan"))
    assert (quote.speaker_id, quote.confidence, quote.source, quote.cue) == (None, 0.0, (), ())
    assert quote.evidence.rule == "orphan"


def test_a_row_in_a_row_points_at_it() -> None:
    p = paragraph(GO)
    outer, inner = said(p, "“Go,”", cue="said"), said(p, "Go", cue="said")
    inner.parent = outer
    quotes = attributed(p, outer, inner)
    assert [(quote.id, quote.parent_id) for quote in quotes] == [("q1", None), ("q2", "q1")]


# Orphans. Each paragraph below is one statement, by its rule: a quote with a speaker, a clause, or nothing at all.
PARAGRAPHS = {
    "quote": "“ Go/VERB/ccomp/said , ” Ann/PROPN/nsubj/said said/VERB/ROOT .",
    "clause": "Bo/PROPN/nsubj/said said/VERB/ROOT he/PRON/nsubj/left left/VERB/ccomp/said .",
    "orphan": "“ Ice/NOUN/nsubj/melts melts/VERB/ROOT . ”",
    "fragment": "The/DET/det/deal “ big/ADJ/amod/deal ” deal/NOUN/ROOT",
    "rain": "Rain/NOUN/ROOT .",
}


def drafted(kind: str, p: Paragraph, text: str) -> list[StatementDraft]:
    def span(words: str) -> TextSpan:
        begin = text.index(words, p.span.start)
        return TextSpan(begin, begin + len(words))

    here = stretch(paragraph(PARAGRAPHS["orphan"]), "“Ice melts.”")
    if kind == "quote":
        return [StatementDraft(p, [span("“Go,”")], "cue", 0.9, at(p, "said"), p, marked=[0], quoted=[span("“Go,”")])]
    if kind == "clause":
        return [StatementDraft(p, [span("he left")], "ccomp", 0.7, at(p, "said"), p)]
    if kind == "orphan":
        return [StatementDraft(p, [span("“Ice melts.”")], "orphan", 0.1, quoted=[span("“Ice melts.”")], first=here)]
    if kind == "fragment":
        return [StatementDraft(p, [span("“big”")], "fragment", 0.1, quoted=[span("“big”")])]
    return []


def read(*kinds: str) -> list[Attribution]:
    text = parsed(*(PARAGRAPHS[kind] for kind in kinds))
    drafts = [d for kind, p in zip(kinds, text.paragraphs, strict=True) for d in drafted(kind, p, text.text)]
    attributions, _ = attributions_of(text, drafts, Roster())
    return attributions


@pytest.mark.parametrize(
    ("kinds", "speaker"),
    [
        ("quote orphan", "Ann"),
        ("quote rain orphan", "Ann"),
        ("quote rain rain orphan", None),
        ("clause orphan", "Bo"),
        ("clause rain orphan", None),
        ("quote clause orphan", "Bo"),  # the nearest
        ("quote orphan rain orphan", "Ann"),  # one after the other
        ("orphan", None),
        ("quote fragment", None),  # only orphans go on
    ],
)
def test_an_orphan_goes_on_from_a_statement_within_reach(kinds: str, speaker: str | None) -> None:
    assert read(*kinds.split())[-1].quote.speaker_id == speaker


def test_an_orphan_does_not_wait_for_what_comes_later() -> None:
    assert read("orphan", "quote")[0].quote.speaker_id is None


def test_a_quote_two_paragraphs_up_is_within_reach_over_a_clause_that_is_not() -> None:
    text = parsed(PARAGRAPHS["quote"], PARAGRAPHS["rain"], PARAGRAPHS["orphan"])
    first, _, last = text.paragraphs
    clause = StatementDraft(first, [TextSpan(6, 9)], "ccomp", 0.7)  # after the quote, in its paragraph
    drafts = [*drafted("quote", first, text.text), clause, *drafted("orphan", last, text.text)]
    attributions, _ = attributions_of(text, drafts, Roster())
    assert attributions[-1].quote.speaker_id == "Ann"


def test_going_on_is_told_as_a_rule_of_its_own_with_the_chain_of_the_statement_before() -> None:
    before, orphan = read("quote", "orphan")
    assert orphan.quote.evidence.rule == "goes on; full name"
    assert orphan.quote.evidence.via == before.quote.evidence.via
    assert orphan.grounds == replace(before.grounds, rule="goes on")


def test_a_row_inside_a_row_is_nothing_to_go_on_from() -> None:
    text = parsed(PARAGRAPHS["clause"], PARAGRAPHS["quote"], PARAGRAPHS["orphan"])
    drafts = [d for kind, p in zip(("clause", "quote", "orphan"), text.paragraphs, strict=True)
              for d in drafted(kind, p, text.text)]  # fmt: skip
    drafts[1].parent = drafts[0]
    attributions, _ = attributions_of(text, drafts, Roster())
    assert attributions[2].quote.speaker_id is None


def test_an_orphan_behind_a_statement_in_its_paragraph_does_not_take_the_subject_beside_it() -> None:
    text = parsed(
        "“ Go/VERB/ccomp/said , ” Ann/PROPN/nsubj/said said/VERB/ROOT . | Bo/PROPN/nsubj/left left/VERB/ROOT . | "
        "“ Ice/NOUN/nsubj/melts melts/VERB/ROOT . ”"
    )
    (p,) = text.paragraphs
    orphan = said(p, "“Ice melts.”", rule="orphan")
    alone, _ = attributions_of(text, [orphan], Roster())
    assert alone[0].quote.speaker_id == "Bo"
    both, _ = attributions_of(text, [said(p, "“Go,”", cue="said"), orphan], Roster())
    assert both[1].quote.speaker_id == "Ann"


def test_what_goes_on_from_a_statement_has_its_cue_and_source() -> None:
    p = paragraph("Ann/PROPN/nsubj/said said/VERB/ROOT it/PRON/dobj/said . | “ Go/VERB/ROOT on/ADV/advmod/Go . ”")
    report = said(p, "it", cue="said")
    quote = said(p, "“Go on.”", rule="goes on")
    quote.after = report
    first, second = attributed(p, report, quote)
    assert (second.cue, second.source, second.speaker_id) == (first.cue, first.source, "Ann")
    assert second.evidence.rule == "goes on; full name"
