"""The choice among candidates by weights: somebody has the chances of all of his places."""

from __future__ import annotations

from math import exp, log

import pytest

from inquit.entities.coreference.antecedent import Antecedent, Sureness
from inquit.entities.coreference.weighed_candidates import AntecedentCandidate, chosen, weighed_kinds
from inquit.entities.speaker_key import SpeakerKey
from inquit.languages.linear_model import LinearModel

MODEL = LinearModel({"he|near": 1.0, "he|far": -1.0, "they|near": -5.0})


def candidate(name: str, **features: float) -> AntecedentCandidate:
    key = SpeakerKey("description", details=(name,))
    return AntecedentCandidate(key, Antecedent("pronoun", key=key), features)


def test_the_heaviest_is_chosen_with_its_chance_and_that_of_the_next() -> None:
    choice = chosen("he", [candidate("a"), candidate("b", near=2.0), candidate("c", far=1.0)], MODEL)
    assert choice is not None
    assert choice.candidate.key == SpeakerKey("description", details=("b",))
    total = 1 + exp(2) + exp(-1)
    assert choice.sureness == pytest.approx((exp(2) / total, 1 / total))


def test_places_of_one_count_together_and_the_best_of_them_is_shown() -> None:
    places = [candidate("a", near=log(2)), candidate("b", near=log(1.5)), candidate("b", near=log(1.4))]
    choice = chosen("he", places, MODEL)
    assert choice is not None
    assert choice.candidate is places[1]
    assert choice.sureness == pytest.approx((2.9 / 4.9, 2 / 4.9))


def test_each_kind_has_weights_of_its_own_and_unknown_features_none() -> None:
    choice = chosen("they", [candidate("a", near=1.0), candidate("b", strange=9.0)], MODEL)
    assert choice is not None
    assert choice.candidate.key == SpeakerKey("description", details=("b",))


def test_the_kinds_that_have_weights_are_weighed() -> None:
    assert weighed_kinds(MODEL) == {"he", "they"}
    assert weighed_kinds(LinearModel({})) == set()


def test_the_only_one_is_certain_and_none_is_nobody() -> None:
    choice = chosen("he", [candidate("a")], MODEL)
    assert choice is not None
    assert choice.sureness == (1.0, 0.0)
    assert chosen("he", [], MODEL) is None


def test_scores_without_bound_do_no_harm() -> None:
    choice = chosen("he", [candidate("a", near=1e6), candidate("b", far=1e6)], MODEL)
    assert choice is not None
    assert choice.sureness == (1.0, 0.0)


def test_of_two_choices_in_a_row_both_have_to_be_right() -> None:
    assert Sureness(0.8, 0.1).before(Sureness(0.5, 0.3)) == pytest.approx((0.4, 0.3))
    assert Sureness(0.8, 0.1).before(None) == (0.8, 0.1)
