"""Compressed files, of any format inside, whole and damaged."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from tests.made_inputs import ARTICLE, MAKERS, archive

from inquit import Failure
from inquit.io.compressed import unpacking
from inquit.io.counting import count_sources
from inquit.io.inputs.all_inputs import format_of_name
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.source import Source

try:
    zstandard = import_module("compression.zstd")
except ImportError:
    zstandard = import_module("backports.zstd")

PACK: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.compress,
}
LINES = b"".join(b"%d: nobody said %x.\n" % (number, number**5) for number in range(20_000))


def _read(path: Path, data: bytes, **options: str) -> list[Source | Failure]:
    path.write_bytes(data)
    return list(read_sources([str(path)], io.BytesIO(), ReadOptions(**options)))  # type: ignore[arg-type]


def _unpacked(data: bytes) -> bytes:
    return unpacking(io.BytesIO(data), data[:16], "x").read()


@pytest.mark.parametrize("ending", PACK)
def test_what_was_packed_comes_out(ending: str) -> None:
    packed = PACK[ending](LINES)

    assert _unpacked(packed) == LINES
    assert _unpacked(packed + PACK[ending](b"more")) == LINES + b"more"
    assert _unpacked(packed + bytes(512)) == LINES
    assert _unpacked(PACK[ending](b"")) == b""
    assert unpacking(io.BytesIO(packed), packed[:16], "x").readline() == LINES[: LINES.index(b"\n") + 1]


def test_a_file_of_any_format_is_read(tmp_path: Path) -> None:
    files = []
    for number, (kind, make) in enumerate(MAKERS.items()):
        ending = list(PACK)[number % len(PACK)]
        for name, data in ((f"a.{kind}", make(ARTICLE)), (f"a.{kind}.{ending}", PACK[ending](make(ARTICLE)))):
            (tmp_path / name).write_bytes(data)
            files.append(str(tmp_path / name))
    found = list(read_sources(files, io.BytesIO()))

    assert [one for one in found if isinstance(one, Failure)] == []
    expected = [(one.text, one.meta) for one in found[::2] if isinstance(one, Source)]
    assert [(one.text, one.meta) for one in found[1::2] if isinstance(one, Source)] == expected


@pytest.mark.parametrize("ending", PACK)
def test_one_that_is_cut_is_named_and_the_others_are_read(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.txt.{ending}").write_bytes(PACK[ending](LINES)[:-20])
    (tmp_path / f"b.txt.{ending}").write_bytes(PACK[ending](b"whole"))
    bad, good = read_sources([str(tmp_path)], io.BytesIO())

    assert isinstance(bad, Failure)
    assert bad.error.startswith(f"{tmp_path}/a.txt.{ending}: damaged, or cut short (")
    assert bad.error.endswith("); get it anew")
    assert isinstance(good, Source)
    assert good.text == "whole"


@pytest.mark.parametrize("ending", PACK)
def test_a_bomb_is_refused(tmp_path: Path, ending: str) -> None:
    (bad,) = _read(tmp_path / f"x.txt.{ending}", PACK[ending](bytes(30_000_000)))

    assert isinstance(bad, Failure)
    assert "over 200 times larger when unpacked" in bad.error


def test_packing_over_and_over_ends(tmp_path: Path) -> None:
    data = b"text"
    for _ in range(5):
        data = gzip.compress(data)
    (bad,) = _read(tmp_path / "x.gz", data)

    assert isinstance(bad, Failure)
    assert bad.error.endswith("packed more than 3 times over; unpack it first")


def test_one_in_an_archive_is_read(tmp_path: Path) -> None:
    packed = archive({"t.csv.gz": gzip.compress(b"id,text\nu1,a\n"), "x.tar.gz": b"\x1f\x8b"})
    (row,) = _read(tmp_path / "x.zip", packed)

    assert isinstance(row, Source)
    assert (row.id, row.text, row.markup.places[0].label) == ("u1", "a", "row 1")


def test_an_archive_of_another_kind_inside_is_named(tmp_path: Path) -> None:
    (bad,) = _read(tmp_path / "x.tar.gz", gzip.compress(bytes(257) + b"ustar\x0000" + bytes(300)))

    assert isinstance(bad, Failure)
    assert "a TAR archive, which inquit does not read; unpack it, and name the folder" in bad.error


def test_names_say_what_is_inside() -> None:
    names = {
        name: format_ and format_.name
        for name in ("a.csv.gz", "a.gz", "a.tar.gz", "a.JSONL.ZST")
        for format_ in [format_of_name(name)]
    }

    assert names == {"a.csv.gz": "CSV", "a.gz": "compressed", "a.tar.gz": None, "a.JSONL.ZST": "JSON Lines"}


def test_counting_does_not_unpack(tmp_path: Path) -> None:
    (tmp_path / "t.csv.gz").write_bytes(gzip.compress(b"text\na\nb\n"))

    assert count_sources([str(tmp_path / "t.csv.gz")]) == 1
