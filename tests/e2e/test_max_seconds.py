"""`--max-seconds`: a text that takes longer has failed, whatever it is at, and the rest is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.waiting import LIMIT

from inquit import Document, Extractor, Failure, SettingsError

SHORT = "“We won,” said Ann Lee, the mayor of Springfield.\n\n"
LONG = SHORT * 60_000  # takes minutes on any machine
HANGING = """
import re
class PdfReader:
    def __init__(self, *_, **__):
        re.match("(a|a)+$", "a" * 100 + "b")
"""
NAMES = ("a.txt", "b.txt", "c.txt")


def _extract(folder: Path, *arguments: str, modules: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "inquit", "extract", *arguments, "--engine", "rules", "-f", "jsonl"],
        cwd=folder,
        env={**os.environ} if modules is None else {**os.environ, "PYTHONPATH": str(modules)},
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT,
    )


@pytest.mark.model
def test_a_text_that_takes_longer_has_failed_and_the_rest_is_there(tmp_path: Path) -> None:
    """In several processes; `test_the_library_has_it_too` has one."""
    for name, text in zip(NAMES, (SHORT, LONG, SHORT), strict=True):
        (tmp_path / name).write_text(text)
    done = _extract(tmp_path, *NAMES, "--max-seconds", "15", "--jobs", "2", "-o", "out.jsonl")

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "error: b.txt: not read within 15 seconds; allow more, or split it",
        "note: out.jsonl: 2 statements by 1 speaker in 2 texts",
        "error: 1 of 3 failed; the rest is done, and --resume tries again what failed",
    ]
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [record["id"] for record in records] == ["a.txt", "b.txt", "c.txt"]
    assert ["error" in record for record in records] == [False, True, False]
    assert [len(records[place]["quotes"]) for place in (0, 2)] == [1, 1]


@pytest.mark.model
def test_a_library_that_takes_a_file_apart_has_no_more(tmp_path: Path) -> None:
    modules = tmp_path / "modules"
    (modules / "pypdf").mkdir(parents=True)
    (modules / "pypdf" / "__init__.py").write_text(HANGING)
    (modules / "pypdf" / "errors.py").write_text("class PyPdfError(Exception): ...\nDependencyError = PyPdfError\n")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\n")
    (tmp_path / "b.txt").write_text(SHORT)
    done = _extract(tmp_path, "a.pdf", "b.txt", "--max-seconds", "5.5", modules=modules)

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "error: a.pdf: not read within 5.5 seconds, so it is given up; allow more, or split it",
        "error: 1 of 2 failed; the rest is done",
    ]
    assert [len(json.loads(line).get("quotes", ())) for line in done.stdout.splitlines()] == [0, 1]


@pytest.mark.model
def test_nothing_else_changes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SHORT)
    with_it, without = (_extract(tmp_path, "a.txt", *more) for more in (("--max-seconds", "200"), ()))
    records = [json.loads(done.stdout) for done in (with_it, without)]
    for record in records:
        del record["seconds"]

    assert records[0] == records[1]
    assert with_it.stderr == without.stderr == ""


@pytest.mark.parametrize("command", ["extract", "report", "stats", "speakers", "gold init", "score"])
@pytest.mark.parametrize("limit", ["0", "-1", "-0.0", "nan", "inf", "-inf", "1e999", "soon", ""])
def test_what_is_no_time_is_wrong_usage(run: Any, tmp_path: Path, command: str, limit: str) -> None:
    (tmp_path / "a.txt").write_text(SHORT)
    done = run(*command.split(), "a.txt", f"--max-seconds={limit}")

    assert done.exit_code == 2
    assert "--max-seconds" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("limit", ["0.5", "1e-3", "60", "1e300"])
def test_what_is_one_is_taken(run: Any, tmp_path: Path, processes: list[int], limit: str) -> None:
    (tmp_path / "a.txt").write_text(SHORT)

    assert run("extract", "a.txt", "--max-seconds", limit).exit_code == 0
    assert processes == [1]  # one that can be ended


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.model
def test_the_library_has_it_too(extractor: Extractor) -> None:
    results = list(extractor.extract_many([("a", SHORT), ("b", LONG), ("c", SHORT)], max_seconds=15))

    assert [type(result) for result in results] == [Document, Failure, Document]
    assert results[1] == Failure("b", "b: not read within 15 seconds; allow more, or split it")


@pytest.mark.model
@pytest.mark.parametrize("limit", [0, float("nan"), "5"])
def test_the_library_refuses_what_is_no_time(extractor: Extractor, limit: Any) -> None:
    with pytest.raises(SettingsError, match="max_seconds"):
        list(extractor.extract_many([("a", SHORT)], max_seconds=limit))
