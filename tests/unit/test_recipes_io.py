"""The recipes of the documentation for new formats, followed to the letter in a copy of the package."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import inquit

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
# A step: the file in backticks, and further on its code, indented in the list.
STEP = re.compile(r"^\d+\. `(?P<file>src/[\w/.]+)`(?P<rest>.*?)(?=^\d+\. |\Z)", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^ +```(?:python|text)\n(.*?)^ +```$", re.MULTILINE | re.DOTALL)


def recipe(title: str) -> list[tuple[str, str]]:
    """The files that it names, each with what is to be written into it."""
    for page in PAGES:
        found = re.search(rf"^#+ {title}$(.*?)(?=^#+ |\Z)", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        if found:
            steps = [(step["file"], CODE.search(step["rest"])) for step in STEP.finditer(found[1])]
            return [(file, dedent(code[1])) for file, code in steps if code is not None]
    raise AssertionError(f"no page has a recipe {title!r}")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package, without what takes room and is not needed here."""
    copy = tmp_path / "copy"
    ignored = shutil.ignore_patterns("trained", "__pycache__")
    shutil.copytree(Path(inquit.__file__).parent, copy / "inquit", ignore=ignored)
    return copy


def follow(title: str, package: Path, list_: str) -> list[str]:
    """Write the module, and the line into the list; the files that were touched."""
    (module, text), (registry, line) = recipe(title)
    (package / module.removeprefix("src/")).write_text(text, "utf-8")
    file = package / registry.removeprefix("src/")
    before = file.read_text("utf-8")
    assert before.count(f"{list_} = (\n") == 1
    file.write_text(before.replace(f"{list_} = (\n", f"{list_} = (\n    {line.strip()}\n"), "utf-8")
    return [module, registry]


def run(program: str, package: Path, folder: Path) -> Any:
    environment = {**os.environ, "PYTHONPATH": str(package)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=folder, env=environment
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


READ = """
import json
import inquit
from inquit.io.counting import count_sources
from inquit.io.inputs.all_inputs import accepted_media_types, what_is_read
found = [[source.id, source.text, source.meta["format"]] for source in inquit.read(["talk.vtt", "wrong.pdf", "folder"])]
print(json.dumps([inquit.__file__, found, what_is_read(), accepted_media_types(), count_sources(["folder"])]))
"""


def test_how_to_add_an_input(package: Path, tmp_path: Path) -> None:
    follow("How to add an input", package, "_MODULES")
    (tmp_path / "folder").mkdir()
    for name in ("talk.vtt", "wrong.pdf", "folder/more.vtt"):
        (tmp_path / name).write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n“Yes,” said Ann.\n")
    where, found, read, accepted, number = run(READ, package, tmp_path)

    assert where.startswith(str(package))
    assert found == [[name, "“Yes,” said Ann.", "WebVTT"] for name in ("talk.vtt", "wrong.pdf", "folder/more.vtt")]
    assert "WebVTT" in read
    assert "text/vtt" in accepted
    assert number == 1


WRITE = """
import json
import typer
import inquit
from inquit.cli.formats import FORMATS, checked_name, choose_format
from pathlib import Path
quote = inquit.Quote("q1", "direct", (inquit.TextSpan(0, 5),), speaker_id="s1")
document = inquit.Document("a", "“Yes”", (quote,), (inquit.Speaker("s1", "Ann Lee", True),))
inquit.write([document, inquit.Failure("b", "b: gone")], "out.names")
inquit.write(document, "out.txt", format="names")
chosen = choose_format(None, Path("x.names")).name
print(json.dumps([checked_name("names"), chosen, Path("out.names").read_text(), Path("out.txt").read_text()]))
"""


def test_how_to_add_an_output(package: Path, tmp_path: Path) -> None:
    follow("How to add an output", package, "OUTPUT_FORMATS")

    assert run(WRITE, package, tmp_path) == ["names", "names", "Ann Lee\t1\n", "Ann Lee\t1\n"]
