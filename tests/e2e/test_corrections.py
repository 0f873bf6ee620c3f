"""What reviewers have corrected, as commands show it, take it back, learn from it and lose none of it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.stored_examples import document
from tests.waiting import LIMIT
from typer.testing import Result

from inquit.store import Store

Run = Callable[..., Result]

TEXT = "“We wait,” said Ann Lee. “It is late,” she said. “Yes.”"


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A database with a text in which one statement was given to somebody else, and one rejected."""
    path = tmp_path / "q.db"
    with Store(path) as store:
        store.add(document("a", TEXT, path="/texts/a.txt"))
        corrections = store.corrections("Eva")
        _, late, yes = (one.ref for one in corrections.text(1).statements)
        corrections.set_speaker("Bo Ray", late)
        corrections.reject(yes)
    return path


def speakers(result: Result) -> dict[str, int]:
    return {one["speaker"] or one["person"]: one["quotes"] for one in json.loads(result.stdout)["counts"]}


def test_commands_show_what_is_corrected_and_say_so(run: Run, reviewed: Path) -> None:
    said = "note: 1 text of q.db as corrected by reviewers"
    for command in (["find", "q.db"], ["stats", "q.db"], ["stats", "q.db", "--by", "person"], ["export", "q.db"]):
        shown, machine = run(*command), run(*command, "--machine")
        assert "Bo Ray" in shown.stdout
        assert said in shown.stderr
        assert "Bo Ray" not in machine.stdout
        assert said not in machine.stderr
    assert run("find", "q.db", "--all").stdout.endswith("2 statements\n")
    assert run("find", "q.db", "--all", "--machine").stdout.endswith("3 statements\n")
    run("report", "q.db", "-o", "now.html")
    run("report", "q.db", "--machine", "-o", "then.html")
    assert "Bo Ray" in Path("now.html").read_text()
    assert "Bo Ray" not in Path("then.html").read_text()
    assert json.loads(run("export", "q.db", "-f", "jsonl").stdout)["meta"]["reviews"] == {"corrected": 1, "rejected": 1}


def test_the_log_is_listed_and_taken_back(run: Run, reviewed: Path) -> None:
    log = json.loads(run("corrections", "q.db", "-f", "json").stdout)["corrections"]
    assert [(one["number"], one["reviewer"], one["says"]) for one in log] == [
        (2, "Eva", "reject: “Yes.”"),
        (1, "Eva", "speaker Ann Lee → Bo Ray: “It is late,”"),
    ]
    shown = [line.split() for line in run("corrections", "q.db").stdout.splitlines()]
    assert [line[0] for line in shown if line[0].isdigit()] == ["2", "1"]
    assert ["Eva", "a", "·", "1", "statement"] in shown  # in a line of a terminal of 80 columns
    assert run("corrections", "q.db", "undo", "2", "--reviewer", "Jo").stdout.startswith("3: 2 is taken back by Jo")
    assert "taken back by 3" in run("corrections", "q.db").stdout
    assert "3 statements" in run("find", "q.db", "--all").stdout
    assert run("corrections", "q.db", "undo", "2").exit_code == 1
    assert run("corrections", "q.db", "undo").exit_code == 2
    assert run("corrections", "q.db", "unplaced").stdout == "Nothing.\n"


def test_what_fits_no_more_is_said_and_listed(run: Run) -> None:
    Path("a.txt").write_text(TEXT)
    run("add", "q.db", "a.txt")
    with Store("q.db") as store:
        corrections = store.corrections("Eva")
        corrections.reject(corrections.text(1).statements[1].ref)
    Path("a.txt").write_text("“We wait,” said Ann Lee.")
    assert "1 correction more without a place in the texts" in run("add", "q.db", "a.txt").stderr
    (left,) = json.loads(run("corrections", "q.db", "unplaced", "-f", "json").stdout)["corrections"]
    assert (left["kind"], left["words"]) == ("reject", "“It is late,”")
    Path("a.txt").unlink()
    run("add", "q.db", ".", "--glob", "*.txt", "--prune")
    assert len(json.loads(run("corrections", "q.db", "unplaced", "-f", "json").stdout)["corrections"]) == 1


def test_texts_that_were_reviewed_whole_are_gold(run: Run, reviewed: Path) -> None:
    assert run("gold", "export", "q.db", "-o", "gold.jsonl").exit_code == 1
    with Store(reviewed) as store:
        corrections = store.corrections("Eva")
        corrections.finish(1, corrections.text(1).version)
    assert "documents: 1, statements: 2, speakers: 2" in run("gold", "export", "q.db", "-o", "gold.jsonl").stderr
    assert "nothing wrong" in run("gold", "check", "gold.jsonl").stdout
    run("export", "q.db", "--machine", "--with-text", "-o", "machine.jsonl")
    run("export", "q.db", "--with-text", "-o", "now.jsonl")
    right, wrong = (
        json.loads(run("score", "gold.jsonl", name, "-f", "json").stdout) for name in ("now.jsonl", "machine.jsonl")
    )
    assert right != wrong


def test_confidence_is_learned_when_enough_was_reviewed(run: Run, reviewed: Path) -> None:
    refused = run("calibrate", "q.db")
    assert refused.exit_code == 1
    assert "0 rows were reviewed" in refused.stderr
    with Store(reviewed) as store:
        text = " ".join(f"“Word {number} is said.”" for number in range(120))
        found = document("b", text, path="/texts/b.txt")
        store.add(replace(found, quotes=tuple(replace(one, confidence=0.6) for one in found.quotes)))
        corrections = store.corrections("Eva", shown_in="queue")
        refs = [one.ref for one in corrections.text(2).statements]
        corrections.accept(*refs[:100])
        corrections.reject(*refs[100:])
    assert run("calibrate", "q.db", "--dry-run").exit_code == 1
    used = run("calibrate", "q.db")
    assert used.exit_code == 0
    assert "120 statements reviewed, 100 of them right" in used.stdout
    assert "used from now on" in used.stdout
    assert run("calibrate", "q.db", "--end").stdout == "the confidences are those that inquit gives\n"
    assert run("calibrate", "q.db", "--end", "--dry-run").exit_code == 2


def test_corrected_people_are_known_to_texts_that_are_read_later(run: Run, reviewed: Path) -> None:
    Path("b.txt").write_text("“No,” somebody said.")
    run("add", "q.db", "b.txt", "--with-people")
    with Store(reviewed) as store:
        (found,) = store.documents([2])
    assert [speaker.name for speaker in found.speakers] == ["Bo Ray"]  # whom the fake reader takes from the roster


CORRECTING = """
import sys
from inquit.store import Store
with Store(sys.argv[1]) as store:
    corrections = store.corrections(sys.argv[2])
    while True:
        for type_ in ("indirect", "mixed"):
            ref = next(one.ref for one in corrections.text(1).statements)
            print(corrections.set_type(type_, ref).number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes")
def test_what_was_confirmed_is_there_after_a_kill(reviewed: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", CORRECTING, str(reviewed), "Jo"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    confirmed = [int(process.stdout.readline()) for _ in range(5)]
    os.kill(process.pid, signal.SIGKILL)
    rest, _ = process.communicate(timeout=LIMIT)
    confirmed += [int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    with sqlite3.connect(reviewed) as connection:
        made: list[Any] = connection.execute("SELECT id FROM corrections WHERE reviewer = 'Jo'").fetchall()
    assert {(number,) for number in confirmed} <= set(made)
    with Store(reviewed) as store:
        assert store.corrections("Eva").text(1).document.quotes[0].type in ("indirect", "mixed")
