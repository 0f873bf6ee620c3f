"""Tables in parts: whatever the size of these, their texts together are those of the whole table."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from inquit.io.inputs.input_format import RangeSize
from inquit.io.item import ALL_ROWS, Item, RowRange
from inquit.io.read_inputs import read_item
from inquit.io.read_options import ReadOptions
from inquit.io.sandbox import Sandbox
from inquit.shards.planned_files import planned
from inquit.source import Found

OPTIONS = ReadOptions(keep=("all",))
LINES = [b'{"id": "a%d", "text": "Word %d."}' % (number, number) for number in range(9)]
ROWS = [b"id,text", *(b'r%d,"Word, %d\nand more"' % (number, number) for number in range(9))]
TABLES = {
    "plain.jsonl": b"\n".join(LINES),
    "blank.jsonl": b"\xef\xbb\xbf\n\n" + b"\r\n\r\n".join(LINES) + b"\n\n\n",
    "returns.jsonl": b"\n".join([LINES[0] + b"\r" + LINES[1], *LINES[2:], b"{"]),
    "wide.jsonl": b"\n".join(LINES).decode("ascii").encode("utf-16"),
    "packed.jsonl.gz": gzip.compress(b"\n".join(LINES)),
    "plain.csv": b"\n".join(ROWS),
    "marked.csv": b"\xef\xbb\xbf" + b"\r\n".join([*ROWS, b"", b",", b"x,y,z"]),
    "unclosed.csv": b"\n".join([*ROWS[:4], b'bad,"opens', *(b"%d,Word" % number for number in range(8)), b'c,"d"']),
    "lost.csv": b"\n".join([*ROWS[:4], b'bad,"opens', b"one", *(b"%d,Word" % number for number in range(8))]),
    "stray.csv": b"\n".join([*ROWS[:4], b"one\rtwo,three", *ROWS[5:]]),
    "latin.csv": b"\n".join([*ROWS[:3], "c,Caf\xe9".encode("latin-1"), *ROWS[4:]]),
    "mac.csv": b"\r".join(line.replace(b"\n", b" ") for line in ROWS),
    "semicolons.tsv": b"\n".join(line.replace(b",", b";") for line in ROWS),
}


def texts(name: str, data: bytes, rows: RowRange = ALL_ROWS) -> list[Found]:
    with Sandbox() as sandbox:
        return list(read_item(Item(name, io.BytesIO(data), rows=rows), OPTIONS, sandbox))


@pytest.mark.parametrize("rows", [1, 2, 100])
@pytest.mark.parametrize("name", TABLES)
def test_parts_have_the_texts_of_the_whole(tmp_path: Path, name: str, rows: int) -> None:
    file = tmp_path / name
    file.write_bytes(TABLES[name])

    pieces = planned(str(file), str(file), OPTIONS, RangeSize(rows, 10_000)).pieces

    assert len(pieces) == 1 if rows == 100 else len(pieces) >= 4 // rows
    found = [text for piece in pieces for text in texts(name, TABLES[name], piece.rows)]
    assert found == texts(name, TABLES[name])


def test_long_rows_make_parts_of_fewer(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    file.write_bytes(b"\n".join([b'{"text": "%s"}' % (b"x" * 500), *LINES]))

    pieces = planned(str(file), str(file), OPTIONS, RangeSize(100, 400)).pieces

    assert [piece.rows.count for piece in pieces] == [1, 9]


def test_parts_of_parquet_begin_within_groups(tmp_path: Path) -> None:
    file = tmp_path / "groups.parquet"
    table = pa.table({"id": [f"a{number}" for number in range(11)], "text": ["Word."] * 11})
    pq.write_table(table, file, row_group_size=4)
    with Sandbox() as sandbox:

        def read(rows: RowRange) -> list[Found]:
            with file.open("rb") as stream:
                return list(read_item(Item("groups", stream, file=str(file), rows=rows), OPTIONS, sandbox))

        for size in (3, 4):
            pieces = planned(str(file), str(file), OPTIONS, RangeSize(size, 10_000)).pieces
            assert [text for piece in pieces for text in read(piece.rows)] == read(ALL_ROWS)


def test_what_is_wrong_with_a_whole_file_is_said_once(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("a,b\n" + "1,2\n" * 50)

    assert len(planned(str(file), str(file), OPTIONS, RangeSize(5, 10_000)).pieces) == 1
