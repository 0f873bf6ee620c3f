"""`inquit extract --jobs`: what a user of several processes can rely on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from tests.waiting import LIMIT, until

import inquit.cli.run
from inquit import DEFAULT_MODEL, Document, Extractor, Failure, Roster, RosterEntry, Settings, WorkerError
from inquit.api import _reader
from inquit.cli.run import TEXTS_PER_PROCESS
from inquit.compute import Service, Workers
from inquit.samples import read_sample
from inquit.tagger.shared_encoder import window_reader, with_encoder_elsewhere

TOO_MANY = 2_000  # texts, which take minutes
PARAGRAPH = "“We won,” said Ann Lee, the mayor of Springfield. She added that “nobody” had expected it.\n\n"


@pytest.mark.parametrize(
    ("arguments", "texts", "cores", "jobs"),
    [
        ((), 1, 8, 1),
        ((), TEXTS_PER_PROCESS, 8, 1),
        ((), 3 * TEXTS_PER_PROCESS, 8, 3),
        ((), 100, 8, 8),
        ((), 100, 1, 1),
        (("--jobs", "5"), 1, 8, 5),  # a named pipe counts as one text and may hold many
        (("--jobs", "1"), 100, 8, 1),
    ],
)
def test_how_many_processes(
    run: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    texts: int,
    cores: int,
    jobs: int,
) -> None:
    chosen = []
    monkeypatch.setattr("inquit.cli.run.fitting_processes", lambda: cores)
    monkeypatch.setattr(inquit.cli.run, "run", lambda job: chosen.append(inquit.cli.run.processes(job)))
    (tmp_path / "x.jsonl").write_text('{"id": "a", "text": "x"}\n' * texts)

    assert run("extract", "x.jsonl", *arguments).exit_code == 0
    assert chosen == [jobs]


def test_no_process_is_wrong_usage(run: Any) -> None:
    assert run("extract", "x.txt", "--jobs", "0").exit_code == 2


def _texts(folder: Path, *texts: str) -> Path:
    path = folder / "x.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
    return path


def _command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "inquit", "extract", *map(str, arguments)]


def _without_seconds(data: bytes) -> Iterator[bytes]:
    for line in data.splitlines():
        before, _, after = line.partition(b'"seconds": ')
        yield before + after.partition(b",")[2]


@pytest.mark.model
@pytest.mark.parametrize("format_", ["jsonl", "csv"])
def test_the_output_is_that_of_one_process(tmp_path: Path, format_: str) -> None:
    source = _texts(
        tmp_path, PARAGRAPH, read_sample(), "", "“Sure \ud800,” he said.", *[PARAGRAPH * n for n in (9, 1, 5)]
    )
    source.write_text(source.read_text() + "no JSON\n")
    roster = tmp_path / "roster.csv"
    roster.write_text("name,aliases,id\nAnnabel Lee,Ann Lee,Q7\n")
    options = ("-f", format_, "--all-quoted", "--attitudes", "--roster", roster)
    one, two = (
        subprocess.run(_command(source, *options, "--jobs", n), capture_output=True, check=False, timeout=LIMIT)
        for n in (1, 2)
    )

    assert one.returncode == two.returncode == 1
    assert one.stderr == two.stderr
    assert b"Annabel Lee" in two.stdout
    assert list(_without_seconds(one.stdout)) == list(_without_seconds(two.stdout))


@pytest.mark.model
def test_a_missing_model_is_one_line(tmp_path: Path) -> None:
    source = _texts(tmp_path, PARAGRAPH, PARAGRAPH)
    command = _command(source, "--jobs", 2, "--model", "no_such_model", "-o", tmp_path / "out")
    done = subprocess.run(command, capture_output=True, check=False, timeout=LIMIT)

    assert done.returncode == 1
    assert done.stderr.startswith(b"error: the spaCy pipeline 'no_such_model' cannot be loaded")
    assert done.stderr.count(b"\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["x.jsonl"]


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for a group of processes")
def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    source = _texts(tmp_path, *[PARAGRAPH * 40] * TOO_MANY)
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.partial"
    process = subprocess.Popen(
        _command(source, "-f", "jsonl", "-o", out, "--jobs", 2), stderr=subprocess.PIPE, start_new_session=True
    )
    assert until(lambda: part.exists() and part.read_bytes().count(b"\n") >= 2)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: every process is told
    _, errors = process.communicate(timeout=LIMIT)

    assert process.returncode == 130
    lines = part.read_text().splitlines()
    where = f"the results stand in {part}, and --resume goes on from there"
    assert errors.decode() == f"error: interrupted: {len(lines)} texts are done; {where}\n"
    assert [json.loads(line)["id"] for line in lines] == [str(n) for n in range(len(lines))]
    assert len(lines) < TOO_MANY
    assert not out.exists()
    assert until(lambda: not _in_group(process.pid))  # multiprocessing's own helper goes last


def _in_group(group: int) -> list[str]:
    shown = subprocess.run(["ps", "-e", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in shown.splitlines()]
    return [row[2] for row in rows if row[0] == str(group) and not row[1].startswith("Z")]


@pytest.mark.model
def test_a_loaded_pipeline_is_saved_for_the_processes() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    ruler = nlp.add_pipe("entity_ruler", config={"overwrite_ents": True})
    ruler.add_patterns([{"label": "PERSON", "pattern": "Thump Inc"}])  # type: ignore[attr-defined]
    settings = Settings(attitudes=True, roster=Roster((RosterEntry("Annabel Lee", ("Ann Lee",)),)))
    extractor = Extractor(nlp, settings=settings)
    texts = [("a", PARAGRAPH), ("b", "Thump Inc said that it would sell. “Soon,” it said."), ("c", read_sample())]

    def shown(results: Iterator[Document | Failure]) -> list[object]:
        return [{**vars(result), "meta": None} for result in results]

    assert shown(extractor.extract_many(texts, jobs=2)) == shown(extractor.extract_many(texts))


@pytest.mark.model
def test_a_pipeline_that_no_other_process_can_load() -> None:
    @Language.component("known_only_here")
    def known_only_here(doc: Any) -> Any:
        return doc

    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("known_only_here")
    with pytest.raises(WorkerError, match=r"another process.*known_only_here"):
        list(Extractor(nlp).extract_many([("a", PARAGRAPH)], jobs=2))


@pytest.mark.model
@pytest.mark.skipif(not Service.are_possible, reason="there is none on this system")
def test_with_the_encoder_in_one_process_documents_are_the_same() -> None:
    """As on a GPU; here on the processor, whose encoder takes windows one by one."""
    settings = Settings(threads=1)
    texts = [(f"t{number}", PARAGRAPH * number + read_sample() * (number == 2)) for number in range(1, 4)]
    load = partial(with_encoder_elsewhere, partial(_reader, DEFAULT_MODEL, settings, None))
    with Workers(load, 2, service=partial(window_reader, "reader", threads=1, device="cpu")) as workers:
        found = list(workers.read(texts))
    assert list(map(timeless, found)) == [timeless(one) for one in Extractor(settings=settings).extract_many(texts)]


def timeless(result: Document | Failure) -> Document:
    assert isinstance(result, Document)
    return replace(result, meta={**result.meta, "seconds": 0})
