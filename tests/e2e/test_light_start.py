"""Commands load no more than they use: nobody waits for the parser to see a page of help or a table of results."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import inquit

PARSERS = {"spacy", "thinc", "onnxruntime", "tokenizers", "inquit_large"}
HEAVY = PARSERS | {
    "numpy",
    "rapidfuzz",
    "trafilatura",
    "lxml",
    "pypdf",
    "jinja2",
    "sqlite_utils",
    "pyarrow",
    "openpyxl",
}
# Runs a command as its console script does, and says in the last line which modules it has loaded.
LOADED = """
import sys
from inquit.cli import main
try:
    main()
except SystemExit:
    print()
    print(*{name.partition(".")[0] for name in sys.modules})
"""
# What is for pages of the web and for projects with spaCy, and comes in with them only.
FOR_OTHER_THINGS = {"requests", "weasel", "jinja2", "h11", "sqlite_utils", "rapidfuzz"}
TEXT = "“We shall sell the harbour,” said Ann Lund."


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The packages that a command has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--help",), ("extract", "--help")], ids=" ".join)
def test_help_loads_nothing_heavy(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert not loaded(tmp_path, *arguments) & HEAVY


def test_scoring_loads_nothing_heavy(tmp_path: Path) -> None:
    gold = {"id": "a", "text": TEXT, "quotes": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    assert not loaded(tmp_path, "score", "gold.jsonl", "gold.jsonl") & HEAVY


def test_finding_in_results_loads_no_parser(tmp_path: Path) -> None:
    inquit.write([inquit.Document("a", TEXT)], tmp_path / "results.jsonl")
    assert not loaded(tmp_path, "find", "results.jsonl", "harbour") & PARSERS


@pytest.mark.model
def test_reading_a_text_loads_nothing_for_other_things(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = loaded(tmp_path, "extract", "a.txt")
    assert found >= PARSERS - {"inquit_large"}
    assert not found & FOR_OTHER_THINGS
