"""How sure a line's speaker is: a logistic model, fitted on what was chosen for novels left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from inquit.attribution.confidence import certainty_features
from inquit.attribution.novel.speaker_choice import SpeakerChoice, is_only_described
from speaker_card import Certainty
from speaker_data import Names, NovelLines, printed_name

CERTAINTY_STRENGTH = 1.0  # inverse strength of the L2 penalty


def fit_certainty(novels: Sequence[NovelLines], turns: Sequence[Sequence[SpeakerChoice]]) -> Certainty:
    """Certainty, fitted on choices for novels left out."""
    rows, right = [], []
    for novel, chosen in zip(novels, turns, strict=True):
        names = Names([q for quotes in novel.gold for q in quotes if q is not None])
        for turn, quotes, said in zip(chosen, novel.gold, novel.said, strict=True):
            printed = printed_name(novel.book, turn.speaker)
            for quote in quotes:
                if turn.speaker is not None and (quote is None or quote["speaker"] is not None):
                    described = is_only_described(novel.book, turn.speaker)
                    rows.append(certainty_features(turn.chance, said, turn.kind, described=described))
                    right.append(names.is_right(printed, quote))
    model = LogisticRegression(C=CERTAINTY_STRENGTH, fit_intercept=False, max_iter=1000)
    model.fit(np.array(rows), np.array(right))
    chances, wrong = model.predict_proba(np.array(rows))[:, 1], ~np.array(right, dtype=bool)
    least = np.argsort(chances, kind="stable")[: len(rows) // 10]
    shares = _calibration_error(chances, ~wrong), float(wrong[least].sum() / wrong.sum())
    return Certainty(model.coef_[0].astype(np.float32), *shares)


def _calibration_error(chances: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    places = np.minimum((chances * bins).astype(int), bins - 1)
    return sum(
        float(abs(chances[places == b].mean() - right[places == b].mean()) * (places == b).mean())
        for b in range(bins)
        if (places == b).any()
    )
