"""Complete, or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inquit import OutputError
from inquit.io.outfile import partial_path, replacing


def test_the_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    with replacing(file) as stream:
        stream.write("“x”\n")
        assert not file.exists()

    assert file.read_bytes() == "“x”\n".encode()
    assert os.listdir(tmp_path) == ["out.csv"]


def test_an_old_file_stays_until_then_and_the_part_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    file.write_text("old")

    def interrupted() -> None:
        with replacing(file) as stream:
            stream.write("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert file.read_text() == "old"
    assert partial_path(file).read_text() == "new"


def test_a_link_keeps_pointing_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")

    with replacing(tmp_path / "link") as stream:
        stream.write("x")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs /dev/null")
def test_a_device_is_written_to_and_not_replaced() -> None:
    with replacing(Path("/dev/null")) as stream:
        stream.write("x")

    assert Path("/dev/null").is_char_device()
    assert not Path("/dev/null.partial").exists()


@pytest.mark.parametrize("name", ["no/such/folder/x", "."])
def test_an_unwritable_place_is_named(tmp_path: Path, name: str) -> None:
    with (
        pytest.raises(OutputError, match=r"cannot be written \(.*\); choose another file for -o"),
        replacing(tmp_path / name),
    ):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_output_error() -> None:
    with (
        pytest.raises(OutputError, match=r"/dev/full: cannot be written \(no space left on device\)"),
        replacing(Path("/dev/full")) as stream,
    ):
        stream.write("x")


def test_an_error_of_what_is_written_is_none_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"user\.db"), replacing(tmp_path / "x"):
        raise FileNotFoundError(2, "gone", "user.db")


def test_bytes_are_written_in_the_same_way(tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    with replacing(file, binary=True) as stream:
        stream.write(b"PK\r\n")
        assert not file.exists()

    assert file.read_bytes() == b"PK\r\n"
    assert os.listdir(tmp_path) == ["out.xlsx"]
