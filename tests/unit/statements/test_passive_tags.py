"""Tags behind a quote that say how its words are known, and where the words of a report begin."""

from __future__ import annotations

import pytest
from tests.unit.notation import at, paragraph, stretches_in

from inquit.document import TextSpan
from inquit.statements.passive_tags import begin_at_clause, is_tag_behind, take_tag
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.told import told_report

TAG = (
    "“/PUNCT It/PRON/nsubj/sank sank=sink/VERB/ccomp/{0} ,/PUNCT ”/PUNCT Ann/PROPN/nsubjpass/{0} is/AUX/auxpass/{0} "
    "{0}={1}/VERB:VBN/ROOT to/PART/aux/told have/AUX/aux/told told=tell/VERB:VBN/xcomp/{0} Bo/PROPN/dobj/told ."
)
DINNER = (
    "Ann/PROPN/nsubj/said said=say/VERB/ROOT at/ADP/prep/said dinner/NOUN/pobj/at "
    "that/SCONJ/mark/sank it/PRON/nsubj/sank sank=sink/VERB/ccomp/said ."
)


@pytest.mark.parametrize(("verb", "lemma", "expected"), [("alleged", "allege", True), ("expected", "expect", False)])
def test_a_tag_behind_a_quote(verb: str, lemma: str, expected: bool) -> None:
    p = paragraph(TAG.format(verb, lemma))

    assert is_tag_behind(p, told_report(p, at(p, "told")), stretches_in(p)[0]) is expected


def test_a_quote_takes_the_verb_of_its_tag_and_not_who_was_told() -> None:
    p = paragraph(TAG.format("alleged", "allege"))
    quote, hearer = stretches_in(p)[0].span, p.token_span(at(p, "Bo"), at(p, "Bo") + 1)
    draft = StatementDraft(p, [quote, hearer], "fragment", 0.9, quoted=[quote])

    take_tag(p, draft, told_report(p, at(p, "told")), stretches_in(p))

    assert (draft.cue, draft.content) == (at(p, "told"), [quote])


@pytest.mark.parametrize(("begins", "expected"), [("dinner", "that"), ("that", "that"), ("it", "it"), ("at", "at")])
def test_words_begin_with_their_clause_behind_where_they_were_said(begins: str, expected: str) -> None:
    p = paragraph(DINNER)
    end = p.end[at(p, "sank")]
    draft = StatementDraft(p, [TextSpan(p.start[at(p, begins)], end)], "cue", 0.9, at(p, "said"), p)

    begin_at_clause(p, draft, told_report(p, at(p, "said")))

    assert draft.content == [TextSpan(p.start[at(p, expected)], end)]
