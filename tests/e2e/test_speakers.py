"""`inquit speakers` from arguments to exit code, with a fake extractor, and once with the real one on a story."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

STORY = """\
"The bridge is down," said Martha Dale. "We must go round by the mill."

"I told you so, Martha," said Peter, and he laughed.

"You told me nothing of the kind," said Martha.

"Will you two be quiet?" cried Mrs. Quill from the cart. "The horse is listening."

"I beg your pardon, Mrs. Quill," said Peter.
"""


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“One,” she said.\n\n“Two [sic],” she said. “Three.”")
    (tmp_path / "b.txt").write_text("“Four.”")
    (tmp_path / "roster.csv").write_text("name\nBo\nCy\n")


def test_one_document_is_one_table(run: Any) -> None:
    result = run("speakers", "a.txt", "--roster", "roster.csv")
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert lines[2].split() == ["Bo", "2", "67%", "██████████", "2"]
    assert lines[3].split() == ["Cy", "1", "33%", "█████", "2"]
    assert lines[-1] == "3 statements · 2 speakers · 4 words"


def test_each_document_has_a_table_of_its_own(run: Any) -> None:
    lines = run("speakers", "a.txt", "b.txt").stdout.splitlines()

    assert lines.index("a.txt") < lines.index("3 statements · 1 speaker · 4 words") < lines.index("b.txt")
    assert lines[-1] == "1 statement · 1 speaker · 1 word"


def test_csv_has_a_row_a_speaker_of_a_document(run: Any, tmp_path: Path) -> None:
    run("speakers", "a.txt", "b.txt", "--roster", "roster.csv", "-o", "s.csv")
    rows = list(csv.DictReader((tmp_path / "s.csv").read_text().splitlines()))

    assert [(row["document"], row["name"], row["quotes"], row["share"]) for row in rows] == [
        ("a.txt", "Bo", "2", "0.6667"),
        ("a.txt", "Cy", "1", "0.3333"),
        ("b.txt", "Bo", "1", "1.0"),
    ]


def test_json_names_what_failed(run: Any) -> None:
    result = run("speakers", "no.txt", "b.txt", "-f", "json")
    failed, done = json.loads(result.stdout)["documents"]

    assert result.exit_code == 1
    assert "no such file" in failed["error"]
    assert (done["id"], done["quotes"]) == ("b.txt", 1)
    assert [(one["name"], one["aliases"], one["words"]) for one in done["speakers"]] == [("Ann Lee", [], 1)]


def test_a_name_cannot_run_in_a_spreadsheet(run: Any, tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("name\n=cmd\n")

    assert ",'=cmd,true," in run("speakers", "b.txt", "-f", "csv", "--roster", "roster.csv").stdout


def test_an_interruption_leaves_whole_json(run: Any, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("CTRL-C")
    result = run("speakers", "b.txt", "a.txt", "c.txt", "-o", "s.json")

    assert result.exit_code == 130
    assert not (tmp_path / "s.json").exists()
    assert len(json.loads((tmp_path / "s.json.partial").read_text("utf-8"))["documents"]) == 2


@pytest.mark.model
@pytest.mark.parametrize("engine", ["rules", "reader"])
def test_a_story(tmp_path: Path, engine: str) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    command = [sys.executable, "-m", "inquit", "speakers", "story.txt", "--genre", "fiction", "--engine", engine]
    done = subprocess.run([*command, "-f", "json"], capture_output=True, check=True, cwd=tmp_path, timeout=120)
    (document,) = json.loads(done.stdout)["documents"]
    found = {name: one for one in document["speakers"] for name in (one["name"], *one["aliases"])}

    assert len(document["speakers"]) == len({one["id"] for one in document["speakers"]}) == 3
    assert [found[name]["quotes"] for name in ("Martha Dale", "Peter", "Mrs. Quill")] == [2, 2, 1]
    assert found["Martha"] is found["Martha Dale"]
    assert found["Martha"]["addressed"] >= 1
    assert found["Mrs. Quill"]["gender"] == "female"
