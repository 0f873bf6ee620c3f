"""CSV as it is found: marks that are not closed, other line ends, rows too long and too short, no text."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from tests.unit.io.inputs.reading import read_all

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.inputs import csv_rows
from inquit.io.inputs.csv_input import count
from inquit.io.item import Item
from inquit.source import Source


def _read(data: bytes | str, **options: Any) -> list[tuple[str, str] | str]:
    """Id and text of each row, or what is said about it."""
    data = data.encode() if isinstance(data, str) else data
    found = read_all("CSV", data, **options)
    assert count(Item("x", io.BytesIO(data))) == len(found)
    return [(one.id, one.text) if isinstance(one, Source) else one.error for one in found]


UNCLOSED = "a quotation mark opens a cell there, and is not closed before other cells follow; close it"
REST = f"{UNCLOSED}. What follows is not read, as its rows cannot be told"


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ('id,text\n1,"open\n2,b\n3,c\n', [f"x, row 1 (line 2): {UNCLOSED}", ("2", "b"), ("3", "c")]),
        ('id,text\n1,a\n2,b\n3,"open', [("1", "a"), ("2", "b"), f"x, row 3 (line 4): {UNCLOSED}"]),
        ('id,text\n1,a\n2,b\n3,"open\n', [("1", "a"), ("2", "b"), f"x, row 3 (line 4): {UNCLOSED}"]),
        ('id,text\n1,"open\n2,"b, c"\n3,d\n', [f"x, row 1 (line 2): {UNCLOSED}", ("2", "b, c"), ("3", "d")]),
        ('id,text\n1,"open\n2,"b\nc"\n3,d\n', [f"x, row 1 (line 2): {UNCLOSED}", ("2", "b\nc"), ("3", "d")]),
        ('id,text\n1,"open\n\n2,b\n', [f"x, row 1 (line 2): {UNCLOSED}", ("2", "b")]),
        (
            'id,text\n1,"a\n2,"b"\n3,"c\n4,"d"\n',
            [f"x, row 1 (line 2): {UNCLOSED}", ("2", "b"), f"x, row 3 (line 4): {UNCLOSED}", ("4", "d")],
        ),
        ('id,text\n1,a\n2,"One.\n\nTwo, and a half, and\nthree', [("1", "a"), f"x, row 2 (line 3): {REST}"]),
        ('id,text\n1,"One.\nShe said "no" to\nhim"\n2,b\n', [f"x, row 1 (line 2): {REST}"]),
        ('text\n"open\nb\nc\n', [f"x, row 1 (line 2): {REST}"]),
        ('id,text\n1,"a""b\n2,c""d"\n3,e\n', [("1", 'a"b\n2,c"d'), ("3", "e")]),
    ],
)
def test_a_mark_that_is_not_closed_makes_no_text_of_what_follows(table: str, rows: list[tuple[str, str] | str]) -> None:
    """Where what follows is rows of the same width, they are read."""
    assert _read(table) == rows
    assert _read(table.replace(",", "\t")) == rows or "," in str(rows)
    assert len(_read(table, html_cells=True)) == len(rows)


def test_a_header_that_is_not_closed() -> None:
    with pytest.raises(InputError, match="x: no table; its first line is not valid CSV"):
        read_all("CSV", b'id,"text\n1,a\n2,b\n')


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ('1,He said "no", thrice', 'He said "no"'),
        ('1,5" pipe', '5" pipe'),
        ('1,"text" ', "text "),
        ('"1" ,text', "text"),
        ('1,"Yes," he said', "Yes, he said"),
        ('1,"She said "no""', '"She said "no""'),
        ('1,"a ""b"" c"', 'a "b" c'),
        ('1,""', ""),
        ("1,a\0b", None),
    ],
)
def test_marks_and_controls_within_cells(row: str, text: str | None) -> None:
    first, last = read_all("CSV", f"id,text\n{row}\n2,b\n".encode())

    assert isinstance(last, Source)
    assert isinstance(first, Failure) if text is None else isinstance(first, Source) and first.text == text


def test_marks_in_text_between_tabs_are_its_own() -> None:
    """Nothing but a cell that is quoted as a whole is."""
    assert _read('id\ttext\n1\t"Yes," he said, "no."\n2\t"Yes."\n') == [("1", '"Yes," he said, "no."'), ("2", "Yes.")]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_line_ends_and_encodings(end: str, encoding: str) -> None:
    table = end.join(["id,text", '1,"“a”', 'b"', "", "2,é"])

    assert _read(table.encode(encoding)) == [("1", f"“a”{end}b"), ("2", "é")]
    assert _read((table + end).encode(encoding)) == [("1", f"“a”{end}b"), ("2", "é")]


def test_a_stray_carriage_return_costs_its_row() -> None:
    assert _read("id,text\n1,a\rb\n2,c\n") == [
        "x, row 1 (line 2): a line end in a cell without quotation marks; put the cell in them",
        ("2", "c"),
    ]


def test_rows_of_unequal_length() -> None:
    first, short, long, last = read_all("CSV", b"id,text,more\n1,a\n2\n3,b,c,d\n4,e,f,,,\n")

    assert isinstance(short, Failure)
    assert [one.text for one in (first, long, last) if isinstance(one, Source)] == ["a", "b", "e"]
    assert isinstance(long, Source)
    assert isinstance(last, Source)
    assert long.notices == (
        "x, row 3: has more cells than the header, so its text may be cut or shifted; put cells that hold ',' in "
        "quotation marks",
    )
    assert last.notices == ()


@pytest.mark.parametrize("table", [b"", b"id,text", b"id,text\n", b"\xef\xbb\xbfid,text\r\n\r\n,\r\n"])
def test_a_table_without_rows_is_an_empty_text(table: bytes) -> None:
    (found,) = read_all("CSV", table)

    assert isinstance(found, Source)
    assert (found.id, found.text) == ("x", "")
    assert found.notices == ("x: empty, so there are no statements in it",)


def test_a_wide_table() -> None:
    names = ",".join(f"c{number}" for number in range(100_000))

    assert _read(f"{names},text\n{',' * 100_000}a\n") == [("x:1", "a")]
    with pytest.raises(InputError) as caught:
        read_all("CSV", names.encode())
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    "table", ['id,text\n1,"' + "word " * 1_000, 'id,text\n1,"' + "a\n" * 1_000, "id,text\n1," + "word" * 2_000]
)
def test_a_row_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    monkeypatch.setattr(csv_rows, "MAX_LINE", 5_000)
    monkeypatch.setattr(csv_rows, "_MAX_LINES", 500)

    with pytest.raises(InputError, match="x, line 2: a row of more than"):
        read_all("CSV", table.encode())


# Each makes a table of about so many lines that is as hard as such can be.
HARD: dict[str, Callable[[int], str]] = {
    "one open mark": lambda n: 'id,text\n1,"open\n' + "2,a\n" * n,
    "all open": lambda n: "id,text\n" + '1,"open\n' * n,
    "every other open": lambda n: "id,text\n" + '1,"open\n2,"b"\n' * (n // 2),
    "nearly rows": lambda n: 'id,text\n1,"open\n' + "2,a\n" * n + "3\n",
    "doubled marks": lambda n: 'id,text\n1,"' + '""' * n,
    "open and doubled": lambda n: "id,text\n" + '1,"""\n' * n,
    "bad marks": lambda n: "id,text\n" + '"1"x,"a"b\n' * n,
    "returns": lambda n: "id,text\n" + "1,a\rb\n" * n,
    "old Mac": lambda n: "id,text\r" + "1,a\r" * n,
    "blank": lambda n: "id,text\n" + "\n" * n + '"',
}


@pytest.mark.parametrize("kind", HARD)
def test_the_work_grows_as_the_table(kind: str) -> None:
    """Lines that are taken from the file or read anew, for a table and one four times as long."""

    def work(size: int) -> int:
        taken = itertools.count()
        real = csv_rows._Lines.__next__

        def counted(self: csv_rows._Lines) -> str:
            next(taken)
            return real(self)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(csv_rows._Lines, "__next__", counted)
            read_all("CSV", HARD[kind](size).encode())
        return next(taken)

    assert work(2_000) <= 4.2 * work(500) + 10


@pytest.mark.parametrize(
    "cells", [*itertools.product(["a", "", " ", '"', ",", "\n", 'b"c', "\r\n"], repeat=2)], ids=repr
)
def test_what_csv_writes_is_read_back(cells: tuple[str, str]) -> None:
    """A table that is as it should be is read as `csv` reads it."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([["id", "text", "more"], ["1", *cells], ["2", *reversed(cells)]])

    assert _read(stream.getvalue()) == [("1", cells[0]), ("2", cells[1])]
