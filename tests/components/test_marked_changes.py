"""Brackets and omissions that say something else than the source, by the parse of the shipped pipeline."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

import inquit

pytestmark = pytest.mark.model

TABLE = Path(__file__).with_name("marked_changes.tsv")
CASES = list(
    csv.DictReader(
        (line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


@cache
def prepared(text: str) -> inquit.Sources:
    return inquit.Sources([text])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['quotation']} | {case['source']}")
def test_what_a_mark_may_stand_for(case: dict[str, str]) -> None:
    found = inquit.verify(f"Ann Lund said: “{case['quotation']}”", prepared(case["source"])).quotations

    assert [one.verdict for one in found] == [case["verdict"]], found[0].differences
