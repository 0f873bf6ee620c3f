"""How sure a row is: what it depends on, and that it is a probability."""

from __future__ import annotations

from typing import Any

import pytest

from inquit.attribution.confidence import STEPS, confidence, confidence_features

USUAL: dict[str, Any] = {"chance": 0.9, "source_chance": 0.9, "type": "direct", "act": "speech"}


def features(rule: str = "read: cue before", naming: str = "full name", **given: Any) -> set[str]:
    return set(confidence_features(rule, naming, **{**USUAL, **given}))


@pytest.mark.parametrize("chance", [0.0, 0.2, 0.89, 0.9, 1.0])
def test_each_step_that_a_probability_reaches_counts(chance: float) -> None:
    found = {f for f in features(chance=chance) if f.startswith("chance=")}
    assert found == {f"chance=reader|marks|{step}" for step in STEPS if chance >= step}


def test_without_a_source_probability_the_row_is_of_the_rules() -> None:
    found = features(source_chance=None)
    assert "engine=rules" in found
    assert not any(f.startswith("source=") for f in found)


@pytest.mark.parametrize(("type_", "where"), [("direct", "marks"), ("mixed", "marks"), ("indirect", "none")])
def test_statements_with_and_without_marks_are_weighed_apart(type_: str, where: str) -> None:
    assert f"chance=reader|{where}|0.5" in features(type=type_)


@pytest.mark.parametrize("rule", ["read: cue before", "clause", "goes on", "unheard of"])
@pytest.mark.parametrize("naming", ["full name", "unheard of"])
@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_the_shipped_weights_give_probabilities_of_two_places(rule: str, naming: str, chance: float) -> None:
    value = confidence(features(rule, naming, chance=chance))
    assert 0 <= value <= 1
    assert value == round(value, 2)


def test_more_likely_statements_are_surer() -> None:
    low, high = (confidence(features(chance=c, source_chance=c)) for c in (0.1, 1.0))
    assert low < high
