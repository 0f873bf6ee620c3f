"""The front door says what is so: its table is what the command prints, its figures are those that were measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.shown_pages import as_it_was

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
FIGURE_TOLERANCE = 0.002
FIGURES = ("quoted.detect", "quoted.who", "quoted.full_name", "reported.detect", "reported.who")


@pytest.mark.model
def test_the_table_is_what_the_command_prints() -> None:
    shown = README.split("$ inquit demo\n")[1].split("```")[0]
    width = next(len(line) for line in shown.splitlines() if line.startswith("──"))
    done = subprocess.run(
        [sys.executable, "-m", "inquit", "demo"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": str(width), "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    printed = "".join(f"{line.rstrip()}\n" for line in done.stdout.strip("\n").splitlines())
    assert as_it_was(shown, printed) == shown


@pytest.mark.model
def test_the_verdicts_are_what_the_command_prints() -> None:
    shown = README.split("$ inquit verify draft.txt --against interview.txt\n")[1].split("```")[0]
    width = next(len(line) for line in shown.splitlines() if line.startswith("──"))
    done = subprocess.run(
        [sys.executable, "-m", "inquit", "verify", "draft.txt", "--against", "interview.txt"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": str(width), "PYTHONIOENCODING": "utf-8"},
        cwd=ROOT / "tests" / "texts" / "verified",
        check=True,
    )
    assert [line.rstrip() for line in done.stdout.splitlines()] == [line.rstrip() for line in shown.splitlines()]


@pytest.mark.parametrize(("corpus", "file"), [("PolNeAR dev", "polnear_dev"), ("Wikinews", "wikinews_dev")])
def test_the_figures_are_those_that_were_measured(corpus: str, file: str) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| **{corpus}**"))
    figures = [float(cell.split()[0]) for cell in row.strip("|").split("|")[1:]]
    floors = json.loads((ROOT / "benchmarks" / "floors.json").read_text("utf-8"))[file]["floors"]
    assert figures == pytest.approx([floors[figure] for figure in FIGURES], abs=FIGURE_TOLERANCE)
