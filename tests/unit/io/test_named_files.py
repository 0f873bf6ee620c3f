"""Patterns that the shell left as they are, and files that are named twice."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from inquit import Failure, read
from inquit.io.named_files import no_such_file, without_repeats


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for name in ("a.txt", "folder/b.txt", "folder/c.txt"):
        (tmp_path / name).write_text(name)


def _in_folder(name: str) -> Sequence[str]:
    return sorted(path.as_posix() for path in Path(name).iterdir())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.txt", "none.txt: no such file or folder; check the path"),
        ("", "'': a name without a letter, as of a variable of the shell that is not set; name a file"),
        ("my notes.txt", "my notes.txt: no such file or folder; check the path"),
        ("folder/none.txt", "folder/none.txt: no such file or folder; check the path"),
        (
            "“Who is there?” she said.",
            "“Who is there?” she said.: no such file or folder; check the path, or give the text itself by standard "
            "input (-)",
        ),
        (
            "example.org/page",
            "example.org/page: no such file or folder; check the path, or write https://example.org/page for the page",
        ),
        (
            "*.txt",
            "*.txt: a pattern, which the shell fills in only without quotes around it; leave them out, "
            "or name the folder: . --glob '*.txt'",
        ),
        (
            "folder/[bc].txt",
            "folder/[bc].txt: a pattern, which the shell fills in only without quotes around it; leave them out, "
            "or name the folder: folder --glob '[bc].txt'",
        ),
        (
            "*/b.txt",
            "*/b.txt: a pattern, which the shell fills in only without quotes around it; leave them out",
        ),
        ("*.docx", "*.docx: no such file or folder, and as a pattern it fits none; check the path"),
    ],
)
def test_a_name_that_no_file_has(name: str, said: str) -> None:
    assert no_such_file(name) == said
    assert [result.error for result in read(name) if isinstance(result, Failure)] == [said]


@pytest.mark.parametrize(
    ("names", "once", "repeated"),
    [
        (["a.txt"], ["a.txt"], []),
        (["a.txt", "folder"], ["a.txt", "folder"], []),
        (["a.txt", "./a.txt", "folder"], ["a.txt", "folder/b.txt", "folder/c.txt"], ["./a.txt"]),
        (["folder/c.txt", "folder"], ["folder/c.txt", "folder/b.txt"], ["folder/c.txt"]),
        (
            ["folder", "folder/../folder"],
            ["folder/b.txt", "folder/c.txt"],
            ["folder/../folder/b.txt", "folder/../folder/c.txt"],
        ),
        (["none.txt", "none.txt", "-"], ["none.txt", "-"], ["none.txt"]),
        (["http://x.org/a", "http://x.org/a"], ["http://x.org/a"], ["http://x.org/a"]),
        (["\0", "a.txt"], ["\0", "a.txt"], []),
        ([], [], []),
    ],
)
def test_a_file_that_is_named_twice_is_read_once(names: list[str], once: list[str], repeated: list[str]) -> None:
    assert without_repeats(names, _in_folder) == (once, repeated)


def test_a_link_leads_to_the_same_file() -> None:
    os.symlink("a.txt", "link.txt")

    assert without_repeats(["a.txt", "link.txt"], _in_folder) == (["a.txt"], ["link.txt"])


def test_a_pipe_is_no_repeat() -> None:
    os.mkfifo("pipe")
    os.symlink("pipe", "other")

    assert without_repeats(["pipe", "other"], _in_folder) == (["pipe", "other"], [])


def test_a_folder_that_cannot_be_read_is_left_to_the_reader() -> None:
    def refused(name: str) -> Sequence[str]:
        raise PermissionError(name)

    assert without_repeats(["folder", "a.txt"], refused) == (["folder", "a.txt"], [])


def test_reading_gives_each_text_once() -> None:
    assert [source.id for source in read(["folder/c.txt", "folder", "folder"])] == ["folder/c.txt", "folder/b.txt"]
