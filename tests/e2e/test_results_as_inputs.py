"""inquit's own results in the place of texts: what is in them is counted, and nothing is read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.conftest import FakeExtractor

import inquit.api


@pytest.fixture
def results(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Results of two texts with and without these; whoever would read a text now has no extractor."""
    (tmp_path / "a.txt").write_text("“One,” she said.\n\n“Two [sic],” she said. VERSE")
    (tmp_path / "b.txt").write_text("“Three.”")
    for name in ("r.jsonl", "r.json", "r.parquet"):
        assert run("extract", "a.txt", "b.txt", "-o", name).exit_code == 0
    assert run("extract", "a.txt", "b.txt", "--with-text", "-o", "t.jsonl").exit_code == 0
    (tmp_path / "b.txt").unlink()

    def none(*_: object, **__: object) -> None:
        raise AssertionError("nothing is to be read")

    monkeypatch.setattr(inquit.api, "Extractor", none)
    monkeypatch.setattr(inquit.api, "workers_for", none)


pytestmark = pytest.mark.usefixtures("results")


@pytest.mark.parametrize("name", ["r.jsonl", "r.json", "r.parquet", "t.jsonl"])
@pytest.mark.parametrize("options", [[], ["--jobs", "4"], ["--max-seconds", "5"], ["--engine", "rules"]])
def test_results_are_counted(run: Any, name: str, options: list[str]) -> None:
    result = run("stats", name, "-f", "json", *options)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["quotes"] == 3


def test_the_speakers_of_results_are_listed(run: Any) -> None:
    result = run("speakers", "t.jsonl", "-f", "json")

    assert (result.exit_code, result.stderr) == (0, "")
    assert [one["id"] for one in json.loads(result.stdout)["documents"]] == ["a.txt", "b.txt"]


def test_a_report_of_results_with_their_text_is_that_of_the_texts(run: Any, tmp_path: Path) -> None:
    assert run("report", "t.jsonl", "-o", "r.html").exit_code == 0

    page = (tmp_path / "r.html").read_text("utf-8")
    assert "she said." in page
    assert "“Two [sic],”</a>" in page


def test_a_report_of_results_without_text_shows_statements_and_says_what_is_missing(run: Any, tmp_path: Path) -> None:
    result = run("report", "r.jsonl", "-o", "r.html")

    assert result.exit_code == 0
    assert " ".join(result.stderr.split()).startswith("note: 2 texts from results without the text itself")
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "“Two [sic],”</a>" in page
    assert "she said." not in page


def test_how_the_texts_were_read_is_not_said_again(run: Any) -> None:
    assert "verse" not in run("stats", "t.jsonl").stderr
    assert "fiction" not in run("stats", "t.jsonl").stderr


def test_results_come_by_standard_input(run: Any, tmp_path: Path) -> None:
    result = run("stats", "-f", "json", stdin=(tmp_path / "r.jsonl").read_bytes())

    assert json.loads(result.stdout)["documents"] == 2


def test_results_and_their_output_can_be_gone_on_with(run: Any) -> None:
    assert run("speakers", "t.jsonl", "-o", "s.csv", "--resume").exit_code == 0


def test_rows_are_filtered_as_of_texts(run: Any) -> None:
    result = run("stats", "t.jsonl", "-f", "json", "--min-confidence", "0.9")

    assert json.loads(result.stdout)["quotes"] == 2


def test_a_damaged_record_is_named_with_its_line_and_the_rest_counts(run: Any, tmp_path: Path) -> None:
    lines = (tmp_path / "t.jsonl").read_text("utf-8").splitlines()
    record = json.loads(lines[0]) | {"speakers": "Ann"}
    (tmp_path / "d.jsonl").write_text(f"{lines[0]}\n{json.dumps(record)}\n{lines[1]}\n", "utf-8")

    result = run("stats", "d.jsonl", "-f", "json")

    assert result.exit_code == 1
    assert "d.jsonl, line 2: document 'a.txt': speakers must be a list" in " ".join(result.stderr.split())
    assert json.loads(result.stdout)["quotes"] == 3


def test_extract_reads_texts_anew_and_says_where_there_are_none(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inquit.api, "Extractor", FakeExtractor)
    result = run("extract", "r.jsonl")

    assert result.exit_code == 1
    assert "results of inquit without their texts" in " ".join(result.stderr.split())
