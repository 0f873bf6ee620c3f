"""What holds for every command that reads texts: exit codes, what is said on standard error, what is not read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import inquit.api
from inquit.cli import app

VERIFY = "verify --against=source.txt"  # in which nothing of the others stands
READING = ("extract", "report", "stats", "speakers", "network", "same", VERIFY, "gold init")
# Those that write over what is there; `gold init` does not, because corrections may be in it.
OVERWRITING = ("extract", "report", "stats", "speakers", "network", "same", VERIFY)
ENDINGS = {
    "extract": "jsonl",
    "report": "html",
    "stats": "json",
    "speakers": "json",
    "network": "json",
    "same": "json",
    VERIFY: "json",
    "gold init": "jsonl",
}


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“One,” she said.\n\n“Two,” she said.")
    (tmp_path / "c.txt").write_text("CTRL-C")
    (tmp_path / "source.txt").write_text("It rained.")
    (tmp_path / "latin.txt").write_bytes("“Zoë left,” he said.".encode("cp1252"))


@pytest.fixture(params=READING)
def command(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_these_are_the_commands_that_take_texts() -> None:
    found: Any = get_command(app)
    taking = {
        name for name, command in found.commands.items() if any(one.name == "inputs" for one in command.params or ())
    }
    below = {
        f"{group} {name}"
        for group, command in found.commands.items()
        for name, inner in getattr(command, "commands", {}).items()
        if any(one.name == "inputs" for one in inner.params)
    }

    assert taking | below == {
        *(one.partition(" --")[0] for one in READING),
        "add",
    }  # which writes no results; `test_add.py` has its tests


def test_all_is_well(run: Any, command: str) -> None:
    result = run(*command.split(), "a.txt")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout


def test_a_file_that_is_missing_is_exit_code_1(run: Any, command: str) -> None:
    result = run(*command.split(), "gone.txt", "a.txt", "-o", f"out.{ENDINGS[command]}")

    assert result.exit_code == 1
    again = "" if command == "gold init" else ", and --resume tries again what failed"
    assert [line for line in result.stderr.splitlines() if line.startswith("error: ")][:2] == [
        "error: gone.txt: no such file or folder; check the path",
        f"error: 1 of 2 failed; the rest is done{again}",
    ]


def test_ctrl_c_is_exit_code_130(run: Any, command: str) -> None:
    result = run(*command.split(), "a.txt", "c.txt", "-o", f"out.{ENDINGS[command]}")

    assert result.exit_code == 130
    assert result.stderr.startswith("error: interrupted: 1 text is done")


def test_a_roster_that_is_missing_is_exit_code_1(run: Any, command: str) -> None:
    result = run(*command.split(), "a.txt", "--roster", "gone.csv")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: the roster gone.csv: ")


def test_no_file_is_called_a_hyphen(run: Any, command: str, tmp_path: Path) -> None:
    result = run(*command.split(), "a.txt", "-o", "-")

    assert result.exit_code == 2
    assert "leave it out for standard output" in result.stderr
    assert not (tmp_path / "-").exists()


def test_standard_input_can_be_read_once(run: Any, command: str) -> None:
    assert run(*command.split(), "-", "-").exit_code == 2


def test_standard_input(run: Any, command: str) -> None:
    result = run(*command.split(), "-", stdin="“Three.”")

    assert (result.exit_code, result.stderr) == (0, "")
    assert any(
        said in result.stdout for said in ("Three", "Ann Lee", "No words of 1 text", "No quotations", "Of 1 line")
    )


def test_how_a_text_was_read_is_said(run: Any, command: str, tmp_path: Path) -> None:
    (tmp_path / "v.txt").write_text("VERSE")
    result = run(*command.split(), "v.txt", "latin.txt", "-o", f"out.{ENDINGS[command]}")

    assert result.exit_code == 0
    assert set(result.stderr.splitlines()) >= {
        "note: v.txt: read as fiction; `--genre news` reads it as news",
        "note: v.txt: this looks like verse",
        "note: latin.txt: not UTF-8, read as cp1252; if that is wrong, save the file as UTF-8",
    }


@pytest.mark.parametrize(("texts", "cores", "expected"), [(12, 8, [3]), (12, 2, [2]), (3, 8, [])])
def test_several_processes_read_many_texts(
    run: Any,
    command: str,
    processes: list[int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    texts: int,
    cores: int,
    expected: list[int],
) -> None:
    monkeypatch.setattr("inquit.cli.run.fitting_processes", lambda: cores)
    (tmp_path / "x.jsonl").write_text('{"text": "“x”"}\n' * texts)
    result = run(*command.split(), "x.jsonl", "-o", f"out.{ENDINGS[command]}")

    assert result.exit_code == 0
    assert processes == expected


@pytest.mark.parametrize(
    ("command", "ending"), [("extract", "jsonl"), ("report", "html"), ("stats", "csv"), ("speakers", "csv")]
)
def test_what_is_written_to_is_not_read(run: Any, command: str, ending: str, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("“One.”")
    out = tmp_path / "texts" / f"out.{ending}"
    first = run(command, "texts", "-o", str(out)), out.read_bytes()
    again = run(command, "texts", "-o", str(out)), out.read_bytes()

    assert first[0].exit_code == again[0].exit_code == 0
    assert again[0].stderr == f"note: {out}: 1 statement by 1 speaker in 1 text\n"
    assert first[1] == again[1]


@pytest.mark.parametrize("command", OVERWRITING)
def test_an_input_is_not_overwritten(run: Any, command: str, tmp_path: Path) -> None:
    name = "in.csv" if command in ("network", "same", VERIFY) else "in.html"
    (tmp_path / name).write_text("text\n“One.”\n")
    result = run(*command.split(), name, "-o", f"./{name}")

    assert result.exit_code == 2
    assert f"{name} is also an input, and would be overwritten" in " ".join(result.stderr.split())
    assert (tmp_path / name).read_text() == "text\n“One.”\n"


@pytest.mark.parametrize("command", [*READING, "demo"])
def test_the_reader_reads_where_nothing_else_is_said(run: Any, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def note(model: str, *, settings: Any) -> Any:
        made.append((model, settings))
        return extractor(model, settings=settings)

    extractor = inquit.api.Extractor
    monkeypatch.setattr(inquit.api, "Extractor", note)
    run(*command.split(), *(() if command == "demo" else ("a.txt",)))

    assert made == [(inquit.DEFAULT_MODEL, inquit.Settings())]
