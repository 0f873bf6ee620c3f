"""The recipe for a kind of text, followed literally: a module, and its name and line in the table of kinds."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

import inquit

pytestmark = pytest.mark.model

MODULE = '''
"""Letters to the editor: whoever signs one says all of it."""

from __future__ import annotations

from dataclasses import replace

from inquit.attribution.confidence import StatementGrounds, with_confidence
from inquit.attribution.contract import Attributed
from inquit.attribution.statement_rows import quote_of
from inquit.document import Speaker
from inquit.statements.statement_draft import StatementDraft


class LetterAttributor:
    def attribute(self, structure, found, settings):
        parsed, speakers, quotes = structure.parsed, {}, []
        letters, signatures = parsed.paragraphs[1::2], parsed.paragraphs[2::2]
        for n, (letter, signature) in enumerate(zip(letters, signatures, strict=True), start=1):
            name = signature.span.of(parsed.text).strip("- ")
            speaker = speakers.setdefault(name, Speaker(f"s{len(speakers) + 1}", name, named=True))
            draft = StatementDraft(letter, [letter.span], "signed", 1.0)
            quote = quote_of(parsed, {id(draft): f"q{n}"}, draft, follows=False)
            quote = replace(quote, type="direct", source=(signature.span,), speaker_id=speaker.id)
            grounds = StatementGrounds.of(draft, quote.evidence.rule, "full name")
            quotes.append(with_confidence(quote, grounds, parsed.language))
        return Attributed(tuple(quotes), tuple(speakers.values()), found.not_quotes, {"letters": str(len(letters))})


def is_letters(text, marked, body, language):
    return text.startswith("LETTERS")
'''
TABLE = Path("inquit/text_kinds.py")
NAMES = "Genre = Literal["
LINE = (
    "\n}\n# What a text is taken for",
    """
    "letters": TextKind(
        about="to the editor, each signed",
        attributor="inquit.attribution.letters:LetterAttributor",
        recogniser="inquit.attribution.letters:is_letters",
    ),
}
# What a text is taken for""",
)
TEXT = """\
LETTERS

The mill is open.

- Ada Cole

He said that it was shut.

- Bo Lund

Since when?

- Ada Cole
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package that knows letters."""
    folder = tmp_path_factory.mktemp("package")
    copytree(Path(inquit.__file__).parent, folder / "inquit", ignore=ignore_patterns("__pycache__"))
    (folder / "inquit/attribution/letters.py").write_text(MODULE, encoding="utf-8")
    table = folder / TABLE
    source = table.read_text(encoding="utf-8")
    for before, after in ((NAMES, f'{NAMES}"letters", '), LINE):
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


@pytest.mark.parametrize("genre", ["letters", "auto"])
def test_a_new_kind_of_text_is_read(package: Path, genre: str) -> None:
    result = run(package, "extract", "--genre", genre, "--engine", "rules", "--format", "json", "-")
    (document,) = json.loads(result.stdout)["documents"]
    names = {speaker["id"]: speaker["name"] for speaker in document["speakers"]}
    assert [names[quote["speaker_id"]] for quote in document["quotes"]] == ["Ada Cole", "Bo Lund", "Ada Cole"]
    assert (document["meta"]["genre"], document["meta"]["letters"]) == ("letters", "3")
    assert ("read as letters" in result.stderr) == (genre == "auto")


def test_a_new_kind_of_text_is_an_option_with_help(package: Path) -> None:
    shown = " ".join(run(package, "extract", "--help").stdout.split())
    assert re.search(r"<auto\|[a-z|]*\bletters\b[a-z|]*>", shown)
    assert "letters (to the editor, each signed), or auto" in shown
