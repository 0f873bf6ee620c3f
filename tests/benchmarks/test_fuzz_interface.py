"""A slice of the run of `fuzz_interface.py`: the same requests each time."""

from __future__ import annotations

from pathlib import Path

from tests.unit.web.programs import asking


def test_a_slice_of_the_long_run_finds_nothing(tmp_path: Path) -> None:
    from fuzz_interface import answered, corpus, faults  # schemathesis takes seconds to load, in each worker

    with asking(corpus(tmp_path / "quotes.db")) as program:
        assert list(faults(program, examples=4)) == []

    assert {200, 201, 422} <= set(answered)  # some are taken, and some are not
    assert max(answered) < 500
