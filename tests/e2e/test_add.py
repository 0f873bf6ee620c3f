"""`inquit add`: texts into a database, again and again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]

ONE = "“We wait,” said Ann Lee.\n"
TWO = "“Who knows?” said Bo Ray.\n"


def rows(query: str, *values: Any, database: str = "q.db") -> list[Any]:
    with sqlite3.connect(database) as connection:
        return connection.execute(query, values).fetchall()


def summary(result: Result) -> str:
    """What the last line of standard output says behind the name of the database."""
    (line,) = [line for line in result.stdout.splitlines() if line.startswith("q.db: ")]
    return line.removeprefix("q.db: ")


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """Reading is an error from now on."""

    def fail(*_: Any, **__: Any) -> None:
        raise AssertionError("there is nothing to read")

    monkeypatch.setattr("inquit.api.Extractor", fail)


def test_only_what_is_new_or_has_changed_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("one.txt").write_text(ONE)
    Path("two.txt").write_text(TWO)
    assert summary(run("add", "q.db", "one.txt", "two.txt")) == "2 new, 0 changed, 0 unchanged, 0 failed"
    Path("two.txt").write_text("“Nobody knows,” said Bo Ray.\n")
    assert summary(run("add", "q.db", "one.txt", "two.txt")) == "0 new, 1 changed, 1 unchanged, 0 failed"
    said = rows("SELECT statement, origin FROM statements JOIN documents ON documents.id = document_id ORDER BY 2")
    assert said == [("“We wait,”", str(Path("one.txt").resolve())), ("“Nobody knows,”", str(Path("two.txt").resolve()))]


def test_where_nothing_has_changed_no_pipeline_is_loaded(run: Run, request: pytest.FixtureRequest) -> None:
    Path("one.txt").write_text(ONE)
    run("add", "q.db", "one.txt")
    request.getfixturevalue("no_model")
    assert summary(run("add", "q.db", "./one.txt")) == "0 new, 0 changed, 1 unchanged, 0 failed"


def test_other_settings_read_again(run: Run) -> None:
    Path("one.txt").write_text(ONE)
    run("add", "q.db", "one.txt")
    assert summary(run("add", "q.db", "one.txt", "--attitudes")) == "0 new, 1 changed, 0 unchanged, 0 failed"


def test_the_same_row_of_two_tables_is_two_documents(run: Run) -> None:
    for day, text in (("monday", ONE), ("tuesday", TWO)):
        Path(f"{day}.csv").write_text(f'id,text\n1,"{text.strip()}"\n')
    run("add", "q.db", "monday.csv")
    assert summary(run("add", "q.db", "tuesday.csv")) == "1 new, 0 changed, 0 unchanged, 0 failed"
    assert rows("SELECT key, document FROM documents") == [("1", "1"), ("1", "1")]


def test_two_rows_of_one_id_both_stay(run: Run) -> None:
    Path("t.csv").write_text(f'id,text\n1,"{ONE.strip()}"\n1,"{TWO.strip()}"\n')
    assert summary(run("add", "q.db", "t.csv")) == "2 new, 0 changed, 0 unchanged, 0 failed"
    assert summary(run("add", "q.db", "t.csv")) == "0 new, 0 changed, 2 unchanged, 0 failed"


def test_the_same_content_elsewhere_is_a_duplicate_and_is_not_read(run: Run, request: pytest.FixtureRequest) -> None:
    Path("one.txt").write_text(ONE)
    run("add", "q.db", "one.txt")
    Path("copy.txt").write_text(ONE)
    request.getfixturevalue("no_model")
    said = summary(run("add", "q.db", "copy.txt"))
    assert said == "1 new, 0 changed, 0 unchanged, 0 failed; 1 duplicate of others among them"
    assert rows("SELECT document, is_duplicate FROM documents") == [("one.txt", 0), ("copy.txt", 1)]
    assert rows("SELECT json_extract(meta, '$.path') FROM documents") == [("one.txt",), ("copy.txt",)]
    assert len(rows("SELECT * FROM statements")) == 2


def test_where_the_first_of_two_changes_the_other_is_no_duplicate_any_more(run: Run) -> None:
    Path("one.txt").write_text(ONE)
    Path("copy.txt").write_text(ONE)
    run("add", "q.db", "one.txt", "copy.txt")
    run("add", "q.db", "one.txt", "copy.txt", "--attitudes")
    assert rows("SELECT document, is_duplicate FROM documents ORDER BY id") == [("one.txt", 0), ("copy.txt", 1)]
    Path("one.txt").write_text(TWO)
    run("add", "q.db", "one.txt", "copy.txt", "--attitudes")
    assert rows("SELECT document, is_duplicate FROM documents ORDER BY id") == [("one.txt", 0), ("copy.txt", 0)]


def test_texts_are_left_out_and_let_go_and_taken_back(run: Run, request: pytest.FixtureRequest) -> None:
    Path("one.txt").write_text(ONE)
    run("add", "q.db", "one.txt")
    request.getfixturevalue("no_model")
    result = run("add", "q.db", "one.txt", "--no-text")
    assert summary(result) == "0 new, 1 changed, 0 unchanged, 0 failed"
    assert "--refresh cannot read them again" in result.stderr
    assert rows("SELECT * FROM texts") == []
    assert rows("SELECT statement FROM statements") == [("“We wait,”",)]
    run("add", "q.db", "one.txt")
    assert rows("SELECT text FROM texts") == [(ONE,)]


def test_what_fails_leaves_what_was_there(run: Run) -> None:
    Path("one.txt").write_text(ONE)
    run("add", "q.db", "one.txt")
    Path("one.txt").write_text("CRASH")
    result = run("add", "q.db", "one.txt")
    assert result.exit_code == 1
    assert summary(result) == "0 new, 0 changed, 0 unchanged, 1 failed"
    assert rows("SELECT statement FROM statements") == [("“We wait,”",)]


def test_an_interrupted_run_keeps_what_is_done_and_goes_on(run: Run) -> None:
    Path("one.txt").write_text(ONE)
    Path("two.txt").write_text("CTRL-C")
    Path("zzz.txt").write_text(TWO)
    stopped = run("add", "q.db", "one.txt", "two.txt", "zzz.txt")
    assert stopped.exit_code == 130
    assert "the same command goes on from there" in stopped.stderr
    assert rows("SELECT document FROM documents") == [("one.txt",)]
    Path("two.txt").write_text(TWO)
    going_on = run("add", "q.db", "one.txt", "two.txt", "zzz.txt")
    assert summary(going_on).startswith("2 new, 0 changed, 1 unchanged, 0 failed")


def test_each_text_of_standard_input_is_a_document_of_its_own(run: Run) -> None:
    run("add", "q.db", "-", stdin=ONE)
    run("add", "q.db", "-", stdin=TWO)
    assert summary(run("add", "q.db", "-", stdin=ONE)) == "0 new, 0 changed, 1 unchanged, 0 failed"
    assert [origin for (origin,) in rows("SELECT origin FROM documents")] == ["stdin", "stdin"]


def test_the_database_is_not_read_where_a_folder_holds_it(run: Run) -> None:
    Path("one.txt").write_text(ONE)
    for _ in range(2):
        result = run("add", "q.db", ".", "--glob", "*")
        assert result.exit_code == 0, result.stderr
    assert rows("SELECT document FROM documents") == [("one.txt",)]
