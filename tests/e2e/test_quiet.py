"""What is said after results were written, and that nothing but failures is said to whoever wants quiet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.written_formats import OF_ANY_TEXT

TEXT = "“One,” said Ann Lee. And “two” he said.\n"


@pytest.fixture(autouse=True)
def _texts(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "none.txt").write_text("Nobody spoke.\n")


@pytest.mark.parametrize("format_", [format_.name for format_ in OF_ANY_TEXT])
def test_what_was_written_is_said(run: Any, format_: str) -> None:
    output = "o.xlsx" if format_ == "xlsx" else "o.out"
    result = run("extract", "a.txt", "b.txt", "none.txt", "-f", format_, "-o", output)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[-1] == f"note: {output}: 4 statements by 1 speaker in 3 texts"


@pytest.mark.parametrize("command", ["extract -o o.csv", "stats -o o.json", "speakers -o o.csv", "report -o o.html"])
def test_every_command_says_it_unless_it_must_be_quiet(run: Any, command: str) -> None:
    output = command.split()[-1]

    assert run(*command.split(), "a.txt").stderr == f"note: {output}: 2 statements by 1 speaker in 1 text\n"
    assert run(*command.split(), "a.txt", "-q").stderr == ""


def test_only_what_is_in_the_file_counts(run: Any) -> None:
    few = run("extract", "a.txt", "none.txt", "--type", "mixed", "-o", "o.csv")

    assert few.stderr == "note: o.csv: 0 statements by 0 speakers in 2 texts\n"


def test_failures_are_said_to_whoever_wants_quiet(run: Any) -> None:
    result = run("extract", "gone.txt", "a.txt", "-o", "o.csv", "-q")

    assert (result.exit_code, result.stderr.splitlines()) == (
        1,
        [
            "error: gone.txt: no such file or folder; check the path",
            "error: 1 of 2 failed; the rest is done, and --resume tries again what failed",
        ],
    )
    loud = run("extract", "gone.txt", "a.txt", "-o", "o.csv", "--resume")
    assert "note: o.csv: 2 statements by 1 speaker in 1 text" in loud.stderr.splitlines()


def test_nothing_is_said_to_be_in_a_file_that_is_not_written(run: Any) -> None:
    assert "note:" not in run("extract", "gone.txt", "-o", "o.csv").stderr


def test_notes_are_left_out(run: Any) -> None:
    assert run("extract", "a.txt", "a.txt").stderr == "note: named more than once, and read once: a.txt\n"
    assert run("extract", "a.txt", "a.txt", "-q").stderr == ""
    assert run("extract", "a.txt", "a.txt").stderr != ""  # the next command is not quiet


def test_results_on_standard_output_speak_for_themselves(run: Any) -> None:
    assert run("extract", "a.txt", "-f", "csv").stderr == ""


def test_gold_and_scores(run: Any) -> None:
    made = run("gold", "init", "a.txt", "-o", "g.jsonl")
    assert made.stderr == "note: g.jsonl: documents: 1, statements: 2, speakers: 1\n"
    assert run("gold", "build", "g.jsonl", "-o", "h.jsonl").stderr == made.stderr.replace("g.jsonl", "h.jsonl")
    assert run("score", "h.jsonl", "-o", "s.json", "-f", "json").stderr.splitlines()[-1] == "note: s.json: written"
    for command in ("gold init a.txt -o 1.jsonl", "gold build g.jsonl -o 2.jsonl", "score g.jsonl -o s.txt"):
        assert run(*command.split(), "-q").stderr == ""


def test_what_was_set_otherwise_stands_in_the_results(run: Any, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("name\nAnn Lee\n")
    (tmp_path / "inquit.toml").write_text('genre = "news"\ntype = ["direct", "indirect"]\n')
    result = run("extract", "a.txt", "-f", "jsonl", "--roster", "r.csv")
    meta = json.loads(result.stdout)["meta"]

    assert meta["settings"]["types"] == ["direct", "indirect"]
    (tmp_path / "inquit.toml").unlink()
    assert "settings" not in json.loads(run("extract", "a.txt", "-f", "jsonl").stdout)["meta"]
