"""Which statements without quotation marks are likely enough to be listed."""

from __future__ import annotations

from inquit.languages.relations import NOMINAL_SUBJECTS
from inquit.languages.tags import INFINITIVE_TO
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.thresholds import NEURAL_REPORT_OR_ATTITUDE, OwnThresholds

__all__ = ["is_likely"]


def is_likely(draft: StatementDraft, own: OwnThresholds, *, attitudes: bool, at_least: float | None) -> bool:
    """Whether words without marks are likely enough reported ones: of either act, or of speech.

    own: the thresholds of the engine.
    at_least: what the user asks for in their place.
    """
    if attitudes or draft.neural_cue is None:
        return draft.chance >= (NEURAL_REPORT_OR_ATTITUDE if at_least is None else at_least)
    if at_least is None:
        at_least = own.clause if _says_something(draft) else own.phrase
    return draft.chance * draft.neural_cue.speech >= at_least


def _says_something(draft: StatementDraft) -> bool:
    """Whether the words hold somebody who does or is something, or begin with an infinitive."""
    p = draft.paragraph
    tokens = [i for span in draft.content if p.span.contains(span) for i in p.tokens_in(span)]
    return any(p.dep[i] in NOMINAL_SUBJECTS for i in tokens) or (bool(tokens) and p.tag[tokens[0]] == INFINITIVE_TO)
