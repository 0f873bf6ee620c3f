"""A list of characters as a roster, and what it changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpora import read_corpus
from given_cast import roster_of, row
from inquit.document import Roster, RosterEntry

TEXT = "“Sit down,” said Ann. Tom looked at her.\n\n“I will not,” said the miller.\n"
RECORD: dict[str, Any] = {
    "id": "a",
    "corpus": "pdnc",
    "text": TEXT,
    "characters": {
        "Ann": {"aliases": ["Ann"], "gender": "F"},
        "Tom Pell": {"aliases": ["Tom", "the miller"], "gender": "M"},
    },
    "quotes": [
        {"id": "q1", "type": "direct", "content": [[0, 11]], "speaker": "Ann", "aliases": ["narrator"]},
        {"id": "q2", "type": "direct", "content": [[42, 55]], "speaker": "Tom Pell", "aliases": []},
    ],
}


def test_a_list_is_a_roster_with_aliases_gender_and_narrator() -> None:
    assert roster_of(RECORD) == Roster(
        (
            RosterEntry("Ann", (), gender="female", narrator=True),
            RosterEntry("Tom Pell", ("Tom", "the miller"), gender="male"),
        ),
        everywhere=True,
    )


@pytest.mark.model
def test_with_the_list_a_description_has_its_name(tmp_path: Path) -> None:
    quotes = [{**quote, "cue": [], "source": []} for quote in RECORD["quotes"]]
    (tmp_path / "n.jsonl").write_text(json.dumps({**RECORD, "quotes": quotes}))
    corpus = read_corpus(tmp_path / "n.jsonl")

    assert row("x", corpus, {"a": Roster()}, "rules") == "| x | 1.000 | 0.500 | 0.500 |"
    assert row("x", corpus, {"a": roster_of(RECORD)}, "rules") == "| x | 1.000 | 1.000 | 1.000 |"
