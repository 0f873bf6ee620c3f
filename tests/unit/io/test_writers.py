"""JSON, JSON Lines and CSV, checked as a reader of them would."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from inquit import Document, Failure, Place, Quote, TextSpan
from inquit.engines import ENGINES
from inquit.io.outputs.columns import quote_columns
from inquit.io.outputs.csv_output import CsvWriter
from inquit.io.outputs.json_output import JsonLinesWriter, JsonWriter
from inquit.io.outputs.output_format import WriteOptions
from inquit.record import document_record
from inquit.schema import read_schema

FAILURE = Failure("no.txt", "no.txt: no such file")
LONE_SURROGATE = Document("s", "\ud800 “x”", (Quote("q1", "direct", (TextSpan(0, 5),)),))


def _schema_errors(value: object) -> list[str]:
    validator = Draft202012Validator(read_schema())
    return [error.message for error in validator.iter_errors(value)]


def _jsonl(*documents: Document, with_not_quotes: bool = False, with_text: bool = False) -> list[dict[str, Any]]:
    stream = io.StringIO()
    writer = JsonLinesWriter(stream, WriteOptions(with_not_quotes=with_not_quotes, with_text=with_text))
    for document in documents:
        writer.document(document)
    writer.failure(FAILURE)
    writer.finish()
    return [json.loads(line) for line in stream.getvalue().encode().splitlines()]


def _csv(document: Document, *, with_not_quotes: bool = False) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    writer = CsvWriter(stream, WriteOptions(with_not_quotes=with_not_quotes))
    writer.document(document)
    writer.failure(FAILURE)
    writer.finish()
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


@pytest.mark.parametrize("with_not_quotes", [False, True])
def test_every_line_is_as_the_schema_says(document: Document, with_not_quotes: bool) -> None:
    records = _jsonl(document, Document("e", ""), LONE_SURROGATE, with_not_quotes=with_not_quotes)

    assert [_schema_errors(record) for record in records] == [[], [], [], []]
    assert [record["id"] for record in records] == ["article.txt", "e", "s", "no.txt"]
    assert ("not_quotes" in records[0]) is with_not_quotes
    assert records[3]["error"] == FAILURE.error


def test_a_lone_surrogate_survives_json() -> None:
    assert _jsonl(LONE_SURROGATE)[0]["quotes"][0]["text"] == "\ud800 “x”"


@pytest.mark.parametrize("number", [0, 1, 3])
def test_json_is_one_object_as_the_schema_says(document: Document, number: int) -> None:
    stream = io.StringIO()
    writer = JsonWriter(stream, WriteOptions(version="1.0", model='a"b', with_text=True))
    for _ in range(number):
        writer.document(document)
    if number:
        writer.failure(FAILURE)
    writer.finish()
    value = json.loads(stream.getvalue())

    assert _schema_errors(value) == []
    assert (value["inquit"], value["model"]) == ("1.0", 'a"b')
    assert len(value["documents"]) == (number + 1 if number else 0)
    assert all(record["text"] == document.text for record in value["documents"][:number])


def test_the_schema_is_valid_and_describes_every_field(document: Document) -> None:
    schema = read_schema()
    Draft202012Validator.check_schema(schema)
    record = document_record(document, with_not_quotes=True, with_text=True, with_places=True)
    shapes = schema["$defs"]

    assert _schema_errors(record) == []
    assert list(shapes["document"]["properties"]) == list(record)
    assert list(shapes["quote"]["properties"]) == list(record["quotes"][0])
    assert list(shapes["speaker"]["properties"]) == list(record["speakers"][0])
    assert list(shapes["not_quote"]["properties"]) == list(record["not_quotes"][0])
    assert shapes["meta"]["properties"]["engine"]["enum"] == list(ENGINES)


@pytest.mark.parametrize(
    "change",
    [{"confidence": 1.5}, {"type": "said"}, {"content": []}, {"content": [[1, 2, 3]]}, {"paragraph": 0}, {"x": 1}],
)
def test_the_schema_refuses_what_is_not_so(document: Document, change: dict[str, Any]) -> None:
    record = _jsonl(document)[0]
    record["quotes"][0] |= change

    assert _schema_errors(record)


def test_csv_has_a_row_a_quote(document: Document) -> None:
    rows = _csv(replace(document, places=(Place(0, "page 1"), Place(100, "page 2"))))

    assert list(rows[0]) == [column.name for column in quote_columns()]
    assert len(rows) == len(document.quotes)
    assert rows[1] == {
        "document": "article.txt",
        "id": "q2",
        "parent_id": "",
        "type": "mixed",
        "act": "speech",
        "status": "asserted",
        "speaker": "Igor Ivanov",
        "speaker_id": "s1",
        "named": "true",
        "kind": "person",
        "role": "foreign minister",
        "affiliation": "Russia",
        "gender": "male",
        "addressee": "",
        "reported_by": "",
        "quote": "it “a\ndisaster”",
        "cue": "called",
        "cue_lemma": "call",
        "source": "He",
        "paragraph": "1",
        "place": "page 1",
        "start_time": "",
        "end_time": "",
        "start": "81",
        "end": "96",
        "confidence": "0.71",
        "rule": "cue-subject",
        "via": "He > Igor Ivanov",
    }
    assert rows[3]["parent_id"] == "q3"
    assert rows[4]["speaker"] == rows[4]["speaker_id"] == ""


def test_csv_lists_not_quotes_on_request(document: Document) -> None:
    rows = _csv(document, with_not_quotes=True)

    assert (rows[-1]["type"], rows[-1]["quote"], rows[-1]["reason"]) == ("not_quote", "“so-called”", "scare quote")
    assert rows[0]["reason"] == ""


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=1", "''=1"),
        ("'x'", "'x'"),
        ("x=1", "x=1"),
        ("\ud800", "\ufffd"),
    ],
)
def test_csv_defuses_formulas_and_says_how_to_undo_it(text: str, cell: str) -> None:
    document = Document("d", text, (Quote("q1", "direct", (TextSpan(0, len(text)),)),))
    found = _csv(document)[0]["quote"]

    assert found == cell
    if "\ufffd" not in cell:
        assert re.sub(r"^'('*[=+\-@\t\r\n])", r"\1", found) == text


def test_csv_defuses_every_column(document: Document) -> None:
    speakers = (replace(document.speakers[0], name="=A", role="@b"), *document.speakers[1:])
    row = _csv(replace(document, id="-d", speakers=speakers))[0]

    assert (row["document"], row["speaker"], row["role"]) == ("'-d", "'=A", "'@b")
