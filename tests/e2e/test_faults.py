"""Every call of the system fails once: results are whole or absent, and one sentence says what is wrong."""

from __future__ import annotations

import ast
import io
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.faults import (
    Fault,
    faulty_output_files,
    faulty_reading,
    faulty_standard_output,
    faulty_temporary_files,
)
from tests.written_formats import OF_ANY_TEXT

import inquit

if sys.platform == "win32":
    pytest.skip("locks and rights are others there", allow_module_level=True)

OLD = b"results of before"
TEXT = "“One,” said Ann Lee. And “two” he said.\n"
MANY = 1000  # more calls than any run makes
VERIFIED = ("table", "csv", "jsonl", "xlsx", "html")
COMMANDS = [
    *(("extract", "-f", format_.name) for format_ in OF_ANY_TEXT),
    ("report",),
    *(("stats", "-f", format_) for format_ in ("table", "csv", "json")),
    *(("speakers", "-f", format_) for format_ in ("table", "csv", "json")),
    *(("network", "-f", format_) for format_ in ("json",)),
    *(("verify", "--against=source.txt", "-f", format_) for format_ in VERIFIED),
]
WITH_TEMPORARY_FILES = [
    ("extract", "-f", "xlsx"),
    ("extract", "-f", "html"),
    ("report",),
    ("verify", "--against=source.txt", "-f", "xlsx"),
]

Faulty = Callable[[Fault], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def _texts(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "source.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")


def _runs(run: Any, faulty: Faulty, *command: str) -> Iterator[tuple[str, Any]]:
    """A run for each call that may fail, each with what failed; the number of calls says when there are no more."""
    failed: Counter[str] = Counter()
    for number in range(1, MANY):
        fault = Fault(number)
        with faulty(fault):
            result = run(*command)
        if fault.done is None:
            assert (result.exit_code, result.stderr) == (0, ""), (number, failed)
            assert failed, "nothing was asked of the system"
            return
        failed[fault.done] += 1
        yield fault.done, result
    pytest.fail("there is no end of calls")


def _is_one_sentence(result: Any) -> bool:
    lines = result.stderr.splitlines()
    whole = len(lines) == 1 and lines[0].startswith("error: ") and "Traceback" not in result.stderr
    return whole and isinstance(result.exception, SystemExit)


def _is_whole(data: bytes, expected: bytes) -> bool:
    if expected.startswith(b"PK"):  # a workbook holds the time at which it was made
        with zipfile.ZipFile(io.BytesIO(data)) as new, zipfile.ZipFile(io.BytesIO(expected)) as old:
            return new.testzip() is None and new.namelist() == old.namelist()
    return data == expected


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_of_results_is_the_old_one_or_the_whole_new_one(
    run: Any, tmp_path: Path, command: tuple[str, ...]
) -> None:
    out = tmp_path / ("out.html" if command[0] == "report" else "out")
    call = (*command, "a.txt", "b.txt", "-o", out.name, "-q")
    run(*call)
    expected = out.read_bytes()
    reached = set()
    out.write_bytes(OLD)
    for what, result in _runs(run, faulty_output_files, *call):
        reached.add(what)
        found = out.read_bytes()
        assert found == OLD or _is_whole(found, expected), what
        if result.exit_code == 0:  # a question to which there is another answer: no locks, a folder that is not synced
            assert _is_whole(found, expected), what
        else:
            assert (result.exit_code, _is_one_sentence(result)) == (1, True), (what, result.stderr)
            assert f"{out.name}: cannot be written (" in result.stderr or "another run" in result.stderr, what
        out.write_bytes(OLD)
    assert reached >= {"write", "os.open", "os.fsync", "os.replace", "os.close", "fcntl.flock", "os.unlink"}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_fault_of_standard_output_is_one_sentence(run: Any, command: tuple[str, ...]) -> None:
    expected = run(*command, "a.txt", "b.txt").stdout_bytes
    for what, result in _runs(run, faulty_standard_output, *command, "a.txt", "b.txt"):
        if what == "seek" and result.exit_code == 0:  # whether the stream can go back is only a question
            assert _is_whole(result.stdout_bytes, expected)
            continue
        assert (result.exit_code, _is_one_sentence(result)) == (1, True), (what, result.stderr)
        assert "standard output: cannot be written (" in result.stderr


@pytest.mark.parametrize("command", WITH_TEMPORARY_FILES, ids=" ".join)
def test_a_fault_of_a_temporary_file_is_one_sentence(run: Any, tmp_path: Path, command: tuple[str, ...]) -> None:
    out = tmp_path / "out.html" if command[0] == "report" else tmp_path / "out"
    out.write_bytes(OLD)
    for what, result in _runs(run, faulty_temporary_files, *command, "a.txt", "b.txt", "-q", "-o", out.name):
        assert (result.exit_code, _is_one_sentence(result)) == (1, True), (what, result.stderr)
        assert "no temporary file can be written there (" in result.stderr
        assert out.read_bytes() == OLD


@pytest.mark.parametrize("name", ["b.txt", "t.jsonl", "t.csv", "p.eml.html"])
def test_a_fault_of_an_input_is_one_of_that_input(run: Any, tmp_path: Path, name: str) -> None:
    (tmp_path / "t.jsonl").write_text('{"id": "t", "text": "“One,” said Ann Lee."}\n', encoding="utf-8")
    (tmp_path / "t.csv").write_text("id,text\nt,“One”\n", encoding="utf-8")
    (tmp_path / "p.eml.html").write_text("<p>“One,” said Ann Lee.</p>\n", encoding="utf-8")
    out = tmp_path / "out.csv"
    call = ("extract", "a.txt", name, "-q", "-o", out.name)
    run(*call)
    expected = out.read_bytes()
    for what, result in _runs(run, partial(_reading, name), *call):
        rows = out.read_bytes()
        if result.exit_code == 0:  # only the number of texts could not be told before
            assert rows == expected, what
            continue
        lines = result.stderr.splitlines()
        assert (result.exit_code, len(lines), type(result.exception)) == (1, 2, SystemExit), (what, result.stderr)
        assert lines[0].startswith(f"error: {name}: cannot be read (")
        assert re.fullmatch(
            "error: 1 of [23] failed; the rest is done, and --resume tries again what failed", lines[1]
        )  # 3: a row came before the fault
        assert rows.count(b"a.txt,") == expected.count(b"a.txt,")
        assert rows.count(b"\n") <= expected.count(b"\n")


def _reading(name: str, fault: Fault) -> AbstractContextManager[None]:
    return faulty_reading(fault, name)


GOLD = '{"id": "a", "text": "“One,” said Ann Lee.", "quotes": []}\n'
SIDE_FILES = [
    ("roster.csv", "extract a.txt --roster roster.csv -q -o out.txt"),
    ("gold.jsonl", "score gold.jsonl -q -o out.txt"),
    ("gold.jsonl", "score gold.jsonl pred.jsonl -q -o out.txt"),
    ("pred.jsonl", "score gold.jsonl pred.jsonl -q -o out.txt"),
    ("other.jsonl", "score gold.jsonl pred.jsonl --against other.jsonl -q -o out.txt"),
    ("gold.jsonl", "gold build gold.jsonl -q -o out.txt"),
    ("gold.jsonl", "gold check gold.jsonl"),
    ("passed.jsonl", "verify a.txt --against source.txt --accepted passed.jsonl -q -o out.txt"),
]


@pytest.mark.parametrize(("name", "command"), SIDE_FILES, ids=[f"{name} in {command}" for name, command in SIDE_FILES])
def test_a_fault_of_another_file_ends_the_run(run: Any, tmp_path: Path, name: str, command: str) -> None:
    for file in ("gold.jsonl", "pred.jsonl", "other.jsonl"):
        (tmp_path / file).write_text(GOLD, encoding="utf-8")
    (tmp_path / "roster.csv").write_text("name\nAnn Lee\n", encoding="utf-8")
    (tmp_path / "passed.jsonl").write_text("", encoding="utf-8")
    for what, result in _runs(run, partial(_reading, name), *command.split()):
        assert (result.exit_code, _is_one_sentence(result)) == (1, True), (what, result.stderr)
        assert f"{name}: cannot be read (" in result.stderr
        assert not (tmp_path / "out.txt").exists()


def test_a_folder_that_cannot_be_made_is_one_sentence(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "mkdir", Fault(1).wrapped("mkdir", Path.mkdir))
    result = run("gold", "init", "a.txt", "b.txt", "-o", "sheets")
    assert (result.exit_code, _is_one_sentence(result)) == (1, True)
    assert result.stderr.startswith("error: sheets: cannot be made (")
    assert not (tmp_path / "sheets").exists()


def test_a_sheet_that_cannot_be_written_stops_no_other(run: Any, tmp_path: Path) -> None:
    """Names that are there already are refused, so that every run begins anew."""
    call = ("gold", "init", "a.txt", "b.txt", "-o", "sheets")
    run(*call)
    expected = {file.name: file.read_bytes() for file in (tmp_path / "sheets").iterdir()}
    assert len(expected) == 2
    for number in range(1, MANY):
        for file in (tmp_path / "sheets").iterdir():
            file.unlink()
        fault = Fault(number)
        with faulty_output_files(fault):
            result = run(*call)
        found = {file.name: file.read_bytes() for file in (tmp_path / "sheets").glob("*.txt")}
        assert found.items() <= expected.items(), fault.done
        assert "Traceback" not in result.stderr
        if fault.done is None:
            assert found == expected
            return
        assert (result.exit_code == 0) == (found == expected and "cannot be written" not in result.stderr)
        assert len(found) >= 1, fault.done
    pytest.fail("there is no end of calls")


# Whose calls of the system fail where: a row for each module that makes any, with how often.
TABLE = Path(__file__).with_name("system_calls.tsv")
FAIL_IN = {
    "output": test_a_file_of_results_is_the_old_one_or_the_whole_new_one,
    "standard output": test_a_fault_of_standard_output_is_one_sentence,
    "temporary": test_a_fault_of_a_temporary_file_is_one_sentence,
    "input": test_a_fault_of_an_input_is_one_of_that_input,
    "side file": test_a_fault_of_another_file_ends_the_run,
    "folder": test_a_folder_that_cannot_be_made_is_one_sentence,
    "sheets": test_a_sheet_that_cannot_be_written_stops_no_other,
}
_OF_STREAMS = frozenset("write writelines writerow writerows writestr write_table flush truncate save".split())
_OF_PATHS = frozenset("write_text write_bytes read_bytes read_text mkdir rmdir unlink rename touch".split())
_FUNCTIONS = frozenset("open TemporaryFile TemporaryDirectory NamedTemporaryFile".split())
_OF_MODULES = {
    "os": frozenset(
        "open close read write fsync replace rename unlink mkdir makedirs rmdir dup2 fchown fchmod truncate walk "
        "scandir listdir readlink link symlink lseek".split()
    ),
    "fcntl": frozenset({"flock", "lockf"}),
    "msvcrt": frozenset({"locking"}),
    "shutil": frozenset("copyfileobj copyfile copy move rmtree".split()),
}


def _call(node: ast.AST) -> str | None:
    """What of the system a piece of code calls, if it does."""
    if not isinstance(node, ast.Call):
        return None
    called = node.func
    if isinstance(called, ast.Name):
        return called.id if called.id in _FUNCTIONS else None
    if not isinstance(called, ast.Attribute):
        return None
    if isinstance(called.value, ast.Name) and called.value.id in _OF_MODULES:
        return f"{called.value.id}.{called.attr}" if called.attr in _OF_MODULES[called.value.id] else None
    return f".{called.attr}" if called.attr in _OF_STREAMS | _OF_PATHS else None


def _calls_of_the_package() -> dict[str, str]:
    package = Path(inquit.__file__).parent
    found = {}
    for path in sorted(package.rglob("*.py")):
        calls = Counter(call for node in ast.walk(ast.parse(path.read_text("utf-8"))) if (call := _call(node)))
        if calls:
            found[path.relative_to(package).as_posix()] = ", ".join(f"{call} {calls[call]}" for call in sorted(calls))
    return found


def test_every_call_of_the_system_is_in_the_table() -> None:
    """Another call needs another look: does its failure lose results? Then its row says in which test it fails."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    assert rows == sorted(rows)
    assert {row[0]: row[1] for row in rows} == _calls_of_the_package(), "see to the new call, then change its row"
    for module, _, where in rows:
        for name in () if where.startswith("not: ") else where.split(", "):
            assert name in FAIL_IN or (Path(__file__).parents[2] / name).is_file(), f"{module}: {name}"
