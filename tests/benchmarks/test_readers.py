"""`fuzz_readers.py`, a slice of its long run, and `reading_cost.py`."""

from __future__ import annotations

import base64
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.invariants import check_input
from tests.made_inputs import ARTICLE, MAKERS

import fuzz_readers
import reading_cost
from fuzz_runs import Notes, Run
from hostile_files import ENDINGS, FileMaker
from hostile_texts import TextMaker
from inquit import Failure, TextSpan
from inquit.document import Place
from inquit.io.read_inputs import read_sources
from inquit.source import GivenTurn, Markup, Source


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Notes]:
    with Notes(tmp_path / "notes", tmp_path) as notes:
        yield notes


@pytest.fixture(scope="module")
def maker() -> FileMaker:
    return FileMaker(TextMaker([]))


@pytest.mark.parametrize("ending", ENDINGS)
def test_drawn_files_are_the_same_every_time_and_no_two_alike(ending: str) -> None:
    def drawn() -> list[bytes]:
        maker, choice = FileMaker(TextMaker([])), random.Random("1")
        return [maker.draw(ending, choice) for _ in range(40)]

    first = drawn()

    assert first == drawn()
    assert len(set(first)) > 30


@pytest.mark.parametrize("ending", ["html", "docx", "epub", "pdf", "rss", "json", "csv", "parquet", "zip", "gz"])
def test_some_drawn_files_are_still_read(maker: FileMaker, ending: str, tmp_path: Path) -> None:
    """What is refused at the first look tries nothing behind it."""
    choice = random.Random("1")
    for n in range(20):
        (tmp_path / f"{n}.{ending}").write_bytes(maker.draw(ending, choice))
    found = list(read_sources([str(tmp_path)], io.BytesIO()))

    assert any(isinstance(one, Source) for one in found)


def test_a_slice_of_the_long_run_finds_nothing(notes: Notes, tmp_path: Path) -> None:
    fuzz_readers.chunk(Run(1, 0, 100, tmp_path), notes)

    assert notes.done == 100
    assert not list(tmp_path.glob("findings/*"))
    assert sum(count for key, count in notes.counts.items() if key.endswith(("texts", "refused"))) >= 80
    assert not list(tmp_path.glob("files-*"))


def test_an_error_that_no_reader_expects_is_told(
    notes: Notes, tmp_path: Path, maker: FileMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> None:
        raise KeyError(text)

    monkeypatch.setattr("inquit.io.inputs.text_input.line_places", broken)
    monkeypatch.setattr("fuzz_readers.ENDINGS", ("txt",))
    fuzz_readers.chunk(Run(1, 0, 20, tmp_path), notes)

    assert notes.counts["exceptions"] > 1
    found = [json.loads(path.read_text()) for path in tmp_path.glob("findings/*")]
    assert all(base64.b64decode(one["data"]) for one in found)
    assert all("please report this" in one["signature"] for one in found)


@pytest.mark.parametrize(
    "broken",
    [
        Failure("x", ""),
        Failure("x", "two\nlines"),
        Source("x", "text", notices=("",)),
        Source("x", "text", markup=Markup(bold=(TextSpan(0, 5),))),
        Source("x", "text", markup=Markup(places=(Place(3, "b"), Place(0, "a")))),
        Source("x", "text", markup=Markup(places=(Place(9, "b"),))),
        Source("x", "text", markup=Markup(turns=(GivenTurn((TextSpan(2, 9),), "Ann"),))),
    ],
)
def test_what_comes_of_a_file_is_held_to_what_it_promises(broken: Source | Failure) -> None:
    check_input(Source("x", "text"))
    check_input(Failure("x", "x: not there"))
    with pytest.raises(AssertionError):
        check_input(broken)


def test_reading_is_timed_by_the_megabyte_of_text(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(MAKERS["txt"](reading_cost.of_length(20_000)))

    assert len(reading_cost.reading_seconds(tmp_path / "x.txt", 2)) == 2
    assert abs(len(reading_cost.of_length(20_000).text) - 20_000) < len(ARTICLE.text)
