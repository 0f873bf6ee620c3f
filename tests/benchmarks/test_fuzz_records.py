"""`fuzz_records.py`, and a slice of its run."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from fuzz_records import Good, Subjects, changed_value, outcome
from hostile_texts import TextMaker
from inquit.errors import InputError

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def good() -> Good:
    return Good()


@pytest.mark.parametrize("subject", ["record", "gold", "predictions", "sheet", "roster"])
def test_what_is_changed_is_read_or_refused_in_a_sentence(good: Good, subject: str, tmp_path: Path) -> None:
    subjects, choice = Subjects(good, TextMaker([]), tmp_path), random.Random("1")
    outcomes = []
    for _ in range(300):
        steps = subjects.all[subject](choice)
        what = next(steps)
        kind, signature = outcome(steps)
        assert not signature, (signature, what)
        outcomes.append(kind)

    assert {"accepted", "refused"} == set(outcomes)


def test_what_is_good_is_accepted(good: Good, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fuzz_records.changed_value", lambda value, *_: value)
    subjects, choice = Subjects(good, TextMaker([]), tmp_path), random.Random("1")
    for _ in range(20):
        steps = subjects.all["record"](choice)
        next(steps)
        assert outcome(steps) == ("accepted", "")


def test_changes_reach_every_part_of_a_value() -> None:
    value = {"a": [1, {"b": "x"}], "c": None}
    choice, texts = random.Random("1"), TextMaker([])
    changed = [changed_value(copy.deepcopy(value), texts, choice) for _ in range(400)]

    assert any(one == {"a": [1, {"b": "x"}]} for one in changed)
    assert any(one == {"a": [1, {}], "c": None} for one in changed)
    assert any(isinstance(one, dict) and one.get("a") == [0, {"b": "x"}] for one in changed)
    assert any(not isinstance(one, dict) for one in changed)


def test_only_refusals_in_one_line_and_errors_on_purpose_are_in_order() -> None:
    def refusing(error: Exception) -> Iterator[None]:
        yield
        raise error

    def after(error: Exception) -> tuple[str, str]:
        steps = refusing(error)
        next(steps)
        return outcome(steps)

    assert after(InputError("no")) == ("refused", "")
    assert after(InputError(" "))[0] == "breaches"
    assert after(AssertionError("x"))[0] == "breaches"
    assert after(KeyError("x"))[0] == "exceptions"
