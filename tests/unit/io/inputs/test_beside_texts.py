"""What stands beside the texts of tables: columns that are kept, and those that say what a text is."""

from __future__ import annotations

import io
import json
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.io.inputs.reading import read_all

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.inputs.dates import iso_date
from inquit.source import Source

ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": "One.", "Headline": "T1", "published": "2024-05-03", "outlet": "Sun", "score": "7"},
    {"id": "b", "text": "Two.", "Headline": "", "published": "2024-05", "outlet": "Day", "score": "8"},
]


def _data(format_: str, rows: list[dict[str, Any]]) -> bytes:
    if format_ == "CSV":
        lines = [",".join(rows[0]), *(",".join(f'"{cell}"' for cell in row.values()) for row in rows)]
        return "\n".join(lines).encode()
    if format_ == "Parquet":
        held = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(rows), held)
        return held.getvalue()
    if format_ == "JSON":
        return json.dumps(rows).encode()
    return "\n".join(map(json.dumps, rows)).encode()


def _read(format_: str, rows: list[dict[str, Any]], **options: Any) -> list[Source]:
    found = read_all(format_, _data(format_, rows), **options)
    return [one for one in found if isinstance(one, Source)]


every_table = pytest.mark.parametrize("format_", ["CSV", "JSON", "JSON Lines", "Parquet"])


@every_table
def test_columns_say_what_a_text_is(format_: str) -> None:
    first, second = _read(format_, ROWS)

    assert {**first.meta, "format": ""} == {"format": "", "date": "2024-05-03", "title": "T1", "site": "Sun"}
    assert (second.meta["date"], "title" in second.meta) == ("2024-05", False)
    assert first.markup.fields == {}
    assert first.notices == second.notices == ()


@every_table
def test_named_columns_are_kept_in_the_order_asked_for(format_: str) -> None:
    first, second = _read(format_, ROWS, keep=("score", "outlet"))

    assert list(first.markup.fields.items()) == [("score", "7"), ("outlet", "Sun")]
    assert second.markup.fields == {"score": "8", "outlet": "Day"}


@every_table
def test_all_columns_but_those_that_are_read_otherwise_are_kept(format_: str) -> None:
    first, _ = _read(format_, ROWS, keep=("all",))

    assert first.markup.fields == {"Headline": "T1", "published": "2024-05-03", "outlet": "Sun", "score": "7"}


@every_table
def test_a_column_to_keep_that_is_not_there_is_said_once_with_the_nearest(format_: str) -> None:
    first, second = _read(format_, ROWS, keep=("scroe",))

    assert first.notices == ()
    assert second.notices == ("x: no column 'scroe' to keep; did you mean 'score'?",)


@every_table
def test_columns_are_named_for_what_they_say(format_: str) -> None:
    first, _ = _read(format_, ROWS, title_column="score", site_column="Headline", url_column="outlet")

    assert (first.meta["title"], first.meta["site"], first.meta["url"]) == ("7", "T1", "Sun")


@every_table
def test_a_named_column_that_is_not_there_is_an_error_with_those_that_are(format_: str) -> None:
    with pytest.raises(InputError, match=r"x: no column 'day'; name one of its columns with --date-column: .*'outlet'"):
        read_all(format_, _data(format_, ROWS), date_column="day")


@every_table
def test_dates_that_are_none_stay_text_and_are_counted_once(format_: str) -> None:
    dates = ("May 3, 2024", "2024-05-03", "03.05.2024", "2024-13-01", "")
    found = _read(format_, [{"id": str(n), "text": "One.", "date": date} for n, date in enumerate(dates)])

    assert [one.meta.get("date") for one in found] == [*dates[:-1], None]
    notices = [notice for one in found for notice in one.notices]
    assert len(notices) == 1
    assert "x: 3 dates are not in ISO 8601 (2024-05-03) and kept as text, first 'May 3, 2024' of 0" in notices[0]


@every_table
def test_dates_are_read_in_the_form_that_is_named(format_: str) -> None:
    rows = [{"id": "a", "text": "One.", "when": "3/5/24"}, {"id": "b", "text": "Two.", "when": "2024-05-04T10:00"}]
    found = _read(format_, rows, date_column="when", date_format="%d/%m/%y")

    assert [one.meta["date"] for one in found] == ["2024-05-03", "2024-05-04T10:00"]
    assert [one.notices for one in found] == [(), ()]


@every_table
def test_rows_of_one_text_give_it_what_they_have_in_common(format_: str) -> None:
    rows = [
        {"id": "a", "text": "One.", "who": "Ann", "date": "2024-05-03", "room": "5", "mood": "good"},
        {"id": "a", "text": "Two.", "who": "Bo", "date": "2024-05-03", "room": "5", "mood": "bad"},
    ]
    (found,) = _read(format_, rows, id_column="id", speaker_column="who", keep=("room", "mood"))

    assert found.meta["date"] == "2024-05-03"
    assert found.markup.fields == {"room": "5"}


def test_the_column_of_the_text_or_the_id_says_nothing_else() -> None:
    (found,) = _read("CSV", [{"url": "u", "title": "One."}], text_column="title", id_column="url")

    assert (found.id, found.text, {*found.meta}) == ("u", "One.", {"format"})


def test_values_are_plain_whatever_they_were() -> None:
    row = {"text": "One.", "a": [1, {"b": None}], "c": True, "d": None, "e": 10**30, "f": 0.5, "x": {"y": "deep"}}
    (found,) = _read("JSON", [row], keep=("all",))

    assert found.markup.fields == {
        "a": '[1, {"b": null}]',
        "c": True,
        "d": None,
        "e": str(10**30),
        "f": 0.5,
        "x": '{"y": "deep"}',
    }
    (found,) = _read("JSON", [row], keep=("x.y",))
    assert found.markup.fields == {"x.y": "deep"}


def test_numbers_that_json_cannot_hold_are_no_numbers() -> None:
    found = read_all("JSON Lines", b'{"text": "One.", "a": NaN, "b": -Infinity}', keep=("all",))

    assert [one.markup.fields for one in found if isinstance(one, Source)] == [{"a": None, "b": "-inf"}]


def test_a_row_that_is_none_loses_no_notice() -> None:
    data = b'{"text": "One.", "date": "May"}\n{"text": "Two."}\nnothing\n'
    found = read_all("JSON Lines", data)

    assert [isinstance(one, Failure) for one in found] == [False, False, True]
    assert "1 date is not in ISO 8601" in next(one for one in found[1:] if isinstance(one, Source)).notices[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-05-03", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("2024-05-03 10:15", "2024-05-03T10:15"),
        ("2024-05-03T10:15:00Z", "2024-05-03T10:15:00Z"),
        ("2024-05-03T10:15:00+02:00", "2024-05-03T10:15:00+02:00"),
        (" 2024-05-03 ", "2024-05-03"),
        ("0000", None),
        ("2024-02-30", None),
        ("2024-05-03T25:00", None),
        ("2024-5-3", None),
        ("99999999", None),
        ("3 May 2024", None),
        ("yesterday", None),
        ("٢٠٢٤", None),
        ("", None),
    ],
)
def test_what_is_a_date(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected


def test_a_form_without_a_year_gives_no_date() -> None:
    assert iso_date("3 May", "%d %b") is None
    assert iso_date("3 May 2024 10:15", "%d %b %Y %H:%M") == "2024-05-03T10:15:00"
