"""The table beside other tools: what is in it, and what is said where something is missing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import compare
from compare import PEERS, Comparisons, Row, main, recorded, scored, table
from corpora import Corpus, read_corpus
from inquit.api import load_pipeline
from inquit.settings import DEFAULT_MODEL
from systems import environments
from systems.baselines import nearest_name, no_speaker
from systems.environments import UnavailableError, predictions_of

HEADER = "tool\tcorpus\tquoted.detect\tquoted.who\tquoted.full_name\treported.detect\treported.who\twords\tdate"


@pytest.fixture
def corpus(gold: Path) -> Corpus:
    return read_corpus(gold)


def test_attitudes_are_asked_for_where_they_are_marked(gold: Path) -> None:
    assert not read_corpus(gold).attitudes
    gold.write_text(gold.read_text(encoding="utf-8").replace('"corpus": "tiny"', '"corpus": "polnear"'))
    assert read_corpus(gold).attitudes


def test_everything_in_marks_without_a_speaker(corpus: Corpus) -> None:
    row = scored("marks", corpus, [no_speaker(document) for document in corpus.documents])

    assert row.figures["quoted.detect"] == 1.0
    assert row.figures["quoted.who"] == 0.0


@pytest.mark.model
def test_the_nearest_name(corpus: Corpus) -> None:
    (document,) = corpus.documents
    record = nearest_name(document, load_pipeline(DEFAULT_MODEL))

    assert [quote["speaker"] for quote in record["quotes"]] == ["Ann Lee", "Ann Lee"]
    assert [document.text[s:e] for quote in record["quotes"] for s, e in quote["source"]] == ["Ann Lee", "Ann Lee"]


def test_recorded_figures_belong_to_one_file(tmp_path: Path) -> None:
    path = tmp_path / "peers.tsv"
    path.write_text(f"# from where\n{HEADER}\nTool\tabc\t.5\t\t\t\t\t\t2026-11-23\n", encoding="utf-8")

    assert list(recorded("abcdef", path)) == [Row("Tool", {"quoted.detect": 0.5}, None, "2026-11-23")]
    assert list(recorded("fabc", path)) == []


def test_the_file_of_peers() -> None:
    lines = PEERS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]

    assert "\t".join(rows[0]) == HEADER
    assert rows[1:] == sorted(rows[1:], key=lambda row: (row[0].lower(), row[1]))
    assert all(len(row) == len(rows[0]) and row[-1] and len(row[1]) == 12 for row in rows[1:])
    digests = {row[1] for row in rows[1:]}
    assert all(0 < value < 1 for digest in digests for row in recorded(digest) for value in row.figures.values())


def test_the_table() -> None:
    rows = (
        Row("inquit 1", {"quoted.detect": 0.5, "quoted.who": 0.25}, 1234.5),
        Row("Tool", {"quoted.detect": 0.75}, None, "2026-01-01", notes=("gave up once",)),
    )
    result = Comparisons("tiny", 1, 17, rows, {"textacy": "no network"}, "signed", {"quoted.who": (0.1, 0.4)})

    assert list(table(result, date(2026, 11, 23))) == [
        "## tiny: 1 document, 17 words (2026-11-23)",
        "",
        "| F1              | quoted.detect | quoted.who | words/s |",
        "| --------------- | ------------: | ---------: | ------: |",
        "| inquit 1        |         0.500 |  **0.250** |   1,234 |",
        "| Tool (recorded) |     **0.750** |          – |       – |",
        "",
        "- inquit, 95 % intervals: quoted.who 0.100 to 0.400",
        "- Tool: gave up once",
        "- textacy: skipped, no network",
        "- recorded: measured on 2026-01-01 with the medium English model; see peers.tsv",
        "- signature: signed",
        "",
    ]


def test_predictions_of_another_program_are_kept(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ran(command: list[str], given: str = "") -> str:
        asked.append(given)
        return json.dumps({"id": "harbour", "quotes": []}) + "\n"

    monkeypatch.setattr(environments, "environment", lambda cache, requirements: tmp_path / "python")
    monkeypatch.setattr(environments, "ran", ran)

    first = predictions_of("textacy", corpus, tmp_path, fresh=False)
    assert predictions_of("textacy", corpus, tmp_path, fresh=False) == first
    assert len(asked) == 1
    question: dict[str, Any] = json.loads(asked[0])
    assert [question["text"][s:e] for s, e in question["paragraphs"]] == question["text"].split("\n\n")

    predictions_of("textacy", corpus, tmp_path, fresh=True)
    assert len(asked) == 2


def test_an_environment_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "none"))
    pins = tmp_path / "pins.txt"
    pins.write_text("nothing==1\n")

    with pytest.raises(UnavailableError, match="none"):
        environments.environment(tmp_path, pins)
    assert not list(tmp_path.glob("environments/*/complete"))


@pytest.mark.model
def test_a_system_that_cannot_be_run_is_skipped_by_name(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unavailable(*args: object, **options: object) -> None:
        raise UnavailableError("no network")

    monkeypatch.setattr(compare, "predictions_of", unavailable)

    assert main([str(gold), "--cache", str(tmp_path), "--json"]) == 0

    (result,) = json.loads(capsys.readouterr().out)
    assert result["skipped"] == {"textacy": "no network"}
    assert [row["system"].split()[0] for row in result["rows"]] == ["inquit", "all", "all"]
    assert result["rows"][0]["figures"]["quoted.detect"] == 1.0


def test_a_corpus_that_cannot_be_read(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold.write_text("{}\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        main([str(gold)])
    assert "tiny.jsonl, line 1" in capsys.readouterr().err
