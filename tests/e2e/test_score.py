"""`inquit score` from arguments to exit code, with a fake extractor."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from inquit.cli import app
from inquit.cli.option_groups import ScoredExtractionOptions
from inquit.tagger.weight_files import small_weights

TEXT = "“One,” Ann Lee said. “Two [sic],” Bo Ray said. He left."
GOLD: dict[str, Any] = {
    "id": "a [b]",
    "genre": "news",
    "text": TEXT,
    "quotes": [
        {
            "id": "q1",
            "type": "direct",
            "content": [[0, 6]],
            "cue": [[15, 19]],
            "source": [[7, 14]],
            "speaker": "Ann Lee",
            "aliases": [],
        },
        {
            "id": "q2",
            "type": "direct",
            "content": [[21, 33]],
            "cue": [[41, 45]],
            "source": [[34, 40]],
            "speaker": "Bo Ray",
            "aliases": ["Ray"],
        },
    ],
}
OTHER = {**GOLD, "id": "c", "text": "“Three.”", "quotes": []}


def predictions(*speakers: str) -> str:
    quotes = [
        {
            "content": quote["content"],
            "cue": quote["cue"],
            "source": quote["source"],
            "speaker": speaker,
            "confidence": 0.9,
        }
        for quote, speaker in zip(GOLD["quotes"], speakers, strict=False)
    ]
    return json.dumps({"id": "a [b]", "seconds": 0.5, "quotes": quotes, "meta": {"model": "m"}}) + "\n"


@pytest.fixture(autouse=True)
def _files(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n" + json.dumps(OTHER) + "\n")
    (tmp_path / "one.jsonl").write_text(json.dumps(GOLD) + "\n")
    (tmp_path / "new.jsonl").write_text(predictions("Ann Lee", "Ray"))
    (tmp_path / "old.jsonl").write_text(predictions("Bo Ray"))


def test_the_tables(run: Any) -> None:
    result = run("score", "one.jsonl", "new.jsonl", "--errors", "5", "--by-document")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines()[:38] == [
        "1 document · 11 words · 22 words a second",
        "",
        "Quoted: each stretch between quotation marks",
        "            Precision   Recall      F1   95 % interval   exact F1",
        "─────────────────────────────────────────────────────────────────",
        "detect          1.000    1.000   1.000               –      1.000",
        "who             1.000    1.000   1.000               –      1.000",
        "full name       0.500    0.500   0.500               –      0.500",
        "source          1.000    1.000   1.000               –      1.000",
        "cue             1.000    1.000   1.000               –      1.000",
        "linked          1.000    1.000   1.000               –      1.000",
        "",
        "Reported: each whole statement, indirect speech included",
        "            Precision   Recall      F1   95 % interval   exact F1",
        "─────────────────────────────────────────────────────────────────",
        "detect          1.000    1.000   1.000               –      1.000",
        "who             1.000    1.000   1.000               –      1.000",
        "full name       0.500    0.500   0.500               –      0.500",
        "source          1.000    1.000   1.000               –      1.000",
        "cue             1.000    1.000   1.000               –      1.000",
        "linked          1.000    1.000   1.000               –      1.000",
        "",
        "By type",
        "           Type     gold   found   recall   who right   recall",
        "──────────────────────────────────────────────────────────────",
        "quoted     direct      2       2    1.000           2    1.000",
        "reported   direct      2       2    1.000           2    1.000",
        "",
        "Confidence (reported): expected calibration error 0.100 over 2 rows",
        "Confidence   rows    mean   right     gap",
        "─────────────────────────────────────────",
        "[0.9, 1.0]      2   0.900   1.000   0.100",
        "",
        "By document (F1)",
        "Document                                       quoted     who   reported     who",
        "────────────────────────────────────────────────────────────────────────────────",
        "a [b]                                           1.000   1.000      1.000   1.000",
        "",
    ]


def test_what_a_user_wrote_is_no_markup(run: Any) -> None:
    result = run("score", "gold.jsonl", "old.jsonl", "--errors", "1")

    assert "Wrong attributions: 1 of 2" in result.stdout
    assert any(line.split() == ["a", "[b]", "One", "Ann", "Lee", "Bo", "Ray"] for line in result.stdout.splitlines())


def test_the_table_is_wider_where_there_is_room(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    lines = run("score", "gold.jsonl", "new.jsonl").stdout.splitlines()

    assert lines[3].split()[:3] == ["gold", "predicted", "right"]
    interval = ["0.000", "to", "1.000"]  # the second document has nothing in it, and may be drawn twice
    shares = ["1.000", *interval] * 3
    assert lines[5].split() == ["detect", "2", "2", "2", *shares, *["1.000"] * 3]


def test_json(run: Any) -> None:
    value = json.loads(run("score", "gold.jsonl", "old.jsonl", "-f", "json", "--errors", "9", "--by-document").stdout)

    assert value["figures"]["quoted.detect"] == {"p": 1, "r": 0.5, "f1": 2 / 3, "gold": 2, "pred": 1}
    assert value["figures"]["quoted.who"]["r"] == 0
    assert value["signature"]["model"] == "m"
    assert value["signature"]["settings"] is None
    assert value["signature"]["documents"] == 2
    assert [document["id"] for document in value["by_document"]] == ["a [b]", "c"]
    assert [(error["found"], error["predicted"]) for error in value["errors"]] == [(True, "Bo Ray"), (False, None)]


def test_against_other_predictions(run: Any) -> None:
    value = json.loads(run("score", "gold.jsonl", "new.jsonl", "--against", "old.jsonl", "-f", "json").stdout)
    table = run("score", "gold.jsonl", "new.jsonl", "--against", "old.jsonl").stdout

    assert value["against"]["quoted.who"] == {"f1": 1, "other": 0, "difference": 1, "interval": [0, 1], "p": 1}
    assert "quoted.who           1.000   0.000       +1.000   +0.000 to +1.000   1.0000" in table.splitlines()


def test_without_predictions_the_texts_are_extracted(run: Any) -> None:
    value = json.loads(run("score", "gold.jsonl", "-f", "json", "--model", "some_model", "--attitudes").stdout)

    assert value["figures"]["quoted.detect"]["r"] == 1
    assert value["figures"]["quoted.who"]["r"] == 0.5  # the fake extractor knows Ann Lee only
    assert value["signature"]["model"] == "some_model"
    engine = f"engine=reader {small_weights().digest}"
    assert (
        value["signature"]["settings"]
        == f"{engine}, genre=auto, attitudes=yes, thoughts=no, min_confidence=0, roster=none"
    )


def test_a_text_that_fails_counts_as_nothing_found(run: Any, tmp_path: Path) -> None:
    crash = {**GOLD, "id": "x", "text": TEXT.replace("He left", "CRASH")}
    (tmp_path / "crash.jsonl").write_text(json.dumps(GOLD) + "\n" + json.dumps(crash) + "\n")
    result = run("score", "crash.jsonl", "-f", "json")

    assert result.exit_code == 1
    assert "x: something broke inside" in result.stderr
    assert json.loads(result.stdout)["figures"]["quoted.detect"]["r"] == 0.5


def test_ctrl_c(run: Any, tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text(json.dumps({**OTHER, "text": "CTRL-C"}))
    result = run("score", "g.jsonl")

    assert (result.exit_code, result.stdout) == (130, "")
    assert "interrupted: 0 texts are done" in result.stderr


def test_every_fault_is_named(run: Any, tmp_path: Path) -> None:
    quote = {**GOLD["quotes"][0], "type": "x", "content": [[0, 999]]}
    (tmp_path / "bad.jsonl").write_text(json.dumps({**GOLD, "quotes": [quote]}))
    result = run("score", "bad.jsonl")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "error: bad.jsonl, line 1 (document a [b], quote q1): content [0, 999] ends after the text, which has "
        f"{len(TEXT)} characters",
        'error: bad.jsonl, line 1 (document a [b], quote q1): type must be direct or mixed or indirect, not "x"',
    ]


def test_missing_files(run: Any) -> None:
    result = run("score", "none.jsonl")

    assert result.exit_code == 1
    assert result.stderr == "error: none.jsonl: no such file; check the path\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("score",),
        ("score", "gold.jsonl", "new.jsonl", "--attitudes"),
        ("score", "gold.jsonl", "new.jsonl", "--model", "m"),
        ("score", "gold.jsonl", "new.jsonl", "-o", "gold.jsonl"),
        ("score", "gold.jsonl", "-f", "csv"),
        ("score", "gold.jsonl", "--errors", "-1"),
    ],
)
def test_wrong_usage(run: Any, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    "option",
    [
        parameter.opts[0]
        for parameter in get_command(app).commands["score"].params  # type: ignore[attr-defined]
        if parameter.name in {field.name for field in fields(ScoredExtractionOptions)}
        and parameter.name != "everywhere"  # stands beside --roster only, which is refused
    ],
)
def test_how_to_extract_means_nothing_where_predictions_are_given(run: Any, option: str) -> None:
    values = {
        "--engine": "rules",
        "--device": "cuda",
        "--genre": "news",
        "--min-confidence": "0.5",
        "--jobs": "1",
        "--max-seconds": "9",
    }
    value = () if option in {"--attitudes", "--thoughts"} else (values.get(option, "x"),)
    result = run("score", "gold.jsonl", "new.jsonl", option, *value)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Invalid value for {option}: this says how to extract" in result.stderr


def test_a_file_for_the_result(run: Any, tmp_path: Path) -> None:
    result = run("score", "gold.jsonl", "new.jsonl", "-o", "out.txt")

    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "out.txt").read_text().startswith("2 documents · 12 words")


def test_documents_without_predictions_are_said(run: Any) -> None:
    result = run("score", "gold.jsonl", "new.jsonl")

    assert result.exit_code == 0
    assert result.stderr == ("note: new.jsonl: nothing about 1 of 2 gold documents; nothing is found in them, then\n")


@pytest.mark.parametrize("columns", [40, 50, 60, 70, 100])
def test_no_figure_is_cut(run: Any, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    output = run("score", "gold.jsonl", "new.jsonl", "--against", "old.jsonl", "--by-document", "--errors", "2").stdout

    assert "…" not in output
    assert max(map(len, output.splitlines())) <= columns
    assert output.count("0.000 to 1.000") >= 4


def test_a_sheet_is_no_predictions(run: Any, tmp_path: Path) -> None:
    (tmp_path / "s.gold.txt").write_text("inquit sheet\nid: s\ngenre: news\n| “One,” she said.\n| More.\n")
    result = run("score", "gold.jsonl", "s.gold.txt")

    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "a sheet, not predictions; make records of it with: inquit gold build s.gold.txt" in result.stderr
