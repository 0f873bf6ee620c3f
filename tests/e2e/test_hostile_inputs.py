"""The command among files that mean harm or met with some: each is one line on standard error, the good one is read."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.e2e.conftest import Run
from tests.made_inputs import ARTICLE, MAKERS, archive
from tests.waiting import LIMIT

from inquit.io import opened_files, side_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no named pipes, and other names")

GOOD = "“We won,” said Ann Lee.\n"
BYTES: dict[str, bytes] = {
    "encrypted-bit.zip": archive({"a.txt": b"x"}).replace(b"\x00\x00\x08\x00", b"\x01\x00\x08\x00"),
    "names.zip": archive(dict.fromkeys((".\\", "/a.txt", "../b.txt", "\x01.txt", "c.txt"), b"x")),
    "deep.json": b"[" * 200_000,
    "open.csv": b'text\n"never closed\n' + b"more\n" * 1_000,
    "nul.csv": b"text\n\0\n",
    "half.jsonl": b'{"id": 1, "text": "a"}\n{"id": 2, "te',
    "utf16.txt": b"\xff\xfe\0",
    "zeros.txt": bytes(1_000),
    "cut.gz": b"\x1f\x8b\x08\0\0\0\0\0\0\3abc",
}


def _inquit(folder: Path, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "inquit", *arguments]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, check=False, cwd=folder, timeout=LIMIT
    )


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with all of it, and a good file in the end."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in BYTES.items():
        (folder / name).write_bytes(data)
    for ending, make in MAKERS.items():
        (folder / f"cut.{ending}").write_bytes(make(ARTICLE)[:-9])
    os.mkfifo(folder / "pipe.txt")
    os.symlink("/dev/zero", folder / "device.csv")
    os.symlink("circle.txt", folder / "circle.txt")
    os.symlink(".", folder / "again")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(folder / "socket.txt"))
    (folder / ("x" * 251 + ".txt")).write_text(GOOD, encoding="utf-8")
    (folder / os.fsdecode(b"half\xff.txt")).write_text(GOOD, encoding="utf-8")
    (folder / "line\n\x1b[31m.txt").write_text(GOOD, encoding="utf-8")
    (folder / "zz-good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.mark.model
def test_a_folder_full_of_faults(hostile: Path) -> None:
    done = _inquit(hostile, "extract", "in", "-o", "out.jsonl", "--engine", "rules")

    records = {record["id"]: record for record in map(json.loads, _lines(hostile / "out.jsonl"))}
    assert done.returncode == 1
    assert [quote["speaker"] for quote in records["in/zz-good.txt"]["quotes"]] == ["Ann Lee"]
    for name in ("x" * 251 + ".txt", "half\udcff.txt", "line\n\x1b[31m.txt"):
        assert len(records[f"in/{name}"]["quotes"]) == 1
    lines = done.stderr.decode().splitlines()
    assert all(line.startswith(("error: ", "note: ")) for line in lines)
    assert not [line for line in lines if "please report" in line or "\x1b" in line]


@pytest.mark.model
def test_sources_full_of_faults(hostile: Path) -> None:
    (hostile / "a.txt").write_text("“We won,” said Ann Lee. “We won the war at last,” he said.\n", encoding="utf-8")
    done = _inquit(hostile, "verify", "a.txt", "--against", "in", "-o", "out.jsonl", "--engine", "rules")

    (record,) = map(json.loads, _lines(hostile / "out.jsonl"))
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert record["sources"] > 3
    assert len(record["unread"]) == sum(line.startswith("error: ") for line in lines) - 1  # and how many there are
    assert all(line.startswith(("error: ", "note: ")) for line in lines)
    assert not [line for line in lines if "please report" in line or "\x1b" in line]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


SIDE: dict[str, Callable[[str], tuple[str, ...]]] = {
    "extract": lambda bad: ("extract", bad),
    "report": lambda bad: ("report", bad),
    "stats": lambda bad: ("stats", bad),
    "speakers": lambda bad: ("speakers", bad),
    "gold init": lambda bad: ("gold", "init", bad),
    "gold check": lambda bad: ("gold", "check", bad),
    "gold build": lambda bad: ("gold", "build", bad),
    "score": lambda bad: ("score", bad),
    "score, predictions": lambda bad: ("score", "gold.jsonl", bad),
    "score, against": lambda bad: ("score", "gold.jsonl", "gold.jsonl", "--against", bad),
    "roster": lambda bad: ("extract", "good.txt", "--roster", bad),
    "roster, score": lambda bad: ("score", "gold.jsonl", "--roster", bad),
}


@pytest.fixture
def beside(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command among things that are no files, and a gold file without a text."""
    monkeypatch.setattr(side_files, "MAX_SIDE_FILE", 5_000_000)
    monkeypatch.setattr(opened_files, "WAIT_FOR_WRITER", 0.1)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text('{"id": "a", "text": "", "quotes": []}\n', encoding="utf-8")
    os.symlink("circle", tmp_path / "circle")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")
    return run


BAD = ["/dev/zero", "socket", "pipe", "circle", "x" * 300, "none", "none/none", "good.txt/none", os.fsdecode(b"\xff")]


@pytest.mark.parametrize("bad", BAD, ids=ascii)
@pytest.mark.parametrize("command", SIDE)
def test_what_is_no_file_is_one_sentence(beside: Run, command: str, bad: str) -> None:
    done = beside(*SIDE[command](bad))

    lines = done.stderr.splitlines()
    assert done.exit_code == 1
    assert lines
    assert all(line.startswith(("error: ", "note: ")) for line in lines)
    assert not [line for line in lines if "please report" in line]


def test_the_good_file_is_read_beside_all_of_them(beside: Run) -> None:
    done = beside("extract", *BAD, "good.txt", "-f", "csv")

    assert done.exit_code == 1
    assert "good.txt,q1" in done.stdout
    assert len(done.stderr.splitlines()) == len(BAD) + 1


def test_one_bad_sheet_is_named_and_the_others_are_checked(beside: Run) -> None:
    done = beside("gold", "check", "none", "gold.jsonl", "circle")

    assert done.exit_code == 1
    assert "gold.jsonl: nothing wrong" in done.stdout
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), MemoryError(), KeyError("x")], ids=repr)
def test_what_nobody_thought_of_is_one_sentence(beside: Run, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """The outermost border: the fault of a disk is said as one, and a fault of inquit's own is to be reported."""

    def failing(path: Path) -> bytes:
        raise error

    monkeypatch.setattr(side_files, "read_side_file", failing)
    done = beside("gold", "check", "gold.jsonl")

    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert ("please report this" in line) == isinstance(error, KeyError)


@pytest.mark.model
def test_pipes_and_devices_by_name_are_read(tmp_path: Path) -> None:
    """What a shell makes of `<(command)`, and standard input by its name, a file or a pipe."""
    (tmp_path / "page.md").write_text("# Title\n\n" + GOOD, encoding="utf-8")
    command = f"'{sys.executable}' -m inquit extract <(sleep 6; cat page.md) /dev/stdin /dev/null --engine rules -f csv"
    for by in ("< page.md", "< <(cat page.md)"):
        done = subprocess.run(
            ["bash", "-c", f"{command} {by}"], capture_output=True, check=False, cwd=tmp_path, timeout=LIMIT
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode().count("Ann Lee,s1") == 2
