"""The choice among those whom a phrase may take up: what is known of each is weighed, and the weights are fitted.

The chances of all add up to one; somebody who is spoken of in several places has those of all of them. The weights
(`languages/en/antecedent_weights.tsv`) are of numbers, and each kind of phrase has its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Literal, NamedTuple

from inquit.entities.coreference.antecedent import Antecedent, Sureness
from inquit.entities.speaker_key import SpeakerKey
from inquit.languages.linear_model import LinearModel

__all__ = ["AntecedentCandidate", "Choice", "PhraseKind", "chosen", "weighed_kinds"]

PhraseKind = Literal["he", "it", "they", "person", "thing"]
Features = Mapping[str, float]
_PARTED = "|"  # a kind from what is known of a place, in the names of weights


@dataclass(frozen=True, slots=True)
class AntecedentCandidate:
    """Somebody at one place; candidates with one key are one.

    antecedent: what is answered if it is chosen; None where the phrase takes up nobody.
    """

    key: SpeakerKey | None
    antecedent: Antecedent | None
    features: Features


class Choice(NamedTuple):
    """What was chosen, and how sure that is."""

    candidate: AntecedentCandidate
    sureness: Sureness


def weighed_kinds(model: LinearModel) -> frozenset[str]:
    """The kinds that have weights: those for which the reader's links make a choice better. Rules decide the others."""
    return frozenset(feature.partition(_PARTED)[0] for feature in model.weights)


def chosen(kind: PhraseKind, candidates: Sequence[AntecedentCandidate], model: LinearModel) -> Choice | None:
    """The likeliest of the candidates, at its likeliest place; None where there are none."""
    if not candidates:
        return None
    weights = model.weights
    scores = [sum(weights.get(f"{kind}{_PARTED}{f}", 0.0) * x for f, x in c.features.items()) for c in candidates]
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    of_key: dict[SpeakerKey | None, float] = defaultdict(float)
    for candidate, share in zip(candidates, shares, strict=True):
        of_key[candidate.key] += share / total
    key = max(of_key, key=of_key.__getitem__)
    best = max((i for i, c in enumerate(candidates) if c.key == key), key=scores.__getitem__)
    others = [chance for k, chance in of_key.items() if k != key]
    return Choice(candidates[best], Sureness(of_key[key], max(others, default=0.0)))
