"""Tables that say who speaks: which rows are one text, who speaks in it, and when."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from tests.unit.io.inputs.reading import read_all, stretches

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.counting import count_sources
from inquit.io.inputs import joined_rows
from inquit.io.inputs.joined_rows import speaker_in
from inquit.io.read_options import ReadOptions
from inquit.source import Source

ROWS = [
    {"talk": "a", "at": "0:01", "who": "DB:", "text": "Is the port open?"},
    {"talk": "a", "at": "0:04", "who": "TO:", "text": "No."},
    {"talk": "b", "at": "0:01", "who": "", "text": "It rained."},
    {"talk": "a", "at": "0:09", "who": "", "text": "Not before\n\nFriday."},
    {"talk": "a", "at": "0:12", "who": "DB:", "text": "So?"},
]
Rows = list[dict[str, Any]]


def _csv(rows: Rows) -> bytes:
    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines).encode()


def _parquet(rows: Rows) -> bytes:
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), stream)
    return stream.getvalue()


FORMATS: dict[str, Callable[[Rows], bytes]] = {
    "CSV": _csv,
    "Parquet": _parquet,
    "JSON": lambda rows: json.dumps(rows).encode(),
    "JSON Lines": lambda rows: "\n".join(map(json.dumps, rows)).encode(),
}


def read(format_: str, rows: Rows, **options: Any) -> list[Source]:
    found = read_all(format_, FORMATS[format_](rows), **options)
    assert all(isinstance(one, Source) for one in found)
    return [one for one in found if isinstance(one, Source)]


def spoken(source: Source) -> list[tuple[str | None, str]]:
    return [(turn.speaker, " / ".join(span.of(source.text) for span in turn.spans)) for turn in source.markup.turns]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_rows_of_a_table_are_one_text(format_: str) -> None:
    (source,) = read(format_, ROWS, speaker_column="who", time_column="at")

    assert source.id == "x"
    assert source.text == "\n\n".join(str(row["text"]) for row in ROWS)
    assert spoken(source) == [
        ("DB", "Is the port open?"),
        ("TO", "No. / It rained. / Not before\n\nFriday."),
        ("DB", "So?"),
    ]
    assert [(time.start, time.end) for time in source.markup.times] == [(float(n), None) for n in (1, 4, 1, 9, 12)]
    unit = {"JSON": "item", "JSON Lines": "line"}.get(format_, "row")
    assert stretches(source) == {f"{unit} {n}": row["text"].split("\n")[0] for n, row in enumerate(ROWS, start=1)}
    assert source.notices == ()


@pytest.mark.parametrize("format_", FORMATS)
def test_rows_of_one_id_are_one_text_wherever_they_stand(format_: str) -> None:
    a, b = read(format_, ROWS, speaker_column="who", id_column="talk")

    assert (a.id, spoken(a)) == (
        "a",
        [("DB", "Is the port open?"), ("TO", "No. / Not before\n\nFriday."), ("DB", "So?")],
    )
    assert (b.id, spoken(b)) == ("b", [(None, "It rained.")])


def test_a_column_called_id_numbers_rows_unless_it_is_named() -> None:
    rows = [{"id": str(n), "who": "Ann", "text": "No."} for n in range(3)]

    assert [source.id for source in read("CSV", rows, speaker_column="who")] == ["x"]
    assert [source.id for source in read("CSV", rows, speaker_column="who", id_column="id")] == ["0", "1", "2"]


def test_an_empty_id_goes_on_with_the_last() -> None:
    rows = [{"talk": talk, "who": "Ann", "text": "No."} for talk in ("a", "", "b", "")]

    assert [(one.id, len(one.markup.turns)) for one in read("CSV", rows, speaker_column="who", id_column="talk")] == [
        ("a", 2),
        ("b", 2),
    ]


def test_times_alone_make_one_text_without_speakers() -> None:
    (source,) = read("CSV", ROWS, time_column="at")

    assert len(source.markup.times) == 5
    assert {turn.speaker for turn in source.markup.turns} == {None}


@pytest.mark.parametrize("format_", FORMATS)
def test_a_column_that_is_not_there_is_named_with_those_that_are(format_: str) -> None:
    with pytest.raises(InputError, match=r"x: no .*'speaker'.* with --speaker-column: .*'who'"):
        read(format_, ROWS, speaker_column="speaker")


@pytest.mark.parametrize("format_", ["CSV", "Parquet"])
def test_a_column_of_times_that_is_not_there_is_named(format_: str) -> None:
    with pytest.raises(InputError, match=r"x: no column 'when'; name one of its columns with --time-column: 'talk'"):
        read(format_, ROWS, speaker_column="who", time_column="when")


def test_fields_may_lie_within_others() -> None:
    rows: Rows = [{"who": {"name": "Ann"}, "text": "No."}, {"who": None, "text": "Not yet."}, {"who": 0, "text": "So?"}]
    (source,) = read("JSON", rows, speaker_column="who.name")
    assert spoken(source) == [("Ann", "No. / Not yet. / So?")]

    failure, *_ = read_all("JSON", FORMATS["JSON"](rows), speaker_column="who")
    assert isinstance(failure, Failure)
    assert failure.error == "x, item 1: no name in 'who' but dict; name a field that holds one"


def test_times_that_are_none_are_told_once() -> None:
    rows = [{"who": "Ann", "at": at, "text": "No."} for at in ("0:01", "soon", "", "later")]
    (source,) = read("CSV", rows, speaker_column="who", time_column="at")

    assert len(source.markup.times) == 1
    assert source.notices == (
        "x: no time in 'at' of row 2 ('soon'), and of 1 others, so none is given; write seconds, h:mm:ss, or dates as "
        "in 2024-05-01 14:00:00",
    )


def test_times_of_parquet_are_values() -> None:
    rows = [
        {"who": "Ann", "text": "No.", "at": timedelta(seconds=3, milliseconds=500)},
        {"who": "Bo", "text": "So?", "at": timedelta(minutes=1)},
    ]
    (source,) = read("Parquet", rows, speaker_column="who", time_column="at")
    assert [time.start for time in source.markup.times] == [3.5, 60.0]

    rows = [{"who": "Ann", "text": "No.", "at": datetime(2024, 5, 1, 14, 0, 3)}]
    (source,) = read("Parquet", rows, speaker_column="who", time_column="at")
    assert [time.start for time in source.markup.times] == ["2024-05-01T14:00:03"]


def test_a_bad_row_is_a_failure_and_the_rest_one_text() -> None:
    failure, source = read_all("CSV", b"who,text\nAnn,No.\nBo\n,Not yet.\n", speaker_column="who")

    assert isinstance(failure, Failure)
    assert failure.error.startswith("x, row 2: ends before the column of the text")
    assert isinstance(source, Source)
    assert spoken(source) == [("Ann", "No. / Not yet.")]


def test_a_table_without_words_is_an_empty_text() -> None:
    (source,) = read("CSV", [{"who": "Ann", "text": ""}], speaker_column="who")
    assert (source.text, source.notices) == ("", ("x: empty, so there are no statements in it",))

    (found,) = read_all("CSV", b"who,text\n", speaker_column="who")
    assert isinstance(found, Source)
    assert found.notices == ("x: empty, so there are no statements in it",)


def test_names_and_texts_that_are_no_utf8_are_decoded_alike() -> None:
    (source,) = read_all("CSV", "who,text\nJosé,Le café est fermé.\n".encode("cp1252"), speaker_column="who")

    assert isinstance(source, Source)
    assert (spoken(source), source.encoding_detected) == ([("José", "Le café est fermé.")], True)


def test_cells_are_read_as_html_where_that_is_asked_for() -> None:
    (source,) = read("CSV", [{"who": "Ann", "text": "<i>No.</i>"}], speaker_column="who", html_cells=True)

    assert spoken(source) == [("Ann", "No.")]


def test_an_id_that_comes_back_too_late_is_a_failure_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joined_rows, "MAX_HELD", 10)
    rows = [{"talk": talk, "who": "Ann", "text": "12345678"} for talk in ("a", "a", "b", "a", "a", "b")]
    found = read_all("CSV", _csv(rows), speaker_column="who", id_column="talk")

    assert [one.id for one in found] == ["a", "x, row 4", "b"]
    assert [len(one.markup.turns) for one in found if isinstance(one, Source)] == [2, 2]
    (failure,) = (one for one in found if isinstance(one, Failure))
    assert "rows of 'a' come again" in failure.error
    assert "sort the table by its ids" in failure.error


def test_a_text_of_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joined_rows, "MAX_DOCUMENT", 20)

    with pytest.raises(InputError, match="too much for one text; split it"):
        read_all("CSV", _csv(ROWS), speaker_column="who")


def test_what_is_counted_is_what_is_read(tmp_path: Path) -> None:
    endings = {"CSV": "csv", "Parquet": "parquet", "JSON": "json", "JSON Lines": "jsonl"}
    for format_, ending in endings.items():
        (tmp_path / f"x.{ending}").write_bytes(FORMATS[format_](ROWS))

    assert count_sources([str(tmp_path)], ReadOptions(speaker_column="who")) == 4
    assert count_sources([str(tmp_path)], ReadOptions(speaker_column="who", id_column="talk")) == 8
    assert count_sources([str(tmp_path)]) == 20


@pytest.mark.parametrize(
    ("cell", "speaker"),
    [("DB:", "DB"), (" Mira  Lund ", "Mira Lund"), ("", None), (" : ", None), (None, None), (0, "0"), (True, None)],
)
def test_the_name_in_a_cell(cell: Any, speaker: str | None) -> None:
    assert speaker_in(cell) == speaker
