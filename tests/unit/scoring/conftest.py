"""A small article that is marked and predicted differently, with every count worked out by hand."""

from __future__ import annotations

import pytest

from inquit.document import QuoteType, TextSpan
from inquit.scoring.scored_rows import GoldDocument, GoldQuote, PredictedDocument, PredictedQuote, Spans

TEXT = (
    "“We will stay,” said Ann Lee. Bo Ray said the plan had failed. “Not so,” he added.\n"
    "\n"
    "The mayor hoped for “peace”. The “so-called” plan, and the [old] one, are dead."
)


def place(words: str) -> Spans:
    """Where the words stand in TEXT, which has them once; nowhere for none."""
    if not words:
        return ()
    assert TEXT.count(words) == 1, words
    return (TextSpan(TEXT.index(words), TEXT.index(words) + len(words)),)


def gold(
    kind: QuoteType, content: str, cue: str, source: str, speaker: str | None, aliases: tuple[str, ...] = ()
) -> GoldQuote:
    return GoldQuote(content, kind, place(content), place(cue), place(source), speaker, aliases)


def predicted(content: str, cue: str, source: str, speaker: str | None, confidence: float) -> PredictedQuote:
    return PredictedQuote(place(content), place(cue), place(source), speaker, confidence)


@pytest.fixture
def marked() -> GoldDocument:
    """Four statements, three of them quoted; of one a reader cannot tell the speaker."""
    quotes = (
        gold("direct", "“We will stay,”", "” said", "Ann Lee", "Ann Lee", ("Lee",)),
        gold("indirect", "the plan had failed", "Ray said", "Bo Ray", "Bo Ray"),
        gold("direct", "“Not so,”", "added", "he added", "Bo Ray"),
        gold("mixed", "for “peace”", "hoped", "The mayor", None),
    )
    return GoldDocument("a", TEXT, quotes, "news")


@pytest.fixture
def found() -> PredictedDocument:
    """Five statements: three of the four, with other edges and names, and two that are none."""
    quotes = (
        predicted("“We will stay,”", "", "Ann Lee", "Lee", 0.95),
        predicted("said the plan had failed", "Ray said", "Bo Ray", "Bo Ray", 0.85),
        predicted("for “peace”", "hoped", "The mayor", "The mayor", 0.65),
        predicted("“so-called”", "", "", "Ann Lee", 0.35),
        predicted("the [old] one", "are", "", None, 0.0),
    )
    return PredictedDocument("a", quotes, 0.25, "some_model")
