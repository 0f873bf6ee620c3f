"""The page about transcripts: every command comes to what is shown there; `--update-expected` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import Expected
from typer.testing import CliRunner

from inquit.cli import app

pytestmark = pytest.mark.model

PAGE = Path(__file__).resolve().parents[2] / "docs" / "transcripts.md"
# A file that a reader has, or a command with what comes out.
BLOCK = re.compile(
    r"^```text (?P<file>\S.*)\n(?P<text>(?:.*\n)*?)```$"
    r"|^```bash\ninquit (?P<command>.*)\n```\n\n```text\n(?P<shown>(?:.*\n)*?)```$",
    re.MULTILINE,
)


def test_every_result_on_the_page_is_what_comes_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, same_as_file: Expected
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    commands = 0

    def come_true(block: re.Match[str]) -> str:
        nonlocal commands
        if block["file"] is not None:
            path = Path(block["file"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
            return block[0]
        commands += 1
        done = CliRunner().invoke(app, block["command"].split(), prog_name="inquit")
        assert (done.exit_code, "error:" in done.stderr) == (0, False), block["command"]
        shown = "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())
        return f"```bash\ninquit {block['command']}\n```\n\n```text\n{shown}\n```"

    page = BLOCK.sub(come_true, PAGE.read_text(encoding="utf-8"))
    assert commands > 10
    same_as_file(PAGE, page)
