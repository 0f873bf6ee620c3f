"""The pages of the documentation: their Python runs, their links lead somewhere, their commands exist."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from inquit.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"^```(?:bash|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)\)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Whose Python is run with what it shows, by `test_shown_pages.py`.
SHOWN = {ROOT / "docs" / "weeks.md"}
WITH_PYTHON = [page for page in PAGES if page not in SHOWN and PYTHON.search(page.read_text("utf-8"))]


@pytest.mark.model
@pytest.mark.parametrize("page", WITH_PYTHON, ids=name)
def test_python_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in PYTHON.findall(page.read_text("utf-8")):
        exec(compile(block, name(page), "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_and_options_exist(page: Path) -> None:
    for block in SHELL.findall(page.read_text("utf-8")):
        for line in block.splitlines():
            found = re.search(r"(?:^|[\s/])inquit (\w+)(.*)", line.split("#")[0])
            if found:
                command, words = get_command(app).commands[found[1]], found[2]  # type: ignore[attr-defined]
                if hasattr(command, "commands"):
                    name, words = words.split(maxsplit=1)
                    command = command.commands[name]
                known = {option for parameter in command.params for option in parameter.opts}
                assert set(OPTION.findall(words)) <= known, line


def test_every_command_and_option_has_help() -> None:
    commands = list(get_command(app).commands.values())  # type: ignore[attr-defined]
    for command in commands:
        commands += getattr(command, "commands", {}).values()
        assert command.help
        assert all(getattr(parameter, "help", None) for parameter in command.params if parameter.name != "help")


def test_the_pages_made_from_the_code_are_current() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts" / "docs.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("script", ["scripts/setup", "scripts/test", "scripts/check", "scripts/lock", ".ci/run"])
def test_scripts_can_be_run(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
