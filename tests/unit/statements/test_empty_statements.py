"""Statements that say nothing."""

from __future__ import annotations

import pytest
from tests.unit.notation import parsed

from inquit.document import TextSpan
from inquit.statements.empty_statements import says_something, without_empty
from inquit.statements.statement_draft import FoundStatements, StatementDraft


@pytest.mark.parametrize("text", ["“", "“ ”", "‘ “ ’", "“ , ”", "\u200b “", "( ” )"])
def test_marks_say_nothing(text: str) -> None:
    given = parsed(text)
    assert not says_something(given, TextSpan(0, len(given.text)))


@pytest.mark.parametrize("text", ["“ a/X/ROOT ”", "“ 7/NUM/ROOT ”", "“ ? ! ”", "“ … ”", "“ — ”", "“ 👍 ”", "$"])
def test_a_sign_may_be_all_that_is_said(text: str) -> None:
    given = parsed(text)
    assert says_something(given, TextSpan(0, len(given.text)))


def test_what_says_nothing_is_left_out() -> None:
    text = parsed("“ Go/VERB/ROOT ” “")
    (p,) = text.paragraphs
    lone = TextSpan(p.start[-1], p.end[-1])
    words = TextSpan(p.start[0], p.end[2])
    empty, kept = StatementDraft(p, [lone], "cue", 1.0), StatementDraft(p, [words, lone], "cue", 1.0)
    kept.parent = empty
    found = without_empty(text, FoundStatements((empty, kept), ()))
    assert [(draft.content, draft.parent) for draft in found.drafts] == [([words], None)]
