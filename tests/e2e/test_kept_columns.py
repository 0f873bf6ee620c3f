"""The user's own columns, from a table into every format that has columns."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

import inquit
from inquit.store import Store

OWN = {"outlet": "Sun", "speaker": "=1+1", "doc_speaker": "x", "day": "2024-05-03"}


@pytest.fixture(autouse=True)
def _table(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "“One.”", **OWN}, {"id": "b", "text": "“Two.”", **OWN, "outlet": "Day"}]
    with (tmp_path / "t.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    (tmp_path / "u.csv").write_text("id,text,other\nc,“Three.”,1\n", "utf-8")


def _csv(text: str, separator: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines(), delimiter=separator))


@pytest.mark.parametrize(("format_", "separator"), [("csv", ","), ("tsv", "\t")])
def test_columns_stand_behind_those_of_inquit_with_names_of_their_own(run: Any, format_: str, separator: str) -> None:
    first, second = _csv(run("extract", "t.csv", "--keep", "all", "-f", format_).stdout, separator)

    assert list(first)[-4:] == ["outlet", "doc_speaker", "doc_doc_speaker", "day"]
    assert [first["outlet"], second["outlet"]] == ["Sun", "Day"]
    assert first["doc_speaker"] == "'=1+1"  # a spreadsheet would run it
    assert first["speaker"] == "Ann Lee"


def test_columns_are_named_in_order_and_come_also_where_no_text_has_them(run: Any) -> None:
    (row,) = _csv(run("extract", "u.csv", "--keep", "day,outlet", "-f", "csv").stdout)

    assert list(row)[-2:] == ["day", "outlet"]
    assert row["day"] == ""


def test_nothing_is_kept_unasked(run: Any) -> None:
    assert "outlet" not in run("extract", "t.csv", "-f", "csv").stdout


def test_columns_in_a_workbook(run: Any, tmp_path: Path) -> None:
    assert run("extract", "t.csv", "--keep", "outlet,speaker", "-o", "r.xlsx").exit_code == 0

    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    for sheet, own in (("quotes", ("outlet", "doc_speaker")), ("speakers", ("outlet", "speaker"))):
        header, first, second = book[sheet].iter_rows(values_only=True)
        assert header[-2:] == own
        assert (first[-2:], second[-2]) == (("Sun", "=1+1"), "Day")


def test_columns_in_parquet(run: Any, tmp_path: Path) -> None:
    assert run("extract", "t.csv", "--keep", "outlet,speaker", "-o", "r.parquet").exit_code == 0

    table = pq.read_table(tmp_path / "r.parquet").to_pydict()
    assert table["outlet"] == ["Sun", "Day"]
    assert table["doc_speaker"] == ["=1+1", "=1+1"]


def test_columns_of_speakers(run: Any) -> None:
    first, _ = _csv(run("speakers", "t.csv", "--keep", "outlet", "-f", "csv").stdout)
    record = json.loads(run("speakers", "t.csv", "--keep", "outlet", "-f", "json").stdout)

    assert list(first)[-1] == "outlet"
    assert [one["fields"] for one in record["documents"]] == [{"outlet": "Sun"}, {"outlet": "Day"}]


def test_columns_stand_in_meta_of_records_and_come_back_from_results(run: Any, tmp_path: Path) -> None:
    run("extract", "t.csv", "--keep", "outlet,day", "-o", "r.jsonl")

    documents = [one for one in inquit.read_results(tmp_path / "r.jsonl") if isinstance(one, inquit.Document)]
    assert [one.meta["fields"] for one in documents] == [
        {"outlet": "Sun", "day": "2024-05-03"},
        {"outlet": "Day", "day": "2024-05-03"},
    ]
    assert _csv(run("speakers", "r.jsonl", "-f", "csv").stdout)[0]["outlet"] == "Sun"
    assert "1 statement" in run("stats", "r.jsonl", "--where", "outlet=Day").stdout


def test_a_later_table_with_other_columns_is_told_of(run: Any) -> None:
    result = run("extract", "t.csv", "u.csv", "--keep", "all", "-f", "csv")

    assert len(_csv(result.stdout)) == 3
    assert "no columns for 'other', which the first text does not have" in " ".join(result.stderr.split())


def test_columns_go_through_python(tmp_path: Path) -> None:
    sources = list(inquit.read(tmp_path / "t.csv", keep=["outlet"], date_column="day"))

    assert [one.meta["date"] for one in sources if isinstance(one, inquit.Source)] == ["2024-05-03", "2024-05-03"]
    assert [one.markup.fields for one in sources if isinstance(one, inquit.Source)] == [
        {"outlet": "Sun"},
        {"outlet": "Day"},
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--keep", "all,day"], "all keeps every column; leave out the others"),
        (["--date-format", "%Q"], "'%Q' is no form of dates"),
        (["--date-format", "%d/%m"], "leaves out the year, the month or the day"),
    ],
)
def test_wrong_usage(run: Any, arguments: list[str], message: str) -> None:
    result = run("extract", "t.csv", *arguments)

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_columns_that_are_kept_later_come_into_the_database(run: Any) -> None:
    assert "2 new" in run("add", "q.db", "t.csv").stdout
    assert "2 unchanged" in run("add", "q.db", "t.csv").stdout
    assert "2 changed" in run("add", "q.db", "t.csv", "--keep", "outlet").stdout
    assert "2 unchanged" in run("add", "q.db", "t.csv", "--keep", "outlet").stdout

    with Store("q.db") as store:
        assert [one.meta.get("fields") for one in store.documents()] == [{"outlet": "Sun"}, {"outlet": "Day"}]
