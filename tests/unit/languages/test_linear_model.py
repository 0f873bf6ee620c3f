"""The logistic model and the files that its weights come from."""

from __future__ import annotations

from math import exp, isclose
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquit.errors import LexiconError
from inquit.languages import language_of
from inquit.languages.language import Language
from inquit.languages.linear_model import LinearModel, bucket, sigmoid


@given(st.floats(-30, 30))
def test_sigmoid_is_the_logistic_function(x: float) -> None:
    assert isclose(sigmoid(x), 1 / (1 + exp(-x)), rel_tol=1e-9)
    assert isclose(sigmoid(x) + sigmoid(-x), 1)


@pytest.mark.parametrize(("x", "expected"), [(1e6, 1.0), (-1e6, 0.0), (0.0, 0.5)])
def test_sigmoid_does_not_overflow(x: float, expected: float) -> None:
    assert sigmoid(x) == expected


def test_weights_of_features_add_up_and_unknown_ones_count_nothing() -> None:
    model = LinearModel({"bias": -1.0, "lemma=say": 3.0})
    assert model.probability([]) == 0.5
    assert model.probability(["bias"]) == sigmoid(-1)
    assert model.probability(["bias", "lemma=say"]) == sigmoid(2)
    assert model.probability(["bias", "lemma=say", "never seen"]) == sigmoid(2)


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (1, 1), (1.5, 1), (2, 2), (4, 3), (99, 3)])
def test_bucket_counts_the_edges_reached(value: float, expected: int) -> None:
    assert bucket(value, (1, 2, 4)) == expected


def test_a_model_is_read_from_its_table(tmp_path: Path) -> None:
    (tmp_path / "made_up.tsv").write_text("feature\tweight\nbias\t-0.5\na=b|c\t2\n", encoding="utf-8")
    assert Language("xx", tmp_path).model("made_up").weights == {"bias": -0.5, "a=b|c": 2.0}


@pytest.mark.parametrize("weight", ["", "much", "1,5"])
def test_a_weight_that_is_no_number_is_named_with_its_file(tmp_path: Path, weight: str) -> None:
    (tmp_path / "made_up.tsv").write_text(f"feature\tweight\nbias\t{weight}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"made_up\.tsv: .*reinstall inquit"):
        Language("xx", tmp_path).model("made_up")


@pytest.mark.parametrize("name", ["frame_weights", "link_weights", "stretch_weights"])
def test_the_shipped_models_load(name: str) -> None:
    weights = language_of().model(name).weights
    assert weights
    assert all(abs(weight) < 100 for weight in weights.values())
