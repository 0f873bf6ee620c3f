"""`inquit find` and `inquit who` from arguments to exit code, with a fake extractor that takes all for Ann Lee's."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "“The ferry is late,” she said at the pier.\n\n“The bridge [sic] is closed.” It rained."
    )
    (tmp_path / "b.txt").write_text("“Ferries come.”")


@pytest.fixture
def database(run: Any) -> str:
    assert run("add", "q.db", "a.txt", "b.txt").exit_code == 0
    return "q.db"


def test_a_database_and_texts_are_searched_alike(run: Any, database: str) -> None:
    found, read = (run("find", searched, "late ferry") for searched in (database, "a.txt"))

    assert found.exit_code == read.exit_code == 0
    assert found.stdout == read.stdout
    assert "“The ferry is late,”" in found.stdout
    assert "1 statement" in found.stdout


def test_what_is_found_is_written_in_any_format(run: Any, database: str, tmp_path: Path) -> None:
    rows = csv.DictReader(io.StringIO(run("find", database, "ferry", "-f", "csv").stdout))
    assert {row["quote"] for row in rows} == {"“The ferry is late,”", "“Ferries come.”"}

    assert run("find", database, "bridge", "--person", "lee", "--limit", "1", "-o", "x.jsonl").exit_code == 1
    assert run("find", database, "bridge", "--person", "ann lee", "-o", "x.jsonl").exit_code == 0
    (record,) = map(json.loads, (tmp_path / "x.jsonl").read_text("utf-8").splitlines())
    assert [quote["text"] for quote in record["quotes"]] == ["“The bridge [sic] is closed.”"]


def test_nothing_found_is_exit_code_1_with_the_nearest_names(run: Any, database: str) -> None:
    result = run("find", database, "ferry", "--person", "Anne Lee")
    assert (result.exit_code, result.stdout) == (1, "Nothing found.\n")
    assert "near to it: Ann Lee" in result.stderr
    assert run("find", database, "tram").exit_code == 1


def test_words_without_anything_to_search_for_are_wrong_usage(run: Any, database: str) -> None:
    result = run("find", database, "?!")
    assert result.exit_code == 2
    assert "there is no word to search for in '?!'" in result.stderr


def test_around_a_statement(run: Any, database: str) -> None:
    assert run("find", database, "rained").exit_code == 1
    assert "[sic]" in run("find", database, "rained", "--in", "paragraph").stdout
    assert "It rained." in run("find", database, "bridge", "--context", "1").stdout


def test_the_table_says_that_there_is_more(run: Any, database: str) -> None:
    assert "3 statements; the first 2 are shown, --all shows all" in run("find", database, "--limit", "2").stdout
    assert run("find", database, "--all").stdout.endswith("\n3 statements\n")


def test_no_words_from_a_database_that_is_not_there(run: Any, tmp_path: Path) -> None:
    assert run("find", "none.db", "ferry").exit_code == 1
    assert not (tmp_path / "none.db").exists()


def test_one_person(run: Any, database: str) -> None:
    page = run("who", database, "ANN LEE")
    assert page.exit_code == 0
    assert page.stdout.startswith("Ann Lee")
    known = json.loads(run("who", database, "Ann Lee", "-f", "json").stdout)
    assert (known["statements"], known["documents"], known["types"]) == (3, 2, {"direct": 3})
    assert json.loads(run("who", database, f"p{known['number']}", "-f", "json").stdout) == known

    nobody = run("who", database, "Ana Lee")
    assert (nobody.exit_code, nobody.stdout) == (1, "")
    assert "near to it: Ann Lee" in nobody.stderr


def test_results_without_their_texts_are_searched_and_their_people_are_one(run: Any, tmp_path: Path) -> None:
    assert run("extract", "a.txt", "b.txt", "-o", "r.jsonl").exit_code == 0
    (tmp_path / "a.txt").unlink()

    assert "“The ferry is late,”" in run("find", "r.jsonl", "ferry late").stdout
    assert json.loads(run("who", "r.jsonl", "Ann Lee", "--format", "json").stdout)["statements"] == 3


def test_a_column_that_no_text_has_is_named(run: Any, database: str) -> None:
    result = run("find", database, "ferry", "--where", "outlet=x")

    assert result.exit_code == 1
    assert "no text has a column 'outlet'; there are title, author, site, date, url" in result.stderr
