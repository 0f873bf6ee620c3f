"""The scorer of candidates."""

from __future__ import annotations

import numpy as np
import pytest

from inquit.attribution.novel.ranking.line_features import LINE_FEATURES
from inquit.attribution.novel.ranking.speaker_model import SpeakerScorer, load_speaker_model, scorer_digest
from inquit.attribution.novel.ranking.turn_taking import TURN_FEATURES
from inquit.attribution.novel.ranking.turns_ahead import AHEAD_FEATURES


def array(*values: object) -> np.ndarray:
    return np.array(values, dtype=np.float32)


# Two networks over two features; hidden layers of one and two units.
LAYERS = (
    (array([[1.0], [1.0]], [[2.0], [0.0]]), array([[0.5]], [[-1.0]])),
    (array([[1.0, -1.0]], [[1.0, 1.0]]), array([[0.0, 0.0]], [[0.0, 1.0]])),
    (array([[1.0], [1.0]], [[0.5], [2.0]]), array([[0.0]], [[3.0]])),
)
SCORER = SpeakerScorer(array(1.0, 2.0), array(2.0, 4.0), LAYERS)


def test_networks_score_candidates_and_the_mean_of_their_chances_counts() -> None:
    rows = array([3.0, 6.0], [1.0, 2.0], [-3.0, 2.0])
    # scaled: (1, 1), (0, 0), (-2, 0)
    # the first network: hidden 2.5, .5, 0; then (2.5, 0), (.5, 0), (0, 0); scores 2.5, .5, 0
    # the second: hidden 1, 0, 0; then (1, 2), (0, 1), (0, 1); scores 7.5, 5, 5
    one, other = np.exp([2.5, 0.5, 0.0]), np.exp([7.5, 5.0, 5.0])
    expected = (one / one.sum() + other / other.sum()) / 2
    assert SCORER.chances(rows) == pytest.approx(expected, rel=1e-5)


def test_chances_of_one_candidate_and_of_far_scores() -> None:
    assert SCORER.chances(array([1.0, 2.0])).tolist() == [1.0]
    assert SCORER.chances(array([2000.0, 2.0], [1.0, 2.0])).tolist() == pytest.approx([1.0, 0.0])


def test_the_shipped_scorers_read_the_features_that_there_are() -> None:
    model = load_speaker_model()
    ahead = len(LINE_FEATURES) + len(AHEAD_FEATURES)
    for scorer, features in ((model.from_end, ahead), (model.onward, ahead + len(TURN_FEATURES))):
        assert scorer.mean.shape == scorer.scale.shape == (features,)
        assert [weights.shape[1] for weights, _ in scorer.layers] == [features, 64, 32]
    assert model.certainty.shape == (11,)
    assert len(scorer_digest()) == 64 or scorer_digest()


def test_columns_have_names_of_their_own() -> None:
    names = [*LINE_FEATURES, *AHEAD_FEATURES, *TURN_FEATURES]
    assert len(set(names)) == len(names)
