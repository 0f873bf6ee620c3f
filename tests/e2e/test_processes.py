"""The command as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.waiting import LIMIT, until

from inquit.samples import SAMPLE
from inquit.schema import read_schema

INQUIT = (sys.executable, "-m", "inquit")
PAGE = """\
Hester put down the lamp. "There is somebody on the stairs," she said, "and he is not in a hurry."

"Let him come," said Mr. Pell, and he went on with his supper as if nothing had been said at all.

"""
NOVEL = 600_000  # characters, which no machine reads in a few seconds


def _run(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*INQUIT, *arguments], input=stdin, capture_output=True, check=False, cwd=cwd, timeout=LIMIT)


def test_help_does_not_import_spacy() -> None:
    found = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "inquit", "--help"], capture_output=True, check=True, text=True
    )
    imported = {line.rpartition("|")[2].strip() for line in found.stderr.splitlines()}

    assert "inquit.cli.app" in imported
    assert not imported & {"spacy", "numpy", "thinc", "inquit.api"}


def test_a_missing_file_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    done = _run("extract", "gone.txt", cwd=tmp_path)

    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "error: gone.txt: no such file or folder; check the path",
        "error: 1 of 1 failed",
    ]


def test_wrong_usage_is_exit_code_2() -> None:
    assert _run("extract", "--nonsense").returncode == 2


@pytest.mark.model
def test_a_missing_model_is_one_line(tmp_path: Path) -> None:
    done = _run("extract", "-", "--model", "no_such_model", "-o", "out", cwd=tmp_path)

    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert done.stderr.startswith(b"error: ")
    assert b"no_such_model" in done.stderr
    assert not (tmp_path / "out.partial").exists()


@pytest.mark.model
def test_an_unwritable_output_is_one_line(tmp_path: Path) -> None:
    done = _run("extract", "-", "-o", str(tmp_path / "no" / "x"))

    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"error: {tmp_path}/no/x: cannot be written")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.model
def test_standard_input_in_another_encoding() -> None:
    done = _run("extract", "-", "-f", "jsonl", stdin="“We won,” said Zoë Lee.".encode("cp1252"))

    assert done.returncode == 0
    assert done.stderr.decode() == "note: stdin: not UTF-8, read as cp1252; if that is wrong, save the file as UTF-8\n"
    assert json.loads(done.stdout)["meta"]["encoding"] == "cp1252"


@pytest.mark.model
def test_the_demo_writes_what_the_schema_says() -> None:
    done = _run("demo", "--format", "jsonl", "--all-quoted", "--attitudes")
    record: dict[str, Any] = json.loads(done.stdout)

    assert done.returncode == 0
    assert record["id"] == SAMPLE
    Draft202012Validator(read_schema()).validate(record)


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process")
def test_ctrl_c_ends_the_process_with_130(tmp_path: Path) -> None:
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.partial"
    process = subprocess.Popen(
        [*INQUIT, "extract", "-", "-f", "jsonl", "-o", str(out)], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert until(part.exists)  # it opens the output, then waits for its input, which does not come
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=LIMIT)

    assert process.returncode == 130
    assert errors.decode() == "error: interrupted: 0 texts are done\n"
    assert not out.exists()


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process")
@pytest.mark.parametrize("more", [(), ("--jobs", "2")], ids=["one process", "two"])
@pytest.mark.parametrize("delay", [0.1, 2.0])
def test_ctrl_c_in_the_middle_of_a_novel(tmp_path: Path, more: tuple[str, ...], delay: float) -> None:
    (tmp_path / "novel.txt").write_text(PAGE * (NOVEL // len(PAGE)))
    command = [*INQUIT, "extract", "novel.txt", "--engine", "rules", "-o", "out.jsonl", *more]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, cwd=tmp_path)
    assert until((tmp_path / "out.jsonl.partial").exists)  # the pipeline is loaded, the output opened, the text read
    time.sleep(delay)  # not for anything: to be somewhere else in the text
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=LIMIT)

    assert process.returncode == 130
    assert errors.decode() == "error: interrupted: 0 texts are done\n"
    assert not (tmp_path / "out.jsonl").exists()
    assert (tmp_path / "out.jsonl.partial").read_text() == ""


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="pipes break differently")
def test_a_reader_that_goes_away_causes_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We won,” said Ann Lee.\n\n" * 50)
    command = f"{sys.executable} -m inquit extract a.txt a.txt -f jsonl | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False, cwd=tmp_path, timeout=LIMIT)

    assert done.stdout == b"{"
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.model
def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "COLUMNS": "80"}
    for format_ in ("jsonl", "table"):
        done = subprocess.run(
            [*INQUIT, "extract", "-f", format_],
            input="“日本,” said Ann Lee.".encode(),
            capture_output=True,
            check=False,
            env=environment,
            timeout=LIMIT,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        if format_ == "jsonl":
            json.loads(done.stdout.decode("utf-8"))
