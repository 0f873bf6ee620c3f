"""The report as plain data, and its signature."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from inquit.scoring import Signature, compare, report, report_record
from inquit.scoring.scored_rows import GoldDocument, PredictedDocument, PredictedQuote

SIGNATURE = Signature("1.2", "some_model", None, "0123456789abcdef", 2, predictions="fedcba9876543210")


def test_the_record(marked: GoldDocument, found: PredictedDocument) -> None:
    both = [compare(marked, found), compare(marked, PredictedDocument("a"))]
    record = report_record(report(both, SIGNATURE, against=both), by_document=True, errors=2)

    assert record["figures"]["reported.who"] == {
        "p": 2 / 5,
        "r": 2 / 6,
        "f1": pytest.approx(2 / 5.5),
        "gold": 6,
        "pred": 5,
    }
    assert record["figures"]["quoted.mention.recall"] == 2 / 6
    assert record["figures"]["quoted.who.accuracy_on_found"] == 1
    assert record["figures"]["reported.recall_by_type"] == {"direct": 1 / 4, "indirect": 1 / 2, "mixed": 1 / 2}
    assert record["exact"]["reported.detect"]["r"] == 2 / 8
    assert record["intervals"]["quoted.detect"]["r"][0] == 0
    assert record["by_type"]["quoted"]["direct"] == {"gold": 4, "found": 1, "known": 4, "who": 1}
    assert record["calibration"]["reported"]["items"] == 3
    assert record["against"]["reported.who"]["p"] == 1
    assert [document["id"] for document in record["by_document"]] == ["a", "a"]
    assert record["errors"] == [
        {
            "document": "a",
            "view": "quoted",
            "type": "direct",
            "text": "Not so",
            "gold": "Bo Ray",
            "found": False,
            "predicted": None,
        },
        {
            "document": "a",
            "view": "quoted",
            "type": "direct",
            "text": "We will stay",
            "gold": "Ann Lee",
            "found": False,
            "predicted": None,
        },
    ]


def test_what_was_not_asked_for_is_left_out(marked: GoldDocument, found: PredictedDocument) -> None:
    record = report_record(report([compare(marked, found)], SIGNATURE))

    assert not {"against", "by_document", "errors"} & set(record)
    assert record["intervals"] == {}


def _as_marked(marked: GoldDocument) -> PredictedDocument:
    quotes = tuple(PredictedQuote(q.content, q.cue, q.source, q.speaker, 0.9) for q in marked.quotes)
    return PredictedDocument(marked.id, quotes)


def test_what_is_as_it_is_marked_is_said_and_is_the_best_there_can_be(marked: GoldDocument) -> None:
    record = report_record(report([compare(marked, _as_marked(marked))], SIGNATURE))

    assert record["all_right"]
    assert record["figures"]["reported.who"]["p"] < 1  # there is a statement whose speaker no reader can tell
    assert record["best"]
    for name, best in record["best"].items():
        assert best == record["figures"][name]
    others = {name: value for name, value in record["figures"].items() if name.endswith(("detect", "linked"))}
    assert {figure["f1"] for figure in others.values()} == {1}


@pytest.mark.parametrize("change", [{"cue": ()}, {"source": ()}, {"speaker": None}], ids=str)
def test_where_something_differs_not_all_is_right(marked: GoldDocument, change: dict[str, Any]) -> None:
    first, *rest = _as_marked(marked).quotes
    changed = replace(first, **change)
    other = PredictedDocument(marked.id, (changed, *rest))

    assert not report_record(report([compare(marked, other)], SIGNATURE))["all_right"]
    assert not report_record(report([compare(marked, PredictedDocument("a", tuple(rest)))], SIGNATURE))["all_right"]
    assert not report_record(report([], SIGNATURE))["all_right"]


def test_the_signature_says_what_a_figure_depends_on() -> None:
    assert str(SIGNATURE) == (
        "inquit: 1.2 | model: some_model | settings: unknown | gold: 0123456789ab | documents: 2 | "
        "predictions: fedcba987654 | matching: character IoU >= 0.5 | draws: 1000 | seed: 20160727"
    )
