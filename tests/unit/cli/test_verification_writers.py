"""Judged quotations in every format for programs: nothing is lost, and the schema says what stands where."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from tests.checked_examples import checked_article

from inquit.cli.verification_workbook import VerificationWorkbook
from inquit.cli.verification_writers import (
    VERIFICATION_COLUMNS,
    VerificationCsv,
    VerificationJson,
    VerificationJsonLines,
    VerificationTsv,
)
from inquit.cli.verify_options import FORMATS
from inquit.document import Failure
from inquit.io.outputs.output_format import WriteOptions
from inquit.schema import read_schema
from inquit.verification.verdicts import VERDICTS, DifferenceKind, SpeakerMatch, Turned
from inquit.verification.verification_record import verification_record

GONE = Failure("gone.txt", "gone.txt: no such file or folder; check the path")
SCHEMA = read_schema("verification")
SHAPES = SCHEMA["$defs"]


def errors(value: object) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(value)]


def written(writer: Any, stream: Any) -> Any:
    writer.verification(checked_article(unread=True))
    writer.failure(GONE)
    writer.finish()
    return stream.getvalue()


def test_every_line_is_as_the_schema_says() -> None:
    stream = io.StringIO()
    lines = [json.loads(line) for line in written(VerificationJsonLines(stream, WriteOptions()), stream).splitlines()]

    assert [errors(line) for line in lines] == [[], []]
    assert [one["verdict"] for one in lines[0]["quotations"]] == [one.verdict for one in checked_article()]
    assert lines[1] == {"id": "gone.txt", "error": GONE.error, "quotations": []}


def test_the_collection_is_as_the_schema_says() -> None:
    stream = io.StringIO()
    value = json.loads(written(VerificationJson(stream, WriteOptions(version="1.0", model="m")), stream))

    assert errors(value) == []
    assert (value["inquit"], value["model"], len(value["articles"])) == ("1.0", "m", 2)


def test_the_schema_describes_every_field_and_value() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    record = verification_record(checked_article(unread=True))
    (quotation,) = [one for one in record["quotations"] if one["verdict"] == "altered"]
    described = {
        "article": record,
        "quotation": quotation,
        "place": quotation["found"],
        "difference": quotation["differences"][0],
        "reported": record["reported"][0],
    }

    assert {name: list(SHAPES[name]["properties"]) for name in described} == {
        name: list(value) for name, value in described.items()
    }
    assert SHAPES["quotation"]["properties"]["verdict"]["enum"] == [*VERDICTS]
    assert SHAPES["difference"]["properties"]["kind"]["enum"] == [*get_args(DifferenceKind)]
    assert SHAPES["difference"]["properties"]["touches"]["enum"] == [*get_args(Turned), None]
    assert SHAPES["quotation"]["properties"]["speaker"]["properties"]["match"]["enum"] == [*get_args(SpeakerMatch)]


@pytest.mark.parametrize(
    "change",
    [{"verdict": "good"}, {"turns_meaning": "no"}, {"spans": [[1, 2, 3]]}, {"places": -1}, {"x": 1}, {"found": {}}],
)
def test_the_schema_refuses_what_is_not_so(change: dict[str, Any]) -> None:
    record = verification_record(checked_article())
    record["quotations"][0] |= change

    assert errors(record)


@pytest.mark.parametrize(("writer", "delimiter"), [(VerificationCsv, ","), (VerificationTsv, "\t")])
def test_a_table_has_a_row_a_quotation(writer: Any, delimiter: str) -> None:
    stream = io.StringIO(newline="")
    text = written(writer(stream, WriteOptions(bom=True)), stream)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))

    assert text.startswith("\ufeff")
    assert list(rows[0]) == list(VERIFICATION_COLUMNS)
    assert [row["id"] for row in rows] == [one.id for one in checked_article()]
    altered = rows[4]
    assert {name: altered[name] for name in ("verdict", "turns_meaning", "second_hand", "speaker_found", "places")} == {
        "verdict": "altered",
        "turns_meaning": "true",
        "second_hand": "true",
        "speaker_found": "Bo Ray",
        "places": "1",
    }
    assert altered["marked"] == "[-Somebody-]{+Nobody+} will [-not-] sell [-the-]{+a+} harbour {+twice+}."
    assert altered["differences"].split("; ")[:2] == [
        "cut_before [-It is not true that-] (frame)",
        "changed [-Somebody-]{+Nobody+} (quantity)",
    ]
    assert (rows[1]["time_start"], rows[1]["time_end"]) == ("72.0", "75.5")
    assert (rows[7]["source"], rows[7]["turns_meaning"], rows[7]["accepted"]) == ("", "", "true")


def test_a_workbook_has_the_same_rows() -> None:
    stream = io.BytesIO()
    written(VerificationWorkbook(stream, WriteOptions()), stream)
    head, *rows = load_workbook(stream).active.iter_rows(values_only=True)

    assert head == VERIFICATION_COLUMNS
    assert [row[1] for row in rows] == [one.id for one in checked_article()]
    assert rows[4][3] is True


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda one: str(one.name))
def test_every_format_can_be_written_without_an_article(chosen: Any) -> None:
    stream: Any = io.BytesIO() if chosen.binary else io.StringIO()
    chosen.open(stream, WriteOptions()).finish()

    if chosen.name == "json":
        assert errors(json.loads(stream.getvalue())) == []
