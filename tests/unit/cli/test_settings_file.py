"""Defaults that the user sets in a file and in variables: what wins, what is refused, and what is said of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import inquit.cli.run
from inquit.cli import app
from inquit.cli.settings_file import NOT_IN_A_FILE, ONLY_TYPED, options_of

Invoke = Callable[..., Any]


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """The jobs that commands come to, which are not done."""
    found: list[Any] = []
    for name in list(os.environ):
        if name.startswith("INQUIT_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)

    def note(job: Any) -> int:
        found.append(job)
        return 0

    monkeypatch.setattr(inquit.cli.run, "run", note)
    (tmp_path / "a.txt").write_text("“We won,” said Ann Lee.", encoding="utf-8")
    return found


def invoke(*arguments: str) -> Any:
    return CliRunner().invoke(app, arguments, prog_name="inquit")


def settings(jobs: list[Any], *arguments: str) -> Any:
    done = invoke(*(arguments or ("extract", "a.txt")))
    assert (done.exit_code, done.exception) == (0, None) or isinstance(done.exception, SystemExit), done.stderr
    return jobs[-1].settings


def test_a_file_sets_options_for_all_commands_and_for_one(jobs: list[Any]) -> None:
    Path("inquit.toml").write_text('genre = "fiction"\njobs = 3\n[stats]\ngenre = "transcript"\nmin_confidence = 0.5\n')

    assert settings(jobs).genre == "fiction"
    assert jobs[-1].jobs == 3
    assert settings(jobs, "stats", "a.txt").genre == "transcript"
    assert (jobs[-1].jobs, jobs[-1].filter.min_confidence) == (3, 0.5)


def test_what_is_typed_wins_over_variables_and_these_over_the_file(
    jobs: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("inquit.toml").write_text('genre = "fiction"\n[extract]\ngenre = "transcript"\nengine = "rules"\n')
    assert settings(jobs).genre == "transcript"
    monkeypatch.setenv("INQUIT_GENRE", "news")
    assert settings(jobs).genre == "news"
    monkeypatch.setenv("INQUIT_EXTRACT_GENRE", "fiction")
    assert settings(jobs).genre == "fiction"
    assert settings(jobs, "stats", "a.txt").genre == "news"
    assert settings(jobs, "extract", "a.txt", "--genre", "auto").genre == "auto"
    assert settings(jobs).engine == "rules"
    monkeypatch.setenv("INQUIT_GENRE", "")  # as good as none
    assert settings(jobs, "stats", "a.txt").genre == "fiction"


def test_no_config_leaves_out_both(jobs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("inquit.toml").write_text("nonsense = 1\n")
    monkeypatch.setenv("INQUIT_ENGINE", "nonsense")

    assert settings(jobs, "extract", "a.txt", "--no-config") == inquit.Settings()


def test_lists_and_flags(jobs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("inquit.toml").write_text(
        'type = ["direct", "mixed"]\nattitudes = true\nfirst-hand = false\nstatus = "denied"\n'
    )
    monkeypatch.setenv("INQUIT_SPEAKER", 'Ann Lee, "Ray, Bo"')
    monkeypatch.setenv("INQUIT_TURNS_ONLY", "yes")

    read = settings(jobs)
    kept = jobs[-1].filter
    assert (read.attitudes, read.turns_only) == (True, True)
    assert (kept.types, kept.statuses, kept.first_hand) == ({"direct", "mixed"}, {"denied"}, False)
    assert {"Ann Lee", "Ray, Bo"} <= set(kept.speakers)
    assert settings(jobs, "extract", "a.txt", "--type", "indirect") is not None
    assert jobs[-1].filter.types == {"indirect"}


def test_the_file_that_was_used_is_named(jobs: list[Any]) -> None:
    Path("inquit.toml").write_text('genre = "fiction"\nengine = "rules"\n[stats]\nattitudes = true\n')

    assert invoke("extract", "a.txt").stderr == "note: inquit.toml sets engine, genre; --no-config leaves it out\n"
    assert invoke("extract", "a.txt", "-q").stderr == ""
    assert invoke("extract", "a.txt", "--genre", "news", "--engine", "rules").stderr == ""
    assert invoke("schema").stderr == ""


def test_pyproject_counts_where_there_is_no_file_of_our_own(jobs: list[Any]) -> None:
    Path("pyproject.toml").write_text('[tool.inquit]\ngenre = "fiction"\n[tool.inquit.stats]\ngenre = "news"\n')
    assert settings(jobs).genre == "fiction"
    assert settings(jobs, "stats", "a.txt").genre == "news"
    assert invoke("extract", "a.txt").stderr.startswith("note: pyproject.toml sets genre")
    Path("inquit.toml").write_text("")
    assert settings(jobs).genre == "auto"


@pytest.mark.parametrize("content", ["[project]\nname = 'x'\n", "[tool.other", "tool = 1\n", "[[tool]]\n", ""])
def test_a_pyproject_that_is_not_about_inquit_is_left_alone(jobs: list[Any], content: str) -> None:
    Path("pyproject.toml").write_text(content)

    assert settings(jobs).genre == "auto"


def test_no_other_folder_is_looked_at(jobs: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Path("inquit.toml").write_text('genre = "fiction"\n')
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")

    assert settings(jobs, "extract", "../a.txt").genre == "auto"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("gnere = 1\n", "Invalid value for inquit.toml: inquit has no option 'gnere'; did you mean 'genre'?"),
        ("min_confidnce = 1\n", "inquit has no option 'min_confidnce'; did you mean 'min-confidence'?"),
        ("zzzzzz = 1\n", "inquit has no option 'zzzzzz'; see inquit --help"),
        ("inputs = 'a.txt'\n", "inquit has no option 'inputs'"),
        ("no-config = true\n", "inquit has no option 'no-config'"),
        ("[extarct]\n", "inquit has no command 'extarct'; did you mean 'extract'?"),
        ("[stats]\nexplain = true\n", "inquit stats has no option 'explain'"),
        ("[gold.inti]\n", "inquit gold has no command 'inti'; did you mean 'init'?"),
        ("[stats.extract]\n", "inquit stats has no command 'extract'"),
        ("extract = true\n", "'extract' is a command, and has a table, [extract]"),
        ("genre = {a = 1}\n", "'genre' is an option, and has no table"),
        ("[[extract]]\ngenre = 'news'\n", "'extract' is a command, and has a table"),
        ("allow_private = true\n", "allow-private in inquit.toml: a file cannot set this; it has to be typed"),
        ("allow_private = false\n", "a file cannot set this"),
        ("[extract]\nallow-host = 'localhost'\n", "allow-host in [extract] of inquit.toml: a file cannot set this"),
        ("output = 'x.csv'\n", "a file cannot set this"),
        ("quiet = true\n", "a file cannot set this"),
        ("min-confidence = 1\nmin_confidence = 0\n", "this is set twice, with - and with _"),
        ("genre = 'poetry'\n", "Invalid value for genre in inquit.toml: "),
        ("[gold]\ngenre = 1\n[extract]\ngenre = 'x'\n", "Invalid value for genre in [extract] of inquit.toml: "),
        ("genre = true\n", "genre in inquit.toml: this must be a text or a number, not True"),
        ("genre = ['news']\n", "this must be a text or a number, not ['news']"),
        ("genre = 2024-05-01\n", "this must be a text or a number, not datetime.date(2024, 5, 1)"),
        ("jobs = 0\n", "Invalid value for jobs in inquit.toml"),
        ("jobs = 1.5\n", "Invalid value for jobs in inquit.toml"),
        ("jobs = true\n", "jobs in inquit.toml: this must be a text or a number, not True"),
        ("min_confidence = 2\n", "Invalid value for min-confidence in inquit.toml"),
        ("attitudes = 'yes'\n", "attitudes in inquit.toml: this must be true or false, not 'yes'"),
        ("attitudes = 1\n", "this must be true or false, not 1"),
        ("type = 'dircet'\n", "type in inquit.toml: there is no type 'dircet'"),
        ("type = ['direct', 5, true]\n", "this must be a text or a number, or a list of them, not ['direct', 5, True]"),
        ("format = 'jsnl'\n", "format in inquit.toml: "),
        ("max_seconds = -1\n", "max-seconds in inquit.toml: -1 is no number of seconds above 0"),
        ("model = '.'\n", "model in inquit.toml: the folder of a pipeline, which may hold programs, is named with"),
        ("genre =\n", "Invalid value for inquit.toml: this is no TOML (Invalid value"),
        (f"genre = {'[' * 10_000}\n", "Invalid value for inquit.toml: "),
        ("\x00", "this is no TOML"),
    ],
)
def test_what_a_file_must_not_hold_is_named(jobs: list[Any], content: str, message: str) -> None:
    Path("inquit.toml").write_text(content)
    done = invoke("extract", "a.txt")

    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())
    assert jobs == []


def test_a_file_in_another_encoding_is_no_toml(jobs: list[Any]) -> None:
    Path("inquit.toml").write_bytes('title = "é"'.encode("latin-1"))
    said = " ".join(invoke("extract", "a.txt").stderr.split())
    assert "Invalid value for inquit.toml: this is no TOML, as it is not UTF-8; save it as UTF-8" in said
    Path("inquit.toml").write_bytes(b'\xef\xbb\xbfgenre = "fiction"\r\n')
    assert settings(jobs).genre == "fiction"


def test_what_is_no_file_is_none(jobs: list[Any]) -> None:
    Path("inquit.toml").mkdir()
    os.mkfifo("pyproject.toml")

    assert settings(jobs).genre == "auto"


def test_help_needs_no_settings(jobs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("inquit.toml").write_text("nonsense = 1")
    monkeypatch.setenv("INQUIT_ENGINE", "nonsense")

    for arguments in (["--help"], ["extract", "--help"], ["extract", "a.txt", "-h"], ["--version"], ["schema"]):
        assert invoke(*arguments).exit_code == 0


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("INQUIT_ENGINE", "magic", "Invalid value for INQUIT_ENGINE: "),
        ("INQUIT_EXTRACT_ENGINE", "magic", "Invalid value for INQUIT_EXTRACT_ENGINE: "),
        ("INQUIT_ATTITUDES", "maybe", "Invalid value for INQUIT_ATTITUDES: "),
        ("INQUIT_JOBS", "x", "Invalid value for INQUIT_JOBS: "),
        ("INQUIT_TYPE", "dircet", "Invalid value for INQUIT_TYPE: there is no type 'dircet'"),
        ("INQUIT_ALLOW_PRIVATE", "1", "INQUIT_ALLOW_PRIVATE: a variable cannot set this; it has to be typed"),
        ("INQUIT_EXTRACT_ALLOW_HOST", "localhost", "INQUIT_EXTRACT_ALLOW_HOST: a variable cannot set this"),
        ("INQUIT_OUTPUT", "x.csv", "a variable cannot set this"),
    ],
)
def test_what_a_variable_must_not_hold_is_named(
    jobs: list[Any], monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    monkeypatch.setenv(name, value)
    done = invoke("extract", "a.txt")

    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())
    assert jobs == []


def test_variables_that_mean_nothing_here_are_no_fault(jobs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("INQUIT_VENV", "INQUIT_GNERE", "INQUIT_", "INQUIT_STATS_EXPLAIN", "INQUIT_TITLE"):
        monkeypatch.setenv(name, "x")

    assert settings(jobs) == inquit.Settings()


def test_the_ending_of_a_named_file_wins_over_the_usual_format(jobs: list[Any]) -> None:
    Path("inquit.toml").write_text('format = "jsonl"\n')

    for output, format_ in ((None, "jsonl"), ("x", "jsonl"), ("x.csv", "csv"), ("x.xlsx", "xlsx")):
        assert invoke("extract", "a.txt", *(["-o", output] if output else [])).exit_code == 0
        assert jobs[-1].output.format.name == format_
    assert invoke("extract", "a.txt", "-o", "x.csv").stderr == ""
    assert invoke("extract", "a.txt", "-o", "x.csv", "-f", "jsonl").exit_code == 2
    assert "what is for one command stands in its table, as in [extract]" in " ".join(
        invoke("stats", "a.txt").stderr.split()
    )


def test_quiet_may_be_set_by_a_variable(jobs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("inquit.toml").write_text('genre = "fiction"\n')
    monkeypatch.setenv("INQUIT_QUIET", "1")

    assert invoke("extract", "a.txt").stderr == ""
    monkeypatch.delenv("INQUIT_QUIET")
    assert "sets genre" in invoke("extract", "a.txt").stderr


def test_config_shows_what_is_set_and_where(jobs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("inquit.toml").write_text('genre = "fiction"\n[extract]\nformat = "jsonl"\n[gold.init]\njobs = 2\n')
    monkeypatch.setenv("INQUIT_SPEAKER", "Ann Lee, Bo")
    monkeypatch.setenv("INQUIT_STATS_GENRE", "news")
    done = invoke("config")
    rows = {" ".join(line.split()) for line in done.stdout.splitlines()}

    assert (done.exit_code, done.stderr) == (0, "")
    assert {
        "option value from",
        "engine reader default",
        "genre fiction inquit.toml",
        "genre (stats) news INQUIT_STATS_GENRE",
        "format (extract) jsonl [extract] of inquit.toml",
        "jobs (gold init) 2 [gold.init] of inquit.toml",
        "jobs - default",
        "speaker Ann Lee, Bo INQUIT_SPEAKER",
    } <= rows


@pytest.mark.parametrize(
    ("content", "message"),
    [("gnere = 1", "did you mean 'genre'?"), ("[stats]\njobs = 0", "Invalid value for jobs in [stats] of inquit.toml")],
)
def test_config_names_what_is_wrong(jobs: list[Any], content: str, message: str) -> None:
    Path("inquit.toml").write_text(content)
    done = invoke("config")

    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())


def test_config_shows_nothing_that_steers_a_terminal(jobs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INQUIT_TITLE", "a\x1b[2Jb")

    assert "\x1b" not in invoke("config").stdout


def test_what_is_refused_is_an_option() -> None:
    assert NOT_IN_A_FILE - {"prune"} <= set(options_of(get_command(app)))
    assert ONLY_TYPED < NOT_IN_A_FILE
