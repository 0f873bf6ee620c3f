"""`inquit report` and `inquit stats` from arguments to exit code, with a fake extractor."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“One,” she said.\n\n“Two [sic],” she said.")
    (tmp_path / "b.txt").write_text("“Three.”")
    (tmp_path / "roster.csv").write_text("name\nBo\nCy\n")


def test_a_report_on_one_text(run: Any, tmp_path: Path) -> None:
    result = run("report", "a.txt", "-o", "r.html")
    page = (tmp_path / "r.html").read_text("utf-8")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "note: r.html: 2 statements by 1 speaker in 1 text\n"
    assert page.startswith("<!doctype html>\n")
    assert "<title>a.txt – who said what</title>" in page
    assert "“Two [sic],”</a>" in page


def test_a_report_without_a_file_goes_to_standard_output(run: Any) -> None:
    page = run("report", "a.txt", "b.txt", "--title", "All").stdout

    assert "<title>All – who said what</title>" in page
    assert run("extract", "a.txt", "b.txt", "--format", "html").stdout.count('<section class="doc"') == 2


def test_the_filters_reach_the_report(run: Any) -> None:
    page = run("report", "a.txt", "--min-confidence", "0.6", "--roster", "roster.csv").stdout

    assert page.count("<tr id=") == 1
    assert "<bdi>Cy</bdi>" not in page
    assert "<bdi>Bo</bdi>" in page


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report", "a.txt", "-o", "r.csv"], "the ending of r.csv means no format that is written here"),
        (["report", "a.txt", "-o", "a.txt"], "would be overwritten"),
        (["stats", "a.txt", "-o", "r.pdf"], "name a file that ends in .txt, .csv, .json, .xlsx, .html"),
        (["stats", "a.txt", "-f", "csv", "-o", "r.json"], "csv contradicts r.json"),
    ],
)
def test_wrong_usage(run: Any, arguments: list[str], message: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_an_interrupted_report_leaves_no_half_file(run: Any, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("CTRL-C")
    result = run("report", "b.txt", "c.txt", "-o", "r.html")

    assert result.exit_code == 130
    assert not (tmp_path / "r.html").exists()
    assert (tmp_path / "r.html.partial").read_text("utf-8").endswith("</html>\n")


def test_stats_is_a_table_with_bars(run: Any) -> None:
    result = run("stats", "a.txt", "b.txt", "--roster", "roster.csv")
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert lines[2].split() == ["Bo", "2", "67%", "██████████", "2", "100%", "2"]
    assert lines[3].split() == ["Cy", "1", "33%", "█████", "2", "100%", "1"]
    assert lines[-1] == "2 documents: 3 statements · 4 words"


def test_stats_as_csv_and_json(run: Any, tmp_path: Path) -> None:
    run("stats", "a.txt", "b.txt", "-o", "s.csv")
    value = json.loads(run("stats", "a.txt", "b.txt", "-f", "json").stdout)
    (row,) = csv.DictReader((tmp_path / "s.csv").read_text().splitlines())

    assert row == {
        "speaker": "Ann Lee",
        "named": "true",
        "quotes": "3",
        "words": "4",
        "share": "1.0",
        "direct_share": "1.0",
        "documents": "2",
        "turns": "",
        "time": "",
    }
    assert value["documents"] == 2
    assert value["speakers"][0]["quotes"] == 3


def test_what_fails_is_said_and_the_rest_is_counted(run: Any) -> None:
    result = run("stats", "no.txt", "b.txt")

    assert result.exit_code == 1
    assert "no.txt: no such file or folder" in result.stderr
    assert result.stdout.splitlines()[-1] == "1 statement · 1 word"


def test_a_name_cannot_run_in_a_spreadsheet(run: Any, tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("name\n=cmd\n")

    assert "\n'=cmd,true," in run("stats", "b.txt", "-f", "csv", "--roster", "roster.csv").stdout.replace("\r", "")


def test_too_many_words_for_a_page_are_said(run: Any, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("“One.” " + "word " * 300_000)
    result = run("report", "long.txt", "-o", "r.html")

    assert result.exit_code == 0
    assert "note: 300,001 words are much for one page" in result.stderr
    assert "--passages leaves out" in result.stderr
    assert "words are much" not in run("report", "long.txt", "-o", "r.html", "--passages").stderr


def test_a_speaker_that_nobody_is_is_said(run: Any) -> None:
    for command in ("report", "stats"):
        result = run(command, "a.txt", "--speaker", "Nan Lee")
        assert (result.exit_code, result.stderr) == (
            0,
            "note: --speaker 'Nan Lee': nobody of this name says anything; near to it: Ann Lee\n",
        )


def test_texts_without_a_date_are_left_out_where_dates_are_asked_for_and_counted(run: Any) -> None:
    result = run("stats", "a.txt", "b.txt", "--since", "2024-05", "-f", "json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["documents"] == 0
    assert result.stderr == "note: 2 texts left out for want of a date (--since, --until)\n"
