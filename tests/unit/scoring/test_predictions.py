"""Reading predictions, of inquit and of other programs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from inquit.errors import GoldError
from inquit.scoring import read_predictions
from inquit.scoring.scored_rows import GoldDocument

GOLD = [GoldDocument("a", "“No,” said Ann.")]


def read(*records: dict[str, Any]) -> Any:
    return read_predictions("\n".join(map(json.dumps, records)).encode(), "p.jsonl", GOLD)


def test_the_least_that_is_needed() -> None:
    document = read({"id": "a", "quotes": [{"content": [[0, 5]]}]})["a"]

    assert document.seconds == 0
    assert document.quotes[0].speaker is None
    assert document.quotes[0].confidence is None


def test_nested_rows_are_left_out() -> None:
    rows = [{"content": [[0, 5]], "parent_id": None}, {"content": [[1, 3]], "parent_id": "q1"}]

    assert len(read({"id": "a", "quotes": rows})["a"].quotes) == 1


def test_other_documents_are_left_out() -> None:
    assert list(read({"id": "a", "quotes": []}, {"id": "b", "quotes": []})) == ["a"]


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        (
            [{"id": "b", "quotes": []}],
            "line 1: none of its 1 documents is in the gold file; their ids must be the same",
        ),
        ([{"id": "a", "quotes": []}] * 2, r"line 2 \(document a\): an earlier line is about the same document"),
        ([{"id": "a"}], r"line 1 \(document a\): quotes is missing"),
        (
            [{"id": "a", "quotes": [{"id": "q1", "content": [[0, 99]]}]}],
            r"line 1 \(document a, quote q1\): content \[0, 99\] ends after the text, which has 15 characters",
        ),
        (
            [{"id": "a", "quotes": [{"content": [[0, 5]], "confidence": 1.5}]}],
            r"quote number 1\): confidence must be a number from 0 to 1, not 1.5",
        ),
        ([{"id": "a", "quotes": [], "seconds": -1}], r"seconds must be a number from 0, not -1"),
    ],
)
def test_faults(records: list[dict[str, Any]], reason: str) -> None:
    with pytest.raises(GoldError, match=reason):
        read(*records)
