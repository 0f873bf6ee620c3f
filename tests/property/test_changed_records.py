"""A value that is not what it should be, anywhere in what is scored, is refused by name, or changes nothing else."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.changed_records import ANY_JSON, Way, changed, ways

from inquit.errors import GoldError
from inquit.scoring import compare, read_gold, read_predictions
from inquit.scoring.scored_rows import PredictedDocument

TEXT = "“Yes,” said Ann to Bo. “No.”"
ROW = {"id": "q1", "content": [[0, 6]], "cue": [[7, 11]], "source": [[12, 15]], "speaker": "Ann"}
MARKED: dict[str, Any] = {
    "id": "d",
    "genre": "news",
    "text": TEXT,
    "quotes": [ROW | {"type": "direct", "aliases": ["Annie"], "also": [], "attribution": "full"}],
}
PREDICTED: dict[str, Any] = {
    "id": "d",
    "seconds": 0.5,
    "meta": {"model": "x"},
    "quotes": [
        ROW | {"parent_id": None, "confidence": 0.5},
        ROW | {"id": "q2", "parent_id": "q1", "content": [[1, 4]]},
    ],
}
(GOLD,) = read_gold(json.dumps(MARKED).encode(), "gold.jsonl")


def _faults(read: Callable[[], object]) -> tuple[str, ...]:
    try:
        read()
    except GoldError as error:
        return error.faults
    return ()


def _names(faults: tuple[str, ...], way: Way) -> bool:
    """Whether the faults can be printed, and say in which line, and in which field, something is wrong."""
    fields = [key.removesuffix("s") for key in way if isinstance(key, str)]
    named = not fields or any(field in fault for field in fields for fault in faults)
    return named and all(fault.isprintable() and "line 1" in fault for fault in faults)


@settings(deadline=None)  # the machine may be busy
@given(st.sampled_from(list(ways(PREDICTED))), ANY_JSON)
def test_predictions_are_scored_or_refused_by_the_name_of_the_field(way: Way, value: Any) -> None:
    data = json.dumps(changed(PREDICTED, way, value)).encode()
    if faults := _faults(lambda: read_predictions(data, "p.jsonl", [GOLD])):
        assert _names(faults, way)
    else:
        found = read_predictions(data, "p.jsonl", [GOLD])["d"]
        assert 0 <= compare(GOLD, found).counts.milliseconds < math.inf


@settings(deadline=None)
@given(st.sampled_from(list(ways(MARKED))), ANY_JSON)
def test_gold_is_read_or_refused_by_the_name_of_the_field(way: Way, value: Any) -> None:
    data = json.dumps(changed(MARKED, way, value)).encode()
    if faults := _faults(lambda: read_gold(data, "gold.jsonl")):
        assert _names(faults, way)
    else:
        (document,) = read_gold(data, "gold.jsonl")
        assert compare(document, PredictedDocument(document.id)).counts.documents == 1
