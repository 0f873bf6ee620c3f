"""Which printed names are accepted for a speaker."""

from __future__ import annotations

import pytest

from inquit.scoring import same_name, same_speaker


@pytest.mark.parametrize(
    "printed",
    [
        "George Robertson",
        "GEORGE ROBERTSON",
        "Lord George Robertson",
        "Mr. Robertson",
        "the Robertson",
        "Robertson's",
        "Robertson’s",
        "NATO Secretary-General Lord George Robertson",
        "George Robertson, the head of NATO",
    ],
)
def test_accepted(printed: str) -> None:
    assert same_speaker(printed, ["George Robertson", "Robertson"], [["Igor Ivanov"]])


@pytest.mark.parametrize(
    "printed", [None, "", "—", "Ivanov", "George", "Robertson and Ivanov", "a George Robertson fan"]
)
def test_not_accepted(printed: str | None) -> None:
    assert not same_speaker(printed, ["George Robertson", "Robertson"], [["Igor Ivanov"]])


def test_a_bare_name_that_is_also_somebody_elses_is_not_enough() -> None:
    clintons = ["Hillary Clinton", "Mrs. Clinton"], [["Bill Clinton", "Clinton"]]

    assert same_speaker("Mrs. Clinton", *clintons)
    assert not same_speaker("Ms. Clinton", *clintons)


def test_the_full_name_is_the_canonical_one() -> None:
    assert same_name("Lord George Robertson", ["George Robertson"])
    assert not same_name("Robertson", ["George Robertson"])
    assert not same_name(None, ["George Robertson"])
