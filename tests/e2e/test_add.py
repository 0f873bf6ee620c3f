"""`inquit add`: texts into a database, again and again."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from typer.testing import Result

import inquit
from inquit.store import Store
from inquit.store.stored_texts import outdated_texts

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


def test_what_is_gone_from_where_it_came_is_removed(run: Run) -> None:
    Path("news").mkdir()
    for name in ("news/a.txt", "news/b.txt", "other.txt"):
        Path(name).write_text(f"{name}\n\n{ONE}")
    run("add", "q.db", "news", "other.txt")
    Path("news/b.txt").unlink()
    Path("other.txt").unlink()
    assert summary(run("add", "q.db", "news")) == "0 new, 0 changed, 1 unchanged, 0 failed"
    dry = run("add", "q.db", "news", "--prune", "--dry-run")
    assert "gone: news/b.txt" in dry.stdout
    assert summary(dry) == "0 new, 0 changed, 1 unchanged, 0 failed, 1 removed; nothing was done"
    assert len(rows("SELECT * FROM documents")) == 3
    pruned = run("add", "q.db", "news", "--prune")
    assert summary(pruned) == "0 new, 0 changed, 1 unchanged, 0 failed, 1 removed"
    assert "news/b.txt: not there any more; removed" in pruned.stderr
    assert rows("SELECT document FROM documents") == [("news/a.txt",), ("other.txt",)]


def test_rows_and_members_that_are_gone_are_removed(run: Run) -> None:
    Path("t.csv").write_text(f'id,text\n1,"{ONE.strip()}"\n2,"{TWO.strip()}"\n')
    with ZipFile("z.zip", "w") as archive:
        archive.writestr("one.txt", f"One.\n\n{ONE}")
        archive.writestr("two.txt", f"Two.\n\n{TWO}")
    run("add", "q.db", "t.csv", "z.zip")
    Path("t.csv").write_text(f'id,text\n1,"{ONE.strip()}"\n')
    with ZipFile("z.zip", "w") as archive:
        archive.writestr("one.txt", f"One.\n\n{ONE}")
    said = summary(run("add", "q.db", "t.csv", "z.zip", "--prune"))
    assert said == "0 new, 0 changed, 2 unchanged, 0 failed, 2 removed"
    assert rows("SELECT document FROM documents") == [("1",), ("z.zip/one.txt",)]


def test_a_folder_that_is_gone_takes_what_was_in_it_along(run: Run) -> None:
    Path("news/may/day").mkdir(parents=True)
    Path("news/a.txt").write_text(ONE)
    Path("news/may/day/b.txt").write_text(TWO)
    run("add", "q.db", "news")
    shutil.rmtree("news/may")
    assert summary(run("add", "q.db", "news", "--prune")).endswith("1 removed")


@pytest.mark.parametrize("damage", ["news", "news/t.csv", "news/z.zip"])
def test_nothing_goes_under_what_cannot_be_read(run: Run, damage: str) -> None:
    Path("news").mkdir()
    Path("news/t.csv").write_text(f'id,text\n1,"{ONE.strip()}"\n2,"{TWO.strip()}"\n')
    with ZipFile("news/z.zip", "w") as archive:
        archive.writestr("one.txt", f"One.\n\n{ONE}")
    run("add", "q.db", "news")
    if damage == "news":
        shutil.rmtree("news")  # as where a disk is not there today
    else:
        Path(damage).write_bytes(b"\0\1\2\3" * 100)
    result = run("add", "q.db", "news", "--prune")
    assert result.exit_code == 1
    assert summary(result).endswith("0 removed")
    assert len(rows("SELECT * FROM documents")) == 3


def test_a_row_that_cannot_be_read_keeps_the_table(run: Run) -> None:
    Path("t.jsonl").write_text('{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}\n')
    run("add", "q.db", "t.jsonl")
    Path("t.jsonl").write_text('{"id": "1", "text": "One."}\n{"id": "2", "te\n')
    assert summary(run("add", "q.db", "t.jsonl", "--prune")) == "0 new, 0 changed, 1 unchanged, 1 failed, 0 removed"


def test_what_was_passed_over_stays(run: Run) -> None:
    Path("news").mkdir()
    Path("news/a.txt").write_text(ONE)
    Path("news/b.md").write_text(TWO)
    run("add", "q.db", "news")
    assert summary(run("add", "q.db", "news", "--glob", "*.txt", "--prune")).endswith("0 removed")


def test_a_folder_whose_name_begins_alike_is_another(run: Run) -> None:
    Path("news").mkdir()
    Path("news/a.txt").write_text(ONE)
    Path("news-old").mkdir()
    Path("news-old/b.txt").write_text(TWO)
    run("add", "q.db", "news", "news-old")
    Path("news-old/b.txt").unlink()
    assert summary(run("add", "q.db", "news", "--prune")).endswith("0 removed")


def test_items_that_have_left_a_feed_stay(run: Run) -> None:
    item = "<item><guid>{0}</guid><title>No. {0}</title><description>It rained.</description></item>"
    feed = "<rss><channel><title>News</title>{}</channel></rss>"
    Path("news.rss").write_text(feed.format(item.format(1) + item.format(2)))
    assert summary(run("add", "q.db", "news.rss")) == "2 new, 0 changed, 0 unchanged, 0 failed"
    Path("news.rss").write_text(feed.format(item.format(2)))
    assert summary(run("add", "q.db", "news.rss", "--prune")).endswith("1 unchanged, 0 failed, 0 removed")


def test_a_dry_run_makes_no_database(run: Run) -> None:
    Path("one.txt").write_text(ONE)
    result = run("add", "q.db", "one.txt", "--dry-run")
    assert result.stdout == "new: one.txt\nq.db: 1 new, 0 changed, 0 unchanged, 0 failed; nothing was done\n"
    assert os.listdir() == ["one.txt"]


def test_stored_texts_are_read_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("one.txt").write_text(ONE)
    Path("t.csv").write_text(f'id,text\n1,"{TWO.strip()}"\n')
    Path("textless.txt").write_text("“Who?” asked Cy Young.")
    run("add", "q.db", "one.txt", "t.csv")
    run("add", "q.db", "textless.txt", "--no-text")
    before = rows("SELECT id, origin, key, document, content_digest, about, added, meta FROM documents")
    for name in ("one.txt", "t.csv", "textless.txt"):
        Path(name).unlink()
    assert summary(run("add", "q.db", "--refresh")) == "0 new, 0 changed, 0 unchanged, 0 failed"
    result = run("add", "q.db", "--refresh", "--attitudes")
    assert summary(result) == "0 new, 2 changed, 0 unchanged, 0 failed"
    assert "1 document cannot be read again, as the text was not kept: textless.txt" in result.stderr
    assert rows("SELECT type FROM statements ORDER BY id DESC") == [("mixed",), ("mixed",), ("direct",)]
    assert rows("SELECT id, origin, key, document, content_digest, about, added, meta FROM documents") == before


def test_many_texts_are_read_again_by_several_processes(
    run: Run, monkeypatch: pytest.MonkeyPatch, processes: list[int]
) -> None:
    for number in range(8):
        Path(f"{number}.txt").write_text(f"{number}\n\n{ONE}")
    run("add", "q.db", *(f"{number}.txt" for number in range(8)))
    assert processes == []
    monkeypatch.setattr("inquit.cli.run.fitting_processes", lambda: 2)
    assert summary(run("add", "q.db", "--refresh", "--attitudes")) == "0 new, 8 changed, 0 unchanged, 0 failed"
    assert processes == [2]


def test_what_is_named_is_not_read_twice_where_all_is_refreshed(run: Run) -> None:
    Path("one.txt").write_text(ONE)
    Path("two.txt").write_text(TWO)
    run("add", "q.db", "one.txt", "two.txt")
    Path("two.txt").write_text("“Nobody,” said Bo Ray.")
    result = run("add", "q.db", "two.txt", "--refresh", "--attitudes")
    assert summary(result) == "0 new, 2 changed, 0 unchanged, 0 failed"


def test_what_a_file_says_of_its_text_is_kept_for_reading_again(run: Run) -> None:
    Path("talk.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\n<b>ANN:</b> We wait.\n")
    read = next(iter(inquit.read(["talk.srt"])))
    assert isinstance(read, inquit.Source)
    assert read.markup.times
    run("add", "q.db", "talk.srt")
    with Store("q.db") as store:
        (stored,) = outdated_texts(store.db, "another reading")
    assert stored.source is not None
    assert replace(stored.source, notices=()) == replace(read, notices=(), markup=replace(read.markup, fields={}))


def test_a_title_that_has_changed_is_taken_over_and_nothing_is_read(run: Run, request: pytest.FixtureRequest) -> None:
    page = "<html><head><title>{}</title></head><body><article><p>{}</p></article></body></html>"
    Path("a.html").write_text(page.format("Old", ONE))
    run("add", "q.db", "a.html")
    request.getfixturevalue("no_model")
    Path("a.html").write_text(page.format("New", ONE))
    assert summary(run("add", "q.db", "a.html")) == "0 new, 1 changed, 0 unchanged, 0 failed"
    assert rows("SELECT title FROM documents") == [("New",)]


def test_texts_that_stand_elsewhere_now_are_unchanged(run: Run, request: pytest.FixtureRequest) -> None:
    Path("t.csv").write_text(f'id,text\n1,"{ONE.strip()}"\n2,"{TWO.strip()}"\n')
    run("add", "q.db", "t.csv")
    request.getfixturevalue("no_model")
    Path("t.csv").write_text(f'id,text\n2,"{TWO.strip()}"\n1,"{ONE.strip()}"\n')
    assert summary(run("add", "q.db", "t.csv")) == "0 new, 0 changed, 2 unchanged, 0 failed"
    assert rows("SELECT document, places FROM documents") == [("1", '[[0,"row 2"]]'), ("2", '[[0,"row 1"]]')]
    assert rows("SELECT place FROM statements ORDER BY id") == [("row 2",), ("row 1",)]


def test_names_and_texts_of_any_bytes(run: Run) -> None:
    name = os.fsdecode(b"caf\xe9")
    Path(name).mkdir()
    for file in ("a.txt", "b.txt"):
        Path(name, file).write_text(f"{file}\n\n{ONE}")
    Path("half.jsonl").write_text('{"id": "\\ud800", "text": "\\udfff “We wait,” said Ann Lee."}\n')
    assert summary(run("add", "q.db", name, "half.jsonl")) == "3 new, 0 changed, 0 unchanged, 0 failed"
    Path(name, "b.txt").unlink()
    said = summary(run("add", "q.db", name, "half.jsonl", "--prune"))
    assert said == "0 new, 0 changed, 2 unchanged, 0 failed, 1 removed"


def test_people_are_linked_when_all_is_added_also_where_it_was_interrupted(run: Run) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(f"{name}\n\n{ONE}")
    Path("c.txt").write_text("CTRL-C")
    run("add", "q.db", "a.txt", "b.txt", "c.txt")
    assert rows("SELECT count(DISTINCT person_id), sum(person_id IS NULL) FROM statements") == [(1, 0)]
    run("add", "q.db", "a.txt", "b.txt")
    assert rows("SELECT count(DISTINCT person_id), sum(person_id IS NULL) FROM statements") == [(1, 0)]


def test_results_are_taken_as_they_are(run: Run, request: pytest.FixtureRequest) -> None:
    Path("one.txt").write_text(ONE)
    run("extract", "one.txt", "-o", "one.jsonl", "--with-text")
    run("extract", "one.txt", "-o", "textless.jsonl", "--attitudes")
    request.getfixturevalue("no_model")
    assert summary(run("add", "q.db", "one.jsonl")) == "1 new, 0 changed, 0 unchanged, 0 failed"
    assert summary(run("add", "q.db", "one.jsonl")) == "0 new, 0 changed, 1 unchanged, 0 failed"
    assert rows("SELECT origin, statement FROM documents JOIN statements") == [
        (str(Path("one.txt").resolve()), "“We wait,”")
    ]
    result = run("add", "q.db", "textless.jsonl")
    assert summary(result) == "0 new, 1 changed, 0 unchanged, 0 failed"
    assert summary(run("add", "q.db", "textless.jsonl")) == "0 new, 0 changed, 1 unchanged, 0 failed"
    assert "1 text from results without the text itself" in result.stderr
    assert rows("SELECT * FROM texts") == []
    assert summary(run("add", "q.db", "--refresh")) == "0 new, 0 changed, 0 unchanged, 0 failed"


def test_results_of_which_nobody_knows_the_texts_are_no_duplicates(run: Run) -> None:
    Path("t.csv").write_text(f'id,text\n1,"{ONE.strip()}"\n2,"{TWO.strip()}"\n')
    run("extract", "t.csv", "-o", "r.parquet")
    assert summary(run("add", "q.db", "r.parquet")) == "2 new, 0 changed, 0 unchanged, 0 failed"
    assert summary(run("add", "q.db", "r.parquet")) == "0 new, 0 changed, 2 unchanged, 0 failed"


def test_what_was_decided_about_people_who_are_gone_is_listed(run: Run) -> None:
    Path("news").mkdir()
    Path("news/a.txt").write_text(ONE)
    Path("news/b.txt").write_text("CRASH")
    run("add", "q.db", "news")
    with sqlite3.connect("q.db") as db:
        ((label,),) = db.execute("SELECT DISTINCT linked_as FROM speakers WHERE document_id = 1").fetchall()
        said = json.dumps({"people": [{"linked_as": label, "printed": "ann lee"}], "values": {"name": "Ann"}})
        db.execute("INSERT INTO decisions (made, kind, details) VALUES ('2024-01-01', 'rename', ?)", (said,))
    Path("news/a.txt").unlink()
    result = run("add", "q.db", "news", "--prune")
    assert "decision 1 (rename ann lee): kept" in result.stderr
    assert rows("SELECT kind FROM decisions") == [("rename",)]


def test_the_command_that_looks_into_it_is_shown(run: Run) -> None:
    Path("one.txt").write_text(ONE)
    assert "datasette 'my quotes.db'" in run("add", "my quotes.db", "one.txt").stdout


def test_the_column_of_a_series_is_known_under_its_name(run: Run) -> None:
    Path("t.csv").write_text(f'id,text,cycle\n1,"{ONE.strip()}",Sea\n2,"{TWO.strip()}",\n')
    run("add", "q.db", "t.csv", "--series", "cycle", "--keep", "id")
    assert rows("SELECT value FROM document_fields WHERE name = 'series'") == [("Sea",)]
    assert summary(run("add", "q.db", "t.csv", "--series", "cycle", "--keep", "id")).startswith("0 new, 0 changed")


def test_a_dry_run_names_what_a_table_without_rows_has_no_more(run: Run) -> None:
    Path("t.csv").write_text(f'id,text\n1,"{ONE.strip()}"\n')
    run("add", "q.db", "t.csv")
    Path("t.csv").write_text("id,text\n")
    dry = run("add", "q.db", "t.csv", "--prune", "--dry-run")
    assert "gone: 1\n" in dry.stdout
    assert "1 removed" in dry.stdout
    assert "1 removed" in run("add", "q.db", "t.csv", "--prune").stdout


def test_a_database_in_memory_is_no_place_to_add_to(run: Run) -> None:
    Path("one.txt").write_text(ONE)
    assert run("add", ":memory:", "one.txt").exit_code == 2
