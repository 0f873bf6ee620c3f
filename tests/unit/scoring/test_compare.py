"""The counts of one document, worked out by hand; gold and predictions differ in every count, so none is swapped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inquit.scoring import compare, compare_all
from inquit.scoring.counts import Score, TypeCounts, ViewCounts
from inquit.scoring.scored_rows import GoldDocument, PredictedDocument


def test_whole_statements(marked: GoldDocument, found: PredictedDocument) -> None:
    # Found: 1, 2 (19 of 24 characters), 4. Known: 1, 2, 3. "Lee" is an alias, so who is right and the full name not.
    # Sources of 1, 2 and 4 are right; cues of 2 and 4. Both in 2 and 4.
    assert compare(marked, found).counts.reported == ViewCounts(
        gold=4,
        predicted=5,
        found=3,
        known=3,
        known_found=2,
        who=2,
        full_name=1,
        with_source=4,
        with_cue=4,
        source=3,
        cue=2,
        linked=2,
    )


def test_quoted_stretches(marked: GoldDocument, found: PredictedDocument) -> None:
    # Gold: We will stay, Not so, peace. Predicted: We will stay, peace, so-called.
    assert compare(marked, found).counts.quoted == ViewCounts(
        gold=3,
        predicted=3,
        found=2,
        known=2,
        known_found=1,
        who=1,
        full_name=0,
        with_source=3,
        with_cue=3,
        source=2,
        cue=1,
        linked=1,
    )


def test_exact_content(marked: GoldDocument, found: PredictedDocument) -> None:
    counts = compare(marked, found).counts

    assert counts.reported_exact.scores()["detect"] == Score(2, 4, 5)  # not "said the plan had failed"
    assert counts.reported_exact.scores()["linked"] == Score(1, 4, 5)
    assert counts.quoted_exact.scores()["detect"] == Score(2, 3, 3)


def test_precision_and_recall_are_not_swapped(marked: GoldDocument, found: PredictedDocument) -> None:
    score = compare(marked, found).counts.scores()["reported.detect"]

    assert (score.precision, score.recall) == (3 / 5, 3 / 4)
    assert score.f1 == pytest.approx(2 / 3)


def test_types(marked: GoldDocument, found: PredictedDocument) -> None:
    counts = compare(marked, found).counts

    assert counts.reported_types == {
        "direct": TypeCounts(2, 1, 2, 1),
        "indirect": TypeCounts(1, 1, 1, 1),
        "mixed": TypeCounts(1, 1, 0, 0),
    }
    assert list(counts.quoted_types) == ["direct", "mixed"]


def test_words_and_time(marked: GoldDocument, found: PredictedDocument) -> None:
    counts = compare(marked, found).counts

    assert (counts.documents, counts.words, counts.milliseconds) == (1, 31, 250)
    assert counts.words_per_second == 124


def test_fiction_has_no_reported_statements(marked: GoldDocument, found: PredictedDocument) -> None:
    novel = GoldDocument(marked.id, marked.text, marked.quotes, "fiction")

    assert compare(novel, found).counts.reported == ViewCounts()
    assert set(compare(novel, found).counts.scores()) == {
        f"quoted.{name}" for name in ("detect", "who", "full_name", "source", "cue", "linked")
    }


def test_nothing_predicted_for_a_document_is_nothing_found(marked: GoldDocument) -> None:
    (comparison,) = compare_all([marked], {})

    assert comparison.counts.reported.gold == 4
    assert comparison.counts.scores()["reported.detect"] == Score(0, 4, 0)
    assert comparison.counts.scores()["reported.detect"].f1 == 0
    assert comparison.counts.words_per_second is None


def test_the_counts_of_documents_add_up(marked: GoldDocument, found: PredictedDocument) -> None:
    one = compare(marked, found).counts
    both = one + compare(marked, PredictedDocument("a")).counts

    assert both.scores()["reported.who"] == Score(2, 6, 5)
    assert both.reported_types["direct"] == TypeCounts(4, 1, 4, 1)
    assert both.documents == 2


def test_what_gold_says_nothing_about(marked: GoldDocument, found: PredictedDocument) -> None:
    silent = [replace(quote, speaker=None, source=()) for quote in marked.quotes]
    counts = compare(replace(marked, quotes=tuple(silent)), found).counts

    assert counts.unmarked() == [
        f"{view}.{name}" for view in ("quoted", "reported") for name in ("who", "full_name", "source")
    ]
    assert compare(marked, found).counts.unmarked() == []
