"""`fuzz_texts.py` and what it is made of; a slice of its long run, and what that has found."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.invariants import check, check_schema

import fuzz_runs
import fuzz_texts
from fuzz_runs import Notes, Run
from fuzz_texts import Corpus, ParsedAhead, Reading, readings
from hostile_texts import TextMaker
from inquit import Document, Quote, Speaker, TextSpan
from inquit.api import load_pipeline
from inquit.document import Evidence, Step
from inquit.settings import DEFAULT_MODEL
from shrinking import shrunk

# Texts that broke something once, as short as they could be made.
UNLUCKY = [
    pytest.param(found["text"], id=found["broke"])
    for line in (Path(__file__).parents[1] / "texts" / "unlucky.jsonl").read_text(encoding="utf-8").splitlines()
    for found in [json.loads(line)]
]
TEXT = "“We will stay,” Ann Lee said."
GOOD = Document(
    "",
    TEXT,
    (Quote("q1", "direct", (TextSpan(0, 15),), speaker_id="s1", confidence=0.5, evidence=Evidence("cue after")),),
    (Speaker("s1", "Ann Lee", named=True, mentions=(TextSpan(16, 23),)),),
)


@pytest.fixture(scope="module")
def ways() -> list[Reading]:
    return readings(ParsedAhead(load_pipeline(DEFAULT_MODEL)))


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Notes]:
    with Notes(tmp_path / "notes", tmp_path) as notes:
        yield notes


def findings(corpus: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in (corpus / "findings").glob("*")]


@pytest.mark.model
@pytest.mark.parametrize("text", UNLUCKY)
def test_what_broke_something_once_does_not(ways: list[Reading], text: str) -> None:
    assert {way.about: complaint for way in ways if (complaint := way.complaint(text)) is not None} == {}


@pytest.mark.model
@pytest.mark.parametrize("seed", [1, 2])
def test_a_slice_of_the_long_run_finds_nothing(notes: Notes, tmp_path: Path, seed: int) -> None:
    fuzz_texts.chunk(Run(seed, 0, 300, tmp_path), notes)

    assert notes.done == 300
    assert findings(tmp_path) == []
    assert sum(notes.counts[way] for way in (" ".join(pair) for pair in fuzz_texts.PAIRS)) == 300
    assert notes.counts["kept"] > 0


def test_texts_are_the_same_for_the_same_seed_and_of_many_kinds() -> None:
    def drawn() -> list[str]:
        maker, choice = TextMaker(["“Yes,” said Tom.\n\nHe left."]), random.Random("1")
        return [maker.draw(choice) for _ in range(4000)]

    first = drawn()

    assert first == drawn()
    assert len(set(first)) > 3600
    whole = "".join(first)
    assert all(sign in whole for sign in "“„«「\0\ufeff\ud800\u200d\u2029\r\u0301אق>")
    assert any(not text.strip() for text in first)


@pytest.mark.parametrize(
    "broken",
    [
        replace(GOOD, text=TEXT + " "),
        replace(GOOD, quotes=(replace(GOOD.quotes[0], content=(TextSpan(0, 400),)),)),
        replace(GOOD, quotes=(replace(GOOD.quotes[0], content=(TextSpan(3, 3),)),)),
        replace(GOOD, quotes=(replace(GOOD.quotes[0], content=(TextSpan(0, 9), TextSpan(8, 15))),)),
        replace(GOOD, quotes=(replace(GOOD.quotes[0], confidence=1.01),)),
        replace(GOOD, quotes=(replace(GOOD.quotes[0], confidence=float("nan")),)),
        replace(GOOD, quotes=(replace(GOOD.quotes[0], paragraph=2),)),
        replace(GOOD, quotes=(replace(GOOD.quotes[0], parent_id="q7"),)),
        replace(GOOD, quotes=(replace(GOOD.quotes[0], parent_id="q1"),)),
        replace(GOOD, quotes=(replace(GOOD.quotes[0], speaker_id=None, addressee_id="s9"),)),
        replace(GOOD, quotes=(replace(GOOD.quotes[0], type="spoken"),)),  # type: ignore[arg-type]
        replace(GOOD, quotes=GOOD.quotes * 2),
        replace(GOOD, quotes=(replace(GOOD.quotes[0], content=(TextSpan(4, 6),)), replace(GOOD.quotes[0], id="q2"))),
        replace(
            GOOD,
            quotes=(replace(GOOD.quotes[0], evidence=Evidence("x", (Step("Bob", TextSpan(16, 23), "source"),))),),
        ),
        replace(GOOD, speakers=GOOD.speakers * 2),
        replace(GOOD, speakers=(replace(GOOD.speakers[0], name=" "),)),
        replace(GOOD, speakers=(replace(GOOD.speakers[0], mentions=(TextSpan(16, 23), TextSpan(0, 2))),)),
        replace(GOOD, meta={"seen": (1, 2)}),
        replace(GOOD, meta={"text_sha256": "0"}),
    ],
)
def test_each_invariant_is_held_to(broken: Document) -> None:
    check(GOOD, TEXT)
    with pytest.raises(AssertionError):
        check(broken, TEXT)


def test_a_record_is_held_to_the_schema() -> None:
    check_schema(GOOD)
    with pytest.raises(AssertionError, match="schema"):
        check_schema(replace(GOOD, quotes=(replace(GOOD.quotes[0], cue_lemma=7),)))  # type: ignore[arg-type]


@pytest.mark.model
def test_an_exception_is_noted_with_the_least_of_its_text(
    ways: list[Reading], notes: Notes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(parsed: Any, *_: Any, **__: Any) -> Document:
        if "fail" in parsed.text:
            raise KeyError("no such thing")
        return GOOD

    monkeypatch.setattr("inquit.api.analyse", broken)
    for text in ("It would fail again.", "They fail."):
        fuzz_texts.try_text(text, ways[0], notes, Corpus(tmp_path))

    (found,) = findings(tmp_path)
    assert (found["text"], found["shrunk"]) == ("It would fail again.", "fail")
    assert "KeyError" in found["signature"]
    assert notes.counts["exceptions"] == 2


def test_what_a_writer_raises_is_noted(notes: Notes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fuzz_texts.write_in_all_formats([GOOD], notes)
    assert findings(tmp_path) == []

    def broken(*_: object) -> None:
        raise KeyError("no such thing")

    monkeypatch.setattr("inquit.io.outputs.csv_output.CsvWriter.document", broken)
    fuzz_texts.write_in_all_formats([GOOD], notes)
    assert {found["format"] for found in findings(tmp_path)} >= {"csv"}


@pytest.mark.model
def test_a_text_with_something_new_is_kept_for_the_next_chunk(ways: list[Reading], tmp_path: Path) -> None:
    corpus = Corpus(tmp_path)
    seen = fuzz_texts.seen_in(ways[0].extract(TEXT))

    assert corpus.take(TEXT, seen)
    assert not corpus.take("Another.", seen)
    assert Corpus(tmp_path).texts[-1] == TEXT


def test_a_text_is_made_as_short_as_it_can_be() -> None:
    assert shrunk("Here (as there) are marks: ( and ).", lambda text: text.count("(") > 1) == "(("


SCRIPT = """
import sys, time
from fuzz_runs import arguments, run
def chunk(this, notes):
    FIRST
    for i in range(this.size):
        notes.about_to(f"text {i}")
        if this.chunk == 1 and i == 2:
            BAD
        notes.done += 1
sys.exit(run(arguments("", total=9, size=3).parse_args(), chunk))
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run a script whose second chunk does something bad, in this process."""
    benchmarks = Path(fuzz_runs.__file__).parent
    monkeypatch.setenv("PYTHONPATH", str(benchmarks))
    script = tmp_path / "script.py"
    log, corpus = str(tmp_path / "log.jsonl"), str(tmp_path / "corpus")

    def ran(bad: str, first: str = "pass") -> int:
        script.write_text(SCRIPT.replace("BAD", bad).replace("FIRST", first))
        monkeypatch.setattr(sys, "argv", [str(script), "--log", log, "--corpus", corpus])
        args = fuzz_runs.arguments("", total=9, size=3).parse_args()
        return fuzz_runs.run(args, lambda *_: pytest.fail("a chunk is done in its own process"))

    return ran


def logged(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]


def test_a_run_goes_on_from_its_log(
    tmp_path: Path, run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("pass") == 0
    assert run("pass") == 0
    assert [(line["chunk"], line["done"]) for line in logged(tmp_path)] == [(0, 3), (1, 3), (2, 3)]
    assert "9 in" in capsys.readouterr().out
    assert not list((tmp_path / "corpus").iterdir())


def test_what_ends_the_process_is_known_and_the_run_goes_on(tmp_path: Path, run: Callable[..., int]) -> None:
    assert run("import os; os._exit(3)") == 1
    assert [line["done"] for line in logged(tmp_path)] == [3, 2, 3, 3]
    (found,) = findings(tmp_path / "corpus")
    assert found["items"] == "text 2"


def test_a_run_that_cannot_begin_is_given_up(tmp_path: Path, run: Callable[..., int]) -> None:
    assert run("pass", first="import no_such_module") == 1
    assert [line["done"] for line in logged(tmp_path)] == [0]
    (found,) = findings(tmp_path / "corpus")
    assert "no_such_module" in found["said"]


@pytest.mark.parametrize("bad", ["time.sleep(600)", "exec('while True: pass')"], ids=["waits", "works"])
def test_what_hangs_is_ended_and_known_with_where_it_was(
    tmp_path: Path, run: Callable[..., int], monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    monkeypatch.setattr(fuzz_runs, "HANGS", 1.0)
    assert run(bad) == 1
    assert sum(line["counts"].get("hangs", 0) for line in logged(tmp_path)) == 1
    assert sum(line["done"] for line in logged(tmp_path)) >= 9
    (found,) = findings(tmp_path / "corpus")
    assert found["items"] == "text 2"
    assert "in chunk" in found["said"]
