"""No output is an input of the same run, whatever name, link or open stream leads to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TEXT = "“One,” said Ann Lee.\n"
ROSTER = "name\nAnn Lee\n"
GOLD = '{"id": "a", "text": "“One,” said Ann Lee.", "quotes": []}\n'
EXTRACTING = ("extract", "report", "stats", "speakers")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and open files are others there")


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(GOLD, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "c.txt").write_text(TEXT, encoding="utf-8")


def _linked(place: Path, to: Path, how: str) -> None:
    if how == "symlink":
        place.symlink_to(to)
    elif how == "hard link":
        place.hardlink_to(to)
    else:
        to.rename(place)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _refused(run: Any, tmp_path: Path, *arguments: str, **options: Any) -> str:
    """What is said when a command is refused and has touched nothing."""
    before = _contents(tmp_path)
    result = run(*arguments, **options)
    assert result.exit_code == 2, result.output
    assert _contents(tmp_path) == before
    assert "Traceback" not in result.stderr
    said = " ".join(result.stderr.split())
    assert "is also an input" in said
    return said


@pytest.mark.parametrize("how", ["name", "symlink", "hard link"])
@pytest.mark.parametrize("command", EXTRACTING)
def test_an_input_is_not_replaced(run: Any, tmp_path: Path, command: str, how: str) -> None:
    output = "o.html" if command == "report" else "o.csv"
    _linked(tmp_path / output, tmp_path / "a.txt", how)
    name = output if how == "name" else "a.txt"
    said = _refused(run, tmp_path, command, "b.txt", name, "-o", output)
    assert f"{output} is also an input{'' if how == 'name' else ', as a.txt'}, and would be overwritten" in said


@pytest.mark.parametrize("how", ["name", "symlink", "hard link"])
@pytest.mark.parametrize("command", EXTRACTING)
def test_an_input_is_not_written_to_on_the_way(run: Any, tmp_path: Path, command: str, how: str) -> None:
    output = "o.html" if command == "report" else "o.csv"
    _linked(tmp_path / f"{output}.partial", tmp_path / "a.txt", how)
    name = f"{output}.partial" if how == "name" else "a.txt"
    said = _refused(run, tmp_path, command, name, "b.txt", "-o", output)
    assert f"would be overwritten while {output} is written" in said


def test_what_a_link_to_the_output_leads_to_counts(run: Any, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "a.csv")
    (tmp_path / "a.txt").rename(tmp_path / "a.csv.partial")
    _refused(run, tmp_path, "extract", "a.csv.partial", "-o", "link.csv")


@pytest.mark.parametrize("output", ["texts/o.csv", "o.csv"])
@pytest.mark.parametrize("place", ["o.csv", "o.csv.partial"])
def test_files_of_a_folder_are_inputs(run: Any, tmp_path: Path, output: str, place: str) -> None:
    (tmp_path / Path(output).with_name(place)).hardlink_to(tmp_path / "texts" / "c.txt")
    assert "as texts/c.txt" in _refused(run, tmp_path, "extract", "texts", "-o", output)


def test_what_this_run_and_the_last_one_wrote_into_a_folder_is_no_input(run: Any, tmp_path: Path) -> None:
    (tmp_path / "texts" / "o.csv.partial").write_text("left by Ctrl-C")
    (tmp_path / "texts" / "o.csv").write_text("old results")
    result = run("extract", "texts", "--glob", "*", "-o", "texts/o.csv")
    assert (result.exit_code, result.stderr) == (0, "note: texts/o.csv: 1 statement by 1 speaker in 1 text\n")
    assert "texts/c.txt" in (tmp_path / "texts" / "o.csv").read_text("utf-8")
    assert sorted(os.listdir(tmp_path / "texts")) == ["c.txt", "o.csv"]


@pytest.mark.parametrize("output", ["roster.csv", "r.csv"])
@pytest.mark.parametrize("command", ["extract", "stats", "speakers"])
def test_a_roster_is_an_input(run: Any, tmp_path: Path, command: str, output: str) -> None:
    if output != "roster.csv":
        (tmp_path / "r.csv.partial").hardlink_to(tmp_path / "roster.csv")
    _refused(run, tmp_path, command, "a.txt", "--roster", "roster.csv", "-o", output)


def test_a_model_in_a_folder_is_an_input(run: Any, tmp_path: Path) -> None:
    (tmp_path / "model" / "vocab").mkdir(parents=True)
    (tmp_path / "model" / "vocab" / "strings.json").write_text("[]")
    _refused(run, tmp_path, "extract", "a.txt", "--model", "model", "-o", "model/vocab/strings.json")


@pytest.mark.parametrize("taken", ["gold.jsonl", "pred.jsonl", "other.jsonl", "roster.csv"])
@pytest.mark.parametrize("way", ["name", "partial"])
def test_what_is_scored_is_an_input(run: Any, tmp_path: Path, taken: str, way: str) -> None:
    for name in ("pred.jsonl", "other.jsonl"):
        (tmp_path / name).write_text(GOLD, encoding="utf-8")
    output = taken
    if way == "partial":
        output = "o.jsonl"
        (tmp_path / "o.jsonl.partial").hardlink_to(tmp_path / taken)
    predictions = ("--roster", "roster.csv") if taken == "roster.csv" else ("pred.jsonl", "--against", "other.jsonl")
    _refused(run, tmp_path, "score", "gold.jsonl", *predictions, "-o", output)


@pytest.mark.parametrize("way", ["name", "partial"])
def test_sheets_are_inputs(run: Any, tmp_path: Path, way: str) -> None:
    output = "gold.jsonl"
    if way == "partial":
        output = "o.jsonl"
        (tmp_path / "o.jsonl.partial").hardlink_to(tmp_path / "gold.jsonl")
    _refused(run, tmp_path, "gold", "build", "gold.jsonl", "-o", output)
    _refused(run, tmp_path, "gold", "init", "gold.jsonl", "-o", output)


def test_what_is_left_of_a_sheet_may_be_an_input(run: Any, tmp_path: Path) -> None:
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "a.gold.txt.partial").write_text(TEXT, encoding="utf-8")
    _refused(run, tmp_path, "gold", "init", "a.txt", "sheets/a.gold.txt.partial", "-o", "sheets")


def test_devices_may_be_both(run: Any) -> None:
    assert run("extract", "/dev/null", "a.txt", "-f", "csv", "-o", "/dev/null").exit_code == 0


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("extract - -o a.txt < a.txt", "a.txt is also an input, as standard input,"),
        ("extract -o a.txt < a.txt", "a.txt is also an input, as standard input,"),
        ("extract /dev/stdin -o a.txt < a.txt", "a.txt is also an input, as /dev/stdin,"),
        ("stats -o o.csv < o.csv.partial", "o.csv.partial is also an input, as standard input,"),
        ("extract texts > texts/o.txt", "standard output is also an input, as texts/o.txt,"),
        ("speakers texts >> texts/c.txt", "standard output is also an input, as texts/c.txt,"),
        ("report a.txt b.txt >> b.txt", "standard output is also an input, as b.txt,"),
        ("extract a.txt -o /dev/stdout >> a.txt", "/dev/stdout is also an input, as a.txt,"),
        ("extract - < a.txt >> a.txt", "standard output is also an input, as standard input,"),
        ("gold init a.txt >> a.txt", "standard output is also an input, as a.txt,"),
        ("gold build gold.jsonl >> gold.jsonl", "standard output is also an input, as gold.jsonl,"),
        ("gold check gold.jsonl >> gold.jsonl", "standard output is also an input, as gold.jsonl,"),
        ("score gold.jsonl >> gold.jsonl", "standard output is also an input, as gold.jsonl,"),
    ],
)
def test_open_streams_count(tmp_path: Path, command: str, said: str) -> None:
    (tmp_path / "o.csv.partial").write_text(TEXT, encoding="utf-8")
    before = _contents(tmp_path)
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m inquit {command}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        cwd=tmp_path,
        text=True,
    )
    assert done.returncode == 2, done.stderr
    assert said in " ".join(done.stderr.split())
    assert {**_contents(tmp_path), "texts/o.txt": b""} == {**before, "texts/o.txt": b""}
