"""Tables: columns, separators, encodings, and rows that are none."""

from __future__ import annotations

import io
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from tests.unit.io.inputs.reading import read_all

from inquit.document import Failure, Place
from inquit.errors import InputError
from inquit.source import Source


def _parquet(**columns: Any) -> bytes:
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), stream)
    return stream.getvalue()


def _rows(found: list[Source | Failure]) -> list[tuple[str, str]]:
    return [(row.id, row.text) for row in found if isinstance(row, Source)]


@pytest.mark.parametrize(
    "data",
    [
        'id,text\nu1,"“Å, b”\nc"\n\nu2,d\n'.encode(),
        '\ufeffid;text\r\nu1;"“Å, b”\nc"\r\nu2;d\r\n'.encode(),
        'id\ttext\nu1\t"“Å, b”\nc"\nu2\td'.encode("utf-16"),
        'id|text\nu1|"“Å, b”\nc"\nu2|d'.encode("cp1252"),
    ],
    ids=["comma", "semicolon", "tab", "bar"],
)
def test_separators_and_encodings_of_csv(data: bytes) -> None:
    assert _rows(read_all("CSV", data)) == [("u1", "“Å, b”\nc"), ("u2", "d")]


@pytest.mark.parametrize(
    ("format_", "data"),
    [("CSV", b"body,url\na,u1\nb,u2\n"), ("Parquet", _parquet(url=["u1", "u2"], body=["a", "b"], more=[1, 2]))],
)
def test_columns_are_named(format_: str, data: bytes) -> None:
    rows = read_all(format_, data, text_column="body", id_column="url")

    assert _rows(rows) == [("u1", "a"), ("u2", "b")]
    assert [row.markup.places for row in rows if isinstance(row, Source)] == [
        (Place(0, "row 1"),),
        (Place(0, "row 2"),),
    ]
    assert _rows(read_all(format_, data, text_column="body")) == [("x:1", "a"), ("x:2", "b")]


@pytest.mark.parametrize(("format_", "data"), [("CSV", b"a,b\n1,2\n"), ("Parquet", _parquet(a=[1], b=[2]))])
def test_a_column_that_is_not_there_is_named_with_those_that_are(format_: str, data: bytes) -> None:
    with pytest.raises(InputError, match=r"x: no column 'text'; name one of its columns with --text-column: 'a', 'b'"):
        read_all(format_, data)
    with pytest.raises(InputError, match=r"x: no column 'c'; name one of its columns with --id-column: 'a', 'b'"):
        read_all(format_, data, text_column="a", id_column="c")


def test_a_short_row_and_binary_data_are_named_and_the_others_are_read() -> None:
    rows = read_all("CSV", b"id,text\n1,a\n2\n3,\0\1\n4,b\n")

    assert _rows(rows) == [("1", "a"), ("4", "b")]
    assert [row.error for row in rows if isinstance(row, Failure)] == [
        "x, row 2: ends before the column of the text; repair the row",
        "x, row 3: not a text file (its bytes are not readable as text); save it as plain text in UTF-8",
    ]


def test_a_table_without_a_header_is_named() -> None:
    with pytest.raises(InputError, match="the first line must hold the names of its columns"):
        read_all("CSV", b"\n\n")


def test_numbers_are_no_texts() -> None:
    (row,) = read_all("Parquet", _parquet(text=[1]))

    assert isinstance(row, Failure)
    assert row.error == "x, row 1: no text in the column but int; name another --text-column"


def test_an_empty_cell_is_an_empty_text() -> None:
    (row,) = read_all("Parquet", _parquet(text=pyarrow.array([None], pyarrow.string())))

    assert isinstance(row, Source)
    assert row.notices == ("x, row 1: empty, so there are no statements in it",)


def test_a_damaged_table_is_named() -> None:
    with pytest.raises(InputError, match="x: a damaged Parquet file"):
        read_all("Parquet", _parquet(text=["a"])[:-20])


def test_a_table_is_read_as_its_rows_are_asked_for() -> None:
    class Endless(io.RawIOBase):
        """A table without an end, as from a pipe."""

        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            data = (b"text\n" if not self.given else b"row\n" * (len(buffer) // 4))[: len(buffer)]
            self.given += len(data)
            buffer[: len(data)] = data
            return len(data)

    from inquit.io.inputs.csv_input import parse
    from inquit.io.item import Item
    from inquit.io.read_options import ReadOptions

    rows = parse(Item("x", io.BufferedReader(Endless())), ReadOptions())

    assert [next(rows).id for _ in range(3)] == ["x:1", "x:2", "x:3"]
