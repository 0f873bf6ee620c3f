"""`inquit`, `inquit demo`, `inquit schema`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.main import get_command

from inquit import __version__
from inquit.cli import app
from inquit.samples import read_sample
from inquit.schema import read_schema


def test_the_version(run: Any) -> None:
    assert run("--version").stdout == f"inquit {__version__}\n"


def test_without_arguments_there_is_help(run: Any) -> None:
    result = run()

    assert result.exit_code == 2
    assert "Read:\n  extract " in result.output


@pytest.mark.parametrize("command", ["extract", "demo", "score", "gold", "schema"])
def test_every_command_has_help(run: Any, command: str) -> None:
    result = run(command, "-h")

    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: inquit {command}")


def test_help_fits_a_terminal_of_80_columns_and_is_for_people(run: Any) -> None:
    commands = [("gold", name) for name in ("init", "check", "build", "export")]
    for command in [*((name,) for name in get_command(app).commands), *commands]:  # type: ignore[attr-defined]
        lines = run(*command, "--help").stdout.splitlines()

        assert max(map(len, lines)) <= 80, command
        assert not any("<list[" in line or "<path>" in line or "<str>" in line for line in lines), command


def test_a_value_that_is_no_choice_is_said_in_plain_words(run: Any) -> None:
    said = " ".join(run("extract", "a.txt", "--genre", "novel").stderr.split())

    assert "Invalid value for '--genre': 'novel' is not one of 'auto', 'news', 'fiction', 'transcript'" in said


def test_the_demo_runs_the_job_on_the_sample(run: Any) -> None:
    result = run("demo")

    assert result.exit_code == 0
    assert "“It will cost less than the [existing]" in result.stdout
    assert "inquit demo --text" in result.stderr


def test_the_demo_prints_its_article(run: Any) -> None:
    assert run("demo", "--text").stdout == read_sample()


def test_the_schema_is_printed(run: Any) -> None:
    assert json.loads(run("schema").stdout) == read_schema()
    assert json.loads(run("schema", "verify").stdout) == read_schema("verification")
