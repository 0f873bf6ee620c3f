"""How sure a row is: precisions looked up and multiplied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from inquit.speakers import confidence as module
from inquit.speakers.confidence import CHANCE_STEPS, confidence, mention_key

ROWS = (
    {"step": "mention", "key": "any", "precision": "0.5", "rows": "9"},
    {"step": "mention", "key": "clause|5", "precision": "0.9", "rows": "9"},
    {"step": "mention", "key": "clause|0", "precision": "0.3", "rows": "9"},
    {"step": "naming", "key": "any", "precision": "0.6", "rows": "9"},
    {"step": "naming", "key": "full name", "precision": "1", "rows": "9"},
)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(module, "read_table", lambda _: ROWS)
    module._precisions.cache_clear()
    yield
    module._precisions.cache_clear()


@pytest.mark.parametrize(
    ("rule", "chance", "naming", "expected"),
    [
        ("clause", 0.99, "full name", 0.9),
        ("clause", 0.1, "full name", 0.3),
        ("clause", 0.99, "pronoun", 0.54),  # a step that was not counted: that of all
        ("clause", 0.6, "full name", 0.5),  # a bin that was not counted
        ("unheard of", 0.99, "unheard of", 0.3),
    ],
)
@pytest.mark.usefixtures("table")
def test_the_precisions_of_mention_and_naming_are_multiplied(
    rule: str, chance: float, naming: str, expected: float
) -> None:
    assert confidence(rule, chance, naming) == pytest.approx(expected)


@pytest.mark.parametrize("chance", [0.0, 0.29, 0.3, 0.949, 0.95, 1.0])
def test_mentions_are_told_apart_by_rule_and_bin(chance: float) -> None:
    reached = sum(chance >= step for step in CHANCE_STEPS)
    assert mention_key("clause", chance) == f"clause|{reached}"


@pytest.mark.parametrize("rule", ["clause", "cue before", "goes on", "unheard of"])
@pytest.mark.parametrize("naming", ["full name", "unheard of"])
def test_the_shipped_table_gives_probabilities_of_two_places(rule: str, naming: str) -> None:
    for chance in (0.0, 0.5, 1.0):
        value = confidence(rule, chance, naming)
        assert 0 < value <= 1
        assert value == round(value, 2)
