"""What is read of a folder: ordinary files, however deep; what cannot be looked into is left to the reader to name."""

from __future__ import annotations

import inspect
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from inquit.document import Failure
from inquit.io.folders import folder_files, is_wanted
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.source import Source


def _files(folder: Path) -> list[str]:
    return [Path(file).relative_to(folder).as_posix() for file in folder_files(str(folder), ReadOptions())]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_only_ordinary_files_and_links_to_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    os.mkfifo(tmp_path / "pipe.txt")
    for name, target in {
        "to-file.txt": "a.txt",
        "to-pipe.txt": "pipe.txt",
        "to-device.txt": "/dev/zero",
        "to-folder.txt": "..",
    }.items():
        os.symlink(target, tmp_path / name)

    assert _files(tmp_path) == ["a.txt", "to-file.txt"]


def test_what_cannot_be_told_is_named_when_it_is_read(tmp_path: Path) -> None:
    os.symlink("circle.txt", tmp_path / "circle.txt")
    os.symlink("nothing.txt", tmp_path / "gone.txt")
    os.symlink(".", tmp_path / "again")
    (tmp_path / "z.txt").write_text("x")

    circle, gone, good = read_sources([str(tmp_path)], io.BytesIO())

    assert isinstance(circle, Failure)
    assert circle.error.startswith(f"{tmp_path}/circle.txt: cannot be read (too many levels of symbolic links)")
    assert isinstance(gone, Failure)
    assert gone.error == f"{tmp_path}/gone.txt: no such file or folder; check the path"
    assert isinstance(good, Source)


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which another may not be listed, for root neither."""
    for name in ("a/1.txt", "locked/2.txt", "z/3.txt", ".git/4.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x")
    listed: Callable[[Path], object] = os.scandir

    def scandir(path: Path) -> object:
        if path.name in {"locked", ".git"}:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    return tmp_path


def test_a_folder_that_cannot_be_listed_costs_no_other(locked: Path) -> None:
    assert _files(locked) == ["a/1.txt", "locked", "z/3.txt"]

    first, bad, last = read_sources([str(locked)], io.BytesIO())

    assert (first.id, last.id) == (f"{locked}/a/1.txt", f"{locked}/z/3.txt")
    assert isinstance(bad, Failure)
    assert bad.error == f"{locked}/locked: cannot be read (permission denied)"


def test_folders_may_be_nested_deeper_than_python_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    depth = 300
    (tmp_path / ("d/" * depth)).mkdir(parents=True)
    (tmp_path / ("d/" * depth) / "deep.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        found = folder_files(".", ReadOptions())
    finally:
        sys.setrecursionlimit(usual)

    assert found == ["d/" * depth + "deep.txt"]


@pytest.mark.parametrize(
    "path", ["", ".", "/", ".\\", "\\", "..", "a/", "a.txt/", "\0.txt", "\ud800.txt", "a/.b/c.txt"]
)
@pytest.mark.parametrize(
    "glob", [None, "[", "[!]", "*", "/", "**/[", "[z-a].txt", "\\", "*a*a*a*a*a*a*a*a*b", "\ud800"]
)
def test_any_name_and_any_pattern_can_be_asked_about(path: str, glob: str | None) -> None:
    assert is_wanted(path, ReadOptions(glob=glob)) in (True, False)
