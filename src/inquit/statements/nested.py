"""Quotes inside quotes that somebody else said: “If a guest asks, the waiters shout, ‘Soup is off!’”"""

from __future__ import annotations

from collections.abc import Sequence

from inquit.statements.paragraph_candidates import ParagraphCandidates
from inquit.statements.quoted import link
from inquit.statements.statement_draft import StatementDraft
from inquit.text.marks.marked_stretches import MarkedStretches, Stretch

__all__ = ["nested_statements"]


def nested_statements(
    candidates: ParagraphCandidates,
    marks: MarkedStretches,
    inner: Sequence[Stretch],
    here: Sequence[StatementDraft],
) -> list[StatementDraft]:
    """Quotes inside quotes that have a cue of their own: rows under the row that holds them.

    inner: the stretches of the paragraph that lie in others. here: its statements.
    """
    p = candidates.paragraph
    owner = {i: draft for draft in here for i in draft.marked}
    out: list[StatementDraft] = []
    for stretch in inner:
        parent = owner.get(marks.outermost(stretch.marked))
        around = next((s for s in candidates.stretches if s.span.contains(stretch.span)), None)
        if parent is None or around is None:
            continue
        closed = [not around.lo <= i < around.hi or stretch.lo <= i < stretch.hi for i in range(len(p))]
        within = ParagraphCandidates(p, (stretch,), closed, ())
        linked, _ = link(within, marks.marked)
        out += [
            StatementDraft(
                p,
                [stretch.span],
                "cue",
                found.chance,
                found.cue,
                p,
                quoted=[stretch.span],
                first=stretch,
                parent=parent,
            )
            for found in linked
            if found.cue is not None
        ]
    return out
