"""Reading predictions, of inquit and of other programs."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from inquit.errors import GoldError
from inquit.scoring import read_predictions
from inquit.scoring.scored_rows import GoldDocument

GOLD = [GoldDocument("a", "“No,” said Ann.")]


def read(*records: dict[str, Any]) -> Any:
    return read_predictions("\n".join(map(json.dumps, records)).encode(), "p.jsonl", GOLD)


def _row(**fields: Any) -> list[dict[str, Any]]:
    return [{"id": "a", "quotes": [{"id": "q1", "content": [[0, 5]]} | fields]}]


def test_the_least_that_is_needed() -> None:
    document = read({"id": "a", "quotes": [{"content": [[0, 5]]}]})["a"]

    assert document.seconds == 0
    assert document.quotes[0].speaker is None
    assert document.quotes[0].confidence is None


def test_nested_rows_are_left_out() -> None:
    rows = [{"id": "q1", "content": [[0, 5]], "parent_id": None}, {"content": [[1, 3]], "parent_id": "q1"}]

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
        ([{"id": "a", "quotes": [], "seconds": math.inf}], r"seconds must be a number from 0, not Infinity"),
        ([{"id": "a", "quotes": [], "seconds": 10**400}], r"seconds must be a number from 0, not 1000"),
        ([{"id": "a", "quotes": [], "meta": []}], r"line 1 \(document a\): meta must be an object"),
        ([{"id": "a", "quotes": [], "meta": {"model": 3}}], r"line 1 \(document a\): model must be a string"),
        ([{"id": "a", "quotes": {}}], r"line 1 \(document a\): quotes must be a list, not {}"),
        ([{"id": "a", "quotes": ["q1"]}], r"document a, quote number 1\): a quote must be an object"),
        (_row(confidence=math.nan), r"document a, quote q1\): confidence must be a number from 0 to 1, not NaN"),
        (_row(confidence=True), r"quote q1\): confidence must be a number from 0 to 1, not true"),
        (_row(confidence="0.5"), r"quote q1\): confidence must be a number from 0 to 1, not \"0.5\""),
        (_row(content=[]), r"quote q1\): content is empty"),
        (_row(content=None), r"quote q1\): content must be a list of \[start, end\], not null"),
        (
            _row(content=[[0.0, 5]]),
            r"quote q1\): content must hold pairs of whole numbers \[start, end\], not \[0.0, 5\]",
        ),
        (_row(content=[[False, 5]]), r"quote q1\): content must hold pairs of whole numbers"),
        (_row(cue=[[5, 2]]), r"quote q1\): cue \[5, 2\] is no span"),
        (_row(source=[[-1, 2]]), r"quote q1\): source \[-1, 2\] is no span"),
        (_row(speaker=["Ann"]), r"quote q1\): speaker must be a string"),
        (_row(parent_id="q9"), r"quote q1\): parent_id must be the id of a quote of this document, or null, not 'q9'"),
        (_row(parent_id=[]), r"quote q1\): parent_id must be a string or null, not \[\]"),
        (_row(id=["q1"]), r"quote number 1\): id must be a string or null"),
        ([*_row(), {"id": "b", "quotes": []}, *_row()], r"line 3 \(document a\): an earlier line"),
        (
            [{"id": "a", "quotes": [{"id": "q1", "content": [[0, 5]]}] * 2}],
            r"quote q1\): an earlier quote of this document has the same id",
        ),
        (_row(id="q\ud800\n", confidence=7), r"quote q\\ud800\\n\): confidence must be a number from 0 to 1, not 7"),
    ],
)
def test_faults(records: list[dict[str, Any]], reason: str) -> None:
    with pytest.raises(GoldError, match=reason):
        read(*records)
