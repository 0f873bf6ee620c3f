"""`fuzz_readers.py` and `reading_cost.py`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.made_inputs import ARTICLE, MAKERS

import fuzz_readers
import reading_cost


@pytest.mark.parametrize("ending", MAKERS)
def test_broken_files_are_the_same_every_time_and_most_are_broken(ending: str) -> None:
    first, second = (list(fuzz_readers._mutants(ending, 40, random.Random("1"))) for _ in range(2))

    assert first == second
    assert sum(data != MAKERS[ending](ARTICLE) for _, data in first) > 30


def test_every_file_is_read_or_refused() -> None:
    outcome = fuzz_readers.fuzz("csv", 20, 1, 60.0)

    assert outcome.files == 20
    assert outcome.read + outcome.refused >= 20
    assert outcome.good


def test_an_error_that_no_reader_expects_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> None:
        raise KeyError(text)

    monkeypatch.setattr("inquit.io.inputs.text_input.line_places", broken)
    outcome = fuzz_readers.fuzz("txt", 5, 1, 60.0)

    assert outcome.tracebacks
    assert not outcome.good


def test_reading_is_timed_by_the_megabyte_of_text(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(MAKERS["txt"](reading_cost.of_length(20_000)))

    assert len(reading_cost.reading_seconds(tmp_path / "x.txt", 2)) == 2
    assert abs(len(reading_cost.of_length(20_000).text) - 20_000) < len(ARTICLE.text)
