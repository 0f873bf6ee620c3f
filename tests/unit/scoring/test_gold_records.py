"""Every fault of gold data is named, with its line and the reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

from inquit.errors import GoldError
from inquit.scoring import check_gold, read_gold
from inquit.scoring.gold_records import gold_record
from inquit.scoring.scored_rows import GoldDocument

QUOTE: dict[str, Any] = {
    "id": "q1",
    "type": "direct",
    "content": [[0, 5]],
    "cue": [[6, 10]],
    "source": [[11, 14]],
    "speaker": "Ann Lee",
    "aliases": ["Lee"],
}
RECORD: dict[str, Any] = {"id": "a", "genre": "news", "text": "“No,” said Ann.", "quotes": [QUOTE]}
DELETED = object()


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def faults(data: bytes) -> list[str]:
    return [str(fault) for fault in check_gold(data, "g.jsonl")[1]]


def with_quote(**changes: object) -> dict[str, Any]:
    quote = {key: value for key, value in {**QUOTE, **changes}.items() if value is not DELETED}
    return {**RECORD, "quotes": [quote]}


def test_good_gold() -> None:
    (document,) = read_gold(b"\xef\xbb\xbf" + lines(RECORD) + b"\n", "g.jsonl")

    assert document.quotes[0].names == ("Ann Lee", "Lee")
    assert gold_record(document) == RECORD


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"content": []}, "content is empty; a quote without words is none: delete it"),
        ({"content": DELETED}, "content is missing"),
        ({"content": [[5, 6]]}, "content [[5, 6]] holds nothing but white space"),
        ({"content": [[3, 16]]}, "content [3, 16] ends after the text, which has 15 characters"),
        ({"content": [[5, 5]]}, "content [5, 5] is no span: it must start at 0 or later and end after its start"),
        ({"cue": [[-1, 5]]}, "cue [-1, 5] is no span: it must start at 0 or later and end after its start"),
        ({"cue": [[1.5, 5]]}, "cue must hold pairs of whole numbers [start, end], not [1.5, 5]"),
        ({"cue": [6, 10]}, "cue must hold pairs of whole numbers [start, end], not 6"),
        ({"source": "Ann"}, 'source must be a list of [start, end], not "Ann"'),
        ({"type": "Direct"}, 'type must be direct or mixed or indirect, not "Direct"'),
        ({"speaker": DELETED}, "speaker is missing; null says that a reader cannot tell"),
        ({"speaker": " "}, 'speaker must be a string that is not empty, not " "'),
        ({"aliases": "Lee"}, 'aliases must be a list of strings, not "Lee"'),
        ({"also": [1]}, "also must be a list of strings, not [1]"),
    ],
)
def test_faults_of_a_quote(changes: dict[str, object], reason: str) -> None:
    assert f"g.jsonl, line 1 (document a, quote q1): {reason}" in faults(lines(with_quote(**changes)))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "g.jsonl, line 1: no documents: the file is empty"),
        (b"\n{\n", "g.jsonl, line 2: not valid JSON (expecting property name enclosed in double quotes at column 2)"),
        (b"\xff{}", "g.jsonl, line 1: not UTF-8, which JSON Lines must be"),
        (b"[]", "g.jsonl, line 1: each line must be an object with id, text and quotes, not []"),
        (lines({**RECORD, "id": 1}), "g.jsonl, line 1: id must be a string that is not empty, not 1"),
        (
            lines({**RECORD, "genre": "blog"}),
            'g.jsonl, line 1 (document a): genre must be news or fiction or transcript, not "blog"',
        ),
        (lines({**RECORD, "quotes": {}}), "g.jsonl, line 1 (document a): quotes must be a list, not {}"),
        (lines({**RECORD, "quotes": [1]}), "g.jsonl, line 1 (document a, quote number 1): a quote must be an object"),
        (lines(RECORD, RECORD), "g.jsonl, line 2 (document a): line 1 has a document of the same id"),
        (
            lines({**RECORD, "quotes": [QUOTE, QUOTE]}),
            "g.jsonl, line 1 (document a, quote q1): an earlier quote of this document has the same id",
        ),
    ],
)
def test_faults_of_a_line(data: bytes, fault: str) -> None:
    assert fault in faults(data)


def test_all_faults_are_named_at_once() -> None:
    bad = with_quote(type="x", cue=[[9, 2]], speaker=DELETED)

    assert len(faults(lines(bad, {**bad, "id": "b"}))) == 6
    with pytest.raises(GoldError, match=r"g\.jsonl, line 1 .*, and 5 more") as caught:
        read_gold(lines(bad, {**bad, "id": "b"}), "g.jsonl")
    assert len(caught.value.faults) == 6


def test_a_document_survives_writing_and_reading(marked: GoldDocument) -> None:
    assert read_gold(lines(gold_record(marked)), "g.jsonl") == (marked,)


@pytest.mark.parametrize("text", ["A text.\n\nIt has {braces}.\n", "[Music]\n\n“One,” she said.\n\n" * 9, "2005\nx\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_text_is_said_once_to_be_no_gold(text: str, encoding: str) -> None:
    assert faults(text.encode(encoding)) == [
        "g.jsonl, line 1: neither a sheet, which begins with 'inquit sheet', nor JSON Lines; make a sheet of a text "
        "with: inquit gold init g.jsonl -o g.jsonl.gold.txt"
    ]
