"""What `-o` promises: a file is whole or absent, one run at a time writes it, and what was there before is safe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import inquit.api
from inquit.io.outfile import OutputFile

QUOTE = "“One,” said Ann Lee.\n"


@pytest.fixture(autouse=True)
def _texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(QUOTE, encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="what is locked cannot be read there")
@pytest.mark.parametrize(
    ("command", "name"),
    [("extract", "out.jsonl"), ("report", "out.html"), ("stats", "out.csv"), ("speakers", "out.json")],
)
def test_a_file_that_another_run_writes_is_refused_before_a_model_is_loaded(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    def loaded(*_: object, **__: object) -> None:
        pytest.fail("a model was loaded")

    monkeypatch.setattr(inquit.api, "Extractor", loaded)
    with OutputFile(tmp_path / name) as other:
        other.open().write("of another run")
        result = run(command, "a.txt", "-o", name)

    assert result.exit_code == 1
    assert result.stderr == (
        f"error: {name}: another run is writing it, to {name}.partial; wait for it, or choose another file for -o\n"
    )
    assert (tmp_path / f"{name}.partial").read_text() == "of another run"
