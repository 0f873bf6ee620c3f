"""`inquit verify TABLE --quote-column ...`: each row of a table is a quotation, judged against its own source."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from inquit.cli import app
from inquit.cli.judged_table_writers import FOUND_OUT
from inquit.io.read_inputs import read_sources

pytestmark = pytest.mark.model

MINUTES = """\
ADA COLE: We will never sell the old harbour before the winter comes.

BO LUND: Nobody in this town has ever asked the fishermen about that.
"""
COLE, LUND = "We will never sell the old harbour", "Nobody in this town has ever asked the fishermen"
ROWS = ("--quote-column", "quote")
OWN = (*ROWS, "--source-column", "source")
Verify = Callable[..., Result]


@pytest.fixture
def verify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Verify:
    """Run the command in a folder with a source."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")

    def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
        given = ["verify", *arguments, "--engine", "rules"]
        return CliRunner().invoke(app, given, input=stdin, prog_name="inquit")

    return invoke


def table(path: Path, *rows: dict[str, Any], delimiter: str = ",") -> str:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def rows_of(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_each_row_is_judged_against_its_own_source(verify: Verify, tmp_path: Path) -> None:
    other = "BO LUND: We will sell the old harbour on Monday.\n\nADA COLE: And then?\n\nBO LUND: We wait."
    table(
        tmp_path / "claims.csv",
        {"n": "1", "quote": COLE, "who": "Ada Cole", "source": "minutes.txt"},
        {"n": "2", "quote": COLE, "who": "Ada Cole", "source": other},
        {"n": "3", "quote": "“We will sell the old harbour”", "who": "Bo Lund", "source": other},
        {"n": "4", "quote": "My parrots are seven and green", "who": "", "source": "minutes.txt"},
    )
    result = verify("claims.csv", *OWN, "--speaker-column", "who")
    found = rows_of(result.stdout)

    assert [row["verdict"] for row in found] == ["exact", "altered", "exact", "not_found"]
    assert [row["speaker_found"].title() for row in found] == ["Ada Cole", "Bo Lund", "Bo Lund", ""]
    assert [row["speaker_match"] for row in found[:3]] == ["same", "other", "same"]
    assert [row["source_id"] for row in found] == ["minutes.txt", "source", "source", ""]
    assert [row["turns_meaning"] for row in found] == ["false", "true", "false", ""]
    assert found[1]["differences"] == "added {+never+} (negation)"
    start, end = int(found[0]["source_start"]), int(found[0]["source_end"])
    assert MINUTES[start:end] == found[0]["found"] == COLE
    assert (result.exit_code, result.stderr) == (0, "")


def test_the_users_columns_stay_as_they_are_and_in_their_order(verify: Verify, tmp_path: Path) -> None:
    cells = {"b": "=1+1", "quote": COLE, "a": ' ü “x”, "y"\n z ', "empty": "", "'c": "'-5"}
    table(tmp_path / "t.csv", cells, delimiter=";")
    result = verify("t.csv", *ROWS, "--against", "minutes.txt")
    (row,) = rows_of(result.stdout, ";")

    assert list(row) == [*cells, *FOUND_OUT]
    assert {name: row[name] for name in cells} == cells


def test_what_comes_from_a_source_is_no_formula(verify: Verify, tmp_path: Path) -> None:
    table(tmp_path / "t.csv", {"quote": "=SUM of all that we have", "source": "LUND: =SUM of all that we have."})
    (row,) = rows_of(verify("t.csv", *OWN).stdout)

    assert row["quote"] == "=SUM of all that we have"
    assert row["found"].startswith(("'=", "SUM"))


def test_columns_that_clash_get_a_number_and_that_is_said(verify: Verify, tmp_path: Path) -> None:
    table(tmp_path / "t.csv", {"quote": COLE, "Verdict": "mine", "verdict_2": "mine too"})
    result = verify("t.csv", *ROWS, "--against", "minutes.txt")
    (row,) = rows_of(result.stdout)

    assert (row["Verdict"], row["verdict_2"], row["verdict_3"]) == ("mine", "mine too", "exact")
    assert "verdict is verdict_3" in result.stderr


def test_a_source_that_cannot_be_read_is_named_in_its_row_and_ends_with_1(verify: Verify, tmp_path: Path) -> None:
    table(
        tmp_path / "t.csv",
        {"quote": COLE, "source": "missing.txt"},
        {"quote": COLE, "source": "missing.txt"},
        {"quote": COLE, "source": "minutes.txt"},
        {"quote": COLE, "source": ""},
    )
    result = verify("t.csv", *OWN)
    first, _, third, last = rows_of(result.stdout)

    assert (first["verdict"], third["verdict"], last["verdict"]) == ("", "exact", "")
    assert first["error"].startswith("missing.txt: no such file")
    assert "no source in it" in last["error"]
    assert result.stderr.count("missing.txt") == 1
    assert "3 of 4 rows failed; the rest is done" in result.stderr
    assert result.exit_code == 1


def test_a_row_without_a_source_is_judged_against_all(verify: Verify, tmp_path: Path) -> None:
    table(tmp_path / "t.csv", {"quote": COLE, "source": ""}, {"quote": COLE, "source": "We go home, she said."})
    found = rows_of(verify("t.csv", *OWN, "--against", "minutes.txt").stdout)

    assert [row["verdict"] for row in found] == ["exact", "not_found"]


@pytest.mark.parametrize(
    "secret", ["/etc/passwd", "../secret.txt", "link.txt", "file:///etc/passwd", "door/secret.txt"]
)
def test_a_table_from_a_stranger_reads_nothing_outside_of_its_folder(
    verify: Verify, tmp_path: Path, secret: str
) -> None:
    folder = tmp_path / "table"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("root:x:0:0 the key is under the mat of the house")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "door").symlink_to(tmp_path)
    table(folder / "t.csv", {"quote": "the key is under the mat", "source": secret})
    result = verify("table/t.csv", *OWN)
    (row,) = rows_of(result.stdout)

    assert row["verdict"] == ""
    assert result.exit_code == 1
    assert "of the house" not in result.output


def test_another_folder_may_be_named(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "table").mkdir()
    table(tmp_path / "table" / "t.csv", {"quote": COLE, "source": "minutes.txt"})

    assert rows_of(verify("table/t.csv", *OWN, "--source-folder", ".").stdout)[0]["verdict"] == "exact"


def test_as_text_a_cell_is_only_text(verify: Verify, tmp_path: Path) -> None:
    table(tmp_path / "t.csv", {"quote": COLE, "source": "minutes.txt"})
    result = verify("t.csv", *OWN, "--source-kind", "text")

    assert (rows_of(result.stdout)[0]["verdict"], result.exit_code) == ("not_found", 0)


def test_records_keep_their_spelling(verify: Verify, tmp_path: Path) -> None:
    line = '{"id":1, "score": 1.10, "big": 123456789012345678901234567890, "quote":"%s", "source": ["No.", "%s."]}'
    (tmp_path / "r.jsonl").write_text(line % (COLE, COLE) + "\n\n{}\n", "utf-8")
    result = verify("r.jsonl", *OWN)
    first, last = result.stdout.splitlines()

    assert first.startswith(line[:-1].replace('"%s", "s', f'"{COLE}", "s').replace("%s", COLE))
    assert json.loads(first)["verdict"] == "exact"
    assert json.loads(last)["notes"] == ["No quotation in it."]
    assert json.loads(first)["differences"] == []


def test_bad_lines_are_named_in_their_places(verify: Verify, tmp_path: Path) -> None:
    good = json.dumps({"quote": COLE})
    (tmp_path / "r.jsonl").write_text(f'{good}\nno json\n[1]\n{{"quote": ["x"]}}\n{good}\n', "utf-8")
    result = verify("r.jsonl", *ROWS, "--against", "minutes.txt")
    found = list(map(json.loads, result.stdout.splitlines()))

    assert [one["verdict"] for one in found] == ["exact", None, None, None, "exact"]
    assert [one["error"] is None for one in found] == [True, False, False, False, True]
    assert "3 of 5 rows failed" in result.stderr
    assert result.exit_code == 1


def test_rows_that_are_too_long_or_too_short_keep_their_cells(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"quote,a,a\n{COLE},1,2,3,4\n{COLE}\n\n,,\n", "utf-8")
    result = verify("t.csv", *ROWS, "--against", "minutes.txt")
    header, long, short, empty = csv.reader(io.StringIO(result.stdout))

    assert header == ["quote", "a", "a", *FOUND_OUT]
    assert (long[:3], long[3], long[-2:]) == ([COLE, "1", "2"], "exact", ["3", "4"])
    assert "more cells than the header" in long[len(header) - 2]
    assert (short[:4], empty[:4]) == ([COLE, "", "", "exact"], ["", "", "", ""])


@pytest.mark.parametrize(
    "data",
    [
        f"quote,source\n{COLE},été\n".encode("cp1252"),
        f"quote,source\n{COLE},été\n".encode("utf-16"),
        f"\ufeffquote,source\r\n{COLE},été\r\n".encode(),
        f"quote\tsource\r{COLE}\tété\r".encode(),
        f'quote;source\n"{COLE}";"été"\n'.encode(),
    ],
)
def test_tables_in_any_encoding_and_with_any_line_ends_are_read(verify: Verify, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "t.csv").write_bytes(data)
    result = verify("t.csv", *ROWS, "--against", "minutes.txt", "-o", "o.jsonl")
    (row,) = map(json.loads, (tmp_path / "o.jsonl").read_text("utf-8").splitlines())

    assert (row["quote"], row["source"], row["verdict"]) == (COLE, "été", "exact")
    assert result.exit_code == 0


@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl", "xlsx"])
@pytest.mark.parametrize("given", ["csv", "tsv", "jsonl", "json", "parquet", "csv.gz"])
def test_every_table_comes_back_in_every_format(verify: Verify, tmp_path: Path, given: str, ending: str) -> None:
    rows = [{"n": "1", "quote": COLE, "source": "minutes.txt"}, {"n": "2", "quote": LUND, "source": "minutes.txt"}]
    path = tmp_path / f"t.{given}"
    match given:
        case "csv" | "tsv":
            table(path, *rows, delimiter="\t" if given == "tsv" else ",")
        case "csv.gz":
            path.write_bytes(gzip.compress(Path(table(tmp_path / "u.csv", *rows)).read_bytes()))
        case "jsonl":
            path.write_text("\n".join(map(json.dumps, rows)))
        case "json":
            path.write_text(json.dumps(rows))
        case "parquet":
            pq.write_table(pa.Table.from_pylist(rows), path)
    result = verify(path.name, *OWN, "-o", f"out.{ending}")
    out = tmp_path / f"out.{ending}"
    match ending:
        case "xlsx":
            header, *cells = openpyxl.load_workbook(out).active.values
            found = [dict(zip(header, row, strict=True)) for row in cells]
        case "jsonl":
            found = list(map(json.loads, out.read_text("utf-8").splitlines()))
        case _:
            found = list(rows_of(out.read_bytes().decode(), "\t" if ending == "tsv" else ","))

    assert [list(row) for row in found] == [["n", "quote", "source", *FOUND_OUT]] * 2
    assert [(row["n"], row["quote"], row["verdict"]) for row in found] == [("1", COLE, "exact"), ("2", LUND, "exact")]
    assert f"out.{ending}: 2 quotations against 1 source: 2 exact" in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize(("given", "ending"), [("csv", "csv"), ("tsv", "tsv"), ("jsonl", "jsonl")])
def test_without_a_format_a_table_stays_what_it_is(verify: Verify, given: str, ending: str) -> None:
    lines = {"csv": f"n,quote\n1,{COLE}\n", "tsv": f"n\tquote\n1\t{COLE}\n", "jsonl": json.dumps({"quote": COLE})}
    shown = verify("-", *ROWS, "--against", "minutes.txt", stdin=lines[given]).stdout
    signs = {"csv": "quote,verdict", "tsv": "quote\tverdict", "jsonl": '{"quote"'}

    assert signs[ending] in shown


def test_a_sheet_of_claims_goes_in_as_extract_made_it(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "“We will never sell,” Ada Cole said on Monday, “the old harbour before the winter comes.”\n\n"
        "Bo Lund said that nobody had ever “asked the fishermen about that”.\n\nCole said that they would wait.\n",
        "utf-8",
    )
    made = CliRunner().invoke(app, ["extract", "a.txt", "-o", "x.csv", "--engine", "rules"], prog_name="inquit")
    assert made.exit_code == 0
    result = verify("x.csv", *ROWS, "--speaker-column", "speaker", "--against", "minutes.txt")
    found = rows_of(result.stdout)

    assert [(row["type"], row["verdict"]) for row in found] == [
        ("direct", "same_words"),
        ("mixed", "exact"),  # "nobody" stands beside the marks
        ("indirect", ""),
    ]
    assert found[2]["notes"] == "In other words than the speaker's, so not judged."
    assert found[0]["speaker_match"] == "same"
    assert result.exit_code == 0


def test_only_and_fail_on_are_about_rows(verify: Verify, tmp_path: Path) -> None:
    table(tmp_path / "t.csv", {"quote": COLE}, {"quote": "We will sell the old harbour before the winter"})
    shown = verify("t.csv", *ROWS, "--against", "minutes.txt", "--only", "altered")
    failing = verify("t.csv", *ROWS, "--against", "minutes.txt", "--fail-on", "altered,not_found")

    assert [row["verdict"] for row in rows_of(shown.stdout)] == ["altered"]
    assert shown.exit_code == 0
    assert failing.exit_code == 3
    assert "1 quotation did not pass (--fail-on): altered" in failing.stderr


def test_several_rows_with_one_source_read_it_once(
    verify: Verify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []

    def noted(names: Any, *rest: Any) -> Any:
        read.append(names)
        return read_sources(names, *rest)

    monkeypatch.setattr("inquit.io.sources_in_cells.read_sources", noted)
    table(tmp_path / "t.csv", *({"quote": COLE, "source": "minutes.txt"} for _ in range(5)))
    result = verify("t.csv", *OWN)

    assert [row["verdict"] for row in rows_of(result.stdout)] == ["exact"] * 5
    assert len(read) == 1


def test_a_table_that_breaks_off_keeps_what_was_done(verify: Verify, tmp_path: Path) -> None:
    lines = "".join(f"{COLE},minutes.txt,{number}\n" for number in range(3000))
    whole = gzip.compress(f"quote,source,n\n{lines}".encode(), 0)
    (tmp_path / "t.csv.gz").write_bytes(whole[: len(whole) // 2])
    result = verify("t.csv.gz", *ROWS, "--against", "minutes.txt", "-o", "out.csv")

    assert result.exit_code == 1
    assert "t.csv.gz" in result.stderr
    assert "before are done" in result.stderr
    assert rows_of((tmp_path / "out.csv").read_text("utf-8"))[0]["verdict"] == "exact"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("t.csv", *ROWS), "--source-column"),
        (("t.csv", "minutes.txt", *ROWS, "--against", "minutes.txt"), "name one table"),
        (("t.csv", "--source-column", "source", "--against", "minutes.txt"), "--quote-column"),
        (("t.csv", *ROWS, "--against", "minutes.txt", "--source-kind", "path"), "--source-column"),
        (("t.csv", *ROWS, "--against", "minutes.txt", "--source-folder", "."), "--source-column"),
        (("t.csv", *OWN, "--source-kind", "guess"), "auto, text, path, url"),
        (("t.csv", *OWN, "--quote", "We go"), "it goes with articles"),
        (("t.csv", *OWN, "--reported"), "it goes with articles"),
        (("t.csv", *OWN, "--format", "html"), "csv, tsv, jsonl, xlsx"),
        (("t.csv", *OWN, "-o", "t.csv"), "would be overwritten"),
        (("t.csv", *OWN, "-o", "out.docx"), "means no format"),
        (("t.csv", *OWN, "-o", "out.jsonl", "--bom"), "byte order mark"),
        (("-", *ROWS, "--against", "-"), "can be read once only"),
    ],
)
def test_what_does_not_go_together_is_said(verify: Verify, tmp_path: Path, given: tuple[str, ...], said: str) -> None:
    table(tmp_path / "t.csv", {"quote": COLE, "source": "minutes.txt"})
    result = verify(*given)

    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("t.csv", "--quote-column", "claim", "--against", "minutes.txt"), "no column 'claim'; name one"),
        (("t.csv", *ROWS, "--source-column", "no"), "with --source-column: 'quote'"),
        (("t.csv", *ROWS, "--speaker-column", "no", "--against", "minutes.txt"), "with --speaker-column: 'quote'"),
        (("r.jsonl", "--quote-column", "claim", "--against", "minutes.txt"), "r.jsonl, line 1: no column 'claim'"),
        (("r.jsonl", *ROWS, "--source-column", "no", "--against", "minutes.txt"), "no row has a field 'no'"),
        (("minutes.txt", *OWN), "minutes.txt: no table (text)"),
        (("no.csv", *OWN), "no.csv: no such file"),
        (("https://example.org/t.csv", *OWN), "save it, and name the file"),
        (("empty.csv", *OWN), "no column 'quote'"),
        ((".", *OWN), "."),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    verify: Verify, tmp_path: Path, given: tuple[str, ...], said: str
) -> None:
    table(tmp_path / "t.csv", {"quote": COLE, "source": "minutes.txt"})
    (tmp_path / "r.jsonl").write_text(json.dumps({"quote": COLE}))
    (tmp_path / "empty.csv").write_text("")
    result = verify(*given)

    assert result.exit_code == 1
    assert said in result.stderr
    assert "report this" not in result.stderr


def test_what_is_not_in_the_sources_of_a_row_that_could_be_read_is_said_to_be_so(
    verify: Verify, tmp_path: Path
) -> None:
    row = {"quote": "It rained for nine days and nights.", "source": ["missing.txt", "minutes.txt"]}
    (tmp_path / "t.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    found = json.loads(verify("t.jsonl", *OWN).stdout)

    assert found["verdict"] == "not_found"
    assert "Not found in what could be read: 1 of 2 sources could not be read." in found["notes"]
