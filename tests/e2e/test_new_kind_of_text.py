"""The recipe for a kind of text, followed literally: a module, and its name and line in the table of kinds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

import inquit

pytestmark = pytest.mark.model

MODULE = '''
"""Interviews: whoever is named in front of a paragraph says all of it."""

from __future__ import annotations

from dataclasses import replace

from inquit.attribution.confidence import StatementGrounds, with_confidence
from inquit.attribution.contract import Attributed
from inquit.attribution.statement_rows import quote_of
from inquit.document import Speaker


class InterviewAttributor:
    def attribute(self, structure, found, settings):
        parsed, speakers, quotes = structure.parsed, {}, []
        drafts = [draft for draft in found.drafts if draft.layout is not None]
        ids = {id(draft): f"q{n}" for n, draft in enumerate(drafts, start=1)}
        for draft in drafts:
            name = draft.layout.source.of(parsed.text).title()
            speaker = speakers.setdefault(name, Speaker(f"s{len(speakers) + 1}", name, named=True))
            quote = replace(quote_of(parsed, ids, draft, follows=False), speaker_id=speaker.id)
            grounds = StatementGrounds.of(draft, quote.evidence.rule, "full name")
            quotes.append(with_confidence(quote, grounds, parsed.language))
        return Attributed(tuple(quotes), tuple(speakers.values()), found.not_quotes, {"interviews": "1"})


def is_interview(text, marked, body, language):
    return text.startswith("INTERVIEW")
'''
NAME = ('Literal["news", "fiction"]', 'Literal["news", "fiction", "interview"]')
LINE = (
    "\n}\n# What a text is taken for",
    """
    "interview": TextKind(
        about="questions and answers",
        attributor="inquit.attribution.interview:InterviewAttributor",
        recogniser="inquit.attribution.interview:is_interview",
    ),
}
# What a text is taken for""",
)
TEXT = "INTERVIEW\n\nADA COLE: The mill is open.\n\nBO LUND: He said that it was shut.\n\nADA COLE: Since when?\n"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that knows interviews."""
    folder = tmp_path_factory.mktemp("package")
    copytree(Path(inquit.__file__).parent, folder / "inquit", ignore=ignore_patterns("__pycache__"))
    (folder / "inquit/attribution/interview.py").write_text(MODULE, encoding="utf-8")
    table = folder / "inquit/text_kinds.py"
    source = table.read_text(encoding="utf-8")
    for before, after in (NAME, LINE):
        assert source.count(before) == 1
        source = source.replace(before, after)
    table.write_text(source, encoding="utf-8")
    return folder


def run(package: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "inquit", *arguments],
        input=TEXT,
        env={**os.environ, "PYTHONPATH": str(package)},
        cwd=package,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.parametrize("genre", ["interview", "auto"])
def test_a_new_kind_of_text_is_read(package: Path, genre: str) -> None:
    result = run(package, "extract", "--genre", genre, "--engine", "rules", "--format", "json", "-")
    (document,) = json.loads(result.stdout)["documents"]
    names = {speaker["id"]: speaker["name"] for speaker in document["speakers"]}
    assert [names[quote["speaker_id"]] for quote in document["quotes"]] == ["Ada Cole", "Bo Lund", "Ada Cole"]
    assert (document["meta"]["genre"], document["meta"]["interviews"]) == ("interview", "1")
    assert ("read as interview" in result.stderr) == (genre == "auto")


def test_a_new_kind_of_text_is_an_option_with_help(package: Path) -> None:
    shown = " ".join(run(package, "extract", "--help").stdout.split())
    assert "auto|news|fiction|interview" in shown
    assert "News, fiction (novels and stories), interview (questions and answers), or auto" in shown
