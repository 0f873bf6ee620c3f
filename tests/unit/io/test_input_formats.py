"""Formats and the packages that they need."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from inquit.installation import install_command
from inquit.io.inputs.all_inputs import INPUT_FORMATS

NEEDED = {
    "HTML": "trafilatura",
    "PDF": "pypdf",
    "DOCX": "docx",
    "EPUB": "lxml",
    "RSS/Atom": "feedparser",
    "TEI": "lxml",
    "XML": "lxml",
    "e-mail": "lxml",
    "mailbox": "lxml",
    "Parquet": "pyarrow",
}
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
    assert message.endswith(f"is missing; run: {install_command(INPUT_FORMATS[name].extra or 'inputs')}")


def test_the_other_formats_need_nothing(said: dict[str, str | bool]) -> None:
    read = {name for name, one in INPUT_FORMATS.items() if one.parse is not None}
    assert {name for name, found in said.items() if found is True} == read - {*NEEDED}


def test_every_extra_is_one_of_the_package() -> None:
    project = Path(__file__).parents[3] / "pyproject.toml"
    extras = set(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["optional-dependencies"])
    needed = {one.extra for one in INPUT_FORMATS.values() if one.extra is not None}

    assert needed <= extras
    assert {"inputs", "html", "pdf", "docx", "epub"} <= extras  # in the package itself; old commands go on


def test_describing_a_format_imports_no_library() -> None:
    """`inquit --help` lists the formats, and has to be quick."""
    libraries = sorted({library.partition(".")[0] for one in INPUT_FORMATS.values() for library in one.libraries})
    program = (
        "import json, sys; import inquit.io.inputs.all_inputs, inquit.io.outputs.all_outputs;"
        "print(sorted(set(json.loads(sys.argv[1])) & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, json.dumps([*libraries, "openpyxl", "spacy", "rich", "jinja2"])]

    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "[]\n"


def test_every_format_stands_in_the_documentation_as_it_is() -> None:
    """A row a format: its endings, and the extra that it needs."""
    page = (Path(__file__).parents[3] / "docs" / "inputs.md").read_text(encoding="utf-8")
    table = page.partition("| format | needs |")[2].partition("\n\n")[0]
    rows = [line.split(" | ") for line in table.splitlines()[2:]]
    documented = {
        frozenset(re.findall(r"`(\.\w+)`", first)): re.findall(r"inquit\[(\w+)\]", rest) for first, rest, *_ in rows
    }

    assert documented == {
        frozenset(one.suffixes): [] if one.extra is None else [one.extra] for one in INPUT_FORMATS.values()
    }


def test_no_two_formats_have_a_suffix_in_common() -> None:
    suffixes = [suffix for one in INPUT_FORMATS.values() for suffix in one.suffixes]

    assert len(set(suffixes)) == len(suffixes)
    assert all(one.media_types for one in INPUT_FORMATS.values())
