"""Which finder the settings ask for."""

from __future__ import annotations

import pytest

from inquit.settings import Settings
from inquit.statements import finder_for
from inquit.statements.neural.neural_finder import NeuralFinder
from inquit.statements.rules.rule_finder import RuleFinder


def test_each_engine_has_its_finder_with_what_the_user_set(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[tuple[str, int, str]] = []

    def load(engine: str, *, threads: int, device: str) -> None:
        loaded.append((engine, threads, device))

    monkeypatch.setattr("inquit.statements.neural.neural_finder.load_tagger", load)
    rules = finder_for(Settings(engine="rules", min_report_chance=0.4))
    neural = finder_for(Settings(engine="reader", threads=3, min_report_chance=0.5))
    large = finder_for(Settings(engine="large", threads=2, device="cuda"))
    assert isinstance(rules, RuleFinder)
    assert isinstance(neural, NeuralFinder)
    assert isinstance(large, NeuralFinder)
    assert loaded == [("reader", 3, "cpu"), ("large", 2, "cuda")]
    assert (rules.min_report_chance, neural.min_report_chance) == (0.4, 0.5)
