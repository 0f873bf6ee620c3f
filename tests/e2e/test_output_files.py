"""What `-o` promises: a file is whole or absent, one run at a time writes it, and what was there before is safe."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

import inquit.api
from inquit.io.outfile import OutputFile
from inquit.io.outputs import OUTPUT_FORMATS

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


FORMATS = [format_.name for format_ in OUTPUT_FORMATS]
IN_VAIN = [
    *(("extract", "-f", format_) for format_ in FORMATS),
    ("report",),
    *(("stats", "-f", format_) for format_ in ("table", "csv", "json")),
    *(("speakers", "-f", format_) for format_ in ("table", "csv", "json")),
]


def _name_for(command: tuple[str, ...]) -> str:
    return "out.html" if command[0] == "report" else "out"


@pytest.mark.parametrize("command", IN_VAIN, ids=" ".join)
def test_where_everything_failed_old_results_stay(run: Any, tmp_path: Path, command: tuple[str, ...]) -> None:
    name = _name_for(command)
    (tmp_path / name).write_bytes(b"good results of before")
    (tmp_path / "crash.txt").write_text("CRASH")
    (tmp_path / "empty").mkdir()
    result = run(*command, "gone.txt", "crash.txt", "empty", "-o", name)

    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == f"error: 3 of 3 failed; {name} stays as it was"
    assert (tmp_path / name).read_bytes() == b"good results of before"
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.parametrize("command", IN_VAIN, ids=" ".join)
def test_where_everything_failed_no_file_is_made(run: Any, tmp_path: Path, command: tuple[str, ...]) -> None:
    name = _name_for(command)
    result = run(*command, "gone.txt", "-o", name)

    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == f"error: 1 of 1 failed; {name} is not written"
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize("text", ["", "Nobody says anything here.\n"])
def test_a_text_without_statements_is_no_failure(run: Any, tmp_path: Path, text: str) -> None:
    (tmp_path / "out.csv").write_text("results of before")
    (tmp_path / "quiet.txt").write_text(text)
    assert run("extract", "quiet.txt", "-o", "out.csv").exit_code == 0
    assert (tmp_path / "out.csv").read_text().startswith("document,")


def test_one_text_that_is_done_is_a_result(run: Any, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("results of before")
    result = run("extract", "gone.txt", "a.txt", "-o", "out.csv")
    assert (
        result.stderr.splitlines()[-1] == "error: 1 of 2 failed; the rest is done, and --resume tries again what failed"
    )
    assert "One" in (tmp_path / "out.csv").read_text("utf-8")


def test_where_everything_failed_standard_output_is_whole_all_the_same(run: Any) -> None:
    result = run("extract", "gone.txt", "-f", "json")
    assert result.exit_code == 1
    assert [record["id"] for record in json.loads(result.stdout)["documents"]] == ["gone.txt"]
    assert result.stderr.splitlines()[-1] == "error: 1 of 1 failed"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs /dev/null")
def test_a_device_does_not_stay_as_it_was(run: Any) -> None:
    assert run("extract", "gone.txt", "-o", "/dev/null", "-f", "json").stderr.endswith("\nerror: 1 of 1 failed\n")


def test_figures_of_nothing_replace_none(run: Any, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"id": "a", "text": "CRASH", "quotes": []}\n')
    (tmp_path / "scores.txt").write_text("figures of before")
    result = run("score", "gold.jsonl", "-o", "scores.txt")
    assert result.exit_code == 1
    assert result.stderr.endswith("\nerror: scores.txt stays as it was\n")
    assert (tmp_path / "scores.txt").read_text() == "figures of before"


@pytest.mark.parametrize("name", ["sheet.gold.txt", "gold.jsonl"])
def test_no_sheet_is_made_of_nothing(run: Any, tmp_path: Path, name: str) -> None:
    result = run("gold", "init", "gone.txt", "-o", name)
    assert result.exit_code == 1
    assert result.stderr.endswith(f"\nerror: {name} is not written\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]
    assert result.stderr.endswith(f"\nerror: {name} is not written\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


@pytest.mark.parametrize("name", ["out.srt", "out.vtt"])
def test_a_text_that_a_format_cannot_hold_is_named_and_nothing_is_written(run: Any, tmp_path: Path, name: str) -> None:
    result = run("extract", "a.txt", "-o", name)

    assert result.exit_code == 1
    assert result.stderr.count("a.txt: ") == 1
    assert "no statement of this text has a time; take another format, such as transcript" in result.stderr
    assert f"1 of 1 failed; {name} is not written" in result.stderr
    assert not (tmp_path / name).exists()
    assert not (tmp_path / f"{name}.partial").exists()
