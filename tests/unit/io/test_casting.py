"""Casting: the whole of a text in segments, each for one voice."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inquit import Document, Failure, Quote, Speaker, TextSpan, TimeSpan
from inquit.io.outputs.all_outputs import output_format
from inquit.io.outputs.casting_output import COLUMNS, CastingCsvWriter
from inquit.io.outputs.output_format import WriteOptions

PAGE = (
    "The door opened.\n\n“We sail,” said Mira, “at noon. Pike said ‘never’.”\n\n"
    "Pike held that “noon” was early, and the owner that it was “late”.\n\n“Aye,\n\nor aye.” He left.\n"
)


def at(words: str, after: int = 0) -> TextSpan:
    start = PAGE.index(words, after)
    return TextSpan(start, start + len(words))


MIRA, PIKE = Speaker("s1", "Mira", named=True, gender="female"), Speaker("s2", "Pike", named=True, role="bosun")
DOCUMENT = Document(
    "ch1",
    PAGE,
    (
        Quote(
            "q1",
            "direct",
            (at("“We sail,”"), at("“at noon. Pike said ‘never’.”")),
            speaker_id="s1",
            confidence=0.9,
            time=TimeSpan(1.5, None),
        ),
        Quote("q2", "direct", (at("‘never’"),), speaker_id="s2", parent_id="q1"),
        Quote("q3", "mixed", (at("that “noon” was early"),), speaker_id="s2", confidence=0.8),
        Quote("q4", "direct", (at("“noon”"),), speaker_id="s1", parent_id="q3", confidence=0.4),
        Quote("q5", "direct", (at("“Aye,\n\nor aye.”"),), confidence=0.2),
    ),
    (MIRA, PIKE, Speaker("s3", "Nobody", named=True)),
)


def records(*results: Document | Failure) -> list[dict[str, Any]]:
    stream = io.StringIO()
    writer = output_format("casting").open(stream, WriteOptions())
    for result in results:
        if isinstance(result, Failure):
            writer.failure(result)
        else:
            writer.document(result)
    writer.finish()
    found: list[dict[str, Any]] = json.loads(stream.getvalue())["documents"]
    return found


def test_segments_are_quotes_and_narration_in_order() -> None:
    (record,) = records(DOCUMENT)
    shown = [(one["type"], one["id"], one["speaker"], one["gender"], one["text"]) for one in record["segments"]]

    assert shown == [
        ("narration", None, None, None, "The door opened."),
        ("quote", "q1", "Mira", "female", "“We sail,”"),
        ("narration", None, None, None, "said Mira,"),
        ("quote", "q1", "Mira", "female", "“at noon. Pike said ‘never’.”"),
        ("narration", None, None, None, "Pike held that"),
        ("quote", "q4", "Mira", "female", "“noon”"),
        ("narration", None, None, None, "was early, and the owner that it was “late”."),
        ("quote", "q5", None, None, "“Aye,"),
        ("quote", "q5", None, None, "or aye.”"),
        ("narration", None, None, None, "He left."),
    ]
    assert [one["segment"] for one in record["segments"]] == list(range(1, 11))
    assert [(one["start_time"], one["end_time"]) for one in record["segments"][:2]] == [(None, None), (1.5, None)]
    assert [one["confidence"] for one in record["segments"][:2]] == [None, 0.9]
    assert record["speakers"] == [
        {"id": "s1", "name": "Mira", "named": True, "kind": None, "role": None, "gender": "female"}
    ]


def test_csv_has_the_same_segments_and_no_formulas() -> None:
    stream = io.StringIO(newline="")
    writer = CastingCsvWriter(stream, WriteOptions())
    writer.document(DOCUMENT)
    writer.document(Document("=d", "-1"))
    writer.finish()
    *rows, last = csv.DictReader(io.StringIO(stream.getvalue(), newline=""))
    segments = records(DOCUMENT)[0]["segments"]

    assert [row["document"] for row in rows] == ["ch1"] * len(segments)
    assert [{name: row[name] for name in COLUMNS} for row in rows] == [
        {name: "" if value is None else str(value) for name, value in segment.items()} for segment in segments
    ]
    assert (last["document"], last["text"]) == ("'=d", "'-1")


def test_a_failure_is_named() -> None:
    assert records(Failure("x", "x: no such file")) == [
        {"id": "x", "speakers": [], "segments": [], "error": "x: no such file"}
    ]


@given(st.text(alphabet="ab “”\n\r\u2028", max_size=40), st.data())
def test_segments_hold_all_but_white_space_once_and_in_order(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: TextSpan(*sorted(ends)))
    contents = data.draw(st.lists(st.lists(spans, min_size=1, max_size=2), max_size=3))
    quotes = tuple(
        Quote(f"q{n}", data.draw(st.sampled_from(["direct", "mixed"])), tuple(content))
        for n, content in enumerate(contents)
    )
    inner = tuple(replace(quote, id=f"{quote.id}a", parent_id=quote.id) for quote in quotes[:1])
    (record,) = records(Document("d", text, (*quotes, *inner)))

    position = 0
    for segment in record["segments"]:
        start, end = segment["start"], segment["end"]
        assert not text[position:start].strip()
        assert text[start:end] == segment["text"] == segment["text"].strip() != ""
        position = end
    assert not text[position:].strip()
