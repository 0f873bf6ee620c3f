"""Archives that mean harm, as inputs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import cast

import pytest
from tests.made_inputs import archive

from inquit import Failure
from inquit.io.counting import count_sources
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.source import Source


def _read(path: Path, data: bytes) -> list[Source | Failure]:
    path.write_bytes(data)
    return cast("list[Source | Failure]", list(read_sources([str(path)], io.BytesIO())))


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:/a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_is_refused_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    bad, good = _read(tmp_path / "x.zip", archive({name: b"x", "good.txt": b"y"}))

    assert isinstance(bad, Failure)
    assert bad.error.endswith("its name leads out of the archive, so it is not read; pack it anew")
    assert isinstance(good, Source)
    assert [one.name for one in tmp_path.iterdir()] == ["x.zip"]


def test_a_bomb_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    bad, good = _read(tmp_path / "x.zip", archive({"bomb.txt": bytes(30_000_000), "good.txt": b"y"}))

    assert isinstance(bad, Failure)
    assert "over 200 times larger when unpacked" in bad.error
    assert isinstance(good, Source)


def test_all_members_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inquit.io.archives.MAX_UNPACKED", 100)
    monkeypatch.setattr("inquit.io.archives.unpacked_size.__defaults__", (100,))
    (bad,) = _read(tmp_path / "x.zip", archive({"a.txt": b"x" * 60, "b.txt": b"y" * 60}))

    assert isinstance(bad, Failure)
    assert "unpacked, which is refused" in bad.error


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = archive({"a.txt": b"x"})
    for _ in range(5):
        data = archive({"a.zip": data})
    (bad,) = _read(tmp_path / "x.zip", data)

    assert isinstance(bad, Failure)
    assert "an archive in an archive in an archive; unpack it first" in bad.error


def test_a_size_that_lies_is_what_is_unpacked_at_most(tmp_path: Path) -> None:
    """The member unpacks to 1,000,000 bytes, and says 10."""
    data = archive({"a.txt": b"x" * 1_000_000})
    data = data.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (found,) = _read(tmp_path / "x.zip", data)

    assert isinstance(found, Failure)
    assert "damaged in the archive" in found.error


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("missing", [1, 70_000])
def test_a_member_that_is_shorter_than_it_says_ends_early(tmp_path: Path, packing: int, missing: int) -> None:
    """Its checksum is that of what is there, so that nothing else shows it."""
    text = b"a" * 1000 + bytes(range(48, 123)) * 400
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as made:
        made.writestr("a.txt", text)
        made.writestr("good.txt", b"y")
    data = bytearray(target.getvalue())
    listed = data.index(b"PK\x01\x02") + 24  # where the list of members has the size of the first
    data[listed : listed + 4] = (len(text) + missing).to_bytes(4, "little")
    bad, good = _read(tmp_path / "x.zip", bytes(data))

    assert isinstance(bad, Failure)
    assert f"damaged in the archive (ends early: {missing:,} bytes are missing); get it anew" in bad.error
    assert isinstance(good, Source)


def test_a_password_and_a_foreign_way_of_packing_are_said(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("a.txt", b"x" * 100, zipfile.ZIP_BZIP2)
        made.writestr("b.txt", b"y")
    data = bytearray(stream.getvalue())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1  # the last member has a password
    packed, locked = _read(tmp_path / "x.zip", bytes(data))

    assert isinstance(packed, Failure)
    assert "packed in a way that inquit does not read" in packed.error
    assert isinstance(locked, Failure)
    assert "has a password; unpack the archive first" in locked.error


def test_damaged_data_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": b"The quick brown fox jumps over the lazy dog." * 9, "b.txt": b"y"}))
    data[40] ^= 0xFF
    bad, good = _read(tmp_path / "x.zip", bytes(data))

    assert isinstance(bad, Failure)
    assert bad.error.startswith(f"{tmp_path}/x.zip/a.txt: damaged in the archive (")
    assert isinstance(good, Source)


def test_an_archive_in_an_archive_is_unpacked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Going back within a member unpacks it anew, which for each of many files takes for ever."""
    inner = archive({f"{number}.txt": b"x" * 2_000 for number in range(50)})
    (tmp_path / "x.zip").write_bytes(archive({"inner.zip": inner}))
    rewound: list[int] = []
    real = zipfile.ZipExtFile.seek

    def seek(self: zipfile.ZipExtFile, *to: int) -> int:
        rewound.append(1)
        return real(self, *to)

    monkeypatch.setattr(zipfile.ZipExtFile, "seek", seek)

    assert len(list(read_sources([str(tmp_path / "x.zip")], io.BytesIO()))) == 50
    assert not rewound


def test_a_member_that_starts_beyond_the_end_is_named(tmp_path: Path) -> None:
    data = bytearray(archive({"a.txt": b"x"}))
    at = data.rindex(b"PK\x01\x02") + 42  # where the member starts
    data[at : at + 4] = (1_000_000).to_bytes(4, "little")
    (found,) = _read(tmp_path / "x.zip", bytes(data))

    assert isinstance(found, Failure)
    assert "damaged in the archive" in found.error


@pytest.mark.parametrize("glob", [None, "*"])
def test_members_without_a_name_are_no_files(tmp_path: Path, glob: str | None) -> None:
    data = bytearray(archive({"good.txt": b"y", ".": b"x", "/": b"x", "a": b"x"}))
    at = data.rindex(b"PK\x01\x02")  # the last member: its name becomes a field that nobody reads
    data[at + 28 : at + 32] = b"\0\0\1\0"
    path = tmp_path / "x.zip"
    path.write_bytes(bytes(data))

    found = list(read_sources([str(path)], io.BytesIO(), ReadOptions(glob=glob)))

    assert [one.id for one in found] == [f"{path}/good.txt"]
    assert count_sources([str(path)], ReadOptions(glob=glob)) == 1
