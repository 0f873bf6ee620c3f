"""The recipes of the documentation, and a copy of the package in which they can be followed to the letter."""

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
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(package), str(ROOT)))}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=folder, env=environment
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def add_row(title: str, package: Path) -> None:
    """Put the row of a recipe of one row into its table, where the order has it, and have the table count as whole."""
    ((file, row),) = recipe(title)
    path = package / file.removeprefix("src/")
    lines = path.read_text("utf-8").splitlines()
    first = next(i for i, line in enumerate(lines) if not line.startswith("#")) + 1
    rows = sorted([*lines[first:], row.rstrip("\n")], key=lambda line: line.split("\t")[0])
    path.write_text("\n".join([*lines[:first], *rows]) + "\n", "utf-8")
    subprocess.run([sys.executable, ROOT / "scripts" / "manifests.py", package / "inquit"], check=True)
