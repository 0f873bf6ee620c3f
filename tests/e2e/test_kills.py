"""Runs that are ended before their end: nothing is lost or half-written, and `--resume` makes the result whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.running import of_group
from tests.waiting import LIMIT, until

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes"),
]
ROOT = Path(__file__).parents[2]
KILLS = 3
PARAGRAPH = "“We won,” said Ann Lee, the mayor of Springfield. She added that “nobody” had expected it.\n\n"
LAST = "“Bye,” said Bo Ray.\n"
TEXTS, ROWS = 30, 20  # what is read, and how much of it is there when the signal comes


def test_kills_lose_nothing(tmp_path: Path) -> None:
    """A slice of the benchmark, which says what has to hold."""
    command = [sys.executable, str(ROOT / "benchmarks" / "kills.py"), "--kills", str(KILLS), "--formats", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=4 * LIMIT, cwd=tmp_path)

    assert done.stderr == ""
    assert f"{KILLS} kills, 0 breaches" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(("how", "code", "jobs"), [("SIGTERM", 143, 2), ("SIGINT", 130, 1)])
def test_what_is_asked_to_end_keeps_what_is_done_and_can_be_gone_on_with(
    tmp_path: Path, how: str, code: int, jobs: int
) -> None:
    """By the signal that systems, `kill` and `timeout` send, as by Ctrl-C; to all processes of the run."""
    (tmp_path / "texts").mkdir()
    for number in range(TEXTS):
        (tmp_path / "texts" / f"{number:03}.txt").write_text(PARAGRAPH * 10)
    command = [sys.executable, "-m", "inquit", "extract", "texts", "-", "--engine", "rules", "--jobs", str(jobs)]

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *more], input=LAST, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=LIMIT
        )

    assert run("-o", "whole.csv").returncode == 0
    process = subprocess.Popen(
        [*command, "-o", "out.csv"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,  # and nothing comes, so that it does not end by itself
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    partial = tmp_path / "out.csv.partial"
    assert until(lambda: partial.exists() and partial.read_bytes().count(b"\n") >= ROWS)
    os.killpg(process.pid, signal.Signals[how])
    _, errors = process.communicate(timeout=LIMIT)

    assert process.returncode == code
    assert errors.startswith("error: interrupted: ")
    assert errors.endswith(f"; the results stand in {partial.name}, and --resume goes on from there\n")
    assert errors.count("\n") == 1
    assert until(lambda: not of_group(process.pid))
    assert not (tmp_path / "out.csv").exists()

    again = run("-o", "out.csv", "--resume")
    assert again.returncode == 0
    assert "had been done before" in again.stderr
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "texts", "whole.csv"]
