"""How sure a row is: the probability that it is a statement and its speaker is right.

Rows rest on one of two grounds. What a word reports is weighed by a logistic model over what is known of it: the rule
that found the mention, how likely the statement and its source are, the step that named the mention, and the kind of
statement (`languages/en/confidence_weights.tsv`, fitted by `training/fit_confidence.py` on documents with resolved
speakers). A line of a novel's dialogue is weighed by how likely the speaker was among the candidates, how likely the
words are anybody's, what the choice rests on, and what is known of the speaker (weights of the scorer of speakers,
fitted by `training/fit_speakers.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from inquit.document import Quote, Speaker
from inquit.entities.coreference.antecedent import Sureness
from inquit.entities.reach import Reach
from inquit.languages import Language
from inquit.languages.linear_model import sigmoid
from inquit.statements.statement_draft import StatementDraft

__all__ = [
    "ChoiceKind",
    "Grounds",
    "LineGrounds",
    "StatementGrounds",
    "certainty_features",
    "speaker_shape",
    "with_confidence",
]

# A feature for each step that a probability reaches, so that more of it adds weight after weight. By hand: closer where
# most probabilities lie; the weights are fitted for these steps.
STEPS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
BACK = (100, 300, 600, 1500)  # characters; by hand: within a sentence, a paragraph, a few, farther
RIVALS = (1, 2, 3, 5, 8)  # by hand: the first ones make the difference
PLACES = 2  # of a confidence; calibration was measured to the nearest hundredth
LEAST_CHANCE = 1e-4  # of a line's; chances nearer to 0 or 1 are not told apart (by hand, as the weights were fitted)

# What the choice of a line's speaker rests on; "sure" is a name beside a verb of speech.
ChoiceKind = Literal["sure", "name", "pronoun", "noun", "I", "other", "beat", "nothing"]


class Grounds(Protocol):
    """What the confidence of a row rests on."""

    def probability(self, quote: Quote, language: Language) -> float:
        """How likely the row is a statement and its speaker right."""
        ...


def with_confidence(quote: Quote, grounds: Grounds, language: Language) -> Quote:
    """The quote with its confidence; a quote of nobody has none."""
    if quote.speaker_id is None:
        return replace(quote, confidence=0.0)
    return replace(quote, confidence=round(grounds.probability(quote, language), PLACES))


@dataclass(frozen=True, slots=True)
class StatementGrounds:
    """What is known of a statement that a word, a mark or its place reports.

    rule: which rule found the mention beside it.
    naming: which step named the mention; None where none did.
    chance: how likely the statement and its link to the cue are, as the engine sees it.
    source_chance: how likely the source is, where the engine says so.
    sureness: of the choice whom the mention means, where a reader has learned to choose.
    speaker: what kind of speaker it is, and how he is called (`speaker_shape`).
    reach: how far a mention that is no name reaches back.
    engine: whose chances they are; those of one engine do not mean the same as those of another.
    """

    rule: str
    naming: str | None
    chance: float
    source_chance: float | None
    sureness: Sureness | None = None
    speaker: str | None = None
    reach: Reach | None = None
    engine: str = "rules"

    @classmethod
    def of(cls, draft: StatementDraft, rule: str, naming: str | None) -> StatementGrounds:
        """The grounds of a statement as the finder made it; what goes on from another has that one's source."""
        cue = (draft.after or draft).neural_cue
        if cue is None:
            return cls(rule, naming, draft.chance, None)
        return cls(rule, naming, draft.chance, cue.source_chance, engine=cue.engine)

    def features(self, quote: Quote) -> Iterator[str]:
        """The features of the row that the statement is."""
        quoted = "marks" if quote.type != "indirect" else "none"
        yield "bias"
        yield f"engine={self.engine}"
        yield f"rule={self.rule}"
        yield f"naming={self.naming or 'none'}"
        yield f"type={quote.type}"
        yield f"act={quote.act}"
        yield f"speaker={self.speaker or 'unknown'}|{quoted}"
        if self.reach is not None:
            yield from (f"back={step}" for step in BACK if self.reach.back >= step)
            if quoted == "marks":  # without marks a wrong speaker is the rarer mistake
                yield from (f"rivals={step}" for step in RIVALS if self.reach.rivals >= step)
        if self.sureness is not None:
            yield from (f"sureness={step}" for step in STEPS if self.sureness.chance >= step)
        for step in STEPS:
            if self.chance >= step:
                yield f"chance={self.engine}|{quoted}|{step}"
            if self.source_chance is not None and self.source_chance >= step:
                yield f"source={step}"

    def probability(self, quote: Quote, language: Language) -> float:
        """How likely the row is a statement and its speaker right."""
        return language.model("confidence_weights").probability(self.features(quote))


def speaker_shape(speaker: Speaker) -> str:
    """The kind of a speaker, and whether he has a name of one word, of several, or is only described."""
    named = "one word" if len(speaker.name.split()) == 1 else "several words"
    called = named if speaker.named else "described"
    return f"{speaker.kind or 'somebody'}, {called}"


@dataclass(frozen=True, slots=True)
class LineGrounds:
    """What is known of a line of dialogue and the choice of its speaker.

    chance: of the speaker chosen, among the candidates.
    said: how likely the words are somebody's speech.
    weights: of `certainty_features`.
    described: whether the speaker is only described, and may be somebody who has a name elsewhere.
    """

    chance: float
    said: float
    kind: ChoiceKind
    weights: NDArray[np.float32]
    described: bool = False

    def probability(self, quote: Quote, language: Language) -> float:
        """How likely the row is speech and its speaker right."""
        return sigmoid(
            float(certainty_features(self.chance, self.said, self.kind, described=self.described) @ self.weights)
        )


def certainty_features(chance: float, said: float, kind: ChoiceKind, *, described: bool = False) -> NDArray[np.float32]:
    """What the confidence of a line is weighed by: the log odds of both chances, each kind, and if it is described."""
    kinds = (kind == k for k in get_args(ChoiceKind))
    return np.array([_log_odds(chance), _log_odds(said), *kinds, described], dtype=np.float32)


def _log_odds(chance: float) -> float:
    clipped = min(1 - LEAST_CHANCE, max(LEAST_CHANCE, chance))
    return float(np.log(clipped / (1 - clipped)))
