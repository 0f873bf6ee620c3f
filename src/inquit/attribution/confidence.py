"""How sure a row is: the probability that it is a statement and its speaker is right.

A logistic model over what is known of a row: the rule that found the mention, how likely the statement and its source
are, the step that named the mention, and the kind of statement. Its weights (`languages/en/confidence_weights.tsv`) are
fitted by `training/fit_confidence.py` on documents with resolved speakers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from inquit.document import Act, QuoteType
from inquit.languages import load_model

__all__ = ["confidence", "confidence_features"]

# A feature for each step that a probability reaches, so that more of it adds weight after weight.
STEPS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)


def confidence_features(
    rule: str, naming: str, *, chance: float, source_chance: float | None, type: QuoteType, act: Act
) -> Iterator[str]:
    """The features of a row.

    chance: how likely the statement and its link to the cue are, as the engine sees it.
    source_chance: how likely the source is, where the engine says so.
    """
    quoted = "marks" if type != "indirect" else "none"
    engine = "rules" if source_chance is None else "reader"
    yield "bias"
    yield f"engine={engine}"
    yield f"rule={rule}"
    yield f"naming={naming}"
    yield f"type={type}"
    yield f"act={act}"
    for step in STEPS:
        if chance >= step:
            yield f"chance={engine}|{quoted}|{step}"
        if source_chance is not None and source_chance >= step:
            yield f"source={step}"


def confidence(features: Iterable[str]) -> float:
    """The probability that a row with these features is right, rounded to two places."""
    return round(load_model("confidence_weights").probability(features), 2)
