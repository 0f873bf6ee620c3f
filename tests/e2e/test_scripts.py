"""Python that people write: scripts without a main guard, from standard input, and in an interactive session."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.made_inputs import ARTICLE, MAKERS

READ = """
import inquit

print("started", flush=True)
for source in inquit.read(["article.pdf", "page.html", "gone.txt"]):
    print(source.id, len(getattr(source, "text", "")) > 100, flush=True)
"""
EXTRACT = """
import inquit

print("started", flush=True)
sources = inquit.read(["article.pdf", "page.html", "gone.txt"])
extractor = inquit.Extractor(settings=inquit.Settings(engine="rules"))
inquit.write(extractor.extract_many(sources, jobs=2), "quotes.jsonl")
"""
# Modules that would be imported instead of those of Python and inquit, if the folder were looked in.
SHADOWS = ("pickle.py", "multiprocessing.py", "pypdf.py", "inquit.py")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "article.pdf").write_bytes(MAKERS["pdf"](ARTICLE))
    (tmp_path / "page.html").write_bytes(MAKERS["html"](ARTICLE))
    return tmp_path


def _run(program: str, how: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """As a file of the user's, from standard input (`python - <<EOF`), or line by line, as in a notebook."""
    arguments = {"script": ["script.py"], "stdin": ["-"], "interactive": ["-i", "-q"]}[how]
    if how == "script":
        (folder / "script.py").write_text(program)
    given = program + "\n\n" if how == "interactive" else program
    return subprocess.run(
        [sys.executable, *arguments],
        input=None if how == "script" else given,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        timeout=120,
    )


@pytest.mark.parametrize("how", ["script", "stdin", "interactive"])
def test_files_are_read_without_a_main_guard(folder: Path, how: str) -> None:
    done = _run(READ, how, folder)

    assert done.returncode == 0
    assert done.stdout.splitlines() == ["started", "article.pdf True", "page.html True", "gone.txt False"]
    assert "Error" not in done.stderr


@pytest.mark.model
@pytest.mark.parametrize("how", ["script", "stdin"])
def test_several_processes_read_without_a_main_guard(folder: Path, how: str) -> None:
    done = _run(EXTRACT, how, folder)

    assert (done.returncode, done.stdout, done.stderr) == (0, "started\n", "")
    first, second, gone = map(json.loads, (folder / "quotes.jsonl").read_text().splitlines())
    assert first["meta"]["format"] == "PDF"
    assert first["quotes"][0]["place"] == "page 1"
    assert len(second["quotes"]) == len(first["quotes"])
    assert gone["error"] == "gone.txt: no such file or folder; check the path"


def test_nothing_of_the_folder_is_run_by_the_command(folder: Path) -> None:
    for name in SHADOWS:
        (folder / name).write_text("raise SystemExit('run')")
    program = f"import sys; sys.path.remove(''); {READ}"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, timeout=120)

    assert done.stdout.splitlines()[1:] == ["article.pdf True", "page.html True", "gone.txt False"]
