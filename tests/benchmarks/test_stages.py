"""The clock of stages.py, and the texts it makes."""

from __future__ import annotations

from pkgutil import resolve_name

import pytest

from inquit import Extractor
from stages import REST, STAGES, Clock, joined, stage_seconds, tables


def test_what_runs_inside_another_counts_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter([0.0, 1.0, 5.0, 8.0, 20.0, 21.0])  # outer begins, inner begins, ends, outer ends; outer again
    monkeypatch.setattr("time.perf_counter", lambda: next(now))
    clock = Clock()
    inner = clock.timed("inner", lambda: None)
    outer = clock.timed("outer", lambda deep: inner() if deep else None)

    outer(deep=True)
    outer(deep=False)

    assert clock.seconds == {"inner": 4.0, "outer": 5.0}


def test_the_clock_counts_what_breaks_and_leaves_all_as_it_was() -> None:
    before = {place: getattr(resolve_name(place[0]), place[1]) for place in STAGES.values()}
    clock = Clock()

    with pytest.raises(ZeroDivisionError), clock.around(STAGES):
        clock.timed("broken", lambda: 1 / 0)()

    assert "broken" in clock.seconds
    assert {place: getattr(resolve_name(place[0]), place[1]) for place in STAGES.values()} == before


@pytest.mark.parametrize(("words", "expected"), [(0, ""), (2, "a b"), (3, "a b\n\nc"), (5, "a b\n\nc\n\nd\n\na b")])
def test_texts_of_a_length(words: int, expected: str) -> None:
    assert joined(["a b\n\nc", "d"], words) == expected


def test_texts_without_words() -> None:
    with pytest.raises(SystemExit):
        joined(["\n\n"], 1)


def test_the_tables() -> None:
    result = {
        "words": 100,
        "components": {"ner": 0.5},
        "stages": {"marks": 1.5, REST: 0.0},
        "lengths": [
            {"words": 0, "seconds": 0.0, "peak_mib": 200.0},
            {"words": 500, "seconds": 0.25, "peak_mib": 243.4},
        ],
    }
    text = "\n".join(tables(result))

    assert "| ner                             |   0.500 | 100.0% |        200 |" in text
    assert "| the rest                        |   0.000 |   0.0% |          – |" in text
    assert "|    500 |    0.25 |   2,000 |      243 |" in text


@pytest.mark.model
def test_every_stage_is_met() -> None:
    seconds = stage_seconds(Extractor(), ["“We will stay,” Ann Lee said."], rounds=1)

    assert list(seconds) == [*STAGES, REST]
    assert all(value > 0 for value in seconds.values())
