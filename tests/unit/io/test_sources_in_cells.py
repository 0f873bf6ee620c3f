"""What a cell of a table names: a text, a file beside the table, a page; and that a stranger's table reads no more."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from inquit import Failure, Source
from inquit.errors import InputError
from inquit.io.read_options import ReadOptions
from inquit.io.sources_in_cells import CellSource, SourceCells, SourceKind

SECRET = "The key of the vault is under the mat."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "table"
    (inner / "more").mkdir(parents=True)
    (inner / "minutes.txt").write_text("We will sell.")
    (inner / "plain name").write_text("We will stay.")
    (inner / "more" / "b.md").write_text("We go.")
    (tmp_path / "secret.txt").write_text(SECRET)
    return inner


def cells(folder: Path | None, kind: SourceKind = "auto") -> SourceCells:
    return SourceCells("source", kind, folder, ReadOptions())


def told(folder: Path | None, cell: Any, kind: SourceKind = "auto") -> list[str]:
    return [one.kind for one in cells(folder, kind).named(cell)]


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("We will sell the harbour.", ["text"]),
        ("minutes.txt", ["path"]),
        (" more/b.md ", ["path"]),
        ("plain name", ["path"]),
        ("more/../minutes.txt", ["path"]),
        ("missing.txt", ["path"]),
        ("missing name", ["text"]),
        ("more", ["text"]),
        ("https://example.org/a", ["url"]),
        ("ftp://example.org/a", ["url"]),
        ("https://example.org/a says: we go", ["text"]),
        ("minutes.txt\nand more", ["text"]),
        ("/etc/passwd", ["path"]),
        ("../secret.txt", ["path"]),
        ("..\\secret", ["path"]),
        ("C:\\secret", ["path"]),
        ("\\\\host\\share\\x", ["path"]),
        ("/s/ Ann Lund", ["text"]),
        ("and/or", ["text"]),
        ("\0", ["text"]),
        ("x" * 5000, ["text"]),
        ("", []),
        (None, []),
        ("  ", []),
        (["We go.", "minutes.txt", "We go."], ["text", "path"]),
        ([], []),
    ],
)
def test_how_a_cell_is_told(folder: Path, cell: Any, kinds: list[str]) -> None:
    assert told(folder, cell) == kinds


@pytest.mark.parametrize("kind", ["text", "path", "url"])
def test_what_the_user_says_is_not_guessed(folder: Path, kind: SourceKind) -> None:
    assert told(folder, "minutes.txt", kind) == [kind]
    assert told(folder, "https://example.org", kind) == [kind]


@pytest.mark.parametrize("cell", [3, 1.5, True, {"a": 1}, [1], [None]])
def test_other_values_are_no_source(folder: Path, cell: Any) -> None:
    with pytest.raises(InputError, match="no source in 'source' but"):
        cells(folder).named(cell)


def read(folder: Path | None, cell: str, kind: SourceKind = "path") -> Any:
    (found,) = cells(folder, kind).read(CellSource(kind, cell))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("name", ["minutes.txt", "./minutes.txt", "more/../minutes.txt"])
def test_a_file_is_read_and_called_as_the_table_calls_it(folder: Path, name: str) -> None:
    found = read(folder, name)

    assert isinstance(found, Source)
    assert (found.id, found.text) == (name, "We will sell.")


def test_the_folder_may_be_relative(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)

    assert read(Path(), "minutes.txt").text == "We will sell."
    assert read(Path("more"), "b.md").id == "b.md"


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "more/../../secret.txt",
        "{outer}/secret.txt",
        "link.txt",
        "door/secret.txt",
        "/etc/passwd",
        "..",
    ],
)
def test_nothing_outside_of_the_folder_is_read(folder: Path, name: str) -> None:
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "door").symlink_to(folder.parent)
    found = read(folder, name.format(outer=folder.parent))

    assert isinstance(found, Failure)
    assert "leads out of" in found.error
    assert SECRET not in found.error


def test_a_link_within_the_folder_is_followed(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "minutes.txt")

    assert read(folder, "link.txt").text == "We will sell."


def test_a_folder_whose_name_begins_alike_is_outside(folder: Path) -> None:
    other = folder.with_name("tables")
    other.mkdir()
    (other / "a.txt").write_text(SECRET)

    assert "leads out of" in read(folder, "../tables/a.txt").error


@pytest.mark.parametrize("name", ["pipe", "more", ".", "missing.txt", "a\0b", "x" * 300, "minutes.txt/a"])
def test_what_is_no_ordinary_file_is_refused_and_not_waited_for(folder: Path, name: str) -> None:
    os.mkfifo(folder / "pipe")
    found = read(folder, name)

    assert isinstance(found, Failure)
    assert any(what in found.error for what in ("no ordinary file", "no such file", "no name of a file"))


def test_a_table_from_standard_input_names_no_files(folder: Path) -> None:
    assert "--source-folder" in read(None, "minutes.txt").error
    assert told(None, "minutes.txt") == ["path"]
    assert told(None, "plain name") == ["text"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/a", "http://127.0.0.1:1/", "http://[::1]/"])
def test_a_page_is_fetched_within_the_bounds_of_all_pages(folder: Path, url: str) -> None:
    found = read(folder, url, "url")

    assert isinstance(found, Failure)
    assert url.partition(":")[0] in found.error


@pytest.mark.parametrize("name", ["{outer}/secret.txt", "minutes.txt", "-", "/etc/passwd", "", "file:/etc/passwd"])
def test_what_is_no_url_is_not_read_as_a_path(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    found = read(folder, name.format(outer=folder.parent), "url")

    assert isinstance(found, Failure)
    assert "no URL" in found.error


@pytest.mark.parametrize("name", ["-", "*.txt", "~/secret.txt", "$HOME"])
def test_a_path_is_taken_to_the_letter(folder: Path, name: str) -> None:
    assert "no such file" in read(folder, name).error
    (folder / "~").mkdir()
    for one in ("-", "*.txt", "~/secret.txt", "$HOME"):
        (folder / one).write_text("It is this one.")
    assert read(folder, name).text == "It is this one."


def test_a_text_is_not_changed(folder: Path) -> None:
    text = " “We\r\n go.”\ud800 "
    (one,) = cells(folder).named(text)
    (found,) = cells(folder).read(one)

    assert isinstance(found, Source)
    assert (found.id, found.text) == ("source", text)


def test_a_file_that_cannot_be_read_is_named_as_the_table_names_it(folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    found = read(folder, "bad.pdf")

    assert isinstance(found, Failure)
    assert found.error.startswith("bad.pdf: ")
