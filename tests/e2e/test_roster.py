"""`--roster` from a file to results, and back from `inquit speakers`."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from inquit import Document, Extractor, Roster, RosterEntry, Settings

NEWS = """\
PARIS - The mayor, Ann Lee, said the bridge would close. “It is unsafe,” she said.

An official said the works would take a year. “We have no choice,” the official added.

“Nobody asked us,” said Tom Orr, a baker. His wife said the same. Lee and Orr said they would meet.

Analysts were unsure. One said it would be dear, and one said it would be late.
"""
STORY = """\
“The bridge is down,” said Martha Dale. “We must go round by the mill.”

“I told you so, Martha,” I said, and I laughed.

“You told me nothing of the kind,” said the old man. The boy looked at me.

“Will you be quiet?” cried the boy. “The horse is listening.”

“Hush,” said a voice.
"""


def inquit(*arguments: str, cwd: Path) -> tuple[list[dict[str, str]], str]:
    """The rows that a command writes as CSV, and what it says."""
    command = [sys.executable, "-m", "inquit", *arguments, "--engine", "rules", "-f", "csv"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=cwd, timeout=120, encoding="utf-8")
    return list(csv.DictReader(io.StringIO(done.stdout))), done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "news.txt").write_text(NEWS, encoding="utf-8")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    return folder


@pytest.mark.model
@pytest.mark.parametrize(("name", "genre"), [("news.txt", "news"), ("story.txt", "fiction")])
def test_what_speakers_writes_is_a_roster_that_changes_nothing(folder: Path, name: str, genre: str) -> None:
    cast = folder / f"{genre}.csv"
    before, _ = inquit("speakers", name, "--genre", genre, cwd=folder)
    with cast.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, list(before[0]))
        rows.writeheader()
        rows.writerows(before)

    after, said = inquit("speakers", name, "--genre", genre, "--roster", cast.name, cwd=folder)

    assert after == before
    assert "nothing is said" not in said
    assert "left out: " not in said.replace("left out, as names that stand there more than once", "")


@pytest.mark.model
def test_descriptions_hold_in_the_text_that_is_named_or_everywhere(folder: Path) -> None:
    (folder / "cast.csv").write_text(
        "name,aliases,gender,narrator,document\nMax Poe,the boy;old man,male,,story.txt\nCarl Moe,official,,,\n"
        "Jonas Crane,,,yes,story.txt\n"
    )
    texts = ("news.txt", "story.txt", "--roster", "cast.csv", "--genre", "fiction")

    def names(rows: list[dict[str, str]]) -> set[str]:
        return {row["name"] for row in rows}

    found, said = inquit("speakers", *texts, cwd=folder)
    assert {"Max Poe", "Jonas Crane", "official"} <= names(found)
    assert not {"boy", "old man", "narrator", "Carl Moe"} & names(found)
    assert [row["narrator"] for row in found if row["name"] == "Jonas Crane"] == ["true"]
    assert "these were not taken: official" in said.replace("\n", " ")
    assert "nothing is said by Carl Moe" in said.replace("\n", " ")

    found, said = inquit("speakers", *texts, "--everywhere", cwd=folder)
    assert {"Max Poe", "Carl Moe"} <= names(found)
    assert "official" not in names(found)
    assert "nothing is said" not in said


@pytest.mark.model
def test_in_python_a_text_alone_has_the_descriptions_and_of_many_that_of_the_entry() -> None:
    text = "“We have no choice,” the official said."
    roster = Roster((RosterEntry("Carl Moe", ("official",)),))
    own = Roster((RosterEntry("Carl Moe", ("the official",), document="b"),))

    def names(roster: Roster) -> list[str]:
        extractor = Extractor(settings=Settings(engine="rules", roster=roster))
        found = [extractor.extract(text, id="a"), *extractor.extract_many([("a", text), ("b", text)])]
        return [one.speakers[0].name for one in found if isinstance(one, Document)]

    assert names(roster) == ["Carl Moe", "official", "official"]
    assert names(own) == ["official", "official", "Carl Moe"]
    assert names(replace(roster, everywhere=True)) == ["Carl Moe", "Carl Moe", "Carl Moe"]


@pytest.mark.parametrize("options", [(), ("--jobs", "2"), ("-o", "out.jsonl")])
def test_rows_for_a_text_that_was_not_read_are_told(
    run: Any, tmp_path: Path, processes: list[int], options: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text("“One.”")
    (tmp_path / "b.txt").write_text("“Two.”")
    (tmp_path / "cast.csv").write_text("name,document,party\nAnn,a.txt,x\nAnn,c.txt,y\n")

    said = run("extract", "a.txt", "b.txt", "--roster", "cast.csv", *options).stderr.replace("\n", " ")

    assert "rows are for texts that were not read: c.txt" in said
    assert "left out: party;" in said
    assert bool(processes) is ("--jobs" in options)


def test_a_run_that_is_gone_on_with_says_the_same_of_its_roster(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“One.”")
    (tmp_path / "b.txt").write_text("“Two.” CTRL-C")
    (tmp_path / "cast.csv").write_text("name,document\nAnn,a.txt\nAnn,c.txt\n")
    command = ("extract", "a.txt", "b.txt", "--roster", "cast.csv", "-o", "out.jsonl")

    assert run(*command).exit_code != 0
    (tmp_path / "b.txt").write_text("“Two.”")
    done = run(*command, "--resume")

    assert done.exit_code == 0
    assert "had been done before" in done.stderr
    assert "texts that were not read: c.txt" in done.stderr.replace("\n", " ")


def test_everywhere_wants_a_roster(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“One.”")
    done = run("extract", "a.txt", "--everywhere")

    assert done.exit_code == 2
    assert "--roster FILE" in done.stderr
