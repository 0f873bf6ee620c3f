"""One part of a corpus: what is written, what is done again, and what is refused."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from inquit import (
    Extractor,
    Failure,
    InputError,
    OutputError,
    Settings,
    SettingsError,
    WorkerError,
    read,
    read_results,
    write,
)
from inquit.cli import app
from inquit.compute import Workers
from inquit.shards import CorpusRun, PartOptions, PartSummary, ReadOptions, part_reading, read_part

pytestmark = pytest.mark.model
TEXTS = {
    "a": "“We won,” said Ann Lee. The mayor said that it rained.",
    "b": "Nothing was said there.",
    "c": "“We lost,” said Bo Ray, a fisherman.",
}
RULES = Settings(engine="rules")
OPTIONS = PartOptions(settings=RULES)
BESIDE = ["part", "engine", "weights", "error"]


@pytest.fixture(scope="module", autouse=True)
def _readers_end() -> Iterator[None]:
    yield
    part_reading.close_reader()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "texts.jsonl"
    lines = [json.dumps({"id": id_, "text": text}) for id_, text in TEXTS.items()]
    file.write_text("\n".join([lines[0], '{"id": "no"}', *lines[1:]]), encoding="utf-8")
    return file


def rows_of(file: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(file).to_pylist()
    return rows


def without(row: dict[str, Any], columns: Collection[str]) -> dict[str, Any]:
    return {name: cell for name, cell in row.items() if name not in columns}


def said(summary: PartSummary) -> list[tuple[str, int, bool]]:
    return [(text.id, text.rows, text.error is not None) for text in summary.texts]


def test_the_rows_are_those_of_one_process(source: Path, tmp_path: Path) -> None:
    whole, part = tmp_path / "whole.parquet", tmp_path / "p.parquet"
    write(Extractor(settings=RULES).extract_many(read(source)), whole)

    summary = read_part(source, part, OPTIONS)

    assert said(summary) == [("a", 2, False), (f"{source}, line 2", 0, True), ("b", 0, False), ("c", 1, False)]
    rows = rows_of(part)
    assert [{key: row[key] for key in row if key not in BESIDE} for row in rows if row["error"] is None] == rows_of(
        whole
    )
    assert {(row["part"], row["engine"], row["weights"]) for row in rows} == {("p", "rules", None)}
    failed = [row for row in rows if row["error"] is not None]
    assert [row["document"] for row in failed] == [f"{source}, line 2"]
    assert "each line must look like" in failed[0]["error"]


@pytest.mark.parametrize("ending", ["parquet", "jsonl"])
def test_results_in_parts_are_read_as_results(source: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"p.{ending}"
    read_part(source, target, OPTIONS)

    found = list(read_results(target))

    assert {one.id: len(one) for one in found if not isinstance(one, Failure)} == {"a": 2, "b": 0, "c": 1}
    assert [one.id for one in found if isinstance(one, Failure)] == [f"{source}, line 2"]


@pytest.mark.parametrize("ending", ["parquet", "jsonl"])
def test_what_is_done_is_not_done_again(source: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"p.{ending}"
    first = read_part(source, target, OPTIONS)
    written = target.stat().st_mtime_ns

    again = read_part(source, target, OPTIONS)

    assert (again.known, again.texts, again.words) == (True, first.texts, 0)
    assert target.stat().st_mtime_ns == written
    assert not read_part(source, target, PartOptions(settings=RULES, again_failed=True)).known


def test_what_was_made_otherwise_is_not_taken(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.parquet"
    read_part(source, target, OPTIONS)

    with pytest.raises(OutputError, match="made from something else"):
        read_part(source, target, PartOptions(settings=Settings(engine="rules", attitudes=True)))
    source.write_text(source.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(OutputError, match="made from something else"):
        read_part(source, target, OPTIONS)


def test_another_machine_with_other_weights_is_refused(source: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkerError, match="install the same on all"):
        read_part(source, tmp_path / "p.parquet", PartOptions(settings=RULES, expected="another digest"))


def test_a_reader_that_is_killed_costs_nothing(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.parquet"
    read_part(source, tmp_path / "before.parquet", OPTIONS)
    before = part_reading.reader_pids()
    for pid in before:
        os.kill(pid, signal.SIGKILL)

    summary = read_part(source, target, OPTIONS)

    assert before
    assert set(before).isdisjoint(part_reading.reader_pids())
    assert [text.rows for text in summary.texts] == [2, 0, 0, 1]


def test_a_text_that_kills_whoever_reads_it_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[1] / "compute")
    import fake_reading

    part_reading.close_reader()
    monkeypatch.setattr(part_reading, "workers_for", lambda *_, **__: Workers(fake_reading.load, 1))
    source, target = tmp_path / "texts.jsonl", tmp_path / "p.parquet"
    texts = {"a": "Word.", "b": "die", "c": f"die-once {tmp_path / 'died'}", "d": "Word."}
    source.write_text("\n".join(json.dumps({"id": id_, "text": text}) for id_, text in texts.items()))

    summary = read_part(source, target, OPTIONS)

    assert said(summary) == [("a", 1, False), ("b", 0, True), ("c", 1, False), ("d", 1, False)]
    assert ["and the one before it died, too" in (row["error"] or "") for row in rows_of(target)] == [
        False,
        True,
        False,
        False,
    ]
    part_reading.close_reader()


def test_results_in_parts_are_read_by_other_commands(source: Path, tmp_path: Path) -> None:
    source.write_text("\n".join(json.dumps({"id": id_, "text": text}) for id_, text in TEXTS.items()))
    with CorpusRun([source], tmp_path / "out", OPTIONS) as run:
        run.plan()
        for part in run.parts:
            run.add(read_part(part, run.target(part), run.options))
        run.finish()
    write(Extractor(settings=RULES).extract_many(read(source)), tmp_path / "one.jsonl")
    database = str(tmp_path / "quotes.db")

    def shown(*arguments: str) -> str:
        ran = CliRunner().invoke(app, arguments)
        assert ran.exit_code == 0, ran.stderr
        return ran.stdout

    assert shown("stats", str(tmp_path / "out")) == shown("stats", str(tmp_path / "one.jsonl"))
    shown("add", database, str(tmp_path / "out"))
    found = json.loads(shown("find", database, "-f", "json"))["documents"]
    assert {one["id"]: len(one["quotes"]) for one in found} == {"a": 2, "c": 1}


def test_addresses_and_columns(tmp_path: Path) -> None:
    source = tmp_path / "table.csv"
    source.write_text(f'key,body,paper\nk,"{TEXTS["c"]}",Echo\n')
    reading = ReadOptions(text_column="body", id_column="key", keep=("paper",))

    read_part(source.as_uri(), (tmp_path / "p.parquet").as_uri(), PartOptions(settings=RULES, reading=reading))

    (row,) = rows_of(tmp_path / "p.parquet")
    assert (row["document"], row["speaker"], row["paper"], row["part"]) == ("k", "Bo Ray", "Echo", "p")


def test_what_cannot_be_written_leaves_nothing(source: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot be written \(no such file or directory\)"):
        read_part(source, tmp_path / "missing" / "p.parquet", OPTIONS)
    with pytest.raises(SettingsError, match=r"\.parquet or \.jsonl"):
        read_part(source, tmp_path / "p.csv", OPTIONS)
    with pytest.raises(InputError, match="no such file"):
        read_part(tmp_path / "none.jsonl", tmp_path / "p.parquet", OPTIONS)
    assert os.listdir(tmp_path) == ["texts.jsonl"]
