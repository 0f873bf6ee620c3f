"""Which statements without quotation marks are likely enough to be listed."""

from __future__ import annotations

from inquit.languages.relations import CLAUSAL_COMPLEMENT, NOMINAL_SUBJECTS, OPEN_CLAUSE
from inquit.languages.tags import INFINITIVE_TO
from inquit.statements.statement_draft import StatementDraft
from inquit.statements.thresholds import NEURAL_REPORT_OR_ATTITUDE, OwnThresholds

__all__ = ["is_likely"]

_COMPLEMENTS = frozenset({CLAUSAL_COMPLEMENT, OPEN_CLAUSE})


def is_likely(draft: StatementDraft, own: OwnThresholds, *, attitudes: bool, at_least: float | None) -> bool:
    """Whether words without marks are likely enough reported ones: of either act, or of speech.

    own: the thresholds of the engine.
    at_least: what the user asks for in their place.
    """
    if attitudes or draft.neural_cue is None:
        return draft.chance >= (NEURAL_REPORT_OR_ATTITUDE if at_least is None else at_least)
    if at_least is None:
        if own.complement is not None and _says_something(draft) and _is_complement(draft):
            return draft.chance >= own.complement
        at_least = own.clause if _says_something(draft) else own.phrase
    return draft.chance * draft.neural_cue.speech >= at_least


def _says_something(draft: StatementDraft) -> bool:
    """Whether the words hold somebody who does or is something, or begin with an infinitive."""
    p = draft.paragraph
    tokens = [i for span in draft.content if p.span.contains(span) for i in p.tokens_in(span)]
    return any(p.dep[i] in NOMINAL_SUBJECTS for i in tokens) or (bool(tokens) and p.tag[tokens[0]] == INFINITIVE_TO)


def _is_complement(draft: StatementDraft) -> bool:
    """Whether the parse, too, takes the words for the clause of their cue, a verb of speech: "asked them to leave"."""
    p, cue = draft.cue_paragraph, draft.cue
    if p is None or cue is None or p is not draft.paragraph or p.lemma[cue] not in p.language.reporting.verbs:
        return False
    clauses = {k for k in p.children[cue] if p.dep[k] in _COMPLEMENTS and k > cue}
    return any(i in clauses for span in draft.content for i in p.tokens_in(span))
