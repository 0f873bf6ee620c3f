"""`inquit verify` as people run it, with the real pipeline, loaded once: what is read, said and written, exit codes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from inquit.cli import app
from inquit.store import Store
from inquit.verification import verify as judged

pytestmark = pytest.mark.model

MINUTES = """\
ADA COLE: We will sell the old harbour before the winter comes.

BO LUND: Nobody in this town has ever asked the fishermen about that.
"""
ARTICLE = """\
“We will sell the old harbour before the winter comes,” said Ada Cole.

“Nobody in this town has ever asked the fishermen about that,” said Bo Lund.

“My grandmother kept seven green parrots in a lighthouse,” said Cy Young.
"""
Verify = Callable[..., Result]


@pytest.fixture
def verify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Verify:
    """Run the command in a folder with an article and its source."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    (tmp_path / "rain.txt").write_text("It rained.\n", encoding="utf-8")

    def invoke(*arguments: str, stdin: str | None = None) -> Result:
        given = ["verify", *arguments, "--engine", "rules"]
        return CliRunner().invoke(app, given, input=stdin, prog_name="inquit")

    return invoke


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def verdicts(result: Result) -> list[str]:
    return [one["verdict"] for record in records(result) for one in record["quotations"]]


FOUND = ["same_words", "same_words", "not_found"]  # the commas are the article's


def test_an_article_against_its_source(verify: Verify) -> None:
    result = verify("article.txt", "--against", "minutes.txt")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "We will sell the old harbour before the winter comes" in result.stdout
    assert result.stdout.splitlines()[-1] == "3 quotations of 1 article against 1 source: 2 same words, 1 not found"


def test_many_sources_are_taken_up_to_the_next_option(verify: Verify) -> None:
    result = verify("article.txt", "--against", "rain.txt", "minutes.txt", "-f", "jsonl")

    assert result.exit_code == 0
    assert verdicts(result) == FOUND
    assert records(result)[0]["sources"] == 2


def test_articles_behind_the_sources(verify: Verify) -> None:
    result = verify("--against=minutes.txt", "article.txt", "-f", "jsonl")

    assert verdicts(result) == FOUND


def test_standard_input_is_an_article_or_a_source(verify: Verify) -> None:
    article = verify("-", "--against", "minutes.txt", "-f", "jsonl", stdin=ARTICLE)
    source = verify("article.txt", "--against", "-", "-f", "jsonl", stdin=MINUTES)
    both = verify("-", "--against", "-", stdin=MINUTES)

    assert verdicts(article) == verdicts(source) == FOUND
    assert both.exit_code == 2
    assert "standard input (-) can be read once only" in both.stderr


def test_without_sources_it_is_wrong_usage(verify: Verify) -> None:
    result = verify("article.txt")

    assert result.exit_code == 2
    assert "name the sources" in result.stderr


def test_a_source_that_is_missing_is_named_and_the_rest_goes_on(verify: Verify) -> None:
    result = verify("article.txt", "--against", "gone.txt", "minutes.txt", "--fail-on", "not_found", "-f", "jsonl")

    assert result.exit_code == 1  # and not 3: what is not found may stand there
    assert result.stderr.splitlines() == [
        "error: gone.txt: no such file or folder; check the path",
        "error: 1 quotation did not pass (--fail-on): not found",
        "error: 1 of 2 sources could not be read; what is not found may stand there",
    ]
    (record,) = records(result)
    assert record["unread"] == [{"id": "gone.txt", "error": "gone.txt: no such file or folder; check the path"}]
    assert verdicts(result) == FOUND


def test_without_a_source_that_can_be_read_nothing_is_checked(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("before")
    result = verify("article.txt", "--against", "gone.txt", "-o", "out.csv")

    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("error: none of the sources (--against) can be read")
    assert (tmp_path / "out.csv").read_text() == "before"


def test_an_article_that_is_missing_is_named_and_the_rest_goes_on(verify: Verify) -> None:
    result = verify("gone.txt", "article.txt", "--against", "minutes.txt", "--fail-on", "not_found", "-f", "jsonl")

    assert result.exit_code == 1
    gone = {"id": "gone.txt", "error": "gone.txt: no such file or folder; check the path", "quotations": []}
    assert records(result)[0] == gone
    assert records(result)[1]["id"] == "article.txt"


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("not_found", 3), ("altered,not-found", 3), ("altered", 0), ("second_hand,turns_meaning", 0), ("same_words", 3)],
)
def test_what_the_check_fails_on(verify: Verify, fail_on: str, code: int) -> None:
    result = verify("article.txt", "--against", "minutes.txt", "--fail-on", fail_on, "--only", "altered")

    assert result.exit_code == code
    assert bool(result.stderr) == (code == 3)


def test_only_some_verdicts(verify: Verify) -> None:
    lines = verify("article.txt", "--against", "minutes.txt", "--only", "not-found", "-f", "jsonl")
    table = verify("article.txt", "--against", "minutes.txt", "--only", "altered")

    assert verdicts(lines) == ["not_found"]
    assert records(lines)[0]["left_out"] == 2
    assert table.stdout.splitlines()[0] == "3 quotations not shown"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--only", "alterd"], "there is no verdict 'alterd'; did you mean 'altered'?"),
        (["--fail-on", "second"], "there is no verdict 'second'"),
        (["--by", "Ada Cole"], "it says who said --quote"),
        (["--quote", "We will sell"], "leave one of the two out"),
        (["-f", "markdown"], "there is no format 'markdown' here"),
        (["-f", "json", "--bom"], "json has no byte order mark"),
        (["--accept", "v1"], "--accepted FILE"),
        (["--accept", "q1", "--accepted", "a.jsonl"], "'q1' is no quotation of a run"),
        (["--accepted", "-"], "names a file"),
    ],
)
def test_wrong_usage(verify: Verify, arguments: list[str], message: str) -> None:
    result = verify("article.txt", "--against", "minutes.txt", *arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())


def test_one_quotation(verify: Verify) -> None:
    result = verify("--quote", "sell the old harbour", "--by", "Ada Cole", "--against", "minutes.txt", "-f", "jsonl")
    table = verify("--quote", "sell the old harbour", "--against", "minutes.txt")

    assert result.exit_code == 0
    assert verdicts(result) == ["exact"]
    assert records(result)[0]["quotations"][0]["speaker"]["claimed"] == "Ada Cole"
    assert table.stdout.splitlines()[-1] == "1 quotation against 1 source: 1 exact"


@pytest.mark.parametrize("quote", ["", "  \n "])
def test_an_empty_quotation_is_wrong_usage(verify: Verify, quote: str) -> None:
    assert verify("--quote", quote, "--against", "minutes.txt").exit_code == 2


def test_an_article_that_is_a_source_is_said(verify: Verify) -> None:
    result = verify("article.txt", "minutes.txt", "--against", "minutes.txt", "article.txt", "-f", "jsonl")

    assert result.exit_code == 0
    assert "note: checked against itself, too: article.txt, minutes.txt" in result.stderr
    assert set(verdicts(result)) == {"exact"}


def test_folders_archives_and_tables_are_sources(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "a.txt").write_text(MINUTES)
    (tmp_path / "talks.csv").write_text(f'id,text\nx,It rained.\ny,"{MINUTES}"\n')

    assert verdicts(verify("article.txt", "--against", "talks/", "-f", "jsonl")) == FOUND
    assert verdicts(verify("article.txt", "--against", "talks.csv", "-f", "jsonl")) == FOUND


def test_a_database_is_a_source(verify: Verify) -> None:
    made = CliRunner().invoke(app, ["add", "kept.db", "minutes.txt", "rain.txt", "--engine", "rules"])
    result = verify("article.txt", "--against", "kept.db", "-f", "jsonl")

    assert made.exit_code == result.exit_code == 0
    assert verdicts(result) == FOUND
    assert records(result)[0]["sources"] == 2
    assert records(result)[0]["quotations"][0]["source"] == "minutes.txt"


def test_documents_without_a_text_are_named(verify: Verify, tmp_path: Path) -> None:
    CliRunner().invoke(app, ["add", "kept.db", "minutes.txt", "--no-text", "--engine", "rules"])
    CliRunner().invoke(app, ["extract", "minutes.txt", "-o", "bare.jsonl", "--engine", "rules"])
    CliRunner().invoke(app, ["extract", "rain.txt", "-o", "whole.jsonl", "--with-text", "--engine", "rules"])
    result = verify("article.txt", "--against", "kept.db", "bare.jsonl", "whole.jsonl", "-f", "jsonl")

    assert result.exit_code == 1
    without = "minutes.txt: kept without its text, so that nothing can be checked against it; name the text"
    assert result.stderr.splitlines() == [
        *[f"error: {without}"] * 2,
        "error: 2 of 3 sources could not be read; what is not found may stand there",
    ]
    assert verdicts(result) == ["not_found"] * 3


def test_a_database_of_another_program_is_a_source_that_cannot_be_read(verify: Verify, tmp_path: Path) -> None:
    import sqlite3

    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE a (b)").connection.close()
    result = verify("article.txt", "--against", "other.db", "minutes.txt", "-f", "jsonl")

    assert result.exit_code == 1
    assert verdicts(result) == FOUND


def test_a_database_is_not_changed(verify: Verify, tmp_path: Path) -> None:
    with Store(tmp_path / "kept.db"):
        pass
    CliRunner().invoke(app, ["add", "kept.db", "minutes.txt", "--engine", "rules"])
    before = (tmp_path / "kept.db").read_bytes()
    verify("article.txt", "--against", "kept.db")

    assert (tmp_path / "kept.db").read_bytes() == before


def test_results_go_to_a_file(verify: Verify, tmp_path: Path) -> None:
    result = verify("article.txt", "--against", "minutes.txt", "-o", "out.csv")

    assert result.stderr == "note: out.csv: 3 quotations of 1 article against 1 source: 2 same words, 1 not found\n"
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text())))
    assert [row["verdict"] for row in rows] == FOUND
    assert [row["speaker"] for row in rows] == ["Ada Cole", "Bo Lund", "Cy Young"]
    assert not list(tmp_path.glob("*.partial"))


def test_one_quotation_goes_to_a_file(verify: Verify, tmp_path: Path) -> None:
    result = verify("--quote", "sell the old harbour", "--against", "minutes.txt", "-o", "out.json")

    assert result.stderr == "note: out.json: 1 quotation against 1 source: 1 exact\n"
    assert json.loads((tmp_path / "out.json").read_text())["articles"][0]["quotations"][0]["verdict"] == "exact"


@pytest.mark.parametrize("arguments", [("-o", "minutes.txt"), ("--accepted", "minutes.txt", "--accept-all")])
def test_nothing_that_is_read_is_overwritten(verify: Verify, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = verify("article.txt", "--against", "minutes.txt", *arguments)

    assert result.exit_code == 2
    assert (tmp_path / "minutes.txt").read_text() == MINUTES


def test_what_was_accepted_does_not_fail(verify: Verify, tmp_path: Path) -> None:
    check = ("article.txt", "--against", "minutes.txt", "--fail-on", "not_found", "--accepted", "passed.jsonl")
    before = verify(*check)
    now = verify(*check, "--accept", "v3")
    after = verify(*check, "-f", "jsonl")
    (tmp_path / "article.txt").write_text(ARTICLE.replace("seven", "eight"))

    assert (before.exit_code, before.stderr) == (1, "error: passed.jsonl: no such file; check the path\n")
    assert (now.exit_code, now.stderr) == (0, "note: passed.jsonl: 1 more accepted, 1 in all\n")
    assert "accepted" in now.stdout
    assert after.exit_code == 0
    assert [one["accepted"] for one in records(after)[0]["quotations"]] == [False, False, True]
    assert verify(*check).exit_code == 3


def test_of_several_articles_the_accepted_one_is_named(verify: Verify) -> None:
    two = (
        "article.txt",
        "rain.txt",
        "--against",
        "minutes.txt",
        "--accepted",
        "passed.jsonl",
        "--fail-on",
        "not_found",
    )
    unclear = verify(*two, "--accept", "v3")
    wrong = verify(*two, "--accept", "rain.txt:v3")
    clear = verify(*two, "--accept", "article.txt:v3")

    assert (unclear.exit_code, wrong.exit_code, clear.exit_code) == (2, 1, 0)
    assert "error: --accept: no quotation rain.txt:v3 was checked" in wrong.stderr


def test_settings_name_the_sources_and_never_accept(verify: Verify, tmp_path: Path) -> None:
    settings = tmp_path / "inquit.toml"
    settings.write_text('[verify]\nagainst = ["rain.txt", "minutes.txt"]\nfail-on = "not_found"\n')
    found = verify("article.txt", "-f", "jsonl")
    settings.write_text('[verify]\nagainst = "minutes.txt"\naccept = "v1"\n')
    accepting = verify("article.txt")

    assert (found.exit_code, verdicts(found)) == (3, FOUND)
    assert accepting.exit_code == 2
    assert "a file cannot set this" in accepting.stderr


def test_a_run_can_be_gone_on_with(verify: Verify, tmp_path: Path) -> None:
    verify("article.txt", "gone.txt", "--against", "minutes.txt", "-o", "out.jsonl")
    (tmp_path / "gone.txt").write_text("“It rained for days and days,” said Bo Lund.\n")
    result = verify("article.txt", "gone.txt", "--against", "minutes.txt", "-o", "out.jsonl", "--resume")

    assert result.exit_code == 0
    assert "note: out.jsonl: 1 text had been done before" in result.stderr
    assert [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text().splitlines()] == [
        "article.txt",
        "gone.txt",
    ]


def test_what_is_to_be_said_of_a_source_is_said(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("ADA COLE: Zoë left.\n\nBO LUND: Why?\n".encode("cp1252"))
    (tmp_path / "empty.txt").write_text("")
    result = verify("article.txt", "--against", "latin.txt", "empty.txt")

    assert result.exit_code == 0
    assert "note: latin.txt: not UTF-8, read as cp1252" in result.stderr
    assert "note: empty.txt: " in result.stderr


def test_an_article_of_a_folder_of_sources_is_one_of_them(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "a.txt").write_text(ARTICLE)
    result = verify("all/a.txt", "--against", "all", "-f", "jsonl")

    assert result.stderr == "note: checked against itself, too: all/a.txt\n"


def test_ctrl_c_while_sources_are_read(verify: Verify, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("inquit.cli.verifying_job.found_in", interrupted)
    result = verify("article.txt", "--against", "minutes.txt", "-o", "out.csv")

    assert (result.exit_code, result.stderr) == (130, "error: interrupted: nothing is checked yet\n")


def test_a_fault_of_ours_in_one_article_stops_no_other(
    verify: Verify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(document: Any, *given: Any, **named: Any) -> Any:
        if document.id == "odd.txt":
            raise ZeroDivisionError("division by zero")
        return judged(document, *given, **named)

    monkeypatch.setattr("inquit.cli.verifying_job.verify", faulty)
    (tmp_path / "odd.txt").write_text(ARTICLE)
    result = verify("odd.txt", "article.txt", "--against", "minutes.txt", "-f", "jsonl")

    assert result.exit_code == 1
    odd, whole = records(result)
    assert odd["error"].startswith("odd.txt: ZeroDivisionError: division by zero (")
    assert len(whole["quotations"]) == 3
    assert result.stderr.splitlines()[0] == f"error: {odd['error']}"
    assert result.stderr.splitlines()[1].startswith("error: 1 of 2 failed; the rest is done")


@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("a.md", "{} ([tape](tape.txt))"),
        ("b.md", "{}[^1]\n\n[^1]: The council, tape.txt"),
        ("a.html", "<p>{} (<a href='tape.txt'>tape</a>)</p>"),
        ("a.txt", "{} [1]\n\nSources\n1. tape.txt\n2. minutes.txt\n"),
        ("b.txt", "{} (tape.txt)"),
    ],
)
def test_the_source_that_an_article_names_is_asked_first(
    verify: Verify, tmp_path: Path, name: str, article: str
) -> None:
    words = "We will sell the old harbour before the winter comes"
    (tmp_path / "tape.txt").write_text(MINUTES.replace("old harbour", "new harbour"), encoding="utf-8")
    (tmp_path / name).write_text(article.format(f"Ada Cole said on Monday: “{words}.”"), encoding="utf-8")
    found = json.loads(verify(name, "--against", "minutes.txt", "tape.txt", "-f", "jsonl").stdout)["quotations"][0]

    assert (found["verdict"], found["source"]) == ("altered", "tape.txt")
    assert "The verdict on minutes.txt is exact, but the article names tape.txt for it." in found["notes"]


def test_what_a_run_writes_is_no_source_of_the_next(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "minutes.txt").write_text(MINUTES)
    check = ("article.txt", "--against", "all", "--accepted", "all/passed.jsonl", "--accept-all", "-o", "all/out.csv")
    first, again = verify(*check), verify(*check)

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "1 more accepted, 1 in all" in first.stderr
    assert "0 more accepted, 1 in all" in again.stderr
    assert "3 quotations of 1 article against 1 source: 2 same words, 1 not found, 1 accepted" in again.stderr
