"""Commands that look after a database, write what is in it, or take it as rows."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.stored_examples import EXAMPLES, document, store_at
from typer.testing import Result

from inquit import __version__
from inquit.store import Store

Run = Callable[..., Result]


@pytest.fixture
def run(run: Run) -> Run:
    store_at(Path("q.db"), *EXAMPLES).close()
    return run


def test_info(run: Run) -> None:
    table = run("info", "q.db").stdout.splitlines()
    assert table[0].startswith("q.db: layout 3, ")
    assert table[1].split() == ["documents", "3"]
    found = json.loads(run("info", "q.db", "--format", "json").stdout)
    assert found["counts"]["statements"] == 3
    assert found["genres"] == {"unknown": 2, "news": 1}


@pytest.mark.parametrize("command", [["info"], ["remove", "x"], ["backup", "b.db"], ["export"]])
def test_where_there_is_no_database_none_is_made(run: Run, command: list[str]) -> None:
    name, *rest = command
    result = run(name, "nosuch.db", *rest)

    assert result.exit_code == 1
    assert result.stderr == "error: nosuch.db: no such file; `inquit add nosuch.db FILES` makes a database\n"
    assert [one.name for one in Path().iterdir()] == ["q.db"]


def test_remove_does_the_rest_where_a_document_is_unknown(run: Run) -> None:
    result = run("remove", "q.db", "a.txt", "b.tx", "nobody", "c")

    assert result.exit_code == 1
    assert result.stdout == "removed: a\nremoved: c\n"
    assert result.stderr.splitlines() == [
        "error: b.tx: no such document in the database; the nearest: b, c, a",
        "error: nobody: no such document in the database",
    ]
    assert run("remove", "q.db", "b").exit_code == 0
    assert b"Ann Lee" not in Path("q.db").read_bytes()


def test_backup(run: Run) -> None:
    result = run("backup", "q.db", "copy.db")

    assert (result.exit_code, result.output) == (0, "copy.db: a copy of q.db\n")
    with Store("copy.db", writes=False) as copy:
        assert tuple(copy.documents()) == EXAMPLES


def test_export_writes_every_format(run: Run) -> None:
    for ending in ("jsonl", "json", "csv", "xlsx", "parquet", "html", "md", "tei", "txt", "spacy"):
        result = run("export", "q.db", "-o", f"x.{ending}")
        assert result.exit_code == 0, result.output
        assert Path(f"x.{ending}").stat().st_size > 0
        assert result.stderr == f"note: x.{ending}: 3 statements by 2 speakers in 3 texts\n"


def test_export_writes_what_was_found_and_what_people_have_corrected(run: Run) -> None:
    with Store("q.db") as store:
        store.db.execute("UPDATE people SET name = 'Robert Ray' WHERE name = 'Bo Ray'")
    corrected = [json.loads(line) for line in run("export", "q.db", "--format", "jsonl").stdout.splitlines()]
    found = [json.loads(line) for line in run("export", "q.db", "--format", "jsonl", "--machine").stdout.splitlines()]

    assert [one["id"] for one in corrected] == ["a", "b", "c"]
    assert corrected[1]["speakers"][0]["name"] == "Robert Ray"
    assert found[1]["speakers"][0]["name"] == "Bo Ray"


def test_export_takes_filters(run: Run) -> None:
    with Store("q.db") as store:
        (number,) = store.db.execute("SELECT person_id FROM speakers WHERE name = 'Bo Ray'").fetchone()
    for asked in (["--speaker", "bo ray"], ["--speaker", f"p{number}"], ["--genre", "news"]):
        rows = list(csv.DictReader(run("export", "q.db", "--format", "csv", *asked).stdout.splitlines()))
        assert {row["speaker"] for row in rows} == {"Bo Ray"}, asked
    result = run("export", "q.db", "--since", "2024-05", "--format", "csv")
    assert [row["document"] for row in csv.DictReader(result.stdout.splitlines())] == ["a"]
    assert "2 texts left out for want of a date" in result.stderr


def test_export_does_not_write_over_the_database(run: Run) -> None:
    before = Path("q.db").read_bytes()
    assert run("export", "q.db", "-o", "q.db", "--format", "csv").exit_code == 2
    assert Path("q.db").read_bytes() == before


@pytest.mark.parametrize("command", ["stats", "speakers", "report"])
def test_a_database_is_taken_as_rows(run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("nothing is read")

    monkeypatch.setattr("inquit.api.Extractor", fail)
    result = run(command, "q.db", "-o", "out.html" if command == "report" else "out.json")

    assert result.exit_code == 0
    assert "error" not in result.stderr
    written = next(Path().glob("out.*")).read_text()
    assert "Ann Lee" in written
    assert "Bo Ray" in written


def test_databases_and_texts_are_taken_together(run: Run) -> None:
    Path("new.txt").write_text("“Now,” she said. “Now?”")
    store_at(Path("r.db"), document("z")).close()

    result = run("stats", "q.db", "new.txt", "r.db", "--format", "json")
    (ann, _) = json.loads(result.stdout)["speakers"]
    assert (ann["speaker"], ann["quotes"], ann["documents"]) == ("Ann Lee", 4, 3)


def test_a_database_of_another_program_fails_and_the_rest_is_done(run: Run) -> None:
    with sqlite3.connect("other.db") as other:
        other.execute("CREATE TABLE documents (id)")
    result = run("stats", "other.db", "q.db", "--format", "json")

    assert result.exit_code == 1
    assert "error: other.db: a database of another program; name another file" in result.stderr
    assert "Ann Lee" in result.stdout


def test_extract_says_what_to_do_with_a_database(run: Run) -> None:
    result = run("extract", "q.db")
    assert result.exit_code == 1
    assert "`inquit export` writes what stands in one of inquit's own" in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["stats", "q.csv", "--by", "site", "-o", "q.csv"],
        ["same", "q.csv", "-o", "q.csv"],
        ["people", "q.csv", "list", "-o", "q.csv"],
        ["people", "q.csv", "export", "q.csv"],
        ["export", "q.csv", "-o", "q.csv"],
        ["backup", "q.csv", "q.csv"],
    ],
)
def test_no_command_writes_over_its_database(run: Run, command: list[str]) -> None:
    Path("q.db").rename("q.csv")
    before = Path("q.csv").read_bytes()

    assert run(*command).exit_code != 0
    assert Path("q.csv").read_bytes() == before


def test_figures_of_a_database_say_what_they_are_of(run: Run) -> None:
    assert run("stats", "q.db", "--by", "site", "-o", "x.csv").stderr == "note: x.csv: 3 statements of 3 texts\n"


def test_charts_of_a_database_say_what_made_them(run: Run) -> None:
    assert run("stats", "q.db", "--by", "site", "-o", "x.html").exit_code == 0
    assert f"Made with inquit {__version__}" in Path("x.html").read_text("utf-8")
