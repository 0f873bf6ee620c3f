"""`inquit network` over results and databases."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import networkx
import pytest
from tests.unit.breakdown.test_speech_network import FIRST, SECOND, story

from inquit.document import Document, Speaker
from inquit.store import Store

HOSTILE = "<Bo>\x1b[31m"


@pytest.fixture(autouse=True)
def _results(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(FIRST.to_json(with_text=True) + "\n" + SECOND.to_json(with_text=True) + "\n")


def graph(run: Any, ending: str, *options: str) -> Any:
    assert run("network", *options, "-o", f"x.{ending}").exit_code == 0
    return {"gexf": networkx.read_gexf, "graphml": networkx.read_graphml}[ending](f"x.{ending}")


def test_a_table_for_people(run: Any) -> None:
    lines = run("network", "r.jsonl").stdout.splitlines()

    assert [line.split() for line in lines[2:4]] == [["Ann", "Lee", "Tom", "3", "6"], ["Tom", "Ann", "Lee", "1", "1"]]
    assert lines[-1] == "2 documents: 2 speakers · 4 of 6 lines"


def test_nobody_is_spoken_to(run: Any, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(story(("s1", None, "Oh, dear!")).to_json(with_text=True))

    assert run("network", "r.jsonl").stdout == "Of 1 line none is shown to be said to somebody.\n"


@pytest.mark.parametrize("ending", ["gexf", "graphml"])
def test_a_graph_that_networkx_reads(run: Any, ending: str) -> None:
    found = graph(run, ending, "r.jsonl")

    assert sorted(found.edges(data="words")) == [("Ann Lee", "Tom", 6), ("Tom", "Ann Lee", 1)]
    assert found["Ann Lee"]["Tom"]["weight"] == 3
    ann, tom = found.nodes["Ann Lee"], found.nodes["Tom"]
    assert (ann["gender"], ann["lines"], ann["named"], ann["label"]) == ("female", 4, True, "Ann Lee")
    assert "gender" not in tom


@pytest.mark.parametrize("ending", ["gexf", "graphml"])
def test_with_by_there_is_an_edge_for_each_value(run: Any, ending: str) -> None:
    found = graph(run, ending, "r.jsonl", "--by", "document")

    assert sorted((*ends, part) for *ends, part in found.edges(data="document")) == [
        ("Ann Lee", "Tom", "a"),
        ("Ann Lee", "Tom", "b"),
        ("Tom", "Ann Lee", "a"),
    ]


@pytest.mark.parametrize("ending", ["gexf", "graphml"])
def test_a_graph_is_the_same_on_every_day_and_holds_any_name(run: Any, ending: str, tmp_path: Path) -> None:
    bo = Speaker("s2", HOSTILE, named=True)
    document = Document("h", FIRST.text, FIRST.quotes, (FIRST.speakers[0], bo))
    (tmp_path / "r.jsonl").write_text(document.to_json(with_text=True))

    assert "<Bo>␛[31m" in graph(run, ending, "r.jsonl")
    assert "lastmodifieddate" not in Path(f"x.{ending}").read_text("utf-8")


def test_csv_and_json(run: Any, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("network", "r.jsonl", "-f", "csv", "--by", "document").stdout)))
    record = json.loads(run("network", "r.jsonl", "-f", "json").stdout)

    assert [(one["speaker"], one["document"], one["lines"]) for one in rows] == [
        ("Ann Lee", "a", "2"),
        ("Ann Lee", "b", "1"),
        ("Tom", "a", "1"),
    ]
    assert record["lines"] == 6
    assert record["people"][1]["addressed"] == 3
    assert record["ties"][0] == {"speaker": "Ann Lee", "addressee": "Tom", "lines": 3, "words": 6, "documents": 2}


def test_a_database(run: Any, tmp_path: Path) -> None:
    with Store(tmp_path / "q.db") as store:
        store.add(FIRST)

    assert run("network", "q.db").stdout.splitlines()[-1] == "2 speakers · 3 of 4 lines"


def test_rows_are_chosen_as_for_other_figures(run: Any) -> None:
    assert run("network", "r.jsonl", "--to", "Tom").stdout.splitlines()[-1] == "2 documents: 2 speakers · 3 of 3 lines"


@pytest.mark.parametrize("by", ["person", "Addressee"])
def test_a_row_is_of_two_people_anyway(run: Any, by: str) -> None:
    result = run("network", "r.jsonl", "--by", by)

    assert result.exit_code == 2
    assert "is of a person and an addressee anyway" in " ".join(result.stderr.split())


def test_without_networkx_the_command_that_installs_it_is_named(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inquit.io.outputs.output_format.find_spec", lambda _: None)
    result = run("network", "r.jsonl", "-o", "x.gexf")

    assert result.exit_code == 1
    assert "needs networkx, which is not installed" in result.stderr
    assert "[network]" in result.stderr
