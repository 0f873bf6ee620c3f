"""A disk that is full, a stream that is closed, a reader that goes away: one sentence or none, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full"),
]

LIMIT = 240  # seconds; for a busy machine
FULL = "error: standard output: cannot be written (no space left on device)\n"
CLOSED = "error: standard output: closed, so that nothing can be written there\n"
GOLD = '{"id": "a", "text": "“One,” said Ann Lee.", "quotes": []}\n'
# Loading the pipeline takes most of the time of a command: these need none of it.
PRINTING = (
    "config",
    "--help",
    "--version",
    "extract --help",
    "schema",
    "schema verify",
    "demo --text",
    "gold check gold.jsonl",
    "gold build gold.jsonl",
    "score gold.jsonl gold.jsonl",
    "score gold.jsonl gold.jsonl -f json",
)
# A run of each command over texts of which none can be read loads the pipeline, too, so they are few.
READING = ("report a.txt", "stats a.txt", "speakers a.txt -f csv", "gold init a.txt", "verify a.txt --against a.txt -q")


@pytest.fixture(autouse=True)
def _texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We won,” said Ann Lee.\n", encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(GOLD, encoding="utf-8")


def _shell(folder: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", command.replace("inquit", f"{sys.executable} -m inquit", 1)],
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, **environment},
        text=True,
        timeout=LIMIT,
    )


@pytest.mark.parametrize("command", PRINTING)
def test_what_is_printed_on_a_full_disk_is_an_error(tmp_path: Path, command: str) -> None:
    done = _shell(tmp_path, f"inquit {command} > /dev/full")
    assert (done.returncode, done.stderr) == (1, FULL)


@pytest.mark.parametrize("format_", ["table", "jsonl", "xlsx", "parquet"])
def test_results_on_a_full_disk_are_an_error(tmp_path: Path, format_: str) -> None:
    """Of a real one; `test_faults.py` has all formats, in one process."""
    done = _shell(tmp_path, f"inquit extract a.txt --engine rules -f {format_} > /dev/full")
    assert (done.returncode, done.stderr) == (1, FULL)


@pytest.mark.parametrize("command", READING)
def test_results_of_other_commands_are_too(tmp_path: Path, command: str) -> None:
    done = _shell(tmp_path, f"inquit {command} --engine rules > /dev/full")
    assert (done.returncode, done.stderr) == (1, FULL)


@pytest.mark.parametrize("format_", ["json", "xlsx"])
def test_a_device_is_named(tmp_path: Path, format_: str) -> None:
    done = _shell(tmp_path, f"inquit extract a.txt --engine rules -f {format_} -o /dev/full")
    assert done.stderr == "error: /dev/full: cannot be written (no space left on device); choose another file for -o\n"
    assert done.returncode == 1


@pytest.mark.parametrize("format_", ["html", "xlsx"])
def test_temporary_files_are_named_where_they_cannot_be_written(tmp_path: Path, format_: str) -> None:
    (tmp_path / "many.txt").write_text("“We won,” said Ann Lee.\n\n" * 400, encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    (tmp_path / "out").write_text("old")
    limited = "ulimit -f 8; inquit extract many.txt --engine rules"
    done = _shell(tmp_path, f"{limited} -f {format_} -o out", TMPDIR=str(tmp_path / "temporary"))
    # the journal finds no room either, which ends no run
    assert done.stderr.splitlines(keepends=True)[-1] == (
        f"error: {tmp_path}/temporary: no temporary file can be written there (file too large); make room, or set "
        "TMPDIR to another folder\n"
    )
    assert done.returncode == 1
    assert (tmp_path / "out").read_text() == "old"
    assert not list((tmp_path / "temporary").iterdir())


@pytest.mark.parametrize("command", ["schema", "gold build gold.jsonl", "extract a.txt --engine rules"])
def test_closed_standard_output_is_an_error(tmp_path: Path, command: str) -> None:
    done = _shell(tmp_path, f"inquit {command} >&-")
    assert (done.returncode, done.stderr) == (1, CLOSED)


@pytest.mark.parametrize("closing", ["2>/dev/full", "2>&-"])
@pytest.mark.parametrize(
    ("command", "code"), [("extract --nonsense", 2), ("nonsense", 2), ("extract gone.txt a.txt --engine rules", 1)]
)
def test_messages_that_nobody_can_see_stop_nothing(tmp_path: Path, command: str, code: int, closing: str) -> None:
    done = _shell(tmp_path, f"inquit {command} {closing}")
    assert (done.returncode, done.stderr) == (code, "")
    assert ("We won" in done.stdout) == (code == 1)
    assert "rror" not in done.stdout


def test_messages_that_nobody_reads_stop_nothing(tmp_path: Path) -> None:
    """Standard error is a pipe whose other end is gone."""
    end, beginning = os.pipe()
    os.close(end)
    command = [sys.executable, "-m", "inquit", "extract", "gone.txt", "a.txt", "--engine", "rules", "-o", "out.csv"]
    done = subprocess.run(command, stderr=beginning, check=False, cwd=tmp_path, timeout=LIMIT)
    os.close(beginning)
    assert done.returncode == 1
    assert "We won" in (tmp_path / "out.csv").read_text("utf-8")


@pytest.mark.parametrize("closing", ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_results_get_the_number_of_no_closed_stream(tmp_path: Path, closing: str) -> None:
    """What a library writes to standard error must not end up in the results."""
    hook = "import os, sys; sys.path.insert(0, os.getcwd()); import inquit.cli.run as run, inquit.cli as cli"
    hook += "; end = run._settle; run._settle = lambda *both: (os.write(2, b'a warning'), end(*both)); cli.main()"
    (tmp_path / "hooked.py").write_text(hook, encoding="utf-8")
    done = _shell(
        tmp_path, f"exec {sys.executable} hooked.py extract a.txt --engine rules -f jsonl -o out {closing} # inquit"
    )
    assert done.returncode == 0
    assert (tmp_path / "out").read_text("utf-8").startswith("{")
    assert "a warning" not in (tmp_path / "out").read_text("utf-8")


@pytest.mark.parametrize("command", ["schema", "--help", "extract a.txt --engine rules -f json"])
def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path, command: str) -> None:
    end, beginning = os.pipe()
    os.close(end)
    done = subprocess.run(
        [sys.executable, "-m", "inquit", *command.split()],
        stdout=beginning,
        stderr=subprocess.PIPE,
        check=False,
        cwd=tmp_path,
        timeout=LIMIT,
    )
    os.close(beginning)
    assert (done.returncode, done.stderr) == (1, b"")
