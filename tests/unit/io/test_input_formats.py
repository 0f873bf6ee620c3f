"""Formats and the packages that they need."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from inquit.io.inputs.all_inputs import INPUT_FORMATS

NEEDED = {"HTML": "trafilatura", "PDF": "pypdf", "DOCX": "docx", "EPUB": "lxml", "Parquet": "pyarrow"}
BARE = """
import json, sys
sys.modules.update(dict.fromkeys(json.loads(sys.argv[1])))  # None: as if it were not there
from inquit.errors import InputError
from inquit.io.inputs.all_inputs import INPUT_FORMATS
said = {}
for name, format_ in INPUT_FORMATS.items():
    if format_.parse is not None:
        try:
            said[name] = format_.load("x") is format_.parse
        except InputError as error:
            said[name] = str(error)
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def said() -> dict[str, str | bool]:
    """What each format has to say where none of the packages is installed; True where it can be read."""
    command = [sys.executable, "-c", BARE, json.dumps(list(NEEDED.values()))]
    found: dict[str, str | bool] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_package_is_named_with_the_command_that_installs_it(said: dict[str, str | bool], name: str) -> None:
    message = str(said[name])

    assert message.startswith(f"x: to read {name}, the package ")
    assert message.endswith(f'is missing; run: pip install "inquit[{INPUT_FORMATS[name].extra}]"')


def test_the_other_formats_need_nothing(said: dict[str, str | bool]) -> None:
    assert [name for name, found in said.items() if found is True] == ["text", "Markdown", "JSON Lines", "CSV"]


def test_every_extra_is_one_of_the_package() -> None:
    project = Path(__file__).parents[3] / "pyproject.toml"
    extras = set(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["optional-dependencies"])
    needed = {one.extra for one in INPUT_FORMATS.values() if one.extra is not None}

    assert needed == {"html", "pdf", "docx", "epub", "parquet"}
    assert needed <= extras
