"""Files beside the texts are bounded as inputs are, all of them: nothing else in the package reads a path whole."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest

import inquit
from inquit.errors import InputError
from inquit.io import opened_files, side_files
from inquit.io.side_files import read_side_file

PACKAGE = Path(inquit.__file__).parent


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 3_000_000)

    assert read_side_file(tmp_path / "a") == b"x" * 3_000_000


def test_what_has_no_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_files, "MAX_SIDE_FILE", 5_000_000)

    with pytest.raises(InputError, match="/dev/zero: larger than 5 MB"):
        read_side_file(Path("/dev/zero"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened_files, "WAIT_FOR_WRITER", 0.1)
    os.mkfifo(tmp_path / "pipe")
    os.symlink("circle", tmp_path / "circle")

    for name, said in {
        "none": "no such file; check the path",
        "pipe": "a named pipe that nobody writes to",
        "circle": "cannot be read (too many levels of symbolic links)",
        ".": "cannot be read (is a directory)",
        "x" * 300: "cannot be read (file name too long)",
        "a\0": "no name of a file",
    }.items():
        with pytest.raises(InputError) as caught:
            read_side_file(tmp_path / name)
        assert said in str(caught.value)


# Where bytes are read that no user names: what comes with inquit. And where a path is opened, with bounds.
_OWN = {"installation.py", "schema/__init__.py", "samples/__init__.py", "render/web_pages.py"}
_OWN |= {
    "scoring/sheet_writer.py",
    "languages/table_folder.py",
    "tagger/weight_files.py",
    "shipped_files.py",
    "io/document_titles.py",
    "store/linked_people/link_kinds.py",
    "assistant/tool_declarations.py",
    "machine.py",  # what Linux says of memory
}
_OPENS = {"io/opened_files.py", "io/database_files.py"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_path_is_read_without_bounds(path: Path) -> None:
    """`read_bytes`, `read_text`, `open(path)` and a `read()` without a size stand nowhere else."""
    name = path.relative_to(PACKAGE).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in {"read_bytes", "read_text"}:
            assert name in _OWN, f"line {node.lineno}: use read_side_file"
        if isinstance(node.func, ast.Name) and called == "open":
            assert name in _OPENS or _writes(node), f"line {node.lineno}: use opened"
        if called in {"read", "readline", "readlines"} and isinstance(node.func, ast.Attribute):
            assert node.args or _has_bounds(ast.unparse(node.func.value)), f"line {node.lineno}: without bounds"


def _writes(call: ast.Call) -> bool:
    mode = call.args[1] if len(call.args) > 1 else None
    return isinstance(mode, ast.Constant) and set(str(mode.value)) & set("wxa") != set()


def _has_bounds(read: str) -> bool:
    """`Item.read` has a limit of its own, `_lines` is a file of our own; the others are no streams."""
    return read in {"item", "self", "_Tags(text, out)", "self._lines"}
