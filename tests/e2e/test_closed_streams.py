"""Programs that are started without standard streams, as daemons are, read all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(sys.platform == "win32", reason="shells there cannot close streams"),
]


@pytest.mark.parametrize("closed", ["<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("options", ["", "--jobs 2"])
def test_texts_and_sandboxed_files_are_read(tmp_path: Path, closed: str, options: str) -> None:
    for name in ("a.txt", "b.md", "c.md"):
        (tmp_path / name).write_text("“We won,” said Ann Lee.\n", encoding="utf-8")
    command = f'exec "{sys.executable}" -m inquit extract a.txt b.md c.md --engine rules {options} -o out.csv {closed}'
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=os.environ, check=False)
    assert done.returncode == 0
    rows = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [row.partition(",")[0] for row in rows] == ["a.txt", "b.md", "c.md"]


def test_standard_input_that_is_closed_is_no_empty_text(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("results of before")
    command = f'exec "{sys.executable}" -m inquit extract - -o out.csv <&-'
    done = subprocess.run(
        ["sh", "-c", command], cwd=tmp_path, env=os.environ, check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "standard input (-) is closed" in done.stderr
    assert (tmp_path / "out.csv").read_text() == "results of before"
